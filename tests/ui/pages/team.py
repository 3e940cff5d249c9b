"""What the tests of the team's page share: a crèche with a child and three adults, and hands on the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.session import Session
from app.spans import Span
from app.staff.facts import staff_between
from app.staff.records import Qualification, StaffMember
from tests.app.records import MONDAY, child, enrolled, open_week, span
from tests.app.staff.team import member, on_duty
from tests.ui.pages.children import plain, press, shown, type_in, write
from ui.page import Desk
from ui.pages import PAGES
from ui.pages.team.page import TeamPage
from ui.widgets.section import Section
from ui.window import Window

__all__ = ["ALT", "CONTROL", "choose", "of", "opened", "part", "plain", "press", "shown", "type_in", "write"]

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
MORNING, LATE = span("7:30", "13:30"), span("12:30", "18:30")


def furnish(session: Session) -> None:
    """A child from 8:00 to 18:00; Élodie in the morning, Luc in the evening, Zoé without any hours: one is missing."""
    open_week(session)
    enrolled(session, child(session), span("8:00", "18:00"))
    on_duty(session, MORNING, who=member(session, hours=30))
    on_duty(
        session,
        LATE,
        who=member(session, "Luc", "Petit", qualification=Qualification.EARLY_YEARS_CAP, hours=30),
    )
    member(session, "Zoé", "Roy", hours=30)


def opened(qtbot: QtBot, desk: Desk) -> TeamPage:
    """The page in its window."""
    window = Window(desk, [entry for entry in PAGES if entry.name == "team"])
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page()
    assert isinstance(page, TeamPage)
    return page


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, desk: Desk) -> TeamPage:
    """The director's page on the week of Monday 23 November."""
    furnish(desk.session)
    made = opened(qtbot, desk)
    made.week.show_week(MONDAY)
    return made


def choose(page: TeamPage, first_name: str, weekday: int = 0) -> None:
    """That person's day becomes the current cell, the keyboard on the grid."""
    row = page.week.model.row_of(of(page, first_name).id)
    assert row is not None
    page.week.table.setCurrentIndex(page.week.model.index(row, weekday + 1))
    page.week.table.setFocus()


def of(page: TeamPage, first_name: str) -> StaffMember:
    return page.session.store.find(StaffMember, first_name=first_name)[0]


def works(page: TeamPage, first_name: str, day: date) -> tuple[Span, ...]:
    """What is stored of that person's day."""
    return staff_between(page.session.store, day, day).shifts.on(of(page, first_name).id, day)


def part(page: TeamPage, name: str) -> Section:
    found = page.findChild(Section, name)
    assert isinstance(found, Section)
    return found
