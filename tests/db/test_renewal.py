"""The file encrypted again: nothing is lost, who left keeps nothing, a cut leaves the old or the new."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Conflict, FileRefused, WrongPassphrase
from app.families.records import Group
from app.users import Role, User
from db import boxes, connection
from db.compare import same_rows
from db.driver import Database
from db.keys import KeyFile
from db.keyslot import RECOVERY
from db.names import DATA, KEYS, RENEWED
from db.renewal import STEPS
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, new_creche
from tests.db.old_keys import write_old_slots
from tests.db.people import add_family

ROOT = Path(__file__).parents[2]
TEAM = "à la porte du matin"

KILLED = """
import os, sys
from pathlib import Path
from db.renewal import renewing
from tests.builders import PASSPHRASE, new_storage
folder, last = Path(sys.argv[1]), sys.argv[2]
store = new_storage().open(folder, "directrice", PASSPHRASE)
for step in renewing(store.db, folder, store._keyring):
    if step == last:
        os.kill(os.getpid(), 9)
"""


@pytest.fixture
def two(storage: FolderStorage, folder: Path) -> Path:
    """A crèche with a family, a director and the team, closed."""
    store = new_creche(storage, folder)
    with store.atomic("add_person"):
        store.add(User(login="equipe", name="Équipe", role=Role.TEAM))
        store.set_passphrase("equipe", "Équipe", Role.TEAM, TEAM)
    add_family(store)
    store.close()
    return folder


def data_key(folder: Path, login: str = "directrice", passphrase: str = PASSPHRASE) -> bytes:
    """The one data key of that slot."""
    (key,) = KeyFile.read(folder).opened(login, passphrase).data
    return key


def keyed(folder: Path, key: bytes) -> Database:
    return connection.connect(folder / DATA, key)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def renew(storage: FolderStorage, folder: Path) -> None:
    store = storage.open(folder, "directrice", PASSPHRASE)
    store.renew_data_key()
    store.close()


def test_everybody_who_stays_opens_the_same_rows_under_a_new_key(
    storage: FolderStorage, two: Path, tmp_path: Path
) -> None:
    store = storage.open(two, "directrice", PASSPHRASE)
    former = store.backup(tmp_path / "copies")
    before = data_key(two)
    store.renew_data_key()
    store.close()
    after = data_key(two)
    assert after != before
    assert data_key(two, "equipe", TEAM) == after
    old, new = keyed(former, before), keyed(two, after)
    assert same_rows(old, new, but={"journal", "journal_heads"})
    (deed,) = new.execute("SELECT deed FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    old.close()
    new.close()
    assert deed == "data_key_renewed"
    with pytest.raises(FileRefused):
        connection.verify(two / DATA, before)
    storage.open(two, "equipe", TEAM).close()
    assert storage.check(two, "directrice", PASSPHRASE) == []


def test_the_printed_code_goes_on_opening(storage: FolderStorage, folder: Path) -> None:
    store, code = storage.create(folder, "directrice", "Claire Martin", Role.DIRECTOR, PASSPHRASE)
    with store.atomic("create_creche"):
        store.add(User(login="directrice", name="Claire Martin", role=Role.DIRECTOR))
    store.renew_data_key()
    assert store.proves_code(code.lower())
    assert not store.proves_code(code[:-1])
    store.close()
    storage.recover(folder, code, "directrice", "une autre phrase de passe")
    storage.open(folder, "directrice", "une autre phrase de passe").close()


def test_work_goes_on_with_the_file_just_encrypted_again(storage: FolderStorage, two: Path) -> None:
    store = storage.open(two, "directrice", PASSPHRASE)
    (child,) = [one for one in store.find(User) if one.login == "equipe"]
    with store.atomic("change_person"):
        store.change(replace(child, name="Équipe du matin"))
    store.renew_data_key()
    with store.atomic("add_group"):
        store.add(Group(name="Grands"))
    assert store.undo() is not None
    assert store.find(Group) == []
    with pytest.raises(FileRefused, match="déjà ouverte"):
        storage.open(two, "equipe", TEAM)
    store.close()


def test_who_left_opens_the_old_copies_and_not_the_file_any_more(
    storage: FolderStorage, two: Path, tmp_path: Path
) -> None:
    key = data_key(two, "equipe", TEAM)
    store = storage.open(two, "directrice", PASSPHRASE)
    former = store.backup(tmp_path / "copies")
    assert store.left_since_key() == 0
    store.drop_slot("equipe")
    assert store.left_since_key() == 1
    store.close()
    assert "equipe" not in (two / KEYS).read_text(encoding="utf-8")
    connection.verify(two / DATA, key)
    renew(storage, two)
    with pytest.raises(FileRefused):
        connection.verify(two / DATA, key)
    assert KeyFile.read(two).left == 0
    storage.restore(former, tmp_path / "ailleurs", "equipe", TEAM)
    storage.open(tmp_path / "ailleurs", "equipe", TEAM).close()


def test_a_slot_of_an_older_format_is_renewed_at_its_next_opening_and_waited_for_until_then(
    storage: FolderStorage, two: Path
) -> None:
    write_old_slots(two, {"directrice": PASSPHRASE, "equipe": TEAM}, 2)
    store = storage.open(two, "directrice", PASSPHRASE)
    kept = (two / DATA).read_bytes()
    with pytest.raises(Conflict, match="ne peut pas encore être donnée à Équipe\\."):
        store.renew_data_key()
    store.close()
    assert (two / DATA).read_bytes() == kept
    storage.open(two, "equipe", TEAM).close()
    renew(storage, two)
    storage.open(two, "equipe", TEAM).close()


def test_a_public_half_that_no_holder_of_the_key_wrote_is_given_nothing(
    storage: FolderStorage, two: Path
) -> None:
    content = KeyFile.read(two)
    thief = replace(content.slots["equipe"], public=bytes(range(32)))
    replace(content, slots={**content.slots, "equipe": thief}).write(two)
    store = storage.open(two, "directrice", PASSPHRASE)
    with pytest.raises(Conflict, match="Équipe"):
        store.renew_data_key()
    store.close()


def test_a_damaged_slot_is_named_and_the_rest_left_as_it_was(storage: FolderStorage, two: Path) -> None:
    text = (two / KEYS).read_text(encoding="utf-8").replace("code de secours", "code de secourt")
    (two / KEYS).write_text(text, encoding="utf-8")
    store = storage.open(two, "directrice", PASSPHRASE)
    with pytest.raises(Conflict, match="à code de secours\\."):
        store.renew_data_key()
    store.new_recovery_code()
    store.renew_data_key()
    store.close()


@pytest.mark.parametrize("step", STEPS)
def test_killed_after_any_step_it_is_the_old_or_the_new_file_with_every_row(
    storage: FolderStorage, two: Path, tmp_path: Path, step: str
) -> None:
    before = data_key(two)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(two), step], cwd=ROOT, check=False, timeout=60)
    assert killed.returncode == -9
    for login, passphrase in (("equipe", TEAM), ("directrice", PASSPHRASE)):
        store = storage.open(two, login, passphrase)
        assert [one.login for one in store.find(User)] == ["directrice", "equipe"]
        deeds = [entry.deed for entry in store.journal()]
        store.close()
    assert (data_key(two) == before) == (STEPS.index(step) < STEPS.index("swapped"))
    assert {len(slot.boxed) for slot in KeyFile.read(two).slots.values()} == {1}
    assert deeds.count("data_key_renewed") == (step == "swapped")
    assert names(two) <= {DATA, KEYS, "journal.log", "donnees.db-journal"}
    assert storage.check(two, "directrice", PASSPHRASE) == []
    renew(storage, two)
    assert data_key(two) != before


def test_the_code_too_opens_after_a_cut_between_the_swap_and_the_keys(
    storage: FolderStorage, folder: Path
) -> None:
    store, code = storage.create(folder, "directrice", "Claire Martin", Role.DIRECTOR, PASSPHRASE)
    with store.atomic("create_creche"):
        store.add(User(login="directrice", name="Claire Martin", role=Role.DIRECTOR))
    store.close()
    subprocess.run([sys.executable, "-c", KILLED, str(folder), "swapped"], cwd=ROOT, check=False, timeout=60)
    storage.recover(folder, code, "directrice", "une autre phrase de passe")
    storage.open(folder, "directrice", "une autre phrase de passe").close()
    assert len(KeyFile.read(folder).slots[RECOVERY].boxed) == 1


def test_a_file_that_fits_neither_key_is_told_as_damage_and_both_keys_stay(
    storage: FolderStorage, two: Path
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(two), "both keys"], cwd=ROOT, check=False, timeout=60)
    content = bytearray((two / DATA).read_bytes())
    content[:64] = bytes(64)
    (two / DATA).write_bytes(content)
    with pytest.raises(FileRefused, match="ne s’ouvre pas avec la clé"):
        storage.open(two, "directrice", PASSPHRASE)
    assert len(KeyFile.read(two).slots["equipe"].boxed) == 2
    assert (two / RENEWED).exists()


def test_a_folder_that_can_not_be_written_keeps_its_key_and_stays_open(
    storage: FolderStorage, two: Path, tmp_path: Path
) -> None:
    store = storage.open(two, "directrice", PASSPHRASE)
    (two / RENEWED).mkdir()
    (two / RENEWED / "x").touch()
    before = data_key(two)
    with pytest.raises(FileRefused):
        store.renew_data_key()
    assert [one.login for one in store.find(User)] == ["directrice", "equipe"]
    store.close()
    assert data_key(two) == before


def test_a_wrong_passphrase_opens_neither_state(storage: FolderStorage, two: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(two), "swapped"], cwd=ROOT, check=False, timeout=60)
    with pytest.raises(WrongPassphrase):
        storage.open(two, "directrice", "autre chose")
    assert len(KeyFile.read(two).slots["equipe"].boxed) == 2


def test_who_knew_a_former_passphrase_and_kept_its_slot_is_not_given_the_new_key(
    storage: FolderStorage, two: Path, tmp_path: Path
) -> None:
    former = KeyFile.read(two)
    old = former.opened("directrice", PASSPHRASE)
    store = storage.open(two, "directrice", PASSPHRASE)
    store.set_passphrase("directrice", "Claire Martin", Role.DIRECTOR, "une autre phrase de passe")
    store.renew_data_key()
    store.close()
    now = KeyFile.read(two)
    assert old.inbox is not None
    for slot in now.slots.values():
        for sealed in slot.boxed.values():
            with pytest.raises(boxes.BoxRefused):
                boxes.unbox(old.inbox, sealed, now.folder, slot.login, "data")
