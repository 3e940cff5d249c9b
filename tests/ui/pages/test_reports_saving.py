"""Rapports, papers that leave: the foot line names the file, and a key pressed too early waits for the paper."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.days import Month
from tests.ui.pages.conftest import OpenWindow
from ui.pages.reports.being_drawn import IN_PREPARATION
from ui.pages.reports.page import ReportsPage
from ui.window import Window

SEPTEMBER = Month(year=2026, month=9)
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("reports")


@pytest.fixture
def page(window: Window) -> ReportsPage:
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialog says that files go, under the names it is offered."""

    def chosen(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        return str(papers / Path(name).name), ""

    papers = tmp_path / "papiers"
    papers.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return papers


def said(window: Window) -> str:
    return window.foot.sentence.replace("\u00a0", " ")


def ready(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.waitUntil(button.isEnabled, timeout=30_000)


def test_the_foot_line_names_the_file_of_each_paper_of_the_month(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path
) -> None:
    ready(qtbot, page.save)
    qtbot.mouseClick(page.completeness.save, LEFT)
    assert said(window) == "Enregistré : rapport-avip-2026-10.pdf"
    for ending, action in zip(("xlsx", "csv", "json"), page.export.menu().actions(), strict=True):
        action.trigger()
        assert said(window) == f"Enregistré : rapport-avip-2026-10.{ending}"
    assert len(list(folder.iterdir())) == 4


@pytest.mark.parametrize("view", ["statements", "estimates"])
def test_the_foot_line_names_the_file_of_a_declaration_and_of_an_estimate(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path, view: str
) -> None:
    page.switch.choose(view)
    shown = page.statements if view == "statements" else page.estimates
    ready(qtbot, shown.pdf)
    for button, ending in ((shown.pdf, "pdf"), (shown.excel, "xlsx"), (shown.csv, "csv")):
        qtbot.mouseClick(button, LEFT)
        (saved,) = folder.glob(f"*.{ending}")
        assert said(window) == f"Enregistré : {saved.name}"


def test_the_foot_line_names_the_file_of_an_annex(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path
) -> None:
    annex = page.completeness.annex
    qtbot.mouseClick(annex.begin, LEFT)
    qtbot.mouseClick(annex.sure, LEFT)
    qtbot.waitUntil(annex.isHidden, timeout=30_000)
    assert said(window) == "Enregistré : annexe-nominative-2026-10.pdf"
    assert (folder / "annexe-nominative-2026-10.pdf").exists()


def test_a_name_typed_without_its_ending_gets_it_and_replaces_nothing_unasked(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "octobre.2026"), ""))
    ready(qtbot, page.save)
    qtbot.mouseClick(page.save, LEFT)
    page.export.menu().actions()[0].trigger()
    assert sorted(one.name for one in folder.iterdir()) == ["octobre.2026.pdf", "octobre.2026.xlsx"]
    assert said(window) == "Enregistré : octobre.2026.xlsx"
    (folder / "octobre.2026.pdf").write_bytes(b"avant")
    qtbot.mouseClick(page.save, LEFT)
    assert "« octobre.2026.pdf » existe déjà" in page.banner.sentence.replace("\u00a0", " ")
    assert (folder / "octobre.2026.pdf").read_bytes() == b"avant"


def test_who_gives_up_the_dialog_is_told_of_no_file(
    qtbot: QtBot, window: Window, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    ready(qtbot, page.save)
    before = said(window)
    qtbot.mouseClick(page.save, LEFT)
    assert said(window) == before


def test_control_s_pressed_while_the_paper_is_drawn_saves_that_paper_once_it_is_there(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path
) -> None:
    ready(qtbot, page.save)
    page.months.choose(SEPTEMBER)
    assert not page.save.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_S, CONTROL)
    assert said(window) == IN_PREPARATION
    assert list(folder.iterdir()) == []
    wanted = folder / "rapport-avip-2026-09.pdf"
    qtbot.waitUntil(wanted.exists, timeout=30_000)
    assert said(window) == "Enregistré : rapport-avip-2026-09.pdf"
    assert "septembre 2026" in pypdf.PdfReader(wanted).pages[0].extract_text().replace("\u00a0", " ").lower()


def test_the_main_button_waits_for_the_paper_too(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path
) -> None:
    ready(qtbot, page.save)
    page.months.choose(SEPTEMBER)
    qtbot.mouseClick(page.completeness.save, LEFT)
    assert said(window) == IN_PREPARATION
    qtbot.waitUntil((folder / "rapport-avip-2026-09.pdf").exists, timeout=30_000)


def test_what_was_asked_of_a_paper_is_forgotten_with_another_one(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path
) -> None:
    ready(qtbot, page.save)
    page.months.choose(SEPTEMBER)
    qtbot.keyClick(page, Qt.Key.Key_S, CONTROL)
    page.months.setCurrentRow(1)
    ready(qtbot, page.save)
    assert list(folder.iterdir()) == []


def test_nothing_is_saved_over_the_page_where_the_person_went_meanwhile(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path
) -> None:
    ready(qtbot, page.save)
    page.months.choose(SEPTEMBER)
    qtbot.keyClick(page, Qt.Key.Key_S, CONTROL)
    window.go("home")
    ready(qtbot, page.save)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("view", ["statements", "estimates"])
def test_the_other_papers_wait_too(
    qtbot: QtBot, window: Window, page: ReportsPage, folder: Path, view: str
) -> None:
    page.switch.choose(view)
    qtbot.keyClick(page, Qt.Key.Key_S, CONTROL)
    assert said(window) == IN_PREPARATION
    qtbot.waitUntil(lambda: any(folder.iterdir()), timeout=30_000)
    (saved,) = folder.iterdir()
    assert said(window) == f"Enregistré : {saved.name}"
