"""What the tests of the children's page share: a small crèche with two children, and hands on the keyboard."""

from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment
from app.families.groups import add_group, place_in_group
from app.families.homes import add_home
from app.families.parents import add_parent, tie_parent
from app.families.records import Child, Group, Home, Parent
from app.session import Session
from tests.app.records import child, enrolled, open_week, span
from ui.forms import Form
from ui.page import Desk
from ui.pages import PAGES
from ui.pages.children.page import ChildrenPage
from ui.widgets.basics import Button
from ui.widgets.section import Section
from ui.window import Window

NBSP = "\u00a0"
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def plain(text: str) -> str:
    """With plain spaces, as a test writes it."""
    return text.replace(NBSP, " ").replace("\u202f", " ")


def furnish(session: Session) -> None:
    """Łukasz, enrolled, with his mother Zofia Żółć; Zoé, born in October, without contract."""
    open_week(session)
    group = add_group(session, Group(name="Coccinelles"))
    add_group(session, Group(name="Papillons", position=1))
    home = add_home(session, Home(name="Famille Żółć", caf_number="1234567"))
    mother = add_parent(
        session, Parent(home_id=home.id, first_name="Zofia", last_name="Żółć", phone="06 12 34 56 78")
    )
    lukasz = child(session, birth_day=date(2025, 9, 9), billing_home_id=home.id)
    tie_parent(session, lukasz, mother)
    place_in_group(session, lukasz, group, date(2026, 9, 1))
    enrolled(session, lukasz, span("8:30", "17:00"))
    child(session, "Zoé", "Marchand", birth_day=date(2026, 10, 1))


def opened(qtbot: QtBot, desk: Desk) -> ChildrenPage:
    """The page in its window."""
    window = Window(desk, [entry for entry in PAGES if entry.name == "children"])
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page()
    assert isinstance(page, ChildrenPage)
    return page


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, desk: Desk) -> ChildrenPage:
    """The director's page, on Łukasz."""
    furnish(desk.session)
    made = opened(qtbot, desk)
    made.show_child(of(made, "Łukasz").id)
    return made


def of(page: ChildrenPage, first_name: str) -> Child:
    return page.session.store.find(Child, first_name=first_name)[0]


def enrolments(page: ChildrenPage) -> list[Enrolment]:
    return page.session.store.find(Enrolment)


def section(page: ChildrenPage, name: str) -> Section:
    found = page.findChild(Section, name)
    assert isinstance(found, Section)
    return found


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Enter on the button of that name."""
    button = page.findChild(Button, name)
    assert isinstance(button, Button), name
    assert not button.isHidden()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def write(qtbot: QtBot, form: Form, fields: Mapping[str, str], *, enter: bool = True) -> None:
    """Types into the fields, over what was there, then Enter."""
    control = None
    for name, text in fields.items():
        control = form.fields[name].control
        control.setFocus()
        if hasattr(control, "selectAll"):
            control.selectAll()
        type_in(qtbot, control, text)
    if enter and control is not None:
        qtbot.keyClick(control, Qt.Key.Key_Return)


def type_in(qtbot: QtBot, control: QWidget, text: str) -> None:
    """QTest knows the keys of ASCII only; the other letters come as a key event's text."""
    for letter in text:
        if letter.isascii():
            qtbot.keyClicks(control, letter)
        else:
            QApplication.sendEvent(
                control, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            )


def shown(of_section: Section) -> str:
    """All the words of a section's rows."""
    return plain(" | ".join(label.text() for label in of_section.findChildren(QLabel) if label.isVisible()))
