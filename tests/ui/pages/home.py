"""The home page at work, for its tests: the window on it, and what is read there."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.page import Desk
from ui.pages.home import HomePage
from ui.window import Window

Opened = Callable[[], HomePage]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Opened:
    """The window on the home page."""

    def made() -> HomePage:
        window = Window(desk)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.go("home")
        page = window.page()
        assert isinstance(page, HomePage)
        return page

    return made


def plain(text: str) -> str:
    """With plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def texts(widget: QWidget) -> list[str]:
    """What is written there, with plain spaces."""
    labels = widget.findChildren(QLabel)
    return [plain(label.text()) for label in labels if label.isVisible() and label.text()]
