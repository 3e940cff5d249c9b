"""Rapports, Déclarations: periods with their state, their figures, the paper, and files that hold the same."""

import csv
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.care.attendance import AttendedSpan
from app.days import Month
from app.report.comments import comment_of
from app.report.periods import Period
from app.report.statement_desk import statement_for
from tests.ui.pages.conftest import OpenWindow
from ui.french import NBSP
from ui.pages.reports.page import ReportsPage
from ui.pages.reports.statements import StatementsView
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
AUTUMN, YEAR, NEXT = (Period.parse(text) for text in ("2026-T4", "2026", "2027"))


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
    page.switch.choose("statements")
    qtbot.waitUntil(lambda: page.statements.preview.pdf is not None)
    return page.statements


def said(view: StatementsView) -> str:
    found = view.findChild(QLabel, "statement_status")
    assert isinstance(found, QLabel)
    return found.text().replace(NBSP, " ")


def test_the_quarter_under_way_is_shown_first_with_its_paper(page: ReportsPage, view: StatementsView) -> None:
    assert view.title.text() == f"4e{NBSP}trimestre{NBSP}2026"
    assert said(view).startswith("PROVISOIRE — ")
    assert view.preview.where == "page 1 sur 2"
    assert page.subtitle == "déclarations à la Caf, bilan Avip"
    assert page.help_topic == "statements"
    assert [choice.stem for choice in view.periods.choices()] == [
        *("declaration-2027", "declaration-2026", "bilan-avip-2026"),
        *("declaration-2026-S2", "declaration-2026-T3", "declaration-2026-T4"),
    ]


def test_the_figures_are_those_of_the_statement(
    qtmodeltester: ModelTester, page: ReportsPage, view: StatementsView
) -> None:
    statement = statement_for(page.session, AUTUMN)
    shown = view.figures.shown()
    assert view.figures.titles() == ["Chiffre", "Prévisionnel", "Actualisé", "Réel"]
    names = [row[0].strip() for row in shown]
    assert names[0] == "Heures réservées"
    children = shown[names.index("enfants inscrits")]
    assert children[1:] == [str(statement.forecast.children), str(statement.actual.children), "—"]
    assert statement.real is None
    qtmodeltester.check(view.figures.model_)


def test_the_arrows_show_another_period(qtbot: QtBot, view: StatementsView) -> None:
    qtbot.keyClick(view.periods, Qt.Key.Key_Home)
    assert view.title.text() == f"Année{NBSP}2027"
    qtbot.keyClick(view.periods, Qt.Key.Key_Down)
    assert view.title.text() == f"Année{NBSP}2026"


def test_the_paper_the_workbook_and_the_csv_are_saved_and_hold_the_period(
    qtbot: QtBot, view: StatementsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def chosen(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        path = tmp_path / Path(name).name
        asked.append(path.name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    for button in (view.pdf, view.excel, view.csv):
        assert button.isEnabled()
        qtbot.mouseClick(button, LEFT)
    assert asked == ["declaration-2026-T4.pdf", "declaration-2026-T4.xlsx", "declaration-2026-T4.csv"]
    assert len(pypdf.PdfReader(tmp_path / asked[0]).pages) == 2
    book = load_workbook(BytesIO((tmp_path / asked[1]).read_bytes()))
    assert book["Mois"]["A2"].value == f"octobre{NBSP}2026"
    with (tmp_path / asked[2]).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert {row["Période"] for row in rows} == {"2026-T4", "2026-10", "2026-11", "2026-12"}


def test_control_s_saves_the_paper_of_the_view_in_front(
    qtbot: QtBot, page: ReportsPage, view: StatementsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refused(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        asked.append(Path(name).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", refused)
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    page.switch.choose("months")
    qtbot.waitUntil(lambda: page.preview.pdf is not None and page.save.isEnabled())
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["declaration-2026-T4.pdf", "rapport-avip-2026-10.pdf"]


def test_back_to_the_months_the_page_is_as_it_was(page: ReportsPage, view: StatementsView) -> None:
    page.switch.choose("months")
    assert (page.help_topic, page.subtitle) == ("reports", "rapport mensuel à la Caf")
    assert page.months.isVisible()
    assert not view.isVisible()


def test_what_is_half_written_of_the_comment_is_written_before_the_view_turns(
    qtbot: QtBot, page: ReportsPage
) -> None:
    page.completeness.comment.setFocus()
    qtbot.keyClicks(page.completeness.comment, "Sortie au parc")
    page.switch.choose("statements")
    assert "Sortie au parc" in (comment_of(page.session, Month(year=2026, month=10)) or "")


def test_figures_of_a_mended_day_are_read_again(
    qtbot: QtBot, page: ReportsPage, view: StatementsView
) -> None:
    before = view.figures.shown()
    store = page.session.store
    with store.atomic("note_day"):
        (stay, *_) = [
            one
            for one in store.touching(AttendedSpan, AUTUMN.first, AUTUMN.last)
            if one.left is not None and one.left - one.arrived > 120
        ]
        store.remove(stay)
    qtbot.waitUntil(lambda: view.figures.shown() != before)
