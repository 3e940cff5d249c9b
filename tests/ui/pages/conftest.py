"""What the pages' tests stand on: the window of somebody at work on the demonstration crèche."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.demonstration import AtWork
from ui import theme
from ui.page import Desk
from ui.window import Window

OpenWindow = Callable[..., Window]


@pytest.fixture
def wide_font(app: QApplication) -> Iterator[None]:
    """Letters a quarter wider than our own, as other systems' are."""
    yield from _in_font(app, stretch=125)


@pytest.fixture
def large_font(app: QApplication) -> Iterator[None]:
    """Text twice as large."""
    yield from _in_font(app, times=2)


def _in_font(app: QApplication, *, times: int = 1, stretch: int = 100) -> Iterator[None]:
    before = app.font()
    other = QFont(before)
    other.setStretch(stretch)
    other.setPointSizeF(before.pointSizeF() * times)
    app.setFont(other)
    theme.apply(app, dark=False)
    yield
    app.setFont(before)
    theme.apply(app, dark=False)


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
