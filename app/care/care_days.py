"""Enrolment-days (journées d'accueil): what one enrolment reserved, attended and is billed, day by day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.care.enrolments import Enrolment
from app.care.hours import billed, deducted, rounded, together
from app.care.presence import State, outside, typical
from app.care.reserved import Reserved
from app.days import Month
from app.report.month_facts import EnrolmentFacts, MonthFacts, Stays
from app.settings import Settings
from app.spans import DAY, Span
from app.structure.opening import DayOpening


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
    since = days[0].number
    first = max(enrolment.first_day.toordinal() - since, 0)
    last = min(enrolment.last_day.toordinal() - since, len(days) - 1)
    reserved_on = facts.schedules.of(enrolment.id).on
    attended_on = one.attended.get
    for at in days[first : last + 1] if first <= last else ():
        reserved = reserved_on(at)
        attended = attended_on(at.number, ())
        if attended:
            yield _attended(enrolment, at, reserved, attended, settings)
        elif reserved.spans:
            yield _away(facts, one, at, reserved, settings)


def _attended(
    enrolment: Enrolment, at: DayOpening, reserved: Reserved, attended: Stays, settings: Settings
) -> CareDay:
    spans, minutes = reserved
    realised = rounded(attended, settings.rounding)
    bill = billed(enrolment, at.day, settings, realised, together(spans, attended))
    return CareDay(
        enrolment, at, spans, attended, State.ATTENDED if spans else None, minutes, realised, bill, 0
    )


def _away(
    facts: MonthFacts, one: EnrolmentFacts, at: DayOpening, reserved: Reserved, settings: Settings
) -> CareDay:
    """Absent, or not recorded: an arrival without departure is not recorded, even on a day of absence."""
    enrolment, (spans, minutes) = one.enrolment, reserved
    illness = one.absences.get(at.number)
    if illness is None or at.number in one.arrived:
        return CareDay(enrolment, at, spans, (), State.NOT_RECORDED, minutes, 0, 0, 0)
    announced_days = facts.book.on(illness.absence.first_day).announced_days
    if deducted(illness, at.day, settings, announced_days):
        return CareDay(enrolment, at, spans, (), State.ABSENT, minutes, 0, 0, minutes)
    bill = billed(enrolment, at.day, settings, 0, spans)
    return CareDay(enrolment, at, spans, (), State.ABSENT, minutes, 0, bill, 0)


def month_care(facts: MonthFacts, month: Month) -> list[list[CareDay]]:
    """The month's care days, enrolment by enrolment; those with none are left out."""
    settings = facts.book.on(month.first)
    days = facts.calendar.between(month.first, month.last)
    found = (list(care_days(facts, one, days, settings)) for one in facts.touching(month.first, month.last))
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
            if own is not None and own[0] <= start and end <= own[1]:
                continue  # nothing atypical, as on most days
            # What a closure leaves of a night may begin past midnight.
            if own is not None and start < DAY:
                minutes += outside(start, min(DAY, end), own)
            if end > DAY and number + 1 in stretches:
                minutes += outside(max(start - DAY, 0), end - DAY, stretches[number + 1])
    return minutes
