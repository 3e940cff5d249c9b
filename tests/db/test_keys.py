"""Who can open the crèche's file: slots, recovery code, damage told apart from a wrong passphrase."""

import contextlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import FileRefused
from app.storage import Slot
from db.codes import ALPHABET, new_code, plain_code
from db.keys import KeyFile
from db.keyslot import RECOVERY, Cost, KeyRefused, Keys, SlotDamaged, seal
from tests.builders import CHEAP

KEY = bytes(range(32))
DATA = Keys(data=(KEY,))
DIRECTOR = Slot(login="directrice", name="Claire Martin", role="director")
TEAM = Slot(login="equipe", name="Équipe", role="team")


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    """Two people and a code, written."""
    made = (
        KeyFile.fresh()
        .with_slot(DIRECTOR, "été 2026", DATA, CHEAP)
        .with_slot(TEAM, "à la porte", DATA, CHEAP)
        .with_code("ABCDE-00000", DATA, CHEAP)
    )
    made.write(tmp_path)
    return made


def rewritten(folder: Path, change: Any) -> KeyFile:
    """The key file read again after its JSON went through `change`."""
    path = folder / "cles.json"
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return KeyFile.read(folder)


def test_each_passphrase_opens_the_one_data_key(keys: KeyFile, tmp_path: Path) -> None:
    read = KeyFile.read(tmp_path)
    assert read == keys
    assert read.opened("directrice", "été 2026").data == (KEY,)
    assert read.opened("equipe", "à la porte").data == (KEY,)
    assert read.opened(RECOVERY, plain_code("abcde ooooo")).data == (KEY,)


def test_accents_typed_on_another_keyboard_are_the_same(keys: KeyFile) -> None:
    assert keys.opened("directrice", unicodedata.normalize("NFD", "été 2026")).data == (KEY,)


def test_a_wrong_passphrase_is_refused(keys: KeyFile) -> None:
    for wrong in ("Été 2026", "été 2026 ", "à la porte", "", "\ud800"):
        with pytest.raises(KeyRefused):
            keys.opened("directrice", wrong)


def test_the_page_shows_people_by_name_and_never_the_code(keys: KeyFile) -> None:
    assert keys.people() == [DIRECTOR, TEAM]


def test_nothing_of_keys_or_passphrases_stands_in_the_file(keys: KeyFile, tmp_path: Path) -> None:
    written = (tmp_path / "cles.json").read_text(encoding="utf-8")
    for secret in (KEY.hex(), "été 2026", "à la porte", "ABCDE"):
        assert secret not in written


def test_argon2_is_as_strong_as_decided_and_stored_with_the_slot() -> None:
    assert Cost() == Cost(memory_kib=65536, passes=3, lanes=4)
    slot = seal("f", DIRECTOR, "secret", DATA, CHEAP)
    assert slot.cost == CHEAP
    assert slot.opened("f", "secret").data == (KEY,)


def test_a_slot_opens_only_in_its_folder_and_under_its_login() -> None:
    slot = seal("one", DIRECTOR, "secret", DATA, CHEAP)
    with pytest.raises(KeyRefused):
        slot.opened("two", "secret")


def test_a_second_key_can_stand_in_one_slot_and_not_in_another(tmp_path: Path) -> None:
    """The counsellors' private notes will be sealed so."""
    both = Keys(data=(KEY,), inbox=bytes(range(32, 64)))
    made = KeyFile.fresh().with_slot(DIRECTOR, "a", DATA, CHEAP).with_slot(TEAM, "b", both, CHEAP)
    made.write(tmp_path)
    assert KeyFile.read(tmp_path).opened("equipe", "b") == both
    assert KeyFile.read(tmp_path).opened("directrice", "a").data == (KEY,)


def test_a_changed_passphrase_replaces_the_slot_and_a_dropped_one_is_gone(keys: KeyFile) -> None:
    changed = keys.with_slot(DIRECTOR, "hiver 2026", DATA, CHEAP).without("equipe")
    assert changed.people() == [DIRECTOR]
    with pytest.raises(KeyRefused):
        changed.opened("directrice", "été 2026")
    with pytest.raises(KeyError):
        changed.opened("equipe", "à la porte")


@pytest.mark.parametrize("part", ["name", "role", "argon2id", "salt", "sealed", "login", "sum"])
def test_a_damaged_slot_is_told_and_spoils_no_other(keys: KeyFile, tmp_path: Path, part: str) -> None:
    read = rewritten(tmp_path, lambda content: content["slots"]["equipe"].update({part: "x"}))
    with pytest.raises(SlotDamaged):
        read.opened("equipe", "à la porte")
    assert read.opened("directrice", "été 2026").data == (KEY,)
    assert Slot(login="equipe", name="equipe", role="") in read.people()


@pytest.mark.parametrize("slot", [None, [], "x", {}])
def test_a_slot_that_is_none_is_damage(keys: KeyFile, tmp_path: Path, slot: object) -> None:
    read = rewritten(tmp_path, lambda content: content["slots"].update({"equipe": slot}))
    with pytest.raises(SlotDamaged):
        read.opened("equipe", "à la porte")


def test_a_slot_whose_name_was_hit_is_damage_not_a_stranger(keys: KeyFile, tmp_path: Path) -> None:
    read = rewritten(
        tmp_path, lambda content: content["slots"].update({"eqvipe": content["slots"].pop("equipe")})
    )
    with pytest.raises(SlotDamaged):
        read.opened("equipe", "à la porte")


def test_a_damaged_slot_survives_others_being_written_and_is_mended_by_a_new_passphrase(
    keys: KeyFile, tmp_path: Path
) -> None:
    read = rewritten(tmp_path, lambda content: content["slots"]["equipe"].update({"salt": "x"}))
    read.with_slot(DIRECTOR, "hiver", DATA, CHEAP).write(tmp_path)
    assert set(KeyFile.read(tmp_path).damaged) == {"equipe"}
    KeyFile.read(tmp_path).with_slot(TEAM, "neuve", DATA, CHEAP).write(tmp_path)
    assert KeyFile.read(tmp_path).opened("equipe", "neuve").data == (KEY,)
    assert not KeyFile.read(tmp_path).damaged


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": 1}', b'{"format": "1"}', b"[" * 100_000]
)
def test_a_key_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cles.json").write_bytes(content)
    with pytest.raises(FileRefused, match="abîmé"):
        KeyFile.read(tmp_path)


def test_a_lost_key_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"clés.*manque"):
        KeyFile.read(tmp_path)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "cles.json").mkdir()
    with pytest.raises(FileRefused, match="disque a refusé"):
        KeyFile.read(tmp_path)


def test_a_key_file_of_a_newer_version_is_told(keys: KeyFile, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="plus récente"):
        rewritten(tmp_path, lambda content: content.update({"format": 4}))


@given(st.data())
def test_any_flipped_bit_is_damage_or_changes_nothing_of_what_opens(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / "cles.json"
    KeyFile(folder="f").with_slot(DIRECTOR, "secret", DATA, CHEAP).write(folder)
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) * 8 - 1))
    content[place // 8] ^= 1 << place % 8
    path.write_bytes(content)
    with contextlib.suppress(FileRefused, SlotDamaged):
        assert KeyFile.read(folder).opened("directrice", "secret").data == (KEY,)


def test_a_code_is_easy_to_read_aloud_and_forgives_the_fingers() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [5] * 6
    assert set(code) <= {*ALPHABET, "-"}
    assert new_code() != code
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert plain_code(f" {typed}\n") == code.replace("-", "")
