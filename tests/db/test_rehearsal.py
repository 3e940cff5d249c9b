"""The rehearsal of a restore: the newest copy, put back aside, is the file row by row; how it went is kept."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from app.backups import rehearse_if_due
from app.families.records import Home
from app.session import Session, log_in
from app.store import Draft, Store
from db.keys import KeyFile
from db.names import DATA, KEYS
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock
from tests.db import manifests
from tests.db.old_keys import write_old_slots
from tests.db.people import add_family


@pytest.fixture
def session(store: Store, clock: FixedClock) -> Session:
    """A crèche with a family."""
    add_family(store)
    return log_in(store, clock)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_newest_copy_is_put_back_aside_and_equal_row_by_row(session: Session, folder: Path) -> None:
    before = files(folder)
    found = session.store.rehearse()
    (copy,) = (folder / "sauvegardes").iterdir()
    assert (found.copy, found.why) == (copy.name, "")
    assert found.rows > 10
    assert session.store.last_rehearsal() == found
    assert files(folder) == before | {"sauvegardes", "repetition.json"}
    assert files(folder / "sauvegardes") == {copy.name}
    assert "répétition réussie" in (folder / "journal.log").read_text(encoding="utf-8")


def test_a_copy_is_made_first_where_something_changed_since(session: Session, clock: FixedClock) -> None:
    first = session.store.keep_copy()
    clock.move(minutes=5)
    with session.store.atomic("add_home"):
        session.store.add(Home(name="Łoś"))
    found = session.store.rehearse()
    assert first is not None
    assert found.why == ""
    assert found.copy > first.name


def test_a_draft_given_up_after_the_copy_is_no_difference(session: Session, clock: FixedClock) -> None:
    for about in (1, 2):
        draft = Draft(
            login="directrice", form="interview", about=about, saved_at=clock.moment(), content="{}"
        )
        session.store.keep_draft(draft)
    session.store.keep_copy()
    session.store.drop_draft("interview", 1)
    assert session.store.rehearse().why == ""


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_copy_that_was_damaged_since_is_told_and_tried_again(session: Session, clock: FixedClock) -> None:
    copy = session.store.keep_copy()
    assert copy is not None
    flip(copy / DATA)
    found = rehearse_if_due(session)
    assert found is not None
    assert "n’est plus telle qu’elle a été vérifiée" in found.why
    assert session.store.last_rehearsal() == found
    clock.move(days=1)
    again = rehearse_if_due(session)
    assert again is not None
    assert again.why == found.why


def test_damage_that_no_manifest_tells_is_found_in_the_pages(session: Session) -> None:
    copy = session.store.keep_copy()
    assert copy is not None
    flip(copy / DATA)
    told = manifests.read(copy)
    told["sha256"][DATA] = hashlib.sha256((copy / DATA).read_bytes()).hexdigest()
    manifests.sign(session.store, copy, told)
    assert "abîmé" in session.store.rehearse().why


def test_a_copy_of_other_rows_is_told(session: Session, clock: FixedClock) -> None:
    """A copy that says it holds what the file holds, and does not."""
    other = session.store.keep_copy()
    assert other is not None
    clock.move(minutes=1)
    with session.store.atomic("add_home"):
        session.store.add(Home(name="Łoś"))
    newer = session.store.keep_copy()
    assert newer is not None
    told = manifests.read(other) | {"head": manifests.read(newer)["head"]}
    manifests.sign(session.store, other, told)
    newer.rename(newer.with_name("ailleurs.en-cours"))
    assert "ne contient pas les mêmes lignes" in session.store.rehearse().why


def test_a_copy_with_a_slot_of_an_older_format_is_rehearsed_too(
    session: Session, folder: Path, storage: FolderStorage, clock: FixedClock
) -> None:
    session.store.close()
    write_old_slots(folder, {"directrice": PASSPHRASE}, 2)
    store = storage.open(folder, "directrice", PASSPHRASE)
    copy = store.keep_copy()
    store.close()
    assert copy is not None
    write_old_slots(copy, {"directrice": PASSPHRASE}, 2)
    told = manifests.read(copy)
    told["sha256"][KEYS] = hashlib.sha256((copy / KEYS).read_bytes()).hexdigest()
    again = storage.open(folder, "directrice", PASSPHRASE)
    manifests.sign(again, copy, told)
    assert again.rehearse().why == ""
    again.close()


@pytest.mark.parametrize("damage", ["gone", "boxed"])
def test_a_copy_whose_key_file_lets_this_person_in_no_more_is_told(session: Session, damage: str) -> None:
    copy = session.store.keep_copy()
    assert copy is not None
    content = KeyFile.read(copy)
    slot = content.slots["directrice"]
    broken = replace(slot, boxed={known: sealed[:-1] + b"x" for known, sealed in slot.boxed.items()})
    rest = {"§recovery": content.slots["§recovery"]}
    replace(content, slots=rest if damage == "gone" else {**rest, "directrice": broken}).write(copy)
    told = manifests.read(copy)
    told["sha256"][KEYS] = hashlib.sha256((copy / KEYS).read_bytes()).hexdigest()
    manifests.sign(session.store, copy, told)
    assert session.store.rehearse().why


def test_it_comes_once_a_month(session: Session, clock: FixedClock) -> None:
    assert rehearse_if_due(session) is not None  # 22 November
    clock.move(days=8)
    assert rehearse_if_due(session) is None  # 30 November
    clock.move(days=1)
    assert rehearse_if_due(session) is not None  # 1 December
    clock.move(days=-20)
    assert rehearse_if_due(session) is not None  # the clock was wrong


@pytest.mark.parametrize("content", [b"", b"[]", b'{"at": "hier", "copy": "", "rows": 1, "why": ""}', b"{}"])
def test_a_result_that_can_not_be_read_is_none(session: Session, folder: Path, content: bytes) -> None:
    (folder / "repetition.json").write_bytes(content)
    assert session.store.last_rehearsal() is None
    assert rehearse_if_due(session) is not None
