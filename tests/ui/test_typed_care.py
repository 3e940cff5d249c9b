"""Care as it is typed: a day and hours, perhaps a name and whether the child walks, in any order."""

from datetime import date

import pytest

from app.errors import InvalidEntry
from app.spans import Span
from ui.typed_care import TypedCare, read_care, typed_name, write_care

TODAY = date(2026, 11, 25)
"""A Wednesday."""
WEEK = date(2026, 11, 23)
TUESDAY, FRIDAY = date(2026, 12, 1), date(2026, 11, 27)
MORNING = (Span(390, 720),)


@pytest.mark.parametrize(
    ("text", "day", "spans"),
    [
        ("vendredi 6 h 30–12 h", FRIDAY, MORNING),
        ("6h30-12h vendredi", FRIDAY, MORNING),
        ("ven 6:30-12", FRIDAY, MORNING),
        ("ven. 630-1200", FRIDAY, MORNING),
        ("mercredi 6:30-12", TODAY, MORNING),
        ("mardi 6:30-12", TUESDAY, MORNING),
        ("demain 6:30-12", date(2026, 11, 26), MORNING),
        ("aujourd’hui 6:30-12", TODAY, MORNING),
        ("le 27/11 de 6 h 30 à 12 h", FRIDAY, MORNING),
        ("27/11/2026 6:30-12", FRIDAY, MORNING),
        ("vendredi 27 novembre 2026 6:30-12", FRIDAY, MORNING),
        ("+2 6:30-12", FRIDAY, MORNING),
        ("vendredi 8-12 13-17", FRIDAY, (Span(480, 720), Span(780, 1020))),
        ("vendredi 22-6", FRIDAY, (Span(1320, 1800),)),
    ],
)
def test_a_day_and_hours_are_read_in_any_order(text: str, day: date, spans: tuple[Span, ...]) -> None:
    assert read_care(text, TODAY, WEEK) == TypedCare(day=day, spans=spans)


def test_a_weekday_is_that_of_the_week_shown() -> None:
    shown = date(2026, 12, 14)
    assert read_care("mardi 8-12", TODAY, shown).day == date(2026, 12, 15)
    assert read_care("demain 8-12", TODAY, shown).day == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "name", "walks"),
    [
        ("Lina Moreau vendredi 8-12", "lina moreau", None),
        ("vendredi 8-12 Lina", "lina", None),
        ("Sam Petit vendredi 8-12", "sam petit", None),
        ("vendredi 8-12, pour Élodie D’Août-Lefèvre", "elodie d'aout-lefevre", None),
        ("un enfant qui marche vendredi 8-12", "", True),
        ("vendredi 8-12 ne marche pas", "", False),
        ("bébé vendredi 8-12", "", False),
        ("une enfant vendredi 8-12\u00a0?", "", None),
    ],
)
def test_what_is_left_is_a_name_or_says_whether_the_child_walks(
    text: str, name: str, walks: bool | None
) -> None:
    found = read_care(text, TODAY, WEEK)
    assert (found.day, found.name, found.walks) == (FRIDAY, name, walks)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("vendredi", "Il manque les heures"),
        ("8-12", "Il manque le jour"),
        ("Lina 8-12", "Il manque le jour"),
        ("", "Il manque une réponse"),
        ("vendredi 25-26", "0 à 23"),
        ("vendredi 8-12 10-14", "se chevauchent"),
        ("x" * 81, "trop long"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, part: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        read_care(text, TODAY, WEEK)
    assert part in caught.value.sentence


def test_a_name_keeps_its_accents_and_capitals() -> None:
    text = "Élodie D’Août, vendredi 8-12"
    assert typed_name(text, read_care(text, TODAY, WEEK)) == "Élodie D’Août"
    assert typed_name("vendredi 8-12", read_care("vendredi 8-12", TODAY, WEEK)) == ""


def test_what_is_written_reads_back() -> None:
    text = write_care(FRIDAY, MORNING, "Lina Moreau")
    assert read_care(text, TODAY, WEEK) == TypedCare(day=FRIDAY, spans=MORNING, name="lina moreau")
