"""The insertion's help: F1 tells of the view shown, and each key that a view's help or foot line names exists."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.insertion.path_list import path_lines
from tests.ui.pages.insertion import page, press, window
from tests.ui.pages.test_help import keys_held, keys_named
from ui import resources
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.tabs import TABS, Tab
from ui.window import Window

__all__ = ["page", "window"]


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.name)
def test_each_tab_has_its_help_and_the_keys_named_there_exist(
    window: Window, page: InsertionPage, tab: Tab
) -> None:
    for one in (*TABS, tab):  # a help page may tell of several views
        page.show_tab(one.name)
    path = resources.help_page(page.help_topic)
    assert (page.shown.name, page.shown.title) == (tab.name, tab.title)
    assert page.help_topic == page.shown.help_topic
    assert path.exists()
    named = keys_named(path.read_text(encoding="utf-8")) | keys_named(page.keys)
    assert named - keys_held(window) == set()


@pytest.mark.parametrize("view", ["parent", "interview"])
def test_what_opens_over_a_tab_has_its_help_too(window: Window, page: InsertionPage, view: str) -> None:
    line = next(one for one in path_lines(page.session) if one.is_open)
    (page.show_parent if view == "parent" else page.log_interview)(line.id)
    path = resources.help_page(page.help_topic)
    assert page.help_topic == f"insertion-{view}"
    named = keys_named(path.read_text(encoding="utf-8")) | keys_named(page.keys)
    assert named - keys_held(window) == set()


def test_the_help_follows_the_view(qtbot: QtBot, window: Window, page: InsertionPage) -> None:
    page.show_tab("partners")
    press(qtbot, Qt.Key.Key_F1)
    assert window.help.topic == "insertion-partners"
    press(qtbot, Qt.Key.Key_Escape)
    page.show_tab("paths")
    press(qtbot, Qt.Key.Key_F1)
    assert window.help.topic == "insertion-paths"
