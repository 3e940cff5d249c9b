"""A copy's manifest is signed: what it says of its date, its counts and its journal can't be changed unseen."""

import random
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.errors import FileRefused
from app.families.records import Home
from app.store import Store
from db.names import MANIFEST
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock, new_creche
from tests.db import manifests
from tests.db.people import add_family


def a_month_later(told: dict[str, Any]) -> None:
    told["made"] = "2026-12-22T08:02:00"


def more_homes(told: dict[str, Any]) -> None:
    told["rows"]["homes"] = 7


def another_head(told: dict[str, Any]) -> None:
    told["head"]["journal"][0] += 1


def another_chain(told: dict[str, Any]) -> None:
    told["chain"]["sequence"] -= 1


def no_seal(told: dict[str, Any]) -> None:
    del told["seal"]


def an_older_format(told: dict[str, Any]) -> None:
    told["format"] = 1


def a_newer_format(told: dict[str, Any]) -> None:
    told["format"] = 3


def no_text(told: dict[str, Any]) -> None:
    told["seal"] = 5


CHANGES = (
    a_month_later,
    more_homes,
    another_head,
    another_chain,
    no_seal,
    an_older_format,
    a_newer_format,
    no_text,
)


@pytest.fixture
def copy(store: Store, folder: Path, clock: FixedClock) -> Path:
    """The copy of a crèche with a family, made yesterday."""
    add_family(store, "Żółć")
    made = store.keep_copy()
    assert made is not None
    clock.move(days=1)
    return made


@pytest.fixture(params=CHANGES, ids=lambda one: one.__name__)
def forged(copy: Path, request: pytest.FixtureRequest) -> Path:
    """The same with something changed in its manifest."""
    told = manifests.read(copy)
    request.param(told)
    manifests.write(copy, told)
    return copy


def checked(storage: FolderStorage, store: Store, folder: Path) -> list[str]:
    store.close()
    return storage.check(folder, "directrice", PASSPHRASE)


def test_a_signed_copy_is_restored_without_a_word(storage: FolderStorage, copy: Path, tmp_path: Path) -> None:
    assert storage.restore(copy, tmp_path / "neuf", "directrice", PASSPHRASE).remark == ""


def test_a_forged_manifest_is_refused_at_the_restore_and_nothing_is_left(
    storage: FolderStorage, forged: Path, tmp_path: Path
) -> None:
    with pytest.raises(FileRefused, match=r"n’est plus tel que Marelle l’a signé.*Choisissez une autre"):
        storage.restore(forged, tmp_path / "neuf", "directrice", PASSPHRASE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["creche"]


def test_a_forged_manifest_is_told_by_the_check(
    storage: FolderStorage, store: Store, folder: Path, forged: Path
) -> None:
    (told,) = checked(storage, store, folder)
    assert forged.name in told
    assert "n’est plus tel que Marelle l’a signé" in told


def test_a_forged_manifest_fails_the_rehearsal_and_another_copy_is_made(store: Store, forged: Path) -> None:
    assert "n’est plus tel que Marelle l’a signé" in store.rehearse().why
    assert len(list(forged.parent.iterdir())) == 2


def test_a_forged_manifest_is_no_verified_copy(store: Store, forged: Path) -> None:
    assert store.last_backup() is None
    assert store.keep_copy() is not None
    assert store.last_backup() == datetime(2026, 11, 23, 8, 2)


@pytest.mark.parametrize("content", ["", "[]", '{"made": "2026', "9" * 5000, "[" * 100_000])
def test_a_manifest_that_cannot_be_read_is_told_by_the_check(
    storage: FolderStorage, store: Store, folder: Path, copy: Path, content: str
) -> None:
    (copy / MANIFEST).write_text(content)
    (told,) = checked(storage, store, folder)
    assert copy.name in told


def test_each_flipped_bit_of_a_manifest_is_told_at_the_restore(
    storage: FolderStorage, copy: Path, tmp_path: Path
) -> None:
    whole, chance = (copy / MANIFEST).read_bytes(), random.Random(5)
    for place in chance.sample(range(len(whole) * 8), 60):
        hit = bytearray(whole)
        hit[place // 8] ^= 1 << place % 8
        (copy / MANIFEST).write_bytes(hit)
        if hit.rstrip() == whole.rstrip():
            continue
        with pytest.raises(FileRefused):
            storage.restore(copy, tmp_path / "neuf", "directrice", PASSPHRASE)


def test_a_copy_from_before_the_seals_is_restored_with_a_sentence(
    storage: FolderStorage, store: Store, folder: Path, copy: Path, tmp_path: Path
) -> None:
    manifests.unsign(copy)
    assert store.last_backup() == datetime(2026, 11, 22, 8, 2)
    assert "pas de signature" in storage.restore(copy, tmp_path / "neuf", "directrice", PASSPHRASE).remark
    assert checked(storage, store, folder) == []


def test_a_copy_made_by_hand_is_restored_with_the_same_sentence(
    storage: FolderStorage, copy: Path, tmp_path: Path
) -> None:
    (copy / MANIFEST).unlink()
    assert "pas de signature" in storage.restore(copy, tmp_path / "neuf", "directrice", PASSPHRASE).remark


def test_a_copy_from_before_the_seals_gives_way_to_a_signed_one(store: Store, copy: Path) -> None:
    manifests.unsign(copy)
    made = store.keep_copy()
    assert made is not None
    assert store.keep_copy() is None
    assert store.rehearse().copy == made.name


def test_another_creches_seal_proves_nothing(storage: FolderStorage, copy: Path, tmp_path: Path) -> None:
    other = new_creche(storage, tmp_path / "autre")
    manifests.sign(other, copy, manifests.read(copy))
    other.close()
    with pytest.raises(FileRefused, match="signé"):
        storage.restore(copy, tmp_path / "neuf", "directrice", PASSPHRASE)


def test_the_seals_outlive_a_new_key_and_a_restore(
    storage: FolderStorage, store: Store, folder: Path, copy: Path, tmp_path: Path
) -> None:
    store.renew_data_key()
    store.close()
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert again.last_backup() == datetime(2026, 11, 22, 8, 2)
    with again.atomic("add_home"):
        again.add(Home(name="Nguyễn"))
    again.close()
    assert storage.check(folder, "directrice", PASSPHRASE) == []
    copy.rename(tmp_path / "copie")
    (folder / "sauvegardes").rename(tmp_path / "sauvegardes")
    storage.restore(tmp_path / "copie", folder, "directrice", PASSPHRASE)
    (tmp_path / "sauvegardes").rename(folder / "sauvegardes")
    assert storage.check(folder, "directrice", PASSPHRASE) == []
