"""A form half typed is in the encrypted file, and is found again after a plug pulled, a lock or another day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.care.enrolling import renew
from app.care.enrolments import Enrolment
from app.drafts import keep_draft
from app.families.records import Child, Parent
from app.people import add_person
from app.session import Session, log_in
from app.staff.managing import hire
from app.staff.records import Qualification, StaffMember
from app.store import Draft
from app.unfinished import drop
from app.users import Role
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock
from tests.ui.pages.children import furnish, plain, press, type_in, write
from ui.forms import Form
from ui.page import Desk
from ui.pages.children.page import ChildrenPage
from ui.pages.home.page import HomePage
from ui.table import Table
from ui.unsaved import named_apart
from ui.widgets.basics import Button
from ui.window import Window

NURSE, TODAY = Qualification.PUERICULTURE_NURSE, date(2026, 11, 22)
STRONG = "girafe tonnerre compas lavande ruisseau violon cactus"
pytestmark = pytest.mark.usefixtures("app")


class Creche:
    """One crèche, opened anew as often as wanted, by whom one wants."""

    def __init__(self, qtbot: QtBot, storage: FolderStorage, folder: Path, clock: FixedClock) -> None:
        self.qtbot, self.storage, self.folder, self.clock = qtbot, storage, folder, clock
        self.window: Window

    def opened(self, login: str = "directrice", passphrase: str = PASSPHRASE) -> Window:
        store = self.storage.open(self.folder, login, passphrase)
        desk = Desk(session=log_in(store, self.clock), folder=self.folder, go=lambda _name, _id: None)
        self.window = window = Window(desk)
        self.qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    def plug_pulled(self) -> None:
        """Nothing is written any more."""
        self.window.hide()
        self.window.desk.session.store.close()

    def kept(self) -> list[Draft]:
        return self.window.desk.session.store.find(Draft)

    def wait_for_draft(self, holding: str) -> None:
        self.qtbot.waitUntil(lambda: any(holding in one.content for one in self.kept()))


@pytest.fixture
def creche(
    qtbot: QtBot, storage: FolderStorage, session: Session, folder: Path, clock: FixedClock
) -> Iterator[Creche]:
    """Łukasz and his mother, Zoé; nobody at work."""
    furnish(session)
    add_person(session, login="equipe", name="Équipe", role=Role.TEAM, passphrase=STRONG)
    session.store.close()
    made = Creche(qtbot, storage, folder, clock)
    yield made
    made.plug_pulled()


def children(window: Window) -> ChildrenPage:
    window.go("children")
    page = window.page()
    assert isinstance(page, ChildrenPage)
    return page


def form(window: Window, name: str) -> Form:
    found = window.findChild(Form, name)
    assert isinstance(found, Form)
    return found


def click(qtbot: QtBot, window: QWidget, name: str) -> None:
    button = window.findChild(Button, name)
    assert isinstance(button, Button)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def offered(qtbot: QtBot, window: Window) -> str:
    """What the bar says."""
    qtbot.waitUntil(window.unfinished.bar.isVisible)
    return plain(window.unfinished.bar.words.text())


def test_a_new_child_half_typed_is_found_again_after_the_plug_was_pulled(
    qtbot: QtBot, creche: Creche
) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès", "birth_day": "3/"}, enter=False)
    creche.wait_for_draft("3/")
    creche.plug_pulled()
    window = creche.opened()
    assert offered(qtbot, window) == (
        "Enfants et familles \u203a Nouvel enfant : saisie commencée à 8 h 02, pas enregistrée."
    )
    click(qtbot, window, "unfinished_resume")
    typed = children(window).form
    assert typed.isVisible()
    assert (typed.fields["first_name"].text(), typed.fields["birth_day"].text()) == ("Inès", "3/")
    assert typed.is_edited
    assert not window.unfinished.bar.isVisible()


def test_what_was_taken_up_and_saved_is_offered_no_more(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    creche.wait_for_draft("Inès")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    click(qtbot, window, "unfinished_resume")
    write(qtbot, children(window).form, {"last_name": "Ba", "birth_day": "3/9/26"})
    assert window.desk.session.store.find(Child, first_name="Inès")
    window.settle()
    assert creche.kept() == []


def test_closing_keeps_at_once_what_was_typed_last(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    creche.window.settle()
    assert [one.form for one in creche.kept()] == ["unfinished"]


def test_a_change_half_typed_opens_again_on_the_same_line_of_the_same_child(
    qtbot: QtBot, creche: Creche
) -> None:
    page = children(creche.opened())
    mother = page.session.store.find(Parent)[0]
    page.open("parent", mother.id)
    press(qtbot, page, f"parent_change_{mother.id}")
    write(qtbot, form(creche.window, "child_parents_form"), {"phone": "06 99 99"}, enter=False)
    creche.wait_for_draft("06 99 99")
    creche.plug_pulled()
    window = creche.opened()
    children(window).show_child(window.desk.session.store.find(Child, first_name="Zoé")[0].id)
    assert "Łukasz Żółć" in offered(qtbot, window)
    click(qtbot, window, "unfinished_resume")
    parents = form(window, "child_parents_form")
    assert parents.isVisible()
    assert parents.fields["phone"].text() == "06 99 99"
    qtbot.keyClick(parents.fields["phone"].control, Qt.Key.Key_Return)
    assert window.desk.session.store.get(Parent, mother.id).phone == "06 99 99"


def test_a_line_gone_meanwhile_shows_what_was_typed_to_be_copied(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.show_child(page.session.store.find(Child, first_name="Zoé")[0].id)
    page.open("health", page.session.store.find(Child, first_name="Zoé")[0].id)
    press(qtbot, page, "child_allergies_add")
    write(qtbot, form(creche.window, "child_allergies_form"), {"label": "Arachide"}, enter=False)
    creche.wait_for_draft("Arachide")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    window.entries = [one for one in window.entries if one.name != "children"]  # a right withdrawn meanwhile
    click(qtbot, window, "unfinished_resume")
    bar = window.unfinished.bar
    assert "Arachide" in bar.typed.text()
    assert "ne se rouvre pas" in plain(bar.words.text())
    click(qtbot, window, "unfinished_copy")
    assert "Arachide" in QApplication.clipboard().text()


def test_nothing_is_put_over_what_is_being_typed_now(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    creche.wait_for_draft("Inès")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    page = children(window)
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Paul"}, enter=False)
    click(qtbot, window, "unfinished_resume")
    assert page.form.fields["first_name"].text() == "Paul"
    assert "en cours de saisie" in plain(page.banner.sentence)
    assert window.unfinished.bar.isVisible()
    creche.wait_for_draft("Paul")
    assert len(creche.kept()) == 2


def test_giving_up_takes_a_second_press_and_forgets_it(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    creche.wait_for_draft("Inès")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    click(qtbot, window, "unfinished_give_up")
    assert len(creche.kept()) == 1
    click(qtbot, window, "unfinished_give_up")
    assert creche.kept() == []
    assert not window.unfinished.bar.isVisible()


def test_left_for_later_it_is_offered_at_the_next_opening(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    creche.wait_for_draft("Inès")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    click(qtbot, window, "unfinished_later")
    assert not window.unfinished.bar.isVisible()
    window.settle()
    creche.plug_pulled()
    creche.clock.move(days=1)
    assert "commencée le 22 novembre à 8 h 02" in offered(qtbot, creche.opened())


def test_one_left_for_later_lets_the_next_be_offered_and_a_setting_says_which_line(
    qtbot: QtBot, creche: Creche
) -> None:
    window = creche.opened()
    window.open("settings", "rules", 0)
    rules = next(one for one in window.findChildren(Table) if one.code == "settings_rules")
    rules.select_row(0)
    line = form(window, "settings_rules_form").accessibleName()
    write(qtbot, form(window, "settings_rules_form"), {"first_day": "12"}, enter=False)
    page = children(window)
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    window.settle()
    creche.plug_pulled()
    window = creche.opened()
    first = offered(qtbot, window)
    assert "1 autre saisie attend" in first
    click(qtbot, window, "unfinished_later")
    told = {first, offered(qtbot, window)}
    assert any("Nouvel enfant" in one for one in told)
    assert any("Règles de calcul" in one and plain(line) in one for one in told)
    click(qtbot, window, "unfinished_later")
    assert not window.unfinished.bar.isVisible()
    assert len(creche.kept()) == 2


def test_somebody_elses_is_offered_to_nobody(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    creche.wait_for_draft("Inès")
    creche.plug_pulled()
    window = creche.opened("equipe", STRONG)
    with qtbot.waitSignal(window.waiting.later.timeout):
        window.waiting.later.start()
    assert not window.unfinished.bar.isVisible()


def test_a_window_taken_up_again_asks_nothing_about_what_it_still_shows(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    creche.window.settle()
    creche.window.desk.session.store.close()
    store = creche.storage.open(creche.folder, "directrice", PASSPHRASE)
    with qtbot.waitSignal(creche.window.waiting.later.timeout):
        creche.window.resume(log_in(store, creche.clock))
    assert page.form.fields["first_name"].text() == "Inès"
    assert not creche.window.unfinished.bar.isVisible()


def test_passphrases_half_typed_are_neither_kept_nor_found_on_the_screen_again(
    qtbot: QtBot, creche: Creche
) -> None:
    window = creche.opened()
    window.go("settings")
    window.open("settings", "account", 0)
    former = form(window, "settings_account_form").fields["former"].control
    assert isinstance(former, QLineEdit)
    type_in(qtbot, former, "une phrase secrète")
    window.open("settings", "people", 0)
    people = form(window, "settings_people_form")
    write(qtbot, people, {"name": "Awa Diop", "passphrase": "sept mots très secrets"}, enter=False)
    window.settle()
    assert former.text() == ""
    assert people.fields["passphrase"].text() == ""
    assert people.fields["name"].text() == "Awa Diop"
    (draft,) = creche.kept()
    assert "Awa Diop" in draft.content
    assert "secret" not in draft.content


def test_a_month_half_typed_opens_again_in_its_grid(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.open("month", page.session.store.find(Enrolment)[0].id)
    row = page.month.grid.row(date(2026, 12, 3))
    assert row is not None
    row.line.setFocus()
    row.line.selectAll()
    type_in(qtbot, row.line, "9-12 14")
    creche.wait_for_draft("9-12 14")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    click(qtbot, window, "unfinished_resume")
    again = children(window).month.grid.row(date(2026, 12, 3))
    assert again is not None
    qtbot.waitUntil(again.isVisible)
    assert again.line.text() == "9-12 14"


def test_a_change_to_an_adult_goes_to_that_adult_whoever_is_shown(qtbot: QtBot, creche: Creche) -> None:
    window = creche.opened()
    luc, zoe = (
        hire(
            window.desk.session,
            StaffMember(first_name=first, last_name=last, qualification=NURSE, first_day=TODAY),
            2100,
        )
        for first, last in (("Luc", "Petit"), ("Zoé", "Roy"))
    )
    window.open("team", "member", luc.id)
    press(qtbot, window, "team_identity_add")
    write(qtbot, form(window, "team_identity_form"), {"last_name": "Petit-Durand"}, enter=False)
    creche.wait_for_draft("Petit-Durand")
    creche.plug_pulled()
    window = creche.opened()
    window.open("team", "member", zoe.id)
    assert "Luc Petit" in offered(qtbot, window)
    click(qtbot, window, "unfinished_resume")
    qtbot.keyClick(form(window, "team_identity_form").fields["last_name"].control, Qt.Key.Key_Return)
    names = {one.id: one.last_name for one in window.desk.session.store.find(StaffMember)}
    assert names == {luc.id: "Petit-Durand", zoe.id: "Roy"}


def test_hours_of_another_contract_than_the_one_in_force_go_to_that_contract(
    qtbot: QtBot, creche: Creche
) -> None:
    page = children(creche.opened())
    first = page.session.store.find(Enrolment)[0]
    second = renew(page.session, first, date(2028, 7, 31))
    page.open("enrolment", second.id)
    press(qtbot, page, "contract_weeks_add")
    lines = page.sheet.contracts.weeks.form.grid.lines()
    lines[0].selectAll()
    type_in(qtbot, lines[0], "10-11")
    creche.wait_for_draft("10-11")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    click(qtbot, window, "unfinished_resume")
    contracts = children(window).sheet.contracts
    assert contracts.contract.chosen is not None
    assert contracts.contract.chosen.enrolment.id == second.id
    assert contracts.weeks.form.grid.lines()[0].text() == "10-11"


def test_a_draft_written_leaves_what_the_page_refused_on_the_screen(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    page.banner.tell("Un refus.")
    creche.wait_for_draft("Inès")
    assert page.banner.sentence == "Un refus."


def test_a_month_half_typed_stays_kept_while_another_child_is_looked_at(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.open("month", page.session.store.find(Enrolment)[0].id)
    row = page.month.grid.row(date(2026, 12, 3))
    assert row is not None
    row.line.selectAll()
    type_in(qtbot, row.line, "7-9")
    creche.wait_for_draft("7-9")
    page.open("child", page.session.store.find(Child, first_name="Zoé")[0].id)
    creche.window.settle()
    assert any("7-9" in one.content for one in creche.kept())


def test_what_was_erased_meanwhile_is_offered_no_more(qtbot: QtBot, creche: Creche) -> None:
    page = children(creche.opened())
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Inès"}, enter=False)
    creche.wait_for_draft("Inès")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    drop(window.desk.session, creche.kept()[0].about)
    click(qtbot, window, "unfinished_resume")
    assert not window.unfinished.bar.isVisible()
    assert not children(window).form.is_edited


def test_a_draft_that_another_program_wrote_is_left_alone(qtbot: QtBot, creche: Creche) -> None:
    window = creche.opened()
    for number, content in enumerate(("[]", "{}", '{"autre": 1}', "pas du JSON", "null"), start=1):
        keep_draft(window.desk.session, "unfinished", number, content)
    creche.plug_pulled()
    window = creche.opened()
    with qtbot.waitSignal(window.waiting.later.timeout):
        window.waiting.later.start()
    assert not window.unfinished.bar.isVisible()
    assert len(creche.kept()) == 5


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("Mia", "Zoé"), ("Mia", "Zoé")),
        (("Mia", "Mia", "Mia"), ("Mia", "Mia (2)", "Mia (3)")),
    ],
)
def test_lines_of_the_same_name_are_kept_apart(names: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert named_apart((name, str(at)) for at, name in enumerate(names)) == {
        name: str(at) for at, name in enumerate(kept)
    }


def test_hours_half_typed_on_the_home_page_are_shown_to_be_copied(qtbot: QtBot, creche: Creche) -> None:
    creche.clock.move(days=1)  # a Monday, when somebody was expected
    creche.clock.move(days=1)
    window = creche.opened()
    home = window.page()
    assert isinstance(home, HomePage)
    hours = home.todo.rows[0].hours
    hours.setFocus()
    type_in(qtbot, hours, "8:30-1")
    creche.wait_for_draft("8:30-1")
    creche.plug_pulled()
    window = creche.opened()
    offered(qtbot, window)
    click(qtbot, window, "unfinished_resume")
    assert "Łukasz Żółć" in window.unfinished.bar.typed.text()
    assert window.unfinished.bar.typed.text().endswith("8:30-1")
