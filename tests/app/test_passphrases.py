"""How strong a passphrase is: the CNIL's count, its three examples, and what its formula does not see."""

import pytest

from app.errors import InvalidEntry
from app.passphrases import NEEDED_BITS, bits, check_passphrase, missing_bits
from tests.app.records import refused

TWELVE = "Xk9$ml-Pq2!w"
FOURTEEN = "Xk9mlPq2wZ4tBn"
SEVEN = "lilas marée chaise ferme tortue orange nuage"


@pytest.mark.parametrize("passphrase", [TWELVE, FOURTEEN, SEVEN, "kqjzhxvwpmfbtrdlg"])
def test_the_cnils_three_examples_and_as_many_random_letters_are_enough(passphrase: str) -> None:
    assert bits(passphrase) >= NEEDED_BITS
    check_passphrase(passphrase, login="directrice", name="Claire Martin")


@pytest.mark.parametrize(
    ("passphrase", "counted"),
    [
        ("", 0),
        ("a", 5),  # log2(26) = 4.70
        ("7", 3),  # log2(10) = 3.32
        ("kqjzhxvwpmfbtrdl", 75),  # 16 × 4.70: five bits short
        ("kqjzhxvwpmfbtrdlg", 80),  # 17 × 4.70 = 79.91
        ("Xk9$ml-Pq2!", 73),  # 11 × log2(99)
        (TWELVE, 80),  # 12 × log2(99) = 79.55: the CNIL counts 80
        ("Xk9mlPq2wZ4tB", 77),  # 13 × log2(62)
        (FOURTEEN, 83),
        ("lilas marée chaise ferme tortue orange", 68),  # six words: 6 × 80 ÷ 7
        (SEVEN, 80),
    ],
)
def test_bits_at_the_boundary(passphrase: str, counted: int) -> None:
    assert bits(passphrase) == counted
    assert missing_bits(passphrase) == max(80 - counted, 0)


@pytest.mark.parametrize(
    "passphrase",
    ["kqjzhxvwpmfbtrdl", "Xk9$ml-Pq2!", "lilas marée chaise ferme tortue orange", "demonstration", ""],
)
def test_one_below_is_refused_with_the_reason_and_the_way(passphrase: str) -> None:
    told = ("trop courte, ou trop simple", "dossier volé", "7 mots sans lien", "12 signes mêlés")
    with refused(InvalidEntry, *told, field="passphrase"):
        check_passphrase(passphrase)


@pytest.mark.parametrize(
    "passphrase",
    ["a" * 40, "123456789012345678901234567890", "abcabcabcabcabcabcabcabc", "lilas " * 9, "Lilas2026! " * 5],
)
def test_what_only_repeats_stays_short(passphrase: str) -> None:
    assert bits(passphrase) < NEEDED_BITS


def test_a_word_said_twice_counts_once() -> None:
    assert bits("lilas marée lilas marée chaise lilas marée") == 34


@pytest.mark.parametrize(
    ("passphrase", "counted"),
    [
        ("le chat gris dort sous la table", 80),
        ("le chat gris dort sous la", 68),
        ("le chat gris dort à table", 62),  # « à » is one letter
        ("le chat gris dort 4807!", 45 + 28),  # five signs of 47: 27.8
    ],
)
def test_short_words_count_as_words_and_single_signs_as_signs(passphrase: str, counted: int) -> None:
    assert bits(passphrase) == counted


@pytest.mark.parametrize(
    "passphrase", ["AzertyuiopQsdf 12", "Motdepasse2026!", "Claire Martin 1", "directrice directrice"]
)
def test_what_is_guessed_first_is_refused_as_such(passphrase: str) -> None:
    with refused(InvalidEntry, "se devine trop vite", field="passphrase"):
        check_passphrase(passphrase, login="directrice", name="Claire Martin")
