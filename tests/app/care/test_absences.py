"""Absences: inside the enrolment, one at a time, announced or not; a stay makes the day attended all the same."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.absences import change_absence, note_absence, remove_absence
from app.care.attendance import Absence, AbsenceReason
from app.care.attendance_days import note_day
from app.care.enrolments import Enrolment, Kind
from app.errors import Conflict, InvalidEntry
from app.session import Session
from app.users import Role
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, child, enrolled, refused

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def enrolment(session: Session) -> Enrolment:
    return enrolled(session, child(session))


def ill(session: Session, enrolment: Enrolment, first: date, last: date) -> Absence:
    return note_absence(
        session, enrolment, first_day=first, last_day=last, reason=AbsenceReason.ILLNESS_CERTIFIED
    )


def test_an_absence_is_noted_shortened_and_removed(session: Session, enrolment: Enrolment) -> None:
    absence = ill(session, enrolment, MONDAY, WEDNESDAY)
    shorter = change_absence(session, replace(absence, last_day=TUESDAY, enrolment_id=404))
    assert session.store.find(Absence) == [replace(absence, last_day=TUESDAY)]
    remove_absence(session, shorter)
    assert not session.store.find(Absence)


def test_the_team_notes_absences_past_and_to_come(session: Session, enrolment: Enrolment) -> None:
    team = as_role(session, Role.TEAM)
    ill(team, enrolment, date(2026, 11, 2), date(2026, 11, 3))
    ill(team, enrolment, MONDAY, MONDAY)
    assert len(session.store.find(Absence)) == 2


def test_absences_of_an_enrolment_do_not_overlap(session: Session, enrolment: Enrolment) -> None:
    absence = ill(session, enrolment, MONDAY, TUESDAY)
    with refused(Conflict, "du 23 novembre 2026 au 24 novembre 2026", "modifiez-la", field="first_day"):
        ill(session, enrolment, TUESDAY, WEDNESDAY)
    following = ill(session, enrolment, WEDNESDAY, WEDNESDAY)
    with refused(Conflict, "le 25 novembre 2026"):
        change_absence(session, replace(absence, last_day=WEDNESDAY))
    assert following.id


def test_another_enrolment_has_absences_of_its_own(session: Session, enrolment: Enrolment) -> None:
    who = session.store.find(Enrolment)[0].child_id
    occasional = replace(enrolment, id=0, kind=Kind.OCCASIONAL)
    with session.store.atomic("enrol"):
        occasional = session.store.add(occasional)
    ill(session, enrolment, MONDAY, MONDAY)
    assert ill(session, occasional, MONDAY, MONDAY).id
    assert occasional.child_id == who


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(2026, 8, 31), MONDAY, "first_day"),
        (MONDAY, date(2027, 8, 1), "last_day"),
        (TUESDAY, MONDAY, "last_day"),
    ],
)
def test_an_absence_lies_inside_its_enrolment(
    session: Session, enrolment: Enrolment, first: date, last: date, field: str
) -> None:
    with refused(InvalidEntry, field=field):
        ill(session, enrolment, first, last)


@pytest.mark.parametrize(
    ("reason", "announced_on", "accepted"),
    [
        (AbsenceReason.HOLIDAY, SUNDAY, True),
        (AbsenceReason.HOLIDAY, None, False),
        (AbsenceReason.OTHER_ANNOUNCED, None, False),
        (AbsenceReason.UNANNOUNCED, None, True),
        (AbsenceReason.UNANNOUNCED, SUNDAY, False),
        (AbsenceReason.HOSPITAL, MONDAY, False),  # tomorrow
        (AbsenceReason.HOSPITAL, None, True),
    ],
)
def test_the_day_announced_goes_with_the_reason(
    session: Session, enrolment: Enrolment, reason: AbsenceReason, announced_on: date | None, accepted: bool
) -> None:
    def note() -> Absence:
        return note_absence(
            session, enrolment, first_day=MONDAY, last_day=MONDAY, reason=reason, announced_on=announced_on
        )

    if accepted:
        assert note().announced_on == announced_on
    else:
        with refused(InvalidEntry, field="announced_on"):
            note()


def test_an_absence_on_an_attended_day_is_accepted(session: Session, enrolment: Enrolment) -> None:
    day = date(2026, 11, 20)
    note_day(session, enrolment, day, [(480, 600)])
    assert ill(session, enrolment, day, SUNDAY).first_day == day
