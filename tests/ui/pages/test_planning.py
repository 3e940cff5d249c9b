"""Planning: the week by child and day; one day is changed in the form beside, by keyboard."""

from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.care.day_exceptions import exceptions_of
from app.spans import Span
from tests.ui.pages.conftest import OpenWindow
from ui.foot import DRAFT, SAVED
from ui.pages.planning import PlanningPage
from ui.pages.planning.day_form import BUSY
from ui.pages.planning.grid import DAY_ROLE, LINE_ROLE
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
