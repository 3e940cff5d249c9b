"""An interview is logged on one screen by keyboard alone; a draft is kept; what is refused loses nothing."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.drafts import drafts_of
from app.insertion.actions import ActionKind, ActionState, PlanAction
from app.insertion.interview_entry import FORM
from app.insertion.interviewing import plan_interview
from app.insertion.interviews import Interview, InterviewMove, InterviewState, Medium, Subject
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote, read_note
from app.people import add_person
from app.session import Session, log_in
from app.users import Role
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock
from tests.ui.pages.bich import HERS, MONDAY, clock, counsellor, interview_of, page, path, window
from tests.ui.pages.insertion import ALT, CONTROL, plain, press, type_into, type_text
from ui.foot import DRAFT, SAVED
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.day_view import DayView
from ui.pages.insertion.interview_view import InterviewView
from ui.window import Window

__all__ = ["HERS", "clock", "counsellor", "page", "path", "window"]


@pytest.fixture
def view(qtbot: QtBot, page: InsertionPage) -> InterviewView:
    """Today's appointment, opened from the day by Enter."""
    press(qtbot, Qt.Key.Key_Return)
    assert page.shown is page.interview_view
    return page.interview_view


def today(session: Session) -> Interview:
    (found,) = session.store.find(Interview, day=MONDAY)
    return found


def test_logging_an_interview_from_the_counsellors_home_takes_at_most_twelve_keys(
    qtbot: QtBot, page: InsertionPage, counsellor: Session
) -> None:
    note = "Répétition de l’entretien de demain : deux passages, le second très clair."
    pressed = 0

    def key(*keys: Qt.Key | Qt.KeyboardModifier) -> None:
        nonlocal pressed
        pressed += len(keys)
        which, *held = keys
        assert isinstance(which, Qt.Key)
        press(qtbot, which, *[one for one in held if isinstance(one, Qt.KeyboardModifier)])

    key(Qt.Key.Key_Return)  # the appointment under the cursor
    type_text(qtbot, note)
    key(Qt.Key.Key_1, ALT)  # the first open action is done
    key(Qt.Key.Key_2, ALT)  # and the second
    key(Qt.Key.Key_R, ALT)  # the next appointment as proposed
    key(Qt.Key.Key_Return, CONTROL)
    assert pressed <= 12
    held = today(counsellor)
    (following,) = counsellor.store.find(Interview, state=InterviewState.PLANNED)
    assert (held.state, held.note, held.start) == (InterviewState.HELD, note, 14 * 60)
    assert (following.day, following.start) == (date(2026, 11, 24), 9 * 60)
    done = counsellor.store.find(PlanAction, state=ActionState.DONE)
    assert {one.label for one in done} == {
        "Relancer l’agence Intérim Santé",
        "Préparer la présentation orale",
    }
    assert {(one.closed_on, one.closed_in_id) for one in done} == {(MONDAY, held.id)}
    assert isinstance(page.shown, DayView)


def test_the_day_opens_on_the_appointment_to_log_and_the_interview_on_its_note(
    view: InterviewView, page: InsertionPage
) -> None:
    assert view.form.note.box.hasFocus()
    assert view.form.state.current == "held"
    assert plain(page.subtitle).endswith("Thị Bích Nguyễn, lundi 23 novembre 2026")


def test_one_key_says_how_it_went_and_letters_stay_letters_in_the_note(
    qtbot: QtBot, view: InterviewView, counsellor: Session
) -> None:
    type_text(qtbot, "Aucune nouvelle, message laissé.")
    press(qtbot, Qt.Key.Key_M, ALT)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert (today(counsellor).state, today(counsellor).note) == (
        InterviewState.NO_SHOW,
        "Aucune nouvelle, message laissé.",
    )


def test_the_states_offered_follow_the_day_typed(qtbot: QtBot, view: InterviewView) -> None:
    assert view.form.state.offered == ["held", "excused", "no_show", "cancelled", "planned"]
    type_into(qtbot, view.form, "day", "ven 9h")
    assert view.form.state.offered == ["planned", "excused", "cancelled"]
    type_into(qtbot, view.form, "day", "18/11 9h")
    assert view.form.state.offered == ["held", "excused", "no_show", "cancelled"]


def test_last_time_and_the_week_stand_beside(view: InterviewView) -> None:
    assert plain(view.side.week.count.text()) == "1 sur 2 cette semaine"
    assert plain(view.side.last.note.text()) == "ven. 20 nov., 45 min"


def test_the_next_appointment_is_read_back_and_checked_while_it_is_typed(
    qtbot: QtBot, view: InterviewView, counsellor: Session, path: InsertionPath
) -> None:
    type_into(qtbot, view.form, "next", "ven 9h")
    assert plain(view.form.next.note) == (
        "Vendredi 27 novembre, 9 h, 45 min : vous êtes libre, Minh Anh est à la crèche"
    )
    plan_interview(counsellor, replace(interview_of(path, counsellor), day=date(2026, 11, 26)))
    type_into(qtbot, view.form, "next", "ven 10h")
    assert "jeudi 26 novembre 2026" in plain(view.form.next.note)
    assert "lundi 23 novembre 2026" in plain(view.form.next.note)


def test_a_third_appointment_of_the_week_is_refused_at_its_input_and_all_that_was_typed_stays(
    qtbot: QtBot, view: InterviewView, counsellor: Session, path: InsertionPath
) -> None:
    plan_interview(counsellor, replace(interview_of(path, counsellor), day=date(2026, 11, 26)))
    type_into(qtbot, view.form, "note", "Trois candidatures envoyées.")
    press(qtbot, Qt.Key.Key_1, ALT)
    type_into(qtbot, view.form, "next", "ven 10h")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    refusal = plain(view.form.next.refusal)
    assert "lundi 23 novembre" in refusal
    assert "jeudi 26 novembre" in refusal
    assert view.form.note.value() == "Trois candidatures envoyées."
    assert [one.label for one in view.form.actions_box.done] == ["Relancer l’agence Intérim Santé"]
    assert view.form.next.line.text() == "ven 10h"
    assert today(counsellor).state is InterviewState.PLANNED


def test_a_third_one_that_took_place_is_noted_with_a_warning(
    qtbot: QtBot, view: InterviewView, page: InsertionPage, counsellor: Session, path: InsertionPath
) -> None:
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    plan_interview(counsellor, replace(interview_of(path, counsellor), day=date(2026, 11, 26)))
    press(qtbot, Qt.Key.Key_E, CONTROL)
    type_into(qtbot, view.form, "path_id", "bich")
    press(qtbot, Qt.Key.Key_Return)
    type_into(qtbot, view.form, "day", "auj 10h")
    assert "noté tout de même" in plain(view.side.week.warning.text())
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert len(counsellor.store.find(Interview, day=MONDAY, state=InterviewState.HELD)) == 2


def test_a_planned_interview_recorded_at_another_hour_keeps_where_it_stood(
    qtbot: QtBot, view: InterviewView, counsellor: Session
) -> None:
    type_into(qtbot, view.form, "day", "auj 13h30, 30 min")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    held = today(counsellor)
    assert (held.start, held.minutes, held.state) == (13 * 60 + 30, 30, InterviewState.HELD)
    (move,) = counsellor.store.find(InterviewMove)
    assert (move.from_day, move.from_start) == (MONDAY, 14 * 60)


def test_a_new_action_is_typed_in_one_line_its_kind_guessed_its_day_read(
    qtbot: QtBot, view: InterviewView, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, "appeler l’agence d’intérim, jeudi")
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "apporter le dossier")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    made = {one.label: one for one in counsellor.store.find(PlanAction, opened_on=MONDAY)}
    assert made["appeler l’agence d’intérim"].kind is ActionKind.TEMP_MISSIONS
    assert made["appeler l’agence d’intérim"].due_day == date(2026, 11, 26)
    assert made["apporter le dossier"].due_day is None
    assert {one.opened_in_id for one in made.values()} == {today(counsellor).id}


def test_where_and_who_else_are_asked_only_when_wanted(
    qtbot: QtBot, view: InterviewView, counsellor: Session
) -> None:
    assert not view.form.details.isVisible()
    press(qtbot, Qt.Key.Key_D, ALT)
    assert view.form.details.medium.control.hasFocus()
    type_into(qtbot, view.form, "medium", "au t")
    assert view.form.details.medium.value() is Medium.PHONE
    type_into(qtbot, view.form, "present", "sa sœur, pour traduire")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    found = today(counsellor)
    assert (found.medium, found.subject, found.present) == (
        Medium.PHONE,
        Subject.FOLLOW_UP,
        "sa sœur, pour traduire",
    )


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("day", "13/10 9h", "entrée"),
        ("day", "demain", "Il manque l’heure"),
        ("day", "bientôt", "n’est pas un rendez-vous"),
        ("day", "", "obligatoire"),
        ("next", "20/11 9h", "est passé"),
        ("next", "ven", "Il manque l’heure"),
    ],
)
def test_what_can_not_be_is_refused_under_its_input_and_nothing_typed_is_lost(
    qtbot: QtBot, view: InterviewView, name: str, text: str, words: str
) -> None:
    field = {"day": view.form.when, "next": view.form.next}[name]
    type_into(qtbot, view.form, "note", "À garder 🙂")
    field.retype("")
    type_into(qtbot, view.form, name, text)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert words in plain(field.refusal)
    assert (view.form.note.value(), field.line.text()) == ("À garder 🙂", text)
    assert today(view.session).state is InterviewState.PLANNED


def test_a_note_of_a_hundred_thousand_signs_is_refused_and_stays_in_its_box(
    qtbot: QtBot, view: InterviewView, counsellor: Session
) -> None:
    view.form.note.box.setPlainText("é" * 100_000)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert "10 000" in plain(view.form.note.refusal)
    assert len(view.form.note.box.toPlainText()) == 100_000
    assert today(counsellor).state is InterviewState.PLANNED


def test_emoji_and_right_to_left_text_are_kept_whole(
    qtbot: QtBot, view: InterviewView, counsellor: Session
) -> None:
    type_into(qtbot, view.form, "note", "Très bien 🙂👩‍👧 — مرحبا, שלום")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert today(counsellor).note == "Très bien 🙂👩‍👧 — مرحبا, שלום"


def test_a_draft_is_kept_a_second_after_typing_and_found_again_after_a_crash(
    qtbot: QtBot,
    view: InterviewView,
    page: InsertionPage,
    window: Window,
    counsellor: Session,
) -> None:
    type_text(qtbot, "Commencé puis coupé")
    press(qtbot, Qt.Key.Key_1, ALT)
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, "écrire à la mairie")
    type_into(qtbot, view.form, "next", "pas encore lisible")
    assert window.foot.state == DRAFT
    qtbot.waitUntil(lambda: bool(drafts_of(counsellor, FORM)), timeout=3000)
    assert plain(view.keeper.kept.text()) == "Brouillon gardé à 13 h 52"

    again = InsertionPage(page.desk)  # as after a crash: another window on the same file
    qtbot.addWidget(again)
    again.log_interview(view.form.path_id.value(), today(counsellor))
    found = again.interview_view.form
    assert found.note.value() == "Commencé puis coupé"
    assert [one.label for one in found.actions_box.done] == ["Relancer l’agence Intérim Santé"]
    assert found.actions_box.line.text() == "écrire à la mairie"
    assert found.next.line.text() == "pas encore lisible"


def test_a_draft_waits_on_the_counsellors_home_and_goes_when_the_interview_is_saved(
    qtbot: QtBot, view: InterviewView, page: InsertionPage, counsellor: Session
) -> None:
    type_text(qtbot, "À finir")
    press(qtbot, Qt.Key.Key_Escape)
    day = page.shown
    assert isinstance(day, DayView)
    assert "à reprendre" in [row.state for row in day.list.model_.rows]
    page.log_interview(view.form.path_id.value(), today(counsellor))
    assert view.form.note.value() == "À finir"
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert drafts_of(counsellor, FORM) == []
    assert "à reprendre" not in [row.state for row in day.list.model_.rows]


def test_a_draft_given_up_shows_the_interview_as_it_is_stored(
    qtbot: QtBot, view: InterviewView, window: Window, counsellor: Session
) -> None:
    type_text(qtbot, "Rien d’utile")
    view.settle()
    view.keeper.abandon.click()
    assert drafts_of(counsellor, FORM) == []
    assert (view.form.note.value(), window.foot.state) == (None, SAVED)
    assert view.keeper.isHidden()


def test_another_interview_of_the_parent_waits_for_the_draft(
    qtbot: QtBot, view: InterviewView, page: InsertionPage, counsellor: Session
) -> None:
    type_text(qtbot, "Pas fini")
    press(qtbot, Qt.Key.Key_Escape)
    (earlier,) = counsellor.store.find(Interview, day=date(2026, 11, 20))
    page.log_interview(earlier.path_id, earlier)
    assert "Un brouillon de ce parent" in page.banner.sentence
    assert view.form.note.value() == "Pas fini"


def test_a_private_note_is_sealed_and_read_only_on_demand(
    qtbot: QtBot, view: InterviewView, page: InsertionPage, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_P, ALT)
    assert view.form.private.box.hasFocus()
    type_text(qtbot, "Tensions à la maison, à reparler.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    (note,) = counsellor.store.find(PrivateNote)
    assert b"Tensions" not in note.content
    assert read_note(counsellor, today(counsellor).id) == "Tensions à la maison, à reparler."
    page.log_interview(view.form.path_id.value(), today(counsellor))
    assert plain(view.form.private_button.text()) == "Lire la note privée"
    assert view.form.private.value() is None
    press(qtbot, Qt.Key.Key_P, ALT)
    assert view.form.private.value() == "Tensions à la maison, à reparler."


def test_the_private_part_of_a_draft_is_sealed_too(
    qtbot: QtBot, view: InterviewView, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_P, ALT)
    type_text(qtbot, "Secret de brouillon")
    view.settle()
    (kept,) = drafts_of(counsellor, FORM)
    assert "Secret" not in kept.content
    assert kept.sealed is not None
    assert b"Secret" not in kept.sealed


def test_an_interview_not_foreseen_asks_for_the_parent_first(
    qtbot: QtBot, page: InsertionPage, counsellor: Session, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 11, 25, 10, 7))
    press(qtbot, Qt.Key.Key_E, CONTROL)
    view = page.interview_view
    assert view.form.path_id.control.hasFocus()
    assert not view.form.note.isEnabled()
    type_text(qtbot, "thi bich")
    assert view.form.path_id.control.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert view.form.note.box.hasFocus()
    type_text(qtbot, "Passage à l’improviste.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    (found,) = counsellor.store.find(Interview, day=date(2026, 11, 25))
    assert (found.start, found.state, found.note) == (600, InterviewState.HELD, "Passage à l’improviste.")


def test_a_name_typed_at_a_human_pace_opens_nobody_before_it_is_meant(
    qtbot: QtBot, page: InsertionPage, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_E, CONTROL)
    view = page.interview_view
    for letter in "bich":
        type_text(qtbot, letter)
        assert view.form.path_id.control.hasFocus()
        assert not view.form.note.isEnabled()
    press(qtbot, Qt.Key.Key_Tab)
    assert (view.form.path_id.combo.currentText(), view.form.note.box.hasFocus()) == ("Thị Bích Nguyễn", True)
    assert drafts_of(counsellor, FORM) == []


def test_the_arrows_go_past_parents_and_open_the_one_that_enter_means(
    qtbot: QtBot, page: InsertionPage
) -> None:
    press(qtbot, Qt.Key.Key_E, CONTROL)
    view = page.interview_view
    press(qtbot, Qt.Key.Key_Down)
    assert not view.form.note.isEnabled()
    meant = view.form.path_id.value()
    press(qtbot, Qt.Key.Key_Return)
    assert view.form.note.box.hasFocus()
    assert (view.form.path_id.value(), page.shown) == (meant, view)


def test_undo_takes_the_whole_interview_back(
    qtbot: QtBot, view: InterviewView, window: Window, counsellor: Session
) -> None:
    type_text(qtbot, "Trop tôt")
    press(qtbot, Qt.Key.Key_1, ALT)
    press(qtbot, Qt.Key.Key_R, ALT)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    window.undo()
    assert today(counsellor).state is InterviewState.PLANNED
    assert counsellor.store.find(PlanAction, state=ActionState.DONE) == []
    assert len(counsellor.store.find(Interview, state=InterviewState.PLANNED)) == 1


def test_a_counsellor_who_is_not_let_in_is_told_and_the_rest_of_the_draft_is_kept(
    qtbot: QtBot, view: InterviewView, page: InsertionPage, counsellor: Session, storage: FolderStorage
) -> None:
    press(qtbot, Qt.Key.Key_P, ALT)
    type_text(qtbot, "Pour moi seule")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    folder = page.desk.folder
    counsellor.store.close()
    director = log_in(storage.open(folder, "directrice", PASSPHRASE), counsellor.clock)
    add_person(director, login="sam", name="Sam Diallo", role=Role.COUNSELLOR, passphrase=HERS)
    director.store.close()
    page.desk.session = log_in(storage.open(folder, "sam", HERS), counsellor.clock)
    page.log_interview(today(page.session).path_id, today(page.session))
    press(qtbot, Qt.Key.Key_P, ALT)
    assert "notes privées" in plain(view.form.error.sentence)
    assert not view.form.private_part.isVisible()
    page.log_interview(today(page.session).path_id)
    type_into(qtbot, view.form, "day", "auj 10h")
    type_into(qtbot, view.form, "note", "À garder")
    press(qtbot, Qt.Key.Key_P, ALT)
    type_text(qtbot, "à garder aussi")
    view.settle()
    (kept,) = drafts_of(page.session, FORM)
    assert ("À garder" in kept.content, kept.sealed) == (True, None)
    assert "notes privées" in plain(view.form.private.refusal)
    assert view.form.private.value() == "à garder aussi"
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert "notes privées" in plain(view.form.private.refusal)
    assert page.shown is view
    page.session.store.close()


def test_ctrl_enter_again_and_again_opens_and_saves_nothing_more(
    qtbot: QtBot, view: InterviewView, page: InsertionPage, counsellor: Session, path: InsertionPath
) -> None:
    plan_interview(counsellor, replace(interview_of(path, counsellor), day=date(2026, 11, 27)))
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert isinstance(page.shown, DayView)
    assert len(counsellor.store.find(Interview, state=InterviewState.HELD)) == 3
    assert len(counsellor.store.find(Interview, state=InterviewState.PLANNED)) == 1


@pytest.mark.parametrize(("now", "offered"), [(44, "planned"), (45, "held")])
def test_an_appointment_whose_hour_has_not_come_is_offered_as_planned(
    qtbot: QtBot, page: InsertionPage, clock: FixedClock, now: int, offered: str
) -> None:
    clock.set(datetime(2026, 11, 23, 13, now))
    press(qtbot, Qt.Key.Key_Return)
    assert page.interview_view.form.state.current == offered
