"""At the door: one touch, the clock's minute; nights, split days, twice refused, never in the future."""

from datetime import date

import pytest

from app.care.arrivals import note_arrival, note_departure
from app.care.attendance import AttendedSpan
from app.care.attendance_days import note_day
from app.care.day_exceptions import set_exception
from app.care.enrolments import Kind
from app.errors import Conflict, InvalidEntry
from app.session import Session
from app.structure.opening_week import set_opening
from app.users import Role
from tests.app.records import (
    MONDAY,
    SUNDAY,
    TUESDAY,
    as_role,
    at,
    child,
    enrolled,
    h,
    open_week,
    refused,
    span,
    weekdays,
)
from tests.builders import FixedClock


@pytest.fixture(autouse=True)
def monday_morning(session: Session, clock: FixedClock) -> None:
    """Monday 23 November, 8:02; the crèche opens on weekdays."""
    open_week(session)
    at(clock, MONDAY, "8:02")


def open_at_night(session: Session) -> None:
    """From that Monday on, each weekday's opening goes on until six the morning after."""
    set_opening(session, SUNDAY, weekdays(span("7:30", "30:00")))


def test_one_touch_notes_the_clocks_minute(session: Session, clock: FixedClock) -> None:
    one = child(session)
    enrolment = enrolled(session, one, span("8:30", "17:00"))
    arrived = note_arrival(session, one)
    assert (arrived.enrolment_id, arrived.day, arrived.arrived, arrived.left) == (
        enrolment.id,
        MONDAY,
        h("8:02"),
        None,
    )
    at(clock, MONDAY, "17:04")
    assert note_departure(session, one).left == h("17:04")


def test_the_team_notes_arrivals(session: Session) -> None:
    one = child(session)
    enrolled(session, one)
    assert note_arrival(as_role(session, Role.TEAM), one).id


def test_a_child_may_come_back_the_same_day(session: Session, clock: FixedClock) -> None:
    one = child(session)
    enrolled(session, one)
    note_arrival(session, one)
    at(clock, MONDAY, "12:00")
    note_departure(session, one)
    at(clock, MONDAY, "13:30")
    note_arrival(session, one)
    assert [(s.arrived, s.left) for s in session.store.find(AttendedSpan)] == [(482, 720), (810, None)]


def test_an_arrival_twice_is_refused_with_what_to_do(session: Session, clock: FixedClock) -> None:
    one = child(session)
    enrolled(session, one)
    note_arrival(session, one)
    at(clock, MONDAY, "8:03")
    with refused(
        Conflict, "Łukasz Żółć est déjà là depuis 8 h 02", "Notez d’abord le départ", field="arrived"
    ):
        note_arrival(session, one)


def test_a_departure_without_an_arrival_is_refused(session: Session) -> None:
    one = child(session)
    enrolled(session, one)
    with refused(Conflict, "notez d’abord l’arrivée", field="left"):
        note_departure(session, one)


def test_a_departure_in_the_minute_of_the_arrival_is_refused(session: Session) -> None:
    one = child(session)
    enrolled(session, one)
    note_arrival(session, one)
    with refused(InvalidEntry, "après l’arrivée", field="left"):
        note_departure(session, one)


def test_a_minute_to_come_is_refused(session: Session) -> None:
    one = child(session)
    enrolled(session, one)
    with refused(InvalidEntry, "8 h 03 le 23 novembre 2026 est à venir", "l’arrivée", field="arrived"):
        note_arrival(session, one, minute=h("8:03"))
    note_arrival(session, one, minute=h("7:58"))
    with refused(InvalidEntry, "8 h 03", "le départ", field="left"):
        note_departure(session, one, minute=h("8:03"))


def test_an_arrival_inside_a_stay_already_noted_is_refused_by_name(
    session: Session, clock: FixedClock
) -> None:
    one = child(session)
    enrolment = enrolled(session, one)
    at(clock, MONDAY, "12:00")
    note_day(session, enrolment, MONDAY, [(h("8:00"), h("11:30"))])
    with refused(Conflict, "8 h–11 h 30", "chevauche"):
        note_arrival(session, one, minute=h("11:29"))
    assert note_arrival(session, one, minute=h("11:30")).arrived == h("11:30")


def test_a_child_without_enrolment_can_not_arrive(session: Session) -> None:
    one = child(session)
    enrolled(session, one, last=SUNDAY)
    with refused(InvalidEntry, "pas de contrat d’accueil le 23 novembre 2026", field="enrolment_id"):
        note_arrival(session, one)


def test_the_regular_enrolment_comes_before_the_occasional_one(session: Session) -> None:
    one = child(session)
    enrolled(session, one, kind=Kind.EMERGENCY)
    enrolled(session, one, kind=Kind.OCCASIONAL)
    regular = enrolled(session, one)
    assert note_arrival(session, one).enrolment_id == regular.id


def test_the_enrolment_that_expects_the_child_comes_first_of_all(session: Session) -> None:
    one = child(session)
    enrolled(session, one)
    occasional = enrolled(session, one, span("8:00", "12:00"), kind=Kind.OCCASIONAL)
    assert note_arrival(session, one).enrolment_id == occasional.id


def test_the_enrolment_may_be_said(session: Session) -> None:
    one = child(session)
    enrolled(session, one, span("8:30", "17:00"))
    occasional = enrolled(session, one, kind=Kind.OCCASIONAL)
    assert note_arrival(session, one, enrolment=occasional).enrolment_id == occasional.id


def test_a_departure_after_midnight_ends_the_night_of_the_eve(session: Session, clock: FixedClock) -> None:
    open_at_night(session)
    one = child(session)
    enrolled(session, one, span("20:00", "30:00"))
    at(clock, MONDAY, "20:05")
    note_arrival(session, one)
    at(clock, TUESDAY, "6:10")
    ended = note_departure(session, one)
    assert (ended.day, ended.left) == (MONDAY, h("30:10"))


def test_a_night_reserved_outside_the_opening_goes_on_too(session: Session, clock: FixedClock) -> None:
    one = child(session)
    enrolment = enrolled(session, one)
    set_exception(session, enrolment, MONDAY, [span("20:00", "30:00")], outside_opening=True)
    at(clock, MONDAY, "20:05")
    note_arrival(session, one)
    at(clock, TUESDAY, "5:30")
    with refused(Conflict, "depuis hier, 20 h 05"):
        note_arrival(session, one)
    assert note_departure(session, one).left == h("29:30")


def test_an_arrival_during_the_eves_night_is_refused(session: Session, clock: FixedClock) -> None:
    open_at_night(session)
    one = child(session)
    enrolment = enrolled(session, one)
    at(clock, TUESDAY, "7:00")
    note_day(session, enrolment, MONDAY, [(h("20:00"), h("30:00"))])
    with refused(Conflict, "le 23 novembre 2026, 20 h–6 h"):
        note_arrival(session, one, minute=h("5:00"))
    assert note_arrival(session, one, minute=h("6:00")).day == TUESDAY


def test_a_departure_forgotten_yesterday_does_not_keep_the_child_out(
    session: Session, clock: FixedClock
) -> None:
    one = child(session)
    enrolled(session, one, span("8:30", "17:00"))
    note_arrival(session, one)
    at(clock, TUESDAY, "7:50")
    with refused(Conflict, "Aucune arrivée"):
        note_departure(session, one)
    note_arrival(session, one)
    at(clock, TUESDAY, "17:00")
    assert note_departure(session, one).day == TUESDAY
    assert session.store.find(AttendedSpan, day=MONDAY)[0].left is None


def test_an_arrival_is_undone_by_one_undo(session: Session) -> None:
    one = child(session)
    enrolled(session, one)
    note_arrival(session, one)
    session.store.undo()
    assert not session.store.find(AttendedSpan)


def test_a_closed_day_takes_an_arrival_all_the_same(session: Session, clock: FixedClock) -> None:
    one = child(session)
    enrolled(session, one)
    at(clock, SUNDAY, "10:00")
    assert note_arrival(session, one).day == date(2026, 11, 22)
