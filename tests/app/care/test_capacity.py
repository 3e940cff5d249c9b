"""Capacity: counts exact to the minute, clock minutes above, weeks whose Sunday falls in the month, the heat map."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.care.capacity import Stretch, attended_on, day_load, limit, planned_on, planned_over_limit
from app.days import Month
from app.report.monthly_report import CapacityPart, WeekLoad
from app.spans import DAY
from app.structure.opening import Places
from tests.app.creche import OCTOBER, Creche, day, usual
from tests.app.records import h

MONDAY, TUESDAY = day(5), day(6)


def with_children(number: int, places: int) -> Creche:
    creche = Creche()
    creche.opens("7:00-19:00")
    creche.agreed(places)
    for _ in range(number):
        creche.enrol()
    return creche


def part(creche: Creche) -> CapacityPart:
    return creche.report().capacity


def test_fifteen_leaving_at_12_07_and_fifteen_arriving_at_12_08_never_meet() -> None:
    creche = with_children(30, places=30)
    for enrolment in creche.enrolments[:15]:
        creche.came(enrolment, MONDAY, "8:00-12:07")
    for enrolment in creche.enrolments[15:]:
        creche.came(enrolment, MONDAY, "12:08-17:00")
    assert (part(creche).peak_children, part(creche).peak_at) == (15, "2026-10-05T08:00")
    creche.came(creche.enrolments[0], MONDAY, "12:10-12:20")
    assert (part(creche).peak_children, part(creche).peak_at) == (16, "2026-10-05T12:10")


def test_a_child_who_leaves_as_another_arrives_is_not_counted_with_it() -> None:
    creche = with_children(2, places=1)
    creche.came(creche.enrolments[0], MONDAY, "8:00-12:00")
    creche.came(creche.enrolments[1], MONDAY, "12:00-17:00")
    assert (part(creche).peak_children, part(creche).over_capacity_minutes) == (1, 0)


def test_the_peak_is_told_at_its_earliest_minute() -> None:
    creche = with_children(2, places=5)
    for enrolment in creche.enrolments:
        creche.came(enrolment, day(7), "9:05-10:00")
        creche.came(enrolment, MONDAY, "14:09-15:00 8:07-9:00")
    assert part(creche).peak_at == "2026-10-05T08:07"


def test_without_a_child_there_is_no_peak() -> None:
    creche = usual()
    assert (part(creche).peak_children, part(creche).peak_at) == (0, None)


def test_a_child_with_two_enrolments_counts_once() -> None:
    creche = with_children(1, places=1)
    second = creche.enrol(creche.children[0])
    creche.came(creche.enrolments[0], MONDAY, "8:00-12:00")
    creche.came(second, MONDAY, "11:00-17:00")
    assert part(creche).peak_children == 1
    creche.instead(creche.enrolments[0], TUESDAY, "8:00-12:00")
    creche.instead(second, TUESDAY, "11:00-17:00")
    assert planned_on(creche.facts(), TUESDAY) == [Stretch(h("8:00"), h("17:00"), 1)]


@pytest.mark.parametrize(("places", "most"), [(10, 12), (20, 23), (30, 35), (33, 38), (40, 46), (0, 0)])
def test_the_limit_is_115_percent_rounded_up(places: int, most: int) -> None:
    assert limit(places, 115) == most


def test_minutes_above_are_clock_minutes_and_those_over_the_limit_part_of_them() -> None:
    creche = with_children(13, places=10)
    for enrolment in creche.enrolments[:12]:
        creche.came(enrolment, MONDAY, "8:00-9:00")
    creche.came(creche.enrolments[12], MONDAY, "8:50-9:10")
    assert part(creche).over_capacity_minutes == 60  # 11 or more from 8:00 to 9:00: not child-minutes
    assert part(creche).over_limit_minutes == 10  # 13 from 8:50 to 9:00; 12 are allowed
    creche.rule("surnombre_percent", "100")
    assert part(creche).over_limit_minutes == 60


def test_a_smaller_slot_of_the_day_is_judged_by_its_own_places() -> None:
    creche = Creche()
    creche.opens("7:00-19:00")
    creche.agreed(1, "0:00-8:00")
    creche.agreed(2, "8:00-24:00")
    for _ in range(2):
        creche.came(creche.enrol(), MONDAY, "7:30-9:00")
    assert part(creche).over_capacity_minutes == 30


def test_an_arrival_without_departure_adds_nothing_to_what_happened() -> None:
    creche = with_children(1, places=0)
    creche.arrived(creche.enrolments[0], MONDAY, "8:00")
    assert part(creche).peak_children == 0


def test_the_eves_night_counts_in_the_civil_day() -> None:
    creche = with_children(2, places=1)
    creche.came(creche.enrolments[0], date(2026, 9, 30), "22:00-30:00")
    creche.came(creche.enrolments[1], day(1), "5:00-6:30")
    assert part(creche).peak_at == "2026-10-01T05:00"
    assert part(creche).over_capacity_minutes == 60
    creche.came(creche.enrolments[0], day(31), "22:00-30:00")
    assert creche.report().heat_map.child_minutes[6] == (0,) * 24  # Sunday 1 November is not this month's


def test_weeks_are_those_whose_sunday_falls_in_the_month() -> None:
    weeks = part(usual()).weeks
    assert [week.week for week in weeks] == ["2026-W40", "2026-W41", "2026-W42", "2026-W43"]
    november = usual().report(Month(year=2026, month=11)).capacity.weeks
    assert [week.week for week in november] == [f"2026-W{number}" for number in range(44, 49)]


def test_a_week_is_in_breach_when_its_attended_minutes_exceed_its_capacity() -> None:
    creche = Creche()
    creche.opens("8:00-9:00")
    creche.agreed(1)
    enrolment = creche.enrol()
    creche.came(enrolment, date(2026, 9, 28), "8:00-12:00")  # the Monday lies in September
    creche.came(enrolment, day(2), "8:00-9:00")
    assert part(creche).weeks[0] == WeekLoad(
        week="2026-W40", attended=300, capacity=300, peak=1, in_breach=False
    )
    creche.came(enrolment, day(4), "23:00-24:01")  # Sunday night, whole on the day it starts
    assert part(creche).weeks[0].attended == 361
    assert part(creche).weeks[0].in_breach
    assert part(creche).weeks[1].attended == 0
    assert part(creche).weeks[1].peak == 1


def test_the_heat_map_adds_child_minutes_and_keeps_the_most_at_once() -> None:
    creche = with_children(2, places=5)
    creche.came(creche.enrolments[0], MONDAY, "8:30-10:15")
    creche.came(creche.enrolments[1], day(12), "8:45-9:00")
    creche.came(creche.enrolments[0], day(12), "8:50-8:55")
    heat = creche.report().heat_map
    assert heat.child_minutes[0][7:11] == (0, 30 + 15 + 5, 60, 15)
    assert heat.peak[0][7:11] == (0, 2, 1, 1)
    assert sum(map(sum, heat.child_minutes)) == 125


def test_a_days_load_sets_the_planned_and_the_attended_against_the_places() -> None:
    creche = with_children(2, places=1)
    creche.instead(creche.enrolments[0], MONDAY, "8:00-12:00")
    creche.instead(creche.enrolments[1], MONDAY, "9:00-10:00")
    creche.came(creche.enrolments[0], MONDAY, "8:05-11:55")
    creche.arrived(creche.enrolments[1], MONDAY, "9:10")
    load = day_load(creche.facts(), MONDAY, until=h("9:30"))
    assert load.planned == [
        Stretch(h("8:00"), h("9:00"), 1),
        Stretch(h("9:00"), h("10:00"), 2),
        Stretch(h("10:00"), h("12:00"), 1),
    ]
    assert load.attended == [
        Stretch(h("8:05"), h("9:10"), 1),
        Stretch(h("9:10"), h("9:30"), 2),
        Stretch(h("9:30"), h("11:55"), 1),
    ]
    assert load.places == (Places(0, DAY, 1),)
    assert load.limits == [Places(0, DAY, 2)]
    assert attended_on(creche.facts(), MONDAY) == [Stretch(h("8:05"), h("11:55"), 1)]
    assert attended_on(creche.facts(), MONDAY, until=h("9:10")) == [Stretch(h("8:05"), h("11:55"), 1)]


def test_a_plan_above_the_limit_is_named_by_its_first_stretch() -> None:
    creche = with_children(3, places=1)
    for enrolment in creche.enrolments[:2]:
        creche.instead(enrolment, MONDAY, "8:00-12:00")
    assert planned_over_limit(creche.facts(), MONDAY) is None
    creche.instead(creche.enrolments[2], MONDAY, "11:40-11:50")
    assert planned_over_limit(creche.facts(), MONDAY) == Stretch(h("11:40"), h("11:50"), 3)


STAY = st.tuples(st.integers(0, 3), st.integers(0, DAY - 1), st.integers(1, DAY))


@settings(max_examples=40)
@given(stays=st.lists(STAY, max_size=8), places=st.integers(0, 3))
def test_the_months_load_is_that_counted_minute_by_minute(
    stays: list[tuple[int, int, int]], places: int
) -> None:
    creche = with_children(len(stays), places)
    present: dict[tuple[date, int], int] = {}
    for enrolment, (eve, start, length) in zip(creche.enrolments, stays, strict=True):
        on = date.fromordinal(OCTOBER.first.toordinal() - 1 + eve)
        creche.came(enrolment, on, f"0:{start}-0:{start + length}")
        for minute in range(start, start + length):
            there = date.fromordinal(on.toordinal() + minute // DAY)
            if there in OCTOBER:
                present[there, minute % DAY] = present.get((there, minute % DAY), 0) + 1
    found = part(creche)
    assert found.peak_children == max(present.values(), default=0)
    if present:
        first, minute = min(key for key, children in present.items() if children == found.peak_children)
        assert found.peak_at == f"{first}T{minute // 60:02}:{minute % 60:02}"
    assert found.over_capacity_minutes == sum(children > places for children in present.values())
    assert found.over_limit_minutes == sum(children > limit(places, 115) for children in present.values())
    assert sum(map(sum, creche.report().heat_map.child_minutes)) == sum(present.values())


@pytest.mark.parametrize(("minute", "children"), [("2:00", 1), ("5:59", 1), ("6:00", 0)])
def test_a_night_without_departure_counts_today_while_it_may_go_on(minute: str, children: int) -> None:
    creche = Creche()
    creche.opens("20:00-30:00")
    creche.agreed(5)
    creche.enrol(text="22:00-30:00")
    creche.arrived(creche.enrolments[0], MONDAY, "22:05")
    load = day_load(creche.facts(), TUESDAY, until=h(minute))
    assert load.attended == ([Stretch(0, h(minute), 1)] if children else [])
