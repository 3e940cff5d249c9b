"""The Qt binding we ship on: 6.12.0 loses a reference to None at each setter and kills the process."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_a_thousand_setter_calls_lose_no_reference_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setEnabled(True)
    before = sys.getrefcount(None)
    for _ in range(1_000):
        widget.setEnabled(True)
    assert before - sys.getrefcount(None) < 100
