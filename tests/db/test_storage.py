"""Folders of crèches: made, opened, refused each by its own sentence; the data untouched."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Conflict, FileRefused, WrongPassphrase
from app.families.records import Group
from app.storage import Slot
from app.store import Store
from app.users import Role
from db import connection
from db.driver import Database
from db.keys import KeyFile
from db.names import DATA, KEYS, LOG
from db.storage import FolderStorage, preload
from tests.builders import PASSPHRASE, FixedTimer, new_creche, new_storage

PEOPLE = [Slot(login="directrice", name="Claire Martin", role="director")]


@pytest.fixture
def closed(storage: FolderStorage, folder: Path) -> Path:
    """A crèche's folder that nobody has open."""
    new_creche(storage, folder).close()
    return folder


def opened(storage: FolderStorage, folder: Path) -> Store:
    return storage.open(folder, "directrice", PASSPHRASE)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """What a refusal must leave alone."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != LOG}


def test_a_new_creche_is_a_folder_with_its_file_keys_and_log(closed: Path) -> None:
    assert {DATA, KEYS, LOG} <= {path.name for path in closed.iterdir()}
    assert b"SQLite" not in (closed / DATA).read_bytes()[:16]
    assert list(closed.parent.iterdir()) == [closed]


def test_nothing_readable_stands_in_the_folder(storage: FolderStorage, closed: Path) -> None:
    store = opened(storage, closed)
    with store.atomic("add_group"):
        store.add(Group(name="mot-canari-introuvable"))
    with_lock = bytes_of(closed)
    store.close()
    for name, content in {**with_lock, **bytes_of(closed), LOG: (closed / LOG).read_bytes()}.items():
        assert b"canari" not in content, name
        assert PASSPHRASE.encode() not in content, name


def test_what_was_committed_is_there_at_the_next_opening(storage: FolderStorage, closed: Path) -> None:
    store = opened(storage, closed)
    with store.atomic("add_group"):
        store.add(Group(name="Petits"))
    store.close()
    store = opened(storage, closed)
    assert [group.name for group in store.find(Group)] == ["Petits"]
    store.close()


def test_an_empty_folder_is_as_good_as_none_but_nothing_is_ever_overwritten(
    storage: FolderStorage, folder: Path, closed: Path
) -> None:
    empty = folder.with_name("vide")
    empty.mkdir()
    store, _ = storage.create(empty, "directrice", "Claire", "director", PASSPHRASE)
    store.close()
    before = bytes_of(closed)
    with pytest.raises(FileRefused, match="existe déjà"):
        storage.create(closed, "directrice", "Claire", "director", PASSPHRASE)
    assert bytes_of(closed) == before


def test_a_creche_is_made_in_a_folder_that_does_not_exist_yet(storage: FolderStorage, tmp_path: Path) -> None:
    store, _ = storage.create(tmp_path / "a" / "b", "directrice", "Claire", "director", PASSPHRASE)
    store.close()
    assert (tmp_path / "a" / "b" / DATA).exists()


def test_a_creche_under_a_file_is_refused_and_leaves_nothing(storage: FolderStorage, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(FileRefused):
        storage.create(tmp_path / "a" / "b", "directrice", "Claire", "director", PASSPHRASE)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_the_log_in_page_knows_who_can_open(storage: FolderStorage, closed: Path) -> None:
    assert storage.slots(closed) == PEOPLE


def test_a_wrong_passphrase_is_told_slowed_down_and_logged_without_a_name(
    storage: FolderStorage, closed: Path, timer: FixedTimer
) -> None:
    with pytest.raises(WrongPassphrase, match="n’est pas la bonne") as wrong:
        storage.open(closed, "directrice", "autre chose")
    assert wrong.value.wait == 1
    with pytest.raises(WrongPassphrase, match="attendez"):
        opened(storage, closed)
    timer.seconds += 1
    opened(storage, closed).close()
    assert (closed / LOG).read_text("utf-8").splitlines()[-2:] == [
        "2026-11-22T08:02:00 phrase de passe refusée",
        "2026-11-22T08:02:00 ouverture",
    ]
    assert not (closed / "ouverture.json").exists()


def test_a_stranger_is_told(storage: FolderStorage, closed: Path) -> None:
    with pytest.raises(FileRefused, match="Personne ne s’appelle «\u00a0inconnue\u00a0»"):
        storage.open(closed, "inconnue", PASSPHRASE)


def test_people_come_change_and_go(storage: FolderStorage, closed: Path, timer: FixedTimer) -> None:
    store = opened(storage, closed)
    store.set_passphrase("equipe", "Équipe", Role.TEAM, "à la porte")
    store.set_passphrase("directrice", "Claire Martin", Role.DIRECTOR, "nouvelle")
    store.close()
    storage.open(closed, "equipe", "à la porte").close()
    with pytest.raises(WrongPassphrase):
        opened(storage, closed)
    timer.seconds += 1
    store = storage.open(closed, "directrice", "nouvelle")
    store.drop_slot("equipe")
    with pytest.raises(Conflict, match="dernière personne"):
        store.drop_slot("directrice")
    store.close()
    assert storage.slots(closed) == PEOPLE


def test_a_person_is_renamed_without_a_passphrase(storage: FolderStorage, closed: Path) -> None:
    store = opened(storage, closed)
    store.rename_slot("directrice", "Claire Diallo", Role.DIRECTOR)
    assert store.can_undo() is None
    before = list(store.journal())
    store.rename_slot("directrice", "Claire Diallo", Role.DIRECTOR)
    store.rename_slot("inconnue", "Personne", Role.TEAM)
    assert list(store.journal()) == before
    store.close()
    assert [slot.name for slot in storage.slots(closed)] == ["Claire Diallo"]
    opened(storage, closed).close()


def test_the_person_at_work_proves_the_passphrase_again(storage: FolderStorage, closed: Path) -> None:
    store = opened(storage, closed)
    store.prove(PASSPHRASE)
    with pytest.raises(WrongPassphrase, match="rien n’a été changé"):
        store.prove("autre")
    store.close()


def test_a_failed_deed_gives_the_keys_back_as_they_were(storage: FolderStorage, closed: Path) -> None:
    store = opened(storage, closed)
    before = (closed / KEYS).read_bytes()

    def renamed() -> None:
        with store.atomic("add_user"):
            store.set_passphrase("equipe", "Équipe", "team", "à la porte")
            raise KeyError

    with pytest.raises(KeyError):
        renamed()
    store.close()
    assert (closed / KEYS).read_bytes() == before


def test_the_recovery_code_gives_a_new_passphrase_and_an_old_code_nothing(
    storage: FolderStorage, folder: Path, timer: FixedTimer
) -> None:
    store, code = storage.create(folder, "directrice", "Claire", "director", PASSPHRASE)
    store.close()
    new_creche(storage, folder.with_name("autre")).close()
    with pytest.raises(FileRefused, match="Personne"):
        storage.recover(folder, code, "directrice", "oubliée")
    shutil.rmtree(folder)
    store = new_creche(storage, folder)
    code = store.new_recovery_code()
    newer = store.new_recovery_code()
    store.close()
    with pytest.raises(WrongPassphrase, match="code de secours"):
        storage.recover(folder, code, "directrice", "neuve")
    timer.seconds += 1
    storage.recover(folder, f" {newer.lower()} ", "directrice", "neuve")
    storage.open(folder, "directrice", "neuve").close()
    assert storage.slots(folder) == PEOPLE


def test_the_recovery_code_mends_a_damaged_slot(storage: FolderStorage, folder: Path) -> None:
    store = new_creche(storage, folder)
    code = store.new_recovery_code()
    store.close()
    content = json.loads((folder / KEYS).read_bytes())
    content["slots"]["directrice"]["salt"] = "AAAA"
    (folder / KEYS).write_text(json.dumps(content))
    with pytest.raises(FileRefused, match="clé de «\u00a0directrice\u00a0» est abîmée"):
        opened(storage, folder)
    storage.recover(folder, code, "directrice", "neuve")
    storage.open(folder, "directrice", "neuve").close()


def test_a_creche_already_open_is_told_by_who(storage: FolderStorage, closed: Path) -> None:
    store = opened(storage, closed)
    for again in (lambda: opened(storage, closed), lambda: storage.check(closed, "directrice", PASSPHRASE)):
        with pytest.raises(FileRefused, match="déjà ouverte par Claire Martin"):
            again()
    store.close()


def cut(folder: Path, size: int) -> None:
    with (folder / DATA).open("rb+") as file:
        file.truncate(size)


def plain(folder: Path) -> None:
    (folder / DATA).unlink()
    connection = sqlite3.connect(folder / DATA)
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def folder_instead(folder: Path) -> None:
    (folder / DATA).unlink()
    (folder / DATA).mkdir()


def other_key(folder: Path) -> None:
    (folder / DATA).unlink()
    connection.create(folder / DATA, bytes(32)).close()


def hit(folder: Path, place: int) -> None:
    content = bytearray((folder / DATA).read_bytes())
    content[place] ^= 1
    (folder / DATA).write_bytes(content)


def keyed(folder: Path) -> Database:
    """The file of a closed folder, by its key."""
    key = KeyFile.read(folder).opened("directrice", PASSPHRASE).data[0]
    return connection.connect(folder / DATA, key)


def newer_step(folder: Path) -> None:
    db = keyed(folder)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "marelle", "name": "add_wings", "applied_at": "2030-01-01"}
    )
    db.close()


def other_program(folder: Path) -> None:
    db = keyed(folder)
    db.execute("PRAGMA application_id = 7")
    db.close()


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no such folder": (shutil.rmtree, "n’existe pas"),
    "missing file": (lambda folder: (folder / DATA).unlink(), r"donnees\.db.*manque"),
    "empty file": (lambda folder: cut(folder, 0), "est vide"),
    "a folder in its place": (folder_instead, "est un dossier"),
    "a text": (lambda folder: (folder / DATA).write_text("bonjour"), "n’est pas un fichier de Marelle"),
    "a long text": (
        lambda folder: (folder / DATA).write_text("bonjour " * 1024),
        "ne s’ouvre pas avec la clé",
    ),
    "a plain database": (plain, "n’est pas chiffré"),
    "another creche's file": (other_key, "ne s’ouvre pas avec la clé"),
    "truncated in a page": (lambda folder: cut(folder, 4096 * 9 + 7), "sa fin manque"),
    "truncated after a page": (lambda folder: cut(folder, 4096 * 9), "abîmé"),
    "first page hit": (lambda folder: hit(folder, 200), "ne s’ouvre pas avec la clé"),
    "a page hit": (lambda folder: hit(folder, 4096 * 20 + 99), "abîmé"),
    "lost keys": (lambda folder: (folder / KEYS).unlink(), "sans lui, personne"),
    "damaged keys": (lambda folder: (folder / KEYS).write_text("{"), "clés.*abîmé"),
    "newer file": (
        newer_step,
        r"plus récente de Marelle \(format \d+, add_wings\).*\(format \d+, \w+\)",
    ),
    "another program's": (other_program, "autre programme"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_has_its_own_sentence_and_nothing_is_touched(
    storage: FolderStorage, closed: Path, fault: str
) -> None:
    damage, sentence = FAULTS[fault]
    damage(closed)
    before = bytes_of(closed) if closed.exists() else {}
    with pytest.raises(FileRefused, match=sentence):
        opened(storage, closed)
    assert (bytes_of(closed) if closed.exists() else {}) == before


def test_the_sentences_differ() -> None:
    assert len({sentence for _, sentence in FAULTS.values()}) == len(FAULTS) - 3


def test_the_file_itself_is_not_the_folder(storage: FolderStorage, closed: Path) -> None:
    with pytest.raises(FileRefused, match="Choisissez le dossier de la crèche"):
        opened(storage, closed / DATA)
    with pytest.raises(FileRefused, match="n’existe pas"):
        storage.slots(closed / "autre")


def test_what_opening_needs_can_be_loaded_beforehand() -> None:
    preload()


def test_the_program_started_again_makes_a_guesser_wait_as_long(storage: FolderStorage, closed: Path) -> None:
    for wrong in range(3):
        with pytest.raises(WrongPassphrase):
            new_storage().open(closed, "directrice", f"essai {wrong}")
        (closed / "attente.json").write_text(
            (closed / "attente.json").read_text().replace("2026-11-22T08", "2026-11-22T07")
        )
    with pytest.raises(WrongPassphrase, match="pas la bonne") as fourth:
        new_storage().open(closed, "directrice", "essai 4")
    assert fourth.value.wait == 8
    with pytest.raises(WrongPassphrase, match="attendez encore"):
        new_storage().open(closed, "directrice", PASSPHRASE)
    (closed / "attente.json").unlink()
    new_storage().open(closed, "directrice", PASSPHRASE).close()
    assert not (closed / "attente.json").exists()
