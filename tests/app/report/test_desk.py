"""The reports' desk: the months since the first opening, how each stands, and who may read or carry them out."""

import pytest

from app.days import Month
from app.errors import NotAllowed
from app.report.desk import MOST_MONTHS, desk_of, month_lines
from app.report.monthly_report import Status
from app.session import Session
from app.structure.opening_week import set_opening
from app.users import Role
from tests.app.records import MONDAY, as_role, span

OCTOBER, NOVEMBER = Month(year=2026, month=10), Month(year=2026, month=11)


def test_months_go_from_the_first_opening_to_today_newest_first(director: Session) -> None:
    lines = month_lines(director)
    assert [str(line.month) for line in lines] == ["2026-11", "2026-10", "2026-09"]
    assert [line.in_progress for line in lines] == [True, False, False]
    assert [line.status for line in lines] == [Status.PROVISIONAL, Status.COMPLETE, Status.COMPLETE]


def test_a_line_counts_what_the_desk_then_lists(director: Session) -> None:
    line = month_lines(director)[0]
    desk = desk_of(director, NOVEMBER)
    assert line.missing == desk.report.attendance.missing == len(desk.missing) > 0


def test_a_complete_month_misses_nothing(director: Session) -> None:
    desk = desk_of(director, OCTOBER)
    assert (desk.missing, desk.notes.in_progress, desk.notes.demonstration) == ((), False, True)


def test_an_empty_creche_has_the_month_of_today(session: Session) -> None:
    assert [line.month for line in month_lines(session)] == [Month.of(session.clock.day())]


def test_an_opening_to_come_still_shows_the_month_of_today(session: Session) -> None:
    set_opening(session, MONDAY.replace(year=2027), {0: [span("8:00", "18:00")]})
    assert len(month_lines(session)) == 1


def test_very_old_creches_show_their_last_months(session: Session) -> None:
    set_opening(session, MONDAY.replace(year=2010), {0: [span("8:00", "18:00")]})
    assert len(month_lines(session)) == MOST_MONTHS


def test_the_months_are_not_the_teams(director: Session) -> None:
    with pytest.raises(NotAllowed):
        month_lines(as_role(director, Role.TEAM))
