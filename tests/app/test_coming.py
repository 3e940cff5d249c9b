"""What comes within thirty days: arrivals, departures, third birthdays, the label and the PAI that run out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.care.enrolling import enrol
from app.care.enrolments import Enrolment, Kind
from app.coming import Event, comings, deadlines
from app.families.health import CareProtocol, add_protocol
from app.families.records import Child
from app.session import Session
from app.structure.agreement import set_identity
from app.structure.records import Identity
from app.users import Role
from tests.app.records import as_role, child, enrolled

TODAY = date(2026, 11, 22)
LONG_AGO, FAR = date(2026, 9, 1), date(2027, 7, 31)


def care(session: Session, who: Child, first: date, last: date) -> Enrolment:
    return enrol(session, Enrolment(child_id=who.id, kind=Kind.REGULAR, first_day=first, last_day=last), None)


def told(session: Session) -> list[tuple[date, Event]]:
    return [(one.day, one.event) for one in comings(session)]


@pytest.mark.parametrize(("days", "comes"), [(0, False), (1, True), (30, True), (31, False)])
def test_an_arrival_is_told_thirty_days_before(session: Session, days: int, comes: bool) -> None:
    day = TODAY + timedelta(days=days)
    care(session, child(session), day, FAR)
    assert told(session) == [(day, Event.ARRIVES)] * comes


@pytest.mark.parametrize(("days", "comes"), [(-1, False), (0, True), (30, True), (31, False)])
def test_a_departure_is_told_by_its_last_day(session: Session, days: int, comes: bool) -> None:
    day = TODAY + timedelta(days=days)
    care(session, child(session), LONG_AGO, day)
    assert told(session) == [(day, Event.LEAVES)] * comes


def test_a_renewal_is_neither_an_arrival_nor_a_departure(session: Session) -> None:
    one = child(session)
    care(session, one, LONG_AGO, date(2026, 11, 30))
    care(session, one, date(2026, 12, 1), FAR)
    assert told(session) == []


def test_a_third_birthday_is_told_while_the_child_is_enrolled(session: Session) -> None:
    enrolled(session, child(session, birth_day=date(2023, 12, 1)))
    child(session, "Bo", birth_day=date(2023, 12, 2))
    assert told(session) == [(date(2026, 12, 1), Event.TURNS_THREE)]


def test_the_label_is_told_ninety_days_before_and_once_it_has_run_out(session: Session) -> None:
    identity = Identity(first_day=date(2026, 1, 1), name="Les Petits Pas")
    for last, days in ((date(2027, 2, 21), 1), (date(2027, 1, 20), 1), (date(2026, 11, 1), 1)):
        set_identity(session, replace(identity, label_last_day=last, label_first_day=date(2024, 1, 1)))
        found = deadlines(session)
        assert len(found) == (last - TODAY <= timedelta(days=90)) * days
    assert deadlines(as_role(session, Role.TEAM)) == []


def test_the_pai_of_an_enrolled_child_is_told_unless_another_goes_on(session: Session) -> None:
    one, gone = child(session), child(session, "Bo")
    enrolled(session, one)
    for who in (one, gone):
        add_protocol(
            session,
            CareProtocol(
                child_id=who.id, first_day=LONG_AGO, last_day=date(2026, 12, 1), instructions="Trousse rouge"
            ),
        )
    assert [(found.day, found.child) for found in deadlines(session)] == [(date(2026, 12, 1), one)]
    add_protocol(
        session, CareProtocol(child_id=one.id, first_day=date(2026, 12, 2), instructions="Trousse rouge")
    )
    assert deadlines(session) == []
