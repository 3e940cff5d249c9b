"""A new passphrase on the screen: the bits it has, those it needs, and how to get there."""

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
    assert said(field).startswith("Il faut 80 bits : 7 mots sans lien")
    assert field.bar.isVisible()


@pytest.mark.parametrize(
    ("typed", "told", "bits"),
    [
        ("lilas haute chaise", "34 bits sur 80 : il manque 5 mots", 34),
        ("lilas haute chaise ferme tortue orange", "68 bits sur 80 : il manque 2 mots", 68),
        ("lilas haute chaise ferme tortue orange nuage", "✓ 80 bits sur 80 : c’est assez.", 80),
        ("motdepasse2026!", "Se devine trop vite", 0),
    ],
)
def test_each_key_tells_the_bits(
    qtbot: QtBot, field: PassphraseField, typed: str, told: str, bits: int
) -> None:
    qtbot.keyClicks(field.line, typed)
    assert said(field).startswith(told)
    assert field.bar.bits == bits
    assert field.bar.accessibleName() == f"Robustesse\u00a0: {bits} bits sur 80"
    assert not field.grab().isNull()


def test_where_one_only_opens_nothing_is_measured(qtbot: QtBot) -> None:
    field = PassphraseField("former", "Phrase de passe actuelle", tells_strength=False)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "court")
    assert field.note == ""
    assert field.bar.isHidden()
