"""Days noted in the evening or corrected later: whole lists, never overlapping, what stays is not rewritten."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.attendance import AttendedSpan
from app.care.attendance_days import correct_stay, note_day, remove_stay
from app.care.enrolments import Enrolment, Kind
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.journal_entries import Act
from app.session import Session
from app.users import Role, User
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, child, enrolled, h, refused
from tests.builders import FixedClock


@pytest.fixture
def enrolment(session: Session, clock: FixedClock) -> Enrolment:
    """Łukasz's, on Monday evening."""
    at(clock, MONDAY, "18:45")
    return enrolled(session, child(session))


def hours(session: Session, day: date = MONDAY) -> list[tuple[int, int | None]]:
    found = session.store.find(AttendedSpan, day=day)
    return sorted((stay.arrived, stay.left) for stay in found)


def test_the_evenings_line_replaces_the_day(session: Session, enrolment: Enrolment) -> None:
    note_day(session, enrolment, MONDAY, [(h("8:02"), h("17:10"))])
    note_day(session, enrolment, MONDAY, [(h("13:00"), h("17:10")), (h("8:02"), h("12:00"))])
    assert hours(session) == [(482, 720), (780, 1030)]
    note_day(session, enrolment, MONDAY, [])
    assert hours(session) == []


def test_a_stay_that_does_not_change_is_not_rewritten(session: Session, enrolment: Enrolment) -> None:
    morning = note_day(session, enrolment, MONDAY, [(h("8:02"), h("12:00"))])[0]
    again = note_day(session, enrolment, MONDAY, [(h("8:02"), h("12:00")), (h("13:00"), h("17:10"))])
    assert again[0] == morning
    entry = next(session.store.journal(1))
    assert (entry.act, entry.row) == (Act.ADDED, again[1].id)


def test_a_line_with_one_change_keeps_before_and_after_in_the_journal(
    session: Session, enrolment: Enrolment
) -> None:
    note_day(session, enrolment, MONDAY, [(h("8:02"), None)])
    note_day(session, enrolment, MONDAY, [(h("8:02"), h("17:10"))])
    assert next(session.store.journal(1)).changes == {"left": (None, 1030)}


def test_hours_may_cross_those_they_replace(session: Session, enrolment: Enrolment) -> None:
    note_day(session, enrolment, MONDAY, [(480, 720), (780, 1020)])
    note_day(session, enrolment, MONDAY, [(480, 840), (840, 1020)])
    assert hours(session) == [(480, 840), (840, 1020)]


def test_two_stays_of_a_line_do_not_overlap(session: Session, enrolment: Enrolment) -> None:
    note_day(session, enrolment, MONDAY, [(h("9:00"), h("10:00"))])
    with refused(Conflict, "8 h–12 h", "11 h–17 h", field="arrived"):
        note_day(session, enrolment, MONDAY, [(h("8:00"), h("12:00")), (h("11:00"), h("17:00"))])
    with refused(Conflict, "8 h sans départ"):
        note_day(session, enrolment, MONDAY, [(h("8:00"), None), (h("8:00"), h("9:00"))])
    assert hours(session) == [(540, 600)]


def test_stays_do_not_overlap_across_enrolments(session: Session, enrolment: Enrolment) -> None:
    who = child(session, "Zoé")
    regular, occasional = enrolled(session, who), enrolled(session, who, kind=Kind.OCCASIONAL)
    note_day(session, regular, MONDAY, [(h("8:00"), h("12:00"))])
    with refused(Conflict, "Zoé"):
        note_day(session, occasional, MONDAY, [(h("11:59"), h("17:00"))])
    note_day(session, occasional, MONDAY, [(h("12:00"), h("17:00"))])
    note_day(session, enrolment, MONDAY, [(h("8:00"), h("17:00"))])


def test_a_night_does_not_meet_either_neighbour(
    session: Session, enrolment: Enrolment, clock: FixedClock
) -> None:
    at(clock, TUESDAY, "20:00")
    note_day(session, enrolment, SUNDAY, [(h("22:00"), h("32:00"))])
    with refused(Conflict, "le 22 novembre 2026, 22 h–8 h"):
        note_day(session, enrolment, MONDAY, [(h("7:59"), h("12:00"))])
    note_day(session, enrolment, TUESDAY, [(h("6:00"), h("12:00"))])
    with refused(Conflict, "le 24 novembre 2026, 6 h–12 h"):
        note_day(session, enrolment, MONDAY, [(h("22:00"), h("30:01"))])
    note_day(session, enrolment, MONDAY, [(h("8:00"), h("12:00")), (h("22:00"), h("30:00"))])


def test_nothing_to_come_is_noted(session: Session, enrolment: Enrolment) -> None:
    with refused(InvalidEntry, "18 h 46 le 23 novembre 2026 est à venir", field="left"):
        note_day(session, enrolment, MONDAY, [(h("8:00"), h("18:46"))])
    with refused(InvalidEntry, "24 novembre 2026", field="arrived"):
        note_day(session, enrolment, TUESDAY, [(h("8:00"), None)])
    with refused(InvalidEntry, "6 h le 24 novembre 2026", field="left"):
        note_day(session, enrolment, MONDAY, [(h("18:00"), h("30:00"))])


@pytest.mark.parametrize(
    ("arrived", "left", "field"),
    [
        (-1, 60, "arrived"),
        (1440, None, "arrived"),
        (480, 480, "left"),
        (480, 470, "left"),
        (480, 1921, "left"),
    ],
)
def test_hours_that_can_not_be_are_refused(
    session: Session, enrolment: Enrolment, arrived: int, left: int | None, field: str
) -> None:
    with refused(InvalidEntry, field=field):
        note_day(session, enrolment, date(2026, 11, 10), [(arrived, left)])


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 11, 21)])
def test_attendance_outside_the_enrolment_is_refused(
    session: Session, enrolment: Enrolment, day: date
) -> None:
    short = enrolled(session, child(session, "Zoé"), last=date(2026, 11, 20))
    with refused(InvalidEntry, "aucune présence ne peut être notée", field="day"):
        note_day(session, short, day, [(480, 720)])


def test_a_forgotten_departure_is_mended(session: Session, enrolment: Enrolment) -> None:
    (stay,) = note_day(session, enrolment, SUNDAY, [(h("7:58"), None)])
    with refused(InvalidEntry, "après l’arrivée, 7 h 58", field="left"):
        correct_stay(session, stay, arrived=stay.arrived, left=h("7:30"))
    assert correct_stay(session, stay, arrived=stay.arrived, left=h("17:30")).left == h("17:30")


def test_a_stay_noted_by_mistake_is_removed_and_comes_back_by_undo(
    session: Session, enrolment: Enrolment
) -> None:
    (stay,) = note_day(session, enrolment, MONDAY, [(h("8:02"), h("17:10"))])
    remove_stay(session, stay)
    assert hours(session) == []
    session.store.undo()
    assert hours(session) == [(482, 1030)]


def test_an_older_day_is_a_correction(session: Session, enrolment: Enrolment) -> None:
    gone = User(id=9, login="z", name="Z", role=Role.TEAM, active=False)
    with refused(NotAllowed):
        note_day(replace(session, user=gone), enrolment, date(2026, 11, 3), [])
    note_day(as_role(session, Role.TEAM), enrolment, date(2026, 11, 3), [(480, 1020)])
    assert hours(session, date(2026, 11, 3)) == [(480, 1020)]
