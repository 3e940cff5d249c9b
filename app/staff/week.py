"""The team's week (semaine de l’équipe): who works when, against the contracts, and adults against children by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.care.capacity import planned_on
from app.days import days_between, monday_of
from app.report.month_facts import MonthFacts, facts_between
from app.report.monthly_report import Rate
from app.search import name_order
from app.session import Session
from app.spans import Span
from app.staff.leaves import told_leave
from app.staff.records import Leave, ShiftException, StaffMember
from app.staff.staffing import DayStaffing, Stretches, is_open, staffing_planned
from app.users import Right

SUNDAY = timedelta(days=6)


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamDay:
    """Somebody's day; `inside` says whether the person works for the crèche then, `open` whether children may come."""

    day: date
    spans: tuple[Span, ...]
    exception: ShiftException | None
    leave: Leave | None
    """Its kind only for who may know it (`told_leave`)."""
    inside: bool
    open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamLine:
    """Somebody's week, in minutes: worked, and what the contract wants of it (leaves taken off)."""

    member: StaffMember
    weekly_minutes: int
    worked: int
    wanted: int
    days: tuple[TeamDay, ...]

    @property
    def id(self) -> int:
        """The person's."""
        return self.member.id


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffedDay:
    """A day's opening, children planned, adults present and needed."""

    day: date
    opening: tuple[Span, ...]
    children: Stretches
    staffing: DayStaffing


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamWeek:
    """Seven days from a Monday; those who count among the adults first, then by name."""

    days: tuple[StaffedDay, ...]
    lines: tuple[TeamLine, ...]
    qualified: Rate
    """The share of qualified adults, by contract minutes."""


def team_week(session: Session, day: date) -> TeamWeek:
    """The week of that day, with a bounded number of queries."""
    session.require(Right.SEE_STAFF)
    first = monday_of(day)
    last = first + SUNDAY
    facts = facts_between(session.store, first, last)
    exceptions = {
        (one.member_id, one.day): one for one in session.store.touching(ShiftException, first, last)
    }
    leaves = [told_leave(session, one) for one in session.store.touching(Leave, first, last)]
    lines = [
        TeamLine(
            member=member,
            weekly_minutes=facts.staff.weekly_minutes(member.id, last),
            worked=sum(
                span.minutes
                for each in week
                if is_open(facts, each)
                for span in facts.staff.shifts.on(member.id, each)
            ),
            wanted=wanted_minutes(facts, member, first),
            days=tuple(_day(facts, member, each, exceptions, leaves) for each in week),
        )
        for member in facts.staff.members.values()
        for week in [list(days_between(first, last))]
        if any(member.covers(each) for each in week)
    ]
    return TeamWeek(
        days=tuple(_staffed(facts, each) for each in days_between(first, last)),
        lines=tuple(sorted(lines, key=_rank)),
        qualified=facts.staff.qualified_share(last),
    )


def wanted_minutes(facts: MonthFacts, member: StaffMember, monday: date) -> int:
    """What the contract wants of that week: its minutes, less the days of leave, outside the period or closed.

    Such a day weighs what the person's own weeks say of it, a fifth of the contract where they say nothing.
    """
    staff, last = facts.staff, monday + SUNDAY
    inside = [day for day in days_between(monday, last) if member.covers(day)]
    minutes = staff.weekly_minutes(member.id, inside[-1]) if inside else 0
    planned = {
        day: sum(span.minutes for span in staff.shifts.planned(member.id, day))
        for day in days_between(monday, last)
    }
    known = any(planned.values())
    for day, own in planned.items():
        lost = day not in inside or staff.shifts.is_away(member.id, day) or not is_open(facts, day)
        if lost:
            minutes -= own if known else minutes_of_a_day(staff.weekly_minutes(member.id, last), day)
    return max(0, minutes)


def minutes_of_a_day(weekly_minutes: int, day: date) -> int:
    """A fifth of the contract, Monday to Friday."""
    return weekly_minutes // 5 if day.weekday() < 5 else 0


def _day(
    facts: MonthFacts,
    member: StaffMember,
    day: date,
    exceptions: dict[tuple[int, date], ShiftException],
    leaves: Iterable[Leave],
) -> TeamDay:
    away = (one for one in leaves if one.member_id == member.id and one.first_day <= day <= one.last_day)
    return TeamDay(
        day=day,
        spans=facts.staff.shifts.on(member.id, day),
        exception=exceptions.get((member.id, day)),
        leave=next(away, None),
        inside=member.covers(day),
        open=is_open(facts, day),
    )


def _staffed(facts: MonthFacts, day: date) -> StaffedDay:
    return StaffedDay(
        day=day,
        opening=tuple(facts.calendar.on(day).spans),
        children=planned_on(facts, day),
        staffing=staffing_planned(facts, day),
    )


def _rank(line: TeamLine) -> tuple[bool, tuple[str, str], int]:
    return not line.member.qualification.is_counted, name_order(line.member), line.id
