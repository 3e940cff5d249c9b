"""Insertion: the paths are listed, opened and corrected; what is refused is refused in its place, nothing lost."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.outcomes import Outcome
from app.insertion.path_list import parents_without_path, path_lines
from app.insertion.paths import InsertionPath
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pages.insertion import CONTROL, ModelTester, page, paths, press, type_into, window
from ui.foot import DRAFT, SAVED
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.paths_view import PathsView
from ui.window import Window

__all__ = ["page", "paths", "window"]


def opened(view: PathsView) -> int:
    return sum(line.is_open for line in path_lines(view.session))


def choose_first_parent(qtbot: QtBot, view: PathsView) -> int:
    parent = parents_without_path(view.session)[0]
    box = view.form.parent_id.control
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert view.form.parent_id.value() == parent.id
    return parent.id


def test_the_open_paths_are_shown_first_and_counted(page: InsertionPage, paths: PathsView) -> None:
    assert paths.table.proxy.rowCount() == opened(paths)
    assert page.subtitle.replace("\u00a0", " ") == f"{opened(paths)} parcours ouverts"
    paths.states.choose("all")
    assert paths.table.proxy.rowCount() == len(path_lines(paths.session))


def test_the_models_of_the_paths_are_sound(qtmodeltester: ModelTester, paths: PathsView) -> None:
    qtmodeltester.check(paths.table.model_)
    qtmodeltester.check(paths.table.proxy)


def test_a_path_is_opened_by_keyboard_alone_and_shows_its_parent(
    qtbot: QtBot, window: Window, page: InsertionPage, paths: PathsView
) -> None:
    before = opened(paths)
    press(qtbot, Qt.Key.Key_N, CONTROL)
    parent = choose_first_parent(qtbot, paths)
    type_into(qtbot, paths.form, "entry_day", "16/11")
    assert window.foot.state == DRAFT
    qtbot.keyClick(paths.form.entry_day.control, Qt.Key.Key_Return)
    (found,) = page.session.store.find(InsertionPath, parent_id=parent, exit_day=None)
    assert found.entry_day == date(2026, 11, 16)
    assert opened(paths) == before + 1
    assert window.foot.state == SAVED
    assert page.parent_view.sheet.path.id == found.id


def test_a_second_open_path_is_refused_in_its_place_with_everything_still_typed(
    qtbot: QtBot, paths: PathsView
) -> None:
    press(qtbot, Qt.Key.Key_N, CONTROL)
    parent = choose_first_parent(qtbot, paths)
    type_into(qtbot, paths.form, "adviser", "Sam Petit")
    open_path(paths.session, InsertionPath(parent_id=parent, entry_day=date(2026, 11, 9)))
    type_into(qtbot, paths.form, "entry_day", "16/11")
    qtbot.keyClick(paths.form.entry_day.control, Qt.Key.Key_Return)
    assert "a déjà un parcours" in paths.form.entry_day.refusal
    assert (paths.form.parent_id.value(), paths.form.adviser.value()) == (parent, "Sam Petit")
    assert paths.form.entry_day.value() == date(2026, 11, 16)


def test_what_is_typed_in_the_form_is_given_up_by_escape_and_the_list_has_the_keyboard_again(
    qtbot: QtBot, window: Window, paths: PathsView
) -> None:
    press(qtbot, Qt.Key.Key_N, CONTROL)
    type_into(qtbot, paths.form, "adviser", "Sam Petit")
    press(qtbot, Qt.Key.Key_Escape)
    assert (paths.form.adviser.value(), window.foot.state) == (None, SAVED)
    assert QApplication.focusWidget() is paths.table


def test_enter_opens_the_parents_page_and_alt_left_comes_back_to_the_same_line(
    qtbot: QtBot, page: InsertionPage, paths: PathsView
) -> None:
    paths.table.setFocus()
    paths.table.select_row(2)
    line = paths.table.current()
    assert line is not None
    press(qtbot, Qt.Key.Key_Return)
    assert page.shown.name == "parent"
    assert page.parent_view.sheet.path.id == line.id
    press(qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.shown.name == "paths"
    assert paths.table.current() == line


def test_undo_takes_the_exit_back(window: Window, paths: PathsView) -> None:
    line = paths.table.proxy.thing(0)
    before = opened(paths)
    close_path(paths.session, line.path, exit_day=date(2026, 11, 22), outcome=Outcome.CDI)
    window.undo()
    assert opened(paths) == before


def test_a_name_filters_the_list_without_its_accents(qtbot: QtBot, paths: PathsView) -> None:
    qtbot.keyClicks(paths.search, "kouassi")
    assert paths.table.proxy.rowCount() == 1


def test_a_parent_is_opened_from_another_page(window: Window, page: InsertionPage) -> None:
    parent = path_lines(page.session)[-1].parent
    window.go("insertion", parent.id, "parent")
    assert page.parent_view.sheet.parent == parent


def test_the_director_may_open_a_path_too(open_window: OpenWindow) -> None:
    found = open_window("insertion").page()
    assert isinstance(found, InsertionPage)
    found.show_tab("paths")
    new = found.shown.findChild(QPushButton, "insertion_new")
    assert new is not None
    assert new.isVisible()


def test_the_team_has_no_such_page(open_window: OpenWindow) -> None:
    assert "insertion" not in open_window("planning", "equipe").navigation.buttons
