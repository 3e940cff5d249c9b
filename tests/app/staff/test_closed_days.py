"""Closed days: the weeks go on over them, yet nobody is present then, unless a child is there all the same."""

from collections.abc import Callable
from datetime import date

import pytest

from app.days import ONE_DAY
from app.planning.adults import adults_on
from app.spans import DAY
from app.staff.staffing import is_open, staff_part, staffing_attended, staffing_planned
from tests.app.creche import OCTOBER, day
from tests.app.staff.rows import StaffedCreche, staffed

HOLIDAY = day(7)


def closed() -> StaffedCreche:
    """One adult every day from 7:00 to 19:00; a child on weekdays; Wednesday 7 October is a public holiday."""
    creche = staffed()
    creche.adult("7:00-19:00")
    creche.enrol(text="8:00-12:00")
    creche.holiday(HOLIDAY)
    return creche


@pytest.mark.parametrize("close", [StaffedCreche.holiday, StaffedCreche.closes])
def test_the_shifts_of_a_closed_day_are_nobody_s_presence(
    close: Callable[[StaffedCreche, date], None],
) -> None:
    creche = staffed()
    creche.adult("7:00-19:00")
    close(creche, HOLIDAY)
    facts = creche.facts()
    for found in (
        staffing_planned(facts, HOLIDAY),
        adults_on(facts, HOLIDAY, 0),
        adults_on(facts, HOLIDAY, DAY),
    ):
        assert (found.known, found.present, found.needed, found.shortages) == (False, [], [], ())


def test_the_eve_and_the_morrow_keep_their_adults() -> None:
    facts = closed().facts()
    for other in (HOLIDAY - ONE_DAY, HOLIDAY + ONE_DAY):
        assert staffing_planned(facts, other).present == [(420, 1140, 1)]
        assert adults_on(facts, other, 0).present == [(420, 1140, 1)]


def test_a_holiday_that_opens_is_a_day_like_another() -> None:
    creche = staffed()
    creche.adult("7:00-19:00")
    creche.holiday(HOLIDAY, opens=True)
    assert staffing_planned(creche.facts(), HOLIDAY).present == [(420, 1140, 1)]


def test_a_child_expected_all_the_same_has_its_adults() -> None:
    creche = closed()
    creche.instead(creche.enrolments[0], HOLIDAY, "8:00-10:00")
    found = staffing_planned(creche.facts(), HOLIDAY)
    assert (found.known, found.present, found.short_minutes) == (True, [(420, 1140, 1)], 120)


def test_a_child_who_came_all_the_same_has_its_adults() -> None:
    creche = closed()
    creche.came(creche.enrolments[0], HOLIDAY, "8:00-10:00")
    facts = creche.facts()
    assert staffing_attended(facts, HOLIDAY).short_minutes == 120
    assert adults_on(facts, HOLIDAY, DAY).present == [(420, 1140, 1)]


def test_a_night_that_ends_on_a_closed_day_has_its_adults() -> None:
    creche = staffed()
    creche.opens("20:00-32:00", weekdays=range(7))
    creche.adult("20:00-32:00")
    creche.enrol(text="22:00-30:00")
    creche.holiday(HOLIDAY)
    creche.closes(HOLIDAY)
    facts = creche.facts()
    assert not facts.calendar.on(HOLIDAY).open
    assert is_open(facts, HOLIDAY)
    assert staffing_planned(facts, HOLIDAY).shortages[0].end == 360


def test_closed_days_change_no_figure_of_the_month() -> None:
    with_them = closed()
    with_them.came(with_them.enrolments[0], day(6), "8:00-10:00")
    without = closed()
    without.came(without.enrolments[0], day(6), "8:00-10:00")
    without.shift_pattern_spans = [
        span for span in without.shift_pattern_spans if span.weekday != HOLIDAY.weekday()
    ]
    assert staff_part(with_them.facts(), OCTOBER) == staff_part(without.facts(), OCTOBER)
    assert staff_part(with_them.facts(), OCTOBER).short_minutes == 120
