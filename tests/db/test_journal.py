"""The journal tells who wrote what, in the write's own transaction."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.families.records import Child, Group, Home, Resources
from app.journal_entries import Act
from app.store import Store
from app.users import User
from tests.builders import FixedClock
from tests.db.people import BORN, Interrupted, add_family, break_off


def test_an_added_row_is_told_field_by_field_and_text_by_name_only(store: Store, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 22, 9, 30, 15))
    with store.atomic("add_child"):
        child = store.add(Child(first_name="Bích", last_name="Nguyễn", birth_day=BORN))
    (entry,) = store.journal(1)
    assert (entry.user, entry.deed, entry.kind, entry.row, entry.act) == (
        "directrice",
        "add_child",
        "Child",
        child.id,
        Act.ADDED,
    )
    assert entry.at == datetime(2026, 11, 22, 9, 30, 15)
    assert entry.changes == {
        "first_name": (None, None),
        "last_name": (None, None),
        "birth_day": (None, "2025-03-01"),
    }
    assert not entry.undoes


def test_a_change_tells_before_and_after_of_what_differs(store: Store) -> None:
    home = add_family(store).home
    with store.atomic("set_resources"):
        before = store.add(Resources(home_id=home.id, first_day=date(2026, 1, 1), monthly_cents=120000))
    with store.atomic("set_resources"):
        store.change(replace(before, monthly_cents=135050, dependants=2))
    (entry,) = store.journal(1)
    assert entry.act == Act.CHANGED
    assert entry.changes == {"monthly_cents": (120000, 135050), "dependants": (1, 2)}


def test_a_removed_row_keeps_what_evidence_needs(store: Store) -> None:
    with store.atomic("add_group"):
        group = store.add(Group(name="Petits", position=3))
    with store.atomic("remove_group"):
        store.remove(group)
    (entry,) = store.journal(1)
    assert entry.act == Act.REMOVED
    assert entry.changes == {"name": (None, None), "position": (3, None)}


def test_one_deed_is_one_group_newest_first(store: Store) -> None:
    add_family(store)
    add_family(store, "Nguyễn")
    entries = list(store.journal())
    assert [entry.id for entry in entries] == list(range(len(entries), 0, -1))
    assert [entry.group for entry in entries] == [3] * 4 + [2] * 4 + [1]
    assert len(list(store.journal(2))) == 2


def test_a_rolled_back_deed_is_not_journalled(store: Store) -> None:
    before = list(store.journal())
    with pytest.raises(Interrupted):
        break_off(store, "add_home", Home(name="A"))
    assert list(store.journal()) == before


def test_a_change_of_keys_is_journalled_without_the_passphrase(store: Store) -> None:
    with store.atomic("set_passphrase"):
        store.set_passphrase("equipe", "Équipe", "team", "secret")
    (entry,) = store.journal(1)
    assert (entry.kind, entry.row, entry.changes) == ("cles", 0, {"passphrase": (None, None)})
    store.new_recovery_code()
    store.drop_slot("equipe")
    assert [entry.deed for entry in store.journal(2)] == ["drop_slot", "new_recovery_code"]


def test_undoing_is_journalled_as_such(store: Store) -> None:
    user = store.find(User)[0]
    with store.atomic("rename"):
        store.change(replace(user, name="Claire Martin-Diallo"))
    store.undo()
    store.redo()
    assert [(entry.deed, entry.undoes) for entry in store.journal(3)] == [
        ("rename", False),
        ("rename", True),
        ("rename", False),
    ]
