"""A week's plan (planning de la semaine): who is expected when, what happened, and each day's peak."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.care.capacity import planned_on
from app.care.enrolments import Enrolment
from app.care.presence import State, typical
from app.care.schedules import DayException
from app.dated import latest
from app.days import ONE_DAY, days_between, monday_of
from app.families.records import Child, Group, GroupStay
from app.insertion.quota import shared, under_three
from app.planning.week_load import LoadOfWeek, load_of_week
from app.report.month_facts import EnrolmentFacts, MonthFacts, facts_between
from app.search import name_order
from app.session import Session
from app.spans import Span
from app.users import Right

WEEK = timedelta(days=6)
"""From a Monday to its Sunday."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedDay:
    """One enrolment on one day."""

    day: date
    reserved: tuple[Span, ...]
    attended: tuple[Span, ...]
    state: State | None
    """None where nothing is reserved, and on a day that is not over."""
    exception: bool
    inside: bool
    """Whether the enrolment covers the day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """One enrolment's week."""

    child: Child
    enrolment: Enrolment
    group: Group | None
    days: tuple[PlannedDay, ...]
    avip: bool = False
    """Whether the child is an AVIP child on a day of it; never told to who may not see insertion."""

    @property
    def id(self) -> int:
        """The enrolment's."""
        return self.enrolment.id


@dataclass(frozen=True, kw_only=True, slots=True)
class DayHead:
    """A day of the week: opening spans, the peak of children planned, and the most agreed places."""

    day: date
    opening: tuple[Span, ...]
    peak: int
    places: int
    typical: tuple[int, int]
    """The stretch of the day that is not atypical."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekPlan:
    """Seven days from a Monday; lines by group then by name."""

    days: tuple[DayHead, ...]
    lines: tuple[PlanLine, ...]
    load: LoadOfWeek = field(default_factory=LoadOfWeek)
    """Children and adults at every minute, from the same facts."""


def week_plan(session: Session, day: date) -> WeekPlan:
    """The plan of the day's ISO week, with a bounded number of queries."""
    session.require(Right.SEE_CHILDREN)
    first = monday_of(day)
    last = first + WEEK
    facts = facts_between(session.store, first, last + ONE_DAY)
    groups = {group.id: group for group in session.store.find(Group)}
    stays: dict[int, list[GroupStay]] = {}
    for stay in session.store.find(GroupStay, child_id=sorted(facts.by_child)):
        stays.setdefault(stay.child_id, []).append(stay)
    exceptions = {(one.enrolment_id, one.day) for one in session.store.touching(DayException, first, last)}
    lines = []
    for one in facts.enrolments:
        if one.enrolment.first_day <= last and one.enrolment.last_day >= first:
            place = latest(stays.get(one.child.id, ()), last)
            days = _days(facts, one, first, exceptions, session.clock.day())
            group = None if place is None else groups[place.group_id]
            avip = session.can(Right.SEE_INSERTION) and _is_avip(facts, one, first, last)
            lines.append(
                PlanLine(child=one.child, enrolment=one.enrolment, group=group, days=days, avip=avip)
            )
    heads = tuple(_head(facts, each) for each in days_between(first, last))
    load = load_of_week(facts, first, session.clock.moment())
    return WeekPlan(days=heads, lines=tuple(sorted(lines, key=_rank)), load=load)


def _is_avip(facts: MonthFacts, one: EnrolmentFacts, first: date, last: date) -> bool:
    """Enrolled, under three, and a parent's path open, on a same day of the week."""
    enrolled = [(max(first, one.enrolment.first_day), min(last, one.enrolment.last_day))]
    paths = [(path.entry_day, path.exit_day or date.max) for path in facts.paths_of.get(one.child.id, ())]
    return bool(shared(shared(enrolled, [under_three(one.child)]), paths))


def _days(
    facts: MonthFacts, one: EnrolmentFacts, first: date, exceptions: set[tuple[int, date]], today: date
) -> tuple[PlannedDay, ...]:
    made = []
    for day in days_between(first, first + WEEK):
        number = day.toordinal()
        reserved = tuple(facts.schedules.reserved(one.enrolment, facts.calendar.on(day)).spans)
        attended = tuple(Span(*stay) for stay in sorted(one.attended.get(number, ())))
        made.append(
            PlannedDay(
                day=day,
                reserved=reserved,
                attended=attended,
                state=_state(one, number, today) if reserved else None,
                exception=(one.enrolment.id, day) in exceptions,
                inside=one.enrolment.covers(day),
            )
        )
    return tuple(made)


def _state(one: EnrolmentFacts, number: int, today: date) -> State | None:
    """A day that is not over says nothing yet, but an absence noted ahead is one."""
    if number in one.attended:
        return State.ATTENDED
    if number in one.absences and number not in one.arrived:
        return State.ABSENT
    return State.NOT_RECORDED if number < today.toordinal() else None


def _head(facts: MonthFacts, day: date) -> DayHead:
    opening = facts.calendar.on(day)
    load: Sequence[tuple[int, int, int]] = planned_on(facts, day)
    return DayHead(
        day=day,
        opening=tuple(opening.spans),
        peak=max((children for _, _, children in load), default=0),
        places=opening.places,
        typical=typical(facts.book.on(day), opening),
    )


def _rank(line: PlanLine) -> tuple[bool, int, tuple[str, str], int]:
    group = line.group
    return (
        group is None,
        group.position if group else 0,
        name_order(line.child),
        line.enrolment.id,
    )
