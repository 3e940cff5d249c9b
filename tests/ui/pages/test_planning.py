"""Planning: the week by child and day; one day is changed in the form beside, by keyboard."""

from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.care.day_exceptions import exceptions_of
from app.planning.edits import Scope
from app.spans import Span
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pages.planning import drag, shown
from ui.foot import DRAFT, SAVED
from ui.pages.planning import PlanningPage
from ui.pages.planning.board import NOBODY_SHOWN, NOBODY_YET
from ui.pages.planning.day_form import BUSY
from ui.pages.planning.grid import DAY_ROLE, LINE_ROLE, GroupRow
from ui.window import Window

MONDAY, NEXT = date(2026, 11, 23), date(2026, 11, 30)
ALT = Qt.KeyboardModifier.AltModifier


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("planning")


@pytest.fixture
def page(window: Window) -> PlanningPage:
    found = window.page()
    assert isinstance(found, PlanningPage)
    return found


def choose(page: PlanningPage, row: int = 1, column: int = 1) -> None:
    page.table.setCurrentIndex(page.model.index(row, column))


def type_hours(qtbot: QtBot, page: PlanningPage, text: str) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.form.spans.line
    page.form.spans.line.selectAll()
    qtbot.keyClicks(page.form.spans.line, text)
    if not text:
        qtbot.keyClick(page.form.spans.line, Qt.Key.Key_Delete)


def test_the_week_of_today_is_shown_on_today(page: PlanningPage) -> None:
    assert page.model.plan.days[0].day == MONDAY
    assert page.subtitle.replace("\u00a0", " ") == "semaine 48, du 23 au 29 novembre 2026"
    assert page.table.currentIndex().column() == 1


def test_the_model_is_sound(qtmodeltester: ModelTester, page: PlanningPage) -> None:
    qtmodeltester.check(page.model)


def test_every_cell_says_itself_to_a_screen_reader(page: PlanningPage) -> None:
    index = page.model.index(1, 1)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith(index.data(LINE_ROLE).child.name)
    assert "lundi 23" in said.replace("\u00a0", " ")


def test_alt_and_an_arrow_change_the_week_and_keep_the_child(qtbot: QtBot, page: PlanningPage) -> None:
    choose(page, 4, 2)
    line = page.model.line_at(4)
    assert line is not None
    qtbot.keyClick(page, Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: page.model.plan.days[0].day == NEXT)
    again = page.table.currentIndex()
    assert (again.row(), again.column()) == (page.model.row_of(line.id), 2)
    qtbot.keyClick(page, Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: page.model.plan.days[0].day == MONDAY)


def test_a_date_typed_goes_to_its_week_and_a_wrong_one_says_why(qtbot: QtBot, page: PlanningPage) -> None:
    line = page.week.line
    line.setFocus()
    qtbot.keyClicks(line, "14/10")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.model.plan.days[0].day == date(2026, 10, 12)
    line.clear()
    qtbot.keyClicks(line, "32/13")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.banner.sentence
    assert line.text() == "32/13"


def test_a_day_is_changed_by_its_hours_and_enter_then_dropped(
    qtbot: QtBot, window: Window, page: PlanningPage
) -> None:
    choose(page)
    line = page.model.lines[0]
    type_hours(qtbot, page, "9-12")
    assert window.foot.state == DRAFT
    qtbot.keyClick(page.form.spans.line, Qt.Key.Key_Return)
    assert window.foot.state == SAVED
    assert page.model.index(1, 1).data(DAY_ROLE).reserved == (Span(540, 720),)
    assert QApplication.focusWidget() is page.table
    drop = page.findChild(QPushButton, "planning_drop")
    assert drop is not None
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert MONDAY not in [one.day for one, _ in exceptions_of(page.session, line.enrolment)]
    assert not drop.isVisible()


def test_an_empty_line_expects_nobody_that_day(qtbot: QtBot, page: PlanningPage) -> None:
    choose(page)
    type_hours(qtbot, page, "")
    qtbot.keyClick(page.form.spans.line, Qt.Key.Key_Return)
    day = page.model.index(1, 1).data(DAY_ROLE)
    assert (day.reserved, day.exception) == ((), True)


def test_hours_outside_the_opening_are_refused_in_place_and_stay_typed(
    qtbot: QtBot, page: PlanningPage
) -> None:
    choose(page)
    type_hours(qtbot, page, "2-4")
    qtbot.keyClick(page.form.spans.line, Qt.Key.Key_Return)
    assert "n’est pas ouverte" in page.form.spans.refusal
    assert page.form.spans.line.text() == "2-4"
    assert page.form.is_edited


def test_another_day_waits_until_what_is_typed_is_saved_or_given_up(
    qtbot: QtBot, window: Window, page: PlanningPage
) -> None:
    choose(page)
    type_hours(qtbot, page, "9-12")
    choose(page, 2, 3)
    assert page.form.error.sentence == BUSY
    assert page.form.spans.line.text() == "9-12"
    qtbot.keyClick(page.form.spans.line, Qt.Key.Key_Escape)
    assert page.form.spans.value() == (page.model.index(2, 3).data(DAY_ROLE).reserved or None)
    assert window.foot.state == SAVED


def test_undo_brings_the_reference_week_back(qtbot: QtBot, window: Window, page: PlanningPage) -> None:
    choose(page)
    before = page.model.index(1, 1).data(DAY_ROLE)
    type_hours(qtbot, page, "9-12")
    qtbot.keyClick(page.form.spans.line, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.model.index(1, 1).data(DAY_ROLE) == before


def test_the_team_reads_the_week_without_the_form(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = open_window("planning", "equipe").page()
    assert isinstance(page, PlanningPage)
    assert page.model.plan.lines
    assert not page.side.isVisible()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.table


def test_children_stand_under_their_group_with_how_many_and_a_group_is_no_cell(
    qtbot: QtBot, page: PlanningPage
) -> None:
    heads = [row for row in page.model.rows if isinstance(row, GroupRow)]
    assert len(heads) > 1
    children = {line.child.id for line in page.model.lines}
    assert sum(head.children for head in heads) == len(children)
    assert str(page.model.index(0, 0).data()) == f"{heads[0].name}, {heads[0].children}\u00a0enfants"
    last = page.model.rows.index(heads[1]) - 1
    choose(page, last, 1)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == last + 2
    choose(page, 1, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert page.table.currentIndex().row() == 1


def test_filters_change_the_children_counted_and_never_the_load(page: PlanningPage) -> None:
    peaks = [head.peak for head in page.model.plan.days]
    everybody = len(page.model.lines)
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("emergency"))
    assert {line.enrolment.kind.value for line in page.model.lines} == {"emergency"}
    few = len({line.child.id for line in page.model.lines})
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == f"Enfants ({few})"
    page.filters.clear()
    page.filters.group.setCurrentIndex(1)
    assert {line.group.name for line in page.model.lines if line.group} == {page.filters.group.currentText()}
    page.filters.avip.setChecked(True)
    assert all(line.avip for line in page.model.lines)
    assert 0 < len(page.model.lines) < everybody
    assert [head.peak for head in page.model.plan.days] == peaks


def test_a_week_without_anybody_says_what_to_do(page: PlanningPage) -> None:
    page.filters.group.setCurrentIndex(1)
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("emergency"))
    page.filters.avip.setChecked(True)
    assert (page.model.rowCount(), page.table.empty) == (0, NOBODY_SHOWN)
    page.filters.clear()
    page.week.line.setText("3/1/2040")
    page.week.line.returnPressed.emit()
    assert (page.model.rowCount(), page.table.empty) == (0, NOBODY_YET)
    page.grab()


def test_a_child_that_a_filter_hid_is_chosen_again_and_a_link_shows_it(page: PlanningPage) -> None:
    choose(page, 2, 2)
    line = page.model.line_at(2)
    assert line is not None
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("emergency"))
    page.filters.clear()
    assert page.table.currentIndex().row() == page.model.row_of(line.id)
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("emergency"))
    page.open("child", line.child.id)
    cell = page.board.cell()
    assert cell is not None
    assert cell[0].child == line.child


def test_the_avip_children_are_marked_for_who_may_see_insertion_only(open_window: OpenWindow) -> None:
    director = open_window("planning").page()
    assert isinstance(director, PlanningPage)
    marked = [line for line in director.model.lines if line.avip]
    row = director.model.row_of(marked[0].id)
    assert str(director.model.index(row or 0, 0).data(Qt.ItemDataRole.AccessibleTextRole)).endswith(", AVIP")
    assert director.filters.avip.isVisible()
    team = open_window("planning", "equipe").page()
    assert isinstance(team, PlanningPage)
    assert not any(line.avip for line in team.model.lines)
    assert not team.filters.avip.isVisible()


def test_the_panel_slides_over_the_grid_and_esc_closes_it_or_stands_beside(
    qtbot: QtBot, window: Window, page: PlanningPage
) -> None:
    assert not page.side.isVisible()
    choose(page)
    page.table.setFocus()
    wide = page.table.width()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.side.isVisible()
    assert page.table.width() == wide
    qtbot.keyClick(page.form.spans.line, Qt.Key.Key_Escape)
    assert not page.side.isVisible()
    assert QApplication.focusWidget() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.mouseClick(page.side.close_button, Qt.MouseButton.LeftButton)
    assert not page.side.isVisible()
    window.resize(1920, 1080)
    qtbot.waitUntil(page.side.isVisible)
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.side.isVisible()
    assert (
        page.side.mapTo(page.beside, page.side.rect().topLeft()).x()
        > page.table.mapTo(page.beside, page.table.rect().topRight()).x()
    )


def test_the_form_reaches_from_this_day_on(qtbot: QtBot, page: PlanningPage) -> None:
    choose(page, 1, 2)
    line = page.model.line_at(1)
    assert line is not None
    type_hours(qtbot, page, "9-12")
    page.form.scope.combo.setCurrentIndex(page.form.scope.combo.findData("onwards"))
    assert not page.form.note.isVisible()
    qtbot.keyClick(page.form.spans.line, Qt.Key.Key_Return)
    assert page.form.spans.refusal == ""
    assert page.board.line.sentence.endswith("9\u00a0h–12\u00a0h, à partir de ce jour.")
    for week in range(2):
        day = page.model.plan.days[1].day
        own = page.model.line_at(page.model.row_of(line.id) or 0)
        assert own is not None
        assert (day, own.days[1].reserved) == (day, (Span(540, 720),))
        assert not own.days[1].exception
        if week == 0:
            qtbot.keyClick(page, Qt.Key.Key_Right, ALT)
    assert page.form.scope.read() is Scope.DAY


def test_the_team_reads_the_week_and_its_mouse_changes_nothing(open_window: OpenWindow) -> None:
    page = open_window("planning", "equipe").page()
    assert isinstance(page, PlanningPage)
    line = next(line for line in page.model.lines if line.days[1].reserved)
    before = line.days[1].reserved
    drag(page, line.enrolment, (line.days[1].day, "12:00"), (line.days[1].day, "14:00"))
    choose(page, page.model.row_of(line.id) or 0, 2)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_P):
        QTest.keyClick(page.table, key)
    assert shown(page, line.enrolment, line.days[1].day) == before
    assert not page.table.editor.isVisible()
    assert not page.copy_button.isVisible()
    assert not page.board.line.isVisible()
