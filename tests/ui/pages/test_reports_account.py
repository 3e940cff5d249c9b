"""Rapports, Déclarations: the year's AVIP account, its figures, its paper, its files, by mouse and by keyboard."""

import csv
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.insertion.needs import Need, Theme
from app.insertion.paths import InsertionPath
from app.report.account.desk import account_for
from app.report.periods import Period
from app.settings import set_setting
from tests.ui.pages.conftest import OpenWindow
from ui.french import NBSP
from ui.pages.reports.declared import Choice, rows_of
from ui.pages.reports.page import ReportsPage
from ui.pages.reports.statements import StatementsView
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
YEAR = Period.parse("2026")
ACCOUNT = Choice(period=YEAR, is_account=True)


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("reports")


@pytest.fixture
def page(window: Window) -> ReportsPage:
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


@pytest.fixture
def view(qtbot: QtBot, page: ReportsPage) -> StatementsView:
    """The account in front, chosen with the arrows: the second after next year and the year."""
    page.switch.choose("statements")
    qtbot.keyClick(page.statements.periods, Qt.Key.Key_Home)
    qtbot.keyClick(page.statements.periods, Qt.Key.Key_Down)
    qtbot.keyClick(page.statements.periods, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.statements.preview.pdf is not None)
    return page.statements


def said(view: StatementsView) -> str:
    found = view.findChild(QLabel, "statement_status")
    assert isinstance(found, QLabel)
    return found.text().replace(NBSP, " ")


def value(view: StatementsView, name: str) -> str:
    (found,) = [text for label, text in view.account.shown() if label.strip(NBSP) == name]
    return found


def test_the_account_of_the_year_follows_its_declaration_and_shows_its_figures(
    qtmodeltester: ModelTester, page: ReportsPage, view: StatementsView
) -> None:
    assert view.periods.choices()[2] == ACCOUNT
    assert view.title.text() == "Bilan Avip 2026"
    assert said(view).startswith("PROVISOIRE — ")
    assert "chiffres arrêtés au 23 novembre 2026" in said(view)
    assert view.account.isVisible()
    assert not view.figures.isVisible()
    account = account_for(page.session, YEAR)
    assert value(view, "Parents") == str(account.families.parents)
    assert value(view, "Entrées") == str(account.paths.entered)
    children = account.families.single_parent
    counted = f"{children.numerator}/{children.denominator}, soit "
    assert value(view, "Enfants Avip d’un parent isolé").startswith(counted)
    assert len(view.account.shown()) == len(rows_of(account))
    qtmodeltester.check(view.account.model_)


def test_a_year_to_come_has_no_account(view: StatementsView) -> None:
    assert [choice.stem for choice in view.periods.choices() if choice.is_account] == ["bilan-avip-2026"]


def test_back_to_a_declaration_its_own_table_is_in_front(qtbot: QtBot, view: StatementsView) -> None:
    qtbot.keyClick(view.periods, Qt.Key.Key_Up)
    assert view.title.text() == f"Année{NBSP}2026"
    assert view.figures.isVisible()
    assert not view.account.isVisible()


def test_the_paper_the_workbook_and_the_csv_are_saved_and_hold_the_year(
    qtbot: QtBot, view: StatementsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def chosen(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        path = tmp_path / Path(name).name
        asked.append(path.name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    qtbot.waitUntil(view.pdf.isEnabled)
    qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    for button in (view.excel, view.csv):
        qtbot.mouseClick(button, LEFT)
    assert asked == ["bilan-avip-2026.pdf", "bilan-avip-2026.xlsx", "bilan-avip-2026.csv"]
    reader = pypdf.PdfReader(tmp_path / asked[0])
    assert list(reader.attachments) == ["bilan.json"]
    book = load_workbook(BytesIO((tmp_path / asked[1]).read_bytes()))
    assert book["Bilan"]["A1"].value == "Bilan Avip 2026"
    with (tmp_path / asked[2]).open(encoding="utf-8-sig", newline="") as file:
        assert {row["Année"] for row in csv.DictReader(file, delimiter=";")} == {"2026"}


def test_a_need_opened_meanwhile_is_read_again(qtbot: QtBot, page: ReportsPage, view: StatementsView) -> None:
    before = view.account.shown()
    store = page.session.store
    (path, *_) = [one for one in store.find(InsertionPath) if one.exit_day is None]
    known = {need.theme for need in store.find(Need, path_id=path.id)}
    with store.atomic("open_need"):
        store.add(
            Need(
                path_id=path.id,
                theme=next(theme for theme in Theme if theme not in known),
                opened_on=date(2026, 11, 23),
            )
        )
    qtbot.waitUntil(lambda: view.account.shown() != before)


def test_masked_small_counts_are_told_above_the_figures(
    qtbot: QtBot, page: ReportsPage, view: StatementsView
) -> None:
    set_setting(page.session, "mask_small_cells", date(2026, 11, 23), "yes")
    qtbot.waitUntil(lambda: "masqués" in said(view))
    assert any("masqué" in text for _, text in view.account.shown())


def test_the_counsellor_reads_it_too(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = open_window("reports", "conseillere").page()
    assert isinstance(page, ReportsPage)
    page.switch.choose("statements")
    page.statements.periods.choose(ACCOUNT)
    qtbot.waitUntil(lambda: page.statements.preview.pdf is not None)
    assert page.statements.title.text() == "Bilan Avip 2026"
