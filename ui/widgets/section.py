"""A section of the sheet (rubrique): rows of what is known, each with what may be done, and one form at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.errors import RuleError
from app.store import Record
from ui import french, theme, typesetting
from ui.boundary import Guard
from ui.forms import Form
from ui.widgets.basics import Button, label, line
from ui.widgets.inline_error import InlineError

MOST_SEEN = 2
"""Deeds side by side in a narrow section."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """Something that may be done with a row; `name` is the button's objectName, so that the focus comes back to it."""

    words: str
    act: Callable[[], object]
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A fact: its words, what else there is to say under them, and what may be done."""

    text: str
    note: str = ""
    tone: theme.Tone = "ink"
    note_tone: theme.Tone = "muted"
    deeds: tuple[Deed, ...] = ()


class RecordForm(Form):
    """A form whose fields are named after a record's."""

    def fill(self, record: Record | None, **known: object) -> None:
        """Shows the record, else nothing, then what is known beforehand; all of it counts as unedited."""
        self.forget_refusal()
        for name, field in self.fields.items():
            field.put(known.get(name, getattr(record, name, None)))

    def values(self, *names: str) -> dict[str, Any]:
        """What is typed, by field. Raises InvalidEntry."""
        self.check()
        return {name: self.fields[name].value() for name in names or self.fields}


class Section(QWidget):
    """A title, perhaps « Ajouter », rows, and the forms that open under the title. Nothing here is modal."""

    drafted = Signal()
    form_opened = Signal()
    narrow: ClassVar[bool] = False
    """True in a column where words need the room: of three deeds and more, all but the first stand in a menu."""

    def __init__(
        self, title: str, *, name: str, add: str = "", begin: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.forms: list[Form] = []
        self._opener = ""
        self._pressed: str | None = None
        """The button whose deed is being done."""
        self.title = label(title, size="panel", bold=True)
        acted = self._pressing(f"{name}_add", begin) if begin is not None else None
        self.add = Button(add, acted, kind="link", name=f"{add}\u00a0: {french.uncapitalised(title)}")
        self.add.setObjectName(f"{name}_add")
        if not add:
            self.add.hide()
        self._error = InlineError()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.heading = QHBoxLayout()
        self.heading.addWidget(self.title)
        self.heading.addStretch()
        self.heading.addWidget(self.add)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addLayout(self.heading)
        self.column.addWidget(line())
        self.column.addWidget(self._error)
        self._forms_end = self.column.count()
        self.column.addLayout(self._rows)

    def attach(self, form: Form, save: Callable[[], object]) -> None:
        """A form of this section: hidden until opened; Enter saves and closes, Esc closes.

        Where `save` answers False something was said that deserves a second look: the form stays open.
        """
        form.named(f"{self.objectName()}_form{len(self.forms) or ''}", None)
        form.setContentsMargins(0, 4, 0, 12)
        form.hide()
        self.column.insertWidget(self._forms_end, form)
        self._forms_end += 1
        self.forms.append(form)
        form.edited.connect(self.drafted)
        form.submitted.connect(lambda: self._submit(form, save))
        form.cancelled.connect(self.close_forms)

    def open_form(self, form: Form) -> None:
        """Shows that form alone, the cursor in its first field; it comes back where it was when the form closes."""
        before = QApplication.focusWidget()
        if before is not None and not any(f.isAncestorOf(before) for f in self.forms):
            self._opener = before.objectName()
        form.opened_by = self._pressed
        for other in self.forms:
            other.setVisible(other is form)
        self.forget_refusal()
        form.focus_first()
        self.form_opened.emit()

    def close_forms(self) -> None:
        """Puts the forms away; what was typed in them is given up."""
        focused = QApplication.focusWidget()
        inside = focused is not None and any(form.isAncestorOf(focused) for form in self.forms)
        back = self._opened_from()
        for form in self.forms:
            form.saved()
            form.hide()
        if inside and back.isVisible():
            back.setFocus()
        self.drafted.emit()

    def _opened_from(self) -> QWidget:
        """The button that opened the form, drawn again perhaps, else what had the keyboard elsewhere in the window."""
        if not self._opener:
            return self.add
        button = self.findChild(Button, self._opener)
        return button or self.window().findChild(QWidget, self._opener) or self.add

    def _pressing(self, name: str, act: Callable[[], object]) -> Callable[[], None]:
        """The deed of that button: a form that it opens is opened again by it."""

        def press() -> None:
            self._pressed = name
            try:
                act()
            finally:
                self._pressed = None

        return press

    @property
    def is_edited(self) -> bool:
        """Whether something typed here is not saved."""
        return any(not form.isHidden() and form.is_edited for form in self.forms)

    def show_rows(self, rows: Sequence[Row], empty: str = "") -> None:
        """Shows these facts instead, or says what to do; the cursor comes back to the button it was on."""
        before = QApplication.focusWidget()
        focused = before.objectName() if before is not None and self.isAncestorOf(before) else ""
        self._empty_rows()
        if not rows and empty:
            self._put(label(empty, tone="muted", wrap=True))
        for number, row in enumerate(rows):
            if number:
                self._put(line())
            deeds = [replace(deed, act=self._pressing(deed.name, deed.act)) for deed in row.deeds]
            self._put(_row(replace(row, deeds=tuple(deeds)), narrow=self.narrow))
        again = self.findChild(Button, focused) if focused else None
        if again is not None:
            again.setFocus()
        if not self.is_edited and any(not form.isHidden() for form in self.forms):
            self.close_forms()

    def do(self, deed: Callable[[], object]) -> None:
        """Does it at once; a refusal is told in this section."""
        with Guard(self):
            deed()

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence under the title."""
        self._error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self._error.forget()

    def _submit(self, form: Form, save: Callable[[], object]) -> None:
        with Guard(form):
            form.check()
            if save() is not False:
                self.close_forms()

    def _put(self, widget: QWidget) -> None:
        """Shown at once, not at the next turn of the loop, so that the cursor can go there."""
        self._rows.addWidget(widget)
        widget.show()

    def _empty_rows(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


def _row(row: Row, *, narrow: bool) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 5, 0, 5)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(1)
    grid.setColumnStretch(0, 1)
    grid.addWidget(
        label(typesetting.breakable(row.text), tone=row.tone, wrap=True), 0, 0, Qt.AlignmentFlag.AlignTop
    )
    if row.note:
        grid.addWidget(label(typesetting.breakable(row.note), tone=row.note_tone, wrap=True), 1, 0)
    folded = row.deeds[1:] if narrow and len(row.deeds) > MOST_SEEN else ()
    buttons = [_deed_button(deed, row) for deed in row.deeds if deed not in folded]
    if folded:
        buttons.append(_menu_button(folded, row))
    for number, button in enumerate(buttons, start=1):
        grid.addWidget(button, 0, number, Qt.AlignmentFlag.AlignTop)
    return made


def _deed_button(deed: Deed, row: Row) -> Button:
    button = Button(deed.words, deed.act, kind="link", name=f"{deed.words}\u00a0: {row.text}")
    button.setObjectName(deed.name)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def _menu_button(deeds: Sequence[Deed], row: Row) -> Button:
    button = Button("", kind="link", icon="more", name=f"Autres gestes\u00a0: {row.text}")
    button.setObjectName(f"{deeds[0].name}_more")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    menu = QMenu(button)
    for deed in deeds:
        menu.addAction(deed.words, deed.act).setObjectName(deed.name)
    button.setMenu(menu)
    return button
