"""Interviews without a state (entretiens sans suite): those of a month that are past, and nobody said what became."""

from dataclasses import dataclass
from datetime import date

from app.days import Month
from app.families.records import Parent
from app.insertion.interviews import Interview, InterviewState, in_order
from app.report.month_facts import MonthFacts


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingInterview:
    """An interview before the day of asking that is still planned, and whose it is."""

    interview: Interview
    parent: Parent


def missing_interviews(facts: MonthFacts, month: Month, today: date) -> list[MissingInterview]:
    """Those of the month, by day and hour: as many as the month's figures count."""
    parent_of = {path.id: facts.parents[path.parent_id] for path in facts.paths}
    return [
        MissingInterview(interview=one, parent=parent_of[one.path_id])
        for one in in_order(facts.insertion.rows.interviews)
        if one.state is InterviewState.PLANNED and one.day in month and one.day < today
    ]
