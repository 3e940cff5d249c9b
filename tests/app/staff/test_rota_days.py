"""Shifts: weeks from a day on, exceptions of a day, nights, and nobody twice at one time."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.schedules import Turn
from app.care.weeks import Weeks, WeekSpan
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.session import Session
from app.spans import Span
from app.staff.facts import staff_between
from app.staff.managing import (
    add_leave,
    change_member,
    drop_shift_day,
    remove_leave,
    remove_shift_weeks,
    set_shift_day,
    set_shift_weeks,
)
from app.staff.records import Leave, ShiftException, ShiftExceptionSpan, ShiftPatternSpan, StaffMember
from app.staff.rota_days import shift_weeks_of
from app.users import Role
from tests.app.records import MONDAY, TUESDAY, as_role, h, refused, span
from tests.app.staff.team import SEPTEMBER, member, on_duty, working

WEDNESDAY = date(2026, 11, 25)
EARLY, LATE, NIGHT = span("6:00", "13:00"), span("13:00", "20:00"), span("22:00", "30:00")


def worked(session: Session, who: StaffMember, day: date) -> tuple[Span, ...]:
    return staff_between(session.store, day, day).shifts.on(who.id, day)


def test_weeks_take_turns_from_their_anchor(session: Session) -> None:
    who = member(session)
    weeks = Weeks(
        weeks=2,
        anchor=date(2026, 11, 16),
        spans=(WeekSpan(0, 0, *EARLY), WeekSpan(1, 0, *LATE)),
    )
    set_shift_weeks(session, who, SEPTEMBER, weeks)
    assert [worked(session, who, date(2026, 11, day)) for day in (16, 23, 30)] == [
        (EARLY,),
        (LATE,),
        (EARLY,),
    ]
    assert shift_weeks_of(session, who)[0][1] == weeks


def test_new_weeks_keep_the_past_and_may_drop_what_follows(session: Session) -> None:
    who = on_duty(session, EARLY)
    set_shift_weeks(session, who, date(2027, 1, 4), working(span("9:00", "12:00")))
    set_shift_weeks(session, who, TUESDAY, working(LATE))
    assert [pattern.first_day for pattern, _ in shift_weeks_of(session, who)] == [
        SEPTEMBER,
        TUESDAY,
        date(2027, 1, 4),
    ]
    assert (worked(session, who, MONDAY), worked(session, who, TUESDAY)) == ((EARLY,), (LATE,))
    set_shift_weeks(session, who, TUESDAY, working(EARLY), drop_later=True)
    assert [pattern.first_day for pattern, _ in shift_weeks_of(session, who)] == [SEPTEMBER, TUESDAY]
    session.store.undo()
    assert len(shift_weeks_of(session, who)) == 3


def test_weeks_taken_away_leave_those_before(session: Session) -> None:
    who = on_duty(session, EARLY)
    later = set_shift_weeks(session, who, TUESDAY, working(LATE))
    remove_shift_weeks(session, later)
    assert worked(session, who, TUESDAY) == (EARLY,)
    assert len(session.store.find(ShiftPatternSpan)) == 5


def test_weeks_begin_inside_the_period(session: Session) -> None:
    who = member(session)
    with refused(InvalidEntry, "Élodie Fournier", "depuis le 1er septembre 2026", field="first_day"):
        set_shift_weeks(session, who, date(2026, 8, 31), working(EARLY))


@pytest.mark.parametrize(
    ("spans", "kind"),
    [
        ((EARLY, span("12:59", "20:00")), Conflict),
        ((Span(480, 480),), InvalidEntry),
        ((Span(480, 470),), InvalidEntry),
        ((Span(480, 480 + 1441),), InvalidEntry),
        ((Span(1440, 1500),), InvalidEntry),
    ],
)
def test_spans_that_can_t_be_are_refused(
    session: Session, spans: tuple[Span, ...], kind: type[Conflict]
) -> None:
    who = member(session)
    with refused(kind, field="span"):
        set_shift_weeks(session, who, SEPTEMBER, working(*spans))
    with pytest.raises(kind):
        set_shift_day(session, who, TUESDAY, spans)
    assert session.store.find(ShiftException) == []


def test_an_exception_stands_in_place_of_the_weeks_and_can_be_dropped(session: Session) -> None:
    who = on_duty(session, EARLY)
    set_shift_day(session, who, TUESDAY, [LATE], "remplace Fatou")
    set_shift_day(session, who, TUESDAY, [span("7:00", "12:00"), span("13:00", "17:00")], " ")
    (kept,) = session.store.find(ShiftException)
    assert (kept.note, len(session.store.find(ShiftExceptionSpan))) == (None, 2)
    assert worked(session, who, TUESDAY) == (span("7:00", "12:00"), span("13:00", "17:00"))
    set_shift_day(session, who, TUESDAY, [])
    assert worked(session, who, TUESDAY) == ()
    drop_shift_day(session, who, TUESDAY)
    drop_shift_day(session, who, TUESDAY)
    assert (worked(session, who, TUESDAY), session.store.find(ShiftException)) == ((EARLY,), [])
    session.store.undo()
    assert worked(session, who, TUESDAY) == ()


def test_a_leave_holds_against_an_exception(session: Session) -> None:
    who = on_duty(session, EARLY)
    set_shift_day(session, who, TUESDAY, [LATE])
    add_leave(session, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY))
    assert worked(session, who, TUESDAY) == ()


@pytest.mark.parametrize(("end", "clashes"), [("30:00", False), ("30:01", True)])
def test_a_night_may_end_where_the_morrow_begins_but_not_later(
    session: Session, end: str, clashes: bool
) -> None:
    who = on_duty(session, EARLY)
    night = Span(h("22:00"), h(end))
    if not clashes:
        set_shift_day(session, who, TUESDAY, [night])
        assert worked(session, who, TUESDAY) == (night,)
        return
    with refused(
        Conflict,
        "Élodie Fournier serait deux fois au travail",
        "mardi 24 novembre 2026, 22 h–6 h 01 et mercredi 25 novembre 2026, 6 h–13 h",
        field="spans",
    ):
        set_shift_day(session, who, TUESDAY, [night])
    assert session.store.find(ShiftException) == []


def test_a_morning_is_refused_after_the_eve_s_night(session: Session) -> None:
    who = on_duty(session, LATE)
    set_shift_day(session, who, TUESDAY, [NIGHT])
    with refused(Conflict, "deux fois", field="spans"):
        set_shift_day(session, who, WEDNESDAY, [span("5:59", "9:00")])
    set_shift_day(session, who, WEDNESDAY, [span("6:00", "9:00")])


def test_new_weeks_are_refused_where_they_meet_the_former_ones(session: Session) -> None:
    who = on_duty(session, NIGHT)
    with refused(Conflict, "lundi 23 novembre 2026, 22 h–6 h", "mardi 24 novembre 2026, 5 h–12 h"):
        set_shift_weeks(session, who, TUESDAY, working(span("5:00", "12:00")))
    assert len(shift_weeks_of(session, who)) == 1


def test_a_leave_that_goes_may_not_bring_two_shifts_back_at_one_time(session: Session) -> None:
    who = on_duty(session, EARLY)
    away = add_leave(session, Leave(member_id=who.id, first_day=WEDNESDAY, last_day=WEDNESDAY))
    set_shift_day(session, who, TUESDAY, [span("22:00", "31:00")])
    with refused(Conflict, "mercredi 25 novembre 2026"):
        remove_leave(session, away)
    assert session.store.find(Leave) == [away]


def test_a_longer_period_may_not_bring_two_shifts_back_at_one_time(session: Session) -> None:
    who = on_duty(session, EARLY, who=member(session, last_day=TUESDAY))
    set_shift_day(session, who, TUESDAY, [span("22:00", "31:00")])
    with refused(Conflict, "deux fois"):
        change_member(session, replace(who, last_day=None))


def test_an_exception_lies_inside_the_period(session: Session) -> None:
    who = member(session, last_day=MONDAY)
    with refused(InvalidEntry, "Élodie Fournier", "le 24 novembre 2026 n’en fait pas partie", field="day"):
        set_shift_day(session, who, TUESDAY, [EARLY])


def test_the_parity_of_weeks_holds_for_adults_too(session: Session) -> None:
    who = member(session)
    weeks = Weeks(weeks=2, turn=Turn.ISO_PARITY, spans=(WeekSpan(0, 0, *EARLY), WeekSpan(1, 0, *LATE)))
    set_shift_weeks(session, who, SEPTEMBER, weeks)
    assert (worked(session, who, date(2026, 11, 16)), worked(session, who, MONDAY)) == ((EARLY,), (LATE,))


def test_the_director_alone_sets_shifts(session: Session) -> None:
    who = on_duty(session, EARLY)
    team = as_role(session, Role.TEAM)
    assert len(shift_weeks_of(team, who)) == 1
    for attempt in (
        lambda: set_shift_weeks(team, who, TUESDAY, working(LATE)),
        lambda: set_shift_day(team, who, TUESDAY, [LATE]),
        lambda: drop_shift_day(team, who, TUESDAY),
    ):
        with pytest.raises(NotAllowed):
            attempt()
