"""What the page of restoring says before anything is done: what a copy holds, and what the crèche may hold more."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.storage import Held
from app.store import Store
from db.names import DATA, KEYS, MANIFEST
from db.storage import FolderStorage
from tests import builders
from tests.builders import PASSPHRASE, FixedClock
from tests.db.people import add_family

clock, timer, storage, folder, store = (
    builders.clock,
    builders.timer,
    builders.storage,
    builders.folder,
    builders.store,
)


def asked(storage: FolderStorage, copy: Path, folder: Path) -> Held:
    found = storage.held(copy, folder)
    assert found is not None
    return found


def written_at(folder: Path, clock: FixedClock, seconds: int = 0) -> None:
    """The file's time, as the clock of the test has it."""
    at = (clock.moment() + timedelta(seconds=seconds)).timestamp()
    os.utime(folder / DATA, (at, at))


def copy_of(store: Store) -> Path:
    made = store.keep_copy()
    assert made is not None
    return made


@pytest.mark.parametrize("seconds", [0, 1])
def test_a_folder_opened_without_a_word_is_not_said_to_be_changed(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock, seconds: int
) -> None:
    copy = copy_of(store)
    store.close()
    storage.open(folder, "directrice", PASSPHRASE).close()
    written_at(folder, clock, seconds)
    held = asked(storage, copy, folder)
    opened = clock.moment() + timedelta(seconds=seconds) if seconds else None
    assert (held.newer, held.opened) == (None, opened)


def test_a_newer_copy_of_more_is_told_with_its_moment(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    old = copy_of(store)
    clock.move(days=2)
    add_family(store, "Kupra")
    copy_of(store)
    store.close()
    written_at(folder, clock)
    held = asked(storage, old, folder)
    assert (held.newer, held.opened) == (clock.moment(), None)


def test_a_newer_copy_of_the_same_is_nothing_to_lose(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    old = copy_of(store)
    clock.move(days=2)
    store.backup(folder / "sauvegardes")
    store.close()
    written_at(folder, clock)
    held = asked(storage, old, folder)
    assert (held.newer, held.opened) == (None, None)


def test_another_creche_loses_nothing_by_this_copy(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    copy = copy_of(store)
    store.close()
    other, _ = storage.create(folder.with_name("autre"), "directrice", "Ana", "director", PASSPHRASE)
    other.close()
    written_at(folder.with_name("autre"), clock, 60)
    held = asked(storage, copy, folder.with_name("autre"))
    assert (held.newer, held.opened) == (None, None)


def test_a_folder_that_lost_its_keys_may_be_the_same_creche(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    copy = copy_of(store)
    store.close()
    (folder / KEYS).unlink()
    written_at(folder, clock, 60)
    assert asked(storage, copy, folder).opened == clock.moment() + timedelta(seconds=60)


def test_a_copy_that_says_nothing_and_a_place_with_nothing_are_told_as_such(
    storage: FolderStorage, store: Store, folder: Path, tmp_path: Path
) -> None:
    copy = copy_of(store)
    store.close()
    held = asked(storage, copy, tmp_path / "ailleurs")
    assert (held.newer, held.opened) == (None, None)
    by_hand = shutil.copytree(copy, tmp_path / "main")
    (by_hand / MANIFEST).unlink()
    assert storage.held(by_hand, folder) is None
