"""The emergency's panel: one line typed, its answer, a change of the team chosen, all accepted and undone together."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment, Kind
from app.care.expected import expected
from app.families.records import Child
from app.insertion.care_requests import CareRequest, RequestAnswer
from app.planning.emergency import Verdict
from app.session import Session
from app.staff.records import ShiftException
from app.structure.agreement import set_places
from app.users import Role
from tests.app.insertion.asking import ask_one_day, open_path_of
from tests.app.planning.asking import adult, children, every_row
from tests.app.records import MONDAY, TUESDAY, as_role, at, child, enrolled, open_week, span
from tests.builders import FixedClock
from ui.page import Desk
from ui.pages.home import HomePage
from ui.pages.planning import PlanningPage
from ui.pages.planning.emergency import EmergencyPanel
from ui.widgets.radio_row import RadioRow
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, ESCAPE, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Tab


@pytest.fixture
def lou(session: Session, clock: FixedClock) -> Child:
    """Lou Petit, on Monday at 8:47; on weekdays one adult is there from 7:30, the second only from 8:00."""
    at(clock, MONDAY, "8:47")
    open_week(session, span("7:00", "18:30"))
    set_places(session, date(2026, 1, 1), 5)
    adult(session, "Ana Bé", "7:30-15:30")
    adult(session, "Zoé Ka", "8:00-15:30")
    children(session, 1, "7:30-15:30")
    return child(session, "Lou", "Petit")


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, lou: Child) -> Window:
    made = Window(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go("planning")
    return made


@pytest.fixture
def page(window: Window) -> PlanningPage:
    found = window.page()
    assert isinstance(found, PlanningPage)
    return found


@pytest.fixture
def panel(qtbot: QtBot, page: PlanningPage) -> EmergencyPanel:
    """Opened by its key, from the grid."""
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_U, CTRL)
    qtbot.waitUntil(page.trials.panel.line.hasFocus)
    return page.trials.panel


def types(qtbot: QtBot, panel: EmergencyPanel, text: str) -> None:
    """Types it and waits for the pause that answers it."""
    panel.line.selectAll()
    with qtbot.waitSignal(panel.answered):
        qtbot.keyClicks(panel.line, text)


def said(widget: QWidget) -> list[str]:
    labels = [one for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]
    return [one.text().replace("\u00a0", " ") for one in labels]


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None
    return found


def hours(session: Session, who: Child) -> list[tuple[Kind, list[tuple[int, int]]]]:
    own = session.store.find(Enrolment, child_id=who.id)
    plan = expected(session, TUESDAY, TUESDAY, own)
    return [(one.kind, [(span.start, span.end) for span in plan.reserved(one, TUESDAY)]) for one in own]


def test_what_is_typed_is_answered_after_a_pause_with_its_two_checks(
    qtbot: QtBot, panel: EmergencyPanel
) -> None:
    types(qtbot, panel, "Lou Petit mardi 7h30-12h")
    words = said(panel)
    assert "mardi 24 novembre, 7 h 30–12 h, Lou Petit" in words
    assert "Oui, avec un changement d’équipe" in words
    assert "Places : 3 libres au plus chargé" in words
    assert "2 enfants sur 5 de 7 h 30 à 12 h" in words
    assert "Adultes : il en manque 1 de 7 h 30 à 8 h" in words
    assert "2 enfants, 2 nécessaires, 1 prévu" in words
    assert panel.accept_button.text() == "Accepter les deux"
    assert "il en manque 1" in panel.view.chart.accessibleDescription()


def test_every_change_says_its_cost_and_the_last_row_changes_nothing(
    qtbot: QtBot, panel: EmergencyPanel
) -> None:
    types(qtbot, panel, "Lou Petit mardi 7h30-12h")
    names = [row.accessibleName().replace("\u00a0", " ") for row, _ in panel.view.rows]
    assert names == [
        "Prolonger Zoé Ka, 7 h 30–15 h 30 au lieu de 8 h–15 h 30, 3 h au-delà du contrat de la semaine, + 30 min",
        "Sans changer l’équipe, il manquera 1 adulte de 7 h 30 à 8 h, ▲",
    ]


def test_enter_goes_to_the_change_and_enter_accepts_both_and_one_undo_takes_both_back(
    qtbot: QtBot, page: PlanningPage, panel: EmergencyPanel, lou: Child
) -> None:
    before = every_row(page.session)
    types(qtbot, panel, "Lou Petit mardi 7h30-12h")
    qtbot.keyClick(panel.line, ENTER)
    row = QApplication.focusWidget()
    assert isinstance(row, RadioRow)
    assert row.isChecked()
    qtbot.keyClick(row, ENTER)
    assert hours(page.session, lou) == [(Kind.EMERGENCY, [(450, 720)])]
    assert len(page.session.store.find(ShiftException)) == 1
    assert not panel.isVisible()
    assert QApplication.focusWidget() is page.table
    assert any(line.child.id == lou.id for line in page.model.lines)
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: every_row(page.session) == before)


def test_the_arrow_chooses_to_change_nothing_and_the_chart_follows(
    qtbot: QtBot, page: PlanningPage, panel: EmergencyPanel, lou: Child
) -> None:
    types(qtbot, panel, "Lou Petit mardi 7h30-12h")
    first, last = (row for row, _ in panel.view.rows)
    first.setFocus()
    qtbot.keyClick(first, DOWN)
    assert last.isChecked()
    assert panel.accept_button.text() == "Accepter"
    qtbot.mouseClick(panel.accept_button, Qt.MouseButton.LeftButton)
    assert hours(page.session, lou) == [(Kind.EMERGENCY, [(450, 720)])]
    assert page.session.store.find(ShiftException) == []


def test_a_no_offers_free_hours_and_enter_takes_one(qtbot: QtBot, panel: EmergencyPanel) -> None:
    types(qtbot, panel, "Lou Petit mardi 6h30-9h")
    assert "Non : la crèche n’est pas ouverte de 6 h 30 à 7 h" in said(panel)
    assert not panel.accept_button.isEnabled()
    qtbot.keyClick(panel.line, ENTER)
    slot = QApplication.focusWidget()
    assert isinstance(slot, QPushButton)
    assert slot.text().replace("\u00a0", " ") == "mardi 24 novembre, 8 h–10 h 30"
    qtbot.keyClick(slot, ENTER)
    assert panel.line.text().replace("\u00a0", " ") == "Lou Petit 24/11/2026 8 h–10 h 30"
    assert panel.answer is not None
    assert panel.answer.verdict is Verdict.YES
    assert QApplication.focusWidget() is panel.accept_button


def test_the_director_may_open_outside_the_opening(
    qtbot: QtBot, page: PlanningPage, panel: EmergencyPanel, lou: Child
) -> None:
    types(qtbot, panel, "Lou Petit mardi 18h-19h")
    assert panel.outside.isVisible()
    with qtbot.waitSignal(panel.answered):
        panel.outside.box.click()
    assert panel.answer is not None
    assert panel.answer.verdict is Verdict.NO
    rows = [row for row, option in panel.view.rows if option is None]
    rows[0].click()
    qtbot.mouseClick(panel.accept_button, Qt.MouseButton.LeftButton)
    assert hours(page.session, lou) == [(Kind.EMERGENCY, [(1080, 1140)])]


def test_a_child_without_a_file_gets_one_with_the_care(
    qtbot: QtBot, page: PlanningPage, panel: EmergencyPanel
) -> None:
    types(qtbot, panel, "Élodie Moreau mardi 9h-11h")
    assert panel.who.isVisible()
    assert panel.who.first_name.line.text() == "Élodie"
    assert panel.who.last_name.line.text() == "Moreau"
    qtbot.keyClick(panel.line, ENTER)
    assert QApplication.focusWidget() is panel.who.birth_day.line
    qtbot.keyClick(panel.who.birth_day.line, ENTER)
    assert panel.who.birth_day.refusal
    assert [one.first_name for one in page.session.store.find(Child)].count("Élodie") == 0
    qtbot.keyClicks(panel.who.birth_day.line, "2/5/2025")
    qtbot.keyClick(panel.who.birth_day.line, ENTER)
    made = page.session.store.find(Child)[-1]
    assert (made.name, made.birth_day) == ("Élodie Moreau", date(2025, 5, 2))
    assert hours(page.session, made) == [(Kind.EMERGENCY, [(540, 660)])]


def test_who_walks_is_a_touch_or_a_word(qtbot: QtBot, panel: EmergencyPanel) -> None:
    types(qtbot, panel, "mardi 9h-11h")
    assert "mardi 24 novembre, 9 h–11 h, 1 enfant qui ne marche pas" in said(panel)
    with qtbot.waitSignal(panel.answered):
        panel.who.walking.choose("walks")
    assert "mardi 24 novembre, 9 h–11 h, 1 enfant qui marche" in said(panel)
    types(qtbot, panel, "mardi 9h-11h ne marche pas")
    assert panel.who.walking.current == "crawls"


def test_two_children_of_one_name_are_told_apart(
    qtbot: QtBot, page: PlanningPage, panel: EmergencyPanel
) -> None:
    other = child(page.session, "Lou", "Grand")
    panel.reload(MONDAY)
    types(qtbot, panel, "Lou mardi 9h-11h")
    assert "Plusieurs enfants ont ce nom : choisissez." in " ".join(said(panel))
    assert not panel.accept_button.isEnabled()
    with qtbot.waitSignal(panel.answered):
        button(panel, f"emergency_child_{other.id}").click()
    assert panel.answer is not None
    assert panel.answer.question.child == other


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Lou mardi", "Il manque les heures"),
        ("9h-11h", "Il manque le jour"),
        ("mardi 25h-26h", "0 à 23"),
        ("hier 9h-11h", "est passé"),
    ],
)
def test_what_cannot_be_answered_says_what_is_missing_and_stays(
    qtbot: QtBot, panel: EmergencyPanel, text: str, part: str
) -> None:
    types(qtbot, panel, text)
    assert part in " ".join(said(panel))
    assert panel.line.text() == text
    assert not panel.accept_button.isEnabled()


def test_escape_closes_the_panel_and_the_grid_has_the_keyboard(
    qtbot: QtBot, page: PlanningPage, panel: EmergencyPanel
) -> None:
    qtbot.keyClick(panel.line, ESCAPE)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is page.table


def test_the_key_works_from_the_day_s_view_too(qtbot: QtBot, page: PlanningPage) -> None:
    page.planes.show_day(TUESDAY)
    qtbot.keyClick(page.planes.day.table, Qt.Key.Key_U, CTRL)
    qtbot.waitUntil(page.trials.panel.line.hasFocus)
    assert not page.planes.shows_day


def test_what_changed_elsewhere_is_answered_again(
    qtbot: QtBot, page: PlanningPage, panel: EmergencyPanel
) -> None:
    types(qtbot, panel, "Lou Petit mardi 7h30-12h")
    with qtbot.waitSignal(panel.answered):
        set_places(page.session, date(2026, 1, 1), 1)
    assert "Surnombre permis : 1 enfant au-delà" in said(panel)


def test_one_load_of_facts_serves_every_key_of_a_week(
    qtbot: QtBot, page: PlanningPage, panel: EmergencyPanel
) -> None:
    types(qtbot, panel, "mardi 9h-11h")
    first = panel.asking.desk(TUESDAY)
    types(qtbot, panel, "vendredi 9h-11h30")
    assert panel.asking.desk(TUESDAY) is first
    types(qtbot, panel, "2/12 9h-11h30")
    assert panel.asking.desk(date(2026, 12, 2)) is not first


def test_who_may_not_edit_contracts_sees_the_answer_only(
    qtbot: QtBot, desk: Desk, page: PlanningPage, panel: EmergencyPanel
) -> None:
    desk.session = as_role(desk.session, Role.COUNSELLOR)
    types(qtbot, panel, "Lou Petit mardi 9h-11h")
    assert "Oui" in said(panel)
    assert not panel.accept_button.isVisible()


def test_a_care_request_opens_the_panel_and_is_answered_there(
    qtbot: QtBot, window: Window, lou: Child
) -> None:
    session = window.desk.session
    enrolled(session, lou, span("13:00", "15:00"))
    path = open_path_of(session, lou)
    request = ask_one_day(session, lou, path, TUESDAY, span("7:30", "12:00"))
    window.go("home")
    home = window.page()
    assert isinstance(home, HomePage)
    button(home, f"home_planning_{request.id}").click()
    page = window.page()
    assert isinstance(page, PlanningPage)
    panel = page.trials.panel
    assert panel.isVisible()
    assert panel.answer is not None
    assert panel.answer.verdict is Verdict.WITH_CHANGE
    qtbot.mouseClick(panel.accept_button, Qt.MouseButton.LeftButton)
    assert session.store.get(CareRequest, request.id).answer is RequestAnswer.ACCEPTED
    assert hours(session, lou) == [(Kind.REGULAR, [(450, 720), (780, 900)])]
    assert len(session.store.find(ShiftException)) == 1


def test_other_hours_than_asked_leave_the_request_waiting(qtbot: QtBot, window: Window, lou: Child) -> None:
    session = window.desk.session
    path = open_path_of(session, lou)
    request = ask_one_day(session, lou, path, TUESDAY, span("7:30", "12:00"))
    window.open("planning", "care_request", request.id)
    page = window.page()
    assert isinstance(page, PlanningPage)
    types(qtbot, page.trials.panel, "Lou Petit mardi 9h-11h")
    qtbot.mouseClick(page.trials.panel.accept_button, Qt.MouseButton.LeftButton)
    assert session.store.get(CareRequest, request.id).answer is RequestAnswer.WAITING


def test_the_panel_is_named_for_a_screen_reader(panel: EmergencyPanel) -> None:
    unnamed = [
        one
        for kind in (QPushButton, QLineEdit, RadioRow)
        for one in panel.findChildren(kind)
        if not one.accessibleName()
    ]
    assert [one for one in unnamed if not one.property("segment")] == []
