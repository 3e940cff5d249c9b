"""A parent's page: one thread of everything, and at its right what holds now, changed in place by keyboard."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.families.records import Child
from app.insertion.actions import ActionKind, ActionState, PlanAction
from app.insertion.care_requests import CareRequest, RequestAnswer, RequestSpan
from app.insertion.engagements import Engagement
from app.insertion.engaging import renew_engagement
from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.follow_ups import FollowUpAnswer, answer_check
from app.insertion.interviewing import plan_interview
from app.insertion.interviews import Interview, InterviewMove, InterviewState, MovedBy
from app.insertion.job_spells import JobSpell
from app.insertion.needs import Need, NeedLevel
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation, Work
from app.insertion.work_agenda import note_work
from app.insertion.work_events import WorkEvent, WorkKind
from app.session import Session
from app.spans import Span
from tests.app.records import parent
from tests.builders import FixedClock
from tests.ui.pages.bich import ENTRY, MONDAY, clock, counsellor, interview_of, page, path, window
from tests.ui.pages.insertion import CONTROL, ModelTester, choose, focused, plain, press, type_into, type_text
from ui.foot import SAVED
from ui.forms import Form
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.parent.thread_model import rows_of
from ui.pages.insertion.parent_view import ParentView
from ui.widgets.basics import Button
from ui.widgets.section import Section
from ui.window import Window

__all__ = ["clock", "counsellor", "page", "path", "window"]


@pytest.fixture
def view(page: InsertionPage, path: InsertionPath) -> ParentView:
    page.show_parent(path.id)
    return page.parent_view


def words(section: Section) -> str:
    return plain(" | ".join(label.text() for label in section.findChildren(QLabel) if label.isVisible()))


def act(view: ParentView, name: str) -> None:
    """Does what a row offers, as a button or in its menu."""
    button = view.findChild(Button, name)
    if button is not None:
        button.click()
        return
    action = view.findChild(QAction, name)
    assert action is not None, name
    action.trigger()


def submit(qtbot: QtBot, form: Form) -> None:
    """Ctrl+Enter in the form."""
    name = next(iter(form.fields))
    form.fields[name].setFocus()
    press(qtbot, Qt.Key.Key_Return, CONTROL)


def rows(view: ParentView) -> list[str]:
    return [plain(row.words.title) for row in view.list.model_.rows if row.words is not None]


def test_the_model_of_the_thread_is_sound(qtmodeltester: ModelTester, view: ParentView) -> None:
    qtmodeltester.check(view.list.model_)


def test_the_head_says_who_it_is_and_where_the_engagement_stands(view: ParentView) -> None:
    assert view.head.name.text() == "Thị Bích Nguyễn"
    assert plain(view.head.relation.text()) == "Parent de Minh Anh, 14 mois"
    assert plain(view.head.term.text()) == "Engagement jusqu’au 13 janvier 2027"
    assert plain(view.head.left.text()) == "1 renouvellement possible"
    assert plain(view.head.start.text()) == "Commencer l’entretien"


def test_the_thread_is_filtered_by_kind_with_its_counts(view: ParentView) -> None:
    everything = len(rows(view))
    view.filter.choose("interviews")
    assert rows(view) == ["Entretien prévu", "Entretien tenu, 45 min", "Entretien tenu, 45 min"]
    view.filter.choose("all")
    assert len(rows(view)) == everything


def test_enter_on_an_interview_opens_it_and_escape_comes_back(
    qtbot: QtBot, view: ParentView, page: InsertionPage
) -> None:
    assert focused() is view.list
    press(qtbot, Qt.Key.Key_Return)
    assert page.shown.name == "interview"
    press(qtbot, Qt.Key.Key_Escape)
    assert page.shown.name == "parent"


def test_an_action_is_added_in_one_line_from_the_thread(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_A)
    type_text(qtbot, "envoyer le CV à la clinique, vendredi")
    press(qtbot, Qt.Key.Key_Return)
    (made,) = counsellor.store.find(PlanAction, label="envoyer le CV à la clinique")
    assert (made.due_day, made.kind) == (date(2026, 11, 27), ActionKind.CV_LETTER)
    assert "Actions ouvertes 4" in words(view.plan)


def test_an_action_done_by_mistake_is_opened_again_from_the_thread(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    (late,) = [one for one in counsellor.store.find(PlanAction) if one.is_overdue(MONDAY)]
    act(view, f"action_done_{late.id}")
    assert counsellor.store.get(PlanAction, late.id).state is ActionState.DONE
    done = view.list.model_.rows
    at = next(n for n, row in enumerate(done) if row.words and row.words.title.startswith("Action faite"))
    view.list.setFocus()
    view.list.setCurrentIndex(view.list.model_.index(at, 0))
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert counsellor.store.get(PlanAction, late.id).state is ActionState.OPEN


def test_an_action_given_up_says_why(qtbot: QtBot, view: ParentView, counsellor: Session) -> None:
    one = counsellor.store.find(PlanAction)[0]
    act(view, f"action_drop_{one.id}")
    type_into(qtbot, view.plan.dropping, "result", "L’agence a fermé")
    press(qtbot, Qt.Key.Key_Return)
    found = counsellor.store.get(PlanAction, one.id)
    assert (found.state, found.result) == (ActionState.DROPPED, "L’agence a fermé")


def test_an_appointment_is_moved_and_where_it_stood_is_told(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    (one,) = counsellor.store.find(Interview, state=InterviewState.PLANNED)
    act(view, f"move_{one.id}")
    type_into(qtbot, view.appointments.moving, "day", "mer 10h")
    choose(qtbot, view.appointments.moving, "asked_by", "le parent")
    submit(qtbot, view.appointments.moving)
    (moved,) = counsellor.store.find(Interview, state=InterviewState.PLANNED)
    assert (moved.day, moved.start) == (date(2026, 11, 25), 600)
    (trace,) = counsellor.store.find(InterviewMove)
    assert (trace.from_day, trace.from_start, trace.asked_by) == (MONDAY, 840, MovedBy.PARENT)


def test_a_third_appointment_of_the_week_is_named_while_it_is_typed_and_refused_when_asked_for(
    qtbot: QtBot, view: ParentView, counsellor: Session, path: InsertionPath
) -> None:
    plan_interview(counsellor, replace(interview_of(path, counsellor), day=date(2026, 11, 26)))
    view.list.setFocus()
    press(qtbot, Qt.Key.Key_R)
    form = view.appointments.form
    type_into(qtbot, form, "day", "ven 10h")
    assert "lundi 23 novembre" in plain(form.when.note)
    press(qtbot, Qt.Key.Key_Return)
    assert "lundi 23 novembre" in plain(form.when.refusal)
    assert "jeudi 26 novembre" in plain(form.when.refusal)
    assert form.when.line.text() == "ven 10h"
    assert len(counsellor.store.find(Interview, state=InterviewState.PLANNED)) == 2


def test_two_interviews_at_one_time_are_refused_in_their_place(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_R)
    type_into(qtbot, view.appointments.form, "day", "auj 14h15")
    press(qtbot, Qt.Key.Key_Return)
    assert "14 h" in plain(view.appointments.form.when.refusal)
    assert len(counsellor.store.find(Interview, state=InterviewState.PLANNED)) == 1


def test_regular_appointments_are_previewed_with_what_they_would_leave_out(
    qtbot: QtBot, view: ParentView, counsellor: Session, path: InsertionPath
) -> None:
    plan_interview(counsellor, replace(interview_of(path, counsellor), day=date(2026, 12, 2)))
    act(view, "parent_appointments_series")
    form = view.appointments.series
    type_into(qtbot, form, "series", "mardi et vendredi 9 h, jusqu’au terme")
    preview = plain(form.preview.text())
    # From Tuesday 24 November to Tuesday 12 January: 15 of them; two weeks have one already.
    assert preview.startswith("13 rendez-vous, du 24 novembre 2026 au 12 janvier 2027")
    assert "Laissé de côté : vendredi 27 novembre" in preview
    assert "Laissé de côté : vendredi 4 décembre" in preview
    submit(qtbot, form)
    assert len(counsellor.store.find(Interview, state=InterviewState.PLANNED)) == 15


def test_a_renewal_asks_for_the_bilan_first_and_follows_the_table_of_months(
    qtbot: QtBot, view: ParentView, counsellor: Session, clock: FixedClock
) -> None:
    clock.set(datetime(2027, 1, 11, 9, 0))
    act(view, "engagement_renew")
    form = view.engagement.renewal
    assert plain(form.told.text()) == "Du 14 janvier au 13 avril 2027"
    submit(qtbot, form)
    assert "obligatoire" in form.fields["bilan"].refusal or "bilan" in form.fields["bilan"].refusal
    type_into(qtbot, form, "bilan", "Deux immersions, une promesse d’embauche.")
    submit(qtbot, form)
    first, second = sorted(counsellor.store.find(Engagement), key=lambda one: one.first_day)
    assert (first.bilan, first.bilan_on) == ("Deux immersions, une promesse d’embauche.", date(2027, 1, 11))
    assert (second.first_day, second.last_day, second.renewal) == (
        date(2027, 1, 14),
        date(2027, 4, 13),
        1,
    )


def test_a_renewal_after_the_maximum_is_refused_by_a_sentence(
    qtbot: QtBot, view: ParentView, counsellor: Session, clock: FixedClock
) -> None:
    clock.set(datetime(2027, 1, 11, 9, 0))
    act(view, "engagement_renew")
    type_into(qtbot, view.engagement.renewal, "bilan", "Fait.")
    submit(qtbot, view.engagement.renewal)
    act(view, "engagement_renew")
    assert view.engagement.renewal.isHidden()
    assert "six mois" in words(view.engagement) or "6 mois" in words(view.engagement)
    assert len(counsellor.store.find(Engagement)) == 2


@pytest.mark.parametrize("day", ["13/10/2026", "14/01/2027", "13/01/2027"])
def test_an_early_end_outside_the_engagement_is_refused_under_its_day(
    qtbot: QtBot, view: ParentView, counsellor: Session, day: str
) -> None:
    act(view, "engagement_end")
    type_into(qtbot, view.engagement.end, "ended_on", day)
    choose(qtbot, view.engagement.end, "end_reason", "emploi")
    submit(qtbot, view.engagement.end)
    assert "13 janvier 2027" in plain(view.engagement.end.fields["ended_on"].refusal)
    assert counsellor.store.find(Engagement)[0].ended_on is None


def test_objectives_and_hours_are_corrected_the_days_stay(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    act(view, "engagement_change")
    type_into(qtbot, view.engagement.change, "weekly_minutes", "24 h 30")
    type_into(qtbot, view.engagement.change, "objectives", "Rencontrer trois employeurs")
    submit(qtbot, view.engagement.change)
    (one,) = counsellor.store.find(Engagement)
    assert (one.weekly_minutes, one.objectives) == (24 * 60 + 30, "Rencontrer trois employeurs")
    assert (one.first_day, one.last_day) == (ENTRY, date(2027, 1, 13))


def test_a_need_is_opened_weighed_again_and_closed(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_B)
    choose(qtbot, view.needs.form, "theme", "mob")
    choose(qtbot, view.needs.form, "intensity", "fort")
    submit(qtbot, view.needs.form)
    (need,) = counsellor.store.find(Need)
    assert "■■■ fort, depuis le 23 novembre" in words(view.needs)
    act(view, f"need_change_{need.id}")
    choose(qtbot, view.needs.change, "closing", "levé")
    submit(qtbot, view.needs.change)
    assert counsellor.store.get(Need, need.id).closed_on == MONDAY
    assert len(counsellor.store.find(NeedLevel)) == 1


def test_a_new_situation_begins_from_the_last_and_says_what_changed(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    act(view, "parent_situation_add")
    choose(qtbot, view.situation.form, "work", "en recherche d’emploi")
    choose(qtbot, view.situation.form, "rsa", "oui")
    submit(qtbot, view.situation.form)
    act(view, "parent_situation_add")
    assert view.situation.form.fields["rsa"].value() is True
    choose(qtbot, view.situation.form, "work", "en formation")
    submit(qtbot, view.situation.form)
    assert [one.work for one in counsellor.store.find(Situation)] == [Work.JOB_SEEKING, Work.TRAINING]
    assert "Situation : en formation" in rows(view)


def test_a_job_interview_and_the_care_it_needs_are_one_move(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    act(view, "parent_work_add")
    form = view.work.form
    choose(qtbot, form, "kind", "entretien")
    type_into(qtbot, form, "label", "Clinique Saint-Luc")
    type_into(qtbot, form, "first_day", "demain")
    type_into(qtbot, form, "spans", "7:30-8:30")
    type_into(qtbot, form, "travel", "35 min")
    assert "6 h 45–9 h 15" in plain(form.care.text())
    submit(qtbot, form)
    (event,) = counsellor.store.find(WorkEvent)
    (request,) = counsellor.store.find(CareRequest)
    (span,) = counsellor.store.find(RequestSpan)
    assert (event.first_day, event.last_day, event.travel) == (date(2026, 11, 24), date(2026, 11, 24), 35)
    assert (request.answer, Span(span.start, span.end)) == (RequestAnswer.WAITING, Span(405, 555))
    assert "en attente de la direction" in words(view.work)


def test_a_weekly_job_asks_for_care_from_its_first_week_on(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    act(view, "parent_work_add")
    form = view.work.form
    choose(qtbot, form, "kind", "emploi")
    type_into(qtbot, form, "label", "Hôtel du Cèdre")
    type_into(qtbot, form, "first_day", "30/11")
    type_into(qtbot, form, "week", "lun-ven 6:30-14:30")
    submit(qtbot, form)
    (request,) = counsellor.store.find(CareRequest)
    assert (request.first_day, request.last_day) == (date(2026, 11, 30), None)
    assert [(one.weekday, one.start, one.end) for one in counsellor.store.find(RequestSpan)] == [
        (day, 390, 870) for day in range(5)
    ]


def test_a_work_event_without_hours_is_refused_under_its_hours(
    qtbot: QtBot, view: ParentView, counsellor: Session
) -> None:
    act(view, "parent_work_add")
    form = view.work.form
    choose(qtbot, form, "kind", "formation")
    type_into(qtbot, form, "label", "Greta")
    type_into(qtbot, form, "first_day", "30/11")
    submit(qtbot, form)
    assert "Il manque les heures" in plain(form.week.refusal)
    assert form.fields["label"].value() == "Greta"
    assert counsellor.store.find(WorkEvent) == []


def test_a_job_with_its_evidence_is_noted(qtbot: QtBot, view: ParentView, counsellor: Session) -> None:
    act(view, "parent_work_job")
    form = view.work.job
    choose(qtbot, form, "kind", "CDI")
    type_into(qtbot, form, "employer", "Clinique Saint-Luc")
    type_into(qtbot, form, "first_day", "23/11")
    type_into(qtbot, form, "weekly_minutes", "35")
    submit(qtbot, form)
    (spell,) = counsellor.store.find(JobSpell)
    assert (spell.employer, spell.weekly_minutes, spell.evidence) == ("Clinique Saint-Luc", 35 * 60, None)
    assert "sans justificatif" in words(view.work)


def test_the_exit_says_which_appointments_it_takes_away_and_goes_with_its_outcome(
    qtbot: QtBot, view: ParentView, counsellor: Session, path: InsertionPath
) -> None:
    plan_interview(counsellor, replace(interview_of(path, counsellor), day=date(2026, 11, 26)))
    (today,) = counsellor.store.find(Interview, day=MONDAY)
    act(view, f"cancel_{today.id}")
    choose(qtbot, view.appointments.fate, "fate", "le parent")
    submit(qtbot, view.appointments.fate)
    act(view, "path_exit")
    form = view.path.leaving
    type_into(qtbot, form, "exit_day", "auj")
    assert plain(view.path.dropped.text()) == (
        "1 rendez-vous prévu ensuite sera retiré de l’agenda.\n3 actions restent ouvertes au plan."
    )
    submit(qtbot, form)
    assert "obligatoire" in plain(form.outcome.refusal)
    choose(qtbot, form, "outcome", "CDI")
    submit(qtbot, form)
    found = counsellor.store.get(InsertionPath, path.id)
    assert (found.exit_day, found.outcome) == (MONDAY, Outcome.CDI)
    assert counsellor.store.find(Interview, state=InterviewState.PLANNED) == []


def test_an_exit_before_the_last_interview_is_refused_under_its_day(
    qtbot: QtBot, view: ParentView, counsellor: Session, path: InsertionPath
) -> None:
    act(view, "path_exit")
    form = view.path.leaving
    type_into(qtbot, form, "exit_day", "19/11")
    choose(qtbot, form, "outcome", "CDI")
    submit(qtbot, form)
    assert "20 novembre" in plain(form.exit_day.refusal)
    assert form.outcome.value() is Outcome.CDI
    assert counsellor.store.get(InsertionPath, path.id).exit_day is None


def test_the_place_is_kept_and_the_check_after_three_months_is_answered(
    qtbot: QtBot, view: ParentView, counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    act(view, "path_exit")
    type_into(qtbot, view.path.leaving, "exit_day", "auj")
    choose(qtbot, view.path.leaving, "outcome", "CDI")
    submit(qtbot, view.path.leaving)
    act(view, "path_keep")
    submit(qtbot, view.path.keep)
    assert counsellor.store.get(InsertionPath, path.id).place_kept_on == MONDAY
    clock.set(datetime(2027, 2, 21, 9, 0))
    view.reload()
    assert "Suivi à 3 mois à faire" not in words(view.path)
    clock.set(datetime(2027, 2, 22, 9, 0))
    view.reload()
    assert "Suivi à 3 mois à faire" in words(view.path)
    act(view, "path_check_3")
    choose(qtbot, view.path.check, "answer", "non joignable")
    submit(qtbot, view.path.check)
    assert "Suivi à 3 mois : non joignable" in rows(view)
    assert "Suivi à 3 mois à faire" not in words(view.path)


def test_a_form_that_is_typed_in_stays_when_something_else_changes(
    qtbot: QtBot, view: ParentView, counsellor: Session, path: InsertionPath
) -> None:
    press(qtbot, Qt.Key.Key_A)
    type_text(qtbot, "à moitié")
    plan_interview(counsellor, replace(interview_of(path, counsellor), day=date(2026, 11, 26)))
    assert not view.plan.form.isHidden()
    assert view.plan.form.label.line.text() == "à moitié"
    press(qtbot, Qt.Key.Key_Escape)
    assert view.plan.form.isHidden()


@pytest.mark.parametrize(
    ("name", "part"),
    [("paper_engagement", "Engagement"), ("paper_slip", "Rendez-vous"), ("paper_thread", "Fil du parcours")],
)
def test_a_paper_is_drawn_over_the_page_and_escape_comes_back(
    qtbot: QtBot, view: ParentView, page: InsertionPage, name: str, part: str
) -> None:
    act(view, name)
    assert plain(page.subtitle) == f"{part} \u203a Thị Bích Nguyễn"
    pane = page.shown.pane  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: pane.preview.pdf is not None, timeout=20_000)
    assert pane.preview.pdf.startswith(b"%PDF")
    press(qtbot, Qt.Key.Key_Escape)
    assert page.shown.name == "parent"


def test_a_certificate_for_days_the_wrong_way_round_is_refused_in_its_place(
    qtbot: QtBot, view: ParentView, page: InsertionPage
) -> None:
    act(view, "paper_certificate")
    type_into(qtbot, view.papers.form, "first", "20/11")
    type_into(qtbot, view.papers.form, "last", "10/11")
    submit(qtbot, view.papers.form)
    assert "vient avant le premier" in plain(view.papers.form.last.refusal)
    type_into(qtbot, view.papers.form, "last", "23/11")
    submit(qtbot, view.papers.form)
    assert page.shown.name == "paper"


def test_the_warning_days_stand_on_the_bar(view: ParentView) -> None:
    term = view.head.bar.term
    assert term is not None
    assert [term.last - timedelta(days=days) for days in term.warnings] == [
        date(2026, 12, 14),
        date(2026, 12, 29),
        date(2027, 1, 6),
    ]


def test_undo_on_the_page_takes_the_last_thing_back(
    qtbot: QtBot, view: ParentView, window: Window, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_A)
    type_text(qtbot, "à reprendre")
    press(qtbot, Qt.Key.Key_Return)
    assert "à reprendre" in words(view.plan)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert "à reprendre" not in words(view.plan)


def test_a_form_being_typed_is_not_thrown_away_for_another_parents_page(
    qtbot: QtBot, page: InsertionPage, view: ParentView, window: Window
) -> None:
    home = parent(page.session, "Mélissa", "Rey")
    other = open_path(page.session, InsertionPath(parent_id=home.id, entry_day=ENTRY))
    press(qtbot, Qt.Key.Key_A)
    type_text(qtbot, "appeler la mairie")
    page.open("path", other.id)
    assert "Une saisie est en cours" in plain(page.banner.sentence)
    assert (view.sheet.path.id != other.id, view.plan.form.label.value()) == (True, "appeler la mairie")
    press(qtbot, Qt.Key.Key_Escape)
    page.open("path", other.id)
    assert (view.sheet.path.id, window.foot.state, page.banner.sentence) == (other.id, SAVED, "")


def test_another_parents_thread_is_shown_whole(page: InsertionPage, view: ParentView) -> None:
    home = parent(page.session, "Mélissa", "Rey")
    other = open_path(page.session, InsertionPath(parent_id=home.id, entry_day=ENTRY))
    view.filter.choose("work")
    page.show_parent(other.id)
    assert view.filter.current == "all"
    assert [row for row in view.list.model_.rows if row.item is not None]


def test_a_day_known_beforehand_gives_way_to_the_one_typed(qtbot: QtBot, view: ParentView) -> None:
    act(view, "path_keep")
    type_text(qtbot, "20/11/2026")
    assert view.path.keep.day.value() == date(2026, 11, 20)


def test_escape_leaves_the_page_where_back_has_the_keyboard(
    qtbot: QtBot, page: InsertionPage, view: ParentView
) -> None:
    page.back_button.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert page.shown is not view


def test_the_head_tells_the_engagement_in_force_and_its_renewal(
    page: InsertionPage, view: ParentView, path: InsertionPath
) -> None:
    assert plain(view.head.left.text()) == "1 renouvellement possible"
    renew_engagement(page.session, path, bilan_on=MONDAY, bilan="Le CV est prêt.")
    page.reload()
    assert plain(view.head.term.text()) == "Engagement jusqu’au 13 janvier 2027"
    assert plain(view.head.left.text()) == "renouvelé jusqu’au 13 avril 2027"


def test_the_engagement_in_force_is_printed_and_corrected_once_it_is_renewed(
    page: InsertionPage, view: ParentView, path: InsertionPath
) -> None:
    renewed = renew_engagement(page.session, path, bilan_on=MONDAY, bilan="Le CV est prêt.", signed_on=MONDAY)
    page.reload()
    first = view.sheet.engagements[0]
    act(view, f"engagement_change_{first.id}")
    assert view.engagement.change.fields["signed_on"].value() == ENTRY
    view.engagement.close_forms()
    act(view, "engagement_remove")
    assert renewed.id not in {one.id for one in page.session.store.find(Engagement)}


def test_the_exit_tells_what_goes_with_it_and_what_stays_open(
    qtbot: QtBot, page: InsertionPage, view: ParentView, path: InsertionPath
) -> None:
    (minh_anh,) = page.session.store.find(Child)
    event = WorkEvent(
        path_id=path.id,
        kind=WorkKind.TRIAL,
        label="Essai",
        first_day=date(2026, 11, 26),
        last_day=date(2026, 11, 26),
    )
    note_work(page.session, event, {3: (Span(540, 600),)}, [minh_anh.id])
    page.reload()
    act(view, "path_exit")
    type_into(qtbot, view.path.leaving, "exit_day", "auj")
    choose(qtbot, view.path.leaving, "outcome", "déménagement")
    said = plain(view.path.dropped.text())
    assert "1 demande d’accueil en attente sera retirée" in said
    assert "3 actions restent ouvertes au plan" in said
    choose(qtbot, view.path.leaving, "outcome", "CDI")
    assert "demande d’accueil" not in plain(view.path.dropped.text())


def test_the_follow_ups_answered_and_to_come_stand_on_the_ended_path(
    page: InsertionPage, view: ParentView, path: InsertionPath, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 11, 23, 18, 0))
    close_path(page.session, path, exit_day=MONDAY, outcome=Outcome.CDI)
    page.reload()
    assert "Suivi à 3 mois | à partir du 22 février 2027" in words(view.path)
    clock.set(datetime(2027, 2, 24, 9, 0))
    answer_check(page.session, path, 3, date(2027, 2, 23), FollowUpAnswer.EMPLOYED)
    page.reload()
    assert "Suivi à 3 mois : en emploi | constaté le 23 février 2027" in words(view.path)
    assert "Suivi à 6 mois | à partir du 22 mai 2027" in words(view.path)


def test_a_day_of_another_year_is_told_with_its_year(view: ParentView, path: InsertionPath) -> None:
    rows = rows_of(view.sheet, date(2027, 1, 4), None)
    told = {row.date_words[0] for row in rows if row.item is not None}
    assert "20/11/2026" in told
    assert not [words for words in told if "2026" in words and "/" not in words]


def test_the_appointments_left_out_are_shown_when_wanted(
    page: InsertionPage, view: ParentView, path: InsertionPath
) -> None:
    for week in range(1, 7):
        plan_interview(
            page.session, replace(interview_of(path, page.session), day=MONDAY + timedelta(weeks=week))
        )
    page.reload()
    assert "autres rendez-vous" in words(view.appointments)
    act(view, "appointments_whole")
    assert "Lundi 4 janvier" in words(view.appointments)
    assert "autres rendez-vous" not in words(view.appointments)
