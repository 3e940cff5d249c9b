"""Enfants et familles: found at once, read by tabs, corrected in place; a family is written on one form."""

from dataclasses import replace
from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.families.children import end_child
from app.families.health import Allergy, CareProtocol
from app.families.records import Child, ChildFact, Consent, Contact, Home, Parent, Parenthood, Resources
from app.protection.records import GivenKind
from app.users import Right, Role
from tests.app.records import as_role, at
from tests.builders import FixedClock
from tests.ui.pages.children import (
    ALT,
    CONTROL,
    furnish,
    of,
    opened,
    page,
    plain,
    press,
    section,
    shown,
    write,
)
from ui.page import Desk
from ui.pages.children.new_family import NewFamilyForm
from ui.pages.children.page import ChildrenPage
from ui.pages.children.page_words import BUSY
from ui.widgets.section import RecordForm

__all__ = ["page"]


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


def form_of(page: ChildrenPage, name: str) -> RecordForm:
    form = section(page, name).forms[0]
    assert isinstance(form, RecordForm)
    assert form.isVisible()
    return form


def test_the_list_says_group_age_contract_and_state(page: ChildrenPage) -> None:
    assert [plain(cell) for cell in page.list.table.shown()[0]] == [
        "Łukasz Żółć",
        "Coccinelles",
        "14 mois",
        "régulier",
        "en cours",
    ]
    page.list.states.choose("to_come")
    assert [plain(cell) for cell in page.list.table.shown()[0]] == [
        "Zoé Marchand",
        "",
        "1 mois",
        "",
        "à inscrire",
    ]


def test_the_list_s_models_are_sound(qtmodeltester: ModelTester, page: ChildrenPage) -> None:
    qtmodeltester.check(page.list.table.model_)
    qtmodeltester.check(page.list.table.proxy)


def test_a_few_letters_find_a_child_whatever_the_accents(qtbot: QtBot, page: ChildrenPage) -> None:
    page.list.states.choose("all")
    qtbot.keyClicks(page.list.search, "zolc")
    assert [row[0] for row in page.list.table.shown()] == ["Łukasz Żółć"]


def test_enter_after_a_few_letters_opens_the_child_found(qtbot: QtBot, page: ChildrenPage) -> None:
    page.list.states.choose("all")
    qtbot.keyClicks(page.list.search, "march")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert page.sheet.name.text() == "Zoé Marchand"
    assert page.list.table.hasFocus()


def test_filtering_disturbs_neither_the_sheet_nor_what_is_typed_there(
    qtbot: QtBot, page: ChildrenPage
) -> None:
    press(qtbot, page, "child_change")
    form = form_of(page, "child_identity")
    write(qtbot, form, {"first_name": "Luc"}, enter=False)
    page.list.states.choose("to_come")
    qtbot.keyClicks(page.list.search, "zo")
    end_child(page.session, of(page, "Zoé"), date(2026, 11, 20))
    assert page.list.search.text() == "zo"
    assert page.banner.isHidden()
    assert (page.sheet.name.text(), form.fields["first_name"].read()) == ("Łukasz Żółć", "Luc")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_what_was_typed_once_saved_or_given_up_the_sheet_follows_the_list(
    qtbot: QtBot, page: ChildrenPage, key: Qt.Key
) -> None:
    press(qtbot, page, "child_change")
    form = form_of(page, "child_identity")
    write(qtbot, form, {"first_name": "Luc"}, enter=False)
    page.list.states.choose("to_come")
    qtbot.keyClick(form.fields["first_name"].control, key)
    assert page.sheet.name.text() == "Zoé Marchand"
    assert page.list.states.current == "to_come"


def test_a_filter_that_leaves_out_the_child_shown_shows_the_first_of_the_list(page: ChildrenPage) -> None:
    page.list.states.choose("to_come")
    current = page.list.table.current()
    assert current is not None
    assert (page.sheet.name.text(), current.child.name) == ("Zoé Marchand", "Zoé Marchand")


def test_a_list_left_empty_shows_no_sheet_and_says_what_to_do(qtbot: QtBot, page: ChildrenPage) -> None:
    page.list.states.choose("left")
    assert not page.sheet.isVisible()
    assert page.nobody.none_left.isVisible()
    page.reload()
    assert page.nobody.none_left.isVisible()
    page.list.states.choose("enrolled")
    assert (page.sheet.isVisible(), page.sheet.name.text()) == (True, "Łukasz Żółć")
    qtbot.keyClicks(page.list.search, "zzz")
    assert page.nobody.none_left.isVisible()
    page.list.search.clear()
    assert (page.sheet.isVisible(), page.sheet.name.text()) == (True, "Łukasz Żółć")


def test_a_file_being_handed_over_leaves_with_its_child(page: ChildrenPage) -> None:
    page.show_file(GivenKind.CHILD, of(page, "Łukasz").id)
    page.list.states.choose("to_come")
    assert not page.paper.isVisible()
    assert page.sheet.name.text() == "Zoé Marchand"


def test_filtering_leaves_the_form_of_a_new_child_open(qtbot: QtBot, page: ChildrenPage) -> None:
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Aya"}, enter=False)
    page.list.states.choose("left")
    assert page.form.isVisible()
    assert page.form.fields["first_name"].read() == "Aya"


def test_a_deed_that_takes_the_child_out_of_the_filter_keeps_its_sheet(page: ChildrenPage) -> None:
    page.show_child(of(page, "Zoé").id)
    page.list.states.choose("to_come")
    end_child(page.session, of(page, "Zoé"), date(2026, 11, 20))
    page.reload()
    assert page.sheet.name.text() == "Zoé Marchand"
    assert page.list.table.current() is not None


def test_the_cursor_comes_back_to_the_button_it_left(qtbot: QtBot, page: ChildrenPage) -> None:
    press(qtbot, page, "child_change")
    form = form_of(page, "child_identity")
    write(qtbot, form, {"first_name": "Luc"})
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "child_change"


def test_the_heading_says_who_it_is_at_a_glance(page: ChildrenPage) -> None:
    assert page.sheet.name.text() == "Łukasz Żółć"
    assert plain(page.sheet.facts.text()) == (
        "14 mois · Coccinelles · accueil régulier jusqu’au 31 juillet 2027"
    )


def test_alt_and_a_figure_reach_the_tabs(qtbot: QtBot, page: ChildrenPage) -> None:
    for number, key in enumerate(["identity", "family", "health", "contracts"], start=int(Qt.Key.Key_1)):
        qtbot.keyClick(page.list.table, Qt.Key(number), ALT)
        assert page.sheet.stack.currentWidget() is page.sheet.tab(key)


def test_a_found_parent_opens_the_child_s_family(page: ChildrenPage) -> None:
    page.show_child(of(page, "Zoé").id)
    page.open("parent", page.session.store.find(Parent)[0].id)
    assert page.sheet.name.text() == "Łukasz Żółć"
    assert page.sheet.stack.currentWidget() is page.sheet.tab("family")


def test_a_parent_without_a_child_is_told_instead_of_somebody_elses_child(page: ChildrenPage) -> None:
    with page.session.store.atomic("add_parent"):
        home = page.session.store.find(Home)[0].id
        alone = page.session.store.add(Parent(home_id=home, first_name="Zita", last_name="Seule"))
    page.open("parent", alone.id)
    assert page.banner.sentence.startswith("Zita Seule")
    assert "aucun enfant au dossier" in page.banner.sentence


def test_a_new_child_its_parent_and_its_home_are_written_on_one_form(
    qtbot: QtBot, page: ChildrenPage
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    fields = {
        "first_name": "Maëlle", "last_name": "O’Connor", "birth_day": "3/9/2026", "parent_first_name": "Aoife",
        "parent_last_name": "O’Connor", "parent_phone": "06 11 22 33 44", "home_caf_number": "765 4321",
        "home_postcode": "21000", "home_commune": "Dijon",
    }  # fmt: skip
    write(qtbot, page.form, fields)
    child = of(page, "Maëlle")
    home = page.session.store.find(Home, caf_number="7654321")[0]
    assert (child.billing_home_id, home.name, home.commune) == (home.id, "Famille O’Connor", "Dijon")
    assert page.sheet.name.text() == "Maëlle O’Connor"
    assert page.sheet.stack.currentWidget() is page.sheet.contracts
    page.session.store.undo()
    assert page.session.store.find(Child, first_name="Maëlle") == []
    assert page.session.store.find(Home, caf_number="7654321") == []


def test_a_refusal_names_the_field_and_keeps_what_was_typed(qtbot: QtBot, page: ChildrenPage) -> None:
    page.begin_child()
    fields = {
        "first_name": "Maëlle", "last_name": "O’Connor", "birth_day": "3/9/2026", "parent_first_name": "Aoife",
        "parent_last_name": "O’Connor", "home_postcode": "2100",
    }  # fmt: skip
    write(qtbot, page.form, fields)
    assert "cinq chiffres" in page.form.fields["home_postcode"].refusal
    assert page.form.fields["parent_first_name"].read() == "Aoife"
    assert page.session.store.find(Child, first_name="Maëlle") == []
    write(qtbot, page.form, {"home_postcode": "21000"})
    assert of(page, "Maëlle").billing_home_id is not None


def test_a_home_without_parent_asks_for_one(qtbot: QtBot, page: ChildrenPage) -> None:
    page.begin_child()
    write(
        qtbot,
        page.form,
        {"first_name": "Maëlle", "last_name": "O’Connor", "birth_day": "3/9/2026", "home_commune": "Dijon"},
    )
    assert "parent" in page.form.fields["parent_first_name"].refusal


def test_a_likely_duplicate_is_said_once_and_never_blocked(qtbot: QtBot, page: ChildrenPage) -> None:
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Lukasz", "last_name": "Zolc", "birth_day": "10/9/2025"})
    assert page.form.twins.isVisible()
    assert page.form.again.isVisible()
    assert len(page.session.store.find(Child)) == 2
    qtbot.keyClick(page.form.fields["birth_day"].control, Qt.Key.Key_Return)
    assert len(page.session.store.find(Child)) == 3


def test_the_duplicate_s_file_is_opened_and_the_draft_waits(qtbot: QtBot, page: ChildrenPage) -> None:
    page.show_child(of(page, "Zoé").id)
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Lukasz", "last_name": "Zolc", "birth_day": "10/9/2025"})
    press(qtbot, page, "new_child_likely_use")
    assert page.sheet.name.text() == "Łukasz Żółć"
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    assert page.form.fields["first_name"].read() == "Lukasz"


def test_a_brother_or_sister_shares_the_parent_s_file(qtbot: QtBot, page: ChildrenPage) -> None:
    page.begin_child()
    fields = {
        "first_name": "Jan", "last_name": "Żółć", "birth_day": "1/11/2026", "parent_first_name": "zofia",
        "parent_last_name": "zolc",
    }  # fmt: skip
    write(qtbot, page.form, fields)
    press(qtbot, page, "new_parent_likely_use")
    assert page.form.fields["parent_first_name"].isHidden()
    assert page.form.submit.hasFocus()
    write(qtbot, page.form, {"first_name": "Jan"})
    jan = of(page, "Jan")
    assert len(page.session.store.find(Parent)) == 1
    assert jan.billing_home_id == of(page, "Łukasz").billing_home_id
    page.sheet.go("identity")
    assert "Łukasz Żółć" in shown(section(page, "child_siblings"))


def test_escape_gives_a_new_child_up(qtbot: QtBot, page: ChildrenPage) -> None:
    page.begin_child()
    write(qtbot, page.form, {"first_name": "Jan"}, enter=False)
    qtbot.keyClick(page.form.fields["first_name"].control, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.sheet
    assert page.form.fields["first_name"].read() is None


def test_what_is_typed_on_a_sheet_keeps_its_child(qtbot: QtBot, page: ChildrenPage) -> None:
    press(qtbot, page, "child_change")
    form = form_of(page, "child_identity")
    write(qtbot, form, {"first_name": "Luc"}, enter=False)
    page.show_child(of(page, "Zoé").id)
    assert page.banner.sentence == BUSY
    assert page.sheet.name.text() == "Łukasz Żółć"
    qtbot.keyClick(form.fields["first_name"].control, Qt.Key.Key_Return)
    assert page.sheet.name.text() == "Luc Żółć"


def test_a_form_being_typed_survives_what_somebody_else_writes(qtbot: QtBot, page: ChildrenPage) -> None:
    press(qtbot, page, "child_change")
    form = form_of(page, "child_identity")
    write(qtbot, form, {"first_name": "Luc"}, enter=False)
    zoe = of(page, "Zoé")
    end_child(page.session, zoe, date(2026, 11, 20))
    assert form.isVisible()
    assert form.fields["first_name"].read() == "Luc"


def test_an_ended_file_is_marked_and_reopened(qtbot: QtBot, page: ChildrenPage) -> None:
    page.list.states.choose("all")
    page.show_child(of(page, "Zoé").id)
    press(qtbot, page, "child_change")
    write(qtbot, form_of(page, "child_identity"), {"ended_on": "20/11/2026"})
    assert of(page, "Zoé").ended_on == date(2026, 11, 20)
    assert page.sheet.state.text == "dossier clos"
    press(qtbot, page, "child_change")
    form = form_of(page, "child_identity")
    form.fields["ended_on"].control.setFocus()
    qtbot.keyClick(form.fields["ended_on"].control, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(form.fields["ended_on"].control, Qt.Key.Key_Delete)
    qtbot.keyClick(form.fields["ended_on"].control, Qt.Key.Key_Return)
    assert of(page, "Zoé").ended_on is None


def test_a_file_with_a_contract_to_come_is_not_ended(qtbot: QtBot, page: ChildrenPage) -> None:
    press(qtbot, page, "child_change")
    form = form_of(page, "child_identity")
    write(qtbot, form, {"ended_on": "20/11/2026"})
    assert "terminez-le d’abord" in form.fields["ended_on"].refusal
    assert of(page, "Łukasz").ended_on is None


def test_a_group_and_walking_are_dated(qtbot: QtBot, page: ChildrenPage) -> None:
    press(qtbot, page, "child_groups_add")
    form = form_of(page, "child_groups")
    qtbot.keyClick(form.fields["group_id"].control, Qt.Key.Key_P)
    write(qtbot, form, {"first_day": "1/12/2026"})
    assert "Papillons | à partir du 1er décembre 2026" in shown(section(page, "child_groups"))
    press(qtbot, page, "child_facts_add")
    form = form_of(page, "child_facts")
    qtbot.keyClick(form.fields["kind"].control, Qt.Key.Key_M)
    write(qtbot, form, {"first_day": "hier"})
    assert page.session.store.find(ChildFact)[0].first_day == date(2026, 11, 21)
    press(qtbot, page, f"fact_remove_{page.session.store.find(ChildFact)[0].id}")
    assert page.session.store.find(ChildFact) == []


def test_a_second_parent_brings_a_second_home(qtbot: QtBot, page: ChildrenPage) -> None:
    page.sheet.go("family")
    press(qtbot, page, "child_parents_add")
    form = form_of(page, "child_parents")
    write(qtbot, form, {"first_name": "Marek", "last_name": "Nowak"}, enter=False)
    qtbot.keyClick(form.fields["home_id"].control, Qt.Key.Key_Down)
    qtbot.keyClick(form.fields["first_name"].control, Qt.Key.Key_Return)
    homes = section(page, "child_homes")
    assert "Famille Żółć, paie les heures" in shown(homes)
    assert "Famille Nowak" in shown(homes)
    assert len(page.session.store.find(Parenthood)) == 2


def test_a_parent_of_that_name_is_offered_instead_of_a_second_file(qtbot: QtBot, page: ChildrenPage) -> None:
    page.list.states.choose("all")
    page.show_child(of(page, "Zoé").id)
    page.sheet.go("family")
    press(qtbot, page, "child_parents_add")
    form = form_of(page, "child_parents")
    write(qtbot, form, {"first_name": "Zofia", "last_name": "Zolc"})
    assert len(page.session.store.find(Parent)) == 1
    press(qtbot, page, "parent_likely_use")
    assert len(page.session.store.find(Parenthood)) == 2
    assert of(page, "Zoé").billing_home_id is not None


def test_who_may_collect_changes_and_a_parent_is_untied(qtbot: QtBot, page: ChildrenPage) -> None:
    page.sheet.go("family")
    mother = page.session.store.find(Parent)[0]
    press(qtbot, page, f"parent_change_{mother.id}")
    form = form_of(page, "child_parents")
    qtbot.keyClick(form.fields["may_collect"].control, Qt.Key.Key_Space)
    write(qtbot, form, {"email": "zofia@courriel.example"})
    assert not page.session.store.find(Parenthood)[0].may_collect
    assert "zofia@courriel.example · ne vient pas chercher" in shown(section(page, "child_parents"))
    press(qtbot, page, f"parent_untie_{mother.id}")
    assert page.session.store.find(Parenthood) == []


def test_the_home_its_resources_and_its_answer_are_kept(qtbot: QtBot, page: ChildrenPage) -> None:
    page.sheet.go("family")
    home = page.session.store.find(Home)[0]
    press(qtbot, page, f"home_change_{home.id}")
    write(qtbot, form_of(page, "child_homes"), {"postcode": "21000", "commune": "Dijon"})
    press(qtbot, page, "child_resources_add")
    write(qtbot, form_of(page, "child_resources"), {"monthly_cents": "1 250,50", "dependants": "2"})
    press(qtbot, page, "child_consents_add")
    form = form_of(page, "child_consents")
    qtbot.keyClick(form.fields["given"].control, Qt.Key.Key_R)
    write(qtbot, form, {"first_day": "hier"})
    assert page.session.store.find(Home)[0].commune == "Dijon"
    assert page.session.store.find(Resources)[0].monthly_cents == 125_050
    assert not page.session.store.find(Consent)[0].given
    assert "1 250,50 € par mois" in shown(section(page, "child_resources"))


def test_an_emergency_contact_wants_a_number(qtbot: QtBot, page: ChildrenPage) -> None:
    page.sheet.go("family")
    press(qtbot, page, "child_contacts_add")
    form = form_of(page, "child_contacts")
    qtbot.keyClick(form.fields["emergency"].control, Qt.Key.Key_Space)
    write(qtbot, form, {"name": "Anna Nowak", "relation": "tante"})
    assert "téléphone" in form.fields["phone"].refusal
    write(qtbot, form, {"phone": "06 98 76 54 32"})
    assert page.session.store.find(Contact)[0].emergency


def test_an_allergy_shows_in_the_heading_until_it_ends(qtbot: QtBot, page: ChildrenPage) -> None:
    page.sheet.go("health")
    press(qtbot, page, "child_allergies_add")
    write(qtbot, form_of(page, "child_allergies"), {"label": "Arachide"})
    assert plain(page.sheet.alert.text()) == "▲ Allergie : Arachide"
    allergy = page.session.store.find(Allergy)[0]
    press(qtbot, page, f"allergy_change_{allergy.id}")
    write(qtbot, form_of(page, "child_allergies"), {"first_day": "1/9/2026", "last_day": "20/11/2026"})
    assert page.sheet.alert.isHidden()


def test_a_pai_is_kept_with_its_place(qtbot: QtBot, page: ChildrenPage) -> None:
    page.sheet.go("health")
    press(qtbot, page, "child_protocols_add")
    write(
        qtbot,
        form_of(page, "child_protocols"),
        {"instructions": "Appeler le 15.", "kept_at": "Classeur rouge"},
    )
    assert page.session.store.find(CareProtocol)[0].kept_at == "Classeur rouge"


@pytest.fixture
def furnished(desk: Desk) -> Desk:
    furnish(desk.session)
    return desk


def test_the_team_reads_hours_health_and_who_may_collect_only(
    qtbot: QtBot, app: QApplication, furnished: Desk
) -> None:
    furnished.session = as_role(furnished.session, Role.TEAM)
    page = opened(qtbot, furnished)
    page.show_child(of(page, "Łukasz").id)
    assert page.list.new.isHidden()
    assert page.sheet.sheet is not None
    assert page.sheet.sheet.homes == ()
    assert page.sheet.sheet.parents[0].parent.phone is None
    page.sheet.go("family")
    words = shown(section(page, "child_parents"))
    assert "Zofia Żółć" in words
    assert "06 12" not in words
    page.sheet.go("contracts")
    assert "lun. à ven. 8 h 30–17 h" in shown(section(page, "contract_weeks"))
    assert all(
        button.isHidden()
        for button in (page.sheet.contracts.contract.change, page.sheet.contracts.contract.end)
    )


def test_an_answer_before_the_birth_is_refused_under_its_day_and_two_of_one_day_stay(
    qtbot: QtBot, app: QApplication, furnished: Desk
) -> None:
    page = opened(qtbot, furnished)
    page.show_child(of(page, "Łukasz").id)
    page.sheet.go("family")
    for said in (False, True):
        press(qtbot, page, "child_consents_add")
        form = form_of(page, "child_consents")
        form.fields["given"].put(said)
        form.fields["first_day"].put(date(2020, 1, 1))
        form.submitted.emit()
        told = [one.text() for one in form.fields["first_day"].findChildren(QLabel)]
        assert any("avant la naissance" in one for one in told)
        form.fields["first_day"].put(date(2026, 11, 22))
        form.submitted.emit()
    words = shown(section(page, "child_consents"))
    assert "accord" in words
    assert "refus le 22 novembre 2026" in words


def test_the_team_is_told_why_a_departed_child_s_health_and_collectors_are_not_here(
    qtbot: QtBot, app: QApplication, furnished: Desk, clock: FixedClock
) -> None:
    at(clock, date(2027, 8, 2), "9:00")
    furnished.session = as_role(furnished.session, Role.TEAM)
    page = opened(qtbot, furnished)
    page.show_child(of(page, "Łukasz").id)
    for tab, name in (
        ("family", "child_parents"),
        ("health", "child_allergies"),
        ("health", "child_protocols"),
    ):
        page.sheet.go(tab)
        assert "L’enfant a quitté la crèche" in shown(section(page, name))


def test_the_counsellor_sees_the_family_without_health_or_money(
    qtbot: QtBot, app: QApplication, furnished: Desk
) -> None:
    furnished.session = as_role(furnished.session, Role.COUNSELLOR)
    page = opened(qtbot, furnished)
    page.show_child(of(page, "Łukasz").id)
    assert [button.text() for button in page.sheet.choice.findChildren(QPushButton)] == [
        "Fiche",
        "Famille",
        "Contrats et semaines",
    ]
    page.sheet.go("family")
    assert "06 12 34 56 78" in shown(section(page, "child_parents"))
    assert section(page, "child_resources").isHidden()
    assert not page.session.can(Right.SEE_MONEY)


def test_an_empty_creche_says_what_to_do(qtbot: QtBot, app: QApplication, desk: Desk) -> None:
    page = opened(qtbot, desk)
    assert page.stack.currentWidget() is page.nobody
    page.begin_child()
    form: NewFamilyForm = page.form
    write(qtbot, form, {"first_name": "Jan", "last_name": "Nowak", "birth_day": "1/9/2026"})
    assert plain(page.subtitle) == "0 enfant avec un contrat en cours"
    assert page.sheet.name.text() == "Jan Nowak"
    assert replace(of(page, "Jan"), id=0).billing_home_id is None
