"""Rapports, Estimation: what is missing named, the figures, child by child, the paper, and files that hold the same."""

import csv
from dataclasses import replace
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

from app.days import Month
from app.families.homes import set_resources
from app.families.records import Child, Resources
from app.money.estimate_desk import estimate_for
from app.money.figures import set_figure
from app.report.periods import Period
from tests.ui.pages.conftest import OpenWindow
from ui import french
from ui.estimate_words import lines_of, value_words
from ui.french import NBSP
from ui.pages.children import ChildrenPage
from ui.pages.reports.estimates import EstimatesView
from ui.pages.reports.page import ReportsPage
from ui.pages.settings import SettingsPage
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
OCTOBER, AUTUMN = Month(year=2026, month=10), Period.parse("2026-T4")
INVENTED = {
    "money.floor": "80100",
    "money.psu.cost": "1150",
    "money.psu.meals": "yes",
    "money.psu.nappies": "yes",
    "money.psu.price.both.107": "1100",
    "money.psu.price.both.120": "1000",
    "money.avip.ordinary": "07:30-18:30",
    "money.avip.cost.opening": "6400",
    "money.avip.cost.insertion": "3200",
    "money.avip.cost.meeting": "2800",
}
"""For these tests: no source gives them."""


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("reports")


@pytest.fixture
def page(window: Window) -> ReportsPage:
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


@pytest.fixture
def view(qtbot: QtBot, page: ReportsPage) -> EstimatesView:
    page.switch.choose("estimates")
    qtbot.waitUntil(lambda: page.estimates.preview.pdf is not None)
    return page.estimates


@pytest.fixture
def filled(qtbot: QtBot, page: ReportsPage, view: EstimatesView) -> EstimatesView:
    """The same once the figures are typed, and the resources of the family that had not told them."""
    with page.session.store.atomic("set_figure"):
        for key, text in INVENTED.items():
            set_figure(page.session, key, date(2026, 1, 1), text)
        for row in page.session.store.find(Resources, monthly_cents=None):
            set_resources(page.session, replace(row, monthly_cents=150_000))
    qtbot.waitUntil(lambda: not words(view, "estimate_missing"))
    qtbot.waitUntil(view.pdf.isEnabled)
    return view


def words(view: EstimatesView, name: str) -> str:
    found = view.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text().replace(NBSP, " ")


def test_a_new_creche_is_told_what_is_missing_and_no_amount_is_made_up(
    page: ReportsPage, view: EstimatesView
) -> None:
    assert view.title.text() == f"Estimation, octobre{NBSP}2026"
    assert page.subtitle == "estimation financière"
    assert page.help_topic == "estimates"
    missing = words(view, "estimate_missing")
    head, families, *others = missing.splitlines()
    assert (head, families) == (
        "Il manque, au 1er octobre 2026 :",
        "– Participations : le plancher de ressources",
    )
    assert [line.split(" : ")[0] for line in others] == [
        *("– La fiche de l’enfant, onglet Famille", "– PSU", "– Coût de l’Avip"),
    ]
    assert "le prix de revient d’une heure d’accueil" in others[1]
    shown = {row[0]: row[1] for row in view.figures.shown()}
    assert shown["Participations, total"] == shown["PSU estimée"] == shown["Coût de l’Avip"] == "—"
    assert {row[2] for row in view.children_.shown()} == {"—"}


def test_what_is_missing_leads_to_where_it_is_typed(
    qtbot: QtBot, window: Window, view: EstimatesView
) -> None:
    assert view.to_figures.isVisible()
    qtbot.mouseClick(view.to_figures, LEFT)
    shown = window.page()
    assert isinstance(shown, SettingsPage)
    assert shown.stack.currentWidget() is shown.sections["money"]


def test_the_figures_are_those_of_the_estimate(
    qtmodeltester: ModelTester, page: ReportsPage, filled: EstimatesView
) -> None:
    estimate = estimate_for(page.session, OCTOBER)
    shown = filled.figures.shown()
    assert filled.figures.titles() == ["Chiffre", "Valeur", "D’après"]
    assert [row[:2] for row in shown] == [
        [french.capitalised(line.name), value_words(line)] for line in lines_of(estimate)
    ]
    assert estimate.psu_cents is not None
    qtmodeltester.check(filled.figures.model_)


def test_child_by_child_the_amounts_add_up(
    qtbot: QtBot, qtmodeltester: ModelTester, page: ReportsPage, filled: EstimatesView
) -> None:
    filled.side.choose("children")
    assert filled.children_.isVisible()
    assert not filled.figures.isVisible()
    assert filled.children_.isColumnHidden(1)
    names = {row[0] for row in filled.children_.shown()}
    assert names <= {child.name for child in page.session.store.find(Child)}
    amounts = [row[2] for row in filled.children_.shown()]
    cents = sum(
        int(amount.replace("\u202f", "").replace(f"{NBSP}€", "").replace(",", "")) for amount in amounts
    )
    assert cents == estimate_for(page.session, OCTOBER).family_cents
    qtmodeltester.check(filled.children_.model_)
    filled.spans.choose(AUTUMN)
    assert not filled.children_.isColumnHidden(1)
    rows = filled.children_.shown()
    (name, *_), *_ = rows
    months = [row[1].replace(NBSP, " ") for row in rows if row[0] == name]
    assert [row[0] for row in rows[: len(months)]] == [name] * len(months)
    assert months == [
        month for month in ("Octobre 2026", "Novembre 2026", "Décembre 2026") if month in months
    ]


def test_a_childs_amount_tells_its_whole_calculation_and_enter_opens_the_family(
    qtbot: QtBot, window: Window, page: ReportsPage, filled: EstimatesView
) -> None:
    filled.side.choose("children")
    assert not filled.preview.isVisible()
    assert filled.print.isVisible()
    assert words(filled, "estimate_trace").startswith("Choisissez une ligne")
    filled.children_.setFocus()
    filled.children_.select_row(0)
    row = filled.children_.current()
    assert row is not None
    name, _, amount, _, hourly, effort, counted, _ = (
        cell.replace(NBSP, " ") for cell in filled.children_.shown()[0]
    )
    told = words(filled, "estimate_trace")
    assert f"× {hourly} = {amount} ; {hourly} = {counted} × {effort} ; ressources du " in told
    qtbot.keyClick(filled.children_, Qt.Key.Key_Return)
    shown = window.page()
    assert isinstance(shown, ChildrenPage)
    assert shown.sheet.sheet is not None
    assert (shown.sheet.sheet.child.name, shown.sheet.choice.current) == (name, "family")


def test_the_figures_come_back_with_the_paper(view: EstimatesView) -> None:
    view.side.choose("children")
    view.side.choose("figures")
    assert view.preview.isVisible()


def test_the_list_goes_from_the_year_to_its_months(qtbot: QtBot, view: EstimatesView) -> None:
    assert [str(span) for span in view.spans.spans()] == [
        *("2027", "2026", "2026-T4", "2026-11", "2026-10", "2026-T3", "2026-09"),
    ]
    qtbot.keyClick(view.spans, Qt.Key.Key_Up)
    assert view.title.text() == f"Estimation, novembre{NBSP}2026"
    assert words(view, "estimate_status").startswith("ESTIMATION PROVISOIRE — ")
    qtbot.keyClick(view.spans, Qt.Key.Key_Home)
    assert view.title.text() == f"Estimation, année{NBSP}2027"


def test_the_paper_the_workbook_and_the_csv_are_saved_and_hold_the_month(
    qtbot: QtBot, page: ReportsPage, filled: EstimatesView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def chosen(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        path = tmp_path / Path(name).name
        asked.append(path.name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    for button in (filled.pdf, filled.excel, filled.csv):
        qtbot.mouseClick(button, LEFT)
    assert asked == ["estimation-2026-10.pdf", "estimation-2026-10.xlsx", "estimation-2026-10.csv"]
    assert "Estimation financière" in pypdf.PdfReader(tmp_path / asked[0]).pages[0].extract_text()
    book = load_workbook(BytesIO((tmp_path / asked[1]).read_bytes()))
    assert book.sheetnames == ["Estimation", "Mois", "Enfants", "Définitions"]
    with (tmp_path / asked[2]).open(encoding="utf-8-sig", newline="") as file:
        assert {row["Période"] for row in csv.DictReader(file, delimiter=";")} == {"2026-10"}
    told = [one.deed for one in page.session.store.journal(4)]
    assert told.count("hand_over_paper") == len(asked)  # children's names, and what their families pay


def test_control_s_saves_the_paper_of_the_view_in_front(
    qtbot: QtBot, page: ReportsPage, view: EstimatesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refused(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        asked.append(Path(name).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", refused)
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["estimation-2026-10.pdf"]
    page.switch.choose("months")
    assert (page.help_topic, page.subtitle) == ("reports", "rapport mensuel à la Caf")


def test_the_counsellor_has_no_such_view(open_window: OpenWindow) -> None:
    page = open_window("reports", "conseillere").page()
    assert isinstance(page, ReportsPage)
    assert page.switch.offered == ["months", "statements"]
