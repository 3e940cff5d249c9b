"""A new passphrase on the screen: how to make one, and how much is wanting."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.passphrase import PassphraseField


@pytest.fixture
def field(qtbot: QtBot) -> PassphraseField:
    made = PassphraseField("passphrase", "Phrase de passe")
    qtbot.addWidget(made)
    made.show()
    return made


def said(field: PassphraseField) -> str:
    return field.note.replace("\u00a0", " ")


def test_before_anything_is_typed_it_says_how(field: PassphraseField) -> None:
    assert said(field).startswith("Sept mots sans lien entre eux, avec des espaces, ou douze signes mêlés.")
    assert field.bar.isVisible()


@pytest.mark.parametrize(
    ("typed", "told", "bits"),
    [
        ("lilas haute chaise", "douze signes mêlés ; il manque 5 mots.", 34),
        ("lilas haute chaise ferme tortue orange", "douze signes mêlés ; il manque 2 mots.", 68),
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


def test_where_one_only_opens_nothing_is_measured(qtbot: QtBot) -> None:
    field = PassphraseField("former", "Phrase de passe actuelle", tells_strength=False)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "court")
    assert field.note == ""
    assert field.bar.isHidden()
