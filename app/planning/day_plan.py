"""A day's plan (planning du jour): each child's hours and each adult's in the civil day, the eve's nights included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Enrolment
from app.care.presence import State, civil
from app.dated import latest
from app.days import ONE_DAY
from app.families.records import Child, Group, GroupStay
from app.planning.week_load import LoadOfDay, load_of_day
from app.report.month_facts import EnrolmentFacts, MonthFacts, facts_between
from app.search import name_order
from app.session import Session
from app.spans import Span
from app.staff.staffing import is_open
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLine:
    """One enrolment's civil day."""

    child: Child
    enrolment: Enrolment
    group: Group | None
    reserved: tuple[Span, ...]
    attended: tuple[Span, ...]
    arrived: tuple[int, ...]
    """Arrivals still without departure."""
    state: State | None
    """As in the week's plan: None on a day that is not over and says nothing yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AdultLine:
    """One adult's shifts in the civil day; none while on leave."""

    name: str
    shifts: tuple[Span, ...]
    away: bool = False
    """On leave that day."""
    counted: bool = True
    """False for who does not count among the adults with the children."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayPlan:
    """Children by group then by name, adults by the hour they begin, and the day's load."""

    load: LoadOfDay
    lines: tuple[DayLine, ...]
    adults: tuple[AdultLine, ...]


def day_plan(session: Session, day: date) -> DayPlan:
    """The plan of that civil day, with a bounded number of queries."""
    session.require(Right.SEE_CHILDREN)
    facts = facts_between(session.store, day, day + ONE_DAY)
    moment = session.clock.moment()
    groups = {group.id: group for group in session.store.find(Group)}
    stays: dict[int, list[GroupStay]] = {}
    for stay in session.store.find(GroupStay, child_id=sorted(facts.by_child)):
        stays.setdefault(stay.child_id, []).append(stay)
    lines = []
    for one in facts.enrolments:
        place = latest(stays.get(one.child.id, ()), day)
        line = _line(facts, one, day, None if place is None else groups[place.group_id], moment.date())
        if line.reserved or line.attended or line.arrived:
            lines.append(line)
    return DayPlan(
        load=load_of_day(facts, day, moment),
        lines=tuple(sorted(lines, key=_rank)),
        adults=tuple(sorted(_adults(facts, day), key=_adult_rank)) if session.can(Right.SEE_STAFF) else (),
    )


def _line(facts: MonthFacts, one: EnrolmentFacts, day: date, group: Group | None, today: date) -> DayLine:
    number = day.toordinal()
    eve, own = (
        facts.schedules.reserved(one.enrolment, facts.calendar.number(at)).spans
        for at in (number - 1, number)
    )
    return DayLine(
        child=one.child,
        enrolment=one.enrolment,
        group=group,
        reserved=tuple(civil(eve, own)),
        attended=tuple(sorted(civil(one.attended.get(number - 1, ()), one.attended.get(number, ())))),
        arrived=tuple(one.arrived.get(number, ())),
        state=_state(one, number, today) if own else None,
    )


def _state(one: EnrolmentFacts, number: int, today: date) -> State | None:
    if number in one.attended:
        return State.ATTENDED
    if number in one.absences and number not in one.arrived:
        return State.ABSENT
    return State.NOT_RECORDED if number < today.toordinal() else None


def _adults(facts: MonthFacts, day: date) -> Iterator[AdultLine]:
    """Whoever has a shift in that civil day, or would have one but for a leave; nobody on a closed one."""
    if not is_open(facts, day):
        return
    shifts = facts.staff.shifts
    for member in facts.staff.members.values():
        spans = civil(shifts.on(member.id, day - ONE_DAY), shifts.on(member.id, day))
        away = shifts.is_away(member.id, day) and bool(shifts.planned(member.id, day))
        if spans or away:
            yield AdultLine(
                name=member.name, shifts=tuple(spans), away=away, counted=member.qualification.is_counted
            )


def _rank(line: DayLine) -> tuple[bool, int, Sequence[str], int]:
    group = line.group
    return group is None, group.position if group else 0, name_order(line.child), line.enrolment.id


def _adult_rank(line: AdultLine) -> tuple[bool, tuple[Span, ...], str]:
    return line.away, line.shifts, line.name
