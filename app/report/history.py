"""The thirteen months that end with the report's own (historique), fewer where the crèche is younger."""

from datetime import date

from app.days import Month
from app.report.month_facts import MonthFacts
from app.report.month_figures import MonthFigures, figures_of
from app.report.monthly_report import PastMonth

MONTHS = 13


def months_of_history(first_opening: date | None, month: Month) -> list[Month]:
    """From twelve months earlier, but not before the month in which the crèche's first opening set begins."""
    begun = month if first_opening is None else min(month, Month.of(first_opening))
    return list(max(begun, month.plus(1 - MONTHS)).until(month))


def history_of(facts: MonthFacts, figures: MonthFigures, today: date) -> tuple[PastMonth, ...]:
    """The rows that the report prints beside the month, whose own figures come last."""
    *earlier, _ = months_of_history(facts.calendar.first_day, figures.month)
    return (*(_earlier(facts, month, today) for month in earlier), past_month(figures))


def _earlier(facts: MonthFacts, month: Month, today: date) -> PastMonth:
    """A closed month as it was given, whatever its facts would say now."""
    given = facts.given.get(str(month))
    return past_month(figures_of(facts, month, today)) if given is None else given.past


def past_month(past: MonthFigures) -> PastMonth:
    """What a later report keeps of a month."""
    return PastMonth(
        month=str(past.month),
        status=past.status,
        opening_days=past.opening.days,
        enrolled=len(past.children),
        under_three=past.under_three,
        avip=past.avip,
        realised=past.hours.realised,
        billed=past.hours.billed,
        capacity=past.capacity,
        atypical_realised=past.atypical_realised,
        paths_open_last_day=past.paths.open_last_day,
        interviews_held=past.interviews.held,
        interviews_expected=past.interviews.expected,
        exits=past.paths.exited,
        exits_to_work_or_training=past.exits_to_work_or_training,
    )
