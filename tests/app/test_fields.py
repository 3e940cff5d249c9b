"""What is typed: trimmed, of sensible length, never a social-security number."""

from datetime import date

import pytest

from app.errors import InvalidEntry
from app.families.records import Child, Contact
from app.fields import check_email, check_phone, digits, holds_nir, postcode, tidy, tidy_text
from tests.app.records import SUNDAY, refused


@pytest.mark.parametrize(
    "text",
    [
        "1850775123456",
        "185077512345678",
        "1 85 07 75 123 456 78",
        "NIR : 2.69.05.49.588.157.80, à jour",
        "2 69 05 2A 588 157 80",
        "7-99-99-99-999-999",
        "1 85 07 75\u200b 123 456 78",
        "1850775\u00ad123456",
    ],
)
def test_a_text_that_holds_a_social_security_number_is_refused(text: str) -> None:
    assert holds_nir(text)
    with refused(InvalidEntry, "numéro de sécurité sociale", "effacez-le", field="note"):
        tidy_text(text, "note")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06 12 34 56 78",
        "+33 6 12 34 56 78 ou 03 88 00 00 00",
        "SIRET 123 456 789 00012",
        "0 85 07 75 123 456 78",
        "1 85 13 75 123 456 78",
        "12345678901234567890",
    ],
)
def test_other_numbers_are_not_taken_for_one(text: str) -> None:
    assert not holds_nir(text)


def test_a_record_is_trimmed_and_its_empty_texts_are_none() -> None:
    typed = Contact(child_id=1, name="  Mamie\tZofia ", relation=" ", phone=None, first_day=SUNDAY)
    assert tidy(typed, "name") == Contact(child_id=1, name="Mamie Zofia", first_day=SUNDAY)


def test_a_record_that_is_tidy_stays_the_same_object() -> None:
    tidied = Contact(child_id=1, name="Mamie Zofia", first_day=SUNDAY)
    assert tidy(tidied, "name") is tidied


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Bích", "O’Connor", "D’Août-Lefèvre", "王小明", "עדי", "Ž" * 100]
)
def test_any_name_of_a_hundred_signs_is_accepted(name: str) -> None:
    child = Child(first_name=name, last_name=name, birth_day=date(2025, 1, 1))
    assert tidy(child, "first_name", "last_name") == child


def test_a_name_without_a_letter_is_refused() -> None:
    child = Child(first_name=" \u00a0", last_name="Żółć", birth_day=date(2025, 1, 1))
    with refused(InvalidEntry, "Il manque le prénom", field="first_name"):
        tidy(child, "first_name", "last_name")


def test_a_name_of_more_than_a_hundred_signs_is_refused() -> None:
    with refused(InvalidEntry, "Le nom compte 101 signes, pour 100", field="last_name"):
        tidy_text("x" * 101, "last_name")


def test_a_long_text_keeps_its_lines() -> None:
    assert (
        tidy_text(" Antihistaminique. \r\n\n Appeler le  15.\n", "instructions")
        == "Antihistaminique.\n\nAppeler le 15."
    )


def test_the_digits_of_a_number_are_kept_without_their_spaces() -> None:
    assert digits("123 45\u00a067", "caf_number", least=1, most=10, advice="…") == "1234567"
    assert digits(None, "caf_number", least=1, most=10, advice="…") is None


@pytest.mark.parametrize("text", ["1234567A", "١٢٣", "12345678901"])
def test_a_number_with_anything_else_is_refused_with_advice(text: str) -> None:
    with refused(InvalidEntry, text, "le numéro Caf", "sans la lettre", field="caf_number"):
        digits(text, "caf_number", least=1, most=10, advice="sans la lettre.")


def test_a_postcode_has_five_digits() -> None:
    assert postcode("67 000") == "67000"
    with refused(InvalidEntry, "cinq chiffres", field="postcode"):
        postcode("6700")


def test_an_address_or_a_number_that_leads_nowhere_is_refused() -> None:
    check_email("zofia@exemple.fr")
    check_phone("15")
    with refused(InvalidEntry, "zofia@exemple", field="email"):
        check_email("zofia@exemple")
    with refused(InvalidEntry, "plus tard", field="phone"):
        check_phone("plus tard")


JOINED = (
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",  # a family, tied by joiners
    "👍🏽",
    "🇫🇷",
    "1\ufe0f\u20e3",
    "\u200fبيت\u200e ok",
    "שם (ok)",
    "क\u094d\u200dष",
)


@pytest.mark.parametrize("text", JOINED)
def test_emoji_and_words_from_right_to_left_are_kept_whole(text: str) -> None:
    assert tidy_text(text, "note") == text
    assert tidy_text(f" {text} {text}\t", "name") == f"{text} {text}"


@pytest.mark.parametrize("text", ["\u200d", "\u200f \u200e", " \u00ad\n", "\ud800", "\x00\x1b"])
def test_what_does_not_show_is_no_text(text: str) -> None:
    assert tidy_text(text, "note") is None
    with refused(InvalidEntry, "Il manque le nom", field="name"):
        tidy_text(text, "name", required=True)


def test_signs_that_can_not_be_written_become_spaces() -> None:
    assert tidy_text("a\x00b\ud800c\x1bd", "note") == "a b c d"


@pytest.mark.parametrize(
    ("field", "label", "most"),
    [
        ("note", "La note", 10_000),
        ("private_note", "La note privée", 10_000),
        ("summary", "Le compte rendu", 10_000),
        ("bilan", "Le bilan", 2_000),
        ("objectives", "Le texte des objectifs", 2_000),
        ("decision", "La décision", 2_000),
    ],
)
def test_each_text_has_its_length_and_a_sentence_beyond(field: str, label: str, most: int) -> None:
    assert tidy_text("é" * most, field) == "é" * most
    told = f"{most + 1:,}".replace(",", " ")
    with refused(InvalidEntry, f"{label} compte {told} signes, pour", ": abrégez.", field=field):
        tidy_text("é" * (most + 1), field)
    with refused(InvalidEntry, "compte 100 000 signes", field=field):
        tidy_text("é" * 100_000, field)
