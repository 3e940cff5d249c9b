"""Insertion: a path is opened, ended and corrected in one form; what is refused is refused there, nothing lost."""

from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.outcomes import Outcome
from app.insertion.path_list import parents_without_path, path_lines
from app.insertion.paths import InsertionPath
from tests.ui.pages.conftest import OpenWindow
from ui.foot import DRAFT, SAVED
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.page import BUSY
from ui.window import Window


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("insertion")


@pytest.fixture
def page(window: Window) -> InsertionPage:
    found = window.page()
    assert isinstance(found, InsertionPage)
    return found


def opened(page: InsertionPage) -> int:
    return sum(line.path.exit_day is None for line in path_lines(page.session))


def choose_first_parent(qtbot: QtBot, page: InsertionPage) -> int:
    parent = parents_without_path(page.session)[0]
    box = page.form.parent_id.control
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert page.form.parent_id.value() == parent.id
    return parent.id


def type_into(qtbot: QtBot, page: InsertionPage, name: str, text: str) -> None:
    control = page.form.fields[name].control
    control.setFocus()
    qtbot.keyClicks(control, text)


def test_the_open_paths_are_shown_first_and_counted(page: InsertionPage) -> None:
    assert page.table.proxy.rowCount() == opened(page)
    assert page.subtitle.replace("\u00a0", " ") == f"{opened(page)} parcours ouverts"
    page.states.choose("all")
    assert page.table.proxy.rowCount() == len(path_lines(page.session))


def test_the_models_are_sound(qtmodeltester: ModelTester, page: InsertionPage) -> None:
    qtmodeltester.check(page.table.model_)
    qtmodeltester.check(page.table.proxy)


def test_a_path_is_opened_by_keyboard_alone(qtbot: QtBot, window: Window, page: InsertionPage) -> None:
    before = opened(page)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    parent = choose_first_parent(qtbot, page)
    type_into(qtbot, page, "entry_day", "16/11")
    assert window.foot.state == DRAFT
    qtbot.keyClick(page.form.entry_day.control, Qt.Key.Key_Return)
    (found,) = page.session.store.find(InsertionPath, parent_id=parent, exit_day=None)
    assert found.entry_day == date(2026, 11, 16)
    assert opened(page) == before + 1
    assert window.foot.state == SAVED


def test_a_path_ends_with_its_day_and_its_outcome(qtbot: QtBot, page: InsertionPage) -> None:
    before = opened(page)
    page.table.setFocus()
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    path = page.table.current()
    assert path is not None
    type_into(qtbot, page, "exit_day", "20/11")
    page.form.outcome.control.setFocus()
    qtbot.keyClick(page.form.outcome.control, Qt.Key.Key_Down)
    qtbot.keyClick(page.form.exit_day.control, Qt.Key.Key_Return)
    (ended,) = page.session.store.find(InsertionPath, id=path.id)
    assert (ended.exit_day, ended.outcome is not None) == (date(2026, 11, 20), True)
    assert opened(page) == before - 1


def test_an_exit_without_its_outcome_is_refused_under_the_outcome(qtbot: QtBot, page: InsertionPage) -> None:
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    type_into(qtbot, page, "exit_day", "20/11")
    qtbot.keyClick(page.form.exit_day.control, Qt.Key.Key_Return)
    assert "vont ensemble" in page.form.outcome.refusal
    assert page.form.exit_day.value() == date(2026, 11, 20)


def test_a_second_open_path_is_refused_in_its_place_with_everything_still_typed(
    qtbot: QtBot, window: Window, page: InsertionPage
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    parent = choose_first_parent(qtbot, page)
    type_into(qtbot, page, "adviser", "Sam Petit")
    open_path(page.session, InsertionPath(parent_id=parent, entry_day=date(2026, 11, 9)))
    type_into(qtbot, page, "entry_day", "16/11")
    qtbot.keyClick(page.form.entry_day.control, Qt.Key.Key_Return)
    assert "a déjà un parcours" in page.form.entry_day.refusal
    assert (page.form.parent_id.value(), page.form.adviser.value()) == (parent, "Sam Petit")
    assert page.form.entry_day.value() == date(2026, 11, 16)


def test_another_line_waits_until_what_is_typed_is_saved_or_given_up(
    qtbot: QtBot, window: Window, page: InsertionPage
) -> None:
    type_into(qtbot, page, "adviser", "Sam Petit")
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.error.sentence == BUSY
    assert page.form.adviser.value() == "Sam Petit"
    qtbot.keyClick(page.form.adviser.control, Qt.Key.Key_Escape)
    assert (page.form.adviser.value(), window.foot.state) == (None, SAVED)
    assert QApplication.focusWidget() is page.table


def test_undo_takes_the_exit_back(window: Window, page: InsertionPage) -> None:
    line = page.table.proxy.thing(0)
    before = opened(page)
    close_path(page.session, line.path, exit_day=date(2026, 11, 20), outcome=Outcome.CDI)
    window.undo()
    assert opened(page) == before


def test_a_name_filters_the_list_without_its_accents(qtbot: QtBot, page: InsertionPage) -> None:
    name = page.table.proxy.thing(0).parent.name
    qtbot.keyClicks(page.search, name)
    assert page.table.proxy.rowCount() == 1


def test_a_parent_is_opened_from_another_page(window: Window, page: InsertionPage) -> None:
    parent = path_lines(page.session)[-1].parent
    window.go("insertion", parent.id, "parent")
    assert page.panel.title.text() == parent.name


def test_the_counsellor_may_open_a_path_too(open_window: OpenWindow) -> None:
    page = open_window("insertion", "conseillere").page()
    assert isinstance(page, InsertionPage)
    new = page.findChild(QPushButton, "insertion_new")
    assert new is not None
    assert new.isVisible()


def test_the_team_has_no_such_page(open_window: OpenWindow) -> None:
    assert "insertion" not in open_window("planning", "equipe").navigation.buttons
