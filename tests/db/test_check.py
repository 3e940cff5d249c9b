"""The check command: silence, or everything that is wrong, each in a sentence."""

import json
import re
from pathlib import Path

import pytest

from app.errors import FileRefused, WrongPassphrase
from db import connection
from db.driver import Database
from db.keys import KeyFile
from db.keyslot import RECOVERY
from db.names import DATA, KEYS
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, new_creche
from tests.db.people import add_family


@pytest.fixture
def closed(storage: FolderStorage, folder: Path) -> Path:
    """A crèche with a family that nobody has open."""
    store = new_creche(storage, folder)
    add_family(store)
    store.close()
    return folder


def checked(storage: FolderStorage, folder: Path) -> list[str]:
    return storage.check(folder, "directrice", PASSPHRASE)


def tamper(folder: Path, *statements: str) -> None:
    """What no version of the program would write."""
    db: Database = connection.connect(
        folder / DATA, KeyFile.read(folder).opened("directrice", PASSPHRASE).data[0]
    )
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA ignore_check_constraints = ON")
    for statement in statements:
        db.execute(statement)
    db.close()


def test_a_sound_folder_is_silence_and_can_be_checked_again(storage: FolderStorage, closed: Path) -> None:
    assert checked(storage, closed) == []
    assert checked(storage, closed) == []


TAMPERED: dict[str, tuple[str, str]] = {
    "a reference to nothing": ("UPDATE children SET billing_home_id = 99", r"fiche 1 \(Child\).*\(Home\)"),
    "a value no rule let pass": ("UPDATE children SET first_name = ''", "pas cohérent.*children"),
    "an index lost": ("DROP INDEX attended_spans_by_day", "structure.*attended_spans_by_day"),
    "a trigger lost": ("DROP TRIGGER attended_spans_INSERT_apart", "structure.*attended_spans_INSERT_apart"),
    "a table more": ("CREATE TABLE secrets (a)", "structure.*secrets"),
    "a step lost": ("DELETE FROM _sqlite_migrations WHERE name = 'create_comments'", "create_comments"),
    "another program's": ("PRAGMA application_id = 7", "autre programme"),
    "a newer version": ("UPDATE _sqlite_migrations SET name = 'add_wings' WHERE id = 3", "plus récente"),
}


@pytest.mark.parametrize("fault", TAMPERED)
def test_each_fault_is_one_sentence(storage: FolderStorage, closed: Path, fault: str) -> None:
    statement, sentence = TAMPERED[fault]
    tamper(closed, statement)
    (found,) = checked(storage, closed)
    assert re.search(sentence, found), found


def test_all_faults_are_told_at_once(storage: FolderStorage, closed: Path) -> None:
    tamper(closed, TAMPERED["an index lost"][0], TAMPERED["a reference to nothing"][0])
    assert len(checked(storage, closed)) == 2


def test_damaged_pages_are_counted(storage: FolderStorage, closed: Path) -> None:
    content = bytearray((closed / DATA).read_bytes())
    for page in (20, 21):
        content[page * 4096 + 50] ^= 1
    (closed / DATA).write_bytes(content)
    assert checked(storage, closed)[0] == "Fichier abîmé sur 2\u00a0pages. Restaurez la dernière sauvegarde."


@pytest.mark.parametrize(
    ("slot", "sentence"),
    [("equipe", "La clé de «\u00a0equipe\u00a0» est abîmée"), (RECOVERY, "code de secours n’ouvre plus")],
)
def test_a_damaged_slot_is_told(storage: FolderStorage, folder: Path, slot: str, sentence: str) -> None:
    store = new_creche(storage, folder)
    store.set_passphrase("equipe", "Équipe", "team", "secret")
    store.close()
    content = json.loads((folder / KEYS).read_bytes())
    content["slots"][slot]["salt"] = "AAAA"
    (folder / KEYS).write_text(json.dumps(content))
    (found,) = checked(storage, folder)
    assert sentence in found


def test_what_keeps_the_check_from_starting_is_refused(storage: FolderStorage, closed: Path) -> None:
    with pytest.raises(WrongPassphrase):
        storage.check(closed, "directrice", "autre")
    with pytest.raises(FileRefused, match="n’existe pas"):
        storage.check(closed / "rien", "directrice", PASSPHRASE)


MONTH = (
    "INSERT INTO closed_months (id, month, closed_on, closed_by, sha256) "
    "VALUES (1, '2026-10', '2026-11-02', 'a', '{}')"
)
PAPERS = (
    "INSERT INTO closed_papers (closing_id, kind, content) VALUES (1, 'data', x'7b7d'), (1, 'pdf', x'25')"
)
OF_BRACES = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_the_papers_of_closed_months_are_those_of_their_sha256(storage: FolderStorage, closed: Path) -> None:
    tamper(closed, MONTH.format(OF_BRACES), PAPERS)
    assert checked(storage, closed) == []
    tamper(closed, "UPDATE closed_papers SET content = x'7b207d' WHERE kind = 'data'")
    (fault,) = checked(storage, closed)
    assert "mois clos 2026-10 ne sont plus celles de leur empreinte" in fault
    tamper(closed, "DELETE FROM closed_papers WHERE kind = 'pdf'")
    (fault,) = checked(storage, closed)
    assert "n’a plus ses deux papiers" in fault
