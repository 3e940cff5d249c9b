"""Sealed boxes: only the inbox's own key opens them, for the words they were bound to, and never once touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.boxes import (
    BoxRefused,
    box,
    fingerprint,
    key_of_note,
    new_private,
    public_half,
    seal,
    seal_note,
    unbox,
    unseal,
    unseal_note,
)

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


def test_a_box_opens_with_the_inbox_s_own_key_only() -> None:
    hers, theirs = new_private(), new_private()
    sealed = box(public_half(hers), b"la cle", "dossier", "conseillere")
    assert unbox(hers, sealed, "dossier", "conseillere") == b"la cle"
    with pytest.raises(BoxRefused):
        unbox(theirs, sealed, "dossier", "conseillere")
    with pytest.raises(BoxRefused):
        unbox(hers, sealed, "dossier", "autre")


def test_two_boxes_of_the_same_content_have_nothing_in_common() -> None:
    public = public_half(new_private())
    one, two = box(public, b"la cle"), box(public, b"la cle")
    assert one[:32] != two[:32]
    assert one[32:] != two[32:]
    assert b"la cle" not in one


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(32), bytes(60)])
def test_what_is_no_box_is_refused(sealed: bytes) -> None:
    with pytest.raises(BoxRefused):
        unbox(new_private(), sealed)
    with pytest.raises(BoxRefused):
        unseal(KEY, sealed)


@given(place=st.integers(0, 10_000), text=st.text(st.characters(exclude_categories=["Cs"])))
def test_a_note_comes_back_and_any_flipped_bit_is_told(place: int, text: str) -> None:
    sealed = seal_note(KEY, text, "interview 7")
    assert unseal_note(KEY, sealed, "interview 7") == text
    assert key_of_note(sealed) == fingerprint(KEY)
    touched = bytearray(sealed)
    touched[8 + place % (len(sealed) - 8)] ^= 1 << place % 8
    with pytest.raises(BoxRefused):
        unseal_note(KEY, bytes(touched), "interview 7")


def test_a_note_is_bound_to_its_key_and_to_what_it_is_about() -> None:
    sealed = seal_note(KEY, "fatiguée", "interview 7")
    with pytest.raises(BoxRefused):
        unseal_note(KEY, sealed, "interview 8")
    with pytest.raises(BoxRefused):
        unseal_note(OTHER, sealed, "interview 7")
    with pytest.raises(BoxRefused):
        unseal(KEY, sealed[8:], "interview 7")  # a note is not just anything sealed under that key


def test_a_fingerprint_tells_keys_apart_and_nothing_of_them() -> None:
    assert len({fingerprint(KEY), fingerprint(OTHER)}) == 2
    assert len(fingerprint(KEY)) == 16
    assert KEY.hex()[:16] != fingerprint(KEY)
    assert seal(KEY, b"x") != seal(KEY, b"x")
