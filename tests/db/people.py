"""A small family in the file, for tests that need rows which refer to each other."""

from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Enrolment, Kind
from app.families.records import Child, Home, Parent
from app.store import Record, Store

BORN = date(2025, 3, 1)
FIRST = date(2026, 1, 1)
LAST = date(2026, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Family:
    """One home, parent and child with a regular enrolment over 2026."""

    home: Home
    parent: Parent
    child: Child
    enrolment: Enrolment


def add_family(store: Store, name: str = "Żółć") -> Family:
    """Written in one deed, « add_family »."""
    with store.atomic("add_family", name):
        home = store.add(Home(name=name))
        parent = store.add(Parent(home_id=home.id, first_name="Łukasz", last_name=name))
        child = store.add(Child(first_name="Bích", last_name=name, birth_day=BORN, billing_home_id=home.id))
        enrolment = store.add(Enrolment(child_id=child.id, kind=Kind.REGULAR, first_day=FIRST, last_day=LAST))
    return Family(home=home, parent=parent, child=child, enrolment=enrolment)


class Interrupted(Exception):
    """What goes wrong in the middle of a deed."""


def break_off(store: Store, deed: str, record: Record) -> None:
    """A deed that adds the record, then fails."""
    with store.atomic(deed):
        store.add(record)
        raise Interrupted
