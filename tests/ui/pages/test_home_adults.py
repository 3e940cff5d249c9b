"""The adults on the home page: in the verdict, at this minute, and who lacks soon, opened at its minute."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.care.arrivals import note_arrival
from app.days import ONE_DAY
from app.families.records import Child
from app.session import Session
from app.staff.managing import add_leave, set_shift_day
from app.staff.records import Leave, LeaveKind, StaffMember
from app.structure.agreement import set_places
from tests.app.records import MONDAY, TUESDAY, at, child, enrolled, h, open_week, span
from tests.app.staff.team import member, on_duty
from tests.builders import FixedClock
from tests.ui.pages.home import Opened, opened, plain, texts
from ui.pages.home import HomePage
from ui.pages.planning import PlanningPage
from ui.window import Window

__all__ = ["opened"]

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def ana(session: Session, clock: FixedClock) -> Child:
    """Two places; one child from 8:30 to 17:00; it is Monday, 7:00."""
    open_week(session)
    set_places(session, date(2026, 1, 1), 2)
    at(clock, MONDAY, "7:00")
    one = child(session, "Ana")
    enrolled(session, one, span("8:30", "17:00"))
    return one


def two_adults(session: Session) -> tuple[StaffMember, StaffMember]:
    """Both from opening to closing."""
    hours = span("7:30", "18:30")
    return on_duty(session, hours), on_duty(session, hours, who=member(session, "Luc", "Petit"))


def late(session: Session, who: StaffMember, *days: date, since: str = "9:00") -> None:
    """That person comes only then on these days."""
    for day in days:
        set_shift_day(session, who, day, [span(since, "18:30")])


def buttons(page: HomePage) -> Sequence[QPushButton]:
    return [one for one in page.todo.findChildren(QPushButton) if one.text() == "Voir au planning"]


def test_a_day_with_enough_adults_is_in_order(ana: Child, session: Session, opened: Opened) -> None:
    two_adults(session)
    page = opened()
    assert "Conforme de 7 h 30 à 18 h 30" in texts(page.day)
    assert buttons(page) == []
    assert "Conforme de 7 h 30 à 18 h 30" in plain(page.day.chart.accessibleDescription())


def test_who_lacks_today_is_the_verdict_and_a_row(ana: Child, session: Session, opened: Opened) -> None:
    late(session, two_adults(session)[1], MONDAY)
    page = opened()
    assert "Il manque 1 adulte de 8 h 30 à 9 h" in texts(page.day)
    said = texts(page.todo)
    assert "Aujourd’hui, 8 h 30–9 h : il manque 1 adulte" in said
    assert "1 enfant, 2 adultes nécessaires, 1 prévu" in said


def test_nothing_is_said_of_adults_without_a_rota(ana: Child, opened: Opened) -> None:
    page = opened()
    said = texts(page.day)
    assert "Dans l’agrément de 7 h 30 à 18 h 30" in said
    assert not any("adulte" in text for text in [*said, *texts(page.todo)])
    keys = [one.accessibleName() for one in page.day.findChildren(QWidget) if one.isVisible()]
    assert not any("adulte" in name for name in keys)


def test_this_minute_counts_who_is_there(
    ana: Child, session: Session, opened: Opened, clock: FixedClock, qtbot: QtBot
) -> None:
    two_adults(session)
    at(clock, MONDAY, "8:47")
    page = opened()
    assert "8 h 47 : 0 enfant · 0 adulte nécessaire, 2 présents" in texts(page.day)
    note_arrival(session, ana)
    qtbot.waitUntil(lambda: "8 h 47 : 1 enfant · 2 adultes nécessaires, 2 présents" in texts(page.day))


def test_a_shortage_that_is_over_stays_in_the_verdict_alone(
    ana: Child, session: Session, opened: Opened, clock: FixedClock
) -> None:
    late(session, two_adults(session)[1], MONDAY)
    at(clock, MONDAY, "9:00")
    note_arrival(session, ana, minute=h("8:30"))
    page = opened()
    assert "Il a manqué 1 adulte de 8 h 30 à 9 h" in texts(page.day)
    assert buttons(page) == []


def test_a_leave_noted_elsewhere_shows_at_once(
    ana: Child, session: Session, opened: Opened, qtbot: QtBot
) -> None:
    luc = two_adults(session)[1]
    page = opened()
    add_leave(session, Leave(member_id=luc.id, kind=LeaveKind.SICK, first_day=TUESDAY, last_day=TUESDAY))
    qtbot.waitUntil(lambda: "Demain, 8 h 30–17 h : il manque 1 adulte" in texts(page.todo))


def test_the_row_opens_the_planning_s_day_at_that_minute(
    ana: Child, session: Session, opened: Opened, qtbot: QtBot
) -> None:
    late(session, two_adults(session)[1], TUESDAY)
    page = opened()
    window = page.window()
    assert isinstance(window, Window)
    (button,) = buttons(page)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    planning = window.page()
    assert isinstance(planning, PlanningPage)
    assert planning.planes.shows_day
    assert planning.planes.day.day == TUESDAY
    marked = planning.planes.day.bars.marked
    assert marked is not None
    assert (marked.start, marked.end) == (h("8:30"), h("9:00"))
    assert planning.planes.day.table.hasFocus()


def test_a_shortage_mended_meanwhile_opens_the_day_all_the_same(
    ana: Child, session: Session, opened: Opened
) -> None:
    two_adults(session)
    page = opened()
    window = page.window()
    assert isinstance(window, Window)
    window.open("planning", "minute", TUESDAY.toordinal() * 1440 + h("8:30"))
    planning = window.page()
    assert isinstance(planning, PlanningPage)
    assert (planning.planes.day.day, planning.planes.day.bars.marked) == (TUESDAY, None)


def test_from_three_shortages_a_day_on_one_line_counts_them(
    ana: Child, session: Session, opened: Opened
) -> None:
    luc = two_adults(session)[1]
    pieces = [span("9:00", "10:00"), span("11:00", "12:00"), span("13:00", "18:30")]
    set_shift_day(session, luc, TUESDAY, pieces)
    page = opened()
    said = texts(page.todo)
    assert "Demain : il manque des adultes à 3 moments" in said
    assert "8 h 30–9 h, 10 h–11 h, 12 h–13 h" in said
    assert len(buttons(page)) == 1


@pytest.mark.parametrize(("count", "lines"), [(1, 1), (2, 2), (3, 1)])
def test_each_shortage_has_its_line_up_to_two(
    count: int, lines: int, ana: Child, session: Session, opened: Opened
) -> None:
    luc = two_adults(session)[1]
    cuts = ["9:00", "10:00", "11:00", "12:00", "13:00", "18:30"][6 - 2 * count :]
    pieces = [span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    set_shift_day(session, luc, TUESDAY, pieces)
    assert len(buttons(opened())) == lines


def test_on_a_friday_monday_is_named(ana: Child, session: Session, opened: Opened, clock: FixedClock) -> None:
    late(session, two_adults(session)[1], FRIDAY + timedelta(days=3))
    at(clock, FRIDAY, "10:00")
    assert "Lundi 30 novembre, 8 h 30–9 h : il manque 1 adulte" in texts(opened().todo)


def test_a_closed_tomorrow_lacks_nobody(
    ana: Child, session: Session, opened: Opened, clock: FixedClock
) -> None:
    two_adults(session)
    at(clock, FRIDAY + ONE_DAY, "10:00")
    page = opened()
    assert buttons(page) == []
    assert "Conforme de 7 h 30 à 18 h 30" in texts(page.day)
