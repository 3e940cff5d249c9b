"""Adults needed against present: the rules at their bounds, nights, who walks since when, runs of minutes."""

from datetime import date

import pytest

from app.report.monthly_report import Shortage
from app.settings_catalogue import StaffRule
from app.staff.records import Qualification
from app.staff.staffing import adults_needed, shortages_of, staffing_attended, staffing_planned
from tests.app.creche import day
from tests.app.records import h
from tests.app.staff.rows import StaffedCreche, staffed

A, B = StaffRule.A, StaffRule.B


def children(creche: StaffedCreche, count: int, text: str) -> None:
    for _ in range(count):
        creche.enrol(text=text)


def told(shortages: tuple[Shortage, ...]) -> list[tuple[int, int, int, int]]:
    return [(one.start, one.end, one.present, one.needed) for one in shortages]


@pytest.mark.parametrize(
    ("non_walkers", "walkers", "adults"),
    [
        (0, 0, 0),
        (1, 0, 2),
        (10, 0, 2),
        (11, 0, 3),
        (0, 16, 2),
        (0, 17, 3),
        (5, 8, 2),  # 1 + 1
        (6, 8, 3),
        (5, 9, 3),
        (7, 12, 3),  # 1.4 + 1.5 = 2.9: each rounded alone would be four
        (4, 10, 3),  # 0.8 + 1.25 = 2.05
        (8, 3, 2),  # 1.6 + 0.375 = 1.975
        (20, 40, 9),
        (3, 19, 3),  # 0.6 + 2.375 = 2.975
    ],
)
def test_rule_a_adds_both_parts_before_rounding(non_walkers: int, walkers: int, adults: int) -> None:
    assert adults_needed(non_walkers, walkers, rule=A, micro=False) == adults


@pytest.mark.parametrize(
    ("non_walkers", "walkers", "adults"), [(0, 0, 0), (1, 0, 2), (6, 6, 2), (7, 6, 3), (0, 18, 3), (19, 0, 4)]
)
def test_rule_b_counts_one_for_six(non_walkers: int, walkers: int, adults: int) -> None:
    assert adults_needed(non_walkers, walkers, rule=B, micro=False) == adults


@pytest.mark.parametrize("rule", [A, B])
@pytest.mark.parametrize(("count", "adults"), [(0, 0), (1, 1), (3, 1), (4, 2), (12, 2)])
def test_a_micro_creche_needs_one_up_to_three_children(rule: StaffRule, count: int, adults: int) -> None:
    assert adults_needed(0, count, rule=rule, micro=True) == adults


def test_a_run_of_minutes_tells_its_largest_gap_the_earliest_of_equal_ones() -> None:
    needed = [(480, 500, 2), (500, 520, 4), (520, 540, 3), (600, 620, 2)]
    present = [(480, 510, 1), (510, 540, 2), (600, 610, 2)]
    assert told(tuple(shortages_of(day(5), present, needed))) == [(480, 540, 1, 4), (610, 620, 0, 2)]
    equal = [(480, 500, 2), (500, 520, 3)]
    assert told(tuple(shortages_of(day(5), [(480, 500, 1), (500, 520, 2)], equal))) == [(480, 520, 1, 2)]


def test_shifts_that_meet_leave_nobody_short() -> None:
    creche = staffed()
    creche.adult("7:00-13:00")
    creche.adult("7:00-19:00")
    creche.adult("13:00-19:00")
    children(creche, 6, "7:00-19:00")
    found = staffing_planned(creche.facts(), day(5))
    assert (found.known, found.shortages, found.needed) == (True, (), [(420, 1140, 2)])
    assert found.present == [(420, 780, 2), (780, 1140, 2)]


def test_minutes_before_the_second_adult_are_short() -> None:
    creche = staffed()
    creche.adult("6:30-13:00")
    creche.adult("7:12-15:00")
    children(creche, 1, "6:00-8:00")
    found = staffing_planned(creche.facts(), day(5))
    assert (told(found.shortages), found.short_minutes) == ([(360, 432, 0, 2)], 72)


def test_a_day_without_any_shift_is_left_out() -> None:
    creche = staffed()
    fatou = creche.adult("7:00-15:00", weekdays=(0,))
    children(creche, 1, "7:00-15:00")
    assert [staffing_planned(creche.facts(), day(number)).known for number in (5, 6)] == [True, False]
    assert staffing_planned(creche.facts(), day(6)).shortages == ()
    creche.leave(fatou, day(5))
    assert not staffing_planned(creche.facts(), day(5)).known


@pytest.mark.parametrize("qualification", [Qualification.MANAGEMENT, Qualification.OTHER_STAFF])
def test_who_does_not_care_for_children_is_not_counted(qualification: Qualification) -> None:
    creche = staffed()
    creche.adult("7:00-15:00", qualification=qualification)
    children(creche, 1, "7:00-15:00")
    assert not staffing_planned(creche.facts(), day(5)).known
    creche.adult("7:00-15:00")
    assert told(staffing_planned(creche.facts(), day(5)).shortages) == [(420, 900, 1, 2)]


def test_walking_is_judged_by_the_civil_day() -> None:
    creche = staffed()
    for _ in range(2):
        creche.adult("7:00-15:00")
    for number in range(11):
        child = creche.child()
        creche.enrol(child, "8:00-9:00")
        creche.walks(child, day(6), day(6) if number == 0 else None)
    shortages = [told(staffing_planned(creche.facts(), date(2026, 10, each)).shortages) for each in (5, 6, 7)]
    assert shortages == [[(480, 540, 2, 3)], [], []]
    creche.child_facts = [creche.child_facts[0]]
    assert told(staffing_planned(creche.facts(), day(7)).shortages) == [(480, 540, 2, 3)]


def test_the_rule_and_the_micro_creche_are_dated() -> None:
    creche = staffed()
    creche.adult("7:00-15:00")
    children(creche, 3, "8:00-9:00")
    creche.is_micro()
    creche.is_micro(day(6), micro=False)
    assert [staffing_planned(creche.facts(), day(number)).short_minutes for number in (5, 6)] == [0, 60]
    children(creche, 10, "8:00-9:00")
    creche.rule("staff_rule", "B", since=day(1, 11))
    assert staffing_planned(creche.facts(), day(30)).needed == [(480, 540, 3)]
    assert staffing_planned(creche.facts(), day(2, 11)).needed == [(480, 540, 3)]
    children(creche, 3, "8:00-9:00")
    assert staffing_planned(creche.facts(), day(30)).needed == [(480, 540, 4)]
    assert staffing_planned(creche.facts(), day(2, 11)).needed == [(480, 540, 3)]


def test_nights_are_judged_on_the_civil_day() -> None:
    creche = StaffedCreche()
    creche.opens("20:00-32:00", weekdays=range(7))
    creche.agreed(10)
    creche.adult("20:00-30:00")
    creche.adult("20:00-32:00")
    child = creche.enrol()
    creche.instead(child, day(6), "22:00-31:00")
    facts = creche.facts()
    assert staffing_planned(facts, day(6)).shortages == ()
    assert told(staffing_planned(facts, day(7)).shortages) == [(h("6:00"), h("7:00"), 1, 2)]
    assert staffing_planned(facts, day(8)).needed == []


def test_what_happened_is_judged_on_raw_times() -> None:
    creche = staffed()
    creche.adult("7:00-15:00")
    creche.adult("7:30-15:00")
    came, late = creche.enrol(text="7:30-15:00"), creche.enrol(text="7:30-15:00")
    creche.came(came, day(5), "7:23-14:07")
    creche.came(late, day(5), "7:29-15:04")
    creche.arrived(creche.enrol(), day(5), "7:00")
    assert told(staffing_attended(creche.facts(), day(5)).shortages) == [
        (h("7:23"), h("7:30"), 1, 2),
        (h("15:00"), h("15:04"), 0, 2),
    ]
    assert staffing_planned(creche.facts(), day(5)).shortages == ()
