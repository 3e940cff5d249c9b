"""The week copied from its panel: what is refused is said before, one button writes the rest, one key undoes it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment
from app.care.schedules import DayException
from app.planning.copies import WEEK
from app.planning.edits import DayEdit, change_days
from app.session import Session
from app.structure.agreement import set_places
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from tests.app.records import MONDAY, TUESDAY, at, child, enrolled, open_week, span
from tests.builders import FixedClock
from tests.ui.pages.planning import CTRL, LEFT, choose, reserved
from ui.page import Desk
from ui.pages.planning import PlanningPage
from ui.window import Window

NINE = span("9:00", "12:00")


@pytest.fixture
def ana(session: Session, clock: FixedClock) -> Enrolment:
    """On weekdays from 8:30 to 17:00, but this Monday and Tuesday from 9 to 12; next Monday is closed."""
    at(clock, MONDAY, "8:47")
    open_week(session)
    set_places(session, date(2026, 1, 1), 3)
    made = enrolled(session, child(session, "Ana"), span("8:30", "17:00"))
    change_days(session, DayEdit(enrolment=made, days={MONDAY: [NINE], TUESDAY: [NINE]}))
    closed = MONDAY + WEEK
    add_closure(session, Closure(first_day=closed, last_day=closed, reason=ClosureReason.EXCEPTIONAL))
    return made


@pytest.fixture
def bea(session: Session, ana: Enrolment) -> Enrolment:
    """A contract of this week's Tuesday only by exception."""
    made = enrolled(session, child(session, "Béa"))
    change_days(session, DayEdit(enrolment=made, days={TUESDAY: [NINE]}))
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, ana: Enrolment, bea: Enrolment) -> PlanningPage:
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("planning")
    found = window.page()
    assert isinstance(found, PlanningPage)
    choose(found, ana, MONDAY)
    qtbot.mouseClick(button(found, "planning_copy_open"), LEFT)
    return found


def button(page: PlanningPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def said(page: PlanningPage) -> list[str]:
    listed = page.copying.refusals
    return [listed.item(at).text().replace("\u00a0", " ") for at in range(listed.count())]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_next_week_is_previewed_with_what_is_left_out_and_nothing_is_written(
    page: PlanningPage, session: Session
) -> None:
    assert (
        plain(page.copying.summary.text()) == "2 journées changent, 7 sont déjà ainsi, 1 est laissée de côté."
    )
    assert said(page) == ["✕ Ana Żółć · Lundi 30 novembre 2026 : la crèche est fermée ce jour-là."]
    assert button(page, "planning_copy_apply").text() == "Copier 2\u00a0journées"
    assert len(session.store.find(DayException)) == 3


def test_the_button_writes_what_is_allowed_and_one_undo_takes_it_back(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, bea: Enrolment
) -> None:
    qtbot.mouseClick(button(page, "planning_copy_apply"), LEFT)
    assert not page.copying.isVisible()
    tuesday = TUESDAY + WEEK
    assert reserved(page, ana, tuesday) == reserved(page, bea, tuesday) == [tuple(NINE)]
    qtbot.keyClick(page.window(), Qt.Key.Key_Z, CTRL)
    assert (reserved(page, bea, tuesday), reserved(page, bea, TUESDAY)) == ([], [tuple(NINE)])


def test_one_child_alone_can_be_copied(
    qtbot: QtBot, page: PlanningPage, ana: Enrolment, bea: Enrolment
) -> None:
    page.copying.whom.choose("one")
    assert button(page, "planning_copy_apply").text() == "Copier 1\u00a0journée"
    qtbot.keyClick(page.copying, Qt.Key.Key_Return)
    assert reserved(page, ana, TUESDAY + WEEK) == [tuple(NINE)]
    assert reserved(page, bea, TUESDAY + WEEK) == []


def test_forward_to_a_day_reads_the_day_typed_and_refuses_it_in_place(
    qtbot: QtBot, page: PlanningPage, bea: Enrolment
) -> None:
    page.copying.target.choose("until")
    line = page.copying.until.line
    for typed, sentence in (("29/11", "à partir du 30 novembre 2026"), ("31/12/2028", "sur un an au plus")):
        line.selectAll()
        qtbot.keyClicks(line, typed)
        assert sentence in plain(page.copying.until.refusal)
        assert (line.text(), button(page, "planning_copy_apply").isEnabled()) == (typed, False)
    line.selectAll()
    qtbot.keyClicks(line, "15/12")
    assert button(page, "planning_copy_apply").text() == "Copier 8\u00a0journées"
    qtbot.mouseClick(button(page, "planning_copy_apply"), LEFT)
    days = [TUESDAY + number * WEEK for number in (1, 2, 3, 4)]
    assert [bool(reserved(page, bea, day)) for day in days] == [True, True, True, False]


def test_a_day_that_is_not_one_or_none_is_refused_in_place(qtbot: QtBot, page: PlanningPage) -> None:
    page.copying.target.choose("until")
    line = page.copying.until.line
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert "obligatoire" in page.copying.until.refusal
    qtbot.keyClicks(line, "32/13")
    assert page.copying.until.refusal
    assert not button(page, "planning_copy_apply").isEnabled()


def test_the_preview_follows_the_filters_and_the_week(qtbot: QtBot, page: PlanningPage) -> None:
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("emergency"))
    assert plain(page.copying.summary.text()) == "Personne n’est affiché : enlevez un filtre."
    page.filters.clear()
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.model.plan.days[0].day == MONDAY + timedelta(days=7)
    assert plain(page.copying.summary.text()) == "Rien ne changerait : ces journées ont déjà ces heures."


def test_esc_closes_the_panel_without_writing(qtbot: QtBot, page: PlanningPage, session: Session) -> None:
    qtbot.keyClick(page.copying, Qt.Key.Key_Escape)
    assert not page.copying.isVisible()
    assert len(session.store.find(DayException)) == 3
