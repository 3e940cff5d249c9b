"""The report's desk (bureau des rapports): which months there are, how each stands, what the paper needs."""

from dataclasses import dataclass

from app.days import Month
from app.report.annex import Annex, annex_of
from app.report.building import report_facts, report_of
from app.report.missing_days import MissingDay, missing_days
from app.report.missing_interviews import MissingInterview, missing_interviews
from app.report.month_facts import facts_between
from app.report.month_figures import figures_of
from app.report.monthly_report import MonthlyReport, Status
from app.report.notes import ReportNotes
from app.report.notes_building import notes_of
from app.session import Session
from app.settings import is_demonstration
from app.structure.records import OpeningSpan
from app.users import Right

MOST_MONTHS = 24
"""Months listed; older ones stay reachable by the command line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthLine:
    """A month in the list, newest first."""

    month: Month
    status: Status
    missing: int
    """Enrolment-days not recorded."""
    missing_interviews: int
    """Past interviews without a state."""
    in_progress: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportDesk:
    """Everything the page shows of one month, read from the file at once."""

    month: Month
    report: MonthlyReport
    notes: ReportNotes
    missing: tuple[MissingDay, ...]
    missing_interviews: tuple[MissingInterview, ...]


def month_lines(session: Session) -> list[MonthLine]:
    """The months from the crèche's first opening (at most MOST_MONTHS) to today's, newest first."""
    session.require(Right.SEE_REPORTS)
    today = session.clock.day()
    openings = session.store.find(OpeningSpan)
    current = Month.of(today)
    first = min((Month.of(opening.first_day) for opening in openings), default=current)
    first = min(max(first, current.plus(1 - MOST_MONTHS)), current)
    facts = facts_between(session.store, first.first, current.last, insertion=True)
    lines = []
    for month in first.until(current):
        figures = figures_of(facts, month, today)
        lines.append(
            MonthLine(
                month=month,
                status=figures.status,
                missing=figures.attendance.missing,
                missing_interviews=figures.missing_interviews,
                in_progress=today <= month.last,
            )
        )
    return lines[::-1]


def annex_for(session: Session, month: Month) -> Annex:
    """The month's nominative annex, for a control. Raises NotAllowed: the data leave the program."""
    session.require(Right.CARRY_OUT)
    return annex_of(report_facts(session, month), month, session.clock.day())


def desk_of(session: Session, month: Month) -> ReportDesk:
    """The month's report, what its paper says beyond it, and what is missing."""
    facts, today = report_facts(session, month), session.clock.day()
    return ReportDesk(
        month=month,
        report=report_of(facts, month, today),
        notes=notes_of(facts, month, today, demonstration=is_demonstration(session.store)),
        missing=tuple(missing_days(facts, month, today)),
        missing_interviews=tuple(missing_interviews(facts, month, today)),
    )
