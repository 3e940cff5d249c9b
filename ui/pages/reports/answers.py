"""Rows that wait for an answer (réponses en place): answered where they stand, one after the other by the keyboard."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import french
from ui.widgets.basics import label, line
from ui.widgets.scrolling import reveal

MOST_SHOWN = 40
NARROW = 24
"""Of the button at a row's end that leads elsewhere: the column beside the paper is narrow."""


class RowToAnswer(QWidget):
    """One thing to answer. What is half typed in it outlives a reload."""

    wanted = Signal(str, str, int)
    """The page that says more, the kind of thing that it opens, and which one."""

    @property
    def key(self) -> Hashable:
        """Which thing it is."""
        raise NotImplementedError

    @property
    def is_edited(self) -> bool:
        """Whether something is typed in it and not yet noted."""
        return False

    def take_focus(self) -> None:
        """Puts the keyboard where the answer begins."""
        raise NotImplementedError

    def retype(self, former: Any) -> None:
        """Takes over what was typed in the row of the same thing, before the reload."""


R = TypeVar("R", bound=RowToAnswer)


class AnswerDesk(QWidget, Generic[R]):
    """The rows; once one is answered, the keyboard goes to the one that takes its place."""

    wanted = Signal(str, str, int)
    """From one of its rows."""
    others: ClassVar = ("autre, affichée", "autres, affichées")
    once: ClassVar = "quand celles-ci seront notées"
    """Of those that don't hold: what they are called, one and many, and when they are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[R] = []
        self._answered: Hashable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> list[R]:
        """The rows shown."""
        return self._rows

    @property
    def is_edited(self) -> bool:
        """Whether something is typed and not yet noted."""
        return any(row.is_edited for row in self._rows)

    def show_rows(self, rows: Iterable[R], count: int) -> None:
        """Shows these, of so many; what was typed stays typed, the cursor stays where it was."""
        former = {row.key: row for row in self._rows}
        focused = self._focused_row()
        self._empty()
        for row in rows:
            if row.key in former:
                row.retype(former[row.key])
            self._rows.append(row)
            row.wanted.connect(self.wanted)
            self._column.addWidget(line())
            self._column.addWidget(row)
        if count > len(self._rows):
            rest = french.plural(count - len(self._rows), *self.others)
            self._column.addWidget(label(f"et {rest} {self.once}", tone="muted"))
        self.setVisible(bool(self._rows))
        back = self._taken_back(list(former), focused)
        if back is not None:
            back.take_focus()
            reveal(back)
        elif focused is not None and self._rows:
            self._rows[min(focused, len(self._rows) - 1)].take_focus()

    def _taken_back(self, former: Sequence[Hashable], focused: int | None) -> R | None:
        """The row whose answer was the last given, where it has just been taken back."""
        shown = {row.key: row for row in self._rows}
        came = [key for key in shown if key not in former]
        gone = [key for key in former if key not in shown]
        if self._answered is not None and came == [self._answered]:
            self._answered = None
            return shown[came[0]]
        if focused is not None and former[focused] in gone:
            self._answered = former[focused]
        elif came or gone:
            self._answered = None
        return None

    def _focused_row(self) -> int | None:
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        return next((number for number, row in enumerate(self._rows) if row.isAncestorOf(focus)), None)

    def _empty(self) -> None:
        self._rows = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
