"""Rapports: the nominative annex is asked for on purpose, in place, by the director, and its making is journalled."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.days import Month
from app.report.annex.asking import annex_children
from app.report.annex.made import AnnexMade
from app.report.annex.records import Part
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pdf.reading import text_of
from ui.annex_words import child_name
from ui.pages.reports.annex import AnnexDesk
from ui.pages.reports.page import ReportsPage
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
OCTOBER, NOVEMBER = Month(year=2026, month=10), Month(year=2026, month=11)


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("reports")


@pytest.fixture
def page(window: Window) -> ReportsPage:
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


@pytest.fixture
def desk(page: ReportsPage) -> AnnexDesk:
    return page.completeness.annex


@pytest.fixture
def wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file goes: the person types its name without the ending."""
    path = tmp_path / "annexe.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    return path


def button(page: ReportsPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def begin(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.mouseClick(button(page, "report_annex"), LEFT)


def made(page: ReportsPage) -> list[AnnexMade]:
    return page.session.store.find(AnnexMade)


def test_it_says_what_it_holds_and_makes_nothing_before_the_answer(
    qtbot: QtBot, page: ReportsPage, desk: AnnexDesk
) -> None:
    assert desk.isHidden()
    begin(qtbot, page)
    assert desk.isVisible()
    assert not page.completeness.save.isVisible()
    assert not page.completeness.closing.isVisible()
    assert all(field.box.isChecked() for field in desk.parts.values())
    assert desk.child.combo.currentText() == "tous les enfants"
    assert page.window().focusWidget() is desk.parts[Part.HOURS].box
    assert made(page) == []


def test_the_answer_saves_the_pdf_and_is_in_the_journal(
    qtbot: QtBot, page: ReportsPage, desk: AnnexDesk, wanted: Path
) -> None:
    begin(qtbot, page)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(desk.isHidden, timeout=30_000)
    text = text_of(wanted.read_bytes())
    assert "Annexe nominative, octobre 2026" in text
    assert "Surnombre, semaine par semaine" in text
    (row,) = made(page)
    assert (row.of_month, row.made_by, row.child_id) == (OCTOBER.first, "directrice", None)
    assert page.completeness.save.isVisible()
    assert button(page, "report_annex").hasFocus()


def test_one_child_and_some_parts_as_a_workbook(
    qtbot: QtBot, page: ReportsPage, desk: AnnexDesk, wanted: Path
) -> None:
    begin(qtbot, page)
    for name in ("hours", "weeks"):
        box = page.findChild(QCheckBox, f"report_annex_{name}")
        assert isinstance(box, QCheckBox)
        qtbot.keyClick(box, Qt.Key.Key_Space)
    children, formats = (page.findChild(QComboBox, f"report_annex_{one}") for one in ("child", "format"))
    assert isinstance(children, QComboBox)
    assert isinstance(formats, QComboBox)
    qtbot.keyClick(children, Qt.Key.Key_Down)
    name = children.currentText()
    formats.setFocus()
    qtbot.keyClick(formats, Qt.Key.Key_Down)
    assert formats.currentText() == "Excel"
    qtbot.mouseClick(button(page, "report_annex_sure"), LEFT)
    qtbot.waitUntil(desk.isHidden)
    book = load_workbook(wanted.with_suffix(".xlsx"))
    assert book.sheetnames == ["Annexe", "Feuilles de présence"]
    assert {row[0] for row in book["Feuilles de présence"].iter_rows(min_row=2, values_only=True)} == {name}
    (row,) = made(page)
    (child,) = [one for one in desk_children(page) if one[1] == row.child_id]
    assert child[0] == name
    assert (row.with_hours, row.with_presence, row.with_weeks) == (False, True, False)


def desk_children(page: ReportsPage) -> list[tuple[str, int]]:
    """Whom the annex can be about."""
    return [(child_name(child), child.id) for child in annex_children(page.session, OCTOBER)]


def test_an_annex_of_nothing_is_refused_in_place(
    qtbot: QtBot, page: ReportsPage, desk: AnnexDesk, wanted: Path
) -> None:
    begin(qtbot, page)
    for field in desk.parts.values():
        qtbot.keyClick(field.box, Qt.Key.Key_Space)
    qtbot.mouseClick(button(page, "report_annex_sure"), LEFT)
    assert "au moins une partie" in desk.form.error.sentence
    assert desk.isVisible()
    assert not wanted.exists()
    assert made(page) == []


def test_no_file_chosen_makes_nothing_and_the_form_stays(
    qtbot: QtBot, page: ReportsPage, desk: AnnexDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    begin(qtbot, page)
    qtbot.mouseClick(button(page, "report_annex_sure"), LEFT)
    assert desk.isVisible()
    assert made(page) == []


def test_tab_goes_from_what_it_holds_to_whom_it_is_about_and_to_the_answer(
    qtbot: QtBot, page: ReportsPage, desk: AnnexDesk
) -> None:
    begin(qtbot, page)
    reached = []
    for _ in range(6):
        focused = page.window().focusWidget()
        reached.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert [name.removeprefix("report_annex_") for name in reached] == [
        *("hours", "presence", "weeks", "child", "format", "sure"),
    ]


def test_the_whole_form_comes_into_sight(qtbot: QtBot, page: ReportsPage, desk: AnnexDesk) -> None:
    begin(qtbot, page)
    qtbot.waitUntil(lambda: not desk.sure.visibleRegion().isEmpty())
    assert not desk.parts[Part.HOURS].box.visibleRegion().isEmpty()


def test_escape_gives_up(qtbot: QtBot, page: ReportsPage, desk: AnnexDesk) -> None:
    begin(qtbot, page)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert desk.isHidden()
    assert button(page, "report_annex").hasFocus()


def test_another_month_puts_the_form_away_and_is_the_one_asked_for_then(
    qtbot: QtBot, page: ReportsPage, desk: AnnexDesk, wanted: Path
) -> None:
    begin(qtbot, page)
    page.months.choose(NOVEMBER)
    assert desk.isHidden()
    begin(qtbot, page)
    qtbot.mouseClick(button(page, "report_annex_sure"), LEFT)
    qtbot.waitUntil(desk.isHidden)
    assert "PROVISOIRE" in text_of(wanted.read_bytes())
    assert [row.of_month for row in made(page)] == [NOVEMBER.first]


def test_a_place_that_cannot_be_written_is_told_in_the_form(
    qtbot: QtBot, page: ReportsPage, desk: AnnexDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = str(tmp_path / "rien" / "annexe.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))
    begin(qtbot, page)
    qtbot.mouseClick(button(page, "report_annex_sure"), LEFT)
    qtbot.waitUntil(lambda: bool(desk.form.error.sentence))
    assert desk.isVisible()
    assert desk.sure.isEnabled()


@pytest.mark.parametrize("login", ["conseillere"])
def test_whoever_may_not_carry_data_out_sees_no_annex(open_window: OpenWindow, login: str) -> None:
    page = open_window("reports", login).page()
    assert isinstance(page, ReportsPage)
    assert not button(page, "report_annex").isVisible()
    assert page.completeness.annex.isHidden()
