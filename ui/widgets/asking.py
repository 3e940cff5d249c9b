"""A question before what can't be undone (confirmation), in the page: the cursor on « Abandonner », Esc gives up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basics import Button, label
from ui.widgets.scrolling import reveal


class Asking(QWidget):
    """What the deed costs, and whether to do it; hidden until asked."""

    confirmed = Signal()
    given_up = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_asking")
        self._words = label("", tone="amber", wrap=True)
        self.sure = Button("", self.confirmed.emit, kind="main")
        self.sure.setObjectName(f"{name}_sure")
        self.back = Button("Abandonner", self.given_up.emit)
        self.back.setObjectName(f"{name}_back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.sure)
        row.addStretch()
        column.addLayout(row)
        self.hide()

    def ask(self, words: str, sure: str) -> None:
        """Says it; nothing is done yet."""
        self._words.setText(words)
        self.sure.setText(sure)
        self.show()
        self.back.setFocus()
        reveal(self.sure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
