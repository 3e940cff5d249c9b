"""Opening and agreed capacity: merged spans less closures, the row in force past midnight, the nearest minute."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spans import DAY
from app.structure.opening import Places
from tests.app.creche import Creche, day, usual
from tests.app.records import h, span

MONDAY, TUESDAY, SATURDAY = day(5), day(6), day(10)


def test_a_day_is_open_as_its_weekday_says() -> None:
    opening = usual().calendar().on(MONDAY)
    assert opening.spans == (span("7:00", "19:00"),)
    assert (opening.open, opening.minutes, opening.amplitude) == (True, 720, 720)
    assert opening.capacity_minutes == 7200


def test_a_weekday_without_span_and_a_day_before_the_first_set_are_closed() -> None:
    calendar = usual().calendar()
    assert not calendar.on(SATURDAY).open
    assert not calendar.on(date(2025, 12, 31)).open
    assert calendar.first_day == date(2026, 1, 1)
    assert Creche().calendar().first_day is None


def test_a_new_set_takes_the_place_of_the_whole_week() -> None:
    creche = usual()
    creche.opens("8:00-12:00", weekdays=[0], since=TUESDAY)
    calendar = creche.calendar()
    assert calendar.on(MONDAY).minutes == 720
    assert calendar.on(day(12)).minutes == 240
    assert not calendar.on(TUESDAY).open


def test_overlapping_opening_spans_count_once_and_the_amplitude_holds_gaps() -> None:
    creche = Creche()
    creche.opens("7:00-12:00 11:00-13:00 14:00-18:00")
    opening = creche.calendar().on(MONDAY)
    assert opening.spans == (span("7:00", "13:00"), span("14:00", "18:00"))
    assert (opening.minutes, opening.amplitude) == (600, 660)


def test_a_closure_takes_a_day_or_a_span_of_each_of_its_days() -> None:
    creche = usual()
    creche.closes(MONDAY)
    creche.closes(TUESDAY, day(7), "12:00-19:00")
    calendar = creche.calendar()
    assert [calendar.on(day(number)).minutes for number in (5, 6, 7, 8)] == [0, 300, 300, 720]


def test_a_closure_that_leaves_nothing_closes_the_day() -> None:
    creche = usual()
    creche.closes(MONDAY, text="0:00-24:00")
    assert not creche.calendar().on(MONDAY).open


def test_a_public_holiday_is_closed_unless_a_row_opens_it() -> None:
    creche = usual()
    creche.holiday(MONDAY)
    creche.holiday(TUESDAY, opens=True)
    calendar = creche.calendar()
    assert (calendar.on(MONDAY).open, calendar.on(MONDAY).holiday) == (False, True)
    assert (calendar.on(TUESDAY).open, calendar.on(TUESDAY).holiday) == (True, True)


def test_a_night_counts_whole_on_the_day_it_starts_though_the_morrow_is_closed() -> None:
    creche = Creche()
    creche.opens("22:00-30:00", weekdays=[0])
    creche.agreed(4)
    creche.closes(TUESDAY)
    opening = creche.calendar().on(MONDAY)
    assert (opening.minutes, opening.amplitude, opening.capacity_minutes) == (480, 480, 1920)
    assert not creche.calendar().on(TUESDAY).open


def test_capacity_minutes_follow_the_slots() -> None:
    creche = Creche()
    creche.opens("7:00-19:00")
    creche.agreed(10, "0:00-8:00")
    creche.agreed(20, "8:00-18:00")
    creche.agreed(12, "18:00-24:00")
    opening = creche.calendar().on(MONDAY)
    assert opening.capacity_minutes == 60 * 10 + 600 * 20 + 60 * 12
    assert opening.places == 20


def test_the_row_in_force_on_a_day_governs_its_night_past_midnight() -> None:
    creche = Creche()
    creche.opens("22:00-30:00")
    creche.agreed(4)
    creche.agreed(7, since=TUESDAY)
    calendar = creche.calendar()
    assert calendar.on(MONDAY).capacity_minutes == 480 * 4
    assert calendar.places_at(TUESDAY, h("5:59")) == 4
    assert calendar.places_at(TUESDAY, h("6:00")) == 7
    assert calendar.on(TUESDAY).capacity_minutes == 480 * 7


def test_past_midnight_the_clock_chooses_the_slot() -> None:
    creche = Creche()
    creche.opens("22:00-30:00")
    creche.agreed(3, "0:00-7:00")
    creche.agreed(8, "7:00-24:00")
    calendar = creche.calendar()
    assert calendar.on(MONDAY).capacity_minutes == 120 * 8 + 360 * 3
    assert calendar.places_at(TUESDAY, 60) == 3


def test_a_slot_may_pass_midnight_itself() -> None:
    creche = Creche()
    creche.opens("0:00-24:00", weekdays=range(7))
    creche.agreed(3, "22:00-30:00")
    creche.agreed(8, "6:00-22:00")
    assert creche.calendar().on(MONDAY).capacity_minutes == 480 * 3 + 960 * 8


@pytest.mark.parametrize(
    ("hour", "places"),
    [("0:00", 5), ("6:59", 5), ("7:00", 5), ("12:29", 5), ("12:30", 9), ("18:59", 9), ("23:59", 9)],
)
def test_outside_opening_the_nearest_opening_minute_counts(hour: str, places: int) -> None:
    creche = Creche()
    creche.opens("7:00-12:00 13:00-19:00")
    creche.agreed(5, "0:00-12:00")
    creche.agreed(9, "12:00-24:00")
    assert creche.calendar().places_at(MONDAY, h(hour)) == places


def test_of_two_opening_minutes_as_near_the_earlier_counts() -> None:
    creche = Creche()
    creche.opens("7:00-12:00 12:01-19:00")
    creche.agreed(5, "0:00-12:00")
    creche.agreed(9, "12:00-24:00")
    assert creche.calendar().places_at(MONDAY, h("12:00")) == 5


def test_on_a_closed_day_the_highest_slot_counts_and_adds_no_capacity() -> None:
    creche = usual()
    creche.capacity.clear()
    creche.agreed(5, "0:00-12:00")
    creche.agreed(9, "12:00-24:00")
    calendar = creche.calendar()
    assert calendar.civil_places(SATURDAY) == (Places(0, DAY, 9),)
    assert calendar.on(SATURDAY).capacity_minutes == 0


def test_without_agreement_there_are_no_places() -> None:
    creche = Creche()
    creche.opens("7:00-19:00")
    opening = creche.calendar().on(MONDAY)
    assert (opening.capacity_minutes, opening.places) == (0, 0)
    creche.agreed(5, "8:00-12:00")
    assert creche.calendar().on(MONDAY).capacity_minutes == 240 * 5


HOURS = st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).map(lambda it: (it[0], it[0] + it[1]))


@given(
    opening=st.lists(st.tuples(st.integers(0, 1), HOURS), max_size=4),
    bounds=st.lists(st.integers(1, DAY - 1), max_size=3, unique=True),
    minute=st.integers(0, DAY - 1),
)
def test_places_at_a_minute_are_those_found_minute_by_minute(
    opening: list[tuple[int, tuple[int, int]]], bounds: list[int], minute: int
) -> None:
    creche = Creche()
    for weekday, (start, end) in opening:
        creche.opens(f"0:{start}-0:{end}", weekdays=[weekday])
    cuts = [0, *sorted(bounds), DAY]
    for places, (start, end) in enumerate(pairwise(cuts), start=1):
        creche.agreed(places, f"0:{start}-0:{end}")
    calendar = creche.calendar()

    def agreed(at: int) -> int:
        return next(places for places, end in enumerate(cuts[1:], start=1) if at % DAY < end)

    open_minutes = [
        {at for weekday, (start, end) in opening if weekday == wanted for at in range(start, end)}
        for wanted in (0, 1)
    ]
    for number, own in enumerate(open_minutes):
        assert calendar.on(day(5 + number)).minutes == len(own)
        assert calendar.on(day(5 + number)).capacity_minutes == sum(map(agreed, own))
    eve, own = open_minutes
    if minute in own or minute + DAY in eve:
        expected = agreed(minute)
    elif own:
        expected = agreed(min(sorted(own), key=lambda at: abs(at - minute)))
    else:
        expected = len(cuts) - 1
    assert calendar.places_at(TUESDAY, minute) == expected
    pieces = calendar.civil_places(TUESDAY)
    assert (pieces[0].start, pieces[-1].end) == (0, DAY)
