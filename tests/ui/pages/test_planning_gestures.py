"""The week worked with a real mouse and real keys: drawn, stretched, moved, typed, refused in place, undone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment
from app.care.schedules import DayException, WeekPattern
from app.planning.edits import DayEdit, Scope, change_days
from app.session import Session
from app.spans import Span
from app.store import Draft, Record
from app.structure.agreement import set_places
from app.structure.closures import add_closure
from app.structure.opening_week import set_opening
from app.structure.records import Closure, ClosureReason
from db.store import FileStore
from db.tables import TABLES
from tests.app.records import at, child, enrolled, h, open_week, span, weekdays
from tests.builders import FixedClock
from tests.ui.pages.planning import (
    ALT,
    CTRL,
    LEFT,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    choose,
    drag,
    let_go,
    move,
    point,
    press,
    reserved,
    row_of,
    shown,
    type_in,
)
from ui.page import Desk
from ui.pages.planning import PlanningPage
from ui.window import Window

JANUARY = date(2026, 1, 1)
WEEK = timedelta(days=7)
EIGHT = (h("8:30"), h("17:00"))


@pytest.fixture
def ana(session: Session, clock: FixedClock) -> Enrolment:
    """On weekdays from 8:30 to 17:00, in a crèche of one place (two children at most) open from 6:00 to 20:00."""
    at(clock, MONDAY, "8:47")
    open_week(session, span("6:00", "20:00"))
    set_places(session, JANUARY, 1)
    return enrolled(session, child(session, "Ana"), span("8:30", "17:00"))


@pytest.fixture
def bea(session: Session, ana: Enrolment) -> Enrolment:
    """A contract with no hours yet, which ends on Wednesday."""
    return enrolled(session, child(session, "Béa"), last=WEDNESDAY)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, ana: Enrolment, bea: Enrolment) -> Window:
    made = Window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go("planning")
    desk.session.store.forget_deeds()
    return made


@pytest.fixture
def page(window: Window) -> PlanningPage:
    found = window.page()
    assert isinstance(found, PlanningPage)
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def content(session: Session) -> dict[str, list[Record]]:
    return {kind.__name__: session.store.find(kind) for kind in TABLES if kind is not Draft}


def test_a_drag_on_an_empty_stretch_makes_a_span_on_the_quarter_hour(
    page: PlanningPage, bea: Enrolment
) -> None:
    drag(page, bea, (TUESDAY, "8:17"), (TUESDAY, "12:04"))
    assert reserved(page, bea, TUESDAY) == [(h("8:15"), h("12:00"))]
    assert plain(page.board.line.sentence).startswith("Béa Żółć, mardi 24 novembre : 8 h 15–12 h.")
    assert page.board.cell() is not None


def test_with_alt_it_snaps_at_five_minutes(page: PlanningPage, bea: Enrolment) -> None:
    start, end = point(page, bea, TUESDAY, "9:00"), point(page, bea, TUESDAY, "11:10")
    press(page, start)
    move(page, end, ALT)
    assert plain(page.table.bubble.text).startswith("9 h–11 h")
    let_go(page, end)
    ((first, last),) = reserved(page, bea, TUESDAY)
    assert first % 5 == last % 5 == 0
    assert abs(first - h("9:00")) <= 5
    assert abs(last - h("11:10")) <= 10  # a pixel is worth some minutes


def test_an_edge_is_stretched_and_the_other_stays(page: PlanningPage, ana: Enrolment) -> None:
    drag(page, ana, (TUESDAY, "17:00"), (TUESDAY, "12:30"))
    assert reserved(page, ana, TUESDAY) == [(h("8:30"), h("12:30"))]
    drag(page, ana, (TUESDAY, "8:30"), (TUESDAY, "10:00"))
    assert reserved(page, ana, TUESDAY) == [(h("10:00"), h("12:30"))]


def test_the_body_moves_within_its_day_and_to_another_in_one_deed(
    page: PlanningPage, bea: Enrolment, session: Session
) -> None:
    drag(page, bea, (MONDAY, "8:00"), (MONDAY, "10:00"))
    drag(page, bea, (MONDAY, "9:00"), (MONDAY, "11:00"))
    assert reserved(page, bea, MONDAY) == [(h("10:00"), h("12:00"))]
    drag(page, bea, (MONDAY, "11:00"), (WEDNESDAY, "16:00"))
    assert (reserved(page, bea, MONDAY), reserved(page, bea, WEDNESDAY)) == ([], [(h("15:00"), h("17:00"))])
    assert page.table.currentIndex().column() == 3
    session.store.undo()
    assert (reserved(page, bea, MONDAY), reserved(page, bea, WEDNESDAY)) == ([(h("10:00"), h("12:00"))], [])


def test_while_dragging_the_hours_are_told_and_nothing_is_read_or_written(
    page: PlanningPage, bea: Enrolment, session: Session
) -> None:
    before = content(session)
    start, end = point(page, bea, TUESDAY, "8:15"), point(page, bea, TUESDAY, "12:00")
    press(page, start)
    assert isinstance(session.store, FileStore)
    asked: list[str] = []
    session.store.db.conn.set_trace_callback(asked.append)
    move(page, end)
    page.table.viewport().repaint()
    session.store.db.conn.set_trace_callback(None)
    assert asked == []
    assert page.table.bubble.isVisible()
    assert plain(page.table.bubble.text) == "8 h 15–12 h"
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.table.bubble.isVisible()
    let_go(page, end)
    assert content(session) == before


def test_a_click_that_trembles_changes_nothing(page: PlanningPage, ana: Enrolment, session: Session) -> None:
    before = content(session)
    spot = point(page, ana, TUESDAY, "12:00")
    press(page, spot)
    move(page, spot + QPoint(2, 1))
    let_go(page, spot)
    assert content(session) == before
    cell = page.board.cell()
    assert cell is not None
    assert cell[1].day == TUESDAY


def test_a_drag_that_comes_back_changes_nothing(page: PlanningPage, ana: Enrolment, session: Session) -> None:
    before = content(session)
    spot, away = point(page, ana, TUESDAY, "12:00"), point(page, ana, TUESDAY, "14:00")
    press(page, spot)
    move(page, away)
    move(page, spot)
    let_go(page, spot)
    assert content(session) == before
    assert page.table.cells.tried == {}


def test_f2_types_the_day_and_nothing_expects_nobody(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment
) -> None:
    choose(page, ana, TUESDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert plain(page.table.editor.text()) == "8 h 30–17 h"
    type_in(qtbot, page, "8:30-12 13-17")
    qtbot.keyClick(page.table.editor, Qt.Key.Key_Return)
    assert reserved(page, ana, TUESDAY) == [(h("8:30"), h("12:00")), (h("13:00"), h("17:00"))]
    assert QApplication.focusWidget() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    type_in(qtbot, page, "")
    qtbot.keyClick(page.table.editor, Qt.Key.Key_Return)
    assert reserved(page, ana, TUESDAY) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8:30-", "ne se lit pas"),
        ("9-12 11-15", "se chevauchent"),
        ("12-12", "La fin est la même que le début"),
        ("4-8", "Mardi 24 novembre 2026, 4 h–6 h : la crèche n’est pas ouverte."),
    ],
)
def test_hours_refused_in_the_cell_stay_typed_until_esc(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, typed: str, said: str
) -> None:
    choose(page, ana, TUESDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    type_in(qtbot, page, typed)
    qtbot.keyClick(page.table.editor, Qt.Key.Key_Return)
    assert said in plain(page.board.note.sentence)
    assert (page.table.editor.isVisible(), page.table.editor.text()) == (True, typed)
    qtbot.keyClick(page.table.editor, Qt.Key.Key_Escape)
    assert (page.table.editor.isVisible(), page.board.note.sentence) == (False, "")
    assert reserved(page, ana, TUESDAY) == [EIGHT]
    assert page.table.cells.tried == {}


def test_the_cells_editor_follows_its_cell_and_goes_with_its_week(
    qtbot: QtBot, page: PlanningPage, bea: Enrolment, ana: Enrolment
) -> None:
    choose(page, bea, TUESDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    type_in(qtbot, page, "9-10")
    before = page.table.editor.geometry().center()
    page.filters.changed.emit()
    assert (page.table.editor.text(), page.table.editor.geometry().center()) == ("9-10", before)
    qtbot.keyClick(page, Qt.Key.Key_Right, ALT)
    assert not page.table.editor.isVisible()
    assert reserved(page, bea, TUESDAY) == []


def test_delete_empties_the_day_and_the_week_stays(qtbot: QtBot, page: PlanningPage, ana: Enrolment) -> None:
    choose(page, ana, TUESDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert (reserved(page, ana, TUESDAY), reserved(page, ana, TUESDAY + WEEK)) == ([], [EIGHT])
    assert plain(page.board.line.sentence) == "Ana Żółć, mardi 24 novembre : personne."


def test_a_day_is_copied_onto_another_child_and_onto_the_days_that_follow(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, bea: Enrolment, session: Session
) -> None:
    choose(page, ana, TUESDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_C, CTRL)
    assert plain(QGuiApplication.clipboard().text()) == "8 h 30–17 h"
    choose(page, bea, MONDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_V, CTRL)
    assert (reserved(page, bea, MONDAY), reserved(page, bea, TUESDAY)) == ([EIGHT], [])
    qtbot.keyClick(page.table, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [one.day for one in session.store.find(DayException)] == [MONDAY, TUESDAY, WEDNESDAY]
    assert "Laissé de côté : Jeudi 26 novembre 2026 : le contrat va" in plain(page.board.line.sentence)
    session.store.undo()
    assert [one.day for one in session.store.find(DayException)] == [MONDAY]


def test_a_day_without_hours_is_copied_too_and_other_words_are_refused(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, bea: Enrolment
) -> None:
    choose(page, bea, MONDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_C, CTRL)
    choose(page, ana, MONDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_V, CTRL)
    assert reserved(page, ana, MONDAY) == []
    QGuiApplication.clipboard().setText("bonjour")
    qtbot.keyClick(page.table, Qt.Key.Key_V, CTRL)
    assert "Le presse-papiers ne contient pas d’heures" in page.board.note.sentence


def test_after_a_drag_one_key_makes_it_reach_from_this_day_or_the_whole_contract(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, session: Session
) -> None:
    drag(page, ana, (TUESDAY, "17:00"), (TUESDAY, "12:00"))
    half = [(h("8:30"), h("12:00"))]
    assert reserved(page, ana, TUESDAY + WEEK) == [EIGHT]
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    assert (reserved(page, ana, TUESDAY - WEEK), reserved(page, ana, TUESDAY + WEEK)) == ([EIGHT], half)
    assert page.board.line.scope.current == Scope.ONWARDS
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    assert reserved(page, ana, TUESDAY - WEEK) == half
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    assert (reserved(page, ana, TUESDAY), reserved(page, ana, TUESDAY + WEEK)) == (half, [EIGHT])
    session.store.undo()
    assert not session.store.find(DayException)
    assert session.store.can_undo() is None


def test_a_reach_that_is_refused_leaves_what_was_done(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, bea: Enrolment, session: Session
) -> None:
    third = enrolled(session, child(session, "Cléo"))
    for one in (bea, third):
        change_days(session, DayEdit(enrolment=one, days={WEDNESDAY: [span("17:00", "18:00")]}))
    change_days(session, DayEdit(enrolment=third, days={WEDNESDAY + WEEK: [Span(*EIGHT)]}))
    fourth = enrolled(session, child(session, "Dana"), span("8:30", "9:00"))
    page.reload()
    drag(page, fourth, (WEDNESDAY, "9:00"), (WEDNESDAY, "12:00"))
    assert reserved(page, fourth, WEDNESDAY) == [(h("8:30"), h("12:00"))]
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    assert "Mercredi 2 décembre 2026, 9 h–12 h : 3 enfants, au-delà de 2" in plain(page.board.note.sentence)
    assert page.board.line.scope.current == Scope.DAY
    assert reserved(page, fourth, WEDNESDAY) == [(h("8:30"), h("12:00"))]
    assert len(session.store.find(WeekPattern, enrolment_id=fourth.id)) == 1


def test_a_surnombre_is_told_and_over_the_limit_is_refused_where_it_was_drawn(
    page: PlanningPage, bea: Enrolment, session: Session
) -> None:
    third = enrolled(session, child(session, "Cléo"))
    page.reload()
    drag(page, bea, (TUESDAY, "9:00"), (TUESDAY, "11:00"))
    assert "2 enfants pour 1 place, surnombre permis" in plain(page.board.line.sentence)
    drag(page, third, (TUESDAY, "10:00"), (TUESDAY, "12:00"))
    sentence = plain(page.board.note.sentence)
    assert "Mardi 24 novembre 2026, 10 h–11 h : 3 enfants, au-delà de 2 au plus en surnombre." in sentence
    assert (reserved(page, third, TUESDAY), shown(page, third, TUESDAY)) == ([], ())
    assert page.table.cells.tried == {(row_of(page, third), 2): (span("10:00", "12:00"),)}
    assert not page.findChild(QPushButton, "planning_word").isVisible()  # type: ignore[union-attr]


def test_a_refused_drag_is_corrected_by_typing_what_it_wanted(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment
) -> None:
    drag(page, ana, (TUESDAY, "12:00"), (TUESDAY, "19:00"))
    assert plain(page.board.note.sentence) == (
        "Mardi 24 novembre 2026, 20 h–24 h : la crèche n’est pas ouverte. "
        "Choisissez d’autres heures, ou confirmez un accueil hors ouverture."
    )
    correct = next(b for b in page.board.note.findChildren(QPushButton) if b.text() == "Corriger les heures")
    qtbot.mouseClick(correct, LEFT)
    assert page.table.editor.isVisible()
    type_in(qtbot, page, "11:30-20")
    qtbot.keyClick(page.table.editor, Qt.Key.Key_Return)
    assert reserved(page, ana, TUESDAY) == [(h("11:30"), h("20:00"))]
    assert page.board.note.sentence == ""


def test_the_directors_word_allows_hours_outside_the_opening_and_a_closed_day(
    qtbot: QtBot, page: PlanningPage, bea: Enrolment, session: Session
) -> None:
    add_closure(session, Closure(first_day=TUESDAY, last_day=TUESDAY, reason=ClosureReason.EXCEPTIONAL))
    drag(page, bea, (TUESDAY, "9:00"), (TUESDAY, "11:00"))
    assert "Mardi 24 novembre 2026 : la crèche est fermée ce jour-là." in plain(page.board.note.sentence)
    word = page.findChild(QPushButton, "planning_word")
    assert word is not None
    qtbot.mouseClick(word, LEFT)
    assert reserved(page, bea, TUESDAY) == [(h("9:00"), h("11:00"))]
    assert page.board.note.sentence == ""


def test_a_paste_that_is_refused_is_answered_by_the_keyboard(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, bea: Enrolment, session: Session
) -> None:
    add_closure(session, Closure(first_day=TUESDAY, last_day=TUESDAY, reason=ClosureReason.EXCEPTIONAL))
    QGuiApplication.clipboard().setText("9-11")
    choose(page, bea, TUESDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_V, CTRL)
    assert "la crèche est fermée" in page.board.note.sentence
    assert page.table.cells.tried == {(row_of(page, bea), 2): (span("9:00", "11:00"),)}
    qtbot.keyClick(page.table, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Corriger les heures"
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert (page.board.note.sentence, QApplication.focusWidget()) == ("", page.table)
    qtbot.keyClick(page.table, Qt.Key.Key_V, CTRL)
    word = page.findChild(QPushButton, "planning_word")
    assert word is not None
    word.setFocus()
    qtbot.keyClick(word, Qt.Key.Key_Return)
    assert reserved(page, bea, TUESDAY) == [(h("9:00"), h("11:00"))]
    assert QApplication.focusWidget() is page.table


@pytest.mark.parametrize(("day", "fits"), [(WEDNESDAY, True), (WEDNESDAY + timedelta(days=1), False)])
def test_the_contracts_last_day_takes_hours_and_the_morrow_does_not(
    page: PlanningPage, bea: Enrolment, day: date, fits: bool
) -> None:
    drag(page, bea, (day, "9:00"), (day, "11:00"))
    assert bool(reserved(page, bea, day)) == fits
    assert (
        "le contrat va du 1er septembre 2026 au 25 novembre 2026" in plain(page.board.note.sentence)
    ) != fits


def test_a_night_is_typed_drawn_past_midnight_and_its_end_can_be_held(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, session: Session
) -> None:
    set_opening(session, MONDAY, weekdays(span("6:00", "30:00")))
    choose(page, ana, TUESDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    type_in(qtbot, page, "22-6")
    qtbot.keyClick(page.table.editor, Qt.Key.Key_Return)
    assert reserved(page, ana, TUESDAY) == [(h("22:00"), h("30:00"))]
    drag(page, ana, (TUESDAY, "30:00"), (TUESDAY, "28:00"))
    ((start, end),) = reserved(page, ana, TUESDAY)
    assert start == h("22:00")
    assert abs(end - h("28:00")) <= 15


def test_a_move_that_is_refused_stands_on_the_day_it_went_to_and_the_former_reach_is_settled(
    qtbot: QtBot, page: PlanningPage, bea: Enrolment, session: Session
) -> None:
    thursday = WEDNESDAY + timedelta(days=1)
    drag(page, bea, (TUESDAY, "9:00"), (TUESDAY, "11:00"))
    drag(page, bea, (TUESDAY, "10:00"), (thursday, "10:00"))
    cell = page.board.cell()
    assert cell is not None
    assert (cell[1].day, page.board.line.sentence) == (thursday, "")
    assert page.table.cells.tried == {
        (row_of(page, bea), 2): (),
        (row_of(page, bea), 4): (span("9:00", "11:00"),),
    }
    before = content(session)
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    assert content(session) == before


def test_esc_gives_a_refused_gesture_up(qtbot: QtBot, page: PlanningPage, bea: Enrolment) -> None:
    thursday = WEDNESDAY + timedelta(days=1)
    drag(page, bea, (thursday, "9:00"), (thursday, "11:00"))
    assert page.board.note.sentence
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert (page.board.note.sentence, page.table.cells.tried) == ("", {})


def test_every_gesture_is_undone_and_done_again_by_the_windows_keys_also_after_another_page(
    qtbot: QtBot, window: Window, page: PlanningPage, ana: Enrolment, bea: Enrolment
) -> None:
    session = page.session
    start = content(session)
    drag(page, bea, (TUESDAY, "9:00"), (TUESDAY, "11:00"))
    drag(page, ana, (TUESDAY, "17:00"), (TUESDAY, "12:00"))
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    choose(page, ana, MONDAY)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    end = content(session)
    window.go("home")
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert content(session) == start
    window.go("planning")
    assert shown(page, ana, MONDAY) == (Span(*EIGHT),)
    cell = page.board.cell()
    assert cell is not None
    assert (cell[0].id, cell[1].day) == (ana.id, MONDAY)
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert content(session) == end
    assert shown(page, ana, MONDAY) == ()


def test_a_reach_is_no_longer_offered_once_something_else_was_done(
    qtbot: QtBot, window: Window, page: PlanningPage, bea: Enrolment, session: Session
) -> None:
    drag(page, bea, (TUESDAY, "9:00"), (TUESDAY, "11:00"))
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert page.board.line.sentence == ""
    before = content(session)
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    assert content(session) == before
