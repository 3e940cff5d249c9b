"""A field (champ): a label, a control, what was understood, the refusal under it. Nothing typed is ever lost."""

from enum import Enum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.errors import InvalidEntry
from ui import theme
from ui.widgets.basics import label, set_tone
from ui.widgets.inline_error import InlineError

T = TypeVar("T")


class Need(Enum):
    """How much a field matters; said in words beside its label."""

    MANDATORY = auto()
    IMPORTANT = auto()
    FREE = auto()


MARKS = {Need.MANDATORY: "· obligatoire", Need.IMPORTANT: "· important", Need.FREE: ""}
MISSING = "Ce renseignement est obligatoire\u00a0: remplissez-le pour continuer."


class Field(QWidget, Generic[T]):
    """One question of a form. `name` is the RuleError's `field`; `changed` follows each keystroke.

    `value()` is what was typed (None when empty), `filled()` the same for what must be there; both raise
    InvalidEntry with this field's name. `put()` shows a value and counts as unedited.
    """

    changed = Signal()
    is_secret = False
    """A passphrase's or a code's: what is typed in it is never kept."""

    def __init__(
        self, name: str, text: str, control: QWidget, *, need: Need = Need.FREE, hint: str = ""
    ) -> None:
        super().__init__()
        self.name, self.need = name, need
        self._text = text
        self._mark_of_need = label(MARKS[need], tone="muted")
        self.control = control
        self.is_edited = False
        self._error = InlineError()
        self._note = label(hint, tone="muted", wrap=True)
        self._hint = hint
        # Only ever hidden here: to show a widget before it has its place would open it as a window.
        if not hint:
            self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if text:
            column.addLayout(self._heading(text))
        column.addWidget(control)
        column.addWidget(self._note)
        column.addWidget(self._error)
        control.setAccessibleName(f"{text} {MARKS[need]}".strip())
        self.setFocusProxy(control)

    def matter(self, need: Need) -> None:
        """How much it matters from now on, said beside its label."""
        self.need = need
        self.control.setAccessibleName(f"{self._text} {MARKS[need]}".strip())
        if self._text:
            self._mark_of_need.setText(MARKS[need])
            self._mark_of_need.setVisible(bool(MARKS[need]))

    def value(self) -> T | None:
        """What was typed, None when empty. Raises InvalidEntry when it can't be read, or is empty and mandatory."""
        try:
            found = self.read()
        except InvalidEntry as refusal:
            raise InvalidEntry(refusal.sentence, field=self.name) from None
        if found is None and self.need is Need.MANDATORY:
            raise InvalidEntry(MISSING, field=self.name)
        return found

    def filled(self) -> T:
        """As `value`, for a field that must be filled here. Raises InvalidEntry when empty."""
        found = self.value()
        if found is None:
            raise InvalidEntry(MISSING, field=self.name)
        return found

    def read(self) -> T | None:
        """What the control holds. Raises InvalidEntry."""
        raise NotImplementedError

    def show_value(self, value: T | None) -> None:
        """Writes a value into the control."""
        raise NotImplementedError

    @property
    def heading(self) -> str:
        """What the field is called."""
        return self._text or self.control.accessibleName()

    def text(self) -> str:
        """What is typed, letter for letter, even what can't be read yet."""
        raise NotImplementedError

    def retype(self, text: str) -> None:
        """Shows such a text as if it had just been typed: a draft found again."""
        raise NotImplementedError

    def put(self, value: T | None) -> None:
        """Shows a value as the known one."""
        blocked = self.control.blockSignals(True)
        self.show_value(value)
        self.control.blockSignals(blocked)
        self.is_edited = False
        self.forget_refusal()

    def refuse(self, sentence: str) -> None:
        """Shows the refusal under the control; a note that said so already gives way."""
        if sentence in self.note:
            self.tell("")
        self._error.tell(sentence)
        self._mark(refused=True)
        self.control.setAccessibleDescription(sentence)

    def forget_refusal(self) -> None:
        """Takes the refusal away."""
        self._error.forget()
        self._mark(refused=False)
        self.control.setAccessibleDescription(self._hint)

    @property
    def refusal(self) -> str:
        """The sentence shown under the control."""
        return self._error.sentence

    @property
    def note(self) -> str:
        """What is said under the control."""
        return self._note.text()

    def tell(self, note: str, tone: theme.Tone = "muted") -> None:
        """Says under the control what was understood; empty shows the hint again."""
        self._note.setText(note or self._hint)
        set_tone(self._note, tone)
        self._note.setVisible(bool(note or self._hint))

    def edited(self) -> None:
        """Slot of the control's own change signal."""
        self.is_edited = True
        self.forget_refusal()
        self.changed.emit()

    def _heading(self, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(text, bold=True))
        row.addWidget(self._mark_of_need)
        if not MARKS[self.need]:
            self._mark_of_need.hide()
        row.addStretch()
        return row

    def _mark(self, *, refused: bool) -> None:
        mark = "true" if refused else "false"
        if (self.control.property("refused") or "false") == mark:
            return
        self.control.setProperty("refused", mark)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)


class LineField(Field[T]):
    """A one-line field read by a function of `ui.typed`; what was understood is told while typing."""

    def __init__(
        self, name: str, text: str, *, need: Need = Need.FREE, hint: str = "", example: str = ""
    ) -> None:
        self.line = self.make_line()
        super().__init__(name, text, self.line, need=need, hint=hint)
        self.line.setPlaceholderText(example)
        self.line.textEdited.connect(self._follow)

    def make_line(self) -> QLineEdit:
        """The line to type in; a passphrase's is another."""
        return _Line()

    def read(self) -> T | None:
        return self.parse(self.line.text()) if self.line.text().strip() else None

    def show_value(self, value: T | None) -> None:
        self.line.setText("" if value is None else self.write(value))
        self._read_back()

    def parse(self, text: str) -> T:
        """The value of a text. Raises InvalidEntry."""
        raise NotImplementedError

    def write(self, value: T) -> str:
        """The text of a value, which `parse` reads back."""
        raise NotImplementedError

    def understood(self, _value: T) -> str:
        """What to say under the field; nothing where the text says it already."""
        return ""

    def text(self) -> str:
        return self.line.text()

    def retype(self, text: str) -> None:
        self.line.setText(text)
        self._follow()

    def _follow(self) -> None:
        self._read_back()
        self.edited()  # whoever hears of it may say more than what was understood

    def _read_back(self) -> None:
        try:
            found = self.read()
        except InvalidEntry:
            found = None
        self.tell("" if found is None else self.understood(found))


class _Line(QLineEdit):
    """What it holds is selected when the keyboard comes: typing takes the place of what was known beforehand."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.selectAll()
