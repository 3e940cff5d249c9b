"""What the pages' tests stand on: the window of somebody at work on the demonstration crèche."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.demonstration import AtWork
from ui.page import Desk
from ui.window import Window

OpenWindow = Callable[..., Window]


@pytest.fixture
def open_window(qtbot: QtBot, app: QApplication, demonstration: Path, at_work: AtWork) -> OpenWindow:
    """`open_window("reports")`, or `open_window("settings", "equipe")`: the window on that page."""
    _ = app  # dressed before any widget is made
    earlier: list[Window] = []

    def made(page: str, login: str = "directrice") -> Window:
        for one in earlier:  # their file is closed as the next person logs in
            one.settle()
            one.hide()
        desk = Desk(session=at_work(login), folder=demonstration, go=lambda _name, _id: None)
        window = Window(desk)
        qtbot.addWidget(window)
        earlier.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.go(page)
        return window

    return made
