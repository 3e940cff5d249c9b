"""Enfants et familles, Ressources: what an hour costs the family today, or what is missing; for the director alone."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.families.records import Child, Resources
from app.money.figures import set_figure
from tests.ui.pages.conftest import OpenWindow
from ui.pages.children.page import ChildrenPage


def family_of(page: ChildrenPage) -> QWidget:
    """The resources of the first child whose home has a row of them in the money's own words."""
    homes = {row.home_id for row in page.session.store.find(Resources) if row.monthly_cents is not None}
    child = next(one for one in page.session.store.find(Child) if one.billing_home_id in homes)
    page.open("child", child.id)
    page.sheet.go("family")
    found = page.sheet.findChild(QWidget, "child_resources")
    assert isinstance(found, QWidget)
    return found


def words(section: QWidget) -> str:
    return " ".join(one.text() for one in section.findChildren(QLabel) if one.isVisible()).replace(
        "\u00a0", " "
    )


def at(open_window: OpenWindow, login: str = "directrice") -> ChildrenPage:
    page = open_window("children", login).page()
    assert isinstance(page, ChildrenPage)
    return page


def test_the_hours_price_is_said_once_the_floor_is_typed(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = at(open_window)
    section = family_of(page)
    assert "Tarif d’une heure : il manque le plancher de ressources" in words(section)
    set_figure(page.session, "money.floor", date(2026, 1, 1), "80100")
    qtbot.waitUntil(lambda: "Tarif d’une heure aujourd’hui : " in words(section))
    assert "× 0,0" in words(section)


@pytest.mark.parametrize("login", ["conseillere", "equipe"])
def test_nobody_else_sees_money_on_the_sheet(open_window: OpenWindow, login: str) -> None:
    page = at(open_window, login)
    section = family_of(page)
    assert not section.isVisible()
    everything = [one.text() for one in page.findChildren(QLabel)]
    assert not [text for text in everything if "Tarif" in text or "par mois" in text]
