"""Forms (formulaires): fields in the paper form's order; Enter validates, Esc gives up, refusals stand in place.

form = Form()
last_name = TextField("last_name", "Nom", need=Need.MANDATORY)
form.add(last_name, birth_day)          # one row
form.buttons("Ajouter l’enfant")        # « Ajouter l’enfant » and « Abandonner »
form.submitted.connect(self._add)

def _add(self) -> None:
    with Guard(self.form):
        self.form.check()
        add_child(self.session, last_name=self.last_name.filled(), …)
        self.form.clear()
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import InvalidEntry, RuleError
from ui.choice_field import CheckField, ChoiceField
from ui.field import Field, LineField, Need
from ui.fields import (
    DateField,
    DaysBeforeField,
    EurosField,
    HourField,
    NoteField,
    NumberField,
    SpansField,
    TextField,
    WeekdaysField,
)
from ui.unsaved import TypingPlace
from ui.widgets.basics import Button
from ui.widgets.inline_error import InlineError

__all__ = [
    "CheckField",
    "ChoiceField",
    "DateField",
    "DaysBeforeField",
    "EurosField",
    "Field",
    "Form",
    "HourField",
    "LineField",
    "Need",
    "NoteField",
    "NumberField",
    "SpansField",
    "TextField",
    "WeekdaysField",
]


class Form(QWidget):
    """Fields read and refused together. `submitted` and `cancelled` follow Enter, Esc and the buttons."""

    submitted = Signal()
    cancelled = Signal()
    edited = Signal()
    keeps_itself = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field[Any]] = {}
        self.key = ""
        self.opened_by: str | None = None
        self.edited.connect(self._tell_place)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._last: QWidget | None = None
        self._ends: list[Button] = []
        self.error = InlineError(framed=True)
        self._column.addWidget(self.error)

    def named(self, name: str, opened_by: str | None) -> None:
        """How it is found again, and by which button it opens."""
        self.setObjectName(name)
        self.key, self.opened_by = name, opened_by

    def add(self, *fields: Field[Any], widths: tuple[int, ...] = ()) -> None:
        """One row of fields, side by side; `widths` are their shares (equal by default)."""
        row = QHBoxLayout()
        row.setSpacing(16)
        self._column.addLayout(row)
        for number, field in enumerate(fields):
            row.addWidget(field, widths[number] if widths else 1, Qt.AlignmentFlag.AlignTop)
            self.fields[field.name] = field
            field.changed.connect(self.edited)
            self._follow_tab(field)

    def add_widget(self, widget: QWidget) -> None:
        """Anything else between two rows: a heading, a sentence, a small table."""
        self._column.addWidget(widget)

    def add_stretch(self) -> None:
        """Keeps what is there at the top of a taller place."""
        self._column.addStretch()

    def buttons(
        self, submit: str, cancel: str = "Abandonner", *, keys: str = "", is_main: bool = True
    ) -> Button:
        """The row of buttons; returns the one that validates. An empty `cancel` leaves the second out.

        `is_main` is False where the form stands beside another deed that comes first.
        """
        row = QHBoxLayout()
        row.setSpacing(8)
        self._column.addLayout(row)
        chosen = Button(submit, self.submitted.emit, kind="main" if is_main else "", keys=keys)
        self._ends = [chosen, *([Button(cancel, self.cancelled.emit)] if cancel else [])]
        for button in self._ends:
            row.addWidget(button)
            self._follow_tab(button)
        row.addStretch()
        return chosen

    def show_buttons(self, *, on: bool) -> None:
        """Shows the buttons, or hides them where there is nothing to validate."""
        for button in self._ends:
            button.setVisible(on)

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    @property
    def is_away(self) -> bool:
        """Whether its section has put it away."""
        return self.isHidden()

    @property
    def is_edited(self) -> bool:
        """Whether something typed is not saved yet; `reload` leaves an edited form alone."""
        return any(field.is_edited for field in self.fields.values())

    def clear(self) -> None:
        """Empties every field."""
        for field in self.fields.values():
            field.put(None)
        self.forget_refusal()

    def saved(self) -> None:
        """What is typed is what is stored."""
        for field in self.fields.values():
            field.is_edited = False

    def texts(self) -> dict[str, str]:
        """What is typed and not saved, by field; no passphrase, no code."""
        return {
            name: field.text()
            for name, field in self.fields.items()
            if field.is_edited and not field.is_secret
        }

    def headings(self) -> dict[str, str]:
        """What the fields are called."""
        return {name: field.heading for name, field in self.fields.items()}

    def retype(self, texts: Mapping[str, str]) -> None:
        """Shows such texts as if they had just been typed; a field that is no more there is left out."""
        for name, text in texts.items():
            if name in self.fields:
                self.fields[name].retype(text)

    def forget_secrets(self) -> None:
        """Empties the passphrases and codes half typed: nobody else may find them."""
        for field in self.fields.values():
            if field.is_secret and field.is_edited:
                field.put(None)

    def check(self) -> None:
        """Marks every field that can't be read or is missing. Raises the first one's InvalidEntry."""
        refusals = []
        for field in self.fields.values():
            try:
                field.value()
            except InvalidEntry as refusal:
                field.refuse(refusal.sentence)
                refusals.append(refusal)
        if refusals:
            raise refusals[0]

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence under the field it names (and goes there), else above the form."""
        field = self.fields.get(error.field or "")
        if field is None:
            self.error.tell(error.sentence)
            return
        field.refuse(error.sentence)
        field.setFocus()

    def forget_refusal(self) -> None:
        """Takes every refusal away."""
        self.error.forget()
        for field in self.fields.values():
            field.forget_refusal()

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""
        for field in self.fields.values():
            field.setFocus()
            return

    def _tell_place(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, TypingPlace):
            above = above.parentWidget()
        if above is not None:
            above.typed.emit()

    def _follow_tab(self, widget: QWidget) -> None:
        if self._last is not None:
            QWidget.setTabOrder(self._last, widget)
        self._last = widget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        in_note = isinstance(self.focusWidget(), QPlainTextEdit)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (control or not in_note):
            if not event.isAutoRepeat():  # a key held down validates once
                self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
