"""Travail: job interviews, training, trials and jobs with the care they need; jobs found, with their evidence."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.care.care_check import Rule, check_care
from app.insertion.care_requests import CareRequest, RequestAnswer, days_of, withdraw_request
from app.insertion.job_spells import Evidence, JobKind, JobSpell, end_spell, save_spell
from app.insertion.threads import Event
from app.insertion.timeline import Item
from app.insertion.work_agenda import cancel_work, note_work
from app.insertion.work_events import WorkEvent, WorkKind, WorkSpan, needed_care, week_of_event
from app.spans import Span
from ui import french, insertion_codes
from ui.boundary import Guard, Quiet
from ui.codes import offered
from ui.forms import CheckField, ChoiceField, DateField, Need, SpansField, TextField
from ui.insertion_fields import MinutesField, WeekField, WeeklyHoursField
from ui.insertion_words import care_words, hours_words
from ui.pages.insertion.parent.part import Part
from ui.widgets.basics import Button, label
from ui.widgets.section import Deed, RecordForm, Row

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView

NBSP = french.NBSP


class EventForm(RecordForm):
    """What, where, when, how far; and for which children the care is asked."""

    def __init__(self, part: "WorkPart") -> None:
        super().__init__()
        kind: ChoiceField[WorkKind] = ChoiceField(
            "kind", "Rendez-vous", offered(insertion_codes.WORK_KINDS), need=Need.MANDATORY
        )
        self.first_day = DateField("first_day", "Le, ou à partir du", lambda: part.today, need=Need.MANDATORY)
        self.last_day = DateField("last_day", "Jusqu’au", lambda: part.today)
        self.spans = SpansField("spans", "Heures de ce jour")
        self.week = WeekField("week", "Ou heures de la semaine", example="lun-ven 6:30-14:30")
        self.travel = MinutesField("travel", "Trajet, dans chaque sens", example="35 min")
        self.add(kind, TextField("label", "Où, avec qui", need=Need.MANDATORY))
        self.add(self.first_day, self.last_day)
        self.add(self.spans)
        self.add(self.week)
        self.add(self.travel)
        self.care = label("", tone="fine", wrap=True)
        self.care.setObjectName("work_care")
        self.add_widget(self.care)
        self.ask = CheckField("ask", "Demander cet accueil à la direction")
        self.add(self.ask)
        self.buttons("Enregistrer")
        for field in (self.first_day, self.last_day, self.spans, self.week, self.travel):
            field.changed.connect(part.tell_care)

    def typed(self, path_id: int, former: WorkEvent | None) -> tuple[WorkEvent, dict[int, tuple[Span, ...]]]:
        """What is typed. A day's hours make an event of one day; a week's go on until the last day, or without end."""
        values: dict[str, Any] = self.values("kind", "label", "first_day", "last_day")
        spans, week = self.spans.value(), self.week.value()
        if spans:
            week = {values["first_day"].weekday(): spans}
            values["last_day"] = values["first_day"]
        made = WorkEvent(path_id=path_id, travel=self.travel.value() or 0, **values)
        return (replace(made, id=former.id) if former else made), week or {}


class JobForm(RecordForm):
    """A job, and what shows it."""

    def __init__(self, part: "WorkPart") -> None:
        super().__init__()
        kind: ChoiceField[JobKind] = ChoiceField(
            "kind", "Contrat", offered(insertion_codes.JOB_KINDS), need=Need.MANDATORY
        )
        evidence: ChoiceField[Evidence] = ChoiceField(
            "evidence", "Justificatif", offered(insertion_codes.EVIDENCE), need=Need.IMPORTANT
        )
        self.add(kind, TextField("employer", "Employeur"))
        self.add(
            DateField("first_day", "Premier jour", lambda: part.today, need=Need.MANDATORY),
            DateField("last_day", "Dernier jour", lambda: part.today),
        )
        self.add(WeeklyHoursField("weekly_minutes", "Heures par semaine"))
        self.add(evidence, DateField("evidence_on", "Daté du", lambda: part.today))
        self.buttons("Enregistrer l’emploi")


class WorkPart(Part):
    """What is under way or to come, and the jobs."""

    def __init__(self, view: "ParentView") -> None:
        super().__init__(view, "Travail", name="work", add="Rendez-vous", begin=self.begin)
        self._event: WorkEvent | None = None
        self._spell: JobSpell | None = None
        self.form, self.job = EventForm(self), JobForm(self)
        self.attach(self.form, self._save)
        self.attach(self.job, self._save_job)
        self.job_button = Button("Emploi", self.begin_job, kind="link", name="Noter un emploi")
        self.job_button.setObjectName("parent_work_job")
        self.heading.insertWidget(self.heading.count() - 1, self.job_button)

    def show_sheet(self) -> None:
        self.add.setVisible(self.is_open)
        self.job_button.setVisible(self.view.may_edit)
        items = [one for one in self.sheet.thread if one.event in {Event.WORK_EVENT, Event.JOB_BEGUN}]
        rows = [self._event_row(one) for one in items if self._is_current(one)]
        rows += [self._job_row(one.record) for one in items if isinstance(one.record, JobSpell)]
        self.show_rows(rows, "Ni rendez-vous de travail, ni emploi.")

    def _is_current(self, item: Item) -> bool:
        event = item.record
        return (
            isinstance(event, WorkEvent)
            and event.cancelled_on is None
            and (event.last_day is None or event.last_day >= self.today)
        )

    def _event_row(self, item: Item) -> Row:
        event = item.record
        assert isinstance(event, WorkEvent)
        spans = week_of_event(one for one in item.others if isinstance(one, WorkSpan))
        requests = [one for one in item.others if isinstance(one, CareRequest)]
        text = f"{french.capitalised(insertion_codes.WORK_KINDS[event.kind])}, {event.label}"
        facts = [hours_words(event.first_day, event.last_day, spans)]
        facts += [f"{french.duration(event.travel)} de trajet"] if event.travel else []
        facts += [french.uncapitalised(care_words(one, self.sheet)) for one in requests]
        deeds: tuple[Deed, ...] = ()
        if self.is_open:
            deeds = (
                Deed(
                    words="Modifier", act=partial(self.begin, event, spans), name=f"event_change_{event.id}"
                ),
                Deed(words="Annuler", act=partial(self._cancel, event), name=f"event_cancel_{event.id}"),
            )
        elif self.view.may_edit:
            deeds = tuple(
                Deed(
                    words="Retirer la demande",
                    act=partial(self._withdraw, one),
                    name=f"request_drop_{one.id}",
                )
                for one in requests
                if one.answer is RequestAnswer.WAITING
            )
        return Row(text=text, note=f"{NBSP}; ".join(facts), deeds=deeds)

    def _job_row(self, spell: JobSpell) -> Row:
        text = insertion_codes.JOB_KINDS[spell.kind] + (f", {spell.employer}" if spell.employer else "")
        facts = [french.period(spell.first_day, spell.last_day)]
        facts += [f"{french.hours(spell.weekly_minutes)} par semaine"] if spell.weekly_minutes else []
        facts.append(insertion_codes.EVIDENCE[spell.evidence] if spell.evidence else "sans justificatif")
        deeds: list[Deed] = []
        if self.view.may_edit:
            deeds.append(
                Deed(words="Modifier", act=partial(self.begin_job, spell), name=f"job_change_{spell.id}")
            )
            if spell.last_day is None:
                deeds.append(
                    Deed(words="Fin aujourd’hui", act=partial(self._end, spell), name=f"job_end_{spell.id}")
                )
        return Row(text=text, note=", ".join(facts), deeds=tuple(deeds))

    def begin(self, event: WorkEvent | None = None, week: dict[int, tuple[Span, ...]] | None = None) -> None:
        """Opens the form on an event, or on a new one."""
        self._event = event
        if event is None:
            self.form.fill(None, ask=True)
        else:
            dated = week is not None and event.is_dated
            hours = week.get(event.first_day.weekday()) if week and dated else None
            self.form.fill(event, spans=hours, week=None if dated else week, ask=True)
        self.tell_care()
        self.open_form(self.form)

    def begin_job(self, spell: JobSpell | None = None) -> None:
        """Opens the form on a job, or on a new one."""
        self._spell = spell
        self.job.fill(spell)
        self.open_form(self.job)

    def tell_care(self) -> None:
        """The care that what is typed would need."""
        self.form.care.setText("")
        with Guard(Quiet()):
            event, week = self.form.typed(self.sheet.path.id, self._event)
            if not week:
                return
            care = needed_care(event, week)
            who = french.listed([child.first_name for child in self.sheet.children])
            needed = hours_words(care.first_day, care.last_day, care.week)
            said = [f"Accueil nécessaire{f' pour {who}' if who else ''}{NBSP}: {needed}"]
            days = days_of(care.first_day, care.last_day, care.week)
            for child in self.sheet.children[:1]:
                closed = {Rule.CLOSED, Rule.OUTSIDE_OPENING}
                found = [one for one in check_care(self.session, child, days).findings if one.rule in closed]
                said += [f"▲ {one.sentence}" for one in found[:1]]
            self.form.care.setText("\n".join(said))

    def _save(self) -> None:
        event, week = self.form.typed(self.sheet.path.id, self._event)
        asked = (
            [child.id for child in self.sheet.children if child.ended_on is None]
            if self.form.ask.read()
            else []
        )
        note_work(self.session, event, week, asked)

    def _save_job(self) -> None:
        former = self._spell
        spell = JobSpell(path_id=self.sheet.path.id, **self.job.values())
        save_spell(self.session, replace(spell, id=former.id) if former else spell)

    def _cancel(self, event: WorkEvent) -> None:
        self.do(lambda: cancel_work(self.session, event, self.today))

    def _withdraw(self, request: CareRequest) -> None:
        self.do(lambda: withdraw_request(self.session, request))

    def _end(self, spell: JobSpell) -> None:
        self.do(lambda: end_spell(self.session, spell, self.today))
