"""Backups are verified before they get their name; a restore keeps what was there."""

import json
import random
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import FileRefused, WrongPassphrase
from app.families.records import Group, Home
from app.store import Store
from db import restore
from db.names import DATA, KEYS, LOG, MANIFEST
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock, new_creche
from tests.db.people import add_family


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def homes(storage: FolderStorage, folder: Path) -> list[str]:
    store = storage.open(folder, "directrice", PASSPHRASE)
    found = [home.name for home in store.find(Home)]
    store.close()
    return found


@pytest.fixture
def backup(store: Store, folder: Path) -> Path:
    """A backup with one family."""
    add_family(store, "Żółć")
    return store.backup(folder / "sauvegardes")


def test_a_backup_is_a_whole_folder_with_its_keys_and_a_manifest(store: Store, backup: Path) -> None:
    assert backup.name == "creche-2026-11-22-080200"
    assert names(backup) == [KEYS, DATA, MANIFEST]
    manifest = json.loads((backup / MANIFEST).read_bytes())
    assert manifest["made"] == "2026-11-22T08:02:00"
    assert manifest["rows"]["homes"] == 1
    assert store.find(Home) != []


def test_two_backups_in_one_second_stand_side_by_side(store: Store, backup: Path) -> None:
    again = store.backup(backup.parent)
    assert names(backup.parent) == [backup.name, f"{backup.name}-2"]
    assert again.name == f"{backup.name}-2"


def test_a_backup_can_be_opened_as_it_is(storage: FolderStorage, backup: Path) -> None:
    assert homes(storage, backup) == ["Żółć"]


def test_a_backup_is_of_the_same_creche_and_no_other_creche_has_its_number(
    storage: FolderStorage, store: Store, backup: Path, tmp_path: Path
) -> None:
    copy = storage.open(backup, "directrice", PASSPHRASE)
    other = new_creche(storage, tmp_path / "autre")
    assert copy.folder_id == store.folder_id != other.folder_id
    for opened in (copy, other):
        opened.close()


def test_a_backup_is_no_part_of_a_deed(store: Store, tmp_path: Path) -> None:
    with store.atomic("add_group"), pytest.raises(RuntimeError, match="backup"):
        store.backup(tmp_path / "sauvegardes")


def test_a_backup_where_nothing_can_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "plein").write_text("x")
    with pytest.raises(FileRefused):
        store.backup(tmp_path / "plein")
    assert sorted(names(tmp_path)) == ["creche", "plein"]


def test_a_backup_without_its_keys_is_refused_and_leaves_nothing(store: Store, folder: Path) -> None:
    (folder / KEYS).unlink()
    with pytest.raises(FileRefused, match=r"cles\.json.*manque"):
        store.backup(folder / "sauvegardes")
    assert names(folder / "sauvegardes") == []


def test_what_an_interrupted_backup_left_is_cleared(store: Store, tmp_path: Path) -> None:
    left = tmp_path / "sauvegardes" / "creche-2026-11-22-080200.en-cours"
    left.mkdir(parents=True)
    (left / DATA).write_text("half")
    store.backup(tmp_path / "sauvegardes")
    assert names(tmp_path / "sauvegardes") == ["creche-2026-11-22-080200"]


def test_a_restore_puts_the_backup_in_place_and_keeps_what_was_there(
    storage: FolderStorage, store: Store, folder: Path, backup: Path, clock: FixedClock
) -> None:
    add_family(store, "Nguyễn")
    store.close()
    clock.set(datetime(2026, 11, 23, 9, 15))
    restored = storage.restore(backup, folder, "directrice", PASSPHRASE)
    kept = folder.with_name("creche-avant-restauration-2026-11-23-091500")
    assert (restored.folder, restored.kept) == (folder, kept)
    assert names(folder.parent) == ["creche", kept.name]
    assert homes(storage, folder) == ["Żółć"]
    assert homes(storage, kept) == ["Żółć", "Nguyễn"]
    assert "restauration" in (folder / LOG).read_text("utf-8")


def test_two_restores_in_one_second_keep_both(
    storage: FolderStorage, store: Store, folder: Path, backup: Path, tmp_path: Path
) -> None:
    store.close()
    shutil.copytree(backup, tmp_path / "copie")
    storage.restore(tmp_path / "copie", folder, "directrice", PASSPHRASE)
    storage.restore(tmp_path / "copie", folder, "directrice", PASSPHRASE)
    assert len([name for name in names(tmp_path) if "avant-restauration" in name]) == 2


def test_a_restore_on_a_new_computer_keeps_nothing(
    storage: FolderStorage, backup: Path, tmp_path: Path
) -> None:
    restored = storage.restore(backup, tmp_path / "neuf", "directrice", PASSPHRASE)
    assert restored.kept is None
    assert homes(storage, tmp_path / "neuf") == ["Żółć"]


def test_an_open_creche_is_not_replaced(
    storage: FolderStorage, store: Store, folder: Path, backup: Path
) -> None:
    with pytest.raises(FileRefused, match="déjà ouverte"):
        storage.restore(backup, folder, "directrice", PASSPHRASE)
    assert names(folder.parent) == ["creche"]
    assert len(store.find(Home)) == 1


def test_a_wrong_passphrase_restores_nothing(
    storage: FolderStorage, store: Store, folder: Path, backup: Path
) -> None:
    store.close()
    with pytest.raises(WrongPassphrase):
        storage.restore(backup, folder, "directrice", "autre")
    with pytest.raises(WrongPassphrase, match="attendez"):
        storage.restore(backup, folder, "directrice", PASSPHRASE)
    assert names(folder.parent) == ["creche"]


def test_another_folder_is_neither_moved_nor_replaced(
    storage: FolderStorage, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_text("x")
    with pytest.raises(FileRefused, match="existe déjà"):
        storage.restore(backup, tmp_path / "photos", "directrice", PASSPHRASE)
    assert names(tmp_path / "photos") == ["a.jpg"]


@pytest.mark.parametrize("name", [DATA, KEYS])
def test_a_damaged_backup_is_told_and_touches_nothing(
    storage: FolderStorage, store: Store, folder: Path, backup: Path, name: str
) -> None:
    store.close()
    content = bytearray((backup / name).read_bytes())
    content[len(content) // 2] ^= 4
    (backup / name).write_bytes(content)
    with pytest.raises(FileRefused, match="elle est abîmée"):
        storage.restore(backup, folder, "directrice", PASSPHRASE)
    (backup / MANIFEST).unlink()
    with pytest.raises(FileRefused, match="abîmé"):
        storage.restore(backup, folder, "directrice", PASSPHRASE)
    assert names(folder.parent) == ["creche"]
    assert homes(storage, folder) == ["Żółć"]


@pytest.mark.parametrize("manifest", ["", "{}", "[]", '{"sha256": 3}'])
def test_a_damaged_manifest_is_told(
    storage: FolderStorage, backup: Path, tmp_path: Path, manifest: str
) -> None:
    (backup / MANIFEST).write_text(manifest)
    with pytest.raises(FileRefused, match="elle est abîmée"):
        storage.restore(backup, tmp_path / "neuf", "directrice", PASSPHRASE)
    assert names(tmp_path) == ["creche"]


def test_a_copy_made_by_hand_restores_too(storage: FolderStorage, backup: Path, tmp_path: Path) -> None:
    (backup / MANIFEST).unlink()
    storage.restore(backup, tmp_path / "neuf", "directrice", PASSPHRASE)
    assert homes(storage, tmp_path / "neuf") == ["Żółć"]


def test_something_else_than_a_backup_is_told(storage: FolderStorage, backup: Path, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="n’est pas une sauvegarde"):
        storage.restore(backup.parent, tmp_path / "neuf", "directrice", PASSPHRASE)
    with pytest.raises(FileRefused, match="n’existe pas"):
        storage.restore(tmp_path / "rien", tmp_path / "neuf", "directrice", PASSPHRASE)
    assert not (tmp_path / "neuf").exists()


def test_a_power_cut_between_the_two_renames_is_mended_by_the_next_opening(
    storage: FolderStorage, store: Store, folder: Path, backup: Path, tmp_path: Path
) -> None:
    store.close()
    shutil.copytree(backup, restore.ready(folder))
    folder.rename(tmp_path / "kept")
    assert [slot.login for slot in storage.slots(folder)] == ["directrice"]
    assert homes(storage, folder) == ["Żółć"]
    assert names(tmp_path) == ["creche", "kept"]


def test_a_power_cut_before_them_leaves_the_old_folder_and_the_copy_is_cleared(
    storage: FolderStorage, store: Store, folder: Path, backup: Path, tmp_path: Path
) -> None:
    add_family(store, "Nguyễn")
    store.close()
    shutil.copytree(backup, restore.ready(folder))
    assert homes(storage, folder) == ["Żółć", "Nguyễn"]
    assert names(tmp_path) == ["creche"]


def test_a_restored_creche_goes_on(storage: FolderStorage, store: Store, folder: Path, backup: Path) -> None:
    store.close()
    storage.restore(backup, folder, "directrice", PASSPHRASE)
    again = storage.open(folder, "directrice", PASSPHRASE)
    with again.atomic("add_group"):
        again.add(Group(name="Petits"))
    again.close()
    assert storage.check(folder, "directrice", PASSPHRASE) == []


RESTORER = """
import sys
from pathlib import Path
from tests.builders import PASSPHRASE, new_storage
storage, backup, folder = new_storage(), Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
while True:
    storage.restore(backup, folder, "directrice", PASSPHRASE)
    print("restored", flush=True)
"""


def test_a_restore_killed_at_any_moment_leaves_a_whole_creche(
    storage: FolderStorage, store: Store, folder: Path, backup: Path, tmp_path: Path
) -> None:
    store.close()
    shutil.move(backup, tmp_path / "copie")
    chance = random.Random(11)
    for _ in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", RESTORER, tmp_path / "copie", folder],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
        ) as restorer:
            assert restorer.stdout is not None
            restorer.stdout.readline()
            try:
                restorer.wait(chance.uniform(0.02, 0.3))
            except subprocess.TimeoutExpired:
                restorer.kill()
        assert homes(storage, folder) == ["Żółć"]
        assert not restore.ready(folder).exists()
    storage.restore(tmp_path / "copie", folder, "directrice", PASSPHRASE)
    assert not [name for name in names(tmp_path) if name.endswith((".en-cours", ".restauration-prete"))]
