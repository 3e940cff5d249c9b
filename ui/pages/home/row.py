"""A row of « À traiter » (ligne): a sign, what waits, a word more, and what may be done at its end."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.basics import Button, Sign, label


class Go(Protocol):
    """The way to a page, on one of its records."""

    def __call__(self, page: str, id_: int | None, kind: str = "") -> object: ...


class TodoRow(QWidget):
    """Words at the left; `offer` puts buttons at the right."""

    def __init__(self, icon: str, tone: theme.Tone, words: str, detail: str) -> None:
        super().__init__()
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        self.texts = QVBoxLayout()
        self.texts.setSpacing(0)
        self.texts.addWidget(label(words, bold=True, wrap=True))
        self.texts.addWidget(label(detail, tone="muted", wrap=True))
        self._row.addLayout(self.texts, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 8)
        self.column.setSpacing(4)
        self.column.addLayout(self._row)

    def offer(self, words: str, act: Callable[[], object], *, spoken: str, name: str) -> Button:
        """A button; `spoken` is what a screen reader says of it, `name` its objectName."""
        button = Button(words, act, name=spoken)
        button.setObjectName(name)
        self._row.addWidget(button)
        return button
