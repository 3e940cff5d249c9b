"""Orientations: noted, answered, corrected by keyboard; what is refused is refused in its place, nothing lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.families.children import add_child
from app.families.parents import tie_parent
from app.families.records import Child, Parent
from app.insertion.entry_and_exit import accept_orientation
from app.insertion.orientation_desk import OrientationLine, orientation_desk
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
    PartnerContact,
    Prescriber,
    end_contact,
    end_organisation,
    save_contact,
    save_organisation,
)
from app.insertion.paths import InsertionPath
from app.session import Session
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
from ui.pages.insertion.orientations.words import answer_text, sources
from ui.pages.insertion.orientations_view import OrientationsView
from ui.window import Window

__all__ = ["page", "window"]

MONDAY = date(2026, 11, 23)
RECEIVED = date(2026, 11, 9)


@pytest.fixture
def view(page: InsertionPage) -> OrientationsView:
    """The list of orientations, shown."""
    page.show_tab("orientations")
    found = page.shown
    assert isinstance(found, OrientationsView)
    return found


def agency(session: Session) -> Organisation:
    """An organisation with somebody to call."""
    made = save_organisation(
        session, Organisation(name="Zadig, agence", kind=OrganisationKind.FRANCE_TRAVAIL)
    )
    save_contact(
        session,
        PartnerContact(
            organisation_id=made.id, name="M. Le Guen", function="conseiller", phone="06 39 98 00 01"
        ),
    )
    return made


def somebody(
    last_name: str = "Zzyzx", first_name: str = "Ömer", phone: str | None = "06 39 98 00 02"
) -> Parent:
    return Parent(home_id=0, first_name=first_name, last_name=last_name, phone=phone)


def sent(session: Session, parent: Parent | None = None, **known: object) -> Orientation:
    """An orientation of somebody new, received on 9 November."""
    facts = {
        "day": RECEIVED,
        "prescriber": Prescriber.FRANCE_TRAVAIL,
        "purpose": Purpose.TRAINING,
        "weekly_minutes": 1440,
        **known,
    }
    one = Orientation(parent_id=0, **facts)  # type: ignore[arg-type]
    return add_orientation(session, one, parent=parent or somebody())


def stored(session: Session, one: Orientation) -> Orientation:
    return session.store.get(Orientation, one.id)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def open_form(qtbot: QtBot, view: OrientationsView) -> None:
    """Ctrl+N."""
    press(qtbot, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: focused() is view.form.parent_id.control)


def fill_in(qtbot: QtBot, view: OrientationsView) -> None:
    """What a new orientation must have."""
    type_into(qtbot, view.form, "parent_first_name", "Ömer")
    type_into(qtbot, view.form, "parent_last_name", "Zzyzx")
    choose(qtbot, view.form, "prescriber", "La")
    choose(qtbot, view.form, "purpose", "formation")


# The list


def test_those_that_wait_are_shown_first_and_counted(page: InsertionPage, view: OrientationsView) -> None:
    declined, waiting = sent(view.session), sent(view.session, somebody("Zzyzzyx"))
    decline_orientation(view.session, declined, day=MONDAY, by=Decliner.CRECHE, reason=DeclineReason.NO_PLACE)
    lines = orientation_desk(view.session).lines
    counted = sum(line.is_waiting for line in lines)
    assert view.table.proxy.rowCount() == counted
    assert plain(page.subtitle).startswith(f"{counted} orientation")
    view.states.choose("declined")
    shown = [view.table.proxy.thing(row).id for row in range(view.table.proxy.rowCount())]
    assert declined.id in shown
    assert waiting.id not in shown
    view.states.choose("all")
    shown = [view.table.proxy.thing(row).id for row in range(view.table.proxy.rowCount())]
    assert shown == [line.id for line in lines]


def test_the_models_are_sound(qtmodeltester: ModelTester, view: OrientationsView) -> None:
    sent(view.session)
    qtmodeltester.check(view.table.model_)
    qtmodeltester.check(view.table.proxy)


def test_a_name_filters_the_list_without_its_accents(qtbot: QtBot, view: OrientationsView) -> None:
    one = sent(view.session)
    sent(view.session, somebody("Zzyzzyx", "Anna"))
    press(qtbot, Qt.Key.Key_F, CONTROL)
    type_text(qtbot, "zzyzx omer")
    assert [view.table.proxy.thing(row).id for row in range(view.table.proxy.rowCount())] == [one.id]


def test_a_list_beside_the_card_leaves_out_what_the_card_tells_and_still_exports_it_whole(
    qtbot: QtBot, window: Window, view: OrientationsView
) -> None:
    view.show_one(sent(view.session, wanted_from=date(2026, 12, 1)).id)
    qtbot.waitUntil(lambda: view.table.isColumnHidden(4))
    assert not view.table.isColumnHidden(6)
    row = view.table.currentIndex().row()
    assert "01/12/2026" in view.table.shown()[row]
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: not view.table.isColumnHidden(4))


def test_an_empty_list_says_what_to_do_and_one_emptied_by_a_name_that_nothing_matches(
    qtbot: QtBot, view: OrientationsView
) -> None:
    assert "Ctrl+N" in view.table.empty
    assert "n’attend de réponse" in view.table.unmatched
    qtbot.keyClicks(view.search, "nobody")
    assert view.table.unmatched == "Aucune ligne ne correspond."
    view.search.clear()
    view.states.choose("declined")
    assert view.table.unmatched == "Aucune ligne ne correspond."


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (RECEIVED, "reçue aujourd’hui, sans réponse"),
        (date(2026, 11, 10), "sans réponse depuis 1 jour"),
        (MONDAY, "sans réponse depuis 14 jours"),
    ],
)
def test_the_days_without_an_answer_are_counted_from_the_day_it_was_received(today: date, words: str) -> None:
    one = Orientation(
        parent_id=1, day=RECEIVED, prescriber=Prescriber.CAF, purpose=Purpose.TRAINING, weekly_minutes=1440
    )
    assert plain(answer_text(OrientationLine(orientation=one, parent=somebody()), today)) == words


# A new one


def test_from_the_paper_to_the_parents_page_by_keyboard_alone(
    qtbot: QtBot, window: Window, page: InsertionPage, view: OrientationsView
) -> None:
    agency(view.session)
    open_form(qtbot, view)
    for text in ("", "Ömer", "Zzyzx", "06 39 98 00 03", None, "Zadig", "gue"):
        if text:
            type_text(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "formation")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "1/12")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "28")
    assert window.foot.state == DRAFT
    press(qtbot, Qt.Key.Key_Return)
    assert (window.foot.state, focused()) == (SAVED, view.table)
    line = view.table.current()
    assert line is not None
    one = line.orientation
    assert (line.parent.name, line.parent.phone) == ("Ömer Zzyzx", "06 39 98 00 03")
    assert (one.day, one.prescriber, one.adviser) == (MONDAY, Prescriber.FRANCE_TRAVAIL, "gue")
    assert (one.purpose, one.wanted_from, one.weekly_minutes) == (
        Purpose.TRAINING,
        date(2026, 12, 1),
        28 * 60,
    )
    press(qtbot, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_Return)
    (path,) = view.session.store.find(InsertionPath, parent_id=line.parent.id)
    assert (path.entry_day, path.orientation_id, path.referent_id) == (MONDAY, one.id, view.session.user.id)
    assert page.parent_view.sheet.path == path
    press(qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.shown is view


def test_a_parent_on_file_is_found_by_any_letters_of_the_name(qtbot: QtBot, view: OrientationsView) -> None:
    one = sent(view.session)
    open_form(qtbot, view)
    type_text(qtbot, "zzy")
    press(qtbot, Qt.Key.Key_Return)
    assert view.form.parent_id.value() == one.parent_id
    assert view.form.first.isHidden()
    assert view.form.phone.isHidden()
    choose(qtbot, view.form, "prescriber", "La")
    choose(qtbot, view.form, "purpose", "stage")
    press(qtbot, Qt.Key.Key_Return)
    added = view.session.store.find(Orientation, parent_id=one.parent_id)[-1]
    assert (added.prescriber, added.purpose) == (Prescriber.SELF, Purpose.INTERNSHIP)


def test_somebody_of_that_name_on_file_is_told_and_used(qtbot: QtBot, view: OrientationsView) -> None:
    known = sent(view.session)
    open_form(qtbot, view)
    fill_in(qtbot, view)
    press(qtbot, Qt.Key.Key_Return)
    assert len(view.session.store.find(Orientation, parent_id=known.parent_id)) == 1
    assert view.form.again.isVisible()
    use = view.form.findChild(QPushButton, "orientation_likely_use")
    assert use is not None
    use.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert view.form.parent_id.value() == known.parent_id
    press(qtbot, Qt.Key.Key_Return)
    assert len(view.session.store.find(Orientation, parent_id=known.parent_id)) == 2


def test_somebody_else_of_that_name_is_added_when_validated_again(
    qtbot: QtBot, view: OrientationsView
) -> None:
    known = sent(view.session)
    open_form(qtbot, view)
    fill_in(qtbot, view)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    line = view.table.current()
    assert line is not None
    assert line.parent.name == "Ömer Zzyzx"
    assert line.parent.id != known.parent_id


def test_somebody_whose_path_is_open_is_told_and_the_page_is_a_press_away(
    qtbot: QtBot, page: InsertionPage, view: OrientationsView
) -> None:
    path = accept_orientation(view.session, sent(view.session), answered_on=MONDAY, entry_day=MONDAY)
    open_form(qtbot, view)
    fill_in(qtbot, view)
    press(qtbot, Qt.Key.Key_Return)
    see = view.form.findChild(QPushButton, "orientation_likely_use")
    assert see is not None
    assert see.text() == "Voir sa page"
    see.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.parent_view.sheet.path == path
    page.back()
    assert view.form.first.value() == "Ömer"


def test_what_cannot_be_read_or_is_missing_is_said_under_each_field_at_once(
    qtbot: QtBot, view: OrientationsView
) -> None:
    before = len(view.session.store.find(Orientation))
    open_form(qtbot, view)
    for field, text in (("day", "le 35"), ("wanted_from", "un jour"), ("weekly_minutes", "beaucoup")):
        type_into(qtbot, view.form, field, text)
    press(qtbot, Qt.Key.Key_Return)
    refusals = {name: plain(field.refusal) for name, field in view.form.fields.items() if field.refusal}
    assert {name for name, words in refusals.items() if "obligatoire" in words} == {
        "parent_first_name", "parent_last_name", "prescriber", "purpose",
    }  # fmt: skip
    assert "pas une date" in refusals["day"]
    assert "pas une date" in refusals["wanted_from"]
    assert "heures par semaine" in refusals["weekly_minutes"]
    assert len(view.session.store.find(Orientation)) == before


def test_what_a_rule_refuses_is_said_under_its_field_and_everything_stays_typed(
    qtbot: QtBot, view: OrientationsView
) -> None:
    before = len(view.session.store.find(Orientation))
    open_form(qtbot, view)
    fill_in(qtbot, view)
    for field, wrong, refusal, right in (
        ("parent_first_name", "285057800608491", "sécurité sociale", "Omer"),
        ("parent_last_name", "x" * 101, "100 au plus", "Zzyzx"),
        ("parent_phone", "demain", "numéro de téléphone", "06 39 98 00 04"),
        ("day", "24/11/2026", "est à venir", "23/11"),
        ("adviser", "x" * 101, "100 au plus", "Sam Petit"),
        ("weekly_minutes", "169", "heures par semaine", "168"),
        ("note", "285057800608491", "sécurité sociale", "Deux soirs"),
    ):
        type_into(qtbot, view.form, field, wrong)
        press(qtbot, Qt.Key.Key_Return, CONTROL)
        assert refusal in plain(view.form.fields[field].refusal), field
        assert view.form.fields[field].control.hasFocus()
        type_into(qtbot, view.form, field, right)
    assert len(view.session.store.find(Orientation)) == before
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    line = view.table.current()
    assert line is not None
    assert (line.parent.name, line.orientation.adviser, line.orientation.weekly_minutes) == (
        "Omer Zzyzx",
        "Sam Petit",
        168 * 60,
    )


def test_escape_gives_the_form_up_and_the_list_has_the_keyboard_again(
    qtbot: QtBot, window: Window, view: OrientationsView
) -> None:
    open_form(qtbot, view)
    type_into(qtbot, view.form, "parent_first_name", "Ömer")
    press(qtbot, Qt.Key.Key_Escape)
    assert (view.form.first.read(), window.foot.state) == (None, SAVED)
    assert not view.side.isVisible()
    assert focused() is view.table


def test_what_is_typed_stays_while_another_tab_is_looked_at_and_the_directory_grows(
    qtbot: QtBot, page: InsertionPage, view: OrientationsView
) -> None:
    open_form(qtbot, view)
    fill_in(qtbot, view)
    page.show_tab("partners")
    agency(view.session)
    page.show_tab("orientations")
    assert view.form.first.value() == "Ömer"
    assert view.side.shows(view.form_panel)
    choose(qtbot, view.form, "prescriber", "Zadig")


def test_the_directorys_prescribers_come_before_its_other_organisations_and_the_kinds(
    view: OrientationsView,
) -> None:
    save_organisation(view.session, Organisation(name="Aube", kind=OrganisationKind.EMPLOYER))
    mine = agency(view.session)
    ended = save_organisation(view.session, Organisation(name="Fini", kind=OrganisationKind.CAF))
    end_organisation(view.session, ended, MONDAY)
    view.refresh()
    names = [view.form.source.combo.itemText(at) for at in range(view.form.source.combo.count())]
    assert names.index(mine.name) < names.index("Aube") < names.index("France Travail, hors annuaire")
    assert "La famille elle-même" in names
    assert "Fini" not in names


def test_the_advisers_offered_are_those_still_at_the_organisation(
    qtbot: QtBot, view: OrientationsView
) -> None:
    made = agency(view.session)
    gone = save_contact(view.session, PartnerContact(organisation_id=made.id, name="Mme Jouve"))
    end_contact(view.session, gone, MONDAY)
    open_form(qtbot, view)
    choose(qtbot, view.form, "prescriber", "Zadig")
    completer = view.form.adviser.line.completer()
    completer.setCompletionPrefix("gue")
    assert (completer.completionCount(), completer.currentCompletion()) == (1, "M. Le Guen")
    completer.setCompletionPrefix("jouve")
    assert completer.completionCount() == 0


# Answers


def answer(qtbot: QtBot, view: OrientationsView, one: Orientation, key: Qt.Key) -> None:
    view.show_one(one.id)
    press(qtbot, key)


def test_enter_opens_the_card_on_its_first_button_and_escape_comes_back_to_the_line(
    qtbot: QtBot, view: OrientationsView
) -> None:
    one = sent(view.session)
    view.show_one(one.id)
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is view.card.answer.accept
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is view.card.answer.accepting.entry_day.control
    press(qtbot, Qt.Key.Key_Escape)
    assert view.card.answer.accepting.isHidden()
    assert focused() is view.card.answer.accept
    press(qtbot, Qt.Key.Key_Escape)
    assert not view.side.isVisible()
    assert focused() is view.table
    line = view.table.current()
    assert line is not None
    assert line.id == one.id


def test_escape_from_an_answer_begun_by_its_letter_comes_back_to_the_list(
    qtbot: QtBot, view: OrientationsView
) -> None:
    answer(qtbot, view, sent(view.session), Qt.Key.Key_R)
    assert focused() is view.card.answer.declining.reason.control
    press(qtbot, Qt.Key.Key_Escape)
    assert focused() is view.table
    assert view.card.answer.bar.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not view.side.isVisible()


def test_the_card_says_who_sent_the_parent_and_how_to_reach_them(view: OrientationsView) -> None:
    made = agency(view.session)
    one = sent(view.session, organisation_id=made.id, adviser="M. Le Guen", note="Deux soirs par semaine.")
    view.show_one(one.id)
    said = plain(" ".join(label.text() for label in view.card.findChildren(type(view.card.name))))
    for words in (
        "Ömer Zzyzx", "Zadig, agence", "M. Le Guen, conseiller", "06 39 98 00 01", "06 39 98 00 02",
        "24 h par semaine", "« Deux soirs par semaine. »", "Aucun enfant au dossier",
    ):  # fmt: skip
        assert words in said


def test_the_waiting_list_is_a_letter_and_enter_and_the_line_stays(
    qtbot: QtBot, view: OrientationsView
) -> None:
    one = sent(view.session)
    answer(qtbot, view, one, Qt.Key.Key_L)
    press(qtbot, Qt.Key.Key_Return)
    assert (stored(view.session, one).answer, stored(view.session, one).answered_on) == (
        Answer.WAITING,
        MONDAY,
    )
    line = view.table.current()
    assert line is not None
    assert (line.id, line.is_listed) == (one.id, True)
    assert focused() is view.table
    assert view.card.answer.list.isHidden()
    assert view.card.answer.accept.isVisible()


def test_declining_takes_a_letter_the_reason_and_enter_and_goes_on_to_the_next_line(
    qtbot: QtBot, view: OrientationsView
) -> None:
    one, other = sent(view.session), sent(view.session, somebody("Zzyzzyx"))
    answer(qtbot, view, one, Qt.Key.Key_R)
    type_text(qtbot, "pas")
    press(qtbot, Qt.Key.Key_Return)
    known = stored(view.session, one)
    assert (known.answer, known.declined_by, known.decline_reason, known.answered_on) == (
        Answer.DECLINED, Decliner.CRECHE, DeclineReason.NO_PLACE, MONDAY,
    )  # fmt: skip
    line = view.table.current()
    assert line is not None
    assert line.id != one.id
    assert view.card.line.id == line.id
    assert focused() is view.table
    view.show_one(other.id)
    assert view.card.line.id == other.id


def test_the_reason_proposes_who_declined_until_somebody_else_is_chosen(
    qtbot: QtBot, view: OrientationsView
) -> None:
    answer(qtbot, view, sent(view.session), Qt.Key.Key_R)
    form = view.card.answer.declining
    choose(qtbot, form, "reason", "sans")
    assert form.by.value() is Decliner.PARENT
    choose(qtbot, form, "by", "la")
    form.reason.control.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    assert form.reason.value() is DeclineReason.NO_LONGER_NEEDED
    assert form.by.value() is Decliner.CRECHE


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_L, Qt.Key.Key_R])
def test_an_answer_before_the_orientation_or_to_come_is_refused_at_its_day(
    qtbot: QtBot, view: OrientationsView, key: Qt.Key
) -> None:
    one = sent(view.session)
    answer(qtbot, view, one, key)
    (form,) = [form for form in view.card.answer.forms if form.isVisible()]
    if key == Qt.Key.Key_R:
        choose(qtbot, form, "reason", "autre")
    for text, refusal in (("8/11", "vient avant"), ("24/11", "est à venir"), ("x", "pas une date")):
        type_into(qtbot, form, "answered_on", text)
        press(qtbot, Qt.Key.Key_Return)
        assert refusal in plain(form.fields["answered_on"].refusal)
        assert stored(view.session, one) == one
        assert form.isVisible()


def test_the_path_begins_on_the_day_of_the_orientation_or_later(qtbot: QtBot, view: OrientationsView) -> None:
    one = sent(view.session)
    answer(qtbot, view, one, Qt.Key.Key_A)
    type_text(qtbot, "8/11")
    press(qtbot, Qt.Key.Key_Return)
    assert "vient après l’entrée" in view.card.answer.accepting.entry_day.refusal
    assert view.session.store.find(InsertionPath, orientation_id=one.id) == []
    type_into(qtbot, view.card.answer.accepting, "entry_day", "9/11")
    press(qtbot, Qt.Key.Key_Return)
    (path,) = view.session.store.find(InsertionPath, orientation_id=one.id)
    assert path.entry_day == RECEIVED


def test_a_parent_whose_path_is_open_is_warned_of_then_refused_in_place(
    qtbot: QtBot, page: InsertionPage, view: OrientationsView
) -> None:
    former = sent(view.session)
    one = add_orientation(view.session, replace(former, id=0, purpose=Purpose.TRIAL))
    path = accept_orientation(view.session, former, answered_on=MONDAY, entry_day=RECEIVED)
    answer(qtbot, view, one, Qt.Key.Key_A)
    form = view.card.answer.accepting
    assert "déjà ouvert depuis le 9 novembre 2026" in plain(form.told.text())
    press(qtbot, Qt.Key.Key_Return)
    assert "a déjà un parcours" in form.entry_day.refusal
    see = view.card.findChild(QPushButton, "orientation_other")
    assert see is not None
    see.click()
    assert page.parent_view.sheet.path == path


def test_an_entry_without_a_child_under_three_is_warned_of_while_it_is_typed(
    qtbot: QtBot, view: OrientationsView
) -> None:
    one = sent(view.session)
    parent = view.session.store.get(Parent, one.parent_id)
    theirs = add_child(view.session, Child(first_name="Lina", last_name="Zzyzx", birth_day=date(2025, 3, 9)))
    tie_parent(view.session, theirs, parent)
    answer(qtbot, view, one, Qt.Key.Key_A)
    told = view.card.answer.accepting.told
    assert not told.isVisible()
    type_into(qtbot, view.card.answer.accepting, "entry_day", "8/3/2028")
    assert not told.isVisible()
    type_into(qtbot, view.card.answer.accepting, "entry_day", "9/3/2028")  # the third birthday
    assert told.isVisible()
    assert "Aucun enfant de moins de trois ans le 9 mars 2028" in plain(told.text())


def test_an_answer_noted_by_mistake_is_taken_back(qtbot: QtBot, view: OrientationsView) -> None:
    one = sent(view.session)
    decline_orientation(view.session, one, day=MONDAY, by=Decliner.PARENT, reason=DeclineReason.NO_NEWS)
    view.show_one(one.id)
    assert view.states.current == "declined"
    assert not view.card.answer.bar.isVisible()
    reopen = view.card.findChild(QPushButton, "orientation_reopen")
    assert reopen is not None
    reopen.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert stored(view.session, one) == one
    assert focused() is view.table


def test_one_that_became_a_path_leads_to_the_parents_page_and_cannot_be_answered_again(
    qtbot: QtBot, page: InsertionPage, view: OrientationsView
) -> None:
    one = sent(view.session)
    path = accept_orientation(view.session, one, answered_on=MONDAY, entry_day=MONDAY)
    answer(qtbot, view, one, Qt.Key.Key_R)
    assert view.card.answer.declining.isHidden()
    assert view.card.findChild(QPushButton, "orientation_reopen") is None
    see = view.card.findChild(QPushButton, "orientation_path")
    assert see is not None
    see.click()
    assert page.parent_view.sheet.path == path


def test_undo_takes_an_acceptance_back_and_leaves_the_page_of_a_path_that_is_no_more(
    qtbot: QtBot, window: Window, page: InsertionPage, view: OrientationsView
) -> None:
    one = sent(view.session)
    answer(qtbot, view, one, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_Return)
    assert page.shown.name == "parent"
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert page.shown.name == "orientations"
    assert not page.banner.sentence
    assert stored(view.session, one) == one


# Corrections


def test_what_was_asked_is_corrected_in_place_and_the_path_follows(
    qtbot: QtBot, view: OrientationsView
) -> None:
    one = sent(view.session)
    path = accept_orientation(view.session, one, answered_on=MONDAY, entry_day=MONDAY)
    view.show_one(one.id)
    view.card.asked.add.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    form = view.card.asked.form
    assert (form.fields["weekly_minutes"].value(), form.fields["day"].value()) == (1440, RECEIVED)
    choose(qtbot, form, "prescriber", "La")
    type_into(qtbot, form, "adviser", "Mme Quere")
    type_into(qtbot, form, "day", "10/11")
    press(qtbot, Qt.Key.Key_Return)
    followed = view.session.store.get(InsertionPath, path.id)
    assert (followed.prescriber, followed.adviser, followed.prescribed_on) == (
        Prescriber.SELF,
        "Mme Quere",
        date(2026, 11, 10),
    )
    assert form.isHidden()


def test_a_correction_past_the_entry_is_refused_at_the_day(qtbot: QtBot, view: OrientationsView) -> None:
    one = sent(view.session)
    accept_orientation(view.session, one, answered_on=MONDAY, entry_day=date(2026, 11, 16))
    view.show_one(one.id)
    view.card.asked.begin()
    type_into(qtbot, view.card.asked.form, "day", "17/11")
    press(qtbot, Qt.Key.Key_Return)
    assert "a commencé le 16 novembre 2026" in plain(view.card.asked.form.fields["day"].refusal)


def test_an_organisation_that_left_the_directory_stays_on_its_orientation(
    qtbot: QtBot, view: OrientationsView
) -> None:
    made = agency(view.session)
    one = sent(view.session, organisation_id=made.id)
    end_organisation(view.session, made, MONDAY)
    view.show_one(one.id)
    view.card.asked.begin()
    type_into(qtbot, view.card.asked.form, "adviser", "M. Vasseur")
    press(qtbot, Qt.Key.Key_Return)
    assert stored(view.session, one) == replace(one, adviser="M. Vasseur")


def test_a_card_in_which_something_is_typed_stays_whatever_the_list_does(
    qtbot: QtBot, window: Window, view: OrientationsView
) -> None:
    one, other = sent(view.session), sent(view.session, somebody("Zzyzzyx"))
    view.show_one(one.id)
    view.card.asked.begin()
    type_into(qtbot, view.card.asked.form, "adviser", "M. Vasseur")
    assert window.foot.state == DRAFT
    view.show_one(other.id)
    sent(view.session, somebody("Zyx"))
    assert view.card.line.id == one.id
    assert view.card.asked.form.fields["adviser"].value() == "M. Vasseur"
    view.card.asked.form.fields["adviser"].setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert window.foot.state == SAVED


def test_an_orientation_taken_back_takes_its_card_with_it(window: Window, view: OrientationsView) -> None:
    view.states.choose("declined")
    before = view.table.proxy.rowCount()
    one = sent(view.session)
    view.show_one(one.id)
    assert view.card.isVisible()
    window.undo()
    assert view.session.store.find(Orientation, id=one.id) == []
    assert not view.card.isVisible() or view.card.line.id != one.id
    view.states.choose("declined")
    assert view.table.proxy.rowCount() == before


# Who


def test_the_director_may_add_and_answer_too(open_window: OpenWindow) -> None:
    found = open_window("insertion").page()
    assert isinstance(found, InsertionPage)
    found.show_tab("orientations")
    new = found.shown.findChild(QPushButton, "orientations_new")
    assert new is not None
    assert new.isVisible()
    assert QApplication.activeWindow() is found.window()


def test_every_source_is_offered_once(view: OrientationsView) -> None:
    offered = [source for _, source in sources(list(orientation_desk(view.session).partners))]
    assert len(set(offered)) == len(offered)
    assert {source.prescriber for source in offered} == set(Prescriber)
