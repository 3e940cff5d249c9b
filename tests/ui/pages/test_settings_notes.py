"""Paramètres, Notes privées: a successor is let in, the code printed and typed again; the director only sees."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.demonstration import PASSPHRASE
from app.errors import NotesLocked
from app.insertion.interviewing import record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.notes_access import NotesAccess
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import read_note, write_note
from app.people import change_person
from app.store import Reader
from app.users import Role, User
from tests.db.old_keys import write_old_slots
from tests.ui.pages.conftest import OpenWindow
from ui.foot import DRAFT, SAVED
from ui.pages.settings import SettingsPage
from ui.pages.settings.notes import NotesSection
from ui.pages.settings.notes_words import closing, standing
from ui.pages.settings.people import PeopleSection
from ui.window import Window

LEFT, RETURN = Qt.MouseButton.LeftButton, Qt.Key.Key_Return
TEXT = "Ne pas brusquer"

Show = Callable[[str], NotesSection]


@pytest.fixture
def show(open_window: OpenWindow) -> Show:
    """`show("sam")`: the section as that person sees it. Sam Diallo is a second counsellor."""
    director = open_window("settings").desk.session
    # The demonstration's own passphrase is too short for `add_person`: `at_work` opens everybody with it.
    with director.store.atomic("add_person"):
        director.store.add(User(login="sam", name="Sam Diallo", role=Role.COUNSELLOR))
        director.store.set_passphrase("sam", "Sam Diallo", Role.COUNSELLOR, PASSPHRASE)

    def made(login: str) -> NotesSection:
        page = open_window("settings", login).page()
        assert isinstance(page, SettingsPage)
        found = page.choose("notes")
        assert isinstance(found, NotesSection)
        return found

    return made


@pytest.fixture
def noted(show: Show) -> int:
    """The interview of a private note that Inès Faure wrote."""
    session = show("conseillere").session
    path = next(
        one for one in session.store.find(InsertionPath, exit_day=None) if one.entry_day <= date(2026, 11, 20)
    )
    held = Interview(path_id=path.id, day=date(2026, 11, 20), start=1200, state=InterviewState.HELD)
    known = record_interview(session, held).id
    write_note(session, known, TEXT)
    return known


def texts(section: NotesSection) -> str:
    shown = [one.text() for one in section.findChildren(QLabel) if one.isVisible()]
    return " | ".join(shown).replace("\u00a0", " ")


def button(section: NotesSection, name: str) -> QPushButton:
    (found,) = section.findChildren(QPushButton, name)
    return found


def offered(section: NotesSection) -> list[str]:
    """What may be done, by the buttons' names."""
    buttons = [one for one in section.findChildren(QPushButton) if one.isVisible()]
    return sorted(one.objectName() for one in buttons if one.objectName().startswith("notes_"))


def print_code(qtbot: QtBot, section: NotesSection) -> str:
    """A new code, read off the screen."""
    button(section, "notes_code_new").setFocus()
    qtbot.keyClick(button(section, "notes_code_new"), RETURN)
    proof = section.code.proof.passphrase
    assert proof.line.hasFocus()
    qtbot.keyClick(proof.line, RETURN)
    assert "obligatoire" in proof.refusal
    qtbot.keyClicks(proof.line, PASSPHRASE)
    qtbot.keyClick(proof.line, RETURN)
    assert proof.line.text() == ""
    assert section.code.card is not None
    (shown,) = section.code.card.findChildren(QLabel, "code")
    return shown.text()


def test_a_second_counsellor_let_in_reads_the_note_and_before_that_cannot(
    qtbot: QtBot, show: Show, noted: int
) -> None:
    sam = show("sam")
    assert "demandez à Inès Faure de vous donner l’accès ici même" in texts(sam)
    assert "vous n’avez pas la clé" in texts(sam)
    assert offered(sam) == ["notes_key_new"]
    with pytest.raises(NotesLocked):
        read_note(sam.session, noted)
    ines = show("conseillere")
    assert "Sam Diallo | ne les lit pas" in texts(ines)
    let_in = button(ines, "notes_let_in_sam")
    let_in.setFocus()
    qtbot.keyClick(let_in, RETURN)
    assert "Sam Diallo | les lit" in texts(ines)
    assert "notes_let_in_sam" not in offered(ines)
    assert next(iter(ines.session.store.journal(1))).deed == "let_in_notes"
    sam = show("sam")
    assert "Les notes privées vous sont ouvertes." in texts(sam)
    assert read_note(sam.session, noted) == TEXT


def test_the_director_sees_who_reads_what_her_deeds_do_and_has_nothing_to_press(
    show: Show, noted: int
) -> None:
    section = show("directrice")
    said = texts(section)
    assert "Inès Faure | les lit" in said
    assert "jamais ce qui est écrit" in said
    assert "ferme les notes privées à cette personne" in said
    assert TEXT not in said
    assert offered(section) == []
    assert not section.session.store.holds_notes_key()


def test_the_code_is_shown_once_printed_and_put_away(
    qtbot: QtBot, show: Show, noted: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = show("conseillere")
    code = print_code(qtbot, section)
    assert "Dernier code imprimé le 23 novembre 2026" in texts(section)
    card = section.code.card
    assert card is not None
    sheet = tmp_path / "code.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(sheet), ""))
    (save,) = [one for one in card.findChildren(QPushButton) if "PDF" in one.text()]
    qtbot.mouseClick(save, LEFT)
    printed = pypdf.PdfReader(sheet).pages[0].extract_text().replace("\u00a0", " ")
    assert code in printed
    assert "Code des notes privées" in printed
    assert "J’ai un code de secours" not in printed
    (away,) = [one for one in card.findChildren(QPushButton) if "rangé" in one.text()]
    qtbot.mouseClick(away, LEFT)
    assert section.code.card is None
    assert code not in texts(section)


def test_a_notes_code_wants_ones_own_passphrase(qtbot: QtBot, show: Show, noted: int) -> None:
    section = show("conseillere")
    qtbot.mouseClick(button(section, "notes_code_new"), LEFT)
    assert "n’ouvrira plus rien" in texts(section)
    proof = section.code.proof.passphrase
    qtbot.keyClicks(proof.line, "pas la bonne")
    qtbot.keyClick(proof.line, RETURN)
    assert "n’est pas la bonne" in proof.refusal
    assert section.code.card is None
    qtbot.keyClick(proof.line, Qt.Key.Key_Escape)
    assert button(section, "notes_code_new").hasFocus()
    assert "Dernier code imprimé" not in texts(section)


def test_the_printed_code_opens_the_notes_and_a_wrong_one_stays_typed(
    qtbot: QtBot, show: Show, noted: int
) -> None:
    code = print_code(qtbot, show("conseillere"))
    sam = show("sam")
    assert "ou entrez le code imprimé" in texts(sam)
    qtbot.mouseClick(button(sam, "notes_code_enter"), LEFT)
    field = sam.code.form.code
    qtbot.keyClicks(field.control, "ABCDE-12345")
    window = sam.window()
    assert isinstance(window, Window)
    assert window.foot.state == DRAFT
    qtbot.keyClick(field.control, RETURN)
    assert "n’ouvre pas les notes privées" in field.refusal
    assert field.line.text() == "ABCDE-12345"
    field.line.selectAll()
    qtbot.keyClicks(field.control, code.lower())
    qtbot.keyClick(field.control, RETURN)
    assert read_note(sam.session, noted) == TEXT
    assert "Les notes privées vous sont ouvertes." in texts(sam)
    assert not sam.code.form.isVisible()
    assert window.foot.state == SAVED


def test_a_new_key_says_first_what_it_does_and_leaves_the_others_to_be_let_in_again(
    qtbot: QtBot, show: Show, noted: int
) -> None:
    section = show("conseillere")
    qtbot.mouseClick(button(section, "notes_let_in_sam"), LEFT)
    before = len(list(section.session.store.journal(50)))
    qtbot.mouseClick(button(section, "notes_key_new"), LEFT)
    assert "Cela ne s’annule pas." in texts(section)
    sure = button(section, "notes_key_sure")
    qtbot.keyClick(sure, Qt.Key.Key_Escape)
    assert not sure.isVisible()
    assert len(list(section.session.store.journal(50))) == before
    qtbot.mouseClick(button(section, "notes_key_new"), LEFT)
    qtbot.keyClick(button(section, "notes_key_sure"), RETURN)
    assert "Sam Diallo | lit les notes d’avant, pas celles de la nouvelle clé" in texts(section)
    assert read_note(section.session, noted) == TEXT
    qtbot.mouseClick(button(section, "notes_let_in_sam"), LEFT)
    assert "Sam Diallo | les lit" in texts(section)


def test_an_account_that_cannot_take_the_key_yet_is_refused_with_a_sentence(
    qtbot: QtBot, show: Show, noted: int, demonstration: Path
) -> None:
    director = show("directrice").session
    (team,) = director.store.find(User, login="equipe")
    change_person(director, team, name=team.name, role=Role.COUNSELLOR)
    write_old_slots(demonstration, {"equipe": PASSPHRASE}, 1)
    section = show("conseillere")
    qtbot.mouseClick(button(section, "notes_let_in_equipe"), LEFT)
    assert "que cette personne ouvre d’abord le dossier une fois" in texts(section)


def test_the_team_has_no_such_section(open_window: OpenWindow) -> None:
    page = open_window("settings", "equipe").page()
    assert isinstance(page, SettingsPage)
    assert NotesSection.name not in [page.list.item(row).data(256) for row in range(page.list.count())]


def people(open_window: OpenWindow, name: str) -> PeopleSection:
    """The accounts, that person's line chosen."""
    page = open_window("settings").page()
    assert isinstance(page, SettingsPage)
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    shown = section.table.shown()
    section.table.select_row(next(at for at, row in enumerate(shown) if name in row))
    return section


def test_before_a_new_passphrase_the_director_reads_that_it_closes_the_notes(
    noted: int, open_window: OpenWindow
) -> None:
    section = people(open_window, "Inès Faure")
    said = section.closes.text().replace("\u00a0", " ")
    assert "ferme les notes privées à Inès Faure" in said
    assert "Personne d’autre ne les lit, et aucun code n’a été imprimé" in said
    assert section.closes.isVisible()
    section.table.select_row(next(at for at, row in enumerate(section.table.shown()) if "Sam Diallo" in row))
    assert not section.closes.isVisible()


INES, SAM = (
    Reader(login=name.casefold(), name=name, role=Role.COUNSELLOR, reads_notes=True)
    for name in ("Inès", "Sam")
)
PRINTED = date(2026, 11, 3)


def access(*readers: Reader, printed: date | None = None, acts: bool = False) -> NotesAccess:
    return NotesAccess(
        counsellors=readers, login="autre", acts=acts, holds_key=False, is_sealed=True, code_made_on=printed
    )


@pytest.mark.parametrize(
    ("readers", "printed", "ending"),
    [
        ((INES, SAM), None, "jusqu’à ce que Sam lui redonne l’accès."),
        ((INES, SAM), PRINTED, "jusqu’à ce que Sam lui redonne l’accès, ou que le code imprimé soit entré."),
        ((INES,), PRINTED, "seul le code imprimé le 3 novembre 2026 les rouvrirait."),
        ((INES,), None, "elles resteraient scellées pour toujours."),
        ((SAM,), None, ""),
    ],
)
def test_what_closes_the_notes_names_who_can_open_them_again(
    readers: tuple[Reader, ...], printed: date | None, ending: str
) -> None:
    assert closing(access(*readers, printed=printed), "inès").replace("\u00a0", " ").endswith(ending)


@pytest.mark.parametrize(
    ("readers", "printed", "words"),
    [
        ((INES, SAM), PRINTED, "demandez à Inès ou Sam de vous donner l’accès ici même, ou entrez"),
        ((), PRINTED, "plus personne ne les lit : entrez le code imprimé"),
        ((), None, "Créez une clé pour la suite"),
    ],
)
def test_who_is_shut_out_reads_what_to_do(
    readers: tuple[Reader, ...], printed: date | None, words: str
) -> None:
    assert words in standing(access(*readers, printed=printed, acts=True)).replace("\u00a0", " ")
