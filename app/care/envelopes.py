"""The contract's monthly hours (volume d'heures mensuel): a dated figure, else what its reference weeks give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.care.enrolments import Enrolment
from app.care.reserved import Schedule
from app.dated import latest
from app.days import Month
from app.errors import InvalidEntry
from app.families.records import Child
from app.session import Session
from app.store import Record
from app.structure.opening import Calendar
from app.users import Right
from app.wording import spoken_period

MOST_MINUTES = 31 * 1440


@dataclass(frozen=True, kw_only=True, slots=True)
class HourEnvelope(Record):
    """The minutes that an enrolment reserves in a whole month, from `first_day` on: a moving roster fills them."""

    PERIOD: ClassVar[tuple[str, str]] = ("first_day", "first_day")

    enrolment_id: int
    first_day: date
    monthly_minutes: int


class Basis(StrEnum):
    """Where the figure comes from."""

    CONTRACT = "contract"
    WEEKS = "weeks"


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthEnvelope:
    """The minutes foreseen for one month; `days` of its `length` are in the enrolment."""

    minutes: int
    basis: Basis
    days: int
    length: int


def set_envelope(
    session: Session, enrolment: Enrolment, first_day: date, monthly_minutes: int
) -> HourEnvelope:
    """The enrolment's monthly hours from that day on; a row of the same day is replaced. Raises InvalidEntry."""
    session.require(Right.EDIT_ENROLMENTS)
    if not enrolment.covers(first_day):
        raise InvalidEntry(
            f"Le contrat va {spoken_period(enrolment.first_day, enrolment.last_day)} : "
            "le volume d’heures commence un de ces jours.",
            field="first_day",
        )
    if not 0 < monthly_minutes <= MOST_MINUTES:
        raise InvalidEntry(
            "Un volume d’heures mensuel va de 1 minute à 744 heures : vérifiez-le.", field="monthly_minutes"
        )
    child = session.store.get(Child, enrolment.child_id)
    wanted = HourEnvelope(enrolment_id=enrolment.id, first_day=first_day, monthly_minutes=monthly_minutes)
    with session.store.atomic("set_envelope", about=child.name):
        former = session.store.find(HourEnvelope, enrolment_id=enrolment.id, first_day=first_day)
        return session.store.change(replace(wanted, id=former[0].id)) if former else session.store.add(wanted)


def remove_envelope(session: Session, envelope: HourEnvelope) -> None:
    """Takes a mistyped figure away: the one before it holds again, else the reference weeks."""
    session.require(Right.EDIT_ENROLMENTS)
    enrolment = session.store.get(Enrolment, envelope.enrolment_id)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("remove_envelope", about=child.name):
        session.store.remove(envelope)


def envelopes_by_enrolment(
    session: Session, enrolments: Sequence[Enrolment]
) -> dict[int, list[HourEnvelope]]:
    """Each enrolment's figures, the oldest first; those without are left out."""
    session.require(Right.SEE_CHILDREN)
    rows = session.store.find(HourEnvelope, enrolment_id=[one.id for one in enrolments])
    found: dict[int, list[HourEnvelope]] = {}
    for row in sorted(rows, key=lambda row: row.first_day):
        found.setdefault(row.enrolment_id, []).append(row)
    return found


def covered_days(enrolment: Enrolment, month: Month) -> list[date]:
    """The month's days inside the enrolment."""
    return [day for day in month.days() if enrolment.covers(day)]


def month_envelope(
    enrolment: Enrolment, rows: Iterable[HourEnvelope], weeks: Schedule, calendar: Calendar, month: Month
) -> MonthEnvelope | None:
    """What the contract foresees of the month; None where it says nothing.

    A dated figure counts in proportion to the days of the month inside the enrolment, rounded down to the minute.
    `weeks` are the reference weeks without the exceptions: what they leave on the month's open days stands for a
    figure where none was set.
    """
    days, length = covered_days(enrolment, month), month.last.day
    if not days:
        return None
    row = latest(rows, days[-1])
    if row is not None:
        minutes = row.monthly_minutes * len(days) // length
        return MonthEnvelope(minutes=minutes, basis=Basis.CONTRACT, days=len(days), length=length)
    minutes = sum(weeks.on(calendar.on(day)).minutes for day in days)
    return (
        MonthEnvelope(minutes=minutes, basis=Basis.WEEKS, days=len(days), length=length) if minutes else None
    )
