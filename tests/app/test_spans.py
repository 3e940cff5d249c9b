"""Spans of a day: nights pass midnight, touching spans are one, counts are exact to the minute."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidEntry
from app.spans import DAY, Span, check_span, common, merged, overlapping, spilling, steps, total, without
from tests.app.records import refused, span

SPANS = st.lists(
    st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).map(lambda it: Span(it[0], it[0] + it[1])),
    max_size=6,
)


def minutes(spans: list[Span]) -> set[int]:
    return {minute for one in spans for minute in range(one.start, one.end)}


def test_a_night_from_22_to_6_is_eight_hours() -> None:
    assert check_span(span("22:00", "30:00")).minutes == 480


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (-1, 60, "entre 0 h et 23 h 59"),
        (DAY, DAY + 60, "entre 0 h et 23 h 59"),
        (480, 480, "après son début"),
        (1320, 360, "après son début"),
        (480, 480 + DAY + 1, "au plus 24 heures"),
    ],
)
def test_what_is_no_span_is_refused(start: int, end: int, said: str) -> None:
    with refused(InvalidEntry, said, field="span"):
        check_span(Span(start, end))


def test_a_span_may_last_a_whole_day() -> None:
    assert check_span(Span(DAY - 1, 2 * DAY - 1)).minutes == DAY


def test_touching_spans_are_one() -> None:
    assert merged([span("12:00", "17:00"), span("8:00", "12:00")]) == [span("8:00", "17:00")]
    assert merged([span("8:00", "12:00"), span("12:01", "17:00")]) == [
        span("8:00", "12:00"),
        span("12:01", "17:00"),
    ]


@given(spans=SPANS)
def test_merged_spans_cover_the_same_minutes_in_order_and_apart(spans: list[Span]) -> None:
    result = merged(spans)
    assert minutes(result) == minutes(spans)
    assert all(before.end < after.start for before, after in pairwise(result))
    assert total(spans) == len(minutes(spans))


@given(left=SPANS, right=SPANS)
def test_what_two_lists_share_and_what_one_leaves_of_the_other(left: list[Span], right: list[Span]) -> None:
    assert minutes(common(left, right)) == minutes(left) & minutes(right)
    assert minutes(without(left, right)) == minutes(left) - minutes(right)
    assert common(left, right) == common(right, left)


@given(spans=SPANS)
def test_the_sweep_counts_as_minute_by_minute(spans: list[Span]) -> None:
    counted = {minute: count for start, end, count in steps(spans) for minute in range(start, end)}
    assert counted == {
        minute: sum(one.start <= minute < one.end for one in spans) for minute in minutes(spans)
    }


@given(spans=SPANS)
def test_overlapping_names_two_spans_that_share_a_minute(spans: list[Span]) -> None:
    pair = overlapping(spans)
    if pair is None:
        assert sum(one.minutes for one in spans) == len(minutes(spans))
    else:
        assert minutes([pair[0]]) & minutes([pair[1]])


def test_a_night_spills_into_the_day_that_follows_sunday_into_monday() -> None:
    week: list[list[Span]] = [[] for _ in range(7)]
    week[6] = [span("22:00", "30:00")]
    week[0] = [span("6:00", "12:00")]
    assert spilling(week) is None
    week[0] = [span("5:59", "12:00")]
    assert spilling(week) == (6, span("22:00", "30:00"), 0, span("5:59", "12:00"))


def test_two_spans_of_one_day_are_named_on_it() -> None:
    assert spilling([[span("8:00", "12:00"), span("11:00", "13:00")]]) == (
        0,
        span("8:00", "12:00"),
        0,
        span("11:00", "13:00"),
    )
