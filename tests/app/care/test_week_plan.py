"""The week's plan: who is expected when, what happened, exceptions, absences, and each day's peak."""

from datetime import date, timedelta

import pytest

from app.care.absences import note_absence
from app.care.attendance import AbsenceReason
from app.care.attendance_days import note_day
from app.care.day_exceptions import set_exception
from app.care.enrolments import Enrolment
from app.care.presence import State
from app.care.week_plan import PlannedDay, week_plan
from app.search import fold
from app.session import Session
from tests.app.records import MONDAY, at, child, enrolled, open_week, span
from tests.builders import FixedClock

LAST_MONDAY = MONDAY - timedelta(days=7)


@pytest.fixture
def enrolment(session: Session, clock: FixedClock) -> Enrolment:
    """Expected Mondays to Fridays, seen on Monday at 8:47."""
    open_week(session)
    at(clock, MONDAY, "8:47")
    return enrolled(session, child(session), span("8:30", "16:30"))


def day_of(session: Session, day: date) -> PlannedDay:
    (line,) = week_plan(session, day).lines
    return next(one for one in line.days if one.day == day)


@pytest.mark.usefixtures("enrolment")
def test_a_week_has_seven_days_from_its_monday_whatever_the_day(session: Session) -> None:
    plan = week_plan(session, MONDAY + timedelta(days=3))
    assert [head.day for head in plan.days] == [MONDAY + timedelta(days=number) for number in range(7)]
    assert [head.peak for head in plan.days] == [1, 1, 1, 1, 1, 0, 0]


@pytest.mark.usefixtures("enrolment")
def test_a_day_to_come_and_today_say_nothing_yet(session: Session) -> None:
    assert day_of(session, MONDAY).state is None
    assert day_of(session, MONDAY + timedelta(days=1)).state is None


def test_a_day_past_is_attended_absent_or_not_recorded(session: Session, enrolment: Enrolment) -> None:
    tuesday, wednesday = LAST_MONDAY + timedelta(days=1), LAST_MONDAY + timedelta(days=2)
    note_day(session, enrolment, LAST_MONDAY, [span("8:40", "16:00")])
    note_absence(session, enrolment, first_day=tuesday, last_day=tuesday, reason=AbsenceReason.UNANNOUNCED)
    attended = day_of(session, LAST_MONDAY)
    assert (attended.state, attended.attended) == (State.ATTENDED, (span("8:40", "16:00"),))
    assert day_of(session, tuesday).state is State.ABSENT
    assert day_of(session, wednesday).state is State.NOT_RECORDED


def test_an_exception_replaces_the_days_hours_and_is_told(session: Session, enrolment: Enrolment) -> None:
    set_exception(session, enrolment, MONDAY, [span("9:00", "12:00")])
    day = day_of(session, MONDAY)
    assert (day.reserved, day.exception) == ((span("9:00", "12:00"),), True)
    assert not day_of(session, MONDAY + timedelta(days=1)).exception


def test_lines_are_in_groups_then_by_name(director: Session) -> None:
    lines = week_plan(director, MONDAY).lines
    ranks = [(line.group.position if line.group else 99, fold(line.child.last_name)) for line in lines]
    assert ranks == sorted(ranks)


def test_days_outside_the_contract_are_marked(director: Session) -> None:
    for line in week_plan(director, MONDAY).lines:
        for day in line.days:
            assert day.inside == line.enrolment.covers(day.day)
            assert day.inside or not day.reserved
