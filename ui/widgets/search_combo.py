"""A list searched by any part of its words (liste où chercher), accents apart; typing alone chooses nothing.

Enter or Tab takes the line found, the arrows go through the lines, Esc gives back the one that was chosen.
"""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem

from app.search import fold, matches
from ui import theme

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
ELSEWHERE = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
MOST_SEEN = 8


class SearchCombo(QComboBox):
    """The first line stands for no choice and is never found. `confirmed`: the choice is meant, not gone past."""

    confirmed = Signal()
    missed = Signal()
    """What is typed stands in no line, and the keyboard goes elsewhere."""
    _typing = _by_key = _moved = False

    def __init__(self) -> None:
        super().__init__()
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none: its own would search by the first letters
        self._found: _Found | None = None
        self._line.textEdited.connect(self._look_up)
        self.currentIndexChanged.connect(self._note_move)
        self.activated.connect(self._take_activated)

    @property
    def typed(self) -> str:
        """What is typed and not taken yet."""
        return self.currentText() if self._typing else ""

    @property
    def is_emptied(self) -> bool:
        """Whether what was chosen is rubbed out."""
        return self._typing and not self.currentText().strip()

    @property
    def lines_found(self) -> list[int]:
        """The lines that hold every word typed."""
        typed = fold(self.typed)
        if not typed:
            return []
        return [n for n in range(1, self.count()) if matches(fold(self.itemText(n)), typed)]

    @property
    def found(self) -> int | None:
        """The line that Enter would take."""
        lines = self.lines_found
        shown = self._found.current() if self._found is not None and self._found.isVisible() else None
        return shown if shown in lines else next(iter(lines), None)

    def retype(self, text: str) -> None:
        """Shows a text that is still to be taken: the lines were offered again meanwhile."""
        self._typing = bool(text)
        if text:
            self.setEditText(text)

    def take(self) -> bool:
        """Takes the line found; whether anything typed stands for a choice. An emptied line chooses nothing."""
        if not self._typing:
            return True
        found = self.found if self.typed.strip() else 0
        if found is None:
            return False
        self._typing = False
        self._hide_found()
        if found == self.currentIndex():
            self.setEditText(self.itemText(found))
        else:
            self.setCurrentIndex(found)
        self._moved = True
        return True

    def give_up(self) -> None:
        """Back to the line that is chosen."""
        self._typing = False
        self._hide_found()
        self.setEditText(self.itemText(self.currentIndex()))

    def _confirm(self) -> None:
        moved, self._moved = self._moved, False
        if moved and self.currentIndex() > 0:
            self.confirmed.emit()

    def _note_move(self) -> None:
        self._typing, self._moved = False, True
        self._hide_found()

    def _take_activated(self) -> None:
        """A line of the open list was taken, by the mouse or Enter; the arrows of a closed one only go past."""
        if not self._by_key:
            self._confirm()

    def _look_up(self) -> None:
        self._typing = True
        lines = self.lines_found
        if not lines:
            self._hide_found()
            return
        if self._found is None:
            self._found = _Found(self)
            self._found.itemClicked.connect(self._take_clicked)
        self._found.show_lines([(n, self.itemText(n)) for n in lines])

    def _take_clicked(self) -> None:
        self.take()
        self._confirm()

    def _hide_found(self) -> None:
        if self._found is not None:
            self._found.hide()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        if (
            self._typing
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._typing and key == Qt.Key.Key_Escape:
            self.give_up()
        elif self._typing and key in ENTER and is_plain:
            if self.take():
                self._confirm()
            else:
                self.missed.emit()
        elif self._typing and key in STEPS and self._found is not None and self._found.isVisible():
            self._found.step(STEPS[key])  # type: ignore[index]
        elif not self._typing and key in {Qt.Key.Key_Home, Qt.Key.Key_End} and is_plain:
            self.setCurrentIndex(0 if key == Qt.Key.Key_Home else self.count() - 1)
        elif not self._typing and key in ENTER and is_plain and self._wants_enter():
            self._confirm()
        else:
            if not self._typing and event.text().isprintable() and event.text():
                self._line.selectAll()  # a click may have put the cursor between the words
            self._by_key = True
            super().keyPressEvent(event)
            self._by_key = False

    def _wants_enter(self) -> bool:
        """Whether Enter after the arrows confirms instead of validating the form: a form does both at once."""
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:  # Qt's signature
        self.take()
        self._confirm()
        return not self.hasFocus() or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._typing:
            self._line.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in ELSEWHERE:
            if not self.take():
                self.missed.emit()
            self._hide_found()


class AskingCombo(SearchCombo):
    """What is chosen opens something: Enter after the arrows says that it is meant, and goes no further."""

    def _wants_enter(self) -> bool:
        return self._moved and self.currentIndex() > 0


class _Found(QListWidget):
    """The lines found, over the page, under the combo or above it."""

    def __init__(self, combo: SearchCombo) -> None:
        super().__init__(combo.window())
        self._combo = combo
        self.setProperty("role", "panel")
        self.setAccessibleName("Choix trouvés")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_lines(self, lines: list[tuple[int, str]]) -> None:
        """(number in the combo, words) each; the first is current."""
        self.clear()
        for number, words in lines:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.addItem(item)
        self.setCurrentRow(0)
        combo, window = self._combo, self._combo.window()
        high = min(len(lines), MOST_SEEN) * (theme.scaled(theme.ROW) + 2) + 4
        under = combo.mapTo(window, QPoint(0, combo.height() + 2))
        above = combo.mapTo(window, QPoint(0, -high - 2))
        self.setParent(window)
        self.setFixedSize(combo.width(), high)
        self.move(under if under.y() + high <= window.height() else above)
        self.raise_()
        self.show()

    def step(self, rows: int) -> None:
        """Moves the current line."""
        self.setCurrentRow((self.currentRow() + rows) % max(1, self.count()))

    def current(self) -> int | None:
        """The number, in the combo, of the current line."""
        item = self.currentItem()
        return None if item is None else int(item.data(Qt.ItemDataRole.UserRole))
