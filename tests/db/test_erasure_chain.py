"""Erasing and the journal's chain: whatever follows an erasure, the check is silent, and other hands still show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.families.records import Child
from app.journal_entries import Act, Forgotten
from app.protection.erasing import erase, proposals
from app.session import log_in
from app.store import Store
from db import connection
from db.keys import KeyFile
from db.names import DATA
from db.storage import FolderStorage
from tests import builders
from tests.app.protection.families import add_family
from tests.builders import PASSPHRASE, FixedClock

clock, timer, storage, folder, store, session = (
    builders.clock,
    builders.timer,
    builders.storage,
    builders.folder,
    builders.store,
    builders.session,
)
GONE = frozenset({Act.CONSULTED, Act.PASSED, Act.ADDED})
Step = Callable[[Store, FixedClock], object]


def erased(store: Store, clock: FixedClock) -> None:
    """The family that left, with all that the journal told of it; another's entries stand before and after."""
    add_family(store, "Kupra")
    add_family(store, "Zwyca")
    store.log("consult_parent", Act.CONSULTED, "Parent", 1)
    clock.move(days=1)
    session = log_in(store, clock)
    erase(session, [one for one in proposals(session) if one.file.name.startswith("Zwyca")])


def purged(store: Store, clock: FixedClock) -> None:
    store.log("consult_parent", Act.CONSULTED, "Parent", 1)
    clock.move(days=1)
    assert store.purge_journal([Forgotten(before=clock.day(), acts=GONE)])


def copied(store: Store, clock: FixedClock) -> None:
    clock.move(days=1)
    store.keep_copy()


def renewed(store: Store, _clock: FixedClock) -> None:
    store.renew_data_key()


ORDERS: dict[str, tuple[Step, ...]] = {
    "an erasure": (copied, erased),
    "a purge, then an erasure": (copied, purged, copied, erased, copied),
    "an erasure, then a purge": (copied, erased, copied, purged, copied),
    "two erasures with a purge between": (erased, copied, purged, erased, copied),
    "a new key after an erasure and a purge": (copied, erased, purged, copied, renewed),
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_the_check_is_silent_after(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock, order: tuple[Step, ...]
) -> None:
    for step in order:
        step(store, clock)
    store.close()
    assert storage.check(folder, "directrice", PASSPHRASE) == []


def test_the_check_is_silent_after_an_erasure_done_again_by_a_restore_and_in_the_copies_that_follow(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")
    purged(store, clock)
    store.keep_copy()
    (old,) = (folder / "sauvegardes").iterdir()
    erased_after = log_in(store, clock)
    clock.move(days=1)
    erase(erased_after, proposals(erased_after))
    store.keep_copy()
    store.close()
    beside = folder.with_name("ailleurs")
    old.rename(beside)
    (folder / "sauvegardes").rename(folder.with_name("gardees"))
    storage.restore(beside, folder, "directrice", PASSPHRASE)
    folder.with_name("gardees").rename(folder / "sauvegardes")
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert again.find(Child) == []
    clock.move(days=1)
    purged(again, clock)
    again.keep_copy()
    again.close()
    assert storage.check(folder, "directrice", PASSPHRASE) == []


def test_an_export_after_an_erasure_and_a_purge_is_carried_in_with_a_sound_journal(
    storage: FolderStorage, store: Store, tmp_path: Path, clock: FixedClock
) -> None:
    for step in ORDERS["two erasures with a purge between"][:3]:
        step(store, clock)
    storage.export(store, tmp_path / "export")
    storage.import_(tmp_path / "export", tmp_path / "repris", "directrice", PASSPHRASE)
    again = storage.open(tmp_path / "repris", "directrice", PASSPHRASE)
    erased(again, clock)
    again.close()
    assert storage.check(tmp_path / "repris", "directrice", PASSPHRASE) == []


@pytest.mark.parametrize("table", ["journal", "journal_cuts"])
def test_what_another_hand_takes_away_after_an_erasure_is_told(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock, table: str
) -> None:
    erased(store, clock)
    store.close()
    db = connection.connect(folder / DATA, KeyFile.read(folder).opened("directrice", PASSPHRASE).data[0])
    db.execute(f'DELETE FROM "{table}" WHERE id = (SELECT min(id) FROM "{table}")')
    db.close()
    assert storage.check(folder, "directrice", PASSPHRASE) != []
