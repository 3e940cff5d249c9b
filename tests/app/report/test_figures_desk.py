"""The figures of a month: those of its report, from the crèche's first opening to today's month."""

from datetime import date

import pytest

from app.days import Month
from app.errors import NotAllowed
from app.report.building import build
from app.report.explained import figures_of_report
from app.report.figures_desk import figures_desk
from app.report.monthly_report import Status
from app.session import Session
from app.structure.opening_week import set_opening
from app.users import Role
from tests.app.records import as_role, span

SEPTEMBER, OCTOBER, NOVEMBER = (Month(year=2026, month=number) for number in (9, 10, 11))


def test_the_figures_are_those_of_the_months_report(director: Session) -> None:
    desk = figures_desk(director, OCTOBER)
    assert (desk.month, desk.oldest, desk.newest) == (OCTOBER, SEPTEMBER, NOVEMBER)
    assert list(desk.figures) == figures_of_report(build(director, OCTOBER))
    assert (desk.in_progress, desk.report.status) == (False, Status.COMPLETE)
    assert figures_desk(director, NOVEMBER).in_progress


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (Month(year=2026, month=8), SEPTEMBER),
        (SEPTEMBER, SEPTEMBER),
        (NOVEMBER, NOVEMBER),
        (Month(year=2026, month=12), NOVEMBER),
    ],
)
def test_a_month_that_is_not_there_gives_the_nearest(director: Session, asked: Month, shown: Month) -> None:
    assert figures_desk(director, asked).month == shown


def test_a_creche_that_has_not_opened_yet_has_todays_month(session: Session) -> None:
    set_opening(session, date(2027, 1, 4), {0: [span("8:00", "18:00")]})
    desk = figures_desk(session, OCTOBER)
    assert (desk.oldest, desk.month, desk.newest) == (NOVEMBER, NOVEMBER, NOVEMBER)
    assert all(not figure.rate.denominator for figure in desk.figures)


def test_the_team_sees_none(session: Session) -> None:
    with pytest.raises(NotAllowed):
        figures_desk(as_role(session, Role.TEAM), OCTOBER)
