"""Inputs in which Enter adds to a list (ligne d'ajout) instead of validating the form around them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.search_combo import SearchCombo

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _adds(event: QKeyEvent) -> bool:
    return event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


class EnteringLine(QLineEdit):
    """`entered` follows Enter where something is typed; an empty line lets the form have it."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _adds(event) and self.text().strip():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class EnteringCombo(SearchCombo):
    """`entered` follows Enter on a choice, typed or gone to; the first line says what the choice is for."""

    entered = Signal()

    def offer(self, invitation: str, choices: list[tuple[str, int]]) -> None:
        """(words, id) each, under the invitation; what is being typed stays."""
        typed = self.typed
        self.clear()
        self.addItem(invitation, None)
        for words, chosen in choices:
            self.addItem(words, chosen)
        self.retype(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _adds(event) and self.take() and self.currentData() is not None:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
