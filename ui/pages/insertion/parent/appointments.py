"""Rendez-vous: the next ones, moved or cancelled in place; one more, or a series previewed before it is planned."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.insertion.interview_entry import Appointment
from app.insertion.interviewing import move_interview, plan_interview, record_interview, remove_interview
from app.insertion.interviews import Interview, InterviewState, Medium, Subject
from app.insertion.series import Series, plan_series, preview_series
from ui import french, insertion_codes
from ui.boundary import Guard, Quiet
from ui.insertion_fields import AppointmentField
from ui.pages.insertion.appointment_check import tell_appointment
from ui.pages.insertion.parent.appointment_forms import (
    Fate,
    FateForm,
    MoveForm,
    PlanForm,
    SeriesForm,
    preview_words,
)
from ui.pages.insertion.parent.part import Part
from ui.widgets.basics import Button
from ui.widgets.section import Deed, Row

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView

SHOWN = 4


class AppointmentsPart(Part):
    """Planned ones from today on, and what may be done with them."""

    def __init__(self, view: "ParentView") -> None:
        super().__init__(view, "Rendez-vous", name="appointments", add="Prévoir", begin=self.begin)
        self._moving: Interview | None = None
        self._whole = 0
        self.form = PlanForm(self._day)
        self.form.when.changed.connect(self._check)
        self.moving = MoveForm(self._day)
        self.moving.when.changed.connect(self._check_move)
        self.series = SeriesForm(self)
        self.fate = FateForm()
        self.attach(self.fate, self._note_fate)
        self.attach(self.form, self._plan)
        self.attach(self.moving, self._move)
        self.attach(self.series, self._plan_series)
        self.regular = Button(
            "Réguliers…", self.begin_series, kind="link", name="Prévoir des rendez-vous réguliers"
        )
        self.regular.setObjectName("parent_appointments_series")
        self.heading.insertWidget(self.heading.count() - 1, self.regular)

    def _day(self) -> date:
        return self.today

    def show_sheet(self) -> None:
        self.add.setVisible(self.is_open)
        self.regular.setVisible(self.is_open)
        for field in (self.form.when, self.moving.when, self.series.series):
            field.usual = self.sheet.settings.interview_minutes
        planned = [
            one
            for one in self.sheet.interviews
            if one.state is InterviewState.PLANNED and one.day >= self.today
        ]
        shown = len(planned) if self._whole == self.sheet.path.id else SHOWN
        rows = [self._row(one) for one in planned[:shown]]
        if len(planned) > shown:
            more = french.plural(len(planned) - shown, "autre rendez-vous", "autres rendez-vous")
            whole = Deed(words="Montrer", act=self._show_whole, name="appointments_whole")
            rows.append(Row(text=f"et {more}", tone="muted", deeds=(whole,)))
        self.show_rows(rows, "Aucun rendez-vous à venir.")

    def _show_whole(self) -> None:
        self._whole = self.sheet.path.id
        self.show_sheet()

    def _row(self, one: Interview) -> Row:
        subject = insertion_codes.SUBJECTS[one.subject]
        text = f"{french.capitalised(french.day_of_week(one.day))}, {french.hour(one.start)}"
        note = f"{french.duration(one.minutes)}, {insertion_codes.MEDIUMS[one.medium]}, {subject}"
        deeds: tuple[Deed, ...] = ()
        if self.is_open:
            deeds = (
                Deed(
                    words="Noter",
                    act=partial(self.view.page.log_interview, one.path_id, one),
                    name=f"log_{one.id}",
                ),
                Deed(words="Déplacer", act=partial(self.begin_move, one), name=f"move_{one.id}"),
                Deed(words="Annuler…", act=partial(self._begin_fate, one), name=f"cancel_{one.id}"),
            )
        return Row(text=text, note=note, deeds=deeds)

    def begin(self) -> None:
        """One more."""
        self.form.fill(None, subject=Subject.FOLLOW_UP, medium=Medium.ON_SITE)
        self.open_form(self.form)

    def begin_move(self, interview: Interview) -> None:
        """The same at another time."""
        self._moving = interview
        self.moving.fill(None)
        self.open_form(self.moving)

    def begin_series(self) -> None:
        """Several at once."""
        self.series.fill(None)
        self.series.preview.setText("")
        self.open_form(self.series)

    def wanted(self, made: Appointment) -> Interview:
        """The appointment as an interview of this path."""
        path = self.sheet.path
        return Interview(
            path_id=path.id,
            user_id=path.referent_id or self.session.user.id,
            day=made.day,
            start=made.start,
            minutes=made.minutes,
        )

    def _check(self) -> None:
        self._tell(self.form.when, None)

    def _check_move(self) -> None:
        self._tell(self.moving.when, self._moving)

    def _tell(self, field: AppointmentField, moving: Interview | None) -> None:
        """What planning would say, under the field, while it is typed."""
        with Guard(Quiet()):
            made = field.value()
            if made is None:
                return
            wanted = self.wanted(made)
            if moving is not None:
                wanted = replace(moving, day=made.day, start=made.start)
            tell_appointment(self.session, field, self.sheet.path, wanted)

    def _plan(self) -> None:
        made = self.form.when.filled()
        wanted = self.wanted(made)
        plan_interview(
            self.session,
            replace(wanted, subject=self.form.subject.filled(), medium=self.form.medium.filled()),
        )

    def _move(self) -> None:
        assert self._moving is not None
        made = self.moving.when.filled()
        move_interview(
            self.session, self._moving, made.day, made.start, asked_by=self.moving.asked_by.value()
        )

    def _begin_fate(self, interview: Interview) -> None:
        self._moving = interview
        self.fate.fill(None)
        self.open_form(self.fate)

    def _note_fate(self) -> None:
        interview, fate = self._moving, self.fate.fate.filled()
        assert interview is not None
        if fate is Fate.MISTAKE:
            remove_interview(self.session, interview)
        else:
            state = InterviewState.EXCUSED if fate is Fate.EXCUSED else InterviewState.CANCELLED
            record_interview(self.session, replace(interview, state=state))

    def _typed_series(self) -> Series:
        found = self.series.series.filled()
        return Series(
            weekdays=found.weekdays,
            start=found.start,
            minutes=found.minutes,
            first_day=self.today + timedelta(days=1),
            last_day=found.last_day,
        )

    def preview(self) -> None:
        """What the series would plan, and what it would leave out."""
        self.series.preview.setText("")
        with Guard(Quiet()):
            found = preview_series(self.session, self.sheet.path, self._typed_series())
            self.series.preview.setText(preview_words(found))

    def _plan_series(self) -> None:
        plan_series(self.session, self.sheet.path, self._typed_series())
