"""The interview's form (formulaire de l'entretien): parent, when, state by one key, actions, notes, the next one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import RuleError
from app.insertion.interview_entry import Appointment
from app.insertion.interviews import Interview, InterviewState, is_to_come
from ui.boundary import Guard, Quiet
from ui.forms import Form, Need, NoteField
from ui.insertion_codes import STATE_KEYS
from ui.insertion_fields import AppointmentField
from ui.pages.insertion.interview.actions_box import ActionsBox
from ui.pages.insertion.interview.details import Details
from ui.pages.insertion.interview.next_row import NextRow
from ui.person_field import PersonField
from ui.widgets.basics import Button, key_label, label
from ui.widgets.keyed_choice import KeyedChoice

READ_BY_PARENT = "le parent peut la lire"
SEALED = "scellée\u00a0: ni la direction ni l’équipe ne peuvent la lire"


def states_of(day: date, today: date) -> list[InterviewState]:
    """What may be said of an interview of that day: past ones are no longer planned, future ones not yet held."""
    if day > today:
        return [InterviewState.PLANNED, InterviewState.EXCUSED, InterviewState.CANCELLED]
    known = [InterviewState.HELD, InterviewState.EXCUSED, InterviewState.NO_SHOW, InterviewState.CANCELLED]
    return [*known, InterviewState.PLANNED] if day == today else known


class InterviewForm(Form):
    """The inputs alone; what stands beside and what is stored is the view's matter."""

    private_wanted = Signal()

    keeps_itself = True

    def __init__(self, moment: Callable[[], datetime], *, private: bool) -> None:
        super().__init__()
        self._moment = moment
        today = self._today
        self.path_id = PersonField("path_id", "Parent", need=Need.MANDATORY, opens=True)
        self.when = AppointmentField("day", "Quand", today, need=Need.MANDATORY, example="auj 14h")
        self.state = KeyedChoice("État de l’entretien")
        self.details = Details()
        self.actions_box = ActionsBox(today)
        self.note = NoteField("note", "", lines=4, grows=True)
        self.note.box.setAccessibleName(f"Note, {READ_BY_PARENT}")
        self.private = NoteField("private_note", "", lines=3)
        self.private.box.setAccessibleName(f"Note privée, {SEALED}")
        self.next_row = NextRow(today)
        self.next = self.next_row.field
        self.private_button = Button("Note privée", self.private_wanted.emit, kind="link", keys="Alt+P")
        self.private_button.setObjectName("interview_private")
        self._may_note_privately = private
        self._touched = False
        self._lay_out()
        for field in (
            self.path_id,
            self.when,
            *self.details.fields,
            self.note,
            self.private,
            self.next,
        ):
            self.fields[field.name] = field
            field.changed.connect(self.edited)
        self.when.changed.connect(self.offer_states)
        self.state.chosen.connect(self.touch)
        self.actions_box.changed.connect(self.touch)
        self.actions_box.line.textEdited.connect(self.touch)

    def _today(self) -> date:
        return self._moment().date()

    def _lay_out(self) -> None:
        self._column.addLayout(self._top())
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(10)
        rest.addWidget(self.details)
        rest.addWidget(_heading("Actions ouvertes", "celles que vous cochez sont faites à cet entretien"))
        rest.addWidget(self.actions_box)
        rest.addWidget(self._note_heading())
        rest.addWidget(self.note, 1)
        rest.addWidget(self._private_part())
        rest.addWidget(self.next_row)
        self._column.addWidget(self._rest, 1)

    def _top(self) -> QHBoxLayout:
        state = QVBoxLayout()
        state.setSpacing(4)
        state.addWidget(label("État", bold=True))
        state.addWidget(self.state)
        state.addStretch()
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.path_id, 3, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.when, 3, Qt.AlignmentFlag.AlignTop)
        top.addLayout(state)
        return top

    def _private_part(self) -> QWidget:
        self.private_part = QWidget()
        column = QVBoxLayout(self.private_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_heading("Note privée", SEALED))
        column.addWidget(self.private)
        self.private_part.hide()
        return self.private_part

    def _note_heading(self) -> QWidget:
        made = _heading("Note", READ_BY_PARENT)
        row = made.layout()
        assert isinstance(row, QHBoxLayout)
        self.details_button = Button("Où, sujet, présents", self.details.unfold, kind="link", keys="Alt+D")
        row.addWidget(self.details_button)
        row.addWidget(key_label("Alt+D"))
        if self._may_note_privately:
            row.addWidget(self.private_button)
            row.addWidget(key_label("Alt+P"))
        else:
            self.private_button.hide()
        return made

    def offer_keys(self, widget: QWidget) -> None:
        """Alt and a state's letter, Alt and an action's figure, while the widget shows."""
        self.actions_box.offer_keys(widget)
        for state, (_words, letter) in STATE_KEYS.items():
            QShortcut(QKeySequence(f"Alt+{letter}"), widget, partial(self._state_by_key, state))

    def _state_by_key(self, state: InterviewState) -> None:
        if self.state.isEnabled():
            self.state.choose(state.value)

    def open(self, *, opened: bool) -> None:
        """Lets everything but the parent be typed, once there is one."""
        for widget in (self._rest, self.when, self.state):
            widget.setEnabled(opened)

    def show_private(self) -> None:
        """Unfolds the private note, where this person may write one."""
        if self._may_note_privately:
            self.private_part.setVisible(True)
            self.private.setFocus()

    def offer_states(self) -> None:
        """The states that the day typed allows; the one chosen stays where it still may."""
        with Guard(Quiet()):
            made = self.when.value()
            if made is not None:
                states = states_of(made.day, self._today())
                self.state.offer([(state.value, *STATE_KEYS[state]) for state in states])

    @property
    def is_edited(self) -> bool:
        return self._touched or super().is_edited

    def saved(self) -> None:
        super().saved()
        self._touched = False

    def touch(self) -> None:
        """Something that is no field was changed: the state, an action."""
        self._touched = True
        self.edited.emit()

    def show_interview(self, one: Interview, *, usual: int) -> None:
        """Fills the inputs from an interview, stored or about to be."""
        self.forget_refusal()
        self.when.usual = self.next.usual = usual
        self.when.put(Appointment(day=one.day, start=one.start, minutes=one.minutes))
        self.offer_states()
        self._choose_state(one)
        self.details.show_interview(one)
        self.note.put(one.note)
        self.next.put(None)
        self.private.put(None)
        self.private_part.hide()
        self.actions_box.show_added(())
        self.actions_box.line.clear()
        self.saved()

    def _choose_state(self, one: Interview) -> None:
        """A planned one whose hour has come is offered as held."""
        if one.state is InterviewState.PLANNED and not is_to_come(one, self._moment()):
            state = InterviewState.HELD
        else:
            state = one.state
        self.state.blockSignals(True)
        self.state.choose(state.value)
        self.state.blockSignals(False)

    def interview(self, base: Interview) -> Interview:
        """What is typed, as an interview. Raises InvalidEntry."""
        self.check()
        made = self.when.filled()
        medium, subject, present = self.details.fields
        return replace(
            base,
            day=made.day,
            start=made.start,
            minutes=made.minutes,
            state=InterviewState(self.state.current),
            medium=medium.filled(),
            subject=subject.filled(),
            present=present.value(),
            note=self.note.value(),
        )

    def refuse(self, error: RuleError) -> None:
        """Under the input that the refusal names; an action's beside the actions."""
        if error.field in {"done", "added"}:
            self.actions_box.error.tell(error.sentence)
            self.actions_box.line.setFocus()
            return
        if error.field in {"start", "minutes"}:
            error.field = "day"
        if error.field == "private_note":
            self.show_private()
        if error.field in {"medium", "subject", "present"}:
            self.details.show()
        super().refuse(error)

    def forget_refusal(self) -> None:
        super().forget_refusal()
        self.actions_box.error.forget()


def _heading(title: str, note: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label(title, bold=True))
    row.addWidget(label(note, tone="muted"))
    row.addStretch()
    return made
