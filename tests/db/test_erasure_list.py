"""The erasure list beside the file is sealed: another hand's line erases nobody, and the program's own still do."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.families.records import Child
from app.protection.erasing import erase, proposals
from app.protection.records import Erasure
from app.session import Session, log_in
from app.store import Store
from db.names import ERASURES, LOG
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
REFUSED = "« effacements.json »"


def erase_family(session: Session, tag: str) -> None:
    erase(session, [one for one in proposals(session) if one.file.name.startswith(tag)])


def told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / ERASURES).read_bytes())
    return found


def put(folder: Path, content: dict[str, Any]) -> None:
    (folder / ERASURES).write_text(json.dumps(content), encoding="utf-8")


def faults(storage: FolderStorage, folder: Path) -> list[str]:
    return storage.check(folder, "directrice", PASSPHRASE)


FORGERIES: list[Callable[[dict[str, Any]], None]] = [
    lambda line: line.update(seal="00" * 32),
    lambda line: line.update(seal=""),
    lambda line: line.update(seal="é"),
    lambda line: line.pop("seal"),
    lambda line: None,  # the seal of somebody else's line
]


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_line_of_another_hand_erases_nobody_and_is_told(
    storage: FolderStorage,
    store: Store,
    session: Session,
    folder: Path,
    forge: Callable[[dict[str, Any]], None],
) -> None:
    add_family(store, "Zwyca")
    erase_family(session, "Zwyca")
    kept = add_family(store, "Kupra")
    store.close()
    content = told(folder)
    line = next(one for one in content["erased"] if one["what"] == "child") | {
        "number": kept.child.id,
        "since": None,
    }
    forge(line)
    put(folder, content | {"erased": [*content["erased"], line]})
    assert [one for one in faults(storage, folder) if REFUSED in one and "1\u00a0ligne " in one]
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert again.find(Child) == [kept.child]
    again.close()
    assert "liste des effacements, 1\u00a0ligne d’une autre main refusée" in (folder / LOG).read_text(
        encoding="utf-8"
    )
    assert [
        one for one in faults(storage, folder) if REFUSED in one
    ]  # it stands there until somebody deals with it
    (folder / ERASURES).unlink()
    storage.open(folder, "directrice", PASSPHRASE).close()
    assert (told(folder)["erased"] == content["erased"], faults(storage, folder)) == (True, [])


def test_a_forged_line_beside_hides_no_true_one(
    storage: FolderStorage, store: Store, session: Session, folder: Path, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")
    old = store.backup(folder.with_name("copies"))
    clock.move(days=1)
    erase_family(session, "Zwyca")
    store.close()
    content = told(folder)
    put(
        old,
        content | {"erased": [one | {"seal": "00" * 32, "day": "2020-01-01"} for one in content["erased"]]},
    )
    storage.restore(old, folder, "directrice", PASSPHRASE)
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert again.find(Child) == []
    again.close()
    assert [one for one in faults(storage, folder) if REFUSED in one] == []


def test_an_older_copy_is_erased_again_with_the_day_on_which_it_was_asked(
    storage: FolderStorage, store: Store, session: Session, folder: Path
) -> None:
    add_family(store, "Zwyca")
    old = store.backup(folder.with_name("copies"))
    asked = session.clock.day() - timedelta(days=3)
    erase(session, [one for one in proposals(session) if one.file.name.startswith("Zwyca")], asked)
    store.close()
    storage.restore(old, folder, "directrice", PASSPHRASE)
    with closing(storage.open(folder, "directrice", PASSPHRASE)) as again:
        assert again.find(Child) == []
        assert {one.asked_on for one in again.find(Erasure)} == {asked}
    assert faults(storage, folder) == []


def test_the_list_goes_on_after_a_new_data_key_and_a_copy_from_before_both_is_erased_again(
    storage: FolderStorage, store: Store, session: Session, folder: Path, clock: FixedClock
) -> None:
    gone = add_family(store, "Zwyca")
    old = store.backup(folder.with_name("copies"))
    clock.move(days=1)
    erase_family(session, "Zwyca")
    store.renew_data_key()
    store.close()
    assert faults(storage, folder) == []
    storage.restore(old, folder, "directrice", PASSPHRASE)
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert gone.child not in again.find(Child)
    again.close()
    assert faults(storage, folder) == []


def test_a_list_without_seals_of_what_is_erased_already_is_sealed_at_the_next_opening(
    storage: FolderStorage, store: Store, session: Session, folder: Path
) -> None:
    add_family(store, "Zwyca")
    erase_family(session, "Zwyca")
    store.close()
    content = told(folder)
    put(folder, content | {"erased": [{**one, "seal": ""} for one in content["erased"]]})
    assert faults(storage, folder) == []
    log_in(storage.open(folder, "directrice", PASSPHRASE), FixedClock()).store.close()
    assert told(folder) == content
