"""Ctrl+K (recherche): a few letters find a child, a parent, an engagement or a page, whatever the accents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.widgets.basics import key_label, label

SIDE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One line found: what to open, its name, and what tells it apart."""

    page: str
    kind: str
    id: int | None
    name: str
    detail: str


class Finder(QLineEdit):
    """The search field of the header; `picked(Answer)` follows Enter or a click. `paths`: whether it finds those."""

    picked = Signal(object)

    def __init__(self, search: Callable[[str], Sequence[Answer]], *, paths: bool = False) -> None:
        super().__init__()
        self._search = search
        self._list: _Answers | None = None
        self.setPlaceholderText(f"Enfant, parent, {'engagement' if paths else 'page'}…")
        engagement = ", un engagement" if paths else ""
        self.setAccessibleName(f"Rechercher un enfant, un parent{engagement} ou une page")
        self.setMinimumWidth(theme.scaled(160))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._glass = QAction(icons.icon("search", self, "muted"), "", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._keys = keys = key_label("Ctrl+K")
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.addStretch()
        row.addWidget(keys)
        self.setTextMargins(0, 0, keys.sizeHint().width() + 6, 0)
        self.textChanged.connect(self._look_up)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(f"{self.placeholderText()}MM")
        around = theme.scaled(36) + self._keys.sizeHint().width()  # the glass and its margins at the left
        return QSize(max(theme.scaled(290), words + around), super().sizeHint().height())

    def summon(self) -> None:
        """Puts the cursor here, ready to type."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @property
    def answers(self) -> list[Answer]:
        """What is listed now."""
        return self._list.answers if self._list is not None and self._list.isVisible() else []

    def dismiss(self) -> None:
        """Closes the list and empties the field."""
        self.clear()
        if self._list is not None:
            self._list.hide()

    def _look_up(self, text: str) -> None:
        if self._list is None:
            self._list = _Answers(self.window())
            self._list.rows.itemClicked.connect(self._pick)
        if not text.strip():
            self._list.hide()
            return
        self._list.fill(self._search(text))
        corner = self.mapTo(self.window(), QPoint(self.width(), self.height() + 4))
        wide = min(max(self.width(), self._list.wanted_width()), corner.x() - SIDE)
        self._list.setFixedWidth(wide)
        self._list.move(corner.x() - wide, corner.y())
        self._list.raise_()
        self._list.show()

    def _pick(self) -> None:
        answer = self._list.current() if self._list is not None else None
        if answer is not None:
            self.dismiss()
            self.picked.emit(answer)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_glass"):
            self._glass.setIcon(icons.icon("search", self, "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._list is not None:
            self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._list is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._list.hide()


class _Answers(QFrame):
    """The lines found, over the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.answers: list[Answer] = []
        self.rows = QListWidget()
        self.rows.setAccessibleName("Résultats de la recherche")
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = label("Rien à ce nom.", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._nothing)
        column.addWidget(self.rows)

    def fill(self, answers: Sequence[Answer]) -> None:
        """Shows these; the first is current."""
        self.answers = list(answers)
        self.rows.clear()
        for answer in answers:
            item = QListWidgetItem(f"{answer.name}  ·  {answer.detail}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{answer.name}, {answer.detail}")
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        self.rows.setVisible(bool(answers))
        self._nothing.setVisible(not answers)
        shown = max(1, len(answers)) * (theme.scaled(theme.ROW) + 2) + 12
        self.setFixedHeight(min(shown, self.window().height() - 100))

    def wanted_width(self) -> int:
        """So that nothing found is cut."""
        return self.rows.sizeHintForColumn(0) + 2 * self.rows.frameWidth() + 2 * SIDE

    def step(self, rows: int) -> None:
        """Moves the current line."""
        if self.answers:
            self.rows.setCurrentRow((self.rows.currentRow() + rows) % len(self.answers))

    def current(self) -> Answer | None:
        """The current line's answer."""
        row = self.rows.currentRow()
        return self.answers[row] if self.isVisible() and 0 <= row < len(self.answers) else None
