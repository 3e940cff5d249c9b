"""Undo and redo: one mechanism for every deed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.care.attendance import AttendedSpan
from app.errors import UndoRefused
from app.families.records import Child, Group, Home
from app.store import Committed, Record, Store
from db.store import FileStore
from db.tables import TABLES
from tests.builders import new_creche, new_storage
from tests.db.people import Interrupted, add_family, break_off


def content(store: Store) -> dict[str, list[Record]]:
    """All rows of all tables, the journal left out."""
    return {kind.__name__: store.find(kind) for kind in TABLES}


def test_undo_takes_the_whole_deed_back_and_redo_does_it_again(store: Store) -> None:
    before = content(store)
    add_family(store)
    after = content(store)
    told = store.undo()
    assert told is not None
    assert (told.deed, told.about, told.undoes) == ("add_family", "Żółć", True)
    assert {kind.__name__ for kind in told.kinds} == {"Home", "Parent", "Child", "Enrolment"}
    assert content(store) == before
    told = store.redo()
    assert told is not None
    assert not told.undoes
    assert content(store) == after
    store.undo()
    assert content(store) == before


def test_a_removed_row_comes_back_with_its_id(store: Store) -> None:
    with store.atomic("add_groups"):
        groups = store.add_all([Group(name="Petits"), Group(name="Grands")])
    with store.atomic("remove_group"):
        store.remove(groups[0])
    store.undo()
    assert store.find(Group) == groups


def test_undone_deeds_tell_the_listeners(store: Store) -> None:
    heard: list[Committed] = []
    with store.atomic("add_group"):
        store.add(Group(name="Petits"))
    store.on_commit(heard.append)
    store.undo()
    assert [(told.deed, told.undoes) for told in heard] == [("add_group", True)]


def test_there_is_nothing_to_undo_or_redo_at_first(storage: Any, store: Store, folder: Path) -> None:
    store.close()
    again = storage.open(folder, "directrice", "une phrase de passe")
    assert again.undo() is None
    assert again.redo() is None
    assert (again.can_undo(), again.can_redo()) == (None, None)
    again.close()


def test_a_deed_that_forgets_can_not_be_undone_itself(store: Store) -> None:
    add_family(store)
    with store.atomic("close_month"):
        store.add(Group(name="Petits"))
        store.forget_deeds()
    assert store.can_undo() is None
    with store.atomic("add_group"):
        store.add(Group(name="Grands"))
    assert store.can_undo() == "add_group"


def test_a_new_deed_forgets_what_could_be_redone(store: Store) -> None:
    add_family(store)
    store.undo()
    assert store.can_redo() == "add_family"
    with store.atomic("add_group"):
        store.add(Group(name="Petits"))
    assert store.can_redo() is None
    assert store.can_undo() == "add_group"


def test_undo_is_no_part_of_a_deed(store: Store) -> None:
    with store.atomic("add_group"), pytest.raises(RuntimeError):
        store.undo()


def test_changed_keys_cannot_be_undone_nor_what_came_before(store: Store) -> None:
    add_family(store)
    store.set_passphrase("equipe", "Équipe", "team", "secret")
    assert store.can_undo() is None


@pytest.mark.parametrize("later", ["UPDATE children SET last_name = 'Diallo'", "DELETE FROM children"])
def test_undo_is_refused_by_name_when_a_row_has_changed_since(store: Store, later: str) -> None:
    with store.atomic("add_child", "Bích Nguyễn"):
        store.add(Child(first_name="Bích", last_name="Nguyễn", birth_day=date(2025, 3, 1)))
        store.add(Group(name="Petits"))
    assert isinstance(store, FileStore)
    store.db.execute(later)
    before = content(store)
    with pytest.raises(UndoRefused, match=r"Bích Nguyễn.*directrice le 22\snovembre\s2026 à 8\sh\s02"):
        store.undo()
    assert content(store) == before
    assert store.can_undo() == "add_child"


def test_a_row_that_came_since_in_a_removed_ones_place_is_not_overwritten(store: Store) -> None:
    with store.atomic("add_group"):
        group = store.add(Group(name="Petits"))
    with store.atomic("remove_group"):
        store.remove(group)
    assert isinstance(store, FileStore)
    store.db.execute("INSERT INTO groups (id, name, position) VALUES (?, 'Autres', 0)", [group.id])
    with pytest.raises(UndoRefused):
        store.undo()
    assert [found.name for found in store.find(Group)] == ["Autres"]


def test_thousands_of_rows_are_written_and_taken_back(store: Store) -> None:
    family = add_family(store)
    before = content(store)
    stay = AttendedSpan(
        enrolment_id=family.enrolment.id, child_id=family.child.id, day=date(2026, 1, 1), arrived=0, left=1
    )
    with store.atomic("fill"):
        store.add_all(
            replace(stay, day=date(2026, 1 + day // 28, 1 + day % 28), arrived=minute, left=minute + 1)
            for day in range(60)
            for minute in range(50)
        )
    assert len(store.find(AttendedSpan)) == 3_000
    store.undo()
    assert content(store) == before


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["add", "change", "remove", "twice"]),
            st.integers(0, 9),
            st.text("ab", min_size=1),
        ),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.just("")),
    ),
    max_size=12,
)


def act(store: Store, step: str, which: int, name: str) -> None:
    """One deed on the homes and groups of the file."""
    homes = store.find(Home)
    if step == "undo":
        store.undo()
    elif step == "redo":
        store.redo()
    elif step == "add" or not homes:
        with store.atomic("add_home"):
            store.add(Home(name=name))
    elif step == "change":
        with store.atomic("change_home"):
            store.change(replace(homes[which % len(homes)], name=name))
    elif step == "remove":
        with store.atomic("remove_home"):
            store.remove(homes[which % len(homes)])
    else:
        with store.atomic("twice"):
            home = store.change(replace(homes[which % len(homes)], commune=name))
            store.change(replace(home, name=f"{name}{name}"))
            store.add(Group(name=name))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One file for all examples: each begins where the one before ended."""
    store = new_creche(new_storage(), tmp_path_factory.mktemp("shared") / "creche")
    yield store
    store.close()


@settings(max_examples=25)
@given(steps=STEPS)
def test_any_deeds_undone_leave_the_content_as_it_was_and_redone_as_they_left_it(
    shared: Store, steps: list[Any]
) -> None:
    shared.new_recovery_code()
    start = content(shared)
    for step in steps:
        act(shared, *step)
    end = content(shared)
    undone = 0
    while shared.can_undo():
        shared.undo()
        undone += 1
    assert content(shared) == start
    for _ in range(undone):
        shared.redo()
    assert content(shared) == end


def test_a_deed_that_was_to_be_forgotten_and_fails_leaves_the_others_to_undo(store: Store) -> None:
    def failing() -> None:
        with store.atomic("close_month"):
            store.forget_deeds()
            break_off(store, "close_month", Group(name="Grands"))

    with store.atomic("add_group"):
        store.add(Group(name="Petits"))
    with pytest.raises(Interrupted):
        failing()
    assert store.can_undo() == "add_group"
    with store.atomic("close_month"):
        store.forget_deeds()
    assert store.can_undo() is None
