"""Sécurité: the lock, the code tried on its sheet, the copies and their second place, the rehearsal, a new key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.demonstration import PASSPHRASE
from app.people import end_person
from app.settings import settings_on
from app.users import User
from db.keys import KeyFile
from db.names import DATA, WAITS_FILE
from tests.builders import FixedClock, FixedTimer, new_storage
from tests.demonstration import MORNING, AtWork
from tests.ui.pages.conftest import OpenWindow
from ui import second_place
from ui.pages.settings import SettingsPage
from ui.pages.settings.security import SecuritySection
from ui.window import Window

pytestmark = pytest.mark.usefixtures("unremembered")
LEFT, RETURN = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("settings")


@pytest.fixture
def section(window: Window) -> SecuritySection:
    page = window.page()
    assert isinstance(page, SettingsPage)
    found = page.choose("security")
    assert isinstance(found, SecuritySection)
    return found


@pytest.fixture
def click(qtbot: QtBot, section: SecuritySection) -> Callable[[str], None]:
    """A click on the button of that name."""

    def made(name: str) -> None:
        button = section.findChild(QPushButton, name)
        assert button is not None
        qtbot.mouseClick(button, LEFT)

    return made


def said(section: SecuritySection) -> str:
    """All that can be read in the section."""
    words = [one.text() for one in section.findChildren(QLabel) if one.isVisible()]
    return " ".join(words).replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "")


def shown_code(section: SecuritySection) -> str:
    code = section.findChild(QLabel, "code")
    assert code is not None
    return code.text()


def sheet_line(section: SecuritySection) -> QLineEdit:
    lines = [one for one in section.findChildren(QLineEdit, "sheet_code") if one.isVisible()]
    assert len(lines) == 1
    return lines[0]


def filled_buttons(section: SecuritySection) -> list[str]:
    """The main buttons that can be seen."""
    every = section.findChildren(QPushButton)
    return [one.text() for one in every if one.isVisible() and one.property("kind") == "main"]


def test_the_delay_of_the_lock_is_changed_here(
    qtbot: QtBot, section: SecuritySection, click: Callable[[str], None], window: Window
) -> None:
    assert "Se verrouille après 5 minutes sans clavier ni souris" in said(section)
    click("security_lock_change")
    field = section.lock.minutes
    field.line.selectAll()
    qtbot.keyClicks(field.line, "61")
    qtbot.keyClick(field.line, RETURN)
    assert field.refusal
    field.line.selectAll()
    qtbot.keyClicks(field.line, "12")
    qtbot.keyClick(field.line, RETURN)
    assert "Se verrouille après 12 minutes" in said(section)
    told = window.foot.sentence.replace("\u00a0", " ")
    assert told == "Réglage enregistré pour « Verrouillage : après tant de minutes »."
    session = section.session
    assert settings_on(session, session.clock.day()).lock_after_minutes == 12


def test_a_new_code_is_tried_on_its_sheet(
    qtbot: QtBot, section: SecuritySection, click: Callable[[str], None]
) -> None:
    click("security_code_new")
    qtbot.keyClicks(section.access.passphrase.line, PASSPHRASE)
    qtbot.keyClick(section.access.passphrase.line, RETURN)
    code = shown_code(section)
    line = sheet_line(section)
    qtbot.keyClicks(line, code[:-1])
    assert shown_code(section) == "le code se lit maintenant sur la feuille"
    qtbot.keyClick(line, RETURN)
    assert "Ce n’est pas le code de ce dossier" in said(section)
    assert line.text() == code[:-1]
    line.selectAll()
    qtbot.keyClicks(line, code.lower().replace("-", " "))
    qtbot.keyClick(line, RETURN)
    assert "✓ Ce code ouvre le dossier" in said(section)


def test_the_sheet_of_the_envelope_opens_the_folder_until_a_new_code_is_wanted_for_sure(
    qtbot: QtBot, section: SecuritySection, click: Callable[[str], None]
) -> None:
    code = section.session.store.new_recovery_code()
    click("security_code_new")
    assert "n’ouvrira plus rien" in said(section)
    line = section.access.passphrase.line
    assert line.hasFocus()
    qtbot.keyClick(line, RETURN)
    assert "obligatoire" in section.access.passphrase.refusal  # a second Enter replaces nothing
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert section.findChild(QLabel, "code") is None
    assert section.session.store.proves_code(code)
    button = section.findChild(QPushButton, "security_code_new")
    assert button is not None
    assert button.hasFocus()


def test_whoever_finds_an_open_session_prints_no_code(
    qtbot: QtBot, section: SecuritySection, click: Callable[[str], None], timer: FixedTimer, window: Window
) -> None:
    code = section.session.store.new_recovery_code()
    click("security_code_new")
    field = section.access.passphrase
    qtbot.keyClicks(field.line, "pas la bonne")
    qtbot.keyClick(field.line, RETURN)
    assert "n’est pas la bonne : rien n’a été changé. Attendez 1\u00a0seconde" in field.refusal
    assert (window.desk.folder / WAITS_FILE).exists()
    field.line.selectAll()
    qtbot.keyClicks(field.line, PASSPHRASE)
    qtbot.keyClick(field.line, RETURN)
    assert "attendez encore" in field.refusal
    assert section.session.store.proves_code(code)
    assert section.findChild(QLabel, "code") is None
    timer.seconds += 1
    qtbot.keyClick(field.line, RETURN)
    assert not section.session.store.proves_code(code)
    assert section.session.store.proves_code(shown_code(section))
    assert field.line.text() == ""
    assert not (window.desk.folder / WAITS_FILE).exists()


def test_a_code_that_was_used_is_told_until_another_is_printed(
    qtbot: QtBot, open_window: OpenWindow, at_work: AtWork, demonstration: Path
) -> None:
    store = at_work("directrice").store
    code = store.new_recovery_code()
    store.close()
    new_storage(FixedClock(MORNING)).recover(demonstration, code, "equipe", "sept autres mots")
    window = open_window("home")
    used = "Le code de secours a servi"
    assert used in " ".join(one.text() for one in window.findChildren(QLabel))
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.choose("security")
    assert isinstance(section, SecuritySection)
    assert f"{used} le lundi 23 novembre 2026 à 8 h 47" in said(section)
    assert "il ouvre toujours ce dossier" in said(section)
    assert section.session.store.proves_code(code)
    button = section.findChild(QPushButton, "security_code_new")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    qtbot.keyClicks(section.access.passphrase.line, PASSPHRASE)
    qtbot.keyClick(section.access.passphrase.line, RETURN)
    assert used not in said(section)
    window.go("home")
    home = window.page()
    assert home is not None
    home.reload()
    assert used not in " ".join(one.text() for one in home.findChildren(QLabel) if one.isVisible())


def test_the_sheet_of_the_envelope_can_be_tried_again(
    qtbot: QtBot, section: SecuritySection, click: Callable[[str], None]
) -> None:
    code = section.session.store.new_recovery_code()
    click("security_code_check")
    qtbot.keyClicks(sheet_line(section), code)
    qtbot.keyClick(sheet_line(section), RETURN)
    assert "✓ Ce code ouvre le dossier" in said(section)


def test_who_can_come_in_is_named(section: SecuritySection) -> None:
    assert "3 personnes peuvent ouvrir ce dossier" in said(section)


def test_a_copy_is_made_here_and_a_restore_rehearsed(
    section: SecuritySection, click: Callable[[str], None]
) -> None:
    assert "Aucune sauvegarde encore" in said(section)
    assert "Aucune répétition encore" in said(section)
    click("security_backup")
    assert "Dernière sauvegarde vérifiée aujourd’hui à" in said(section)
    click("security_rehearse")
    assert "Répétition réussie le" in said(section)
    assert "lignes comparées" in said(section)


def test_a_rehearsal_that_failed_says_why(section: SecuritySection, click: Callable[[str], None]) -> None:
    copy = section.session.store.keep_copy()
    assert copy is not None
    (copy / DATA).write_bytes(b"x" * 4096)
    click("security_rehearse")
    assert "Répétition manquée le" in said(section)
    assert "elle est abîmée" in said(section)


def test_the_second_place_is_remembered_with_its_last_copy(
    qtbot: QtBot, section: SecuritySection, click: Callable[[str], None], tmp_path: Path
) -> None:
    assert "Aucun second lieu" in said(section)
    click("security_place")
    line = section.copies.place.line
    qtbot.keyClicks(line, str(tmp_path / "key"))
    qtbot.keyClick(line, RETURN)
    assert "n’est pas là : branchez le disque" in said(section)
    (tmp_path / "key").mkdir()
    qtbot.keyClick(line, RETURN)
    assert f"Second lieu : {tmp_path / 'key'}" in said(section)
    assert "Dernière copie le" in said(section)
    assert second_place.remembered(section.session) == (tmp_path / "key", section.session.clock.moment())
    assert len(list((tmp_path / "key").iterdir())) == 1
    click("security_place_copy")
    assert len(list((tmp_path / "key").iterdir())) == 2


def test_a_place_that_is_away_today_is_told_and_stays_remembered(
    section: SecuritySection, click: Callable[[str], None], tmp_path: Path
) -> None:
    second_place.remember(section.session, tmp_path / "key", section.session.clock.moment())
    section.reload()
    click("security_place_copy")
    assert "n’est pas là : branchez le disque" in said(section)
    assert second_place.remembered(section.session)[0] == tmp_path / "key"
    assert not (tmp_path / "key").exists()


def test_after_somebody_left_the_file_gets_a_new_key(
    qtbot: QtBot, section: SecuritySection, click: Callable[[str], None], window: Window, timer: FixedTimer
) -> None:
    session = section.session
    assert "Personne n’a perdu son accès" in said(section)
    (team,) = session.store.find(User, login="equipe")
    end_person(session, team)
    section.reload()
    assert "1 accès retiré depuis la clé en service" in said(section)
    before = KeyFile.read(window.desk.folder).slots["directrice"].boxed
    click("security_key_renew")
    assert "s’ouvre encore avec les accès d’alors" in said(section)
    line = section.key.passphrase.line
    assert QApplication.focusWidget() is line
    qtbot.keyClicks(line, "autre chose")
    qtbot.keyClick(line, RETURN)
    assert "rien n’a été changé" in said(section)
    timer.seconds += 1
    line.selectAll()
    qtbot.keyClicks(line, PASSPHRASE)
    qtbot.keyClick(line, RETURN)
    assert "✓ Le dossier est chiffré avec la nouvelle clé" in said(section)
    assert "Personne n’a perdu son accès" in said(section)
    assert KeyFile.read(window.desk.folder).slots["directrice"].boxed.keys() != before.keys()
    assert line.text() == ""
    window.go("home")
    window.go("children")
    assert len(session.store.find(User)) == 3


def test_one_button_is_filled_beside_a_code_and_it_prints(
    qtbot: QtBot, section: SecuritySection, click: Callable[[str], None]
) -> None:
    click("security_code_new")
    qtbot.keyClicks(section.access.passphrase.line, PASSPHRASE)
    qtbot.keyClick(section.access.passphrase.line, RETURN)
    assert filled_buttons(section) == ["Imprimer"]
    assert section.access.card is not None
    section.access.card.kept.emit()
    click("security_code_check")
    assert filled_buttons(section) == ["Vérifier la feuille"]


def test_the_private_notes_key_is_said_to_be_another_and_found_from_here(
    section: SecuritySection, click: Callable[[str], None], window: Window
) -> None:
    click("security_key_renew")
    assert "une personne partie qui les lisait a pu la garder" in said(section)
    click("security_key_notes")
    page = window.page()
    assert isinstance(page, SettingsPage)
    assert page.stack.currentWidget() is page.sections["notes"]


@pytest.mark.parametrize("login", ["conseillere", "equipe"])
def test_it_is_the_directors_page(open_window: OpenWindow, login: str) -> None:
    page = open_window("settings", login).page()
    assert isinstance(page, SettingsPage)
    assert all(one.text() != "Sécurité" for one in (page.list.item(row) for row in range(page.list.count())))
