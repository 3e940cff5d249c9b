"""From the file to a proposal's input (semaine à proposer): needs, people and today's rota of one week."""

from collections.abc import Collection, Mapping
from datetime import date

from app.days import ONE_DAY, days_between, monday_of
from app.report.month_facts import MonthFacts, facts_between
from app.session import Session
from app.spans import DAY, Span
from app.staff.records import ShiftException, StaffMember
from app.staff.rota.inputs import MemberDay, Need, RotaDay, RotaMember, RotaWeek, Wish
from app.staff.staffing import is_open, staffing_planned
from app.staff.week import SUNDAY, wanted_minutes
from app.users import Right

Wishes = Mapping[tuple[int, date], Wish]
"""By member and day."""
NO_WISH: Wishes = {}
MOVES_EACH, MOST_MOVES = 4_500, 54_000
"""Moves of the search for each person: a small team needs fewer, a large one has to come back in three seconds."""
Days = Collection[tuple[int, date]]
"""Of members."""


def rota_week(session: Session, day: date, *, keep: bool = True, wishes: Wishes = NO_WISH) -> RotaWeek:
    """The input for the week of that day; with `keep`, the days noted one by one stay as they are."""
    session.require(Right.EDIT_STAFF)
    first = monday_of(day)
    facts = facts_between(session.store, first, first + SUNDAY)
    noted = session.store.touching(ShiftException, first, first + SUNDAY) if keep else []
    return week_of(facts, first, {(one.member_id, one.day) for one in noted}, wishes)


def week_of(facts: MonthFacts, monday: date, kept: Days = (), wishes: Wishes = NO_WISH) -> RotaWeek:
    """The same from facts that are known already; only those who count among the adults."""
    days = list(days_between(monday, monday + SUNDAY))
    members = [
        member
        for member in facts.staff.members.values()
        if member.qualification.is_counted and any(member.covers(day) for day in days)
    ]
    return RotaWeek(
        days=tuple(_day(facts, day) for day in days),
        members=tuple(
            _member(facts, member, days, kept, wishes) for member in sorted(members, key=lambda one: one.id)
        ),
        moves=min(MOST_MOVES, MOVES_EACH * len(members)),
    )


def _day(facts: MonthFacts, day: date) -> RotaDay:
    needed = staffing_planned(facts, day).needed
    return RotaDay(
        day=day,
        opening=tuple(facts.calendar.on(day).spans),
        needs=tuple(Need(start, end, adults) for start, end, adults in needed),
    )


def _member(
    facts: MonthFacts, member: StaffMember, days: list[date], kept: Days, wishes: Wishes
) -> RotaMember:
    shifts = facts.staff.shifts
    return RotaMember(
        id=member.id,
        name=member.name,
        minutes=wanted_minutes(facts, member, days[0]),
        qualified=member.qualification.is_qualified,
        days=tuple(
            MemberDay(
                available=_available(facts, member, day),
                wish=wishes.get((member.id, day)),
                usual=shifts.on(member.id, day) if is_open(facts, day) else (),
                kept=(member.id, day) in kept,
            )
            for day in days
        ),
        eve=shifts.on(member.id, days[0] - ONE_DAY),
        morrow=shifts.on(member.id, days[-1] + ONE_DAY),
    )


def _available(facts: MonthFacts, member: StaffMember, day: date) -> tuple[Span, ...]:
    """Nothing on a leave, outside the period or on a closed day; no night into a leave."""
    if _is_away(facts, member, day) or not is_open(facts, day):
        return ()
    return (Span(0, DAY if _is_away(facts, member, day + ONE_DAY) else 2 * DAY),)


def _is_away(facts: MonthFacts, member: StaffMember, day: date) -> bool:
    return not member.covers(day) or facts.staff.shifts.is_away(member.id, day)
