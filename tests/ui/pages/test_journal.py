"""Journal: who wrote what, in French, before and after; read by those who may, never changed."""

from dataclasses import fields
from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.care.attendance import AbsenceReason
from app.errors import NotAllowed
from app.families.children import add_child, change_child
from app.families.records import Child
from app.journal_fields import FIELDS, Told
from app.journal_list import journal_page
from app.journal_words import BY_NAME, KINDS
from app.session import Session
from app.settings import set_setting
from app.staff.managing import add_leave, set_contract, set_shift_day
from app.staff.records import Leave, LeaveKind
from app.users import Role
from db.tables import TABLES
from tests.app.records import as_role, child, enrolled, open_week, span
from tests.app.staff.team import on_duty
from tests.ui.pages.conftest import OpenWindow
from ui.page import Desk
from ui.pages.journal.page import STEP, JournalPage
from ui.pages.journal.words import changes_words, value_words, what_words
from ui.window import Window

BORN = date(2025, 3, 4)


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("journal")


@pytest.fixture
def page(window: Window) -> JournalPage:
    found = window.page()
    assert isinstance(found, JournalPage)
    return found


def test_every_kind_of_record_and_every_field_has_its_french_name() -> None:
    assert set(KINDS) == set(TABLES)
    named = {field.name for kind in KINDS for field in fields(kind)} - {"id"}
    assert named == set(FIELDS)
    assert all(BY_NAME[kind.__name__] is kind for kind in KINDS)


def test_a_change_is_told_before_and_after_and_free_text_by_name_only(session: Session) -> None:
    made = add_child(session, Child(first_name="Ana", last_name="Petit", birth_day=BORN))
    renamed = Child(id=made.id, first_name="Anna", last_name="Petit", birth_day=date(2025, 3, 5))
    change_child(session, renamed)
    line = journal_page(session, 10).lines[0]
    assert (line.who, line.deed) == ("Claire Martin", "Fiche de l’enfant modifiée")
    assert what_words(line) == "enfant, Anna Petit"
    said = changes_words(line).replace("\u00a0", " ")
    assert said == "prénom ; naissance : 04/03/2025 → 05/03/2025"


def test_an_adult_s_shifts_contract_and_leave_are_told_by_name(session: Session) -> None:
    who = on_duty(session, span("7:00", "13:00"))
    set_contract(session, who, date(2026, 11, 2), 30 * 60)
    set_shift_day(session, who, date(2026, 11, 24), [span("8:00", "12:00")])
    add_leave(
        session,
        Leave(member_id=who.id, first_day=date(2026, 12, 1), last_day=date(2026, 12, 2), kind=LeaveKind.SICK),
    )
    lines = journal_page(session, 50).lines
    assert [(line.deed, what_words(line)) for line in lines[:4]] == [
        ("Congé ajouté", "congé, Élodie Fournier"),
        ("Horaire d’un jour noté", "heures d’un horaire d’un jour, Élodie Fournier"),
        ("Horaire d’un jour noté", "horaire d’un jour, Élodie Fournier"),
        ("Contrat de travail enregistré", "contrat de travail, Élodie Fournier"),
    ]
    assert "arrêt maladie" in changes_words(lines[0])
    hired = next(line for line in lines if line.record == "StaffMember")
    assert what_words(hired) == "personne de l’équipe, Élodie Fournier"
    assert "éducation de jeunes enfants" in changes_words(hired)


def test_a_record_of_an_enrolment_is_told_with_its_child(session: Session) -> None:
    from app.care.absences import note_absence, remove_absence

    open_week(session)
    enrolment = enrolled(session, child(session), span("8:30", "16:30"))
    day = date(2026, 11, 19)
    absence = note_absence(
        session, enrolment, first_day=day, last_day=day, reason=AbsenceReason.ILLNESS_CERTIFIED
    )
    line = journal_page(session, 10).lines[0]
    assert what_words(line) == "absence, Łukasz Żółć"
    assert "maladie" in changes_words(line)
    remove_absence(session, absence)
    gone = journal_page(session, 10).lines[0]
    assert (gone.deed, what_words(gone)) == ("Absence retirée", "absence, Łukasz Żółć")


def test_the_rows_of_one_deed_are_one_line_with_their_count(session: Session) -> None:
    open_week(session)
    line = journal_page(session, 50).lines[0]
    assert line.count > 1
    assert changes_words(line).endswith("lignes")


def test_what_was_undone_says_so(session: Session) -> None:
    add_child(session, Child(first_name="Ana", last_name="Petit", birth_day=BORN))
    session.store.undo()
    line = journal_page(session, 10).lines[0]
    assert line.deed.replace("\u00a0", " ") == "Annulé : enfant ajouté"


def test_keys_are_told_without_what_was_typed(session: Session) -> None:
    from app.people import new_recovery_code

    new_recovery_code(session)
    line = journal_page(session, 10).lines[0]
    assert line.kind == "clés du dossier"


@pytest.mark.parametrize(
    ("told", "value", "words"),
    [
        (Told.DAY, "2026-11-01", "01/11/2026"),
        (Told.HOUR, 510, "8 h 30"),
        (Told.EUROS, 123456, "1 234,56 €"),
        (Told.YES_NO, 0, "non"),
        (Told.WEEKDAY, 6, "dimanche"),
        (Told.TEXT, "regular", "régulier"),
        (Told.TEXT, 30, "30"),
        (Told.DAY, None, "rien"),
    ],
)
def test_values_are_said_as_people_say_them(told: Told, value: str | int | None, words: str) -> None:
    assert value_words(told, value).replace("\u00a0", " ").replace("\u202f", " ") == words


def test_only_the_direction_reads_it(director: Session) -> None:
    for role in (Role.COUNSELLOR, Role.TEAM):
        with pytest.raises(NotAllowed):
            journal_page(as_role(director, role), 10)


def test_others_have_no_such_page(open_window: OpenWindow) -> None:
    assert "journal" not in open_window("planning", "conseillere").navigation.buttons


def test_the_newest_comes_first_and_a_new_deed_appears_by_itself(page: JournalPage) -> None:
    set_setting(page.session, "quota_percent", date(2026, 12, 1), "25")
    assert page.table.shown()[0][2] == "Réglage enregistré"
    assert page.table.shown()[0][1] == "Claire Ménard"


def test_older_rows_are_read_by_five_hundred_until_none_is_left(
    qtbot: QtBot, desk: Desk, session: Session
) -> None:
    with session.store.atomic("add_child"):
        session.store.add_all(
            Child(first_name=f"E{number}", last_name="Petit", birth_day=BORN) for number in range(STEP)
        )
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.refresh()
    older = page.findChild(QPushButton, "journal_older")
    assert older is not None
    assert page.table.shown()[0][5].replace("\u00a0", " ") == "500 lignes"
    assert older.isVisible()
    qtbot.mouseClick(older, Qt.MouseButton.LeftButton)
    assert page.table.proxy.rowCount() > 1
    assert not older.isVisible()


def test_control_f_goes_to_the_filter_which_knows_no_accent(
    qtbot: QtBot, window: Window, page: JournalPage
) -> None:
    set_setting(page.session, "quota_percent", date(2026, 12, 1), "25")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.filter
    qtbot.keyClicks(page.filter, "reglage")
    assert {row[2] for row in page.table.shown()} == {"Réglage enregistré"}


def test_the_models_are_sound(qtmodeltester: ModelTester, page: JournalPage) -> None:
    qtmodeltester.check(page.table.model_)
    qtmodeltester.check(page.table.proxy)
