"""Restoring through the one window: what is not a copy is told, then what was done, and nothing of before stays."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.families.records import Home
from app.people import end_person
from app.session import log_in
from app.store import Store
from app.users import Role, User
from db.names import DATA, KEYS
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock
from tests.db.people import add_family
from tests.ui.pages.children import type_in
from tests.ui.pages.quiet_creche import plain
from ui.login import LoginPage
from ui.pages.settings import SettingsPage
from ui.pages.settings.security import SecuritySection
from ui.restore import RestorePage
from ui.shell import Shell
from ui.welcome import WelcomePage
from ui.window import Window

pytestmark = pytest.mark.usefixtures("app")
LEFT, TAB = Qt.MouseButton.LeftButton, Qt.Key.Key_Tab
KEYED = "est chiffré avec la nouvelle clé"


@pytest.fixture
def copy(storage: FolderStorage, store: Store, folder: Path, clock: FixedClock, tmp_path: Path) -> Path:
    """A copy elsewhere, with one family and Camille, of the team; both are gone from the crèche, closed."""
    with store.atomic("add_person"):
        camille = store.add(User(login="camille", name="Camille Żak", role=Role.TEAM))
    store.set_passphrase("camille", "Camille Żak", Role.TEAM, PASSPHRASE)
    add_family(store, "Żółć")
    made = store.backup(tmp_path / "copies")
    clock.move(days=1)
    end_person(log_in(store, clock), camille)
    store.close()
    return made


@pytest.fixture
def shell(qtbot: QtBot, storage: FolderStorage, clock: FixedClock, unremembered: None) -> Shell:
    made = Shell(storage, clock, lambda folder: folder.mkdir())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def page(shell: Shell) -> RestorePage:
    return restoring(shell)


def restoring(shell: Shell) -> RestorePage:
    shell.show_restore()
    page = shell.stack.currentWidget()
    assert isinstance(page, RestorePage)
    page.backup.setFocus()
    return page


def fill(qtbot: QtBot, page: RestorePage, copy: Path, folder: Path) -> None:
    """All of the form, as typed."""
    for line, text in ((page.backup.line, copy), (page.folder.line, folder)):
        line.setFocus()
        line.selectAll()
        type_in(qtbot, line, str(text))
    page.who.put("directrice")
    qtbot.keyClicks(page.passphrase.line, PASSPHRASE)


def entered(shell: Shell) -> Window:
    page = shell.stack.currentWidget()
    assert isinstance(page, LoginPage)
    page.people.choose("directrice")
    page.line.setText(PASSPHRASE)
    page.try_passphrase()
    window = shell.stack.currentWidget()
    assert isinstance(window, Window)
    return window


def security(window: Window) -> SecuritySection:
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.choose("security")
    assert isinstance(section, SecuritySection)
    return section


def said(shell: Shell) -> str:
    """Every text on the screen."""
    return plain("\n".join(one.text() for one in shell.findChildren(QLabel) if one.isVisible()))


@pytest.mark.parametrize(
    ("name", "why"),
    [("nulle part", "n’existe pas"), ("photos", "n’est pas une sauvegarde"), (DATA, "n’est pas une")],
)
def test_what_is_no_copy_is_told_under_its_field_on_the_way_to_the_next_and_at_the_end(
    qtbot: QtBot, page: RestorePage, tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / DATA).write_text("x")
    qtbot.keyClicks(page.backup.line, str(tmp_path / name))
    assert page.backup.refusal == ""
    qtbot.keyClick(page.backup.line, TAB)
    assert why in page.backup.refusal
    assert str(tmp_path / name) in page.backup.refusal
    assert not page.backup.line.hasFocus()
    qtbot.keyClicks(page.passphrase.line, PASSPHRASE)
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert why in page.backup.refusal
    assert page.who.refusal == ""
    assert page.backup.line.text() == str(tmp_path / name)


def test_a_folder_chosen_in_the_system_s_window_is_told_at_once(
    qtbot: QtBot, page: RestorePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.mouseClick(page.backup.choose, LEFT)
    assert "n’est pas une sauvegarde" in page.backup.refusal


def test_a_copy_whose_keys_can_t_be_read_is_told_under_its_field(
    qtbot: QtBot, page: RestorePage, copy: Path
) -> None:
    (copy / KEYS).write_text("{")
    qtbot.keyClicks(page.backup.line, str(copy))
    page.restore()
    assert "est abîmé" in page.backup.refusal
    assert page.form.error.sentence == ""


def test_a_place_that_can_t_be_is_told_under_its_own_field(
    qtbot: QtBot, page: RestorePage, copy: Path
) -> None:
    fill(qtbot, page, copy, copy)
    page.restore()
    assert "est la sauvegarde elle-même" in page.folder.refusal


def test_an_empty_folder_chosen_in_the_system_s_window_takes_the_copy(
    qtbot: QtBot, shell: Shell, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = restoring(shell)
    (tmp_path / "vide").mkdir()
    fill(qtbot, page, copy, tmp_path / "ailleurs")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "vide"))
    qtbot.mouseClick(page.folder.choose, LEFT)
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert entered(shell).desk.session.store.find(Home)
    assert not (tmp_path / "ailleurs").exists()


def test_a_folder_whose_own_folder_is_not_there_yet_is_made_as_for_a_new_creche(
    qtbot: QtBot, shell: Shell, copy: Path, tmp_path: Path
) -> None:
    page = restoring(shell)
    fill(qtbot, page, copy, tmp_path / "Documents" / "Crèches" / "Ma crèche")
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert entered(shell).desk.session.store.find(Home)


def test_a_restore_says_that_it_is_done_where_the_former_folder_is_and_who_comes_in_again(
    qtbot: QtBot, page: RestorePage, copy: Path, folder: Path, shell: Shell
) -> None:
    fill(qtbot, page, copy, folder)
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert isinstance(shell.stack.currentWidget(), LoginPage)
    (kept,) = folder.parent.glob("creche-avant-restauration-*")
    told = said(shell)
    assert "La sauvegarde du dimanche 22 novembre 2026 à 8 h 02 est en place." in told
    assert f"gardé dans « {kept} »" in told
    assert "phrases de passe et code de secours d’alors" in told
    assert "Un compte fermé depuis s’ouvre de nouveau : Camille Żak ; fermez-le dans Paramètres" in told


def test_a_restore_on_a_new_computer_says_that_closed_accounts_may_open(
    qtbot: QtBot, page: RestorePage, copy: Path, tmp_path: Path, shell: Shell
) -> None:
    fill(qtbot, page, copy, tmp_path / "neuf")
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    told = said(shell)
    assert "Un compte fermé depuis s’ouvre de nouveau : fermez-le" in told
    assert "gardé" not in told


def test_after_a_restore_nothing_on_the_screen_speaks_of_the_folder_before(
    qtbot: QtBot, copy: Path, folder: Path, shell: Shell
) -> None:
    (folder.parent / "x").mkdir()
    shell.show_login(folder.parent / "x" / ".." / folder.name)
    before = entered(shell)
    key = security(before).key
    button = key.findChild(QPushButton, "security_key_renew")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    qtbot.keyClicks(key.passphrase.line, PASSPHRASE)
    qtbot.keyClick(key.passphrase.line, Qt.Key.Key_Return)
    assert KEYED in said(shell)
    before.navigation.leave.click()
    fill(qtbot, restoring(shell), copy, folder)
    with qtbot.waitSignal(before.destroyed):
        page = shell.stack.currentWidget()
        assert isinstance(page, RestorePage)
        page.restore()
    after = entered(shell)
    assert KEYED not in said(shell)
    security(after)
    assert KEYED not in said(shell)
    assert "Répétition réussie" not in said(shell)


def test_a_restore_from_the_command_line_while_nobody_is_there_leaves_no_work_place_either(
    shell: Shell, copy: Path, storage: FolderStorage, folder: Path
) -> None:
    shell.begin(folder)
    window = entered(shell)
    shell.leave()
    storage.restore(copy, folder, "directrice", PASSPHRASE)
    assert entered(shell) is not window
    again = shell.stack.currentWidget()
    shell.leave()
    assert entered(shell) is again


def test_a_wrong_copy_does_not_move_the_button_from_under_the_pointer(
    qtbot: QtBot, shell: Shell, page: RestorePage
) -> None:
    """A press takes the keyboard from the field: a refusal told then would shift what is pressed."""
    back = next(one for one in page.findChildren(QPushButton) if one.text() == "Retour")
    qtbot.keyClicks(page.backup.line, "nulle part")
    where = back.mapTo(shell, back.rect().center())
    QTest.mousePress(shell.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, where)
    QTest.mouseRelease(shell.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert isinstance(shell.stack.currentWidget(), WelcomePage)
