"""One day of one child (jour), in a form: its hours, how far they reach, or back to the reference week."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from app.care.day_exceptions import drop_exception
from app.care.schedules import DayException
from app.care.week_plan import PlanLine, PlannedDay
from app.planning.edits import DayEdit, Scope, change_days
from app.session import Session
from ui import codes, french
from ui.boundary import Guard
from ui.field import Field
from ui.forms import CheckField, Form, SpansField, TextField
from ui.pages.planning.answers import SCOPES
from ui.widgets.basics import Button, label

BUSY = "Enregistrez d’abord ce que vous avez tapé pour ce jour, ou abandonnez-le avec Échap."


class ScopeField(Field[Scope]):
    """How far the hours reach: this day unless told otherwise."""

    def __init__(self) -> None:
        self.combo = QComboBox()
        for scope, words in SCOPES.items():
            self.combo.addItem(words, scope.value)
        super().__init__("scope", "Portée", self.combo)
        self.combo.currentIndexChanged.connect(self.edited)

    def read(self) -> Scope:
        return Scope(self.combo.currentData())

    def show_value(self, value: Scope | None) -> None:
        self.combo.setCurrentIndex(self.combo.findData(value or Scope.DAY))

    def text(self) -> str:
        return self.combo.currentText()

    def retype(self, text: str) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findText(text)))


class DayForm(Form):
    """`show_day` fills it; Enter writes the hours, for this day unless told otherwise; an empty line expects nobody."""

    opened = Signal(int)
    """The child whose whole week is to be shown."""
    settled = Signal()
    """What was typed is written or given up: another day may be shown."""
    written = Signal(object, object)
    """The edit that was done and its preview."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self._line: PlanLine | None = None
        self._day: PlannedDay | None = None
        self._who = label("", size="panel", bold=True, wrap=True)
        self._when = label("", tone="muted", wrap=True)
        self.add_widget(self._who)
        self.add_widget(self._when)
        self.spans = SpansField(
            "spans",
            "Heures de ce jour",
            hint="Laissez vide si l’enfant ne vient pas ; une absence se note au pointage.",
        )
        self.spans.line.setObjectName("planning_hours")
        self.outside = CheckField(
            "outside_opening", "Accueil hors ouverture", hint="Décidé par la direction."
        )
        self.note = TextField("note", "Note")
        self.scope = ScopeField()
        self.scope.combo.setObjectName("planning_scope")
        self.scope.changed.connect(self._follow_scope)
        self.add(self.spans)
        self.add(self.scope)
        self.add(self.outside)
        self.add(self.note)
        self.buttons("Enregistrer", "Rétablir")
        self.drop = Button("Revenir à la semaine type", self._drop)
        self.drop.setObjectName("planning_drop")
        self.week = Button("Semaine type et contrat…", self._open)
        self.add_widget(self.drop)
        self.add_widget(self.week)
        self.submitted.connect(self._save)
        self.cancelled.connect(self._give_up)

    def show_day(self, line: PlanLine, day: PlannedDay) -> None:
        """Another cell; what is being typed for this one comes first."""
        same = self._line is not None and self._day is not None
        same = same and (self._line.id, self._day.day) == (line.id, day.day)  # type: ignore[union-attr]
        if self.is_edited and not same:
            self.error.tell(BUSY)
            return
        self._line, self._day = line, day
        if not self.is_edited:
            self._show()

    def _show(self) -> None:
        if self._line is None or self._day is None:
            return
        line, day = self._line, self._day
        self.forget_refusal()
        self._who.setText(line.child.name)
        self.setAccessibleName(f"{line.child.name}, {french.day_of_week(day.day)}")
        kind = codes.KINDS[line.enrolment.kind]
        period = french.period(line.enrolment.first_day, line.enrolment.last_day)
        self._when.setText(f"{french.day_long(day.day)}\nContrat {kind}, {period}")
        exception = self._exception()
        self.spans.put(day.reserved)
        self.outside.put(None)
        self.note.put(exception.note if exception else None)
        self.scope.put(Scope.DAY)
        self._follow_scope()
        self.drop.setVisible(exception is not None)
        self.saved()

    def _exception(self) -> DayException | None:
        if self._line is None or self._day is None or not self._day.exception:
            return None
        found = self._session().store.find(
            DayException, enrolment_id=self._line.enrolment.id, day=self._day.day
        )
        return found[0] if found else None

    def _save(self) -> None:
        if self._line is None or self._day is None:
            return
        with Guard(self):
            self.check()
            scope, day = self.scope.filled(), self._day.day
            by_day = scope is Scope.DAY
            edit = DayEdit(
                enrolment=self._line.enrolment,
                days={day: self.spans.value() or ()},
                scope=scope,
                outside_opening=by_day and bool(self.outside.value()),
                notes={day: self.note.value()} if by_day else None,
            )
            preview = change_days(self._session(), edit)
            self._settle()
            self.written.emit(edit, preview)

    def _follow_scope(self) -> None:
        """A note and the director's word go with a dated exception."""
        by_day = self.scope.read() is Scope.DAY
        self.outside.setVisible(by_day)
        self.note.setVisible(by_day)

    def _drop(self) -> None:
        exception = self._exception()
        if exception is not None:
            with Guard(self):
                drop_exception(self._session(), exception)
                self._settle()

    def _give_up(self) -> None:
        self.forget_refusal()
        self._settle()

    def _settle(self) -> None:
        self.saved()
        self._show()
        self.settled.emit()

    def _open(self) -> None:
        if self._line is not None:
            self.opened.emit(self._line.child.id)
