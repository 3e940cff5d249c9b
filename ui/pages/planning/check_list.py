"""What wants a look (à vérifier): the conflicts as rows; a click or Enter goes to the day, at that minute."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.planning.conflicts import LoadConflict
from ui.load_words import sign_of, spoken, tone_of
from ui.widgets.basics import Sign, label
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling
from ui.widgets.told_row import ToldRow


class CheckList(Panel):
    """`show_conflicts` fills it; the row that has the keyboard keeps it where it is still there."""

    opened = Signal(object)
    """The LoadConflict chosen."""

    def __init__(self, title: str, *, empty: str, name: str) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.rows: list[ConflictRow] = []
        self._empty = _Calm(empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.area = scrolling(inside)
        self.add(self._empty)
        self.add(self.area, 1)
        self.body.addStretch()

    def show_conflicts(self, conflicts: Sequence[LoadConflict]) -> None:
        """These instead, in their order."""
        before = next((row.conflict for row in self.rows if row.hasFocus()), None)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ConflictRow(conflict, self._tell) for conflict in conflicts]
        for row in self.rows:
            self._column.addWidget(row)
            if row.conflict == before:
                row.setFocus()
        self.note.setText(str(len(conflicts)) if conflicts else "")
        self._empty.setVisible(not conflicts)
        self.area.setVisible(bool(conflicts))

    def _tell(self, conflict: LoadConflict) -> None:
        self.opened.emit(conflict)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self.rows:
            self.rows[0].setFocus(reason)


class ConflictRow(ToldRow):
    """A sign, where and what, how many and which rule."""

    def __init__(self, conflict: LoadConflict, chosen: Callable[[LoadConflict], object]) -> None:
        self.conflict = conflict
        tone = tone_of(conflict)
        sign: QWidget = (
            Sign("alert", tone) if sign_of(conflict) == "▲" else label("?", tone="amber", bold=True)
        )
        super().__init__(
            sign,
            spoken(conflict.head),
            spoken(conflict.detail),
            partial(chosen, conflict),
            spoken=spoken(conflict.sentence),
        )


class _Calm(QWidget):
    """Nothing wants a look: ✓ and words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(8)
        row.setColumnStretch(1, 1)
        row.addWidget(Sign("check", "fine"), 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, tone="muted", wrap=True), 0, 1)
