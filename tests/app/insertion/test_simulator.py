"""The simulator of the 20 %: who is hired, whose path ends, who enters; three readings, nothing stored."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.attendance import AbsenceReason
from app.care.enrolments import Enrolment
from app.days import Month
from app.errors import NotAllowed
from app.insertion.simulator import (
    MONTHS,
    Leaving,
    Readings,
    SimulatedMonth,
    Simulation,
    WhatIf,
    simulation,
    simulation_of,
)
from app.report.building import build
from app.report.monthly_report import Rate
from app.session import Session
from app.users import Role
from tests.app.creche import Creche, day, usual
from tests.app.records import as_role

TODAY = day(14)  # a Wednesday of October
OCTOBER, NOVEMBER = Month(year=2026, month=10), Month(year=2026, month=11)


def family(creche: Creche, text: str = "", *, avip: bool = True) -> Enrolment:
    """A child under three, with a path since September where it is Avip; the paths are numbered from 1."""
    child = creche.child()
    enrolment = creche.enrol(child, text)
    if avip:
        creche.path(creche.parent(child), date(2026, 9, 1))
        creche.paths[-1] = replace(creche.paths[-1], id=len(creche.paths))
    return enrolment


def two_of_ten() -> Creche:
    """Exactly the threshold."""
    creche = usual()
    for number in range(10):
        family(creche, avip=number < 2)
    return creche


def rate(numerator: int, denominator: int) -> Rate:
    return Rate(numerator=numerator, denominator=denominator)


def simulated(creche: Creche) -> Simulation:
    return simulation_of(creche.facts(), TODAY)


def after(creche: Creche, what: WhatIf, month: Month = NOVEMBER) -> SimulatedMonth:
    return next(one for one in simulated(creche).tried(what) if one.month == month)


def leaving(*path_ids: int, child_leaves: bool = False) -> WhatIf:
    return WhatIf(leaving=[Leaving(path_id=one, day=TODAY, child_leaves=child_leaves) for one in path_ids])


def test_this_month_and_the_three_that_follow_are_looked_at() -> None:
    months = [one.month for one in simulated(two_of_ten()).tried(WhatIf())]
    assert months == list(OCTOBER.until(OCTOBER.plus(MONTHS - 1)))


def test_nothing_tried_changes_nothing() -> None:
    for one in simulated(two_of_ten()).tried(WhatIf()):
        assert one.now == one.tried
        assert one.met(one.now.children) is True  # 2 of 10 is exactly 20 %


def test_a_parent_hired_keeps_the_place_and_is_no_longer_counted_from_the_month_after() -> None:
    found = after(two_of_ten(), leaving(1))
    assert (found.now.children, found.tried.children) == (rate(2, 10), rate(1, 10))
    assert (found.now.places, found.tried.places) == (rate(2, 10), rate(1, 10))
    assert (found.met(found.now.children), found.met(found.tried.children)) == (True, False)


def test_in_the_month_itself_the_child_was_avip_on_a_day_but_is_not_on_the_last() -> None:
    found = after(two_of_ten(), leaving(1), OCTOBER)
    assert found.tried.children == rate(2, 10)
    assert found.tried.places == rate(1, 10)


def test_a_child_who_leaves_is_no_longer_among_the_children_either() -> None:
    creche = two_of_ten()
    found = after(creche, leaving(1, child_leaves=True))
    assert found.tried.children == rate(1, 9)
    assert after(creche, leaving(1, 2, child_leaves=True)).tried.children == rate(0, 8)
    assert after(creche, leaving(1, child_leaves=True), OCTOBER).tried.children == rate(2, 10)


def test_a_child_of_two_parents_in_paths_stays_avip_when_one_is_hired() -> None:
    creche = two_of_ten()
    creche.path(creche.parent(creche.children[0]), date(2026, 9, 1))
    creche.paths[-1] = replace(creche.paths[-1], id=3)
    assert after(creche, leaving(1)).tried.children == rate(2, 10)
    assert after(creche, leaving(1, 3)).tried.children == rate(1, 10)


def test_siblings_leave_together() -> None:
    creche = usual()
    twins = [creche.child(), creche.child()]
    for twin in twins:
        creche.enrol(twin)
    creche.path(creche.parent(*twins), date(2026, 9, 1))
    creche.paths[-1] = replace(creche.paths[-1], id=1)
    family(creche, avip=False)
    assert after(creche, leaving(1)).tried.children == rate(0, 3)
    assert after(creche, leaving(1, child_leaves=True)).tried.children == rate(0, 1)


@pytest.mark.parametrize(
    ("avip", "others", "children", "places"),
    [(1, 0, rate(3, 11), rate(3, 10)), (0, 2, rate(2, 12), rate(2, 10)), (9, 9, rate(11, 28), rate(11, 10))],
)
def test_families_that_enter_count_from_their_day(
    avip: int, others: int, children: Rate, places: Rate
) -> None:
    what = WhatIf(avip=avip, others=others)
    for month in (OCTOBER, NOVEMBER):
        found = after(two_of_ten(), what, month)
        assert (found.tried.children, found.tried.places) == (children, places)


@pytest.mark.parametrize(
    ("enters", "children"), [(date(2026, 11, 30), rate(3, 11)), (date(2026, 12, 1), rate(2, 10))]
)
def test_a_family_that_enters_later_counts_from_that_month(enters: date, children: Rate) -> None:
    assert after(two_of_ten(), WhatIf(avip=1, entering_on=enters)).tried.children == children


def test_the_threshold_of_each_month_is_its_own() -> None:
    creche = two_of_ten()
    creche.rule("quota_percent", "30", since=NOVEMBER.first)
    october, november = simulated(creche).tried(WhatIf())[:2]
    assert (october.threshold_percent, october.met(october.now.children)) == (20, True)
    assert (november.threshold_percent, november.met(november.now.children)) == (30, False)


def test_over_nobody_there_is_no_verdict() -> None:
    found = after(usual(), WhatIf())
    assert found.now.children == rate(0, 0)
    assert found.met(found.now.children) is None


def test_hours_are_those_realised_before_today_and_those_planned_from_it_on() -> None:
    creche = usual()
    mine, other = family(creche, "8:00-12:00"), family(creche, "8:00-12:00", avip=False)
    creche.came(mine, day(1), "8:00-10:00")  # 2 h of the 4 that were reserved
    creche.away(other, day(15), reason=AbsenceReason.HOLIDAY, announced=day(1))  # known beforehand
    # October 2026 has 13 weekdays from the 14th on.
    assert simulated(creche).now[OCTOBER].hours == rate(120 + 13 * 240, 120 + 13 * 240 + 12 * 240)


def test_hours_of_a_path_that_ends_stop_being_avip_on_the_morrow_and_those_of_newcomers_are_unknown() -> None:
    creche = usual()
    family(creche, "8:00-12:00")
    family(creche, "8:00-12:00", avip=False)
    hired = after(creche, leaving(1), OCTOBER)
    assert hired.tried.hours == rate(240, 2 * 13 * 240)  # the 14th itself is still in the path
    left = after(creche, leaving(1, child_leaves=True), OCTOBER)
    assert left.tried.hours == rate(240, 240 + 13 * 240)
    assert after(creche, WhatIf(avip=3, others=1), OCTOBER).tried.hours == hired.now.hours


def test_a_path_over_already_is_not_offered_and_one_that_ends_sooner_keeps_its_end() -> None:
    creche = two_of_ten()
    creche.paths[0] = replace(creche.paths[0], exit_day=day(13))
    creche.paths[1] = replace(creche.paths[1], exit_day=TODAY)
    offered = simulated(creche).open_paths
    assert [one.path.id for one in offered] == [2]
    later = WhatIf(leaving=[Leaving(path_id=2, day=date(2026, 12, 1))])
    assert after(creche, later).tried.children == rate(0, 10)


def test_the_same_facts_are_read_once_and_writing_nothing(director: Session) -> None:
    made = simulation(director)
    before = next(iter(director.store.journal(1))).id
    path = made.open_paths[0]
    what = WhatIf(leaving=[Leaving(path_id=path.path.id, day=made.today)], avip=2, others=1)
    first = made.tried(what)
    assert first != made.tried(WhatIf())
    assert made.tried(what) == first
    assert next(iter(director.store.journal(1))).id == before


def test_this_months_legal_reading_is_the_reports(director: Session) -> None:
    made = simulation(director)
    month = Month.of(made.today)
    quota = build(director, month).quota
    now: Readings = made.now[month]
    assert (now.children, now.places) == (quota.children, quota.places)


def test_the_team_simulates_nothing(session: Session) -> None:
    with pytest.raises(NotAllowed):
        simulation(as_role(session, Role.TEAM))
