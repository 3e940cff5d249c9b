"""Beside the agenda (volet de l'agenda): an interview planned or moved, or what stands above a day's hours."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insertion.interview_entry import Appointment
from app.insertion.interviewing import move_interview, plan_interview
from app.insertion.interviews import Interview, Medium, Subject
from app.insertion.path_list import open_lines
from app.insertion.paths import InsertionPath
from app.search import name_order
from app.session import Session
from app.settings import settings_on
from app.users import User
from ui import french, theme
from ui.boundary import Guard, Quiet
from ui.forms import ChoiceField, Form, Need
from ui.pages.insertion.agenda.listed import Listed, ListedRow
from ui.pages.insertion.appointment_check import tell_appointment
from ui.pages.insertion.parent.appointment_forms import MoveForm, PlanForm
from ui.pages.insertion.paths_view import referents
from ui.person_field import PersonField
from ui.widgets.basics import label
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling

WIDTH = 330


class AgendaSide(Panel):
    """Hidden until it is needed. `planned` carries the interview stored; `left` follows Esc and « Abandonner »."""

    planned = Signal(object)
    left = Signal()
    drafted = Signal()

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__("Rendez-vous")
        self.setObjectName("agenda_side")
        self._session = session
        self._paths: dict[int, InsertionPath] = {}
        self._moving: Interview | None = None
        self._moved_path: InsertionPath | None = None
        self.about = label("", tone="muted", wrap=True)
        self.path_id = PersonField("path_id", "Parent", need=Need.MANDATORY)
        self.user_id = ChoiceField[int]("user_id", "Avec", [], need=Need.MANDATORY)
        self.form = PlanForm(self._today, self.path_id, self.user_id)
        self._everybody = False
        self.moving = MoveForm(self._today)
        self.listed = Listed()
        self.add(self.about)
        self.add(self._stack(), 1)
        self.setFixedWidth(theme.scaled(WIDTH))
        self._connect()
        self.hide()

    def _stack(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.form, self.moving, self.listed):
            column.addWidget(widget)
            widget.hide()
        return scrolling(inside, stop=False)

    def _connect(self) -> None:
        for form, save in ((self.form, self._plan), (self.moving, self._move)):
            form.submitted.connect(save)
            form.cancelled.connect(self.close_forms)
            form.edited.connect(self.drafted)
        self.listed.left.connect(self.close_forms)
        self.path_id.changed.connect(self._choose_path)
        for field in (self.path_id, self.user_id, self.form.when):
            field.changed.connect(self._check)
        self.moving.when.changed.connect(self._check_move)

    def _today(self) -> date:
        return self._session().clock.day()

    @property
    def is_edited(self) -> bool:
        """Whether something typed here is not saved."""
        return any(not form.isHidden() and form.is_edited for form in (self.form, self.moving))

    def offer_people(self, *, everybody: bool) -> None:
        """Reads for whom an interview may be planned, who may hold it, and how long one usually is."""
        session = self._session()
        lines = sorted(open_lines(session), key=lambda line: name_order(line.parent))
        self._everybody = everybody
        self._paths = {line.id: line.path for line in lines}
        self.path_id.set_choices([(line.parent.name, line.id) for line in lines])
        users = referents(session.store.find(User, active=True))
        self.user_id.set_choices([(user.name, user.id) for user in users])
        usual = settings_on(session, self._today()).interview_minutes
        for field in (self.form.when, self.moving.when):
            field.usual = usual

    def plan_at(self, day: date, start: int) -> None:
        """The form of a new interview; where it is open already, the hour alone is another."""
        made = Appointment(day=day, start=start, minutes=self.form.when.usual)
        if self.moving.isVisible():
            self.moving.when.retype(self.moving.when.write(made))
            self._show(self.moving)
            return
        if self.form.isHidden():
            me = self._session().user.id
            self.form.fill(None, day=made, subject=Subject.FOLLOW_UP, medium=Medium.ON_SITE, user_id=me)
        else:
            self.form.when.retype(self.form.when.write(made))
        self._title("Prévoir un entretien", "")
        self._show(self.form)
        self._check()

    def begin_move(self, interview: Interview, path: InsertionPath, name: str) -> None:
        """The same interview at another time."""
        self._moving, self._moved_path = interview, path
        self.moving.fill(None)
        when = f"{french.day_of_week(interview.day)}, {french.hour(interview.start)}"
        self._title("Déplacer l’entretien", f"{name}, {when}")
        self._show(self.moving)

    def show_list(self, day: date, rows: Sequence[ListedRow]) -> None:
        """What stands above the hours of a day."""
        self._title(french.capitalised(french.day_of_week(day)), "")
        self.listed.show_rows(rows)
        self._show(self.listed)

    def close_list(self) -> None:
        """Puts the list away: other days are shown."""
        if not self.listed.isHidden():
            self.listed.hide()
            self.hide()

    def close_forms(self) -> None:
        """Puts everything away; what was typed is given up."""
        for form in (self.form, self.moving):
            form.saved()
            form.hide()
        self.hide()
        self.drafted.emit()
        self.left.emit()

    def _title(self, title: str, about: str) -> None:
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def _show(self, wanted: QWidget) -> None:
        for widget in (self.form, self.moving, self.listed):
            widget.setVisible(widget is wanted)
        self.show()
        if isinstance(wanted, Form):
            wanted.focus_first()
        else:
            wanted.setFocus()

    def _wanted(self) -> tuple[InsertionPath, Interview] | None:
        """The interview as far as it is typed."""
        made, path = self.form.when.value(), self._paths.get(self.path_id.read() or 0)
        if made is None or path is None:
            return None
        return path, Interview(
            path_id=path.id,
            user_id=self.user_id.read(),
            day=made.day,
            start=made.start,
            minutes=made.minutes,
        )

    def _choose_path(self) -> None:
        """In everybody's agenda, whoever follows the parent is the one to hold it, until said otherwise."""
        path = self._paths.get(self.path_id.read() or 0)
        if self._everybody and path is not None and path.referent_id and not self.user_id.is_edited:
            self.user_id.put(path.referent_id)

    def _check(self) -> None:
        with Guard(Quiet()):
            wanted = self._wanted()
            if wanted is not None:
                tell_appointment(self._session(), self.form.when, *wanted)

    def _check_move(self) -> None:
        with Guard(Quiet()):
            made = self.moving.when.value()
            if made is not None and self._moving is not None and self._moved_path is not None:
                wanted = replace(self._moving, day=made.day, start=made.start)
                tell_appointment(self._session(), self.moving.when, self._moved_path, wanted)

    def _plan(self) -> None:
        with Guard(self.form):
            self.form.check()
            found = self._wanted()
            assert found is not None
            wanted = replace(found[1], subject=self.form.subject.filled(), medium=self.form.medium.filled())
            self._done(plan_interview(self._session(), wanted))

    def _move(self) -> None:
        with Guard(self.moving):
            self.moving.check()
            assert self._moving is not None
            made, asked_by = self.moving.when.filled(), self.moving.asked_by.value()
            self._done(move_interview(self._session(), self._moving, made.day, made.start, asked_by=asked_by))

    def _done(self, stored: Interview) -> None:
        self.close_forms()
        self.planned.emit(stored)
