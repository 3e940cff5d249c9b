"""Nobody at the keyboard: the program locks itself, keeps what was begun, and shows nothing of the crèche."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.families.children import add_child
from app.families.records import Child
from app.settings import set_setting
from app.store import Store
from app.users import Role
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock
from ui import idle
from ui.login import LoginPage
from ui.page import Page
from ui.shell import Shell
from ui.window import Window

pytestmark = pytest.mark.usefixtures("app", "unremembered")
SHORT = 20
"""Milliseconds after which nobody is there, here."""


class Broken(Page):
    """Can't keep what was typed on it."""

    def settle(self) -> None:
        raise ZeroDivisionError


@pytest.fixture
def shell(
    qtbot: QtBot,
    storage: FolderStorage,
    clock: FixedClock,
    store: Store,
    folder: Path,
) -> Shell:
    """The director at work."""
    store.set_passphrase("equipe", "Équipe", Role.TEAM, PASSPHRASE)
    store.close()
    made = Shell(storage, clock, lambda _folder: None)
    qtbot.addWidget(made)
    made.show()
    made.begin(folder)
    page = made.stack.currentWidget()
    assert isinstance(page, LoginPage)
    page.people.choose("directrice")
    logged_in(made)
    return made


def logged_in(shell: Shell) -> Window:
    page = shell.stack.currentWidget()
    assert isinstance(page, LoginPage)
    page.line.setText(PASSPHRASE)
    page.try_passphrase()
    window = shell.stack.currentWidget()
    assert isinstance(window, Window)
    return window


def at_work(shell: Shell) -> Window:
    window = shell.stack.currentWidget()
    assert isinstance(window, Window)
    return window


def wait_for_lock(qtbot: QtBot, shell: Shell) -> LoginPage:
    shell.idle.timer.start(SHORT)
    qtbot.waitUntil(lambda: isinstance(shell.stack.currentWidget(), LoginPage))
    page = shell.stack.currentWidget()
    assert isinstance(page, LoginPage)
    return page


def said(shell: Shell) -> list[str]:
    """What can be read on the screen now."""
    return [one.text() for one in shell.findChildren(QLabel) if one.isVisible()]


def test_nobody_there_closes_the_file_and_asks_who_it_is(qtbot: QtBot, shell: Shell) -> None:
    page = wait_for_lock(qtbot, shell)
    assert shell.store is None
    who = page.people.current()
    assert who is not None
    assert who.login == "directrice"
    assert any("personne n’était au clavier" in text for text in said(shell))
    assert not shell.idle.timer.isActive()


def test_the_desktops_session_that_locks_closes_the_file_at_once(qtbot: QtBot, shell: Shell) -> None:
    at_work(shell).header.finder.setText("zol")
    shell.idle.desktop.fell()
    assert shell.store is None
    assert isinstance(shell.stack.currentWidget(), LoginPage)
    page = shell.stack.currentWidget()
    shell.idle.desktop.fell()
    assert shell.stack.currentWidget() is page
    assert logged_in(shell).header.finder.text() == "zol"


def test_the_same_person_finds_their_place_and_what_they_had_typed(qtbot: QtBot, shell: Shell) -> None:
    window = at_work(shell)
    window.go("settings")
    window.header.finder.setText("zol")
    wait_for_lock(qtbot, shell)
    assert logged_in(shell) is window
    assert (window.shown, window.header.finder.text()) == ("settings", "zol")
    assert shell.idle.timer.isActive()


def test_nothing_of_the_creche_stays_readable(qtbot: QtBot, shell: Shell) -> None:
    session = at_work(shell).desk.session
    add_child(session, Child(first_name="Łukasz", last_name="Żółć", birth_day=session.clock.day()))
    at_work(shell).go("children")
    dialog, loose = QDialog(shell), QWidget()
    qtbot.addWidget(loose)
    dialog.setWindowTitle("Łukasz Żółć")
    dialog.open()
    loose.show()
    menu = QMenu("Łukasz", shell)
    menu.addAction("Imprimer")
    menu.popup(QPoint(0, 0))
    wait_for_lock(qtbot, shell)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [shell]
    assert not any("ukasz" in text for text in (*said(shell), shell.windowTitle()))


@pytest.mark.parametrize("sign", ["key", "press", "move"])
def test_a_key_or_the_mouse_anywhere_begins_the_wait_again(qtbot: QtBot, shell: Shell, sign: str) -> None:
    window = at_work(shell)
    timer = shell.idle.timer
    qtbot.waitUntil(lambda: timer.remainingTime() < timer.interval())
    before = timer.id()
    if sign == "key":
        qtbot.keyClick(window.header.finder, Qt.Key.Key_A)
    elif sign == "press":
        qtbot.mouseClick(window.stack, Qt.MouseButton.RightButton)
    else:
        qtbot.mouseMove(window, QPoint(40, 40))
        qtbot.mouseMove(window, QPoint(60, 60))
    qtbot.waitUntil(lambda: timer.id() != before)
    assert isinstance(shell.stack.currentWidget(), Window)


@pytest.mark.parametrize("minutes", [1, 60])
def test_the_setting_says_how_long_and_holds_at_once(shell: Shell, minutes: int) -> None:
    session = at_work(shell).desk.session
    assert shell.idle.timer.interval() == 5 * idle.MINUTE
    set_setting(session, "lock_after_minutes", session.clock.day(), str(minutes))
    assert shell.idle.timer.interval() == minutes * idle.MINUTE


def test_leaving_and_the_log_in_page_count_nothing(shell: Shell) -> None:
    at_work(shell).navigation.leave.click()
    assert not shell.idle.timer.isActive()


def test_a_page_that_fails_to_keep_its_draft_does_not_leave_the_file_open(
    qtbot: QtBot, shell: Shell, storage: FolderStorage, folder: Path
) -> None:
    window = at_work(shell)
    window.pages["broken"] = Broken(window.desk)
    with pytest.raises(ZeroDivisionError):
        shell.leave()
    storage.open(folder, "directrice", PASSPHRASE).close()
