"""A crèche in 2026 with two families, stored: Abadie agreed and lacks nothing, Żółć is what a test makes of it."""

from dataclasses import replace
from datetime import date

from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.families.records import Child, Consent, Home, Regime, Resources
from app.money.scale import FLOOR
from app.settings import Setting
from app.store import Store
from app.structure.records import CapacitySlot, Identity, OpeningSpan

FIRST = date(2026, 1, 1)


def creche_of_2026(store: Store) -> None:
    """Open on weekdays, its two numbers known, the floor typed."""
    with store.atomic("write_demonstration"):
        store.add(
            Identity(
                first_day=FIRST, name="Les Petits Pas", caf_office="751", caf_number="350417", idequ="X1"
            )
        )
        store.add(CapacitySlot(first_day=FIRST, start=0, end=1440, places=10))
        store.add_all(
            OpeningSpan(first_day=FIRST, weekday=weekday, start=450, end=1110) for weekday in range(5)
        )
        store.add(Setting(key=FLOOR.key, first_day=FIRST, value="70000"))


def family(
    store: Store, name: str, *, number: str | None = "1234567", consents: tuple[tuple[date, bool], ...] = ()
) -> Child:
    """A child with two hours on 3 February 2026, whose home pays 0,93 € an hour."""
    first_name, last_name = name.split(" ", 1)
    with store.atomic("write_demonstration"):
        home = store.add(
            Home(name=last_name, caf_number=number, regime=Regime.GENERAL, postcode="75011", commune="Paris")
        )
        store.add(Resources(home_id=home.id, first_day=FIRST, monthly_cents=150_000, dependants=1))
        for first_day, given in consents:
            store.add(Consent(home_id=home.id, first_day=first_day, given=given))
        child = store.add(
            Child(
                first_name=first_name,
                last_name=last_name,
                birth_day=date(2025, 3, 9),
                billing_home_id=home.id,
            )
        )
        own = store.add(
            Enrolment(child_id=child.id, kind=Kind.OCCASIONAL, first_day=FIRST, last_day=date(2026, 12, 31))
        )
        store.add(
            AttendedSpan(enrolment_id=own.id, child_id=child.id, day=date(2026, 2, 3), arrived=480, left=600)
        )
    return child


def number_of(store: Store, child: Child, number: str | None) -> None:
    """Another allocataire number for the child's home."""
    assert child.billing_home_id is not None
    with store.atomic("change_home"):
        store.change(replace(store.get(Home, child.billing_home_id), caf_number=number))
