"""A contract's month in the annex (contrat et feuille de présence): its days as noted, and what they come to."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app.care.attendance import AbsenceReason
from app.care.care_days import CareDay, Typical
from app.care.presence import State
from app.days import Month
from app.report.annex.figures import AbsenceSum, Figures, total
from app.report.annex.records import ContractPart, SheetDay
from app.report.month_facts import EnrolmentFacts, MonthFacts
from app.report.month_figures import (
    atypical_realised_of,
    atypical_reserved_of,
    is_missing,
)


class Frame(NamedTuple):
    """The month looked at, the day of asking, what of each of its days is typical."""

    month: Month
    today: date
    stretches: Typical


def contract_part(
    facts: MonthFacts, one: EnrolmentFacts, care: Sequence[CareDay], frame: Frame
) -> ContractPart:
    """The contract's month. `care`: its days of the month."""
    month, today, stretches = frame
    hours = Figures(
        atypical_reserved=atypical_reserved_of(facts, one, month, stretches),
        atypical_realised=atypical_realised_of(one, month, stretches),
    )
    return ContractPart(
        enrolment=one.enrolment,
        weeks=tuple(facts.schedules.of(one.enrolment.id).reference_weeks(*_both(one, month))),
        figures=total([*(_day_figures(one, day, today) for day in care), hours]),
        days=tuple(sheet(one, care, month, today)),
    )


def _both(one: EnrolmentFacts, month: Month) -> tuple[date, date]:
    """The first and last day that the contract shares with the month."""
    return max(one.enrolment.first_day, month.first), min(one.enrolment.last_day, month.last)


def _day_figures(one: EnrolmentFacts, day: CareDay, today: date) -> Figures:
    missing = is_missing(day, today)
    return Figures(
        expected=day.state is not None,
        attended=day.state is State.ATTENDED,
        absent=day.state is State.ABSENT,
        missing=missing,
        to_come=day.state is State.NOT_RECORDED and not missing,
        unreserved=day.state is None,
        reserved=day.reserved,
        missing_minutes=day.reserved if missing else 0,
        realised=day.realised,
        billed=day.billed,
        deducted=day.deducted,
        absences=(_absence(one, day),) if day.state is State.ABSENT else (),
    )


def _absence(one: EnrolmentFacts, day: CareDay) -> AbsenceSum:
    reason: AbsenceReason = one.absences[day.at.number].absence.reason
    return AbsenceSum(
        reason=reason,
        days=1,
        minutes=day.reserved,
        deducted_days=int(day.deducted > 0),
        deducted=day.deducted,
        billed=day.billed,
    )


def sheet(one: EnrolmentFacts, care: Iterable[CareDay], month: Month, today: date) -> list[SheetDay]:
    """The days reserved, attended or with an arrival alone, in order; times are those noted, never rounded."""
    by_number = {day.at.number: day for day in care}
    alone = {number for number in one.arrived if month.first.toordinal() <= number <= month.last.toordinal()}
    return [_line(one, number, by_number.get(number), today) for number in sorted(by_number.keys() | alone)]


def _line(one: EnrolmentFacts, number: int, day: CareDay | None, today: date) -> SheetDay:
    illness = one.absences.get(number)
    noted: list[tuple[int, int | None]] = [
        *one.attended.get(number, ()),
        *((minute, None) for minute in one.arrived.get(number, ())),
    ]
    return SheetDay(
        day=date.fromordinal(number),
        reserved_spans=tuple(day.spans) if day else (),
        stays=tuple(sorted(noted, key=lambda stay: stay[0])),
        state=day.state if day else None,
        is_missing=day is not None and is_missing(day, today),
        adapts=one.enrolment.adapts(date.fromordinal(number)),
        absence=illness.absence if illness else None,
        reserved=day.reserved if day else 0,
        realised=day.realised if day else 0,
        billed=day.billed if day else 0,
        deducted=day.deducted if day else 0,
    )
