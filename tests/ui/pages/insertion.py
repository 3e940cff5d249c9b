"""The insertion page at work, for its tests: the window, the page, and hands on the keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.insertion.path_list import PathLine, path_lines
from tests.ui.pages.conftest import OpenWindow
from ui.forms import Form
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.interview_view import InterviewView
from ui.pages.insertion.parent_view import ParentView
from ui.pages.insertion.paths_view import PathsView
from ui.window import Window

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class ModelTester:
    """What pytest-qt offers as `qtmodeltester`."""

    def check(self, model: QAbstractItemModel) -> None:
        """Goes through the model as views do."""
        raise NotImplementedError


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    """The counsellor's window."""
    return open_window("insertion", "conseillere")


@pytest.fixture
def page(window: Window) -> InsertionPage:
    """Her page."""
    found = window.page()
    assert isinstance(found, InsertionPage)
    return found


@pytest.fixture
def paths(page: InsertionPage) -> PathsView:
    """The list of paths, shown."""
    page.show_tab("paths")
    found = page.shown
    assert isinstance(found, PathsView)
    return found


@pytest.fixture
def line(page: InsertionPage) -> PathLine:
    """Somebody with an open path and an engagement."""
    return next(one for one in path_lines(page.session) if one.is_open and one.engagement is not None)


@pytest.fixture
def sheet(page: InsertionPage, line: PathLine) -> ParentView:
    """That parent's page, shown."""
    page.show_parent(line.id)
    return page.parent_view


@pytest.fixture
def interview(page: InsertionPage, line: PathLine) -> InterviewView:
    """A new interview of that parent, shown."""
    page.log_interview(line.id)
    return page.interview_view


def focused() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    """A key, wherever the keyboard is."""
    state = Qt.KeyboardModifier.NoModifier
    for modifier in held:
        state |= modifier
    qtbot.keyClick(focused(), key, state)


def type_text(qtbot: QtBot, text: str) -> int:
    """A text, wherever the keyboard is; QTest knows the keys of ASCII only. How many keys that was."""
    for letter in text:
        if letter.isascii():
            qtbot.keyClicks(focused(), letter)
        else:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(focused(), event)
    return len(text)


def type_into(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    """A text into one field of a form, in place of what was there."""
    control: Any = form.fields[name].control
    control.setFocus()
    if hasattr(control, "selectAll"):
        control.selectAll()
    type_text(qtbot, text)


def choose(qtbot: QtBot, form: Form, name: str, words: str) -> None:
    """One of a list's choices, by its arrow keys."""
    control: Any = form.fields[name].control
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Home)
    for _ in range(control.count()):
        if control.currentText().startswith(words):
            return
        qtbot.keyClick(control, Qt.Key.Key_Down)
    raise AssertionError(f"{words} is not offered")


def plain(text: str) -> str:
    """With plain spaces, as a test writes it."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
