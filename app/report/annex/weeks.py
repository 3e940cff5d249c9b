"""The weekly surnombre calculation (calcul hebdomadaire du surnombre): attended against capacity, day by day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.care.capacity import Stretch, minutes_above, week_figures
from app.days import Month, days_between
from app.report.annex.records import WeekDay, WeekPart
from app.report.month_facts import MonthFacts

Loads = Mapping[date, Sequence[Stretch]]
"""Children attended, by civil day: those of the month and of the six days before."""


def week_parts(facts: MonthFacts, month: Month, loads: Loads) -> list[WeekPart]:
    """The weeks whose Sunday falls in the month, as the report has them."""
    return [
        WeekPart(
            load=week_figures(facts, sunday, loads),
            days=tuple(
                _day(facts, day, loads[day]) for day in days_between(sunday - timedelta(days=6), sunday)
            ),
        )
        for sunday in month.days()
        if sunday.weekday() == 6
    ]


def _day(facts: MonthFacts, day: date, load: Sequence[Stretch]) -> WeekDay:
    opening, places = facts.calendar.on(day), facts.calendar.civil_places(day)
    peak = max((stretch.children for stretch in load), default=0)
    return WeekDay(
        day=day,
        places=opening.places,
        attended=sum(
            end - start for one in facts.enrolments for start, end in one.attended.get(day.toordinal(), ())
        ),
        capacity=opening.capacity_minutes,
        peak=peak,
        peak_at=next((stretch.start for stretch in load if stretch.children == peak), None),
        over_capacity=minutes_above(load, places),
        over_limit=minutes_above(load, places, facts.book.on(day).surnombre_percent),
    )
