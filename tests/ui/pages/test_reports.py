"""Rapports: what a month misses is answered where it stands, the comment writes itself, the paper is saved."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.care.attendance import Absence, AbsenceReason
from app.days import Month
from app.insertion.interviews import Interview, InterviewState
from app.insertion.paths import InsertionPath
from app.report.comments import MonthComment, comment_of, set_comment
from app.report.desk import desk_of, month_lines
from app.report.monthly_report import Status
from tests.ui.pages.conftest import OpenWindow
from ui.foot import DRAFT, SAVED
from ui.month_words import to_answer_words
from ui.pages.reports.interviews import InterviewRow
from ui.pages.reports.months import state_words
from ui.pages.reports.page import ReportsPage
from ui.window import Window

SEPTEMBER, OCTOBER, NOVEMBER = (Month(year=2026, month=number) for number in (9, 10, 11))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("reports")


@pytest.fixture
def page(window: Window) -> ReportsPage:
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


def missing_in(page: ReportsPage) -> int:
    return desk_of(page.session, NOVEMBER).report.attendance.missing


def button(inside: QWidget, name: str) -> QPushButton:
    found = inside.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_last_whole_month_is_shown_first_and_the_newest_stands_on_top(page: ReportsPage) -> None:
    assert page.months.months() == [NOVEMBER, OCTOBER, SEPTEMBER]
    assert page.months.currentRow() == 1
    assert page.completeness.missing.rows == []


def test_the_arrows_show_another_month(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.keyClick(page.months, Qt.Key.Key_Up)
    assert page.completeness.missing.rows
    qtbot.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.months.currentRow() == 1


def test_a_presence_not_recorded_is_answered_by_its_hours_and_enter(qtbot: QtBot, page: ReportsPage) -> None:
    page.months.choose(NOVEMBER)
    before = missing_in(page)
    first, second = (row.missing for row in page.completeness.missing.rows[:2])
    line = page.completeness.missing.rows[0].hours
    line.setFocus()
    qtbot.keyClicks(line, "830-1630")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert missing_in(page) == before - 1
    rows = page.completeness.missing.rows
    assert first not in [row.missing for row in rows]
    assert rows[0].missing == second
    assert QApplication.focusWidget() is rows[0].hours


def test_hours_that_cannot_be_read_stay_typed_with_the_sentence_under_them(
    qtbot: QtBot, page: ReportsPage
) -> None:
    page.months.choose(NOVEMBER)
    before, row = missing_in(page), page.completeness.missing.rows[0]
    qtbot.keyClicks(row.hours, "25h-3")
    qtbot.mouseClick(row.note, LEFT)
    assert row.hours.text() == "25h-3"
    assert row.error.sentence
    assert missing_in(page) == before


def test_hours_half_typed_in_another_row_survive_an_answer(qtbot: QtBot, page: ReportsPage) -> None:
    page.months.choose(NOVEMBER)
    first, second = page.completeness.missing.rows[:2]
    qtbot.keyClicks(second.hours, "9-1")
    qtbot.keyClicks(first.hours, "9-17")
    qtbot.keyClick(first.hours, Qt.Key.Key_Return)
    assert page.completeness.missing.rows[0].hours.text() == "9-1"


def test_an_absence_is_chosen_from_the_menu(qtbot: QtBot, page: ReportsPage) -> None:
    page.months.choose(NOVEMBER)
    before, row = missing_in(page), page.completeness.missing.rows[0]
    missing = row.missing
    qtbot.mouseClick(row.absence, LEFT)
    menu = row.findChild(QMenu)
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    (noted,) = page.session.store.touching(
        Absence, missing.day, missing.day, enrolment_id=missing.enrolment.id
    )
    assert noted.reason is AbsenceReason.UNANNOUNCED
    assert missing_in(page) == before - 1


def test_an_answer_is_taken_back_by_control_z(qtbot: QtBot, window: Window, page: ReportsPage) -> None:
    page.months.choose(NOVEMBER)
    before = missing_in(page)
    line = page.completeness.missing.rows[0].hours
    qtbot.keyClicks(line, "9-17")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert missing_in(page) == before
    assert len(page.completeness.missing.rows) == before


def test_control_z_puts_the_keyboard_back_on_the_presence_it_took_back(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    page.months.choose(NOVEMBER)
    row = page.completeness.missing.rows[2]
    row.take_focus()
    qtbot.keyClicks(row.hours, "9-17")
    qtbot.keyClick(row.hours, Qt.Key.Key_Return)
    page.completeness.missing.rows[0].take_focus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    back = page.completeness.missing.rows[2]
    assert back.key == row.key
    assert QApplication.focusWidget() is back.hours


def test_control_z_shows_the_last_presence_again_where_none_was_left(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    page.months.choose(NOVEMBER)
    while len(page.completeness.missing.rows) > 1:
        page.completeness.missing.rows[0].note_away(AbsenceReason.UNANNOUNCED)
    (row,) = page.completeness.missing.rows
    row.take_focus()
    qtbot.keyClicks(row.hours, "9-17")
    qtbot.keyClick(row.hours, Qt.Key.Key_Return)
    assert page.completeness.missing.rows == []
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    (back,) = page.completeness.missing.rows
    assert QApplication.focusWidget() is back.hours


def test_a_month_looked_at_meanwhile_keeps_the_keyboard_in_the_list(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    page.months.choose(NOVEMBER)
    row = page.completeness.missing.rows[0]
    row.take_focus()
    qtbot.keyClicks(row.hours, "9-17")
    qtbot.keyClick(row.hours, Qt.Key.Key_Return)
    page.months.setFocus()
    qtbot.keyClick(page.months, Qt.Key.Key_Down)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.months, Qt.Key.Key_Up)
    assert row.key in [one.key for one in page.completeness.missing.rows]
    assert QApplication.focusWidget() is page.months


def test_the_comment_is_written_after_a_pause(qtbot: QtBot, window: Window, page: ReportsPage) -> None:
    page.completeness.comment.clear()
    qtbot.keyClicks(page.completeness.comment, "Deux familles en vacances.")
    assert window.foot.state == DRAFT
    qtbot.waitUntil(lambda: comment_of(page.session, OCTOBER) == "Deux familles en vacances.")
    assert window.foot.state == SAVED


def test_the_comment_is_written_when_another_month_is_chosen(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.keyClicks(page.completeness.comment, "Vu. ")
    text = page.completeness.comment.toPlainText()
    page.months.choose(SEPTEMBER)
    assert comment_of(page.session, OCTOBER) == text.strip()
    assert page.completeness.comment.toPlainText() == (comment_of(page.session, SEPTEMBER) or "")
    page.months.choose(OCTOBER)
    assert page.completeness.comment.toPlainText() == text.strip()


def test_reading_a_comment_with_no_break_spaces_rewrites_nothing(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    store = window.desk.session.store
    (found,) = store.find(MonthComment, month=str(OCTOBER))
    with store.atomic("set_comment"):
        store.change(replace(found, text="Réponse en <\u00a024 heures.\n\nVu."))
    before = list(store.journal())
    page.months.choose(SEPTEMBER)
    page.months.choose(OCTOBER)
    page.switch.choose("statements")
    assert list(store.journal()) == before
    page.switch.choose("months")
    qtbot.keyClicks(page.completeness.comment, "Bien. ")
    page.months.choose(SEPTEMBER)
    assert comment_of(page.session, OCTOBER) == "Bien. Réponse en < 24 heures.\n\nVu."


def test_a_comment_that_is_refused_keeps_its_month_and_its_text(qtbot: QtBot, page: ReportsPage) -> None:
    page.completeness.comment.clear()
    qtbot.keyClicks(page.completeness.comment, "Nir 2 85 05 78 006 084 91")
    page.months.choose(SEPTEMBER)
    assert "sécurité sociale" in page.completeness.error.sentence
    assert page.months.currentRow() == 1
    assert page.completeness.comment.toPlainText().startswith("Nir")


def test_a_comment_being_typed_outlives_somebody_elses_change(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    qtbot.keyClicks(page.completeness.comment, "Encore ")
    set_comment(window.desk.session, SEPTEMBER, "Autre mois.")
    assert page.completeness.comment.toPlainText().startswith("Encore ")


def test_a_comment_is_written_before_the_file_is_closed(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    page.completeness.comment.clear()
    qtbot.keyClicks(page.completeness.comment, "Juste avant de partir.")
    window.settle()
    assert comment_of(page.session, OCTOBER) == "Juste avant de partir."


def test_the_preview_shows_three_pages_turned_by_button_and_by_key(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.waitUntil(lambda: page.preview.pdf is not None, timeout=30_000)
    assert page.preview.where == "page 1 sur 3"
    qtbot.mouseClick(button(page.preview, "paper_after"), LEFT)
    assert page.preview.where == "page 2 sur 3"
    area = page.preview.findChild(QScrollArea)
    assert area is not None
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert page.preview.where == "page 3 sur 3"
    assert not button(page.preview, "paper_after").isEnabled()


def exported(page: ReportsPage, what: str) -> None:
    (act,) = [act for act in page.export.menu().actions() if act.text() == what]
    act.trigger()


def test_the_paper_is_saved_where_the_person_says(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "octobre"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    qtbot.waitUntil(button(page, "report_save").isEnabled, timeout=30_000)
    qtbot.mouseClick(button(page, "report_save_main"), LEFT)
    assert len(pypdf.PdfReader(wanted.with_suffix(".pdf")).pages) == 3
    exported(page, "Données (JSON)…")
    assert json.loads(wanted.with_suffix(".json").read_text(encoding="utf-8"))["month"] == "2026-10"
    exported(page, "Tableau CSV…")
    assert "Enfants, lecture de la loi" in wanted.with_suffix(".csv").read_text(encoding="utf-8")
    exported(page, "Classeur Excel…")
    assert "Chiffres" in openpyxl.load_workbook(wanted.with_suffix(".xlsx")).sheetnames


def test_a_place_that_cannot_be_written_is_told_on_the_page(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = str(tmp_path / "rien" / "octobre.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))
    exported(page, "Données (JSON)…")
    assert page.banner.sentence


def test_the_counsellor_reads_reports_but_comments_none(open_window: OpenWindow) -> None:
    page = open_window("reports", "conseillere").page()
    assert isinstance(page, ReportsPage)
    assert page.completeness.comment.isReadOnly()


def test_nothing_is_cut_at_the_right_of_the_middle_column(page: ReportsPage) -> None:
    room = page.completeness.parentWidget()
    assert room is not None
    assert page.completeness.width() <= room.width()


def test_each_month_says_its_state_in_words(page: ReportsPage) -> None:
    said = [state_words(line) for line in month_lines(page.session)]
    assert said[0].startswith("en cours")
    assert said[1:] == ["complet, non clos", "complet, non clos"]
    assert page.session.clock.day() == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("presences", "interviews", "text"),
    [
        (0, 0, ""),
        (1, 0, "1 présence à renseigner"),
        (0, 1, "1 entretien à renseigner"),
        (3, 2, "3 présences et 2 entretiens à renseigner"),
    ],
)
def test_what_a_month_misses_is_counted_in_words(presences: int, interviews: int, text: str) -> None:
    assert to_answer_words(presences, interviews).replace("\u00a0", " ") == text


@pytest.fixture
def left_behind(open_window: OpenWindow) -> ReportsPage:
    """Two interviews of October that nobody said what became of, as if planned then."""
    found = open_window("reports").page()
    assert isinstance(found, ReportsPage)
    store = found.session.store
    path = next(one for one in store.find(InsertionPath, exit_day=None) if one.entry_day < OCTOBER.first)
    with store.atomic("plan_interview"):
        for day, start in ((5, 540), (8, 840)):
            store.add(Interview(path_id=path.id, day=date(2026, 10, day), start=start))
    return found


def state_of(page: ReportsPage, row: InterviewRow) -> InterviewState:
    return page.session.store.get(Interview, row.missing.interview.id).state


def test_interviews_without_a_state_are_counted_everywhere_and_listed_like_presences(
    left_behind: ReportsPage,
) -> None:
    line = month_lines(left_behind.session)[1]
    assert state_words(line).replace("\u00a0", " ") == "provisoire, 2 entretiens à renseigner"
    rows = left_behind.completeness.interviews.rows
    assert [one.missing.interview.day.day for one in rows] == [5, 8]
    texts = [one.text().replace("\u00a0", " ") for one in left_behind.completeness.findChildren(QLabel)]
    assert "2 entretiens sans suite" in texts
    assert "2 entretiens à renseigner : d’ici là, le rapport porte la mention « PROVISOIRE »." in texts


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_T, InterviewState.HELD),
        (Qt.Key.Key_E, InterviewState.EXCUSED),
        (Qt.Key.Key_M, InterviewState.NO_SHOW),
        (Qt.Key.Key_A, InterviewState.CANCELLED),
    ],
)
def test_one_key_answers_and_the_next_interview_has_the_keyboard(
    qtbot: QtBot, left_behind: ReportsPage, key: Qt.Key, state: InterviewState
) -> None:
    desk = left_behind.completeness.interviews
    first, second = desk.rows
    first.take_focus()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)
    assert state_of(left_behind, first) is state
    assert [row.key for row in desk.rows] == [second.key]
    after = QApplication.focusWidget()
    assert after is desk.rows[0].buttons[InterviewState.HELD]
    qtbot.keyClick(after, key)
    assert desk.rows == []
    assert month_lines(left_behind.session)[1].status is Status.COMPLETE


def test_a_click_answers_too_and_control_z_takes_it_back(qtbot: QtBot, left_behind: ReportsPage) -> None:
    desk = left_behind.completeness.interviews
    row = desk.rows[0]
    qtbot.mouseClick(row.buttons[InterviewState.NO_SHOW], LEFT)
    assert state_of(left_behind, row) is InterviewState.NO_SHOW
    qtbot.keyClick(left_behind.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state_of(left_behind, row) is InterviewState.PLANNED
    assert len(desk.rows) == 2


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)],
)
def test_other_keys_answer_nothing(
    qtbot: QtBot, left_behind: ReportsPage, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    row = left_behind.completeness.interviews.rows[0]
    row.take_focus()
    qtbot.keyClick(row.buttons[InterviewState.HELD], key, held)
    assert state_of(left_behind, row) is InterviewState.PLANNED


def test_a_state_that_is_refused_is_told_under_its_row(qtbot: QtBot, left_behind: ReportsPage) -> None:
    desk = left_behind.completeness.interviews
    first = desk.rows[0].missing.interview
    with left_behind.session.store.atomic("record_interview"):
        left_behind.session.store.add(replace(first, id=0, start=first.start + 15, state=InterviewState.HELD))
    row = desk.rows[0]
    qtbot.mouseClick(row.buttons[InterviewState.HELD], LEFT)
    assert "a déjà un entretien" in row.error.sentence
    assert state_of(left_behind, row) is InterviewState.PLANNED


def test_the_counsellor_answers_them_as_well(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = open_window("reports", "conseillere").page()
    assert isinstance(page, ReportsPage)
    path = next(
        one for one in page.session.store.find(InsertionPath, exit_day=None) if one.entry_day < OCTOBER.first
    )
    with page.session.store.atomic("plan_interview"):
        page.session.store.add(Interview(path_id=path.id, day=date(2026, 10, 6), start=600))
    row = page.completeness.interviews.rows[0]
    qtbot.mouseClick(row.buttons[InterviewState.EXCUSED], LEFT)
    assert state_of(page, row) is InterviewState.EXCUSED
