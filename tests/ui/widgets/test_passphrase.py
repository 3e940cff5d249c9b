"""A new passphrase on the screen: how to make one, and how much is wanting."""

import pytest
from pytestqt.qtbot import QtBot

from app.errors import InvalidEntry
from app.passphrases import check_passphrase
from ui.widgets.passphrase import PassphraseField

SEVEN = ["lilas", "haute", "chaise", "ferme", "tortue", "orange", "nuage"]


@pytest.fixture
def field(qtbot: QtBot) -> PassphraseField:
    made = PassphraseField("passphrase", "Phrase de passe")
    qtbot.addWidget(made)
    made.show()
    return made


def refusal(typed: str, login: str, name: str) -> str:
    """Why it would be refused, empty where it would not."""
    try:
        check_passphrase(typed, login=login, name=name)
    except InvalidEntry as error:
        return error.sentence
    return ""


def said(field: PassphraseField) -> str:
    return field.note.replace("\u00a0", " ")


def test_before_anything_is_typed_it_says_how(field: PassphraseField) -> None:
    assert said(field).startswith("Sept mots sans lien entre eux, avec des espaces, ou douze signes mêlés.")
    assert field.bar.isVisible()


@pytest.mark.parametrize(
    ("typed", "told", "bits"),
    [
        ("lilas haute chaise", "douze signes mêlés ; il manque 4 mots.", 34),
        ("lilas haute chaise ferme tortue orange", "douze signes mêlés ; il manque 1 mot.", 68),
        ("lilas haute chaise ferme tortue orange nuage", "✓ C’est assez.", 80),
        ("Xk9$ml-Pq2!", "douze signes mêlés ; il en manque un peu.", 73),
        ("motdepasse2026!", "Se devine trop vite", 0),
    ],
)
def test_each_key_tells_what_is_wanting(
    qtbot: QtBot, field: PassphraseField, typed: str, told: str, bits: int
) -> None:
    qtbot.keyClicks(field.line, typed)
    assert told in said(field)
    assert "bits" not in said(field)
    assert field.bar.bits == bits
    assert field.bar.accessibleName() == f"Robustesse\u00a0: {bits * 100 // 80}\u00a0% de ce qu’il faut"
    assert not field.grab().isNull()


@pytest.mark.parametrize("count", range(1, 8))
def test_each_word_added_is_one_less_to_add(qtbot: QtBot, field: PassphraseField, count: int) -> None:
    qtbot.keyClicks(field.line, " ".join(SEVEN[:count]))
    left = 7 - count
    assert said(field).endswith(f"il manque {left} mot{'s' * (left > 1)}." if left else "✓ C’est assez.")


@pytest.mark.parametrize(
    "typed",
    [
        "lilas haute chaise ferme tortue orange nuage",
        "lilas haute chaise ferme tortue orange",
        "claire menard directrice creche marelle soleil bonjour",
        "claire menard directrice ici la ou de",
        "Claire-Menard2026",
        "Xk9$ml-Pq2!w",
        "directrice.menard",
        "une phrase de passe",
    ],
)
@pytest.mark.parametrize(
    ("login", "name"), [("", ""), ("claire.menard", "Claire Ménard"), ("equipe", "Équipe")]
)
def test_it_tells_what_the_refusal_would(
    qtbot: QtBot, field: PassphraseField, typed: str, login: str, name: str
) -> None:
    qtbot.keyClicks(field.line, typed)
    field.belong(login, name)
    sentence = refusal(typed, login, name)
    assert ("Se devine trop vite" in said(field)) == ("se devine trop vite" in sentence)
    assert ("douze signes mêlés ; il" in said(field)) == ("trop courte" in sentence)
    assert (said(field) == "✓ C’est assez.") == (field.bar.bits >= 80) == (not sentence)


def test_where_one_only_opens_nothing_is_measured(qtbot: QtBot) -> None:
    field = PassphraseField("former", "Phrase de passe actuelle", tells_strength=False)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "court")
    assert field.note == ""
    assert field.bar.isHidden()
