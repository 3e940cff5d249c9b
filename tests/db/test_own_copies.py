"""The crèche's own copies: made when something changed and before a migration, and only as many as are useful."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.errors import FileRefused
from app.families.records import Home
from app.store import Draft, Store
from db import connection, migrations
from db.keys import KeyFile
from db.names import DATA, KEYS, LOG, MANIFEST
from db.own_copies import rotate
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock


@pytest.fixture
def own(folder: Path) -> Path:
    return folder / "sauvegardes"


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir()) if directory.exists() else []


def add_home(store: Store, name: str = "Żółć") -> None:
    with store.atomic("add_home"):
        store.add(Home(name=name))


def fake_copy(own: Path, made: datetime, name: str = "") -> str:
    """A folder that says it is a copy: rotation reads no more of it."""
    name = name or f"creche-{made:%Y-%m-%d-%H%M%S}"
    (own / name).mkdir(parents=True)
    (own / name / MANIFEST).write_text(json.dumps({"made": made.isoformat(), "rows": {}}))
    (own / name / DATA).write_text("x")
    return name


def test_a_copy_is_kept_once_for_what_changed(
    storage: FolderStorage, store: Store, folder: Path, own: Path, clock: FixedClock
) -> None:
    assert store.keep_copy() == own / "creche-2026-11-22-080200"
    clock.move(hours=1)
    assert store.keep_copy() is None
    store.close()
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert again.keep_copy() is None
    add_home(again)
    assert again.keep_copy() == own / "creche-2026-11-22-090200"
    again.close()


def test_a_draft_alone_is_worth_a_copy(store: Store, clock: FixedClock) -> None:
    store.keep_copy()
    clock.move(minutes=1)
    store.keep_draft(
        Draft(login="directrice", form="interview", about=3, saved_at=clock.moment(), content="{}")
    )
    assert store.keep_copy() is not None
    assert store.keep_copy() is None


def test_a_copy_made_by_hand_elsewhere_does_not_stand_for_ours(
    store: Store, tmp_path: Path, own: Path
) -> None:
    store.backup(tmp_path / "clé")
    assert store.keep_copy() is not None
    assert len(names(own)) == 1


def test_copies_of_many_days_are_thinned_and_what_was_left_half_done_goes(
    store: Store, own: Path, clock: FixedClock
) -> None:
    for days in range(1, 400):
        fake_copy(own, clock.moment() - timedelta(days=days))
    half = own / "creche-2026-01-01-080000.en-cours"
    half.mkdir()
    (half / DATA).write_text("half")
    made = store.keep_copy()
    assert made is not None
    assert made.name in names(own)
    assert not half.exists()
    assert 25 <= len(names(own)) <= 34


def test_a_copy_that_a_person_renamed_stays(store: Store, own: Path, clock: FixedClock) -> None:
    for days in range(1, 40):
        fake_copy(own, clock.moment() - timedelta(days=days))
    kept = fake_copy(own, clock.moment() - timedelta(days=39), "avant les vacances")
    store.keep_copy()
    assert kept in names(own)
    assert len(names(own)) < 25


def test_a_rotation_cut_anywhere_leaves_whole_copies_and_the_next_ends_it(
    folder: Path, own: Path, clock: FixedClock
) -> None:
    made = [clock.moment() - timedelta(minutes=n) for n in range(6)]
    copies = [fake_copy(own, one) for one in made]
    # Cut after the fourth lost its name, and the fifth its first file too.
    (own / copies[3]).rename(own / f"{copies[3]}.en-cours")
    (own / copies[4]).rename(own / f"{copies[4]}.en-cours")
    (own / f"{copies[4]}.en-cours" / MANIFEST).unlink()
    rotate(folder, clock.moment())
    assert names(own) == sorted(copies[:3])


def test_copies_dated_after_today_stay_and_are_not_the_last(
    store: Store, own: Path, clock: FixedClock
) -> None:
    ahead = fake_copy(own, clock.moment() + timedelta(days=365))
    assert store.last_backup() is None
    store.keep_copy()
    assert store.last_backup() == clock.moment()
    assert ahead in names(own)


def test_a_copy_that_cannot_be_written_is_refused_by_name(store: Store, folder: Path, own: Path) -> None:
    own.write_text("no folder")
    with pytest.raises(FileRefused):
        store.keep_copy()
    assert store.find(Home) == []


def older(folder: Path) -> None:
    """Puts a file that lacks the last step in the place of the crèche's own, under the same key."""
    key = KeyFile.read(folder).opened("directrice", PASSPHRASE).data[0]
    (folder / DATA).unlink()
    db = connection.create(folder / DATA, key, upto=migrations.names()[:-1])
    db.execute(
        "INSERT INTO users (id, login, name, role, active) VALUES (1, 'directrice', 'C', 'director', 1)"
    )
    db.close()


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(
    storage: FolderStorage, store: Store, folder: Path, own: Path
) -> None:
    store.close()
    older(folder)
    storage.open(folder, "directrice", PASSPHRASE).close()
    (copy,) = names(own)
    assert names(own / copy) == sorted([DATA, KEYS, MANIFEST])
    key = KeyFile.read(own / copy).opened("directrice", PASSPHRASE).data[0]
    db = connection.connect(own / copy / DATA, key)
    assert migrations.applied(db) == migrations.names()[:-1]
    db.close()
    storage.open(folder, "directrice", PASSPHRASE).close()
    assert names(own) == [copy]
    assert "sauvegarde vérifiée" in (folder / LOG).read_text("utf-8")


def test_an_older_file_that_cannot_be_copied_is_left_as_it_is(
    storage: FolderStorage, store: Store, folder: Path, own: Path
) -> None:
    store.close()
    older(folder)
    before = (folder / DATA).read_bytes()
    own.write_text("no folder")
    with pytest.raises(FileRefused):
        storage.open(folder, "directrice", PASSPHRASE)
    assert (folder / DATA).read_bytes() == before
    own.unlink()
    storage.open(folder, "directrice", PASSPHRASE).close()
