"""Help: every page has its own, and the keys that a help page or a foot line names are keys that exist."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.pages.conftest import OpenWindow
from ui import resources
from ui.pages import PAGES, PageEntry
from ui.window import Window

ENGLISH = {"Maj": "Shift", "Échap": "Esc", "Entrée": "Return", "Suppr": "Del", "Espace": "Space",
           "←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}  # fmt: skip
COMBINED = re.compile(r"\b((?:(?:Ctrl|Alt|Maj)\+)+(?:[A-Z0-9]\b|[←→↑↓]))|\b(F\d)\b")
WINDOWS_OWN = {"Ctrl+L"}
"""Held by the navigation, which every page has."""


def keys_named(text: str) -> set[str]:
    """The combined keys that a text names, as Qt writes them."""
    found = {one or other for one, other in COMBINED.findall(text)}
    return {"+".join(ENGLISH.get(part, part) for part in key.split("+")) for key in found}


def keys_held(window: QWidget) -> set[str]:
    """Every key that a shortcut or a button of the window answers to."""
    shortcuts = [one.key() for one in window.findChildren(QShortcut)]
    buttons = [one.shortcut() for one in window.findChildren(QAbstractButton)]
    portable = QKeySequence.SequenceFormat.PortableText
    return {one.toString(portable) for one in shortcuts + buttons if not one.isEmpty()}


@pytest.fixture(params=PAGES, ids=lambda entry: entry.name)
def entry(request: pytest.FixtureRequest) -> PageEntry:
    found = request.param
    assert isinstance(found, PageEntry)
    return found


@pytest.fixture
def window(open_window: OpenWindow, entry: PageEntry) -> Window:
    return open_window(entry.name)


def test_every_page_has_its_own_help_and_every_key_named_there_exists(
    window: Window, entry: PageEntry
) -> None:
    page = window.page()
    assert page is not None
    path: Path = resources.help_page(page.help_topic)
    assert page.help_topic == entry.name
    assert path.exists()
    named = keys_named(path.read_text(encoding="utf-8")) | keys_named(page.keys)
    assert named - keys_held(window) == set()


def test_the_windows_own_keys_exist(open_window: OpenWindow) -> None:
    window = open_window("settings")
    named = keys_named(resources.help_page("window").read_text(encoding="utf-8"))
    assert named >= WINDOWS_OWN
    assert named - keys_held(window) == set()


@pytest.mark.parametrize("path", sorted(resources.HELP.glob("*.md")), ids=lambda path: path.stem)
def test_help_is_typed_in_french(path: Path) -> None:
    text = re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8"))
    assert text.startswith("# ")
    assert "'" not in text
    assert '"' not in text
    links = re.findall(r"\]\(([^)]+\.md)\)", text)
    assert all((resources.HELP / link).exists() for link in links)
