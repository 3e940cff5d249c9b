"""Partenaires: the directory is found, noted, corrected and left by keyboard; what is refused stays in its place."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.families.records import Parent
from app.insertion.orientations import (
    Answer,
    Decliner,
    DeclineReason,
    Orientation,
    Purpose,
    add_orientation,
    decline_orientation,
)
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    Partner,
    PartnerContact,
    Prescriber,
    directory,
    end_contact,
    end_organisation,
    save_contact,
    save_organisation,
)
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pages.insertion import (
    CONTROL,
    ModelTester,
    choose,
    focused,
    page,
    press,
    type_into,
    type_text,
    window,
)
from ui.foot import DRAFT, SAVED
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.orientations_view import OrientationsView
from ui.pages.insertion.partners.card import SHOWN, sums
from ui.pages.insertion.partners.words import choices
from ui.pages.insertion.partners_view import PartnersView
from ui.window import Window

__all__ = ["page", "window"]

MONDAY = date(2026, 11, 23)
ZADIG = Organisation(name="Zadig", kind=OrganisationKind.PLIE, phone="06 39 98 00 01")


@pytest.fixture
def view(page: InsertionPage) -> PartnersView:
    """The directory, shown, with an organisation and somebody to call there."""
    made = save_organisation(page.session, ZADIG)
    save_contact(
        page.session, PartnerContact(organisation_id=made.id, name="Mme Quéré", function="référente")
    )
    page.show_tab("partners")
    found = page.shown
    assert isinstance(found, PartnersView)
    found.show_one(made.id)
    return found


def zadig(view: PartnersView) -> Partner:
    return next(one for one in directory(view.session) if one.organisation.name.startswith("Zadig"))


def names(view: PartnersView) -> list[str]:
    rows = range(view.table.proxy.rowCount())
    return [view.table.proxy.thing(row).organisation.name for row in rows]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(view: PartnersView) -> str:
    """Everything the card says."""
    return plain("\n".join(label.text() for label in view.card.findChildren(type(view.card.name))))


def button(view: PartnersView, name: str) -> QPushButton:
    found = view.card.findChild(QPushButton, name)
    assert found is not None, name
    return found


def sent(view: PartnersView, last_name: str) -> Orientation:
    """A parent that Zadig sent."""
    one = Orientation(
        parent_id=0,
        day=date(2026, 11, 9),
        prescriber=Prescriber.PLIE,
        organisation_id=zadig(view).id,
        purpose=Purpose.TRAINING,
    )
    return add_orientation(view.session, one, parent=Parent(home_id=0, first_name="Ada", last_name=last_name))


def test_the_models_are_sound(qtmodeltester: ModelTester, view: PartnersView) -> None:
    qtmodeltester.check(view.table.model_)
    qtmodeltester.check(view.table.proxy)


def test_the_directory_is_cut_down_by_kind_and_by_letters_of_a_name_or_a_contact(
    qtbot: QtBot, page: InsertionPage, view: PartnersView
) -> None:
    save_organisation(view.session, Organisation(name="Zénith", kind=OrganisationKind.EMPLOYER))
    assert plain(page.subtitle) == f"{len(directory(view.session))} partenaires"
    view.kinds.setFocus()
    qtbot.keyClicks(view.kinds, "PLIE")
    assert "Zadig" in names(view)
    assert "Zénith" not in names(view)
    view.kinds.setCurrentIndex(0)
    press(qtbot, Qt.Key.Key_F, CONTROL)
    type_text(qtbot, "zadig quere")
    assert names(view) == ["Zadig"]


def test_those_that_have_left_are_found_apart_and_taken_up_again(qtbot: QtBot, view: PartnersView) -> None:
    button(view, "partner_leave").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert zadig(view).organisation.ended_on == MONDAY
    assert "Zadig" not in names(view)
    view.kinds.setCurrentIndex(view.kinds.count() - 1)
    assert view.kinds.currentText().startswith("Retirés de l’annuaire")
    assert names(view)[-1] == "Zadig"
    view.table.select_row(len(names(view)) - 1)
    assert "retiré de l’annuaire le 23 novembre 2026" in said(view)
    button(view, "partner_back").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert zadig(view).is_active


def test_the_kinds_offered_are_those_there_are_with_their_numbers(view: PartnersView) -> None:
    others = [replace(zadig(view), organisation=replace(ZADIG, id=900 + number)) for number in range(2)]
    gone = replace(zadig(view), organisation=replace(ZADIG, id=910, ended_on=MONDAY))
    training = replace(zadig(view), organisation=replace(ZADIG, id=920, kind=OrganisationKind.TRAINING_BODY))
    assert choices([*others, training]) == [
        ("", "Tous les types 3"),
        ("training_body", "Organisme de formation 1"),
        ("plie", "PLIE 2"),
    ]
    assert choices([gone]) == [("", "Tous les types 0"), ("gone", "Retirés de l’annuaire 1")]


def test_a_partner_is_noted_by_keyboard_alone_and_then_a_contact(
    qtbot: QtBot, window: Window, view: PartnersView
) -> None:
    press(qtbot, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: focused() is view.form.fields["name"].control)
    type_text(qtbot, "Zorn")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "employeur")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "06 39 98 00 05")
    assert window.foot.state == DRAFT
    press(qtbot, Qt.Key.Key_Return)
    assert (window.foot.state, focused()) == (SAVED, view.table)
    assert view.card.partner.organisation.name == "Zorn"
    press(qtbot, Qt.Key.Key_C)
    type_text(qtbot, "M. Zola")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "ressources humaines")
    press(qtbot, Qt.Key.Key_Return)
    (contact,) = view.card.partner.contacts
    assert (contact.name, contact.function) == ("M. Zola", "ressources humaines")
    assert "ressources humaines" in said(view)


def test_what_is_wrong_is_said_under_its_field_and_everything_stays_typed(
    qtbot: QtBot, view: PartnersView
) -> None:
    before = len(directory(view.session))
    view.begin()
    press(qtbot, Qt.Key.Key_Return)
    form = view.form
    assert {name for name, field in form.fields.items() if "obligatoire" in field.refusal} == {"name", "kind"}
    choose(qtbot, form, "kind", "PLIE")
    for field, wrong, refusal, right in (
        ("name", "ZADIG", "est déjà dans l’annuaire", "Zadig du canal"),
        ("phone", "demain", "numéro de téléphone", "06 39 98 00 06"),
        ("email", "zadig", "adresse électronique", "zadig@courriel.example"),
        ("address", "x" * 2001, "au plus", "3, place du Canal"),
        ("note", "285057800608491", "sécurité sociale", "Le mardi"),
    ):
        if field == "address":
            form.fields[field].put(wrong)
            form.fields[field].control.setFocus()
        else:
            type_into(qtbot, form, field, wrong)
        press(qtbot, Qt.Key.Key_Return, CONTROL)
        assert refusal in plain(form.fields[field].refusal), field
        type_into(qtbot, form, field, right)
    assert len(directory(view.session)) == before
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert view.card.partner.organisation.address == "3, place du Canal"


def test_a_partner_is_corrected_in_its_card(qtbot: QtBot, view: PartnersView) -> None:
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is view.card.file.add
    press(qtbot, Qt.Key.Key_Return)
    type_into(qtbot, view.card.file.form, "name", "Zadig et fils")
    press(qtbot, Qt.Key.Key_Return)
    assert zadig(view).organisation.name == "Zadig et fils"
    assert view.card.name.text() == "Zadig et fils"


def test_a_contact_is_corrected_leaves_and_comes_back(qtbot: QtBot, view: PartnersView) -> None:
    (contact,) = zadig(view).contacts
    button(view, f"contact_change_{contact.id}").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    type_into(qtbot, view.card.contacts.form, "phone", "demain")
    press(qtbot, Qt.Key.Key_Return)
    assert "numéro de téléphone" in view.card.contacts.form.fields["phone"].refusal
    type_into(qtbot, view.card.contacts.form, "phone", "06 39 98 00 07")
    press(qtbot, Qt.Key.Key_Return)
    assert zadig(view).contacts[0].phone == "06 39 98 00 07"
    button(view, f"contact_leave_{contact.id}").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    type_into(qtbot, view.card.contacts.leaving, "ended_on", "24/11")
    press(qtbot, Qt.Key.Key_Return)
    assert "est à venir" in plain(view.card.contacts.leaving.ended_on.refusal)
    type_into(qtbot, view.card.contacts.leaving, "ended_on", "30/10")
    press(qtbot, Qt.Key.Key_Return)
    assert zadig(view).contacts[0].ended_on == date(2026, 10, 30)
    assert "contact retiré le 30 octobre 2026" in said(view)
    button(view, f"contact_back_{contact.id}").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert zadig(view).contacts[0].ended_on is None


def test_the_same_contact_is_not_noted_twice(qtbot: QtBot, view: PartnersView) -> None:
    press(qtbot, Qt.Key.Key_C)
    type_text(qtbot, "mme quere")
    press(qtbot, Qt.Key.Key_Return)
    assert "déjà noté" in view.card.contacts.form.fields["name"].refusal
    assert len(zadig(view).contacts) == 1


def test_escape_gives_a_form_up_then_comes_back_to_the_list(
    qtbot: QtBot, window: Window, view: PartnersView
) -> None:
    view.begin()
    type_into(qtbot, view.form, "name", "Zorn")
    press(qtbot, Qt.Key.Key_Escape)
    assert (view.form.fields["name"].read(), window.foot.state) == (None, SAVED)
    assert focused() is view.table
    assert view.card.isVisible()
    press(qtbot, Qt.Key.Key_C)
    press(qtbot, Qt.Key.Key_Escape)
    assert view.card.contacts.form.isHidden()
    assert focused() is view.table
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is view.card.file.add
    press(qtbot, Qt.Key.Key_Escape)
    assert focused() is view.table


def test_a_card_in_which_something_is_typed_stays_whatever_the_list_does(
    qtbot: QtBot, view: PartnersView
) -> None:
    press(qtbot, Qt.Key.Key_C)
    type_text(qtbot, "M. Zola")
    other = save_organisation(view.session, Organisation(name="Zorn", kind=OrganisationKind.EMPLOYER))
    view.show_one(other.id)
    assert view.card.partner.organisation.name == "Zadig"
    assert view.card.contacts.form.fields["name"].value() == "M. Zola"


def test_the_card_counts_whom_it_sent_and_leads_to_an_orientation(
    page: InsertionPage, view: PartnersView
) -> None:
    first, second = sent(view, "Zza"), sent(view, "Zzb")
    decline_orientation(view.session, first, day=MONDAY, by=Decliner.CRECHE, reason=DeclineReason.NO_PLACE)
    assert "2 orientations : 1 refusée, 1 en attente" in said(view)
    assert "Ada Zza" in said(view)
    button(view, f"sent_{second.id}").click()
    shown = page.shown
    assert isinstance(shown, OrientationsView)
    assert shown.card.line.id == second.id


def test_only_the_last_ones_are_listed_and_the_others_counted(view: PartnersView) -> None:
    for number in range(SHOWN + 2):
        sent(view, f"Zz{number}")
    assert f"{SHOWN + 2} orientations" in said(view)
    assert "et 2 autres avant" in said(view)


def test_one_that_sent_nobody_shows_no_orientations(view: PartnersView) -> None:
    assert view.card.orientations.isHidden()
    sent(view, "Zza")
    assert view.card.orientations.isVisible()


def test_the_sum_agrees_with_its_numbers(view: PartnersView) -> None:
    sent(view, "Zza")
    (line,) = view.desk.sent_by(zadig(view).id)
    accepted = replace(line, orientation=replace(line.orientation, answer=Answer.ACCEPTED))
    assert plain(sums([line])) == "1 orientation : 1 en attente"
    assert plain(sums([accepted, accepted, line])) == "3 orientations : 2 acceptées, 1 en attente"


def test_an_empty_directory_says_what_to_do(view: PartnersView) -> None:
    assert "Ctrl+N" in view.table.empty
    for partner in directory(view.session):
        for contact in partner.contacts:
            end_contact(view.session, contact, MONDAY)
        end_organisation(view.session, partner.organisation, MONDAY)
    assert view.table.proxy.rowCount() == 0
    assert not view.side.isVisible()


def test_a_partner_taken_back_by_undo_leaves_the_list_and_the_card(
    window: Window, view: PartnersView
) -> None:
    made = save_organisation(view.session, Organisation(name="Zorn", kind=OrganisationKind.EMPLOYER))
    view.show_one(made.id)
    window.undo()
    assert "Zorn" not in names(view)
    assert view.card.partner.organisation.name != "Zorn"


def test_the_director_may_note_a_partner_too(open_window: OpenWindow) -> None:
    found = open_window("insertion").page()
    assert isinstance(found, InsertionPage)
    found.show_tab("partners")
    new = found.shown.findChild(QPushButton, "partners_new")
    assert new is not None
    assert new.isVisible()
