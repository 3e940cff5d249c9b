"""Hands on the keyboard of the one window (mains): what a scenario test presses, types and reads, nothing else."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock
from tests.ui.pages.insertion import plain
from ui.login import LoginPage
from ui.person_choice import PersonRow
from ui.shell import Shell
from ui.window import Window

LONG = 20_000
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Hands:
    """A keyboard before the one window."""

    def __init__(self, qtbot: QtBot, shell: Shell, clock: FixedClock) -> None:
        self.qtbot, self.shell, self.clock = qtbot, shell, clock

    @property
    def at(self) -> QWidget:
        """Where the keyboard is."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """A key, with what is held."""
        state = Qt.KeyboardModifier.NoModifier
        for one in held:
            state |= one
        self.qtbot.keyClick(self.at, key, state)

    def types(self, text: str) -> None:
        """A text; a letter with an accent is one key, as on her keyboard."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.at, event)

    def tab_to(self, wanted: Callable[[QWidget], bool], said: str) -> None:
        """Tab until the keyboard is there."""
        seen: list[str] = []
        for _ in range(80):
            if wanted(self.at):
                return
            seen.append(self.at.objectName() or self.at.accessibleName())
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {said}: {seen}")

    def field(self, name: str) -> None:
        """Tab to the input of that name."""
        inputs = (QLineEdit, QPlainTextEdit, QComboBox)
        self.tab_to(lambda at: isinstance(at, inputs) and at.accessibleName().startswith(name), name)

    def fill(self, name: str, text: str) -> None:
        """Another text in that input."""
        self.field(name)
        self.press(Qt.Key.Key_A, CONTROL)
        self.types(text)

    def choose(self, name: str, words: str) -> None:
        """One of that list's choices, by the arrows."""
        self.field(name)
        combo: Any = self.at
        self.press(Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentText().startswith(words):
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{words} is not offered by {name}")

    def button(self, name: str) -> None:
        """Tab to the button of that object name, and Space."""
        self.tab_to(lambda at: at.objectName() == name, name)
        self.press(Qt.Key.Key_Space)

    def waits(self, kind: type[QWidget]) -> None:
        """Until that page is on the screen."""
        self.qtbot.waitUntil(lambda: isinstance(self.shell.stack.currentWidget(), kind), timeout=LONG)

    def logs_in(self, name: str, passphrase: str) -> Window:
        """Chooses the person by the arrows, types the passphrase, Enter."""
        self.waits(LoginPage)
        self.tab_to(lambda at: isinstance(at, PersonRow), "the people")
        for _ in range(2):
            if name not in self.at.accessibleName():
                self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Space)
        self.fill("Phrase de passe", passphrase)
        self.press(Qt.Key.Key_Return)
        self.waits(Window)
        window = self.shell.stack.currentWidget()
        assert isinstance(window, Window)
        return window

    def says(self) -> str:
        """Every text on the screen, with plain spaces."""
        return plain("\n".join(one.text() for one in self.shell.findChildren(QLabel) if one.isVisible()))
