"""Journal: who wrote what, in French, before and after; read by those who may, never changed."""

from dataclasses import fields, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.care.attendance import AbsenceReason
from app.consulting import Consulted, consulted
from app.days import Month
from app.errors import InvalidEntry, NotAllowed
from app.families.children import add_child, change_child
from app.families.records import Child
from app.journal_entries import Act, Sought
from app.journal_fields import FIELDS, Told
from app.journal_list import EVERYTHING, JournalLine, Sort, journal_page
from app.journal_words import BY_NAME, KINDS
from app.report.closing import close_month, reopen_month
from app.report.comments import set_comment
from app.session import Session
from app.settings import set_setting, spec_of
from app.staff.managing import add_leave, set_contract, set_shift_day
from app.staff.records import Leave, LeaveKind
from app.users import Role
from db.rows import field_types
from db.tables import TABLES
from tests.app.records import as_role, child, enrolled, open_week, span
from tests.app.staff.team import on_duty
from tests.builders import PASSPHRASE
from tests.ui.pages.conftest import OpenWindow
from ui import french
from ui.carry_out import ListMenu
from ui.page import Desk
from ui.pages.insertion.page import InsertionPage
from ui.pages.insertion.tabs import TABS
from ui.pages.journal import carry
from ui.pages.journal.carry import JournalMenu
from ui.pages.journal.page import NOWHERE, STEP, JournalPage
from ui.pages.journal.words import CODES, LIST_NAMES, changes_words, value_words, what_words
from ui.pages.settings.page import SECTIONS, SettingsPage
from ui.window import Window

BORN = date(2025, 3, 4)


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


def said(line: JournalLine) -> str:
    return changes_words(line).replace("\u00a0", " ")


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


def test_a_month_closed_and_opened_again_is_told_by_its_name(session: Session) -> None:
    open_week(session)
    close_month(session, Month(year=2026, month=9), lambda report, notes: b"paper")
    close_month(session, Month(year=2026, month=10), lambda report, notes: b"paper")
    reopen_month(session, Month(year=2026, month=9), "une absence")
    told = [(line.act, what_words(line).replace("\u00a0", " ")) for line in journal_page(session, 7).lines]
    assert told[0] == (Act.CHANGED, "clôture d’un mois, septembre 2026")
    added = [words for act, words in told if act is Act.ADDED]
    assert "clôture d’un mois, octobre 2026" in added
    assert "papier d’un mois clos, octobre 2026" in added


def test_a_comment_is_told_by_its_month_and_never_by_its_text(session: Session) -> None:
    set_comment(session, Month(year=2026, month=10), "Travaux")
    set_comment(session, Month(year=2026, month=10), "Travaux finis")
    changed, added = journal_page(session, 2).lines
    for line in (added, changed):
        assert what_words(line).replace("\u00a0", " ") == "commentaire du rapport, octobre 2026"
        assert changes_words(line) == "texte"


def test_a_rule_changed_is_told_by_its_name_with_its_value_before_and_after(session: Session) -> None:
    first = date(2026, 12, 1)
    set_setting(session, "quota_percent", first, "25")
    set_setting(session, "quota_percent", first, "30")
    set_setting(session, "atypical_from", first, "19:30")
    hour, changed, added = journal_page(session, 3).lines
    assert what_words(added) == f"réglage, {spec_of('quota_percent').label}"
    assert said(added) == "premier jour : 01/12/2026 ; valeur : 25"
    assert what_words(changed) == what_words(added)
    assert said(changed) == "valeur : 25 → 30"
    assert said(hour).endswith("valeur : 19 h 30")


def test_the_rows_of_one_deed_are_one_line_with_their_count(session: Session) -> None:
    open_week(session)
    line = journal_page(session, 50).lines[0]
    assert line.count > 1
    assert changes_words(line).endswith("écritures")


def test_what_was_undone_says_so(session: Session) -> None:
    add_child(session, Child(first_name="Ana", last_name="Petit", birth_day=BORN))
    session.store.undo()
    line = journal_page(session, 10).lines[0]
    assert line.deed.replace("\u00a0", " ") == "Annulé : enfant ajouté"


def test_keys_are_told_without_what_was_typed(session: Session) -> None:
    from app.people import new_recovery_code

    new_recovery_code(session, PASSPHRASE)
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
        (Told.TEXT, "request", "demande d’admission"),
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
    session.store.log("consult_journal", Act.CONSULTED, "journal")
    with session.store.atomic("add_child"):
        session.store.add_all(
            Child(first_name=f"E{number}", last_name="Petit", birth_day=BORN) for number in range(STEP)
        )
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.refresh()
    older, newer = (page.findChild(QPushButton, f"journal_{which}") for which in ("older", "newer"))
    assert older is not None
    assert newer is not None
    first = page.table.shown()
    assert [row[2] for row in first] == ["Journal consulté", "Enfant ajouté"]
    assert first[1][5].replace("\u00a0", " ") == "499 écritures"
    assert (older.isVisible(), newer.isVisible()) == (True, False)
    qtbot.mouseClick(older, Qt.MouseButton.LeftButton)
    assert [row[2] for row in page.table.shown()][:2] == ["Enfant ajouté", "Journal consulté"]
    assert (older.isVisible(), newer.isVisible()) == (False, True)
    qtbot.mouseClick(newer, Qt.MouseButton.LeftButton)
    assert page.table.shown() == first


def test_control_f_goes_to_the_filter_which_knows_no_accent(
    qtbot: QtBot, window: Window, page: JournalPage
) -> None:
    set_setting(page.session, "quota_percent", date(2026, 12, 1), "25")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.filter
    qtbot.keyClicks(page.filter, "reglage")
    assert {row[2] for row in page.table.shown()} == {"Réglage enregistré"}


def test_every_code_that_a_line_may_tell_has_its_french_words() -> None:
    untold = {
        f"{field.type.__name__}.{code}"
        for kind in TABLES
        for field in field_types(kind)
        if issubclass(field.type, StrEnum)
        for code in field.type
        if code.value not in CODES
    }
    assert not untold


def test_the_filters_keep_who_about_whom_when_and_which_sort(window: Window, page: JournalPage) -> None:
    child = page.session.store.find(Child)[0]
    change_child(page.session, replace(child, birth_day=child.birth_day + timedelta(days=1)))
    filters = page.filters
    filters.sort.put(Sort.CONSULTED)
    filters.sort.edited()
    assert {row[4] for row in page.table.shown()} == {"consultation"}
    filters.show_all()
    filters.about.put(filters.about_of("Child", child.id))
    filters.about.edited()
    rows = page.table.shown()
    assert rows[0][2:5] == ["Fiche de l’enfant modifiée", f"enfant, {child.name}", "modification"]
    assert "naissance\u00a0: " in rows[0][5]
    filters.who.put("conseillere")
    filters.who.edited()
    assert page.table.shown() == []


@pytest.mark.parametrize(("first", "last", "sees"), [
    ("22/11/2026", "", True), ("23/11/2026", "23/11/2026", True), ("24/11/2026", "", False), ("", "22/11/2026", False),
])  # fmt: skip
def test_a_period_holds_both_its_days(
    qtbot: QtBot, page: JournalPage, first: str, last: str, sees: bool
) -> None:
    for field, text in ((page.filters.first, first), (page.filters.last, last)):
        field.setFocus()
        qtbot.keyClicks(field.line, text)
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert bool(page.table.shown()) is sees


def test_a_narrow_window_still_shows_the_whole_of_a_day(window: Window, page: JournalPage) -> None:
    window.resize(800, 600)
    for field in (page.filters.first, page.filters.last):
        field.put(date(2026, 11, 30))
        assert field.line.width() > field.line.fontMetrics().horizontalAdvance(field.line.text()) + 16


def test_a_date_that_is_none_or_the_wrong_way_round_is_refused_under_its_field(
    qtbot: QtBot, page: JournalPage
) -> None:
    before = page.table.shown()
    first, last = page.filters.first, page.filters.last
    qtbot.keyClicks(first.line, "31/02/2026")
    qtbot.keyClick(first.line, Qt.Key.Key_Return)
    assert first.refusal
    assert (first.line.text(), page.table.shown()) == ("31/02/2026", before)
    first.put(date(2026, 11, 23))
    qtbot.keyClicks(last.line, "1/11/2026")
    qtbot.keyClick(last.line, Qt.Key.Key_Return)
    assert last.refusal
    page.filters.show_all()
    assert (first.refusal, last.refusal, page.table.shown()) == ("", "", before)


def test_to_open_the_page_is_one_line_and_to_read_it_again_is_none(window: Window, page: JournalPage) -> None:
    def opened() -> int:
        return sum(row[2] == "Journal consulté" for row in page.table.shown())

    assert opened() == 1
    page.refresh()
    set_setting(page.session, "quota_percent", date(2026, 12, 1), "25")
    assert opened() == 1
    window.go("home")
    window.go("journal")
    assert opened() == 2


def test_enter_opens_the_sheet_of_whom_the_line_is_about(
    qtbot: QtBot, window: Window, page: JournalPage
) -> None:
    child = page.session.store.find(Child)[0]
    change_child(page.session, replace(child, birth_day=child.birth_day + timedelta(days=1)))
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.shown == "children"
    window.go("journal")
    set_setting(page.session, "quota_percent", date(2026, 12, 1), "25")
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.shown == "settings"


def test_a_line_about_nobody_says_that_it_opens_nothing(
    qtbot: QtBot, window: Window, page: JournalPage
) -> None:
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.shown == "journal"
    assert NOWHERE in [one.text() for one in page.findChildren(QLabel)]


def test_what_is_asked_is_printed_and_carried_out_whole_and_it_is_journalled(
    page: JournalPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    menu = page.findChild(JournalMenu, "journal_menu")
    assert menu is not None
    page.filters.sort.put(Sort.CONSULTED)
    page.filters.sort.edited()
    for act, name in ((menu.save_csv, "j.csv"), (menu.save_excel, "j.xlsx"), (menu.save_paper, "j.pdf")):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        act()
        qtbot.waitUntil(path.exists)
    lines = (tmp_path / "j.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Quand;Qui;Acte")
    assert len(lines) == 2
    assert (tmp_path / "j.pdf").read_bytes().startswith(b"%PDF")
    page.refresh()
    assert [row[2] for row in page.table.shown()][:3] == ["Liste imprimée ou exportée"] * 3
    assert [row[5] for row in page.table.shown()][:3] == ["liste\u00a0: journal"] * 3


def test_a_list_that_left_is_named_and_an_older_entry_keeps_the_general_words(page: JournalPage) -> None:
    consulted(page.session, Consulted.LIST)
    consulted(page.session, Consulted.LIST, listed="children")
    consulted(page.session, Consulted.LIST, listed="protection_given")
    page.refresh()
    assert [row[5] for row in page.table.shown()][:3] == [
        "liste\u00a0: dossiers remis",
        "liste\u00a0: enfants",
        "",
    ]
    assert page.session.store.journal_before(None, Sought(), 1)[0].changes == {
        "list": (None, "protection_given")
    }


def test_too_much_for_one_paper_says_from_which_day_to_begin_and_counts_lines_as_the_page(
    page: JournalPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carry, "MOST", 20)
    shown = journal_page(page.session, 20)
    assert shown.more
    oldest = french.day_figures(shown.lines[-1].at.date())
    with pytest.raises(InvalidEntry) as caught:
        carry.lines_wanted(page, EVERYTHING)
    assert french.plural(len(shown.lines), "ligne") in caught.value.sentence
    assert oldest in caught.value.sentence
    assert "écriture" not in caught.value.sentence


def test_the_foot_counts_the_lines_that_are_shown(page: JournalPage) -> None:
    told = " ".join(one.text() for one in page.findChildren(QLabel)).replace("\u00a0", " ")
    assert f"{len(page.table.shown())} ligne" in told


def test_the_models_are_sound(qtmodeltester: ModelTester, page: JournalPage) -> None:
    qtmodeltester.check(page.table.model_)
    qtmodeltester.check(page.table.proxy)


def test_every_list_that_can_be_printed_has_a_name_in_the_journal(open_window: OpenWindow) -> None:
    window = open_window("home")
    for entry in window.entries:
        window.go(entry.name)
    insertion, settings = window.pages["insertion"], window.pages["settings"]
    assert isinstance(insertion, InsertionPage)
    assert isinstance(settings, SettingsPage)
    for one in TABS:
        insertion.show_tab(one.name)
    for section in SECTIONS:
        settings.open(section.name, 0)
    window.open("children", "admission", 0)
    codes = {menu.table.code for menu in window.findChildren(ListMenu)}
    assert {"children", "admissions", "team", "partners", "odd", "settings_people"} <= codes
    assert codes <= LIST_NAMES.keys()
