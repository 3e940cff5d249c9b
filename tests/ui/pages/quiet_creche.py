"""A crèche where nothing is planned yet, for tests of what is planned: a counsellor at work on a Monday at 8:47."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from app.insertion.entry_and_exit import open_path
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role, User
from tests.app.records import open_week, parent
from tests.builders import FixedClock
from ui.page import Desk
from ui.pages.insertion import InsertionPage
from ui.window import Window

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
THURSDAY, FRIDAY, SATURDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28)
SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def counsellor(session: Session, clock: FixedClock) -> Session:
    """Inès Faure at work; the crèche opens on weekdays."""
    clock.set(datetime(2026, 11, 23, 8, 47))
    open_week(session)
    with session.store.atomic("add_person"):
        user = session.store.add(User(login="conseillere", name="Inès Faure", role=Role.COUNSELLOR))
    return replace(session, user=user)


@pytest.fixture
def bich(counsellor: Session) -> InsertionPath:
    """Nguyễn Thị Bích's path, whom Inès follows."""
    return path_of(counsellor, "Nguyễn Thị", "Bích")


@pytest.fixture
def umit(counsellor: Session, bich: InsertionPath) -> InsertionPath:
    """Ümit Åkesson's."""
    return path_of(counsellor, "Ümit", "Åkesson")


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, counsellor: Session, bich: InsertionPath, umit: InsertionPath) -> Window:
    """Her window, on the insertion's page."""
    desk.session = counsellor
    made = Window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go("insertion")
    return made


@pytest.fixture
def page(window: Window) -> InsertionPage:
    """Her page."""
    found = window.page()
    assert isinstance(found, InsertionPage)
    return found


def path_of(session: Session, first_name: str, last_name: str) -> InsertionPath:
    """A path open since September, followed by whoever is at work."""
    who = parent(session, first_name, last_name)
    return open_path(
        session, InsertionPath(parent_id=who.id, entry_day=SEPTEMBER, referent_id=session.user.id)
    )


def plain(text: str) -> str:
    """No-break spaces as plain ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
