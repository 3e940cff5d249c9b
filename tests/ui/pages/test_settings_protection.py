"""Paramètres, Protection des données: the director decides, from the keyboard, and is told what can't come back."""

import json
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.families.records import Child
from app.insertion.paths import InsertionPath
from app.journal_list import journal_page
from app.protection.erasing import preview, proposals
from app.protection.files import FileKind
from app.protection.filled import COUNTED_FROM, Activity, LegalBasis, fill_register, filled_in
from app.protection.processings import processings
from app.protection.records import Erasure, FileGiven, GivenKind
from app.settings import Settings, set_setting
from app.store import Store
from app.users import Role
from db.keys import KeyFile
from db.names import ERASURES
from tests.app.protection.families import add_family
from tests.app.records import as_role, at, child
from tests.builders import FixedClock
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pdf.reading import text_of
from ui.page import Desk
from ui.pages import PAGES
from ui.pages.children import ChildrenPage
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.paper_view import PaperView
from ui.pages.journal.words import changes_words
from ui.pages.settings import SettingsPage
from ui.pages.settings.protection import ProtectionSection
from ui.pages.settings.register_lines import RegisterLines
from ui.pages.settings.rules import RulesSection
from ui.protection_words import going_words
from ui.window import Window

RETURN, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


def opened(qtbot: QtBot, desk: Desk, page: str) -> Window:
    window = Window(desk, [entry for entry in PAGES if entry.name == page])
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def section_of(qtbot: QtBot, desk: Desk) -> ProtectionSection:
    page = opened(qtbot, desk, "settings").page()
    assert isinstance(page, SettingsPage)
    found = page.choose("protection")
    assert isinstance(found, ProtectionSection)
    return found


@pytest.fixture
def section(qtbot: QtBot, app: QApplication, desk: Desk, store: Store) -> ProtectionSection:
    """Two families that left in 2020, one child here."""
    _ = app
    add_family(store, "Zwyca")
    add_family(store, "Kupra")
    child(desk.session, "Timéo", "Fernandes")
    return section_of(qtbot, desk)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(), key)


def said(widget: QWidget) -> str:
    shown = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    return " | ".join(shown).replace("\u00a0", " ").replace("\u202f", " ")


def rows(section: ProtectionSection) -> list[list[str]]:
    return [[cell.replace("\u00a0", " ") for cell in row] for row in section.proposals.shown()]


def test_what_is_due_stands_first_with_its_reason(
    section: ProtectionSection, qtmodeltester: ModelTester
) -> None:
    assert [row[1:] for row in rows(section)][:2] == [
        ["enfant", "départ le 30/06/2020", "▲ à effacer"],
        ["suivi d’insertion", "dernier contact le 30/06/2020", "▲ à effacer"],
    ]
    assert "4 dossiers à effacer." in said(section)
    for table in (section.proposals, section.erasures, section.given):
        qtmodeltester.check(table.model_)


def test_enter_asks_on_the_spot_and_esc_gives_up(
    qtbot: QtBot, section: ProtectionSection, store: Store
) -> None:
    section.proposals.setFocus()
    section.proposals.select_row(0)
    press(qtbot, RETURN)
    asked = said(section.asking)
    assert "Part pour toujours : Kupra-Child-first_name Kupra-Child-last_name, soit 2" in asked
    assert "Cela ne s’annule pas" in asked
    assert focused().objectName() == "erasing_back"  # a second Enter erases nobody
    press(qtbot, ESCAPE)
    assert not section.asking.isVisible()
    assert focused() is section.proposals
    assert len(store.find(Child)) == 3


def test_the_person_goes_for_good_and_the_foot_line_has_nothing_to_undo(
    qtbot: QtBot, section: ProtectionSection, store: Store
) -> None:
    section.proposals.setFocus()
    section.proposals.select_row(0)
    press(qtbot, RETURN, TAB)
    assert focused().objectName() == "erasing_sure"
    assert focused().property("text") == "Effacer 1\u00a0dossier pour toujours"
    press(qtbot, RETURN)
    assert [one.last_name for one in store.find(Child)] == ["Zwyca-Child-last_name", "Fernandes"]
    assert store.can_undo() is None
    assert not section.asking.isVisible()
    assert len(rows(section)) == 3
    section.choice.choose("erasures")
    assert [row[0] for row in section.erasures.shown()] == ["enfant"]
    assert section.erasures.shown()[0][4] == "21/11/2027"  # a year after 22 November 2026
    assert not section.all.isVisible()


def test_all_that_is_proposed_goes_at_once(qtbot: QtBot, section: ProtectionSection, store: Store) -> None:
    qtbot.mouseClick(section.all, Qt.MouseButton.LeftButton)
    assert section.asking.sure.text() == "Effacer 4\u00a0dossiers pour toujours"
    press(qtbot, TAB, RETURN)
    assert [one.first_name for one in store.find(Child)] == ["Timéo"]
    assert rows(section) == []
    assert not section.all.isEnabled()


def test_a_held_file_says_why_instead_of_asking(
    qtbot: QtBot, section: ProtectionSection, clock: FixedClock
) -> None:
    at(clock, clock.day().replace(year=2023, month=8), "8:00")
    section.reload()
    assert {row[3] for row in rows(section) if row[1] == "enfant"} == {
        "retenu : un contrôle de la Caf peut demander ses heures jusqu’au 31 décembre 2023."
    }
    section.proposals.setFocus()
    section.proposals.select_row(0)
    press(qtbot, RETURN)
    assert not section.asking.isVisible()
    assert "31 décembre 2023" in said(section.error)
    assert not section.one.isEnabled()


def test_a_file_whose_time_ends_before_what_holds_it_is_kept_until_the_later_day(
    qtbot: QtBot, section: ProtectionSection, store: Store, clock: FixedClock
) -> None:
    add_family(store, "Alba")
    at(clock, clock.day().replace(year=2022, month=8), "8:00")
    section.reload()
    assert {row[3] for row in rows(section) if row[1] == "enfant"} == {"gardé jusqu’au 31/12/2023"}
    section.proposals.setFocus()
    section.proposals.select_row(
        [row[0] for row in rows(section)].index("Alba-Child-first_name Alba-Child-last_name")
    )
    press(qtbot, RETURN)
    assert "Le dossier d’Alba-Child-first_name" in said(section.error)


@pytest.fixture
def early(qtbot: QtBot, app: QApplication, desk: Desk, store: Store, clock: FixedClock) -> ProtectionSection:
    """Eight months after the family left; a control may ask for one year only."""
    _ = app
    add_family(store, "Zwyca")
    set_setting(desk.session, "control_years", date(2020, 1, 1), "1")
    at(clock, date(2021, 3, 1), "8:00")
    child(desk.session, "Timéo", "Fernandes", birth_day=date(2020, 6, 1))
    return section_of(qtbot, desk)


def test_why_a_line_may_not_go_stands_near_the_button_and_is_read_out(
    section: ProtectionSection, clock: FixedClock
) -> None:
    at(clock, clock.day().replace(year=2022, month=8), "8:00")
    section.reload()
    section.proposals.select_row([row[1] for row in rows(section)].index("enfant"))
    why = said(section)
    assert "est retenu : un contrôle de la Caf peut demander ses heures jusqu’au 31 décembre 2023." in why
    assert not section.one.isEnabled()
    assert "31 décembre 2023" in section.one.accessibleDescription().replace("\u00a0", " ")


def test_before_its_time_a_line_asks_for_the_day_of_the_request(
    qtbot: QtBot, early: ProtectionSection, store: Store
) -> None:
    early.proposals.setFocus()
    early.proposals.select_row([row[1] for row in rows(early)].index("enfant"))
    assert "il ne s’efface qu’à la demande de la personne" in said(early)
    press(qtbot, RETURN)
    assert early.request.isVisible()
    qtbot.keyClicks(focused(), "02/03/2021")
    press(qtbot, RETURN)
    assert "n’est pas encore passé" in said(early.request.asked_on)
    early.request.asked_on.put(date(2021, 2, 26))
    press(qtbot, RETURN)
    assert early.asking.isVisible()
    press(qtbot, TAB, RETURN)
    assert [one.last_name for one in store.find(Child)] == ["Fernandes"]
    early.choice.choose("erasures")
    assert early.erasures.shown()[0][3] == "26/02/2021"


def test_a_child_in_care_is_refused_under_the_person_s_field(
    qtbot: QtBot, early: ProtectionSection, store: Store
) -> None:
    qtbot.mouseClick(early.asked, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focused(), "timeo")
    press(qtbot, RETURN)
    early.request.asked_on.put(date(2021, 2, 26))
    early.request.submitted.emit()
    assert "« Dossier clos le »" in said(early.request.who)
    assert not early.asking.isVisible()
    press(qtbot, ESCAPE)
    assert not early.request.isVisible()
    assert store.find(Erasure) == []


def test_an_insertion_file_that_goes_alone_says_who_stays(early: ProtectionSection) -> None:
    line = next(one for one in proposals(early.session) if one.file.kind is FileKind.PARENT)
    words = going_words(preview(early.session, [line])).replace("\u00a0", " ")
    assert words.startswith("Part pour toujours : le suivi d’insertion de Zwyca-Parent-first_name")
    assert "Restent la fiche de parent de Zwyca-Parent-first_name" in words


def test_a_file_that_came_back_to_life_is_refused_in_its_place(
    section: ProtectionSection, store: Store
) -> None:
    section.ask_all()
    gone = store.find(Child, last_name="Zwyca-Child-last_name")[0]
    with store.atomic("reopen_path"):
        path = store.find(InsertionPath)[0]
        store.change(type(path)(id=path.id, parent_id=path.parent_id, entry_day=path.entry_day))
    section.ask_all()  # reads what was read before: the list is only read again when it is shown
    section.erase()
    assert "n’est plus parmi ceux qui peuvent être effacés" in said(section.error)
    assert store.get(Child, gone.id) == gone
    assert store.find(Erasure) == []


def test_nobody_to_decide_about_is_said(qtbot: QtBot, app: QApplication, desk: Desk) -> None:
    _ = app
    found = section_of(qtbot, desk)
    assert found.proposals.empty.startswith("Aucun dossier n’est à effacer")
    assert not found.all.isEnabled()
    assert not found.one.isEnabled()


def test_the_register_opens_over_the_lists_and_esc_comes_back(
    qtbot: QtBot, section: ProtectionSection
) -> None:
    section.register.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: section.paper.preview.pdf is not None, timeout=20_000)
    assert section.paper.preview.pdf is not None
    text = text_of(section.paper.preview.pdf)
    assert all(one.title in text for one in processings(Settings()))
    press(qtbot, ESCAPE)
    assert section.stack.currentIndex() == 0
    assert focused() is section.register


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_nobody_else_sees_the_section(desk: Desk, role: Role) -> None:
    assert ProtectionSection.is_for(desk.session)
    assert not ProtectionSection.is_for(as_role(desk.session, role))


def test_a_child_s_file_is_handed_over_as_pdf_and_json(
    qtbot: QtBot, desk: Desk, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = add_family(store, "Zwyca")
    page = opened(qtbot, desk, "children").page()
    assert isinstance(page, ChildrenPage)
    page.show_child(family.child.id)
    wide = page.list.width()
    button = page.findChild(QPushButton, "child_file")
    assert isinstance(button, QPushButton)
    button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.paper.preview.pdf is not None, timeout=20_000)
    assert page.paper.preview.pdf is not None
    text = text_of(page.paper.preview.pdf)
    assert "Zwyca-Contact-phone" in text
    assert store.find(FileGiven) == []  # looked at only
    assert page.paper.preview.accessibleName().startswith("Dossier remis à la personne")
    assert "arrivée : 9 h ; départ : 10 h" in text
    chosen = str(tmp_path / "dossier.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    qtbot.mouseClick(page.paper.data, Qt.MouseButton.LeftButton)
    assert json.loads(Path(chosen).read_text("utf-8"))["about"]["id"] == family.child.id
    assert [one.what for one in store.find(FileGiven)] == [GivenKind.CHILD]
    chosen = str(tmp_path / "dossier.pdf")
    qtbot.mouseClick(page.paper.save, Qt.MouseButton.LeftButton)
    assert Path(chosen).exists()
    told = [one.deed for one in store.journal() if one.kind == "FileGiven"]
    assert told == ["give_file"]  # one line, whatever is made of what was gathered
    press(qtbot, ESCAPE)
    assert page.stack.currentWidget() is page.sheet
    qtbot.waitUntil(lambda: page.list.width() == wide)


@pytest.mark.parametrize("given", [("directrice", "parent"), ("conseillere", "insertion")])
def test_a_parent_s_page_hands_over_what_the_person_at_work_may_give(
    qtbot: QtBot,
    open_window: OpenWindow,
    given: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    login, what = given
    page = open_window("insertion", login).page()
    assert isinstance(page, InsertionPage)
    path = next(one for one in page.session.store.find(InsertionPath) if one.exit_day is None)
    page.show_parent(path.id)
    button = page.findChild(QPushButton, "paper_file")
    assert isinstance(button, QPushButton)
    button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    shown = page.view("paper")
    assert isinstance(shown, PaperView)
    qtbot.waitUntil(lambda: shown.pane.preview.pdf is not None, timeout=20_000)
    told = next(one for one in page.session.store.journal() if one.deed.startswith("preview"))
    assert (told.deed, told.row) == ("preview_parent_file", path.parent_id)
    assert page.session.store.find(FileGiven) == []
    chosen = str(tmp_path / "dossier.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    qtbot.mouseClick(shown.pane.save, Qt.MouseButton.LeftButton)
    assert [one.what.value for one in page.session.store.find(FileGiven)] == [what]


def test_a_line_of_another_hand_in_the_list_beside_the_file_is_told_here(
    section: ProtectionSection, store: Store
) -> None:
    assert not section.forged.isVisible()
    list_beside = section.desk.folder / ERASURES
    line = {"what": "child", "number": 1, "day": "2026-11-22", "since": None, "seal": "00" * 32}
    content = {"folder": KeyFile.read(section.desk.folder).folder, "erased": [line]}
    list_beside.write_text(json.dumps(content), encoding="utf-8")
    section.reload()
    assert section.forged.isVisible()
    assert "1 ligne que Marelle n’a pas écrite" in section.forged.text().replace("\u00a0", " ")
    assert store.find(Erasure) == []


def filling(qtbot: QtBot, window: Window, title: str) -> RegisterLines:
    """On the register's tab, by the keyboard, with the form of that line open."""
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.choose("protection")
    assert isinstance(section, ProtectionSection)
    section.choice.choose("register")
    lines = section.filling
    lines.table.setFocus()
    lines.table.select_row([row[0] for row in lines.table.shown()].index(title))
    press(qtbot, RETURN)
    return lines


def register_says(qtbot: QtBot, section: ProtectionSection) -> str:
    """The words of the register as it is printed; then back to the lists."""
    section.register.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: section.paper.preview.pdf is not None, timeout=20_000)
    assert section.paper.preview.pdf is not None
    text = text_of(section.paper.preview.pdf)
    press(qtbot, ESCAPE)
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_legal_basis_chosen_by_keyboard_is_in_the_register_until_it_is_undone(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window("settings")
    lines = filling(qtbot, window, "Liste d’attente")
    assert focused() is lines.basis.combo
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, RETURN)
    assert not lines.form.is_edited
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.choose("protection")
    assert isinstance(section, ProtectionSection)
    assert ["Liste d’attente", "obligation légale", "selon les règles"] in lines.table.shown()
    assert "Base légale obligation légale (article 6 du RGPD)" in register_says(qtbot, section)
    (told,) = [one for one in section.session.store.journal() if one.deed == "fill_register"]
    assert (told.kind, told.changes["value"]) == ("Setting", (None, "art6_c"))
    line = next(one for one in journal_page(section.session, 20).lines if one.record == "Setting")
    assert line.about == "Registre, Liste d’attente\u00a0: base légale"
    assert "obligation légale" in changes_words(line)
    window.undo()
    assert ["Liste d’attente", "à compléter", "selon les règles"] in lines.table.shown()
    said_now = register_says(qtbot, section)
    assert "obligation légale" not in said_now
    assert said_now.count("Base légale à compléter dans Paramètres, Protection des données") == len(Activity)


def test_a_duration_is_asked_where_no_setting_holds_it_and_a_wrong_one_is_refused_in_its_place(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window("settings")
    lines = filling(qtbot, window, "Liste d’attente")
    assert not lines.months.isVisible()
    lines = filling(qtbot, window, "Équipe et horaires")
    press(qtbot, TAB)
    assert focused() is lines.months.control
    qtbot.keyClicks(focused(), "0")
    press(qtbot, RETURN)
    assert "entre 1 et 600" in said(lines.months)
    qtbot.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focused(), "60")
    press(qtbot, RETURN)
    assert ["Équipe et horaires", "à compléter", "60\u00a0mois"] in lines.table.shown()
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.choose("protection")
    assert isinstance(section, ProtectionSection)
    assert "60 mois après le départ de la personne." in register_says(qtbot, section)
    lines = filling(qtbot, window, "Équipe et horaires")
    press(qtbot, TAB)
    qtbot.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Delete, RETURN)
    assert ["Équipe et horaires", "à compléter", "à compléter"] in lines.table.shown()


def test_what_is_half_typed_stays_and_esc_gives_it_up(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window("settings")
    lines = filling(qtbot, window, "Suivi d’insertion")
    press(qtbot, Qt.Key.Key_Down)
    set_setting(lines.session, "quota_percent", date(2026, 12, 1), "25")
    assert lines.basis.value() is LegalBasis.CONSENT
    press(qtbot, ESCAPE)
    assert lines.basis.value() is None
    assert focused() is lines.table
    assert filled_in(lines.session).bases == {}


def test_the_tab_counts_what_is_left_to_fill_and_says_when_nothing_is(
    section: ProtectionSection, qtmodeltester: ModelTester
) -> None:
    def tab() -> str:
        (button,) = [one for one in section.choice.findChildren(QPushButton) if "Registre" in one.text()]
        return button.text().replace("\u00a0", " ")

    assert tab() == "Registre : 9 à compléter"
    for one in Activity:
        months = 12 if one in COUNTED_FROM else None
        fill_register(section.session, one, LegalBasis.LEGAL_OBLIGATION, months)
    section.reload()
    assert tab() == "Registre : complet"
    qtmodeltester.check(section.filling.table.model_)


def test_the_counsellor_s_settings_have_no_register(open_window: OpenWindow) -> None:
    page = open_window("settings", "conseillere").page()
    assert isinstance(page, SettingsPage)
    names = [page.list.item(row).text() for row in range(page.list.count())]
    assert "Protection des données" not in names
    assert page.findChild(QWidget, "settings_register") is None


def test_the_rules_of_calculation_do_not_list_the_register_s_answers(open_window: OpenWindow) -> None:
    page = open_window("settings").page()
    assert isinstance(page, SettingsPage)
    fill_register(page.session, Activity.HEALTH, LegalBasis.VITAL_INTERESTS, None)
    rules = page.choose("rules")
    assert isinstance(rules, RulesSection)
    assert not any(
        "intérêts vitaux" in " ".join(row) or "art6" in " ".join(row) for row in rules.table.shown()
    )
