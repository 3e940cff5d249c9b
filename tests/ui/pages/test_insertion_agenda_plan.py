"""The agenda at work: what stands there opens, interviews are planned and moved in it, and it is carried away."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewMove, InterviewState, MovedBy, Subject
from app.insertion.meetings import Meeting, MeetingEntry, save_meeting
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkKind, save_event
from app.users import Role, User
from tests.app.records import h, span
from tests.ui.pages.insertion import ALT, CONTROL, choose, focused, press, type_into, type_text
from tests.ui.pages.quiet_creche import (
    MONDAY,
    SEPTEMBER,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    bich,
    counsellor,
    page,
    plain,
    umit,
    window,
)
from ui.foot import DRAFT, SAVED
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.agenda_view import AgendaView
from ui.pages.insertion.meetings_view import MeetingsView
from ui.pages.insertion.paper_view import PaperView
from ui.widgets.basics import Button
from ui.window import Window

__all__ = ["bich", "counsellor", "page", "umit", "window"]


@pytest.fixture
def agenda(page: InsertionPage) -> AgendaView:
    """Her agenda, this Monday at 8:47; nothing stands there."""
    page.show_tab("agenda")
    found = page.shown
    assert isinstance(found, AgendaView)
    return found


def plan(agenda: AgendaView, path: InsertionPath, day: date, start: str, **fields: object) -> Interview:
    known = {"user_id": agenda.session.user.id, **fields}
    wanted = Interview(path_id=path.id, day=day, start=h(start), **known)  # type: ignore[arg-type]
    return plan_interview(agenda.session, wanted)


def go_to(agenda: AgendaView, day: date, start: str) -> None:
    agenda.grid.setFocus()
    agenda.grid.go_to_minute(agenda.days.days.index(day), h(start))


def planned(agenda: AgendaView) -> list[Interview]:
    return agenda.session.store.find(Interview, state=InterviewState.PLANNED)


def told(agenda: AgendaView) -> str:
    """What stands under « Quand »."""
    labels = agenda.side.form.when.findChildren(QLabel)
    texts = [
        plain(one.text()) for one in labels if one.isVisible() and one.property("tone") in {"fine", "amber"}
    ]
    return " ".join(texts)


def test_enter_opens_the_interview_and_alt_left_comes_back_to_it(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    one = plan(agenda, bich, TUESDAY, "10:00")
    go_to(agenda, TUESDAY, "10:00")
    press(qtbot, Qt.Key.Key_Return)
    assert agenda.page.shown.name == "interview"
    assert plain(agenda.page.subtitle) == "Entretien \u203a Nguyễn Thị Bích, mardi 24 novembre 2026"
    press(qtbot, Qt.Key.Key_Left, ALT)
    entry = agenda.grid.current_entry()
    assert agenda.page.shown.name == "agenda"
    assert entry is not None
    assert entry.record == one


def test_enter_on_a_meeting_shows_it_among_the_others(qtbot: QtBot, agenda: AgendaView) -> None:
    save_meeting(agenda.session, MeetingEntry(meeting=Meeting(day=WEDNESDAY)))
    meeting = Meeting(day=TUESDAY, start=h("10:00"), title="Comité de suivi")
    save_meeting(agenda.session, MeetingEntry(meeting=meeting))
    go_to(agenda, TUESDAY, "10:00")
    press(qtbot, Qt.Key.Key_Return)
    shown = agenda.page.shown
    assert isinstance(shown, MeetingsView)
    assert shown.form.title.value() == "Comité de suivi"


def test_enter_on_a_parents_work_shows_the_parents_page(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    event = WorkEvent(
        path_id=bich.id, kind=WorkKind.JOB_INTERVIEW, label="Clinique", first_day=TUESDAY, last_day=TUESDAY
    )
    save_event(agenda.session, event, {1: (span("10:00", "11:00"),)})
    go_to(agenda, TUESDAY, "10:00")
    press(qtbot, Qt.Key.Key_Return)
    assert agenda.page.parent_view.sheet.path == bich


def test_what_stands_above_the_hours_is_listed_and_opens_from_there(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    event = WorkEvent(path_id=bich.id, kind=WorkKind.TRAINING, label="CAP", first_day=SEPTEMBER)
    save_event(agenda.session, event, {1: (span("9:00", "12:00"), span("13:00", "17:00"))})
    save_meeting(agenda.session, MeetingEntry(meeting=Meeting(day=TUESDAY)))
    go_to(agenda, TUESDAY, "8:00")
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Return)
    names = [plain(one.accessibleName()) for one in agenda.side.listed.findChildren(Button)]
    assert names == [
        "Fermer",
        "Ouvrir : Concertation, heure à fixer, prévue, interne",
        "Ouvrir : Nguyễn Thị Bích, 9 h–12 h, 13 h–17 h, formation, CAP",
    ]
    press(qtbot, Qt.Key.Key_Escape)
    assert (agenda.side.isVisible(), focused()) == (False, agenda.grid)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Return)
    assert agenda.page.shown is agenda.page.parent_view


def test_an_interview_is_planned_where_it_is_free_by_keyboard_alone(
    qtbot: QtBot, window: Window, agenda: AgendaView, bich: InsertionPath
) -> None:
    go_to(agenda, THURSDAY, "14:30")
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is agenda.side.path_id.control
    type_text(qtbot, "Ng")
    press(qtbot, Qt.Key.Key_Return)
    assert window.foot.state == DRAFT
    assert told(agenda) == "jeudi 26 novembre, 14 h 30, 45 min"
    choose(qtbot, agenda.side.form, "subject", "bilan")
    press(qtbot, Qt.Key.Key_Return)
    (found,) = planned(agenda)
    assert (found.path_id, found.day, found.start, found.minutes) == (bich.id, THURSDAY, h("14:30"), 45)
    assert (found.subject, found.user_id) == (Subject.BILAN, agenda.session.user.id)
    entry = agenda.grid.current_entry()
    assert entry is not None
    assert entry.record == found
    assert (focused(), agenda.side.isVisible(), window.foot.state) == (agenda.grid, False, SAVED)
    window.undo()
    assert planned(agenda) == []


def test_planned_from_an_appointment_the_next_one_begins_where_it_ends(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    plan(agenda, bich, TUESDAY, "10:00", minutes=50)
    go_to(agenda, TUESDAY, "10:00")
    press(qtbot, Qt.Key.Key_N, CONTROL)
    made = agenda.side.form.when.filled()
    assert (made.day, made.start) == (TUESDAY, h("10:50"))


def test_the_week_and_the_hour_are_checked_while_one_types(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath, umit: InsertionPath
) -> None:
    for day in (TUESDAY, THURSDAY):
        plan(agenda, bich, day, "9:00")
    go_to(agenda, WEDNESDAY, "9:00")
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Ng")
    press(qtbot, Qt.Key.Key_Return)
    assert "Deux entretiens sont déjà prévus ou tenus cette semaine-là" in told(agenda)
    press(qtbot, Qt.Key.Key_Up)
    assert agenda.side.path_id.value() == umit.id
    assert told(agenda) == "mercredi 25 novembre, 9 h, 45 min"
    type_into(qtbot, agenda.side.form, "day", "mardi 9h15")
    assert "Inès Faure a déjà un entretien mardi 24 novembre 2026 à 9 h avec Nguyễn Thị Bích." in told(agenda)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", "Ce renseignement est obligatoire"),
        ("plus tard", "n’est pas un rendez-vous"),
        ("jeudi", "Il manque l’heure du jeudi 26 novembre"),
        ("jeudi 25h", "25"),
        ("jeudi 9h, 0 min", "Un entretien dure de 1 minute à 4 h"),
        ("jeudi 9h, 241 min", "Un entretien dure de 1 minute à 4 h"),
        ("20/11 9h", "Le 20 novembre 2026 est passé"),
        ("30/8 9h", "vient avant l’entrée dans le parcours"),
    ],
)
def test_a_time_that_can_not_be_is_refused_under_it_with_everything_still_typed(
    qtbot: QtBot, agenda: AgendaView, umit: InsertionPath, typed: str, refusal: str
) -> None:
    go_to(agenda, THURSDAY, "9:00")
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Ümit")
    type_into(qtbot, agenda.side.form, "day", typed)
    if not typed:
        agenda.side.form.when.line.clear()
    press(qtbot, Qt.Key.Key_Return)
    assert refusal in plain(agenda.side.form.when.refusal)
    assert (agenda.side.path_id.value(), agenda.side.form.when.line.text()) == (umit.id, typed)
    assert planned(agenda) == []


def test_without_a_parent_it_is_refused_at_the_parent(qtbot: QtBot, agenda: AgendaView) -> None:
    go_to(agenda, THURSDAY, "9:00")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert "obligatoire" in agenda.side.path_id.refusal
    assert agenda.side.isVisible()


def test_another_free_hour_chosen_in_the_grid_changes_the_hour_alone(
    qtbot: QtBot, agenda: AgendaView, umit: InsertionPath
) -> None:
    go_to(agenda, THURSDAY, "9:00")
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Ümit")
    go_to(agenda, WEDNESDAY, "11:00")
    press(qtbot, Qt.Key.Key_Return)
    made = agenda.side.form.when.filled()
    assert (agenda.side.path_id.value(), made.day, made.start) == (umit.id, WEDNESDAY, h("11:00"))


def test_what_is_typed_stays_when_the_agenda_is_read_again_and_goes_with_escape(
    qtbot: QtBot, window: Window, agenda: AgendaView, bich: InsertionPath, umit: InsertionPath
) -> None:
    go_to(agenda, THURSDAY, "9:00")
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Ümit")
    press(qtbot, Qt.Key.Key_Return)
    plan(agenda, bich, TUESDAY, "9:00")
    assert (agenda.side.path_id.value(), window.foot.state) == (umit.id, DRAFT)
    press(qtbot, Qt.Key.Key_Escape)
    assert (agenda.side.isVisible(), window.foot.state, focused()) == (False, SAVED, agenda.grid)
    press(qtbot, Qt.Key.Key_Return)
    assert agenda.side.path_id.read() is None


def test_in_everybodys_agenda_whoever_follows_the_parent_is_to_hold_the_interview(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath, umit: InsertionPath
) -> None:
    with agenda.session.store.atomic("add_person"):
        sam = agenda.session.store.add(User(login="sam", name="Sam Petit", role=Role.COUNSELLOR))
        agenda.session.store.change(replace(bich, referent_id=sam.id))
    agenda.bar.whose.choose("all")
    go_to(agenda, THURSDAY, "9:00")
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Ng")
    press(qtbot, Qt.Key.Key_Return)
    assert agenda.side.user_id.value() == sam.id
    press(qtbot, Qt.Key.Key_Return)
    assert [one.user_id for one in planned(agenda)] == [sam.id]


def test_an_interview_is_moved_and_where_it_stood_is_kept(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    one = plan(agenda, bich, TUESDAY, "10:00")
    go_to(agenda, TUESDAY, "10:00")
    press(qtbot, Qt.Key.Key_D)
    assert plain(agenda.side.about.text()) == "Nguyễn Thị Bích, mardi 24 novembre, 10 h"
    type_text(qtbot, "mardi 10h")
    press(qtbot, Qt.Key.Key_Return)
    assert "C’est déjà ce jour et cette heure" in agenda.side.moving.when.refusal
    type_into(qtbot, agenda.side.moving, "day", "jeudi 11h")
    choose(qtbot, agenda.side.moving, "asked_by", "le")
    press(qtbot, Qt.Key.Key_Return)
    (moved,) = planned(agenda)
    assert (moved.id, moved.day, moved.start) == (one.id, THURSDAY, h("11:00"))
    (trace,) = agenda.session.store.find(InterviewMove)
    assert (trace.from_day, trace.from_start, trace.asked_by) == (TUESDAY, h("10:00"), MovedBy.PARENT)
    entry = agenda.grid.current_entry()
    assert entry is not None
    assert entry.record == moved


def test_the_other_time_may_be_chosen_in_the_grid(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    plan(agenda, bich, TUESDAY, "10:00")
    go_to(agenda, TUESDAY, "10:00")
    press(qtbot, Qt.Key.Key_D)
    go_to(agenda, WEDNESDAY, "15:30")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert [(one.day, one.start) for one in planned(agenda)] == [(WEDNESDAY, h("15:30"))]


def test_what_has_a_state_is_not_moved(qtbot: QtBot, agenda: AgendaView, bich: InsertionPath) -> None:
    held = Interview(
        path_id=bich.id,
        user_id=agenda.session.user.id,
        day=MONDAY,
        start=h("8:00"),
        state=InterviewState.HELD,
    )
    record_interview(agenda.session, held)
    go_to(agenda, MONDAY, "8:00")
    assert not agenda.bar.move_button.isEnabled()
    press(qtbot, Qt.Key.Key_D)
    assert not agenda.side.isVisible()


def test_ones_own_agenda_is_carried_away_with_initials_only(
    agenda: AgendaView, bich: InsertionPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "agenda.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    plan(agenda, bich, TUESDAY, "10:00")
    (act,) = agenda.bar.export_button.menu().actions()
    act.trigger()
    (event,) = Calendar.from_ical(wanted.read_bytes()).walk("VEVENT")
    assert (event.decoded("dtstart"), plain(str(event["summary"]))) == (
        datetime(2026, 11, 24, 10, 0),
        "Entretien N. B., suivi",
    )
    assert "Bích".encode() not in wanted.read_bytes()


def test_an_empty_agenda_is_not_carried_away(
    agenda: AgendaView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "agenda.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    agenda.export_calendar()
    assert plain(agenda.page.banner.sentence) == (
        "Votre agenda est vide du 16 novembre 2026 au 21 février 2027 : il n’y a rien à exporter."
    )
    assert not wanted.exists()


def test_a_folder_that_can_not_be_written_is_told_on_the_page(
    agenda: AgendaView, bich: InsertionPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = str(tmp_path / "absent" / "agenda.ics")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))
    plan(agenda, bich, TUESDAY, "10:00")
    agenda.export_calendar()
    assert "le dossier n’existe pas" in agenda.page.banner.sentence


def test_the_week_is_printed_over_the_agenda_and_alt_left_comes_back(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    plan(agenda, bich, TUESDAY, "10:00")
    agenda.bar.print_button.click()
    assert plain(agenda.page.subtitle) == "Agenda \u203a semaine 48"
    shown = agenda.page.shown
    assert isinstance(shown, PaperView)
    qtbot.waitUntil(lambda: shown.pane.preview.pdf is not None)
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert agenda.page.shown.name == "agenda"
