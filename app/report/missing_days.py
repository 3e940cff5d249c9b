"""Presences still to note (présences non pointées): the enrolment-days of a month that nobody recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.care.care_days import month_care
from app.care.enrolments import Enrolment
from app.days import Month
from app.families.records import Child
from app.report.month_facts import MonthFacts
from app.report.month_figures import is_missing
from app.search import name_order
from app.spans import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingDay:
    """An enrolment-day before the day of asking that is not recorded; an arrival without departure is one."""

    enrolment: Enrolment
    child: Child
    day: date
    reserved: Sequence[Span]
    arrived: Sequence[int] = ()
    """Arrivals noted without a departure."""


def missing_days(facts: MonthFacts, month: Month, today: date) -> list[MissingDay]:
    """Those of the month, by day then by child's name."""
    own = {one.enrolment.id: one for one in facts.enrolments}
    found = [
        MissingDay(
            enrolment=day.enrolment,
            child=own[day.enrolment.id].child,
            day=day.at.day,
            reserved=day.spans,
            arrived=own[day.enrolment.id].arrived.get(day.at.number, ()),
        )
        for care in month_care(facts, month)
        for day in care
        if is_missing(day, today)
    ]
    return sorted(found, key=lambda it: (it.day, name_order(it.child), it.enrolment.id))


def open_arrivals(facts: MonthFacts, month: Month, today: date) -> list[tuple[Enrolment, Child, date, int]]:
    """Arrivals of the month, before today, still without departure: reserved or not, each wants mending."""
    return sorted(
        (
            (one.enrolment, one.child, date.fromordinal(number), minute)
            for one in facts.enrolments
            for number, minutes in one.arrived.items()
            for minute in minutes
            if date.fromordinal(number) in month and date.fromordinal(number) < today
        ),
        key=lambda found: (found[2], found[3], found[0].id),
    )
