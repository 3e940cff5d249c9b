"""Enrolment-days (journées d'accueil): what one enrolment reserved, attended and is billed, day by day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.days import Month
from app.enrolments import Enrolment
from app.hours import billed, deducted, rounded
from app.month_facts import EnrolmentFacts, MonthFacts, Stays
from app.opening import DayOpening
from app.presence import State, outside, state_of, typical
from app.reserved import Reserved
from app.settings import Settings
from app.spans import DAY, Span


class CareDay(NamedTuple):
    """One enrolment on one day. Reserved and deducted minutes are unrounded, realised and billed are rounded."""

    enrolment: Enrolment
    at: DayOpening
    spans: Sequence[Span]
    """Reserved, merged."""
    attended: Stays
    """Raw, those with a departure."""
    state: State | None
    """None where nothing was reserved."""
    reserved: int
    realised: int
    billed: int
    deducted: int


def care_days(
    facts: MonthFacts, one: EnrolmentFacts, days: Sequence[DayOpening], settings: Settings
) -> Iterator[CareDay]:
    """The days on which something was reserved or attended under this enrolment; the others give nothing."""
    enrolment = one.enrolment
    first, last = enrolment.first_day.toordinal(), enrolment.last_day.toordinal()
    exceptions = facts.schedules.exceptions(enrolment.id)
    pattern = facts.schedules.pattern
    for at in days:
        number = at.number
        if first <= number <= last:
            reserved = exceptions.get(number)
            if reserved is None:
                reserved = pattern(enrolment.id, at)
            attended = one.attended.get(number, ())
            if attended or reserved.spans:
                yield _care_day(facts, one, at, reserved=reserved, attended=attended, settings=settings)


def _care_day(
    facts: MonthFacts,
    one: EnrolmentFacts,
    at: DayOpening,
    *,
    reserved: Reserved,
    attended: Stays,
    settings: Settings,
) -> CareDay:
    enrolment = one.enrolment
    spans, minutes = reserved
    if attended:
        realised = rounded(attended, settings.rounding)
        bill = billed(enrolment, at.day, settings, realised=realised, expected=[*spans, *attended])
        state = State.ATTENDED if spans else None
        return CareDay(enrolment, at, spans, attended, state, minutes, realised, bill, 0)
    illness = one.absences.get(at.number)
    state = state_of(attended=False, arrived_only=at.number in one.arrived, absent=illness is not None)
    if illness is None or state is not State.ABSENT:
        return CareDay(enrolment, at, spans, (), state, minutes, 0, 0, 0)
    announced_days = facts.book.on(illness.absence.first_day).announced_days
    if deducted(illness, at.day, settings, announced_days):
        return CareDay(enrolment, at, spans, (), state, minutes, 0, 0, minutes)
    bill = billed(enrolment, at.day, settings, realised=0, expected=spans)
    return CareDay(enrolment, at, spans, (), state, minutes, 0, bill, 0)


def month_care(facts: MonthFacts, month: Month) -> list[list[CareDay]]:
    """The month's care days, enrolment by enrolment; those with none are left out."""
    settings = facts.book.on(month.first)
    days = facts.calendar.between(month.first, month.last)
    found = (list(care_days(facts, one, days, settings)) for one in facts.enrolments)
    return [care for care in found if care]


Typical = Mapping[int, tuple[int, int]]
"""By the ordinal of each civil day judged: the stretch that is not atypical."""


def typical_days(facts: MonthFacts, month: Month) -> Typical:
    """The typical stretch of each civil day of the month."""
    settings = facts.book.on(month.first)
    return {at.number: typical(settings, at) for at in facts.calendar.between(month.first, month.last)}


def atypical(stays: Iterable[tuple[int, Sequence[tuple[int, int]]]], stretches: Typical) -> int:
    """Atypical minutes, by civil day and minute: a night counts on each of its two days, where that day is judged.

    `stays`: spans by the ordinal of the day they start; those of the eve of the first day included.
    """
    minutes = 0
    for number, spans in stays:
        own = stretches.get(number)
        for start, end in spans:
            if own is not None:
                minutes += outside(start, min(end, DAY), own)
            if end > DAY and number + 1 in stretches:
                minutes += outside(0, end - DAY, stretches[number + 1])
    return minutes
