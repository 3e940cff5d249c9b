"""Likely duplicates (doublons probables): said on the spot, with the file to use instead; never a refusal."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui import theme
from ui.widgets.basics import Button, label


class Twin(NamedTuple):
    """A file that may be the same: what to say, what may be done."""

    words: str
    deed: str
    act: Callable[[], object]


class Likely(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "band")
        self._column = QVBoxLayout(self)
        side = theme.scaled(12)
        self._column.setContentsMargins(side, 8, side, 8)
        self._said: tuple[str, ...] = ()
        self._passed: set[str] = set()
        self.hide()

    def tell(self, twins: Sequence[Twin]) -> None:
        """Shows these; none hides it."""
        said = tuple(twin.words for twin in twins)
        if said != self._said:
            self._said = said
            self._draw(twins)
        self.setVisible(bool(said))

    def holds_back(self) -> bool:
        """Whether something shown was not yet there when the form was last validated: once, then never again."""
        fresh = set(self._said) - self._passed
        self._passed |= fresh
        return bool(fresh)

    def forget(self) -> None:
        """Nothing to say any more."""
        self.tell([])
        self._passed = set()

    def _draw(self, twins: Sequence[Twin]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for twin in twins:
            line = QFrame()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            row.addWidget(label(twin.words, wrap=True), 1)
            button = Button(twin.deed, twin.act, kind="link", name=f"{twin.deed}\u00a0: {twin.words}")
            button.setObjectName(f"{self.objectName()}_use")
            row.addWidget(button)
            self._column.addWidget(line)
        self.setAccessibleName(" ".join(self._said))
