"""Agreed places by slot of the day, and the crèche's identity: dated rows, the past kept."""

from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry
from app.session import Session
from app.structure.agreement import remove_capacity, set_capacity, set_identity, set_places
from app.structure.records import CapacitySlot, Identity
from tests.app.records import open_week, refused, span

JANUARY, MARCH = date(2026, 1, 1), date(2026, 3, 1)


def slots(session: Session, first_day: date) -> list[tuple[int, int, int]]:
    found = session.store.find(CapacitySlot, first_day=first_day)
    return [(slot.start, slot.end, slot.places) for slot in found]


def test_places_by_slot_replace_those_of_the_same_day(session: Session) -> None:
    set_places(session, JANUARY, 30)
    set_capacity(session, JANUARY, [(span("12:00", "24:00"), 30), (span("0:00", "12:00"), 20)])
    set_places(session, MARCH, 32)
    assert slots(session, JANUARY) == [(0, 720, 20), (720, 1440, 30)]
    assert slots(session, MARCH) == [(0, 1440, 32)]


@pytest.mark.parametrize("places", [0, -3, 501])
def test_a_number_of_places_that_can_not_be_is_refused(session: Session, places: int) -> None:
    with refused(InvalidEntry, "entre 1 et 500", field="capacity"):
        set_places(session, JANUARY, places)


def test_slots_that_overlap_are_refused_by_name(session: Session) -> None:
    with refused(Conflict, "6 h–13 h et 12 h–20 h"):
        set_capacity(session, JANUARY, [(span("6:00", "13:00"), 20), (span("12:00", "20:00"), 30)])


def test_no_slot_at_all_is_refused(session: Session) -> None:
    with refused(InvalidEntry, "au moins une"):
        set_capacity(session, JANUARY, [])


def test_every_hour_of_the_opening_has_its_places(session: Session) -> None:
    open_week(session, span("7:30", "18:30"), span("20:00", "30:00"))
    with refused(InvalidEntry, "7 h 30–8 h et 18 h–18 h 30", field="capacity"):
        set_capacity(session, JANUARY, [(span("8:00", "18:00"), 30), (span("20:00", "30:00"), 10)])
    set_capacity(session, JANUARY, [(span("7:00", "20:00"), 30), (span("20:00", "31:00"), 10)])


def test_slots_of_the_day_hold_for_the_night_too(session: Session) -> None:
    open_week(session, span("20:00", "30:00"))
    assert set_places(session, JANUARY, 10)


def test_removing_an_agreement_lets_the_former_one_hold(session: Session) -> None:
    set_places(session, JANUARY, 30)
    with refused(Conflict, "seul agrément"):
        remove_capacity(session, JANUARY)
    set_places(session, MARCH, 32)
    remove_capacity(session, MARCH)
    assert slots(session, JANUARY) == [(0, 1440, 30)]
    assert not slots(session, MARCH)


def test_an_identity_is_a_dated_row_replaced_on_its_own_day(session: Session) -> None:
    first = set_identity(session, Identity(first_day=JANUARY, name="  Les   Petits Pas "))
    second = set_identity(session, Identity(first_day=JANUARY, name="Les Petits Pas", postcode="6 7000"))
    third = set_identity(session, Identity(first_day=MARCH, name="Les Grands Pas", caf_office="671"))
    assert first.name == "Les Petits Pas"
    assert second.id == first.id
    assert second.postcode == "67000"
    assert session.store.find(Identity) == [second, third]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "   "}, "name"),
        ({"postcode": "6700"}, "postcode"),
        ({"caf_office": "12A"}, "caf_office"),
        ({"email": "crèche chez nous"}, "email"),
        ({"phone": "plus tard"}, "phone"),
        ({"label_first_day": MARCH, "label_last_day": JANUARY}, "label_last_day"),
    ],
)
def test_a_wrong_field_of_the_identity_is_named(
    session: Session, fields: dict[str, object], field: str
) -> None:
    typed: dict[str, object] = {"first_day": JANUARY, "name": "Les Petits Pas", **fields}
    with refused(InvalidEntry, field=field):
        set_identity(session, Identity(**typed))  # type: ignore[arg-type]
