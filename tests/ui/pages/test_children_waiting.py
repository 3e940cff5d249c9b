"""The waiting list at work: noted, ranked with reasons, tried, decided by the director, found by Ctrl+K."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.admission.records import AdmissionDecision, AdmissionRequest, RequestState, Verdict, Why
from app.admission.requests import decline
from app.care.enrolments import Enrolment
from app.families.records import Child, Parent
from app.structure.agreement import set_places
from app.users import Role
from tests.app.admission.asking import MONDAY, TODAY, asked, wish
from tests.app.records import as_role
from tests.ui.pages.children import (
    CONTROL,
    furnish,
    of,
    opened,
    page,
    plain,
    press,
    shown,
    type_in,
    write,
)
from tests.ui.pages.insertion import ModelTester
from ui.page import Desk
from ui.pages.children.page import ChildrenPage
from ui.pages.children.views import WAITING
from ui.pages.children.waiting.view import WaitingView
from ui.window import Window

__all__ = ["page"]

REQUEST = {
    "first_name": "Awa",
    "last_name": "Sissoko",
    "birth_day": "2/5/2025",
    "contact_first_name": "Mariam",
    "contact_last_name": "Sissoko",
    "phone": "06 12 34 56 78",
    "wanted_from": "30/11",
    "week": "lun-ven 8:30-17",
}


@pytest.fixture
def view(qtbot: QtBot, page: ChildrenPage) -> WaitingView:
    """The empty list. Łukasz comes from 8:30 to 17 on weekdays, for two places."""
    set_places(page.session, date(2026, 1, 1), 2)
    qtbot.keyClick(page.list.table, Qt.Key.Key_2, CONTROL)
    assert page.views.shows(page.views.waiting)
    return page.views.waiting


def rows(view: WaitingView) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in view.table.shown()]


def on_list(qtbot: QtBot, view: WaitingView, key: Qt.Key) -> None:
    view.table.setFocus()
    qtbot.keyClick(view.table, key)


def page_of(view: WaitingView) -> ChildrenPage:
    assert isinstance(view.page, ChildrenPage)
    return view.page


def state(view: WaitingView, request: AdmissionRequest) -> RequestState:
    return view.page.session.store.get(AdmissionRequest, request.id).state


def test_an_empty_list_says_what_to_do(view: WaitingView) -> None:
    assert "« Nouvelle demande » (Ctrl+N)" in view.table.empty
    assert view.subtitle.replace("\u00a0", " ") == "0 demande en attente"
    assert not view.trying_button.isEnabled()
    view.try_out()
    assert view.side.isHidden()


def test_a_request_is_typed_in_the_order_of_the_paper_and_ranked(qtbot: QtBot, view: WaitingView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_N, CONTROL)
    assert QApplication.focusWidget() is view.form.fields["first_name"].control
    write(qtbot, view.form, REQUEST, enter=False)
    qtbot.keyClick(view.form.fields["single_parent"].control, Qt.Key.Key_Space)
    assert view.is_edited
    qtbot.keyClick(view.form.fields["week"].control, Qt.Key.Key_Return)
    (one,) = view.page.session.store.find(AdmissionRequest)
    assert (one.name, one.contact, one.phone) == ("Awa Sissoko", "Mariam Sissoko", "06 12 34 56 78")
    assert (one.asked_on, one.wanted_from, one.single_parent, one.avip) == (TODAY, MONDAY, True, False)
    assert not view.form.is_edited
    assert view.side.shows(view.card)
    assert rows(view)[0][:2] == ["1", "Awa Sissoko"]
    assert rows(view)[0][-1] == "✓ la semaine tient"
    assert "Rang 1 sur 1, 3 points | parent seul 3" in shown(view.card.reasons)
    assert "du lundi au vendredi 8 h 30–17 h, soit 42 h 30 par semaine" in shown(view.card.asked)
    assert plain(view.page.subtitle) == "1 demande en attente"


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("first_name", "", "obligatoire"),
        ("last_name", "", "obligatoire"),
        ("birth_day", "demain ou plus tard", "n’est pas une date"),
        ("birth_day", "1/1/2028", "plus de neuf mois"),
        ("asked_on", "demain", "dans le futur"),
        ("contact_first_name", "", "obligatoire"),
        ("contact_last_name", "2850578006084", "sécurité sociale"),
        ("phone", "aucun", "n’est pas un numéro de téléphone"),
        ("email", "mariam", "n’est pas une adresse électronique"),
        ("wanted_from", "1/5/2025", "avant la naissance"),
        ("week", "matin", "ne dit pas quels jours"),
    ],
)
def test_each_field_refuses_in_place_and_keeps_what_was_typed(
    qtbot: QtBot, view: WaitingView, name: str, text: str, part: str
) -> None:
    view.begin()
    write(qtbot, view.form, {key: value for key, value in REQUEST.items() if key != name}, enter=False)
    line = view.form.fields[name].control
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    type_in(qtbot, line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert part in plain(view.form.fields[name].refusal)
    assert line.text() == text
    assert view.page.session.store.find(AdmissionRequest) == []


def test_a_half_typed_request_stays_and_escape_gives_it_up(qtbot: QtBot, view: WaitingView) -> None:
    view.begin()
    type_in(qtbot, view.form.fields["first_name"].control, "Awa")
    page_of(view).open("child", of(page_of(view), "Zoé").id)
    view.begin()
    assert view.form.fields["first_name"].read() == "Awa"
    qtbot.keyClick(view.form.fields["first_name"].control, Qt.Key.Key_Escape)
    assert view.form.fields["first_name"].read() is None
    assert view.side.isHidden()


def test_the_order_and_its_reasons_are_told(
    qtbot: QtBot, view: WaitingView, qtmodeltester: ModelTester
) -> None:
    session = view.page.session
    asked(session, "Ana", week=wish("8:30-9:30", (1,)))
    asked(session, "Bao", week=wish("8:30-9:30", (1,)), avip=True, qpv=True)
    asked(session, "Cleo", week=wish("7:00-9:30", (1, 5)))
    qtmodeltester.check(view.table.model_)
    assert [row[0:2] + row[5:] for row in rows(view)] == [
        ["1", "Bao Sissoko", "5", "place Avip 3, quartier prioritaire 2", "✓ la semaine tient"],
        ["2", "Ana Sissoko", "0", "", "✓ la semaine tient"],
        ["3", "Cleo Sissoko", "0", "", "▲ hors ouverture mardi 7 h–7 h 30, et 1 de plus"],
    ]
    view.table.select_row(2)
    on_list(qtbot, view, Qt.Key.Key_Return)
    words = shown(view.card.reasons)
    assert "Rang 3 sur 3, 0 point | aucun critère qui donne des points" in words
    assert "▲ Hors ouverture mardi 7 h–7 h 30 | ▲ Fermé le samedi" in words.replace(" |  | ", " | ")


def test_a_request_is_corrected_in_its_card(qtbot: QtBot, view: WaitingView) -> None:
    asked(view.page.session, "Ana")
    on_list(qtbot, view, Qt.Key.Key_Return)
    press(qtbot, page_of(view), "admission_asked_add")
    write(qtbot, view.card.asked.form, {"first_name": "Anna", "week": "lun 9-12"})
    assert rows(view)[0][1] == "Anna Sissoko"
    assert "lun. 9 h–12 h, soit 3 h par semaine" in shown(view.card.asked)


def test_admitting_makes_the_file_and_opens_its_contracts_and_undo_takes_all_back(
    qtbot: QtBot, view: WaitingView, page: ChildrenPage
) -> None:
    one = asked(page.session)
    on_list(qtbot, view, Qt.Key.Key_A)
    form = view.card.decision.admitting
    assert form.fields["first_day"].value() == MONDAY
    assert form.fields["last_day"].value() == date(2027, 7, 31)
    write(qtbot, form, {"last_day": "29/11/2026"})
    assert "vient avant le premier" in plain(form.fields["last_day"].refusal)
    write(qtbot, form, {"last_day": "18/12/2026", "note": "commission du 20"})
    child = page.session.store.find(Child, first_name="Awa")[0]
    (contract,) = page.session.store.find(Enrolment, child_id=child.id)
    assert contract.last_day == date(2026, 12, 18)
    assert page.views.shows(page.files)
    assert page.sheet.name.text() == "Awa Sissoko"
    assert page.sheet.choice.current == "contracts"
    assert state(view, one) is RequestState.ADMITTED
    page.session.store.undo()
    assert page.session.store.find(Child, first_name="Awa") == []
    assert state(view, one) is RequestState.WAITING


def test_a_parent_on_file_is_offered_and_shared(qtbot: QtBot, view: WaitingView, page: ChildrenPage) -> None:
    asked(page.session, "Ewa", last_name="Żółć", contact_first_name="Zofia", contact_last_name="Zolc")
    on_list(qtbot, view, Qt.Key.Key_A)
    press(qtbot, page, "admission_likely_use")
    assert "rattaché à Zofia Żółć" in plain(view.card.decision.admitting.shared.text())
    qtbot.keyClick(view.card.decision.admitting.fields["first_day"].control, Qt.Key.Key_Return)
    assert (
        page.session.store.find(Child, first_name="Ewa")[0].billing_home_id
        == of(page, "Łukasz").billing_home_id
    )
    assert len(page.session.store.find(Parent)) == 1


def test_what_looks_known_holds_back_once(qtbot: QtBot, view: WaitingView, page: ChildrenPage) -> None:
    asked(page.session, "Ewa", last_name="Żółć", contact_first_name="Zofia", contact_last_name="Zolc")
    on_list(qtbot, view, Qt.Key.Key_A)
    first_day = view.card.decision.admitting.fields["first_day"].control
    qtbot.keyClick(first_day, Qt.Key.Key_Return)
    assert page.session.store.find(Child, first_name="Ewa") == []
    assert "validez de nouveau" in plain(view.card.decision.admitting.fits.text())
    qtbot.keyClick(first_day, Qt.Key.Key_Return)
    assert len(page.session.store.find(Parent)) == 2


def test_declining_needs_its_reason_and_stays_in_the_log(qtbot: QtBot, view: WaitingView) -> None:
    one = asked(view.page.session)
    on_list(qtbot, view, Qt.Key.Key_R)
    form = view.card.decision.declining
    write(qtbot, form, {"note": "Rappeler en mai"})
    assert "obligatoire" in form.fields["why"].refusal
    qtbot.keyClicks(form.fields["why"].control, "pas")
    write(qtbot, form, {"day": "1/11/2026"})
    assert "entre le 2 novembre 2026" in plain(form.fields["day"].refusal)
    write(qtbot, form, {"day": "hier"})
    assert state(view, one) is RequestState.DECLINED
    (kept,) = view.page.session.store.find(AdmissionDecision)
    assert (kept.verdict, kept.why, kept.day, kept.note) == (
        Verdict.DECLINED,
        Why.NO_PLACE,
        date(2026, 11, 21),
        "Rappeler en mai",
    )
    assert rows(view) == []
    view.states.choose("decided")
    assert rows(view)[0][-1] == "refus le 21/11/2026 : pas de place"
    view.table.select_row(0)
    on_list(qtbot, view, Qt.Key.Key_Return)
    assert "Refus le 21 novembre 2026 : pas de place | par Claire Martin · Rappeler en mai" in shown(
        view.card.decision
    )
    press(qtbot, page_of(view), "admission_reopen")
    assert state(view, one) is RequestState.WAITING
    assert len(view.page.session.store.find(AdmissionDecision)) == 2


def test_other_wants_words_and_a_withdrawal_is_the_family_s(qtbot: QtBot, view: WaitingView) -> None:
    one = asked(view.page.session)
    on_list(qtbot, view, Qt.Key.Key_Return)
    press(qtbot, page_of(view), "admission_withdraw")
    form = view.card.decision.withdrawing
    qtbot.keyClick(form.fields["why"].control, Qt.Key.Key_End)
    write(qtbot, form, {"day": "22/11/2026"})
    assert "Précisez" in plain(form.fields["note"].refusal)
    write(qtbot, form, {"note": "grands-parents"})
    assert state(view, one) is RequestState.WITHDRAWN


def test_the_simulation_tells_the_set_its_figures_and_who_is_left(qtbot: QtBot, view: WaitingView) -> None:
    session = view.page.session
    asked(session, "Ana", avip=True, week=wish("9:00-12:00", (1,)))
    asked(session, "Bao", avip=True, week=wish("9:00-10:00", (1,)), wanted_from=date(2026, 12, 7))
    on_list(qtbot, view, Qt.Key.Key_S)
    assert view.side.shows(view.trying)
    assert view.trying.day.value() == date(2026, 12, 7)
    assert plain(view.trying.verdict.text()) == (
        "1 demande sur 2 tient, du 7 décembre 2026 au 3 janvier 2027."
    )
    assert "1. Ana Sissoko | place Avip 3" in shown(view.trying.chosen)
    assert "2. Bao Sissoko | saturé mardi 9 h–10 h" in shown(view.trying.left)
    figures = shown(view.trying.figures)
    assert "Pic de 2 enfants pour 2 places, mar. 8 déc. à 9 h | sans elles : pic de 1 enfant" in figures
    assert "0 sur 1, soit 0,0 % → 1 sur 2, soit 50,0 % : seuil tenu" in figures
    write(qtbot, view.trying.form, {"day": "30/11"}, enter=False)
    assert "2. Bao Sissoko | souhaitée plus tard, le 7 décembre 2026" in shown(view.trying.left)
    write(qtbot, view.trying.form, {"day": "jamais"})
    assert "n’est pas une date" in plain(view.trying.day.refusal)
    assert session.store.find(AdmissionDecision) == []
    press(qtbot, page_of(view), f"trying_see_{session.store.find(AdmissionRequest)[1].id}")
    assert view.side.shows(view.card)
    assert view.card.name.text() == "Bao Sissoko"


def test_escape_closes_what_is_open_at_the_right(qtbot: QtBot, view: WaitingView) -> None:
    asked(view.page.session)
    on_list(qtbot, view, Qt.Key.Key_S)
    qtbot.keyClick(view.trying.day.control, Qt.Key.Key_Escape)
    assert view.side.isHidden()
    on_list(qtbot, view, Qt.Key.Key_Return)
    assert view.card.decision.admit.hasFocus()
    qtbot.keyClick(view.card.decision.admit, Qt.Key.Key_Escape)
    assert view.side.isHidden()
    assert view.table.hasFocus()


def test_ctrl_k_finds_a_waiting_child_and_shows_it(
    qtbot: QtBot, view: WaitingView, page: ChildrenPage
) -> None:
    one = asked(page.session, "Éloïse")
    decline(page.session, asked(page.session, "Elodie"), day=TODAY, why=Why.AGE)
    window = page.window()
    assert isinstance(window, Window)
    page.views.show_view("files")
    (answer,) = window.search("eloi")
    assert (answer.kind, answer.id, plain(answer.detail)) == (
        "admission",
        one.id,
        "liste d’attente, demande du 2 novembre 2026",
    )
    window.go(answer.page, answer.id, answer.kind)
    assert page.views.shows(view)
    assert view.card.name.text() == "Éloïse Sissoko"


def test_the_list_has_its_own_help_keys_and_count(
    qtbot: QtBot, view: WaitingView, page: ChildrenPage
) -> None:
    asked(page.session)
    assert page.help_topic == "waiting-list"
    assert "simulation" in page.keys
    assert [plain(one.text()) for one in page.views.tabs.findChildren(QPushButton)] == [
        "Enfants",
        "Liste d’attente 1",
    ]
    qtbot.keyClick(view.table, Qt.Key.Key_1, CONTROL)
    assert page.views.shows(page.files)
    assert page.list.table.hasFocus()
    assert page.help_topic == "children"
    assert "contrat en cours" in plain(page.subtitle)


def test_the_counsellor_notes_but_does_not_decide_and_the_team_sees_no_list(
    qtbot: QtBot, app: QApplication, desk: Desk
) -> None:
    furnish(desk.session)
    director = desk.session
    asked(director)
    desk.session = as_role(director, Role.COUNSELLOR)
    page = opened(qtbot, desk)
    page.views.show_view(WAITING)
    view = page.views.waiting
    on_list(qtbot, view, Qt.Key.Key_A)
    assert view.card.decision.admit.isHidden()
    assert view.card.decision.decline.isHidden()
    assert not view.card.decision.withdraw.isHidden()
    assert view.card.decision.admitting.isHidden()
    desk.session = as_role(director, Role.TEAM)
    team = opened(qtbot, desk)
    assert team.views.tabs.isHidden()
    qtbot.keyClick(team.list.table, Qt.Key.Key_2, CONTROL)
    assert team.views.shows(team.files)
