"""The nominative annex (annexe nominative): each child's hours of a month, in a document apart."""

from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Kind
from app.care.presence import State
from app.days import Month
from app.families.records import Child
from app.report.month_facts import MonthFacts
from app.report.month_figures import MonthFigures, figures_of, is_missing
from app.report.monthly_report import Status
from app.search import name_order


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnexLine:
    """One child's month. Minutes; reserved and deducted are unrounded. Days are enrolment-days with reserved spans."""

    child: Child
    kinds: tuple[Kind, ...]
    avip: bool
    reserved: int
    realised: int
    billed: int
    deducted: int
    attended_days: int
    absent_days: int
    missing_days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Annex:
    """The lines add up to the report's hours; children by name. `month` is "YYYY-MM"."""

    month: str
    status: Status
    lines: tuple[AnnexLine, ...]


def annex_of(facts: MonthFacts, month: Month, today: date) -> Annex:
    """The month's annex: every child with an enrolment-day in it, or counted as enrolled."""
    figures = figures_of(facts, month, today)
    counted = {child.child.id for child in figures.children}
    caring = {own[0].enrolment.child_id for own in figures.care}
    lines = [_line(facts, figures, child_id, today) for child_id in sorted(counted | caring)]
    return Annex(
        month=str(month),
        status=figures.status,
        lines=tuple(sorted(lines, key=lambda line: (name_order(line.child), line.child.id))),
    )


def _line(facts: MonthFacts, figures: MonthFigures, child_id: int, today: date) -> AnnexLine:
    month = figures.month
    own = facts.by_child[child_id]
    days = [day for care in figures.care if care[0].enrolment.child_id == child_id for day in care]
    kinds = {
        one.enrolment.kind
        for one in own
        if one.enrolment.first_day <= month.last and one.enrolment.last_day >= month.first
    }
    states = [day.state for day in days]
    return AnnexLine(
        child=own[0].child,
        kinds=tuple(kind for kind in Kind if kind in kinds),
        avip=any(child.avip for child in figures.children if child.child.id == child_id),
        reserved=sum(day.reserved for day in days),
        realised=sum(day.realised for day in days),
        billed=sum(day.billed for day in days),
        deducted=sum(day.deducted for day in days),
        attended_days=states.count(State.ATTENDED),
        absent_days=states.count(State.ABSENT),
        missing_days=sum(is_missing(day, today) for day in days),
    )
