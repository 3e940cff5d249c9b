"""What the report's paper says beyond its figures, from the same facts (notes du rapport)."""

from collections.abc import Iterable
from datetime import date

from app.days import Month
from app.insertion.quota import children_of, share_of
from app.report.history import months_of_history
from app.report.month_facts import MonthFacts
from app.report.month_figures import figures_of, is_missing
from app.report.monthly_report import Rate
from app.report.notes import ReportNotes
from app.staff.staffing import is_micro
from app.structure.opening import DayOpening


def notes_of(facts: MonthFacts, month: Month, today: date, *, demonstration: bool = False) -> ReportNotes:
    """The notes of the month's report, as asked on `today`."""
    figures = figures_of(facts, month, today)
    missing = {day.at.day for own in figures.care for day in own if is_missing(day, today)}
    return ReportNotes(
        demonstration=demonstration,
        in_progress=today <= month.last,
        missing_days=tuple(sorted(missing)),
        opening_hours=uniform_hours(figures.days),
        weekday_opening=tuple(
            sum(day.minutes for day in figures.days if day.weekday == weekday) for weekday in range(7)
        ),
        atypical_before=figures.settings.atypical_before,
        atypical_from=figures.settings.atypical_from,
        limit_percent=figures.settings.surnombre_percent,
        micro=is_micro(facts, month.last),
        shares=tuple(_share(facts, past) for past in months_of_history(facts.calendar.first_day, month)),
    )


def _share(facts: MonthFacts, past: Month) -> Rate:
    """The legal share of a month of the history; a closed one's as it was given."""
    given = facts.given.get(str(past))
    return share_of(children_of(facts, past, facts.book.on(past.first))) if given is None else given.share


def uniform_hours(days: Iterable[DayOpening]) -> tuple[int, int] | None:
    """First and last minute of opening, where every open day has the same and no gap."""
    shapes = {day.spans for day in days if day.open}
    if len(shapes) != 1:
        return None
    (spans,) = shapes
    return (spans[0].start, spans[0].end) if len(spans) == 1 else None
