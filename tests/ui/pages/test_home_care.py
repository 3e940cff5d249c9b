"""Care requests on the home page: each answered in its own row, by the keyboard, nothing typed lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.care.absences import note_absence
from app.care.attendance import AbsenceReason
from app.care.day_exceptions import exceptions_of, set_exception
from app.care.enrolments import Enrolment, Kind
from app.care.weeks import weeks_of
from app.families.records import Child
from app.insertion.care_answers import Acceptance, accept_request
from app.insertion.care_requests import Became, CareRequest, RequestAnswer, withdraw_request
from app.insertion.paths import InsertionPath
from app.session import Session
from app.spans import Span
from app.structure.agreement import set_places
from app.users import Role
from tests.app.insertion.asking import ask, ask_one_day, open_path_of
from tests.app.records import MONDAY, TUESDAY, as_role, at, child, enrolled, h, open_week, span
from tests.builders import FixedClock
from tests.ui.pages.home import Opened, opened, plain, texts
from ui.page import Desk
from ui.pages.home.care import CareRow
from ui.pages.home.care_form import AcceptForm, DeclineForm
from ui.pages.home.page import HomePage

__all__ = ["opened"]

DECEMBER, CHRISTMAS = date(2026, 12, 1), date(2026, 12, 24)
MORNING = span("7:30", "9:00")
EARLY = span("6:00", "9:00")
DAY = span("9:00", "16:00")
ENTER, ESCAPE, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down


@dataclass(frozen=True, kw_only=True)
class Stage:
    """The director at work, a child and her mother's path."""

    session: Session
    ana: Child
    path: InsertionPath

    def one_day(self, day: date, hours: Span = MORNING, label: str = "Clinique Saint-Luc") -> CareRequest:
        return ask_one_day(self.session, self.ana, self.path, day, hours, label=label)

    def weekly(
        self, last: date | None, hours: Span = MORNING, weekdays: Iterable[int] = range(5)
    ) -> CareRequest:
        week = dict.fromkeys(weekdays, (hours,))
        return ask(self.session, self.ana, self.path, week, first=DECEMBER, last=last)

    def stored(self, request: CareRequest) -> CareRequest:
        return self.session.store.get(CareRequest, request.id)


@pytest.fixture
def stage(session: Session, clock: FixedClock) -> Stage:
    """Ana Żółć, on Monday at 8:47, in a crèche of ten places that opens from 7:30 to 18:30; her mother is Zofia."""
    open_week(session)
    set_places(session, date(2026, 1, 1), 10)
    at(clock, MONDAY, "8:47")
    ana = child(session, "Ana")
    return Stage(session=session, ana=ana, path=open_path_of(session, ana))


@pytest.fixture
def contract(stage: Stage) -> Enrolment:
    """From 9:00 to 16:00 on weekdays; nothing of the past is to note."""
    made = enrolled(stage.session, stage.ana, DAY)
    note_absence(
        stage.session, made, first_day=made.first_day, last_day=MONDAY, reason=AbsenceReason.UNANNOUNCED
    )
    return made


def row_of(page: HomePage, request: CareRequest) -> CareRow:
    (found,) = (row for row in page.todo.care if row.asked.case.request.id == request.id)
    return found


def accept_form(row: CareRow) -> AcceptForm:
    assert isinstance(row.form, AcceptForm)
    return row.form


def decline_form(row: CareRow) -> DeclineForm:
    assert isinstance(row.form, DeclineForm)
    return row.form


def answer(stage: Stage, request: CareRequest) -> RequestAnswer:
    return stage.stored(request).answer


def spans_on(stage: Stage, contract: Enrolment, day: date) -> list[tuple[int, int]]:
    (found,) = (spans for one, spans in exceptions_of(stage.session, contract) if one.day == day)
    return [(one.start, one.end) for one in found]


def focused() -> object:
    return QApplication.focusWidget()


def test_a_row_says_for_whom_why_when_and_what_was_found(
    stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    request = stage.one_day(TUESDAY)
    said = texts(row_of(opened(), request))
    assert said[:3] == [
        "Ana Żółć : accueil demandé",
        "Zofia Żółć : entretien d’embauche, Clinique Saint-Luc",
        "Mardi 24 novembre, 7 h 30–9 h, en plus de 9 h–16 h",
    ]
    assert said[3] == "L’ouverture et l’agrément le permettent"


def test_a_plain_yes_is_one_key_and_the_cursor_comes_to_the_next(
    qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    first = stage.one_day(TUESDAY)
    second = stage.one_day(DECEMBER, label="Mairie")
    page = opened()
    row_of(page, first).accept.setFocus()
    qtbot.keyClick(row_of(page, first).accept, ENTER)
    assert answer(stage, first) is RequestAnswer.ACCEPTED
    assert spans_on(stage, contract, TUESDAY) == [(h("7:30"), h("16:00"))]
    assert [row.asked.case.request for row in page.todo.care] == [second]
    assert focused() is row_of(page, second).accept


def test_the_hours_can_take_the_place_of_those_reserved(
    qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    request = stage.one_day(TUESDAY)
    row = row_of(opened(), request)
    qtbot.mouseClick(row.otherwise, Qt.MouseButton.LeftButton)
    form = accept_form(row)
    assert focused() is form.became.combo
    qtbot.keyClick(form.how.combo, DOWN)
    qtbot.keyClick(form.how.combo, ENTER)
    assert spans_on(stage, contract, TUESDAY) == [(h("7:30"), h("9:00"))]


def test_outside_the_opening_the_director_confirms_in_so_many_words(
    qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    request = stage.one_day(TUESDAY, EARLY)
    row = row_of(opened(), request)
    assert "Mardi 24 novembre 2026, 6 h–7 h 30 : la crèche n’est pas ouverte." in texts(row)
    row.accept.setFocus()
    qtbot.keyClick(row.accept, ENTER)
    form = accept_form(row)
    qtbot.keyClick(form.became.combo, ENTER)
    assert answer(stage, request) is RequestAnswer.WAITING
    assert "confirmez un accueil hors ouverture" in plain(form.outside.refusal)
    qtbot.keyClick(form.outside.box, Qt.Key.Key_Space)
    qtbot.keyClick(form.outside.box, ENTER)
    assert answer(stage, request) is RequestAnswer.ACCEPTED
    assert spans_on(stage, contract, TUESDAY) == [(h("6:00"), h("16:00"))]


def test_without_a_contract_a_yes_makes_one(qtbot: QtBot, stage: Stage, opened: Opened) -> None:
    request = stage.one_day(TUESDAY)
    row = row_of(opened(), request)
    qtbot.keyClick(row.accept, ENTER)
    form = accept_form(row)
    assert plain(form.only.text()) == "Accepter par un nouveau contrat"
    assert [one.isVisible() for one in (form.became, form.how, form.kind, form.last_day, form.outside)] == [
        False, False, True, False, False,
    ]  # fmt: skip
    assert focused() is form.kind.combo
    qtbot.keyClick(form.kind.combo, ENTER)
    (made,) = stage.session.store.find(Enrolment, child_id=stage.ana.id)
    assert (made.kind, made.first_day, made.last_day) == (Kind.OCCASIONAL, TUESDAY, TUESDAY)


def test_weeks_of_training_go_into_the_reference_week(
    qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    request = stage.weekly(CHRISTMAS)
    row = row_of(opened(), request)
    assert "Du 1er au 24 décembre 2026, du lundi au vendredi 7 h 30–9 h" in texts(row)
    qtbot.keyClick(row.accept, ENTER)
    combo = accept_form(row).became.combo
    assert [plain(combo.itemText(place)) for place in range(1, combo.count())] == [
        "pour ces jours seulement",
        "dans la semaine type du contrat",
        "par un nouveau contrat",
    ]
    qtbot.keyClick(combo, DOWN)
    qtbot.keyClick(combo, ENTER)
    assert [pattern.first_day for pattern, _ in weeks_of(stage.session, contract)] == [
        contract.first_day, DECEMBER, date(2026, 12, 25),
    ]  # fmt: skip


@pytest.mark.parametrize(("typed", "says"), [("", "obligatoire"), ("hier ou demain", "n’est pas une date")])
def test_an_open_request_wants_the_contracts_last_day(
    qtbot: QtBot, stage: Stage, opened: Opened, typed: str, says: str
) -> None:
    request = stage.weekly(None, weekdays=[0])
    row = row_of(opened(), request)
    qtbot.keyClick(row.accept, ENTER)
    form = accept_form(row)
    line = form.last_day.line
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, ENTER)
    assert (says in plain(form.last_day.refusal), line.text()) == (True, typed)
    line.clear()
    qtbot.keyClicks(line, "31/7/27")
    qtbot.keyClick(line, ENTER)
    (made,) = stage.session.store.find(Enrolment, child_id=stage.ana.id)
    assert (made.kind, made.last_day) == (Kind.REGULAR, date(2027, 7, 31))


def test_above_the_limit_the_yes_is_greyed_and_says_why(
    stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    set_places(stage.session, MONDAY, 1)
    for name in ("Bo", "Cléo"):
        enrolled(stage.session, child(stage.session, name), span("7:30", "8:00"))
    request = stage.one_day(TUESDAY)
    row = row_of(opened(), request)
    assert not row.accept.isEnabled()
    said = "Mardi 24 novembre 2026, 7 h 30–8 h : 3 enfants, au-delà de 2 au plus en surnombre."
    assert plain(row.accept.accessibleDescription()) == said
    assert said in texts(row)
    assert row.decline.isEnabled()


def test_a_yes_that_is_refused_says_so_in_its_row(
    qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    open_week(stage.session, span("6:00", "30:00"))
    set_exception(stage.session, contract, date(2026, 11, 25), [span("1:00", "5:00")], outside_opening=True)
    request = stage.one_day(TUESDAY, span("22:00", "26:00"))
    row = row_of(opened(), request)
    qtbot.keyClick(row.accept, ENTER)
    assert "est déjà réservé et déborde sur ces heures" in plain(row.error.sentence)
    assert answer(stage, request) is RequestAnswer.WAITING


def test_a_no_has_its_reason(qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened) -> None:
    request = stage.one_day(TUESDAY)
    page = opened()
    row = row_of(page, request)
    qtbot.keyClick(row.decline, ENTER)
    line = decline_form(row).reason.line
    assert focused() is line
    qtbot.keyClick(line, ENTER)
    assert decline_form(row).reason.refusal
    qtbot.keyClicks(line, "Effectif trop juste")
    qtbot.keyClick(line, ENTER)
    stored = stage.stored(request)
    assert (stored.answer, stored.reason) == (RequestAnswer.DECLINED, "Effectif trop juste")
    assert page.todo.care == []


@pytest.mark.parametrize("which", ["accept", "decline"])
def test_escape_gives_up_and_the_cursor_comes_back_to_the_button(
    qtbot: QtBot, stage: Stage, opened: Opened, which: str
) -> None:
    request = stage.one_day(TUESDAY)
    page = opened()
    row = row_of(page, request)
    button: QPushButton = getattr(row, which)
    qtbot.keyClick(button, ENTER)
    assert page.todo.is_edited
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, ESCAPE)
    assert (row.form, button.isVisible(), focused()) == (None, True, button)
    assert not page.todo.is_edited


def test_an_answer_begun_survives_what_others_do(
    qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    first = stage.one_day(TUESDAY)
    second = stage.one_day(DECEMBER, label="Mairie")
    page = opened()
    row = row_of(page, second)
    qtbot.keyClick(row.decline, ENTER)
    line = decline_form(row).reason.line
    qtbot.keyClicks(line, "Pas ce j")
    line.setCursorPosition(3)
    withdraw_request(stage.session, first)
    assert [one.asked.case.request for one in page.todo.care] == [second]
    assert (row_of(page, second), focused(), line.text(), line.cursorPosition()) == (row, line, "Pas ce j", 3)
    withdraw_request(stage.session, second)
    assert (page.todo.care, page.todo.is_edited) == ([], False)


def test_what_was_chosen_stays_while_the_ways_change(qtbot: QtBot, stage: Stage, opened: Opened) -> None:
    request = stage.weekly(CHRISTMAS, weekdays=[1])
    page = opened()
    row = row_of(page, request)
    qtbot.keyClick(row.accept, ENTER)
    form = accept_form(row)
    qtbot.keyClick(form.kind.combo, DOWN)
    assert (form.became.isVisible(), form.kind.read()) == (False, Kind.EMERGENCY)
    enrolled(stage.session, stage.ana, DAY)
    assert row_of(page, request) is row
    assert (form.became.isVisible(), form.became.read(), form.kind.read()) == (
        True, Became.ENROLMENT, Kind.EMERGENCY,
    )  # fmt: skip
    set_places(stage.session, MONDAY, 1)
    for name in ("Bo", "Cléo"):
        enrolled(stage.session, child(stage.session, name), span("7:30", "8:00"))
    assert (row.form, row.accept.isEnabled()) == (None, False)


def test_the_keyboard_goes_by_place_past_a_row_that_was_kept(
    qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    page_requests = [stage.one_day(day, label=f"Le {day.day}") for day in (TUESDAY, DECEMBER, CHRISTMAS)]
    page = opened()
    kept = row_of(page, page_requests[1])
    qtbot.keyClick(kept.decline, ENTER)
    stage.one_day(date(2026, 12, 2), label="Encore un")
    order = []
    row_of(page, page_requests[0]).accept.setFocus()
    for _ in range(11):
        widget = QApplication.focusWidget()
        assert widget is not None
        order.append(next((n for n, row in enumerate(page.todo.care) if row.isAncestorOf(widget)), -1))
        qtbot.keyClick(widget, TAB)
    # Accept, decline, otherwise, the planning; the one kept has its form's three.
    assert order == [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]


def test_the_minute_does_not_turn_under_an_answer(
    qtbot: QtBot, stage: Stage, opened: Opened, clock: FixedClock
) -> None:
    request = stage.one_day(TUESDAY)
    page = opened()
    qtbot.keyClick(row_of(page, request).decline, ENTER)
    clock.move(minutes=3)
    page.minute.timeout.emit()
    assert not any("8 h 50" in text for text in texts(page.present))


def test_a_form_that_opens_is_seen_whole(qtbot: QtBot, stage: Stage, opened: Opened) -> None:
    requests = [
        stage.one_day(day, label=f"Le {day.day}")
        for day in (TUESDAY, DECEMBER, date(2026, 12, 2), date(2026, 12, 3))
    ]
    page = opened()
    row = row_of(page, requests[-1])
    qtbot.keyClick(row.decline, ENTER)
    button = decline_form(row).decline
    port = page.todo.area.viewport()

    def seen() -> bool:
        corner = button.mapTo(port, button.rect().bottomLeft())
        return 0 < corner.y() < port.height()

    qtbot.waitUntil(seen)


def test_a_request_taken_back_after_the_yes_is_told_until_it_was_seen(
    qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened
) -> None:
    request = stage.one_day(TUESDAY)
    accept_request(stage.session, request, Acceptance(became=Became.EXCEPTIONS))
    withdraw_request(stage.session, request, "Entretien reporté")
    page = opened()
    said = texts(page.todo)
    assert "Ana Żółć : la demande acceptée est retirée" in said
    assert (
        "Clinique Saint-Luc, mardi 24 novembre, 7 h 30–9 h (Entretien reporté). L’accueil est encore au planning."
        in said
    )
    seen = page.todo.findChild(QPushButton, f"home_seen_{request.id}")
    assert isinstance(seen, QPushButton)
    qtbot.keyClick(seen, ENTER)
    assert stage.stored(request).became is None
    assert "Ana Żółć : la demande acceptée est retirée" not in texts(page.todo)


def test_it_leads_to_the_childs_file(
    qtbot: QtBot,
    stage: Stage,
    contract: Enrolment,
    opened: Opened,
    desk: Desk,
) -> None:
    request = stage.one_day(TUESDAY)
    accept_request(stage.session, request, Acceptance(became=Became.EXCEPTIONS))
    withdraw_request(stage.session, request)
    page = opened()
    shown: list[tuple[str, int | None]] = []
    desk.go = lambda page, id_: shown.append((page, id_))
    (button,) = [
        one
        for one in page.todo.findChildren(QPushButton)
        if one.text() == "Ouvrir" and "dossier" in one.accessibleName()
    ]
    qtbot.keyClick(button, ENTER)
    assert shown == [("children", stage.ana.id)]


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_who_cannot_answer_has_no_row(stage: Stage, opened: Opened, desk: Desk, role: Role) -> None:
    stage.one_day(TUESDAY)
    desk.session = as_role(stage.session, role)
    page = opened()
    assert page.todo.care == []
    assert not any("accueil demandé" in text for text in texts(page))


def test_every_control_has_a_name(qtbot: QtBot, stage: Stage, contract: Enrolment, opened: Opened) -> None:
    requests = [
        stage.weekly(CHRISTMAS, EARLY, [1]),
        stage.one_day(TUESDAY),
    ]
    page = opened()
    qtbot.keyClick(row_of(page, requests[0]).accept, ENTER)
    qtbot.keyClick(row_of(page, requests[1]).decline, ENTER)
    controls = [*page.todo.findChildren(QPushButton), *page.todo.findChildren(QLineEdit)]
    assert [one for one in controls if not one.accessibleName()] == []
