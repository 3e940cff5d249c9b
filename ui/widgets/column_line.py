"""A line of a typed column (ligne d'une colonne): up and down go from one to the next, a pasted column spreads."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class ColumnLine(QLineEdit):
    """A line that hands a pasted column over, and steps up and down with the arrows."""

    stepped = Signal(int)
    pasted = Signal(list)
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text().rstrip("\r\n")
            if "\n" in text:
                self.pasted.emit([cell.split("\t")[-1] for cell in text.splitlines()])
                return
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
