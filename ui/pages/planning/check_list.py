"""What wants a look (à vérifier): the conflicts as rows; a click or Enter goes to the day, at that minute."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.planning.conflicts import LoadConflict
from ui import theme
from ui.load_words import sign_of, spoken, tone_of
from ui.widgets.basics import Button, Sign, label
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling


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


class ConflictRow(Button):
    """A sign, where and what, how many and which rule."""

    def __init__(self, conflict: LoadConflict, chosen: Callable[[LoadConflict], object]) -> None:
        super().__init__("", self._choose, kind="bare", name=spoken(conflict.sentence))
        self.conflict, self._chosen = conflict, chosen
        self.setToolTip("")
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 6, 4, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        tone = tone_of(conflict)
        sign: QWidget = (
            Sign("alert", tone) if sign_of(conflict) == "▲" else label("?", tone="amber", bold=True)
        )
        head = label(spoken(conflict.head), bold=True, wrap=True)
        detail = label(spoken(conflict.detail), tone="muted", wrap=True)
        grid.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(head, 0, 1)
        grid.addWidget(detail, 1, 1)
        for part in (sign, head, detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _choose(self) -> None:
        self._chosen(self.conflict)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return QSize(theme.scaled(80), inside.minimumSize().height()) if inside else super().minimumSizeHint()


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
