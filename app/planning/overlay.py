"""« Et si… » (calque): a family, another week, a leave or a closure laid over the stored rows; nothing is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.care.enrolments import Enrolment, Kind
from app.care.schedules import PatternSpan, WeekPattern
from app.care.weeks import Weeks, check_weeks
from app.days import monday_of
from app.errors import InvalidEntry
from app.families.records import Child, ChildFact, FactKind, Parenthood
from app.fields import check_order
from app.insertion.paths import InsertionPath
from app.report.month_facts import Rows
from app.spans import Span, check_span
from app.staff.records import Leave, StaffMember
from app.structure.records import Closure, ClosureReason
from app.wording import spoken_period

ABOUT_A_YEAR = timedelta(days=365)
"""How old a child is whose birth is not known yet: under three for all the weeks looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewFamily:
    """A child who would come on these weeks from a day on: one on file, or one whose name and birth may be known.

    `walks` and `avip` (a parent's path open) would hold from that day on, beside what the file says.
    """

    weeks: Weeks
    first_day: date
    last_day: date | None = None
    child: Child | None = None
    first_name: str = ""
    last_name: str = ""
    birth_day: date | None = None
    walks: bool = False
    avip: bool = False

    @property
    def name(self) -> str:
        """« Zofia Żółć », or « une famille »."""
        return (
            self.child.name if self.child else f"{self.first_name} {self.last_name}".strip() or "une famille"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedWeek:
    """Other reference weeks of a contract from a day on."""

    child: Child
    enrolment: Enrolment
    first_day: date
    weeks: Weeks


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedLeave:
    """Days on which somebody of the team would be away."""

    member: StaffMember
    first_day: date
    last_day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedClosure:
    """Days on which the crèche would be closed, or some hours of each."""

    first_day: date
    last_day: date
    hours: Span | None = None


Change = NewFamily | ChangedWeek | TriedLeave | TriedClosure


def check_change(change: Change) -> Change:
    """The change, if it can be tried. Raises InvalidEntry or Conflict, by field, as the deed itself would."""
    match change:
        case NewFamily():
            check_weeks(change.weeks)
            check_order(change.first_day, change.last_day)
        case ChangedWeek(enrolment=enrolment):
            check_weeks(change.weeks)
            if not enrolment.covers(change.first_day):
                raise InvalidEntry(
                    f"Le contrat va {spoken_period(enrolment.first_day, enrolment.last_day)} : "
                    "la semaine type commence un de ces jours.",
                    field="first_day",
                )
        case TriedLeave():
            check_order(change.first_day, change.last_day)
        case TriedClosure():
            check_order(change.first_day, change.last_day)
            if change.hours is not None:
                check_span(change.hours)
    return change


def overlaid(rows: Rows, changes: Iterable[Change]) -> Rows:
    """The rows as if these changes were made; what is new has ids below zero: the first change -1, then -2…"""
    for number, change in enumerate(changes, start=1):
        match check_change(change):
            case NewFamily() as family:
                rows = _with_family(rows, family, -number)
            case ChangedWeek() as changed:
                rows = _with_weeks(rows, changed.enrolment.id, changed.first_day, changed.weeks, -number)
            case TriedLeave() as leave:
                rows = _with_leave(rows, leave, -number)
            case TriedClosure() as closure:
                rows = _with_closure(rows, closure)
    return rows


def enrolment_of(change: NewFamily | ChangedWeek, number: int) -> int:
    """The enrolment that carries the change, `number` counted from 1."""
    return change.enrolment.id if isinstance(change, ChangedWeek) else -number


def _with_family(rows: Rows, family: NewFamily, id: int) -> Rows:
    child = family.child or Child(
        id=id,
        first_name=family.first_name,
        last_name=family.last_name,
        birth_day=family.birth_day or family.first_day - ABOUT_A_YEAR,
    )
    enrolment = Enrolment(
        id=id,
        child_id=child.id,
        kind=Kind.REGULAR,
        first_day=family.first_day,
        last_day=family.last_day or date.max,
    )
    known = any(one.id == child.id for one in rows.children)
    rows = replace(
        rows,
        children=rows.children if known else [*rows.children, child],
        enrolments=[*rows.enrolments, enrolment],
    )
    facts: Sequence[ChildFact] = rows.child_facts
    if family.walks:
        facts = [*facts, ChildFact(id=id, child_id=child.id, kind=FactKind.WALKS, first_day=family.first_day)]
    rows = replace(rows, child_facts=facts)
    if family.avip:
        rows = replace(
            rows,
            parenthoods=[*rows.parenthoods, Parenthood(child_id=child.id, parent_id=id)],
            paths=[*rows.paths, InsertionPath(id=id, parent_id=id, entry_day=family.first_day)],
        )
    return _with_weeks(rows, id, family.first_day, family.weeks, id)


def _with_weeks(rows: Rows, enrolment_id: int, first_day: date, weeks: Weeks, id: int) -> Rows:
    """These weeks from that day on; as stored, those that begin later still follow."""
    pattern = WeekPattern(
        id=id,
        enrolment_id=enrolment_id,
        first_day=first_day,
        weeks=weeks.weeks,
        turn=weeks.turn,
        anchor=weeks.anchor or monday_of(first_day),
    )
    schedules = rows.schedules
    kept = [
        one for one in schedules.patterns if (one.enrolment_id, one.first_day) != (enrolment_id, first_day)
    ]
    spans = [
        PatternSpan(pattern_id=id, week=one.week, weekday=one.weekday, start=one.start, end=one.end)
        for one in weeks.spans
    ]
    schedules = replace(
        schedules, patterns=[*kept, pattern], pattern_spans=[*schedules.pattern_spans, *spans]
    )
    return replace(rows, schedules=schedules)


def _with_leave(rows: Rows, leave: TriedLeave, id: int) -> Rows:
    away = Leave(id=id, member_id=leave.member.id, first_day=leave.first_day, last_day=leave.last_day)
    shifts = replace(rows.staff.shifts, leaves=[*rows.staff.shifts.leaves, away])
    return replace(rows, staff=replace(rows.staff, shifts=shifts))


def closure_of(closure: TriedClosure) -> Closure:
    """The closure as it would be noted."""
    return Closure(
        first_day=closure.first_day,
        last_day=closure.last_day,
        reason=ClosureReason.EXCEPTIONAL,
        start=closure.hours.start if closure.hours else None,
        end=closure.hours.end if closure.hours else None,
    )


def _with_closure(rows: Rows, closure: TriedClosure) -> Rows:
    opening = replace(rows.opening, closures=[*rows.opening.closures, closure_of(closure)])
    return replace(rows, opening=opening)
