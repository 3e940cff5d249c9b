"""The crèche itself (structure): identity for the CAF, opening, closures, public holidays, agreed capacity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.errors import Conflict, InvalidEntry
from app.session import Session
from app.spans import Span, check_span, spilling
from app.store import Record
from app.users import Right
from app.wording import WEEKDAYS, spoken_day, spoken_span


class Area(StrEnum):
    """Where public holidays differ (rules.md, Time)."""

    METROPOLITAN = "metropolitan"
    ALSACE_MOSELLE = "alsace_moselle"
    GUADELOUPE = "guadeloupe"
    MARTINIQUE = "martinique"
    GUYANE = "guyane"
    REUNION = "reunion"
    MAYOTTE = "mayotte"


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity(Record):
    """What the crèche is called and by which numbers the CAF knows it, from `first_day` on (a dated row)."""

    first_day: date
    name: str
    manager: str | None = None
    """The organisation that runs it (gestionnaire)."""
    address: str | None = None
    postcode: str | None = None
    commune: str | None = None
    phone: str | None = None
    email: str | None = None
    caf_office: str | None = None
    """The CAF's own number (code organisme), column 1 of Filoué."""
    caf_number: str | None = None
    """The equipment's file number at the CAF."""
    idequ: str | None = None
    label_number: str | None = None
    label_first_day: date | None = None
    label_last_day: date | None = None
    area: Area = Area.METROPOLITAN
    micro: bool = False
    """A micro-crèche: one adult is enough up to three children."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpeningSpan(Record):
    """An opening span of a weekday (0 = Monday), in the set that holds from `first_day` on."""

    first_day: date
    weekday: int
    start: int
    end: int


class ClosureReason(StrEnum):
    """Why the crèche is closed."""

    HOLIDAYS = "holidays"
    PEDAGOGICAL = "pedagogical"
    EXCEPTIONAL = "exceptional"


@dataclass(frozen=True, kw_only=True, slots=True)
class Closure(Record):
    """Days closed, or a span of each of these days (`start` and `end` both given)."""

    first_day: date
    last_day: date
    reason: ClosureReason
    start: int | None = None
    end: int | None = None
    label: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicHoliday(Record):
    """A public holiday of the crèche's area; closed unless `opens`."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    day: date
    name: str
    opens: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CapacitySlot(Record):
    """Agreed places during a slot of the day, in the set that holds from `first_day` on (capacité modulée)."""

    first_day: date
    start: int
    end: int
    places: int


Week = Mapping[int, Sequence[Span]]
"""Spans by weekday, 0 = Monday; a weekday left out is closed."""


def set_opening(session: Session, first_day: date, week: Week) -> list[OpeningSpan]:
    """The opening week from that day on, whole; a set that began the same day is replaced, the past is kept.

    Raises InvalidEntry or Conflict, field "week".
    """
    session.require(Right.EDIT_STRUCTURE)
    check_week(week)
    with session.store.atomic("set_opening", about=f"à partir du {spoken_day(first_day)}"):
        for former in session.store.find(OpeningSpan, first_day=first_day):
            session.store.remove(former)
        return session.store.add_all(
            OpeningSpan(first_day=first_day, weekday=weekday, start=span.start, end=span.end)
            for weekday, spans in sorted(week.items())
            for span in sorted(spans)
        )


def check_week(week: Week) -> None:
    """Raises InvalidEntry for a span that is none and for an empty week, Conflict for two that overlap."""
    for spans in week.values():
        for span in spans:
            check_span(span)
    clash = spilling([week.get(weekday, ()) for weekday in range(7)])
    if clash is not None:
        first, before, second, after = clash
        raise Conflict(
            f"L’ouverture du {WEEKDAYS[first]} {spoken_span(*before)} et celle du {WEEKDAYS[second]} "
            f"{spoken_span(*after)} se chevauchent : raccourcissez l’une des deux.",
            field="week",
        )
    if not any(week.values()):
        raise InvalidEntry(
            "La semaine n’a aucune plage d’ouverture : indiquez-en au moins une. "
            "Pour fermer quelque temps, ajoutez plutôt une fermeture.",
            field="week",
        )


def remove_opening(session: Session, first_day: date) -> None:
    """Takes the set that begins that day away: the one before it holds again. Raises Conflict for the only one."""
    session.require(Right.EDIT_STRUCTURE)
    spans = session.store.find(OpeningSpan)
    if all(span.first_day == first_day for span in spans):
        raise Conflict(
            "Ce sont les seuls horaires de la crèche : modifiez-les plutôt que de les supprimer.",
            field="first_day",
        )
    with session.store.atomic("remove_opening", about=f"à partir du {spoken_day(first_day)}"):
        for span in spans:
            if span.first_day == first_day:
                session.store.remove(span)
