"""Paramètres, Contribution des familles et PSU: every figure in words, typed by keyboard, refused in its place."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.money.figures import TARIFFS, FigureLine
from app.money.tariffs import Shape
from app.settings import Setting
from tests.ui.pages.conftest import OpenWindow
from ui.carry_out import ListMenu
from ui.figure_text import value_words
from ui.forms import Field
from ui.pages.settings import SettingsPage
from ui.pages.settings.money import MoneySection

RETURN = Qt.Key.Key_Return

# By shape: what is typed, what is stored and how it reads; then what can't be, and why.
TYPED = {
    Shape.EUROS: ("1 234,5", "123450", "1 234,50 €"),
    Shape.PERCENT: ("0,0500", "0.05", "0,05 %"),
    Shape.COUNT: ("20", "20", "20"),
    Shape.HOURS: ("7:30-18:30", "07:30-18:30", "7 h 30–18 h 30"),
    Shape.WEEKDAYS: ("lun mar", "0,1", "lundi et mardi"),
}
WRONG = {
    Shape.EUROS: ("beaucoup", "n’est pas un montant"),
    Shape.PERCENT: ("101", "de 0 à 100"),
    Shape.COUNT: ("601", "entre 0 et 600"),
    Shape.HOURS: ("8-12 13-17", "une seule plage"),
    Shape.WEEKDAYS: ("7", "jour de la semaine"),
}


@pytest.fixture
def section(open_window: OpenWindow) -> MoneySection:
    page = open_window("settings").page()
    assert isinstance(page, SettingsPage)
    found = page.choose("money")
    assert isinstance(found, MoneySection)
    return found


def choose(section: MoneySection, key: str) -> Field[Any]:
    """Goes to the figure's line; its value's field."""
    table = section.table
    table.select_row(next(at for at in range(table.proxy.rowCount()) if table.proxy.thing(at).id == key))
    (shown,) = [field for field in section.value_fields.values() if field.isVisible()]
    return shown


def line_of(section: MoneySection, key: str) -> FigureLine:
    return next(line for line in section.read() if line.id == key)


def said(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def write(qtbot: QtBot, field: Field[Any], text: str) -> None:
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.control, text)


def test_every_figure_stands_in_the_order_of_the_page_known_or_to_type(
    qtmodeltester: ModelTester, section: MoneySection
) -> None:
    shown = [[said(cell) for cell in row] for row in section.table.shown()]
    assert [row[0] for row in shown] == [said(tariff.label) for tariff in TARIFFS]
    values = {row[0]: row[1:] for row in shown}
    assert values["Plafond de ressources, par mois"] == ["8 500,00 €", "01/09/2025"]
    assert values["Plancher de ressources, par mois"] == ["à indiquer", ""]
    assert values["Taux collectif : 1 enfant"] == ["0,0619 %", "01/01/2022"]
    assert values["Semaine ordinaire"][0] == "lundi, mardi, mercredi, jeudi et vendredi"
    qtmodeltester.check(section.table.model_)


def test_every_figure_is_typed_and_read_back(qtbot: QtBot, section: MoneySection) -> None:
    for tariff in TARIFFS:
        field = choose(section, tariff.key)
        if tariff.shape is Shape.CHOICE:
            combo = section.choice.combo
            combo.setFocus()
            qtbot.keyClick(combo, Qt.Key.Key_End)
            stored, words = tariff.choices[-1]
        else:
            typed, stored, words = TYPED[tariff.shape]
            write(qtbot, field, typed)
        qtbot.keyClick(field.control, RETURN)
        assert (field.refusal, section.form.error.sentence) == ("", ""), tariff.key
        (row,) = section.session.store.find(Setting, key=tariff.key)
        assert (row.value, row.first_day) == (stored, date(2026, 11, 1)), tariff.key
        assert said(value_words(line_of(section, tariff.key))) == said(words), tariff.key


def test_a_value_that_no_figure_takes_is_refused_under_its_field_and_stays_typed(
    qtbot: QtBot, section: MoneySection
) -> None:
    seen = set()
    for tariff in TARIFFS:
        if tariff.shape in WRONG and tariff.shape not in seen:
            seen.add(tariff.shape)
            field, (typed, why) = choose(section, tariff.key), WRONG[tariff.shape]
            write(qtbot, field, typed)
            qtbot.keyClick(field.control, RETURN)
            assert why in said(field.refusal), tariff.key
            assert field.control.property("text") == typed
            assert section.session.store.find(Setting, key=tariff.key) == []
            qtbot.keyClick(field.control, Qt.Key.Key_Escape)
    assert seen == set(WRONG)


def test_a_day_that_begins_no_month_is_refused_under_the_day(qtbot: QtBot, section: MoneySection) -> None:
    write(qtbot, choose(section, "money.floor"), "801")
    write(qtbot, section.first_day, "2/11/2026")
    qtbot.keyClick(section.first_day.control, RETURN)
    assert "le 1er d’un mois" in said(section.first_day.refusal)
    assert section.session.store.find(Setting, key="money.floor") == []


def test_what_is_to_come_is_said_and_the_last_row_is_taken_away(qtbot: QtBot, section: MoneySection) -> None:
    field = choose(section, "money.ceiling")
    drop = section.findChild(QPushButton, "settings_money_drop")
    assert isinstance(drop, QPushButton)
    assert not drop.isVisible()
    write(qtbot, field, "9000")
    write(qtbot, section.first_day, "1/1/2027")
    qtbot.keyClick(section.first_day.control, RETURN)
    words = said(value_words(line_of(section, "money.ceiling")))
    assert words == "8 500,00 €, puis 9 000,00 € le 01/01/2027"
    history = section.findChild(QLabel, "settings_money_history")
    assert isinstance(history, QLabel)
    lines = said(history.text()).split("\n")
    assert lines[:2] == ["01/01/2027 : 9 000,00 € (la crèche)", "01/09/2025 : 8 500,00 € (connu)"]
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert section.session.store.find(Setting, key="money.ceiling") == []
    assert said(value_words(line_of(section, "money.ceiling"))) == "8 500,00 €"


@pytest.mark.parametrize("login", ["conseillere", "equipe"])
def test_nobody_else_sees_the_section(open_window: OpenWindow, login: str) -> None:
    page = open_window("settings", login).page()
    assert isinstance(page, SettingsPage)
    names = [page.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(page.list.count())]
    assert "money" not in names


def test_the_lists_menu_keeps_the_capitals_of_what_it_exports(section: MoneySection) -> None:
    (menu,) = section.findChildren(ListMenu)
    assert said(menu.accessibleName()) == "Imprimer ou exporter : contribution des familles et PSU"


def test_nothing_can_be_saved_before_a_figure_is_chosen(section: MoneySection) -> None:
    def offered() -> list[str]:
        return [one.text() for one in section.form.findChildren(QPushButton) if one.isVisible()]

    assert offered() == []
    choose(section, "money.floor")
    assert {"Enregistrer le chiffre", "Abandonner"} <= set(offered())
    section.give_up()
    section.show_line(None)
    assert "Enregistrer le chiffre" not in offered()
