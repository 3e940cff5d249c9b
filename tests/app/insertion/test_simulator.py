"""The simulator of the 20 %: the legal reading of this month and the next three, as known and as tried."""

from datetime import date

import pytest

from app.days import Month
from app.errors import NotAllowed
from app.insertion.entry_and_exit import close_path
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.simulator import (
    Leaving,
    SimulatedMonth,
    WhatIf,
    open_paths,
    simulate,
    simulation_facts,
)
from app.report.building import build
from app.report.monthly_report import Rate
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, child_of, path_of, setting
from tests.app.records import SUNDAY, as_role, child, enrolled, refused, span


@pytest.fixture
def five(counsellor: Session, boss: Session, path: InsertionPath) -> InsertionPath:
    """Five children under three until summer; only Zofia's is Avip: exactly 20 %."""
    enrolled(boss, child_of(counsellor, path), span("8:30", "12:00"))
    for name in ("Ana", "Bea", "Chloé", "Dina"):
        enrolled(boss, child(boss, name), span("8:30", "12:00"))
    return path


def tried(session: Session, what: WhatIf) -> list[SimulatedMonth]:
    return simulate(simulation_facts(session), session.clock.day(), what)


def shares(months: list[SimulatedMonth]) -> list[tuple[str, tuple[int, int], tuple[int, int], bool | None]]:
    return [
        (
            str(one.month),
            (one.now.numerator, one.now.denominator),
            (one.tried.numerator, one.tried.denominator),
            one.met_tried,
        )
        for one in months
    ]


def test_nothing_tried_is_what_the_report_says(counsellor: Session, five: InsertionPath) -> None:
    months = tried(counsellor, WhatIf())
    assert [(str(one.month), one.now, one.tried, one.met_now) for one in months] == [
        (month, Rate(numerator=1, denominator=5), Rate(numerator=1, denominator=5), True)
        for month in ("2026-11", "2026-12", "2027-01", "2027-02")
    ]
    quota = build(counsellor, Month(year=2026, month=11)).quota
    assert (months[0].now, months[0].met_now) == (quota.children, quota.met)
    assert months[0].threshold_percent == 20


def test_a_parent_hired_counts_until_the_day_of_the_exit_and_the_child_stays(
    counsellor: Session, five: InsertionPath
) -> None:
    what = WhatIf(leaving=[Leaving(path_id=five.id, day=date(2026, 12, 1))])
    assert shares(tried(counsellor, what)) == [
        ("2026-11", (1, 5), (1, 5), True),
        ("2026-12", (1, 5), (1, 5), True),
        ("2027-01", (1, 5), (0, 5), False),
        ("2027-02", (1, 5), (0, 5), False),
    ]


def test_an_exit_known_to_come_earlier_is_not_put_off(counsellor: Session, five: InsertionPath) -> None:
    close_path(counsellor, five, exit_day=FRIDAY, outcome=Outcome.CDI)
    what = WhatIf(leaving=[Leaving(path_id=five.id, day=date(2027, 1, 15))])
    assert shares(tried(counsellor, what)) == [
        ("2026-11", (1, 5), (1, 5), True),
        ("2026-12", (0, 5), (0, 5), False),
        ("2027-01", (0, 5), (0, 5), False),
        ("2027-02", (0, 5), (0, 5), False),
    ]


def test_families_that_enter_bring_a_child_each_from_their_day_on(
    counsellor: Session, five: InsertionPath
) -> None:
    what = WhatIf(avip=1, others=2, entering_on=date(2026, 12, 31))
    assert [(one[0], one[2], one[3]) for one in shares(tried(counsellor, what))] == [
        ("2026-11", (1, 5), True),
        ("2026-12", (2, 8), True),
        ("2027-01", (2, 8), True),
        ("2027-02", (2, 8), True),
    ]
    now = tried(counsellor, WhatIf(others=1))
    assert [one.tried for one in now] == [Rate(numerator=1, denominator=6)] * 4
    assert not any(one.met_tried for one in now)


def test_the_share_is_judged_exactly_against_the_month_s_threshold(
    counsellor: Session, five: InsertionPath
) -> None:
    setting(counsellor, "quota_percent", "21", date(2027, 1, 1))
    months = tried(counsellor, WhatIf())
    assert [(one.threshold_percent, one.met_now) for one in months] == [
        (20, True),
        (20, True),
        (21, False),
        (21, False),
    ]


def test_a_creche_without_a_child_under_three_has_no_share(counsellor: Session) -> None:
    assert [(one.now, one.met_now, one.met_tried) for one in tried(counsellor, WhatIf())] == [
        (Rate(), None, None)
    ] * 4


def test_the_paths_open_that_day_may_be_tried_by_name(counsellor: Session, five: InsertionPath) -> None:
    path_of(counsellor, "Ana")
    path_of(counsellor, "Later", date(2026, 12, 1))
    close_path(counsellor, path_of(counsellor, "Gone"), exit_day=FRIDAY, outcome=Outcome.CDI)
    facts = simulation_facts(counsellor)
    assert [one.parent.first_name for one in open_paths(facts, SUNDAY)] == ["Ana", "Zofia"]


def test_the_team_tries_nothing(counsellor: Session) -> None:
    with refused(NotAllowed):
        simulation_facts(as_role(counsellor, Role.TEAM))
