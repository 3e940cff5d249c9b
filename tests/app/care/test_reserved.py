"""Reserved spans: weeks in turn, exceptions, the opening's cut, the enrolment's bounds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.care.reserved import Schedules
from app.care.schedules import Turn
from app.spans import Span
from tests.app.creche import Creche, day, usual
from tests.app.records import span

MONDAY = day(5)


def reserved(creche: Creche, on: date, number: int = 0) -> tuple[Span, ...]:
    schedules = Schedules(creche.rows().schedules)
    return schedules.reserved(creche.enrolments[number], creche.calendar().on(on)).spans


def test_the_pattern_is_cut_to_the_opening_of_the_day() -> None:
    creche = usual()
    creche.enrol(text="6:30-20:00")
    creche.closes(day(6), text="12:00-13:00")
    assert reserved(creche, MONDAY) == (span("7:00", "19:00"),)
    assert reserved(creche, day(6)) == (span("7:00", "12:00"), span("13:00", "19:00"))


def test_nothing_of_the_pattern_is_reserved_on_a_closed_day() -> None:
    creche = usual()
    creche.enrol(text="8:00-17:00")
    creche.closes(MONDAY)
    assert reserved(creche, MONDAY) == ()
    assert reserved(creche, day(10)) == ()


def test_an_exception_is_the_days_whole_list_uncut_and_even_on_a_closed_day() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00")
    creche.instead(enrolment, MONDAY, "6:00-9:00 18:00-20:00")
    creche.instead(enrolment, day(10), "9:00-12:00")
    creche.instead(enrolment, day(6))
    assert reserved(creche, MONDAY) == (span("6:00", "9:00"), span("18:00", "20:00"))
    assert reserved(creche, day(10)) == (span("9:00", "12:00"),)
    assert reserved(creche, day(6)) == ()


def test_an_enrolment_without_weeks_reserves_by_exceptions_alone() -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.instead(enrolment, MONDAY, "8:00-9:00")
    assert reserved(creche, MONDAY) == (span("8:00", "9:00"),)
    assert reserved(creche, day(6)) == ()


@pytest.mark.parametrize(("number", "expected"), [(4, 0), (5, 1), (9, 1), (10, 0), (12, 0)])
def test_nothing_is_reserved_outside_the_enrolment(number: int, expected: int) -> None:
    creche = usual()
    creche.opens("7:00-19:00", weekdays=range(7), since=day(1))
    enrolment = creche.enrol(text="8:00-17:00", first=day(5), last=day(9))
    creche.instead(enrolment, day(12), "8:00-9:00")
    assert len(reserved(creche, day(number))) == expected


def test_overlapping_spans_of_a_pattern_count_once() -> None:
    creche = usual()
    creche.enrol(text="8:00-12:00 11:00-17:00")
    assert reserved(creche, MONDAY) == (span("8:00", "17:00"),)


def test_a_new_pattern_holds_from_its_day_on_and_keeps_the_past() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00")
    creche.weeks(enrolment, "9:00-12:00", since=day(7))
    creche.weeks(enrolment, "13:00-15:00", since=day(14))
    found = [reserved(creche, day(number))[0] for number in (6, 7, 13, 14)]
    assert found == [
        span("8:00", "17:00"),
        span("9:00", "12:00"),
        span("9:00", "12:00"),
        span("13:00", "15:00"),
    ]


def test_before_the_first_pattern_nothing_is_reserved() -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.weeks(enrolment, "8:00-17:00", since=day(7))
    assert reserved(creche, day(6)) == ()


def test_weeks_in_turn_are_counted_from_the_anchor_monday_across_53_weeks() -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.weeks(enrolment, "8:00-9:00", "10:00-11:00", anchor=date(2026, 12, 14))
    mondays = [date(2026, 12, 14) + timedelta(days=7 * number) for number in range(4)]
    starts = [reserved(creche, monday)[0].start // 60 for monday in mondays]
    assert starts == [8, 10, 8, 10]


def test_weeks_by_parity_meet_at_the_border_of_the_year_of_53_weeks() -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.weeks(enrolment, "8:00-9:00", "10:00-11:00", turn=Turn.ISO_PARITY)
    mondays = [date(2026, 12, 14) + timedelta(days=7 * number) for number in range(4)]
    starts = [reserved(creche, monday)[0].start // 60 for monday in mondays]
    assert starts == [8, 10, 8, 8]  # weeks 51, 52, 53, then 1: odd, even, odd, odd


def test_a_renewal_that_keeps_the_anchor_keeps_the_turn() -> None:
    creche = usual()
    anchor = date(2026, 9, 7)
    former = creche.enrol(last=day(11))
    creche.weeks(former, "8:00-9:00", "10:00-11:00", anchor=anchor)
    renewed = creche.enrol(first=day(12))
    creche.weeks(renewed, "8:00-9:00", "10:00-11:00", anchor=anchor)
    assert reserved(creche, day(5))[0].start // 60 == 8
    assert reserved(creche, day(12), 1)[0].start // 60 == 10


@given(weeks=st.integers(1, 10), back=st.integers(-40, 40), on=st.integers(0, 120))
def test_the_turn_is_the_same_from_an_anchor_whole_rounds_away(weeks: int, back: int, on: int) -> None:
    creche = usual()
    texts = [f"{8 + week}:00-{9 + week}:00" for week in range(weeks)]
    near, far = creche.enrol(), creche.enrol()
    anchor = date(2026, 10, 5)
    creche.weeks(near, *texts, anchor=anchor)
    creche.weeks(far, *texts, anchor=anchor + timedelta(days=7 * weeks * back))
    there = date(2026, 9, 1) + timedelta(days=on)
    assert reserved(creche, there, 0) == reserved(creche, there, 1)
    monday = anchor - timedelta(days=7 * (abs(back) % weeks))
    if monday >= date(2026, 9, 1):
        assert reserved(creche, monday)[0].start // 60 == 8 + (-abs(back)) % weeks
