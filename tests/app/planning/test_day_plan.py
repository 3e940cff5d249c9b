"""The day's plan: who is there in the civil day, children by group then by name, adults by the hour they begin."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.care.absences import note_absence
from app.care.arrivals import note_arrival
from app.care.attendance import AbsenceReason
from app.care.attendance_days import note_day
from app.care.presence import State
from app.care.week_plan import week_plan
from app.planning.day_plan import day_plan
from app.session import Session
from app.spans import DAY, Span
from app.staff.managing import add_leave
from app.staff.records import Leave, Qualification
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from tests.app.records import MONDAY, TUESDAY, at, child, enrolled, h, open_week, span
from tests.app.staff.team import member, on_duty
from tests.app.test_home import Counted
from tests.builders import FixedClock


@pytest.fixture(autouse=True)
def opened(session: Session, clock: FixedClock) -> None:
    """Open day and night on weekdays, seen on Monday at noon."""
    open_week(session, span("6:00", "30:00"))
    at(clock, MONDAY, "12:00")


def test_a_night_stands_in_the_morning_it_ends_in(session: Session) -> None:
    enrolled(session, child(session), span("22:00", "29:30"))
    (monday,) = day_plan(session, MONDAY).lines
    (tuesday,) = day_plan(session, TUESDAY).lines
    assert monday.reserved == (Span(h("22:00"), DAY),)
    assert tuesday.reserved == (Span(0, h("5:30")), Span(h("22:00"), DAY))


def test_a_child_here_now_one_away_and_one_who_came(session: Session) -> None:
    here, away = child(session, "Ana"), child(session, "Bao")
    enrolled(session, here, span("8:00", "17:00"))
    absent = enrolled(session, away, span("8:00", "17:00"))
    came = enrolled(session, child(session, "Cléo"), span("8:00", "10:00"))
    note_arrival(session, here, minute=h("8:05"))
    note_absence(session, absent, first_day=MONDAY, last_day=MONDAY, reason=AbsenceReason.UNANNOUNCED)
    note_day(session, came, MONDAY, [span("8:01", "9:58")])
    lines = day_plan(session, MONDAY).lines
    assert [(line.child.first_name, line.state) for line in lines] == [
        ("Ana", None),
        ("Bao", State.ABSENT),
        ("Cléo", State.ATTENDED),
    ]
    assert lines[0].arrived == (h("8:05"),)
    assert lines[2].attended == (span("8:01", "9:58"),)


def test_a_day_over_that_nobody_recorded_says_so(session: Session, clock: FixedClock) -> None:
    enrolled(session, child(session), span("8:00", "17:00"))
    at(clock, TUESDAY, "8:00")
    (line,) = day_plan(session, MONDAY).lines
    assert line.state is State.NOT_RECORDED


def test_who_is_not_expected_and_did_not_come_has_no_line(session: Session) -> None:
    enrolled(session, child(session), span("8:00", "17:00"))
    assert day_plan(session, MONDAY + timedelta(days=5)).lines == ()


def test_adults_stand_by_the_hour_they_begin_and_those_on_leave_last(session: Session) -> None:
    on_duty(session, span("12:00", "19:00"), who=member(session, "Zoé"))
    on_duty(session, span("7:00", "13:00"), who=member(session, "Marc"))
    away = on_duty(session, span("7:00", "13:00"), who=member(session, "Inès"))
    member(session, "Sacha")
    add_leave(session, Leave(member_id=away.id, first_day=MONDAY, last_day=MONDAY))
    found = [(one.name, one.shifts, one.away) for one in day_plan(session, MONDAY).adults]
    assert found == [
        ("Marc Fournier", (span("7:00", "13:00"),), False),
        ("Zoé Fournier", (span("12:00", "19:00"),), False),
        ("Inès Fournier", (), True),
    ]


def test_who_does_not_count_with_the_children_is_shown_as_such(session: Session) -> None:
    on_duty(
        session, span("9:00", "14:00"), who=member(session, "Paul", qualification=Qualification.OTHER_STAFF)
    )
    (line,) = day_plan(session, MONDAY).adults
    assert (line.counted, day_plan(session, MONDAY).load.adults.present) == (False, [])


def test_the_day_tells_the_same_conflicts_as_its_week(session: Session) -> None:
    on_duty(session, span("7:00", "13:00"))
    enrolled(session, child(session), span("8:00", "17:00"))
    week = week_plan(session, MONDAY).load
    assert [one.rule for one in week.conflicts] == ["short_staff"] * 5
    assert day_plan(session, TUESDAY).load == week.on(TUESDAY)


def test_the_week_of_a_day_is_seen_at_the_clocks_minute(session: Session) -> None:
    load = week_plan(session, MONDAY).load
    assert [one.split for one in load.days[:2]] == [h("12:00"), 0]
    assert load.on(MONDAY - timedelta(days=1)) is None


def test_the_number_of_queries_does_not_grow_with_the_children(session: Session) -> None:
    def asked() -> int:
        counted = Counted(session.store)
        told = replace(session, store=counted)  # type: ignore[arg-type]
        day_plan(told, MONDAY), week_plan(told, MONDAY)
        return counted.asked

    def arrives(number: int) -> None:
        enrolled(session, child(session, f"Enfant {number}"), span("8:00", "17:00"))
        on_duty(session, span("7:00", "13:00"), who=member(session, f"Adulte {number}"))

    arrives(0)
    alone = asked()
    for number in range(1, 12):
        arrives(number)
    assert asked() == alone <= 70


def test_on_a_closed_day_nobody_is_there(session: Session) -> None:
    on_duty(session, span("7:30", "18:30"))
    assert [adult.name for adult in day_plan(session, TUESDAY).adults] == ["Élodie Fournier"]
    add_closure(session, Closure(first_day=TUESDAY, last_day=TUESDAY, reason=ClosureReason.EXCEPTIONAL))
    plan = day_plan(session, TUESDAY)
    assert (plan.adults, plan.load.adults.present, plan.load.adults.known) == ((), [], False)
