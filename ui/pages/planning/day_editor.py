"""A day typed in its cell (saisie dans la case): « 8:30-12 13-17 », nothing for nobody; Enter writes, Esc gives up."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme

WIDEST, HIGH = 190, 30


class DayEditor(QLineEdit):
    """Over the cell; it stays open, with all that is typed, until it is written or given up."""

    submitted = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("planning_editor")
        self.setPlaceholderText("8:30-12 13-17")
        self._before = ""
        self._over = parent
        self.hide()

    def edit(self, cell: QRect, text: str, name: str) -> None:
        """Opens on that cell, its hours ready to be typed over."""
        self.place(cell)
        self.setAccessibleName(f"Heures\u00a0: {name}")
        self._before = text
        self.setText(text)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus()

    def place(self, cell: QRect) -> None:
        """Over that cell, wide enough to type in."""
        wide = max(cell.width(), theme.scaled(WIDEST))
        left = min(cell.left(), self._over.width() - wide)
        high = max(cell.height(), theme.scaled(HIGH))
        self.setGeometry(max(0, left), cell.center().y() - high // 2, wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.text() == self._before and self.isVisible():
            self.cancelled.emit()
