"""Sécurité, the second place: one copy a double click, a full disk told by the place that was chosen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.torture.causes import filled_up, may_mount, small_disk
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pages.quiet_creche import plain
from ui.pages.settings import SettingsPage
from ui.pages.settings.security import SecuritySection

pytestmark = pytest.mark.usefixtures("unremembered")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def section(open_window: OpenWindow) -> SecuritySection:
    page = open_window("settings").page()
    assert isinstance(page, SettingsPage)
    found = page.choose("security")
    assert isinstance(found, SecuritySection)
    return found


def copy_to(qtbot: QtBot, section: SecuritySection, place: Path, clicks: int = 1) -> None:
    """Chooses the place, and clicks so many times as fast as one can."""
    section.copies.begin()
    qtbot.keyClicks(section.copies.place.line, str(place))
    button = next(
        one for one in section.copies.form.findChildren(QPushButton) if one.text() == "Y copier le dossier"
    )
    qtbot.mouseClick(button, LEFT)
    if clicks == 2:
        qtbot.mouseDClick(button, LEFT)
        qtbot.mouseRelease(button, LEFT)


def said(section: SecuritySection) -> str:
    """All that can be read in the section."""
    words = [one.text() for one in section.findChildren(QLabel) if one.isVisible()]
    return plain(" ".join(words)).replace("\u200b", "")


def test_a_double_click_makes_one_copy(qtbot: QtBot, section: SecuritySection, tmp_path: Path) -> None:
    place = tmp_path / "copies"
    place.mkdir()
    copy_to(qtbot, section, place, clicks=2)
    assert len(list(place.iterdir())) == 1


@pytest.mark.skipif(not may_mount(), reason="a small disk can't be made here")
def test_a_full_disk_is_told_by_the_place_that_was_chosen(
    qtbot: QtBot, section: SecuritySection, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "copies", "2m") as place:
        with filled_up(place):
            copy_to(qtbot, section, place)
        assert f"Le disque de « {place} » est plein" in said(section)
        assert list(place.iterdir()) == []
