"""A crèche's place is taken by its director alone; a name not yet taken by whoever can open the copy."""

import json
from pathlib import Path

import pytest

from app.errors import FileRefused
from app.families.records import Home
from app.users import Role, User
from db.keys import KeyFile
from db.names import KEYS, UNFINISHED
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, new_creche
from tests.db.people import add_family

OTHER = "à la porte du matin"
REFUSED = "par sa direction"


@pytest.fixture
def copy(storage: FolderStorage, folder: Path, tmp_path: Path) -> Path:
    """A copy of an empty crèche with a former director and the team; the crèche, closed, has one family more."""
    store = new_creche(storage, folder)
    for login, role in (("ancienne", Role.DIRECTOR), ("equipe", Role.TEAM)):
        with store.atomic("add_person"):
            store.add(User(login=login, name=login.title(), role=role))
            store.set_passphrase(login, login.title(), role, OTHER)
    made = store.backup(tmp_path / "copies")
    store.drop_slot("ancienne")
    add_family(store)
    store.close()
    return made


def families(storage: FolderStorage, folder: Path) -> int:
    store = storage.open(folder, "directrice", PASSPHRASE)
    found = len(store.find(Home))
    store.close()
    return found


@pytest.mark.parametrize("login", ["equipe", "ancienne"])
def test_neither_the_team_nor_a_director_who_left_puts_a_copy_in_the_creche_s_place(
    storage: FolderStorage, folder: Path, copy: Path, login: str
) -> None:
    with pytest.raises(FileRefused, match=REFUSED):
        storage.restore(copy, folder, login, OTHER)
    assert not list(folder.parent.glob("*avant-restauration*"))
    assert not list(folder.parent.glob(f"*{UNFINISHED}"))
    assert families(storage, folder) == 1


def test_the_director_does(storage: FolderStorage, folder: Path, copy: Path) -> None:
    assert storage.restore(copy, folder, "directrice", PASSPHRASE).kept is not None
    assert families(storage, folder) == 0


@pytest.mark.parametrize("login", ["equipe", "ancienne"])
def test_a_name_not_yet_taken_gets_the_copy_from_whoever_can_open_it(
    storage: FolderStorage, copy: Path, tmp_path: Path, login: str
) -> None:
    assert storage.restore(copy, tmp_path / "neuf", login, OTHER).kept is None
    assert families(storage, tmp_path / "neuf") == 0


def test_where_the_creche_s_keys_are_lost_the_copy_says_who_directs_it(
    storage: FolderStorage, folder: Path, copy: Path
) -> None:
    (folder / KEYS).unlink()
    with pytest.raises(FileRefused, match=REFUSED):
        storage.restore(copy, folder, "equipe", OTHER)
    storage.restore(copy, folder, "directrice", PASSPHRASE)
    assert families(storage, folder) == 0


def test_a_director_whose_own_key_is_damaged_mends_it_by_the_copy(
    storage: FolderStorage, folder: Path, copy: Path
) -> None:
    keys = json.loads((folder / KEYS).read_bytes())
    keys["slots"]["directrice"]["name"] += "?"
    (folder / KEYS).write_text(json.dumps(keys), encoding="utf-8")
    assert "directrice" in KeyFile.read(folder).damaged
    storage.restore(copy, folder, "directrice", PASSPHRASE)
    assert families(storage, folder) == 0
