"""Enrolment-days (journées d'accueil): what one enrolment reserved, attended and is billed, day by day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.days import Month
from app.enrolments import Enrolment
from app.hours import billed, deducted, rounded
from app.month_facts import EnrolmentFacts, MonthFacts
from app.opening import DayOpening
from app.presence import State, outside, state_of, typical
from app.settings import Settings
from app.spans import DAY, Span, total


class CareDay(NamedTuple):
    """One enrolment on one day. Reserved and deducted minutes are unrounded, realised and billed are rounded."""

    enrolment: Enrolment
    at: DayOpening
    spans: Sequence[Span]
    """Reserved, merged."""
    attended: Sequence[Span]
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
            spans = exceptions.get(number)
            if spans is None:
                spans = pattern(enrolment.id, at)
            attended = one.attended.get(number, ())
            if spans or attended:
                yield _care_day(facts, one, at, spans=spans, attended=attended, settings=settings)


def _care_day(
    facts: MonthFacts,
    one: EnrolmentFacts,
    at: DayOpening,
    *,
    spans: Sequence[Span],
    attended: Sequence[Span],
    settings: Settings,
) -> CareDay:
    enrolment = one.enrolment
    reserved = total(spans)
    if attended:
        realised = rounded(attended, settings.rounding)
        bill = billed(enrolment, at.day, settings, realised=realised, expected=[*spans, *attended])
        state = State.ATTENDED if spans else None
        return CareDay(enrolment, at, spans, attended, state, reserved, realised, bill, 0)
    illness = one.absences.get(at.number)
    state = state_of(attended=False, arrived_only=at.number in one.arrived, absent=illness is not None)
    if illness is None or state is not State.ABSENT:
        return CareDay(enrolment, at, spans, (), state, reserved, 0, 0, 0)
    announced_days = facts.book.on(illness.absence.first_day).announced_days
    if deducted(illness, at.day, settings, announced_days):
        return CareDay(enrolment, at, spans, (), state, reserved, 0, 0, reserved)
    bill = billed(enrolment, at.day, settings, realised=0, expected=spans)
    return CareDay(enrolment, at, spans, (), state, reserved, 0, bill, 0)


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


def atypical(stays: Iterable[tuple[int, Sequence[Span]]], stretches: Typical) -> int:
    """Atypical minutes, by civil day and minute: a night counts on each of its two days, where that day is judged.

    `stays`: spans by the ordinal of the day they start; those of the eve of the first day included.
    """
    minutes = 0
    for number, spans in stays:
        own = stretches.get(number)
        for span in spans:
            if span.end <= DAY:
                if own is not None:
                    minutes += outside(span, own)
                continue
            if own is not None:
                minutes += outside(Span(span.start, DAY), own)
            morrow = stretches.get(number + 1)
            if morrow is not None:
                minutes += outside(Span(0, span.end - DAY), morrow)
    return minutes
