"""A short list beside the agenda (liste du jour): what stands above the hours, each with the page that it opens."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.basics import Button, label

ListedRow = tuple[str, str, Callable[[], object]]
"""A title, words under it, what opens."""


class Listed(QWidget):
    """Esc and « Fermer » close it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._rows: QWidget | None = None
        self._close = Button("Fermer", self.left.emit)
        self._close.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self._close)

    def show_rows(self, rows: Sequence[ListedRow]) -> None:
        """Shows these instead."""
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for number, (title, words, act) in enumerate(rows):
            grid.addWidget(label(title, bold=True, wrap=True), 3 * number, 0)
            button = Button("Ouvrir", act, kind="link", name=f"Ouvrir\u00a0: {title}, {words}")
            grid.addWidget(button, 3 * number, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, tone="muted", wrap=True), 3 * number + 1, 0, 1, 2)
            grid.setRowMinimumHeight(3 * number + 2, 6)
        self._column.insertWidget(0, self._rows)
        self.setFocusProxy(self._rows.findChild(Button) or self._close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
