"""The appointment slip: each appointment in full, whom to warn, strips while they are few."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.ui.pdf.insertion_papers import CRECHE, SLIP
from tests.ui.pdf.reading import text_of, texts_of
from ui import french
from ui.pdf.slip import Slip, SlipAppointment, draw


def appointments(count: int) -> tuple[SlipAppointment, ...]:
    """Every other day from 1 December on, at nine."""
    first = date(2026, 12, 1)
    return tuple(
        SlipAppointment(day=first + timedelta(days=2 * number), start=540, minutes=45, with_whom="Inès Faure")
        for number in range(count)
    )


def said(slip: Slip) -> str:
    return text_of(draw(slip))


def test_it_says_when_how_long_where_with_whom_and_whom_to_warn() -> None:
    text = said(SLIP)
    for words in (
        "Vos rendez-vous",
        "2 rendez-vous",
        "Nguyễn Thị Bích",
        "Mardi 1er décembre 2026 à 9 h 45 min, à la crèche, avec Inès Faure",
        "Vendredi 4 décembre 2026 à 14 h 30 1 h 15, au téléphone",
        "En cas d’empêchement, prévenez-nous au 04 76 00 00 00.",
        "Crèche Les Hirondelles, 12 rue des Lilas, 38000 Grenoble",
    ):
        assert words in text


def test_one_appointment_is_told_in_the_singular() -> None:
    text = said(replace(SLIP, appointments=SLIP.appointments[:1]))
    assert "Votre rendez-vous" in text
    assert "Vos rendez-vous" not in text
    assert "un par rendez-vous" not in text


def test_none_is_said_too() -> None:
    assert "Aucun rendez-vous n’est prévu." in said(replace(SLIP, appointments=()))


@pytest.mark.parametrize(("count", "times"), [(1, 2), (3, 2), (6, 2), (7, 1)])
def test_up_to_six_each_has_its_strip_in_the_second_half(count: int, times: int) -> None:
    pages = texts_of(draw(replace(SLIP, appointments=appointments(count))))
    assert len(pages) == 1
    assert pages[0].count("Mardi 1er décembre 2026") == times
    assert ("À détacher" in pages[0]) == (times == 2)


def test_twenty_six_hold_on_one_page_and_more_flow_evenly() -> None:
    assert len(texts_of(draw(replace(SLIP, appointments=appointments(26))))) == 1
    many = appointments(60)
    pages = texts_of(draw(replace(SLIP, appointments=many)))
    text = " ".join(pages)
    assert len(pages) == 3
    for one in many:
        assert french.capitalised(french.day_long(one.day)).replace(french.NBSP, " ") in text
    assert all("prévenez-nous au 04 76 00 00 00" in page for page in pages)


@pytest.mark.parametrize(
    ("phone", "email", "words"),
    [
        (None, "contact@hirondelles.example", "prévenez-nous à contact@hirondelles.example."),
        (None, None, "prévenez-nous dès que possible."),
    ],
)
def test_without_a_telephone_the_parent_is_told_another_way(
    phone: str | None, email: str | None, words: str
) -> None:
    assert words in said(replace(SLIP, creche=replace(CRECHE, phone=phone, email=email)))
