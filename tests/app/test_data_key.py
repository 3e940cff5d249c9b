"""A new key for the file after somebody left: the director's deed, on her passphrase, between two verified copies."""

import json
from pathlib import Path

import pytest

from app.data_key import left_since_key, renew_data_key
from app.errors import NotAllowed, WrongPassphrase
from app.people import add_person, end_person
from app.session import Session
from app.storage import OWN
from app.users import Role
from db.keys import KeyFile
from db.names import KEYS
from tests.app.records import as_role, refused
from tests.builders import PASSPHRASE

GIVEN = "lilas marée chaise ferme tortue orange nuage"


def boxed(folder: Path) -> dict[str, list[str]]:
    """The fingerprints of each slot's data keys."""
    return {login: list(slot.boxed) for login, slot in KeyFile.read(folder).slots.items()}


def test_a_copy_of_each_key_is_kept(session: Session, folder: Path) -> None:
    renew_data_key(session, PASSPHRASE)
    copies = sorted((folder / OWN).iterdir())
    assert len(copies) == 2
    assert boxed(copies[0])["directrice"] != boxed(folder)["directrice"] == boxed(copies[1])["directrice"]
    assert [entry.deed for entry in session.store.journal(2)] == ["data_key_renewed", "renew_data_key"]


def test_who_left_is_counted_until_then(session: Session) -> None:
    ines = add_person(session, login="ines", name="Inès Faure", role=Role.COUNSELLOR, passphrase=GIVEN)
    assert left_since_key(session) == 0
    end_person(session, ines)
    assert left_since_key(session) == 1
    renew_data_key(session, PASSPHRASE)
    assert left_since_key(session) == 0


def test_a_wrong_passphrase_changes_nothing(session: Session, folder: Path) -> None:
    before = boxed(folder)
    with refused(WrongPassphrase, "rien n’a été changé", field="passphrase"):
        renew_data_key(session, "pas la bonne")
    assert boxed(folder) == before
    assert not (folder / OWN).exists()


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_it_is_the_directors_alone(session: Session, role: Role) -> None:
    with refused(NotAllowed):
        renew_data_key(as_role(session, role), PASSPHRASE)
    with refused(NotAllowed):
        left_since_key(as_role(session, role))


def test_an_account_that_ends_takes_its_slot_along_and_nothing_else(session: Session, folder: Path) -> None:
    ines = add_person(session, login="ines", name="Inès Faure", role=Role.COUNSELLOR, passphrase=GIVEN)
    before = json.loads((folder / KEYS).read_bytes())
    end_person(session, ines)
    after = json.loads((folder / KEYS).read_bytes())
    assert before["slots"].pop("ines")
    assert after == {**before, "left": 1}
    assert "Inès" not in (folder / KEYS).read_text(encoding="utf-8")
