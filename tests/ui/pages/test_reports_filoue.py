"""Rapports, Filoué: the check by name, the layout's label, the file asked for on purpose; the director's alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.families.homes import note_consent
from app.families.records import Child, Home
from app.money.scale import FLOOR
from app.session import Session
from app.settings import Setting
from app.structure.records import Identity
from app.users import Role
from tests.app.filoue.families import creche_of_2026, family, number_of
from tests.app.records import as_role, at
from tests.builders import FixedClock
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pages.quiet_creche import plain
from ui.carry_out import as_html
from ui.page import Desk
from ui.pages.children import ChildrenPage
from ui.pages.reports.filoue import FiloueView
from ui.pages.reports.page import ReportsPage
from ui.pages.settings import SettingsPage
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
AGREED = ((date(2026, 1, 5), True),)
REFUSED = ((date(2026, 1, 5), False),)


@pytest.fixture
def zolc(session: Session, clock: FixedClock) -> Child:
    """In January 2027: Abadie agreed and is complete, Żółć agreed and has no number, Roy refused."""
    at(clock, date(2027, 1, 4), "9:00")
    creche_of_2026(session.store)
    family(session.store, "Zoé Abadie", consents=AGREED)
    family(session.store, "Élodie Roy", number="9", consents=REFUSED)
    return family(session.store, "Łukasz Żółć", number=None, consents=AGREED)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, zolc: Child) -> Window:
    made = Window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go("reports")
    return made


@pytest.fixture
def page(window: Window) -> ReportsPage:
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


@pytest.fixture
def view(qtbot: QtBot, page: ReportsPage) -> FiloueView:
    button = next(one for one in page.switch.findChildren(QPushButton) if one.text() == "Filoué")
    qtbot.mouseClick(button, LEFT)
    assert page.filoue.isVisible()
    return page.filoue


@pytest.fixture
def complete(window: Window, view: FiloueView, zolc: Child) -> FiloueView:
    """The same once Żółć's number is known."""
    number_of(window.desk.session.store, zolc, "77")
    return view


def said(view: FiloueView, name: str) -> str:
    found = view.findChild(QLabel, f"filoue_{name}")
    assert isinstance(found, QLabel)
    return plain(found.text()) if found.isVisible() else ""


def rows(view: FiloueView) -> list[tuple[str, str]]:
    return [(row[0], plain(row[-1])) for row in view.table.shown()]


def saves(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """The dialog answers that path; what name it offered."""
    offered: list[str] = []

    def chosen(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(path) if path.name else "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return offered


def test_the_year_that_is_over_comes_first_with_its_check(
    qtmodeltester: ModelTester, page: ReportsPage, view: FiloueView
) -> None:
    assert [view.years.item(at).text() for at in range(view.years.count())] == ["2027, en cours", "2026"]
    assert view.years.currentRow() == 1
    assert rows(view) == [
        ("Łukasz Żółć", "manque : numéro d’allocataire"),
        ("Zoé Abadie", "✓ ligne complète"),
        ("Élodie Roy", "hors du fichier"),
    ]
    assert said(view, "counts") == "2 lignes, dont 1 incomplète ; hors du fichier : 1 refus"
    assert said(view, "why_not").startswith("1 ligne incomplète (Łukasz Żółć)")
    assert (page.subtitle, page.help_topic) == ("fichier annuel Filoué", "filoue")
    qtmodeltester.check(view.table.model_)


def test_the_layout_is_labelled_and_the_idequ_told_unwritten(view: FiloueView) -> None:
    text = said(view, "layout")
    assert "Format d’avril 2021 ; un format plus récent existe" in text
    assert "L’IDEQU, gardé dans l’identité de la crèche, n’est pas écrit" in text


def test_a_row_that_lacks_something_greys_the_file(view: FiloueView) -> None:
    assert not view.make.isEnabled()
    assert not view.identity.isVisible()


def test_enter_on_a_child_opens_its_family_and_once_completed_the_file_is_offered(
    qtbot: QtBot, window: Window, view: FiloueView, zolc: Child
) -> None:
    view.table.setFocus()
    view.table.select_row(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    shown = window.page()
    assert isinstance(shown, ChildrenPage)
    assert shown.sheet.sheet is not None
    assert (shown.sheet.sheet.child.id, shown.sheet.choice.current) == (zolc.id, "family")
    number_of(window.desk.session.store, zolc, "77")
    window.go("reports")
    assert view.make.isEnabled()
    assert said(view, "why_not") == ""


def test_the_file_is_written_where_the_person_says_and_its_making_told(
    qtbot: QtBot, complete: FiloueView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "fichier.csv"
    offered = saves(monkeypatch, wanted)
    qtbot.mouseClick(complete.make, LEFT)
    assert offered == ["filoue-2026.csv"]
    assert wanted.read_bytes().count(b"\r\n") == 3
    assert "Żółć".encode() not in wanted.read_bytes()
    assert (
        said(complete, "made")
        == "Dernier fichier fait le 4 janvier 2027 : 2 lignes, 1 enfant hors du fichier"
    )


def test_control_s_makes_the_file_too_and_giving_up_makes_none(
    qtbot: QtBot, page: ReportsPage, complete: FiloueView, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = saves(monkeypatch, Path())
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert offered == ["filoue-2026.csv"]
    assert said(complete, "made") == ""


def test_a_place_that_cannot_be_written_is_told_and_nothing_noted(
    qtbot: QtBot, page: ReportsPage, complete: FiloueView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves(monkeypatch, tmp_path / "rien" / "fichier.csv")
    qtbot.mouseClick(complete.make, LEFT)
    assert page.banner.sentence
    assert said(complete, "made") == ""


def test_the_arrows_go_to_the_year_under_way_which_gives_no_file(qtbot: QtBot, view: FiloueView) -> None:
    view.years.setFocus()
    qtbot.keyClick(view.years, Qt.Key.Key_Up)
    assert said(view, "why_not").startswith("2027 n’est pas fini")
    assert not view.make.isEnabled()
    assert rows(view) == []


def test_an_identity_that_lacks_a_number_is_completed_in_the_settings(
    qtbot: QtBot, window: Window, view: FiloueView
) -> None:
    store = window.desk.session.store
    with store.atomic("set_identity"):
        store.change(replace(store.find(Identity)[0], caf_office=None))
    assert said(view, "why_not").startswith("Il manque le code de la Caf : à indiquer dans Paramètres")
    qtbot.mouseClick(view.identity, LEFT)
    shown = window.page()
    assert isinstance(shown, SettingsPage)
    assert shown.stack.currentWidget() is shown.sections["identity"]


def test_a_figure_of_the_scale_is_said_once_above_and_typed_from_there(
    qtbot: QtBot, window: Window, view: FiloueView
) -> None:
    assert not view.scales.isVisible()
    store = window.desk.session.store
    with store.atomic("set_figure"):
        for row in store.find(Setting, key=FLOOR.key):
            store.remove(row)
    assert rows(view)[:2] == [
        ("Zoé Abadie", "manque : barème"),
        ("Łukasz Żółć", "manque : numéro d’allocataire, barème"),
    ]
    assert said(view, "why_not").count("Le plancher de ressources : à indiquer dans Paramètres") == 1
    qtbot.mouseClick(view.scales, LEFT)
    shown = window.page()
    assert isinstance(shown, SettingsPage)
    assert shown.stack.currentWidget() is shown.sections["money"]


def test_the_check_prints_by_name(view: FiloueView) -> None:
    paper = plain(as_html(view.table.title, view.table.titles(), view.table.shown()))
    assert "Contrôle du fichier Filoué 2026" in paper
    assert "manque : numéro d’allocataire" in paper


def test_the_view_comes_back_to_the_months(qtbot: QtBot, page: ReportsPage, view: FiloueView) -> None:
    page.switch.choose("months")
    assert not view.isVisible()
    assert page.help_topic == "reports"
    page.switch.choose("statements")
    assert page.help_topic == "statements"


def test_the_counsellor_is_offered_no_filoue(qtbot: QtBot, desk: Desk, zolc: Child) -> None:
    desk.session = as_role(desk.session, Role.COUNSELLOR)
    made = Window(desk)
    qtbot.addWidget(made)
    made.show()
    made.go("reports")
    page = made.page()
    assert isinstance(page, ReportsPage)
    assert page.switch.offered == ["months", "statements"]


def test_a_consent_withdrawn_is_told_on_the_familys_tab(open_window: OpenWindow) -> None:
    window = open_window("children")
    page = window.page()
    assert isinstance(page, ChildrenPage)
    child = next(one for one in page.session.store.find(Child) if one.billing_home_id)
    assert child.billing_home_id is not None
    home = page.session.store.get(Home, child.billing_home_id)
    note_consent(page.session, home, first_day=date(2026, 11, 2), given=True)
    note_consent(page.session, home, first_day=date(2026, 11, 20), given=False)
    page.open("family", child.id)
    texts = [plain(one.text()) for one in page.sheet.tab("family").findChildren(QLabel)]
    assert f"{home.name} : accord retiré" in texts
    assert any("depuis le 20 novembre 2026 · accord le 2 novembre 2026" in text for text in texts)
