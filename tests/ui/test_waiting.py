"""Where the day begins, and what waits beside the navigation's rows: the interviews to record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.insertion.asking import open_path_of
from tests.app.records import MONDAY, TUESDAY, as_role, at, h
from tests.builders import FixedClock
from ui.navigation import NavigationButton
from ui.page import Desk
from ui.window import Window

Opened = Callable[..., Window]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, session: Session) -> Opened:
    """`opened(Role.TEAM)`: that person's window, just shown: no event has gone by."""

    def made(role: Role = Role.DIRECTOR) -> Window:
        if role is not Role.DIRECTOR:
            desk.session = as_role(session, role)
        window = Window(desk)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        return window

    return made


@pytest.fixture
def path(session: Session) -> InsertionPath:
    return open_path_of(session)


def planned(session: Session, path: InsertionPath, day: date, hour: str) -> Interview:
    return plan_interview(session, Interview(path_id=path.id, day=day, start=h(hour)))


def row(window: Window) -> NavigationButton:
    return window.navigation.buttons["insertion"]


def said(window: Window) -> tuple[str, str]:
    return row(window).count, row(window).accessibleName().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("role", "page"),
    [(Role.DIRECTOR, "home"), (Role.COUNSELLOR, "insertion"), (Role.TEAM, "home")],
)
def test_the_counsellors_day_begins_with_the_insertion_the_others_with_the_home_page(
    opened: Opened, role: Role, page: str
) -> None:
    assert opened(role).shown == page


def test_a_window_taken_up_again_shows_the_page_that_was_left(opened: Opened, session: Session) -> None:
    window = opened(Role.COUNSELLOR)
    window.go("home")
    window.resume(window.desk.session)
    assert window.shown == "home"


@pytest.fixture
def past(session: Session, clock: FixedClock, path: InsertionPath, request: pytest.FixtureRequest) -> Session:
    """Tuesday morning, after so many interviews of Monday."""
    for hour in ("9:00", "14:00")[: request.param]:
        planned(session, path, MONDAY, hour)
    at(clock, TUESDAY, "8:00")
    return session


@pytest.mark.parametrize(
    ("past", "told"),
    [
        (0, ("", "Insertion")),
        (1, ("1", "Insertion, 1 entretien à renseigner")),
        (2, ("2", "Insertion, 2 entretiens à renseigner")),
    ],
    indirect=["past"],
)
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.COUNSELLOR])
def test_past_interviews_without_a_state_are_counted_in_figures_and_in_words(
    qtbot: QtBot, opened: Opened, past: Session, told: tuple[str, str], role: Role
) -> None:
    window = opened(role)
    with qtbot.waitSignal(window.waiting.later.timeout):
        assert said(window) == ("", "Insertion")
    assert said(window) == told


def test_the_count_follows_what_is_recorded_and_what_is_taken_back(
    qtbot: QtBot, session: Session, clock: FixedClock, path: InsertionPath, opened: Opened
) -> None:
    interview = planned(session, path, MONDAY, "9:00")
    at(clock, TUESDAY, "8:00")
    window = opened()
    qtbot.waitUntil(lambda: row(window).count == "1")
    record_interview(session, replace(interview, state=InterviewState.HELD))
    assert said(window) == ("", "Insertion")
    window.undo()
    assert said(window) == ("1", "Insertion, 1 entretien à renseigner")


def test_who_may_not_see_the_insertion_has_no_such_row(
    qtbot: QtBot, session: Session, clock: FixedClock, path: InsertionPath, opened: Opened
) -> None:
    planned(session, path, MONDAY, "9:00")
    at(clock, TUESDAY, "8:00")
    window = opened(Role.TEAM)
    with qtbot.waitSignal(window.waiting.later.timeout):
        pass
    assert "insertion" not in window.navigation.buttons
    assert [one.count for one in window.navigation.buttons.values() if one.count] == []


def test_a_window_put_away_reads_nothing_more(
    qtbot: QtBot, session: Session, clock: FixedClock, path: InsertionPath, opened: Opened
) -> None:
    planned(session, path, MONDAY, "9:00")
    at(clock, TUESDAY, "8:00")
    window = opened()
    with qtbot.waitSignal(window.waiting.later.timeout):
        window.hide()
    assert row(window).count == ""
