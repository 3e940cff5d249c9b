"""Paramètres: each section adds, changes and takes away in place; what a rule refuses stays typed."""

from datetime import date
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from app.demonstration import PASSPHRASE
from app.families.records import Group
from app.people import add_person
from app.settings import Setting
from app.spans import Span
from app.structure.records import CapacitySlot, Closure, PublicHoliday
from app.users import Role, User
from tests.builders import FixedTimer
from tests.ui.pages.conftest import OpenWindow
from ui.foot import DRAFT, SAVED
from ui.forms import Field, Form
from ui.pages.settings import SettingsPage
from ui.pages.settings.calendar import ClosuresSection, GroupsSection, HolidaysSection
from ui.pages.settings.page import SECTIONS
from ui.pages.settings.people import AccountSection, PeopleSection
from ui.pages.settings.rules import RulesSection
from ui.pages.settings.section import BUSY, ListSection
from ui.pages.settings.structure import AgreementSection, IdentitySection, OpeningSection
from ui.widgets.basics import Button
from ui.widgets.elided import Elided
from ui.widgets.passphrase import KNOWN
from ui.widgets.shortened import Shortened
from ui.window import Window

STRONG = "quatre chevaux verts dansent sous la pluie"
LEFT = Qt.MouseButton.LeftButton
RETURN = Qt.Key.Key_Return


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("settings")


@pytest.fixture
def page(window: Window) -> SettingsPage:
    found = window.page()
    assert isinstance(found, SettingsPage)
    return found


def write(qtbot: QtBot, field: Field[Any], text: str) -> None:
    """Types into a field in place of what was there."""
    control = field.control
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(control, Qt.Key.Key_Delete)
    qtbot.keyClicks(control, text)


def pick(qtbot: QtBot, field: Field[Any], downs: int = 1) -> None:
    """Chooses by the arrows."""
    field.control.setFocus()
    for _ in range(downs):
        qtbot.keyClick(field.control, Qt.Key.Key_Down)


def double_click(qtbot: QtBot, button: QPushButton) -> None:
    """Two clicks at once, as the window gets them: the second falls on whatever is there by then."""
    handle = button.window().windowHandle()
    place = button.mapTo(button.window(), button.rect().center())
    qtbot.mouseClick(handle, LEFT, pos=place)
    qtbot.mouseDClick(handle, LEFT, pos=place)


def save_button(form: Form) -> Button:
    """The button that validates."""
    return next(one for one in form.findChildren(Button) if one.property("kind") == "main")


def drop(section: ListSection[Any]) -> QPushButton:
    found = section.findChild(QPushButton, f"{section.objectName()}_drop")
    assert isinstance(found, QPushButton)
    return found


def choose_line(section: ListSection[Any], text: str) -> None:
    shown = section.table.shown()
    section.table.select_row(next(at for at, row in enumerate(shown) if text in " ".join(row)))


def test_every_section_opens_and_its_table_is_sound(qtmodeltester: ModelTester, page: SettingsPage) -> None:
    for kind in SECTIONS:
        section = page.choose(kind.name)
        if isinstance(section, ListSection):
            qtmodeltester.check(section.table.model_)


def test_no_title_is_cut_in_a_wide_font(wide_font: None, open_window: OpenWindow) -> None:
    window = open_window("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    metrics = page.list.fontMetrics()
    widest = max(metrics.horizontalAdvance(kind.headline) for kind in SECTIONS)
    assert widest > 200
    assert page.list.viewport().width() >= widest + 24
    for entry in window.entries:
        window.go(entry.name)
        button = window.navigation.buttons[entry.name]
        assert button.isChecked()
        assert button.shown == button.text()
    names = {one.text: one.shown for one in window.navigation.findChildren(Elided)}
    assert names == {one: one for one in names}
    assert "Claire Ménard" in names


def test_the_words_of_the_search_field_end_before_its_keys(wide_font: None, open_window: OpenWindow) -> None:
    finder = open_window("settings").header.finder
    keys = next(one for one in finder.findChildren(QLabel) if one.text() == "Ctrl+K")
    margins = finder.textMargins()
    words = finder.fontMetrics().horizontalAdvance(finder.placeholderText())
    assert finder.width() - margins.right() <= keys.x()
    assert words < finder.width() - margins.right() - margins.left() - 24


def test_the_foot_line_is_cut_with_a_sign_where_the_text_is_twice_as_large(
    large_font: None, open_window: OpenWindow
) -> None:
    window = open_window("insertion")
    window.foot.show_keys(SettingsPage.keys + " · " + SettingsPage.keys)
    window.grab()
    (line,) = window.foot.findChildren(Shortened)
    assert line.shown.endswith("…")
    assert line.fontMetrics().horizontalAdvance(line.shown) <= line.width()
    assert line.toolTip() == window.foot.sentence == SettingsPage.keys + " · " + SettingsPage.keys


def test_the_team_sees_its_own_passphrase_only(open_window: OpenWindow) -> None:
    page = open_window("settings", "equipe").page()
    assert isinstance(page, SettingsPage)
    assert [page.list.item(row).text() for row in range(page.list.count())] == [AccountSection.headline]


def test_a_closure_is_added_with_its_hours_and_taken_away(
    qtbot: QtBot, window: Window, page: SettingsPage
) -> None:
    section = page.choose("closures")
    assert isinstance(section, ClosuresSection)
    write(qtbot, section.first_day, "4/1/27")
    assert window.foot.state == DRAFT
    write(qtbot, section.last_day, "4/1/27")
    pick(qtbot, section.reason)
    write(qtbot, section.hours, "14-18")
    qtbot.keyClick(section.hours.control, RETURN)
    (made,) = page.session.store.touching(Closure, date(2027, 1, 4), date(2027, 1, 4))
    assert (made.start, made.end) == (840, 1080)
    assert window.foot.state == SAVED
    choose_line(section, "04/01/2027")
    qtbot.mouseClick(drop(section), LEFT)
    assert page.session.store.touching(Closure, date(2027, 1, 4), date(2027, 1, 4)) == []


def test_a_closure_twice_the_same_day_is_refused_in_place(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("closures")
    assert isinstance(section, ClosuresSection)
    closure = section.read()[0]
    write(qtbot, section.first_day, f"{closure.first_day:%d/%m/%Y}")
    write(qtbot, section.last_day, f"{closure.first_day:%d/%m/%Y}")
    pick(qtbot, section.reason)
    qtbot.keyClick(section.last_day.control, RETURN)
    assert "déjà fermée" in section.first_day.refusal
    assert section.first_day.value() == closure.first_day


def test_a_second_span_of_a_closure_becomes_a_closure_too(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("closures")
    assert isinstance(section, ClosuresSection)
    count = len(section.read())
    for day in (section.first_day, section.last_day):
        write(qtbot, day, "5/1/27")
    pick(qtbot, section.reason)
    write(qtbot, section.hours, "7-9")
    qtbot.keyClick(section.hours.control, RETURN)
    choose_line(section, "05/01/2027")
    write(qtbot, section.hours, "7-9 17-19")
    qtbot.keyClick(section.hours.control, RETURN)
    assert len(section.read()) == count + 2


def test_the_official_holidays_of_a_year_are_proposed_then_undone_at_once(
    qtbot: QtBot, window: Window, page: SettingsPage
) -> None:
    section = page.choose("holidays")
    assert isinstance(section, HolidaysSection)
    store = page.session.store
    with store.atomic("remove_holiday"):
        for row in store.find(PublicHoliday):
            if row.day.year == 2027:
                store.remove(row)
    before = len(store.find(PublicHoliday))
    button = section.findChild(QPushButton, "settings_holidays_2027")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    assert len(store.find(PublicHoliday)) == before + 11
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(store.find(PublicHoliday)) == before


def test_proposing_a_year_that_is_there_already_writes_nothing(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("holidays")
    assert isinstance(section, HolidaysSection)
    section.propose(2027)
    before = next(iter(page.session.store.journal(1))).id
    section.propose(2027)
    assert next(iter(page.session.store.journal(1))).id == before


def test_a_rule_printed_in_the_report_starts_on_the_first_of_a_month(
    qtbot: QtBot, page: SettingsPage
) -> None:
    section = page.choose("rules")
    assert isinstance(section, RulesSection)
    choose_line(section, next(line.spec.label for line in section.read() if line.id == "quota_percent"))
    write(qtbot, section.count, "25")
    write(qtbot, section.first_day, "15/12/26")
    qtbot.keyClick(section.first_day.control, RETURN)
    assert "1er d’un mois" in section.first_day.refusal
    assert section.count.value() == 25
    write(qtbot, section.first_day, "1/12/26")
    qtbot.keyClick(section.first_day.control, RETURN)
    (row,) = page.session.store.find(Setting, key="quota_percent")
    assert (row.first_day, row.value) == (date(2026, 12, 1), "25")


def test_a_person_is_added_and_may_open_the_folder(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    write(qtbot, section.words, "Sam Petit")
    write(qtbot, section.login, "sam.petit")
    pick(qtbot, section.role, 3)
    write(qtbot, section.passphrase, "quatre chevaux verts dansent sous la pluie")
    write(qtbot, section.second, "quatre chevaux verts danse")
    qtbot.keyClick(section.second.control, RETURN)
    assert page.session.store.find(User, login="sam.petit") == []
    assert section.words.value() == "Sam Petit"
    write(qtbot, section.second, "quatre chevaux verts dansent sous la pluie")
    qtbot.keyClick(section.second.control, RETURN)
    (user,) = page.session.store.find(User, login="sam.petit")
    assert user.role is Role.TEAM


def test_the_last_director_cannot_be_closed(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    choose_line(section, "directrice")
    qtbot.mouseClick(drop(section), LEFT)
    qtbot.mouseClick(section.asking.sure, LEFT)
    assert "seule personne de la direction" in section.role.refusal
    assert section.current is not None
    assert section.current.active


def test_a_colleagues_account_is_closed_from_its_line(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    choose_line(section, "equipe")
    qtbot.mouseClick(drop(section), LEFT)
    qtbot.mouseClick(section.asking.sure, LEFT)
    (user,) = page.session.store.find(User, login="equipe")
    assert not user.active
    assert not section.asking.isVisible()
    assert section.current == section.table.current() == user
    assert next(row for row in section.table.shown() if "equipe" in row)[-1] == "fermé"
    assert section.words.value() == "Équipe"
    assert not drop(section).isVisible()
    assert section.passphrase.control.accessibleName() == "Phrase de passe · obligatoire"
    assert "le rouvre" in section.leaving.text()


def test_a_double_click_closes_one_account_and_shows_its_line(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    choose_line(section, "equipe")
    double_click(qtbot, drop(section))
    assert page.session.store.find(User, active=False) == []
    double_click(qtbot, section.asking.sure)
    section.asking.sure.click()
    (user,) = page.session.store.find(User, active=False)
    assert section.current == user
    assert not drop(section).isVisible()
    assert not section.asking.isVisible()


def test_no_name_however_long_widens_the_form_of_an_account(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    name = "Marie-Emmanuelle de La Rochefoucauld-Montbazon"
    add_person(page.session, login="marie", name=name, role=Role.TEAM, passphrase=STRONG)
    choose_line(section, "marie")
    qtbot.mouseClick(drop(section), LEFT)
    assert section.asking.isVisible()
    area = section.form.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= area.viewport().width()


def test_the_highlighted_account_is_shown_again_by_a_click(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    choose_line(section, "equipe")
    qtbot.mouseClick(section.adding, LEFT)
    assert section.current is None
    assert section.table.current() is None
    choose_line(section, "equipe")
    assert section.words.value() == "Équipe"


def test_a_line_taken_away_leaves_its_neighbour_to_a_click(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("closures")
    assert isinstance(section, ClosuresSection)
    section.table.select_row(1)
    qtbot.mouseClick(drop(section), LEFT)
    assert section.current is None
    place = section.table.visualRect(section.table.currentIndex()).center()
    qtbot.mouseClick(section.table.viewport(), LEFT, pos=place)
    assert section.current == section.table.current()
    assert section.first_day.value() is not None


def test_a_second_click_on_save_finds_no_fault_with_the_form_of_the_next_account(
    qtbot: QtBot, page: SettingsPage
) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    write(qtbot, section.words, "Sam Petit")
    write(qtbot, section.login, "sam.petit")
    pick(qtbot, section.role, 3)
    write(qtbot, section.passphrase, STRONG)
    write(qtbot, section.second, STRONG)
    double_click(qtbot, save_button(section.form))
    assert len(page.session.store.find(User, login="sam.petit")) == 1
    save_button(section.form).click()
    assert [one.refusal for one in section.form.fields.values()] == [""] * 5
    assert section.words.control.hasFocus()
    write(qtbot, section.words, "Ana")
    save_button(section.form).click()
    assert "obligatoire" in section.login.refusal


def test_a_passphrase_of_the_persons_own_names_is_told_before_it_is_refused(
    qtbot: QtBot, page: SettingsPage
) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    write(qtbot, section.passphrase, "rose blanche marelle soleil bonjour la ou")
    assert "C’est assez" in section.passphrase.note
    write(qtbot, section.words, "Rose Blanche")
    assert "ici" not in section.passphrase.note
    assert section.passphrase.note == KNOWN
    write(qtbot, section.words, "Sam Petit")
    assert section.passphrase.note != KNOWN
    write(qtbot, section.login, "rose.blanche")
    assert section.words.value() == "Sam Petit"
    account = page.choose("account")
    assert isinstance(account, AccountSection)
    write(qtbot, account.passphrase, "claire menard directrice la ou")
    assert account.passphrase.note == KNOWN


def test_a_second_click_finds_no_fault_after_the_passphrase_was_changed(
    qtbot: QtBot, page: SettingsPage
) -> None:
    section = page.choose("account")
    assert isinstance(section, AccountSection)
    write(qtbot, section.former, PASSPHRASE)
    for field in (section.passphrase, section.second):
        write(qtbot, field, STRONG)
    double_click(qtbot, save_button(section.form))
    save_button(section.form).click()
    page.session.store.prove(STRONG)
    assert [one.refusal for one in section.form.fields.values()] == [""] * 3


def test_a_colleagues_passphrase_is_asked_for_only_where_there_is_none(page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    choose_line(section, "equipe")
    assert section.passphrase.control.accessibleName() == "Phrase de passe"
    assert "· obligatoire" not in [
        one.text() for one in section.passphrase.findChildren(QLabel) if one.isVisible()
    ]
    section.begin()
    assert section.passphrase.control.accessibleName() == "Phrase de passe · obligatoire"
    assert "· obligatoire" in [
        one.text() for one in section.passphrase.findChildren(QLabel) if one.isVisible()
    ]


def test_ones_own_passphrase_is_not_given_here(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    choose_line(section, "directrice")
    assert not section.passphrase.isVisible()
    assert not section.second.isVisible()
    assert "Ma phrase de passe" in section.leaving.text()
    write(qtbot, section.words, "Claire Blin")
    qtbot.keyClick(section.words.control, RETURN)
    (user,) = page.session.store.find(User, login="directrice")
    assert user.name == "Claire Blin"
    choose_line(section, "equipe")
    assert section.passphrase.isVisible()


def test_a_second_enter_closes_no_account_and_esc_gives_up(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    choose_line(section, "equipe")
    drop(section).setFocus()
    qtbot.keyClick(drop(section), RETURN)
    assert section.asking.isVisible()
    assert section.asking.back.hasFocus()
    assert section.asking.sure.text() == "Fermer ce compte"
    qtbot.keyClick(section.asking.back, Qt.Key.Key_Escape)
    assert not section.asking.isVisible()
    assert drop(section).hasFocus()
    qtbot.keyClick(drop(section), RETURN)
    qtbot.keyClick(section.asking.back, RETURN)
    (user,) = page.session.store.find(User, login="equipe")
    assert user.active


def test_another_line_chosen_asks_no_more_about_the_first(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("people")
    assert isinstance(section, PeopleSection)
    choose_line(section, "equipe")
    qtbot.mouseClick(drop(section), LEFT)
    choose_line(section, "conseillere")
    assert not section.asking.isVisible()
    assert drop(section).isVisible()


def test_a_group_is_named_renamed_and_ended(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("groups")
    assert isinstance(section, GroupsSection)
    write(qtbot, section.words, "Escargots")
    qtbot.keyClick(section.words.control, RETURN)
    choose_line(section, "Escargots")
    write(qtbot, section.words, "Fourmis")
    qtbot.keyClick(section.words.control, RETURN)
    (group,) = page.session.store.find(Group, name="Fourmis")
    assert (section.current, drop(section).isVisible()) == (group, True)
    qtbot.mouseClick(drop(section), LEFT)
    (ended,) = page.session.store.find(Group, id=group.id)
    assert ended.ended_on == date(2026, 11, 23)


def test_another_line_waits_until_what_is_typed_is_saved_or_given_up(
    qtbot: QtBot, page: SettingsPage
) -> None:
    section = page.choose("groups")
    assert isinstance(section, GroupsSection)
    write(qtbot, section.words, "Papillons")
    section.table.select_row(0)
    qtbot.keyClick(section.table, RETURN)
    assert section.form.error.sentence == BUSY
    assert section.words.value() == "Papillons"
    qtbot.keyClick(section.words.control, Qt.Key.Key_Escape)
    assert section.words.control.property("text") == ""


def test_the_agreement_changes_from_a_day_on_and_the_past_keeps_its_own(
    qtbot: QtBot, window: Window, page: SettingsPage
) -> None:
    section = page.choose("agreement")
    assert isinstance(section, AgreementSection)
    write(qtbot, section.first_day, "23/11/26")
    write(qtbot, section.slots[0][1], "32")
    qtbot.keyClick(section.slots[0][1].control, RETURN)
    rows = page.session.store.find(CapacitySlot, first_day=date(2026, 11, 23))
    assert rows[0].places == 32
    assert len(page.session.store.find(CapacitySlot)) > 1
    assert window.foot.state == SAVED


def test_a_slot_without_places_is_refused_under_the_places(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("agreement")
    assert isinstance(section, AgreementSection)
    slot, places = section.slots[5]
    write(qtbot, slot, "8-12")
    qtbot.keyClick(slot.control, RETURN)
    assert places.refusal
    assert slot.value() == (Span(480, 720),)


def test_hours_that_cannot_be_read_are_refused_on_their_day(qtbot: QtBot, page: SettingsPage) -> None:
    section = page.choose("opening")
    assert isinstance(section, OpeningSection)
    write(qtbot, section.days[2], "matin")
    qtbot.keyClick(section.days[2].control, RETURN)
    assert section.days[2].refusal
    assert section.days[2].line.text() == "matin"


def test_the_name_typed_shows_at_the_top_of_the_navigation(
    qtbot: QtBot, window: Window, page: SettingsPage
) -> None:
    section = page.choose("identity")
    assert isinstance(section, IdentitySection)
    write(qtbot, section.name_field, "Les Grands Pas")
    write(qtbot, section.first_day, "23/11/26")
    qtbot.keyClick(section.name_field.control, RETURN)
    assert window.creche == "Les Grands Pas"


def test_ones_own_passphrase_wants_the_former_one_and_another_than_it(
    qtbot: QtBot, page: SettingsPage, timer: FixedTimer
) -> None:
    section = page.choose("account")
    assert isinstance(section, AccountSection)
    write(qtbot, section.former, "pas celle-la")
    for field in (section.passphrase, section.second):
        write(qtbot, field, "quatre chevaux verts dansent sous la pluie")
    qtbot.keyClick(section.second.control, RETURN)
    assert "n’est pas la bonne : rien n’a été changé. Attendez 1\u00a0seconde" in section.former.refusal
    assert section.passphrase.refusal == ""
    assert section.former.control.hasFocus()
    timer.seconds += 1
    write(qtbot, section.former, PASSPHRASE)
    qtbot.keyClick(section.second.control, RETURN)
    page.session.store.prove("quatre chevaux verts dansent sous la pluie")
    assert section.former.line.text() == ""
    for field in (section.former, section.passphrase, section.second):
        write(qtbot, field, "quatre chevaux verts dansent sous la pluie")
    qtbot.keyClick(section.second.control, RETURN)
    assert "déjà la vôtre" in section.passphrase.refusal
    assert section.former.refusal == ""
