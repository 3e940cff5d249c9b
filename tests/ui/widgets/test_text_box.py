"""A text box gives back each sign that it was given."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.widgets.text_box import text_in


@pytest.mark.parametrize("text", ["", "a\nb\n\nc", "7\u00a0h\u00a030\u00a0: «\u202foui\u202f»", "Łukasz 🧸"])
def test_no_sign_is_lost_between_showing_and_reading(qtbot: QtBot, text: str) -> None:
    box = QPlainTextEdit()
    qtbot.addWidget(box)
    box.setPlainText(text)
    assert text_in(box) == text
