"""A section of the settings (rubrique): a title, what it reads, and, for lists, a table with its form beside."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.errors import RuleError
from app.session import Session
from app.users import Right
from ui import theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.forms import Form
from ui.page import Desk
from ui.table import Column, Table
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling

FORM = 344
BUSY = "Enregistrez d’abord ce que vous avez tapé ici, ou abandonnez-le."

T = TypeVar("T")


class Section(Panel):
    """Base: `build` once, `reload` after each change while it is shown."""

    name: ClassVar[str] = ""
    headline: ClassVar[str] = ""
    advice: ClassVar[str] = ""
    right: ClassVar[Right | None] = Right.EDIT_STRUCTURE
    drafted = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.headline)
        self.desk = desk
        self.setObjectName(f"settings_{self.name}")
        if self.advice:
            self.add(label(self.advice, tone="muted", wrap=True))
        self.build()

    @classmethod
    def is_for(cls, session: Session) -> bool:
        """Whether this person sees the section."""
        return cls.right is None or session.can(cls.right)

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self.desk.session

    def build(self) -> None:
        """Makes the widgets."""

    def reload(self) -> None:
        """Fills them; an edited form is left alone."""

    def edited(self) -> None:
        """Tells the foot line that something is typed and not saved."""
        self.drafted.emit(True)

    def kept(self) -> None:
        """Tells it that nothing is any more."""
        self.drafted.emit(False)


class ListSection(Section, Generic[T]):
    """A table at the left, the form of the line at the right; without a line, the form adds one."""

    columns: ClassVar[Sequence[Column[Any]]] = ()
    new: ClassVar[str] = "Ajouter"
    submit: ClassVar[str] = "Enregistrer"
    drop: ClassVar[str] = "Retirer"
    form_width: ClassVar[int] = FORM

    def build(self) -> None:
        self.current: T | None = None
        self._is_fresh = False
        self.table: Table[T] = Table(f"settings_{self.name}", self.headline, self.columns)
        self.table.empty = f"Rien encore. « {self.new} » commence."
        self.table.opened.connect(self._edit)
        self.table.chosen.connect(self._choose)
        self.table.clicked.connect(self._choose_again)
        self.form = Form()
        self.form.named(f"settings_{self.name}_form", None)
        self.make_form(self.form)
        self.form.buttons(self.submit, "Abandonner")
        self.form.submitted.connect(self._submit)
        self.form.cancelled.connect(self.give_up)
        self.form.edited.connect(self.edited)
        self._drop = Button(self.drop, self._remove)
        self._drop.setObjectName(f"settings_{self.name}_drop")
        self._drop.setVisible(False)
        self.form.add_widget(self._drop)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.table, 1)
        side = scrolling(self.form)
        side.setFixedWidth(theme.scaled(self.form_width))
        row.addWidget(side)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.adding = Button(self.new, self.begin, icon="plus")
        self.adding.setObjectName(f"settings_{self.name}_new")
        self.tools.addWidget(self.adding)
        self.tools.addStretch()
        self.menu = ListMenu(self.table, self.session, self.form)
        self.tools.addWidget(self.menu)
        self.add(self.tools)
        self.add(row, 1)

    def make_form(self, form: Form) -> None:
        """Adds the fields."""
        raise NotImplementedError

    def read(self) -> Sequence[T]:
        """The lines."""
        raise NotImplementedError

    def show_line(self, line: T | None) -> None:
        """Fills the fields from a line; None is a new one."""
        raise NotImplementedError

    def save(self, line: T | None) -> None:
        """Adds (None) or changes the line. Raises RuleError."""
        raise NotImplementedError

    def remove(self, line: T) -> None:
        """Takes the line away. Raises RuleError."""
        raise NotImplementedError

    def may_remove(self, _line: T) -> bool:
        """Whether the form offers it."""
        return True

    def reload(self) -> None:
        """Reads the lines; an edited form is left alone."""
        self.table.blockSignals(True)
        self.table.set_rows(self.read())
        self.table.blockSignals(False)
        if not self.form.is_edited:
            self._show(self.table.current() if self.current is not None else None)

    def begin(self) -> None:
        """An empty form, unless something is being typed."""
        if not self._is_busy():
            self.table.leave_row()
            self._show(None)
            self.form.focus_first()

    def give_up(self) -> None:
        """Esc: forgets what is typed, and shows the line again, or an empty form."""
        self.kept()
        self._show(self.current)
        self.table.setFocus()

    def _is_busy(self) -> bool:
        if self.form.is_edited:
            self.form.error.tell(BUSY)
        return self.form.is_edited

    def _choose(self, line: T | None) -> None:
        if line is not None and not self.form.is_edited:
            self._show(line)

    def _choose_again(self) -> None:
        """A click on the line that is current already, beside the form of another."""
        if (line := self.table.current()) is not self.current:
            self._choose(line)

    def _edit(self, line: T) -> None:
        if not self._is_busy():
            self._show(line)
            self.form.focus_first()

    def _show(self, line: T | None) -> None:
        self.current = line
        self.form.opened_by = self.adding.objectName() if line is None else None
        self.form.setAccessibleName(self.columns[0].text(line) if line is not None else self.new)
        self.form.forget_refusal()
        self.show_line(line)
        self.form.saved()
        self._drop.setVisible(line is not None and self.may_remove(line))
        self._is_fresh = False

    def _submit(self) -> None:
        if self._is_fresh and not self.form.is_edited:
            self.form.focus_first()  # a second click, or Enter held: nobody asked to save the next one
            return
        with Guard(self.form):
            self.form.check()
            changed = self.current is not None
            self.save(self.current)
            self.form.saved()
            self.kept()
            self._show(self.table.current() if changed else None)
            self._is_fresh = not changed
            if changed:
                self.table.setFocus()
            else:
                self.form.focus_first()

    def _remove(self) -> None:
        line = self.current
        if line is not None:
            with Guard(self.form):
                self.remove(line)
                self.kept()
                after = self.table.current()
                self._show(after if self.table.is_same(line, after) else None)
                self.table.setFocus()

    def refuse(self, error: RuleError) -> None:
        """Shows a sentence above the form."""
        self.form.refuse(error)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.form.forget_refusal()
