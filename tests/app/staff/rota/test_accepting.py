"""From the file to a proposal and back: needs, people, leaves; accepting is one deed, undone as one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.errors import Conflict, NotAllowed
from app.session import Session
from app.spans import DAY, Span
from app.staff.facts import staff_between
from app.staff.managing import add_leave, change_member, set_shift_day
from app.staff.records import Leave, Qualification, ShiftException, ShiftExceptionSpan, StaffMember
from app.staff.rota.accepting import NOTE, accept_proposal
from app.staff.rota.building import rota_week
from app.staff.rota.inputs import Need, RotaWeek, Wish
from app.staff.rota.proposal import Proposal, propose
from app.staff.week import team_week
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from app.users import Role
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, child, enrolled, h, open_week, refused, span
from tests.app.staff.team import member, on_duty

CAP = Qualification.EARLY_YEARS_CAP
MORNING, LATE = span("7:30", "13:30"), span("12:30", "18:30")


def shifts_on(session: Session, who: StaffMember, day: date) -> tuple[Span, ...]:
    return staff_between(session.store, MONDAY, MONDAY + timedelta(days=6)).shifts.on(who.id, day)


def quick(week: RotaWeek) -> Proposal:
    return propose(replace(week, moves=3_000))


@pytest.fixture
def creche(session: Session) -> Session:
    """A child all day from Monday to Friday: two adults are needed from 8:00 to 18:00."""
    open_week(session)
    enrolled(session, child(session), span("8:00", "18:00"))
    return session


def test_a_week_s_input_holds_its_needs_its_opening_and_today_s_rota(creche: Session) -> None:
    who = on_duty(creche, MORNING)
    week = rota_week(creche, TUESDAY)
    assert week.days[1].needs == (Need(h("8:00"), h("18:00"), 2),)
    assert week.days[1].opening == (span("7:30", "18:30"),)
    assert week.days[6].needs == ()
    (one,) = week.members
    assert (one.id, one.minutes, one.qualified, one.days[1].usual) == (who.id, 2100, True, (MORNING,))
    assert one.days[1].available == (Span(0, 2 * DAY),)


def test_those_who_do_not_count_are_left_out(creche: Session) -> None:
    member(creche, qualification=Qualification.MANAGEMENT)
    assert rota_week(creche, MONDAY).members == ()


def test_a_leave_takes_its_days_from_the_hours_and_from_the_days_one_may_work(creche: Session) -> None:
    without_weeks = member(creche)
    by_weeks = on_duty(creche, MORNING, who=member(creche, "Luc", "Petit", hours=30))
    for who in (without_weeks, by_weeks):
        add_leave(creche, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY))
    first, second = rota_week(creche, MONDAY).members
    assert (first.minutes, second.minutes) == (2100 - 420, 1800 - 360)
    assert first.days[1].available == ()
    assert first.days[0].available == (Span(0, DAY),)  # no night into a leave
    assert second.days[1].usual == ()


def test_nobody_works_before_the_first_day_or_after_the_last(creche: Session) -> None:
    who = member(creche)
    change_member(creche, replace(who, last_day=TUESDAY))
    (one,) = rota_week(creche, MONDAY).members
    assert [bool(day.available) for day in one.days] == [True, True, False, False, False, False, False]
    assert one.minutes == 2 * 420


def test_a_closed_day_asks_nobody_and_counts_for_nobody(creche: Session) -> None:
    who = on_duty(creche, MORNING, who=member(creche, hours=30))
    add_closure(
        creche,
        Closure(first_day=TUESDAY, last_day=TUESDAY, reason=ClosureReason.EXCEPTIONAL, label="Travaux"),
    )
    (one,) = rota_week(creche, MONDAY).members
    assert (one.minutes, one.days[1].usual, one.days[1].available) == (1440, (), ())
    (line,) = team_week(creche, MONDAY).lines
    assert (line.worked, line.wanted, line.days[1].open) == (1440, 1440, False)
    accept_proposal(creche, quick(rota_week(creche, MONDAY)))
    assert TUESDAY not in [row.day for row in creche.store.find(ShiftException)]
    assert shifts_on(creche, who, TUESDAY) == (MORNING,)


def test_days_noted_one_by_one_are_kept_unless_told_otherwise(creche: Session) -> None:
    who = on_duty(creche, MORNING)
    set_shift_day(creche, who, TUESDAY, [LATE])
    assert [day.kept for day in rota_week(creche, MONDAY).members[0].days] == [False, True] + [False] * 5
    assert not any(day.kept for day in rota_week(creche, MONDAY, keep=False).members[0].days)


def test_the_sunday_before_and_the_monday_after_are_known(creche: Session) -> None:
    who = on_duty(creche, MORNING)
    set_shift_day(creche, who, SUNDAY, [LATE])
    (one,) = rota_week(creche, MONDAY).members
    assert (one.eve, one.morrow) == ((LATE,), (MORNING,))


def test_wishes_stand_on_their_day(creche: Session) -> None:
    who = member(creche)
    (one,) = rota_week(creche, MONDAY, wishes={(who.id, TUESDAY): Wish.OFF}).members
    assert [day.wish for day in one.days] == [None, Wish.OFF, None, None, None, None, None]


def test_accepting_writes_each_changed_day_and_one_undo_takes_all_back(creche: Session) -> None:
    early, late = on_duty(creche, MORNING), member(creche, "Luc", "Petit", qualification=CAP)
    member(creche, "Zoé", "Roy")
    proposal = quick(rota_week(creche, MONDAY))
    assert accept_proposal(creche, proposal) == len(proposal.changes) > 0
    for one, row in zip(proposal.week.members, proposal.rota, strict=True):
        for weekday, spans in enumerate(row):
            known = staff_between(creche.store, MONDAY, MONDAY + timedelta(days=6)).shifts
            assert known.on(one.id, MONDAY + timedelta(days=weekday)) == spans
    assert {row.note for row in creche.store.find(ShiftException)} == {NOTE}
    creche.store.undo()
    assert creche.store.find(ShiftException) == []
    assert creche.store.find(ShiftExceptionSpan) == []
    assert (shifts_on(creche, early, MONDAY), shifts_on(creche, late, MONDAY)) == ((MORNING,), ())


def test_a_day_that_becomes_what_the_weeks_say_needs_no_exception(creche: Session) -> None:
    who = on_duty(creche, span("8:00", "14:00"), who=member(creche, hours=30))
    set_shift_day(creche, who, TUESDAY, [])
    proposal = propose(replace(rota_week(creche, MONDAY, keep=False), moves=2_000))
    usual = tuple(
        tuple((span("8:00", "14:00"),) if weekday < 5 else () for weekday in range(7))
        for _ in proposal.week.members
    )
    accept_proposal(creche, replace(proposal, rota=usual))
    assert creche.store.find(ShiftException) == []
    assert shifts_on(creche, who, TUESDAY) == (span("8:00", "14:00"),)


def test_nights_that_change_hands_are_written_in_any_order(creche: Session) -> None:
    who = member(creche)
    set_shift_day(creche, who, MONDAY, [span("7:00", "12:00")])
    set_shift_day(creche, who, TUESDAY, [span("4:00", "9:00")])
    week = rota_week(creche, MONDAY, keep=False)
    night = ((span("22:00", "30:00"),), (), (), (), (), (), ())
    accept_proposal(creche, replace(quick(week), week=week, rota=(night,)))
    assert shifts_on(creche, who, MONDAY) == (span("22:00", "30:00"),)
    assert shifts_on(creche, who, TUESDAY) == ()


def test_a_proposal_of_a_week_that_changed_since_is_refused_by_name(creche: Session) -> None:
    who = on_duty(creche, MORNING)
    proposal = quick(rota_week(creche, MONDAY))
    set_shift_day(creche, who, TUESDAY, [LATE])
    with refused(Conflict, "L’horaire de Élodie Fournier, le 24 novembre 2026, a changé", "relancez"):
        accept_proposal(creche, proposal)
    assert [row.day for row in creche.store.find(ShiftException)] == [TUESDAY]


def test_a_leave_noted_since_makes_the_proposal_stale(creche: Session) -> None:
    who = member(creche)
    proposal = quick(rota_week(creche, MONDAY))
    add_leave(creche, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY))
    with refused(Conflict, "le 24 novembre 2026, a changé"):
        accept_proposal(creche, proposal)


def test_only_the_director_proposes_and_accepts(creche: Session) -> None:
    member(creche)
    proposal = quick(rota_week(creche, MONDAY))
    team = as_role(creche, Role.TEAM)
    with refused(NotAllowed):
        rota_week(team, MONDAY)
    with refused(NotAllowed):
        accept_proposal(team, proposal)
    assert team_week(team, MONDAY).lines


def test_the_team_s_week_holds_hours_leaves_and_adults_against_children(creche: Session) -> None:
    who = on_duty(creche, MORNING, who=member(creche, hours=30))
    member(creche, "Ana", "Diaz", qualification=Qualification.MANAGEMENT)
    add_leave(creche, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY))
    set_shift_day(creche, who, MONDAY, [LATE], note="Échange")
    week = team_week(creche, TUESDAY)
    first, second = week.lines
    assert (first.member.name, second.member.name) == ("Élodie Fournier", "Ana Diaz")
    assert (first.worked, first.wanted, first.weekly_minutes) == (4 * 360, 4 * 360, 1800)
    assert first.days[0].exception is not None
    assert first.days[0].exception.note == "Échange"
    assert first.days[1].leave is not None
    assert first.days[1].spans == ()
    assert week.days[0].staffing.needed == [(h("8:00"), h("18:00"), 2)]
    assert (week.qualified.numerator, week.qualified.denominator) == (1800, 1800)
    assert week.days[0].children == [(h("8:00"), h("18:00"), 1)]
