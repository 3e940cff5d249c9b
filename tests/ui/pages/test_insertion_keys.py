"""The keyboard on the insertion page (clavier): after the log-in, after an undo, after a mistake."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.families.records import Parent
from app.insertion.orientations import Orientation, Purpose, add_orientation
from app.insertion.partners import Prescriber
from app.session import Session
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock
from tests.hands import Hands
from tests.ui.pages.bich import HERS, MONDAY, clock, counsellor, page, path, window
from tests.ui.pages.insertion import ALT, CONTROL, focused, plain, press, type_text
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.day_view import DayView
from ui.pages.insertion.meetings_view import MeetingsView
from ui.pages.insertion.orientations_view import OrientationsView
from ui.pages.insertion.parent_view import ParentView
from ui.pages.insertion.view import View
from ui.shell import Shell
from ui.window import Window

pytestmark = pytest.mark.usefixtures("unremembered")

__all__ = ["clock", "counsellor", "page", "path", "window"]


@pytest.fixture
def hands(
    qtbot: QtBot, app: QApplication, storage: FolderStorage, folder: Path, counsellor: Session
) -> Iterator[Hands]:
    """A keyboard before the log-in page."""
    clock = counsellor.clock
    assert isinstance(clock, FixedClock)
    _ = app
    counsellor.store.close()
    shell = Shell(storage, clock, lambda _folder: None)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.begin(folder)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    yield Hands(qtbot, shell, clock)
    shell.close()


def test_after_each_log_in_the_keys_that_the_foot_offers_work(hands: Hands, qtbot: QtBot) -> None:
    for name, phrase in (("Inès Faure", HERS), ("Claire Martin", PASSPHRASE), ("Inès Faure", HERS)):
        opened = hands.logs_in(name, phrase)
        shown = opened.page()
        assert shown is not None
        qtbot.waitUntil(lambda shown=shown: shown.isAncestorOf(QApplication.focusWidget()))  # type: ignore[misc]
        if isinstance(shown, InsertionPage):
            assert isinstance(shown.shown, DayView)
            assert focused() is shown.shown.list
            hands.press(Qt.Key.Key_3, CONTROL)
            assert isinstance(shown.shown, OrientationsView)
            hands.press(Qt.Key.Key_1, CONTROL)
            assert isinstance(shown.shown, DayView)
        hands.press(Qt.Key.Key_L, CONTROL)


def shown_of(page: InsertionPage) -> View:
    """The view on the screen, asked anew."""
    return page.shown


def test_an_acceptance_taken_back_leaves_its_own_line_current(
    qtbot: QtBot, page: InsertionPage, window: Window, counsellor: Session
) -> None:
    for name in ("Aarne", "Björn", "Omar"):
        one = Orientation(parent_id=0, day=MONDAY, prescriber=Prescriber.CAF, purpose=Purpose.TRAINING)
        add_orientation(counsellor, one, parent=Parent(home_id=0, first_name=name, last_name=name))
    press(qtbot, Qt.Key.Key_3, CONTROL)
    view = page.shown
    assert isinstance(view, OrientationsView)
    at = next(n for n in range(3) if view.table.proxy.thing(n).parent.first_name == "Björn")
    view.table.select_row(at)
    press(qtbot, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(shown_of(page), ParentView)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert shown_of(page) is view
    current = view.table.current()
    assert current is not None
    assert current.parent.first_name == "Björn"


def test_what_a_key_of_the_meeting_leads_to_is_on_the_screen(
    qtbot: QtBot, page: InsertionPage, counsellor: Session
) -> None:
    press(qtbot, Qt.Key.Key_5, CONTROL)
    press(qtbot, Qt.Key.Key_N, CONTROL)
    view = page.shown
    assert isinstance(view, MeetingsView)
    view.form.summary.box.setPlainText("une ligne\n" * 40)
    press(qtbot, Qt.Key.Key_N, ALT)
    line = view.form.decisions.line
    assert focused() is line
    assert not line.visibleRegion().isEmpty()
    type_text(qtbot, "rappeler la mission locale")
    press(qtbot, Qt.Key.Key_Return)
    error = view.form.decisions.error
    qtbot.waitUntil(lambda: not error.visibleRegion().isEmpty())
    qtbot.waitUntil(lambda: error.visibleRegion().boundingRect().height() == error.height())


def test_a_day_that_can_not_be_read_goes_with_escape_and_is_typed_anew(
    qtbot: QtBot, page: InsertionPage
) -> None:
    press(qtbot, Qt.Key.Key_4, CONTROL)
    press(qtbot, Qt.Key.Key_G, CONTROL)
    type_text(qtbot, "pouet")
    press(qtbot, Qt.Key.Key_Return)
    assert "n’est pas une date" in page.banner.sentence
    press(qtbot, Qt.Key.Key_G, CONTROL)
    type_text(qtbot, "paf")
    assert focused().property("text") == "paf"
    press(qtbot, Qt.Key.Key_Escape)
    assert page.banner.sentence == ""


def test_moving_nothing_says_what_to_do(qtbot: QtBot, page: InsertionPage) -> None:
    press(qtbot, Qt.Key.Key_4, CONTROL)
    press(qtbot, Qt.Key.Key_End)
    press(qtbot, Qt.Key.Key_D)
    assert "mettez le curseur sur un entretien prévu" in plain(page.banner.sentence)
    press(qtbot, Qt.Key.Key_Return)
    assert page.banner.sentence == ""
