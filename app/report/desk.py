"""The report's desk (bureau des rapports): which months there are, how each stands, what the paper needs."""

from dataclasses import dataclass
from datetime import date

from app.days import Month
from app.errors import Conflict
from app.report.building import report_facts, report_of
from app.report.closed_months import ClosedMonth, StoredReport, closings, stored_report
from app.report.closing import CanClose, can_close, is_before_opening
from app.report.missing_days import MissingDay, missing_days
from app.report.missing_interviews import MissingInterview, missing_interviews
from app.report.month_facts import MonthFacts, facts_between
from app.report.month_figures import figures_of
from app.report.monthly_report import MonthlyReport, Status
from app.report.notes import ReportNotes
from app.report.notes_building import notes_of
from app.report.oddities import Odd, oddities
from app.report.reading import report_from
from app.session import Session
from app.settings import is_demonstration
from app.structure.records import OpeningSpan
from app.users import Right, User
from app.wording import spoken_month

MOST_MONTHS = 24
"""Months listed; older ones stay reachable by the command line."""
ALREADY = "Ce mois est clos."


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
    closing: ClosedMonth | None = None
    """Its last closing, reopened or not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportDesk:
    """Everything the page shows of one month, read from the file at once; a closed month as it was given."""

    month: Month
    report: MonthlyReport
    notes: ReportNotes
    missing: tuple[MissingDay, ...]
    missing_interviews: tuple[MissingInterview, ...]
    can_close: CanClose
    odd: tuple[Odd, ...] = ()
    """What is not missing, and wants a look before the closing."""
    given: StoredReport | None = None
    """Its papers, where it is closed."""
    reopened: ClosedMonth | None = None
    """Its last closing, where it was reopened since."""
    is_before_opening: bool = False
    """The crèche had no opening hours yet: the page shows it, nothing is carried out of it."""
    by: str = ""
    """Who closed it, or reopened it."""


def month_lines(session: Session) -> list[MonthLine]:
    """The months from the crèche's first opening (at most MOST_MONTHS) to today's, newest first."""
    session.require(Right.SEE_REPORTS)
    today = session.clock.day()
    openings = session.store.find(OpeningSpan)
    current = Month.of(today)
    first = min((Month.of(opening.first_day) for opening in openings), default=current)
    first = min(max(first, current.plus(1 - MOST_MONTHS)), current)
    facts = facts_between(session.store, first.first, current.last, insertion=True)
    known = closings(session.store)
    lines = [_line(facts, month, today, known.get(str(month))) for month in first.until(current)]
    return lines[::-1]


def _line(facts: MonthFacts, month: Month, today: date, closing: ClosedMonth | None) -> MonthLine:
    if closing is not None and closing.reopened_on is None:
        return MonthLine(
            month=month,
            status=Status.CLOSED,
            missing=0,
            missing_interviews=0,
            in_progress=False,
            closing=closing,
        )
    figures = figures_of(facts, month, today)
    return MonthLine(
        month=month,
        status=figures.status,
        missing=figures.attendance.missing,
        missing_interviews=figures.missing_interviews,
        in_progress=today <= month.last,
        closing=closing,
    )


def given_report(session: Session, month: Month) -> StoredReport | None:
    """A closed month's papers, byte for byte; None while it is open."""
    session.require(Right.SEE_REPORTS)
    return stored_report(session.store, month)


def desk_of(session: Session, month: Month) -> ReportDesk:
    """The month's report, what its paper says beyond it, and what is missing."""
    given = given_report(session, month)
    if given is not None:
        return _closed_desk(session, month, given)
    facts, today = report_facts(session, month), session.clock.day()
    reopened = closings(session.store).get(str(month))
    report = report_of(facts, month, today)
    return ReportDesk(
        month=month,
        report=report,
        notes=notes_of(facts, month, today, demonstration=is_demonstration(session.store)),
        missing=tuple(missing_days(facts, month, today)),
        missing_interviews=tuple(missing_interviews(facts, month, today)),
        can_close=can_close(session, month, facts),
        odd=tuple(oddities(facts, report, month, today)),
        reopened=reopened,
        is_before_opening=is_before_opening(facts, month),
        by=_name(session, reopened.reopened_by if reopened else None),
    )


def desk_to_give(session: Session, month: Month) -> ReportDesk:
    """As `desk_of`, for a month asked by name. Raises Conflict where the crèche had not begun."""
    desk = desk_of(session, month)
    if desk.is_before_opening:
        raise Conflict(
            f"La crèche n’a pas encore d’horaires d’ouverture en {spoken_month(month.first)} : "
            "il n’y a rien à rapporter.",
            field="month",
        )
    return desk


def _closed_desk(session: Session, month: Month, given: StoredReport) -> ReportDesk:
    return ReportDesk(
        month=month,
        report=report_from(given.data),
        notes=ReportNotes(),
        missing=(),
        missing_interviews=(),
        can_close=CanClose(refusal=ALREADY),
        given=given,
        by=_name(session, given.closing.closed_by),
    )


def _name(session: Session, login: str | None) -> str:
    found = session.store.find(User, login=login) if login else []
    return found[0].name if found else login or ""
