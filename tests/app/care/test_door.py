"""The door's day: each child in one state, those who want a touch first, in a bounded number of queries."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.absences import note_absence
from app.care.arrivals import note_arrival, note_departure
from app.care.attendance import AbsenceReason, AttendedSpan
from app.care.attendance_days import note_day
from app.care.door import Door, DoorLine, DoorState, door, state_of
from app.care.enrolments import Kind
from app.families.groups import add_group, place_in_group
from app.families.health import Allergy, add_allergy
from app.families.parents import add_contact, change_parent, tie_parent
from app.families.records import Contact, Gender, Group
from app.families.surroundings import Collector
from app.session import Session
from app.spans import Span
from app.store import Store
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
    parent,
    span,
    weekdays,
)
from tests.builders import FixedClock

SEPTEMBER = date(2026, 9, 1)
DAY, SPLIT = (span("8:30", "17:00"),), (span("8:30", "12:00"), span("13:00", "17:00"))
OVER, BEFORE = 2880, -1


@pytest.fixture(autouse=True)
def monday_morning(session: Session, clock: FixedClock) -> None:
    """Monday 23 November, 8:47; the crèche opens on weekdays."""
    open_week(session)
    at(clock, MONDAY, "8:47")


def stay(arrived: str, left: str | None) -> AttendedSpan:
    return AttendedSpan(
        enrolment_id=1, child_id=1, day=MONDAY, arrived=h(arrived), left=None if left is None else h(left)
    )


@pytest.mark.parametrize(
    ("reserved", "stays", "absent", "minute", "stands"),
    [
        (DAY, (), False, BEFORE, (DoorState.EXPECTED, 510)),
        (DAY, (), False, h("8:29"), (DoorState.EXPECTED, 510)),
        (DAY, (), False, h("8:30"), (DoorState.LATE, 510)),
        (DAY, (), False, h("16:59"), (DoorState.LATE, 510)),
        (DAY, (), False, h("17:00"), (DoorState.NOT_RECORDED, None)),
        (DAY, (), False, OVER, (DoorState.NOT_RECORDED, None)),
        (DAY, (), True, h("9:00"), (DoorState.ABSENT, None)),
        (DAY, (), True, OVER, (DoorState.ABSENT, None)),
        (DAY, (stay("8:31", None),), False, h("9:00"), (DoorState.PRESENT, None)),
        (DAY, (stay("8:31", None),), False, OVER, (DoorState.NOT_RECORDED, None)),
        (DAY, (stay("8:31", "15:00"),), False, h("15:01"), (DoorState.LEFT, None)),
        (
            DAY,
            (stay("8:31", "15:00"),),
            True,
            OVER,
            (DoorState.LEFT, None),
        ),  # any stay makes the day attended
        (DAY, (stay("7:30", "8:10"),), False, h("8:20"), (DoorState.EXPECTED, 510)),
        (SPLIT, (stay("8:31", "12:05"),), False, h("12:30"), (DoorState.EXPECTED, 780)),
        (SPLIT, (stay("8:31", "12:05"),), False, h("13:10"), (DoorState.LATE, 780)),
        (SPLIT, (stay("8:31", "12:05"),), False, OVER, (DoorState.LEFT, None)),
        (SPLIT, (stay("8:31", "13:05"),), False, h("13:10"), (DoorState.LEFT, None)),
        (SPLIT, (), False, h("12:30"), (DoorState.EXPECTED, 780)),
        ((), (stay("9:00", None),), False, h("9:10"), (DoorState.PRESENT, None)),
    ],
)
def test_a_child_is_in_one_state(
    reserved: tuple[Span, ...],
    stays: tuple[AttendedSpan, ...],
    absent: bool,
    minute: int,
    stands: tuple[DoorState, int | None],
) -> None:
    assert state_of(reserved, stays, absent, minute) == stands


def names(day: Door) -> list[tuple[str, DoorState]]:
    return [(line.child.first_name, line.state) for line in day.lines]


def only(day: Door) -> DoorLine:
    (line,) = day.lines
    return line


def test_those_who_want_a_touch_stand_first(session: Session, clock: FixedClock) -> None:
    hours = {
        "Ana": span("9:00", "17:00"),
        "Bo": span("8:45", "17:00"),
        "Cléo": span("8:00", "17:00"),
        "Dan": span("8:30", "17:00"),
        "Eva": span("7:30", "8:30"),
    }
    children = {name: child(session, name) for name in hours}
    enrolments = {name: enrolled(session, children[name], hours[name]) for name in hours}
    note_arrival(session, children["Cléo"])
    note_absence(session, enrolments["Dan"], first_day=MONDAY, last_day=MONDAY, reason=AbsenceReason.HOSPITAL)
    day = door(session)
    assert names(day) == [
        ("Bo", DoorState.LATE),
        ("Ana", DoorState.EXPECTED),
        ("Eva", DoorState.NOT_RECORDED),
        ("Cléo", DoorState.PRESENT),
        ("Dan", DoorState.ABSENT),
    ]
    assert (day.planned, day.count(DoorState.PRESENT), day.count(DoorState.LATE, DoorState.EXPECTED)) == (
        4,
        1,
        2,
    )


def test_nobody_stands_at_the_door_of_a_closed_day(session: Session) -> None:
    enrolled(session, child(session), *DAY)
    assert door(session, SUNDAY).lines == ()


def test_a_child_who_came_unexpected_is_there_too(session: Session) -> None:
    one = child(session)
    enrolled(session, one, kind=Kind.OCCASIONAL)
    assert door(session).lines == ()
    note_arrival(session, one)
    line = only(door(session))
    assert (line.state, line.reserved) == (DoorState.PRESENT, ())


def test_a_past_day_shows_what_is_not_recorded(session: Session) -> None:
    one = child(session)
    enrolment = enrolled(session, one, *DAY)
    friday = date(2026, 11, 20)
    assert only(door(session, friday)).state is DoorState.NOT_RECORDED
    note_day(session, enrolment, friday, [(h("8:30"), None)])
    assert only(door(session, friday)).state is DoorState.NOT_RECORDED
    note_day(session, enrolment, friday, [(h("8:30"), h("17:00"))])
    assert only(door(session, friday)).state is DoorState.LEFT


def test_a_day_to_come_expects(session: Session) -> None:
    enrolled(session, child(session), *DAY)
    assert only(door(session, TUESDAY)).state is DoorState.EXPECTED


def test_a_night_goes_on_in_the_morning_until_the_departure(session: Session, clock: FixedClock) -> None:
    set_opening(session, SUNDAY, weekdays(span("7:30", "31:00")))
    one = child(session)
    enrolled(session, one, span("20:00", "31:00"))
    at(clock, MONDAY, "20:05")
    note_arrival(session, one)
    at(clock, TUESDAY, "5:00")
    line = only(door(session))
    assert (line.state, line.stays[0].day) == (DoorState.PRESENT, MONDAY)
    at(clock, TUESDAY, "6:50")
    note_departure(session, one)
    assert only(door(session)).state is DoorState.EXPECTED  # for Tuesday night


def test_a_departure_forgotten_yesterday_is_not_a_presence_today(session: Session, clock: FixedClock) -> None:
    one = child(session)
    enrolled(session, one, *DAY)
    note_arrival(session, one)
    at(clock, TUESDAY, "8:00")
    line = only(door(session))
    assert (line.state, line.stays) == (DoorState.EXPECTED, ())


def test_two_enrolments_of_a_child_are_two_lines_and_one_child(session: Session) -> None:
    one = child(session)
    enrolled(session, one, span("8:00", "12:00"))
    enrolled(session, one, span("13:00", "17:00"), kind=Kind.OCCASIONAL)
    day = door(session)
    assert len(day.lines) == 2
    assert day.planned == 1


def test_the_lines_are_told_by_group_in_the_creches_order(session: Session) -> None:
    small = add_group(session, Group(name="Petits", position=1))
    big = add_group(session, Group(name="Grands", position=2))
    for name, group in (("Ana", big), ("Bo", small), ("Cléo", None)):
        one = child(session, name)
        enrolled(session, one, *DAY)
        if group:
            place_in_group(session, one, group, SEPTEMBER)
    found = door(session).groups()
    assert [(group and group.name, [line.child.first_name for line in lines]) for group, lines in found] == [
        ("Petits", ["Bo"]),
        ("Grands", ["Ana"]),
        (None, ["Cléo"]),
    ]


def test_the_door_knows_allergies_and_who_may_collect(session: Session) -> None:
    one, mother, father = child(session), parent(session), parent(session, "Piotr")
    mother = change_parent(session, replace(mother, gender=Gender.WOMAN))
    enrolled(session, one, *DAY)
    tie_parent(session, one, mother)
    tie_parent(session, one, father, may_collect=False)
    for name, collects, last in (("Mamie", True, None), ("Tonton", False, None), ("Nounou", True, SUNDAY)):
        add_contact(
            session,
            Contact(
                child_id=one.id,
                name=name,
                relation="famille",
                may_collect=collects,
                first_day=SEPTEMBER,
                last_day=last,
            ),
        )
    add_allergy(session, Allergy(child_id=one.id, label="Œuf", first_day=SEPTEMBER))
    add_allergy(session, Allergy(child_id=one.id, label="Lait", first_day=SEPTEMBER, last_day=SUNDAY))
    around = only(door(as_role(session, Role.TEAM))).around
    assert around.allergies == ("Œuf",)
    assert around.restricted
    assert around.collectors == (
        Collector(name="Zofia Żółć", parent=True, gender=Gender.WOMAN),
        Collector(name="Mamie", parent=False, relation="famille"),
    )


class Counted:
    """The store itself, counting what it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        self.asked += 1
        return getattr(self._store, name)


def test_the_number_of_queries_does_not_grow_with_the_children(session: Session) -> None:
    def asked() -> int:
        counted = Counted(session.store)
        door(replace(session, store=counted))  # type: ignore[arg-type]
        return counted.asked

    enrolled(session, child(session), *DAY)
    alone = asked()
    for number in range(20):
        one = child(session, f"Enfant {number}")
        enrolled(session, one, *DAY)
        tie_parent(session, one, parent(session))
    assert asked() == alone <= 24
