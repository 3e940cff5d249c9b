"""Interviews without a state: those of the month, before the day of asking, as many as the month counts."""

from dataclasses import replace
from datetime import date

import pytest

from app.days import Month
from app.insertion.entry_and_exit import open_path
from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.paths import InsertionPath
from app.report.desk import desk_of, month_lines
from app.report.monthly_report import Status
from app.session import Session
from tests.app.records import SUNDAY, at, open_week, parent
from tests.builders import FixedClock

NOVEMBER = Month(year=2026, month=11)


@pytest.fixture
def path(session: Session, clock: FixedClock) -> InsertionPath:
    """Opened on 1 October, today for the while; the crèche opens on weekdays."""
    at(clock, date(2026, 10, 1), "8:00")
    open_week(session)
    return open_path(session, InsertionPath(parent_id=parent(session).id, entry_day=date(2026, 10, 1)))


def planned(session: Session, path: InsertionPath, day: date, start: int = 540) -> Interview:
    return plan_interview(session, Interview(path_id=path.id, day=day, start=start))


@pytest.mark.parametrize(
    ("day", "missing"),
    [
        (date(2026, 10, 31), False),  # another month's
        (date(2026, 11, 1), True),
        (date(2026, 11, 21), True),  # the eve of the day of asking
        (date(2026, 11, 22), False),  # today may still be held
        (date(2026, 11, 30), False),
    ],
)
def test_an_interview_of_the_month_is_missing_from_the_morrow_of_its_day(
    session: Session, path: InsertionPath, clock: FixedClock, day: date, missing: bool
) -> None:
    one = planned(session, path, day)
    at(clock, SUNDAY, "8:00")
    desk = desk_of(session, NOVEMBER)
    assert [found.interview for found in desk.missing_interviews] == ([one] if missing else [])
    assert len(desk.missing_interviews) == desk.report.missing_interviews
    assert all(found.parent.last_name == "Żółć" for found in desk.missing_interviews)


def test_they_stand_by_day_and_hour(session: Session, path: InsertionPath, clock: FixedClock) -> None:
    late, early = planned(session, path, date(2026, 11, 5), 900), planned(session, path, date(2026, 11, 3))
    morning = planned(session, path, date(2026, 11, 12), 540)
    afternoon = planned(session, path, date(2026, 11, 12), 840)
    at(clock, SUNDAY, "8:00")
    found = [one.interview for one in desk_of(session, NOVEMBER).missing_interviews]
    assert found == [early, late, morning, afternoon]


@pytest.mark.parametrize(
    "state",
    [InterviewState.HELD, InterviewState.EXCUSED, InterviewState.NO_SHOW, InterviewState.CANCELLED],
)
def test_any_state_answers_and_the_months_line_counts_what_is_left(
    session: Session, path: InsertionPath, clock: FixedClock, state: InterviewState
) -> None:
    first, second = planned(session, path, date(2026, 11, 2)), planned(session, path, date(2026, 11, 9))
    at(clock, date(2026, 12, 1), "8:00")
    record_interview(session, replace(first, state=state))
    line = month_lines(session)[1]
    assert (line.month, line.missing, line.missing_interviews) == (NOVEMBER, 0, 1)
    assert line.status is Status.PROVISIONAL
    record_interview(session, replace(second, state=state))
    assert month_lines(session)[1].status is Status.COMPLETE
