"""Where entries stand in the agenda's grid: crowds share their day's width, the shortest holds a line of text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insertion.agenda import AgendaEntry, EntryKind
from app.insertion.interviews import Interview
from tests.app.records import h
from ui.pages.insertion.agenda.places import Placed, days_shown, hours_shown, place_day

MONDAY = date(2026, 11, 23)


def at(text: str, number: int = 1) -> AgendaEntry:
    """« 9:00-9:45 »."""
    start, _, end = text.partition("-")
    one = Interview(id=number, path_id=1, day=MONDAY, start=h(start), minutes=h(end) - h(start))
    return AgendaEntry(kind=EntryKind.INTERVIEW, day=MONDAY, start=one.start, end=one.end, record=one)


def places(*spans: str) -> list[tuple[int, int, int, int]]:
    """« 9:00-9:45 » each: row, rows, column, columns, in order of the day."""
    entries = [at(one, number) for number, one in enumerate(spans, start=1)]
    found = place_day(MONDAY, entries, *hours_shown(entries))
    return [(one.row, one.rows, one.column, one.columns) for one in found.placed]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (["8:00-8:45"], [(0, 3, 0, 1)]),
        (["9:10-9:50"], [(4, 4, 0, 1)]),  # outwards to the quarter
        (["9:00-9:05"], [(4, 2, 0, 1)]),  # as tall as a line of text
        (["9:00-9:45", "9:45-10:30"], [(4, 3, 0, 1), (7, 3, 0, 1)]),  # one ends where the other begins
        (["9:00-9:45", "9:30-10:15"], [(4, 3, 0, 1), (6, 3, 1, 1)]),
        (["9:00-9:15", "9:15-9:30"], [(4, 2, 0, 1), (5, 2, 1, 1)]),  # drawn longer than they are
        (["17:45-18:00"], [(38, 2, 0, 1)]),  # the last of the grid is not cut
    ],
)
def test_an_entry_takes_the_quarters_it_touches(
    spans: list[str], expected: list[tuple[int, int, int, int]]
) -> None:
    assert places(*spans) == expected


def test_each_crowd_shares_the_whole_width_of_its_day() -> None:
    assert places("9:00-10:00", "9:00-10:00", "11:00-12:00", "11:00-12:00", "11:00-12:00", "14:00-15:00") == [
        (4, 4, 0, 3),
        (4, 4, 3, 3),
        (12, 4, 0, 2),
        (12, 4, 2, 2),
        (12, 4, 4, 2),
        (24, 4, 0, 6),
    ]


def test_a_lane_that_is_free_again_is_used_again() -> None:
    assert [column for *_, column, _ in places("9:00-10:00", "9:00-12:00", "10:00-11:00")] == [0, 1, 0]


@pytest.mark.parametrize(
    ("spans", "first", "last"),
    [
        ([], "8:00", "18:00"),
        (["8:00-18:00"], "8:00", "18:00"),
        (["7:59-9:00"], "7:00", "18:00"),
        (["17:30-18:01"], "8:00", "19:00"),
        (["23:30-24:30"], "8:00", "24:00"),  # the rest is tomorrow's
    ],
)
def test_the_hours_shown_are_the_offices_and_those_of_what_stands_outside(
    spans: list[str], first: str, last: str
) -> None:
    assert hours_shown([at(one) for one in spans]) == (h(first), h(last))


@pytest.mark.parametrize(
    ("busy", "count"),
    [
        ([], 5),
        ([date(2026, 11, 27)], 5),
        ([date(2026, 11, 28)], 6),
        ([date(2026, 11, 29)], 6),
        ([date(2026, 11, 28), date(2026, 11, 29)], 7),
    ],
)
def test_a_weekend_day_is_shown_where_something_stands_there(busy: list[date], count: int) -> None:
    assert len(days_shown(MONDAY, busy)) == count


@given(st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 480)), max_size=12))
def test_no_two_blocks_ever_share_a_cell_and_each_is_inside_the_grid(spans: list[tuple[int, int]]) -> None:
    entries = [
        AgendaEntry(
            kind=EntryKind.INTERVIEW,
            day=MONDAY,
            start=start,
            end=start + minutes,
            record=Interview(id=number, path_id=1, day=MONDAY, start=start, minutes=minutes),
        )
        for number, (start, minutes) in enumerate(spans, start=1)
    ]
    first, last = hours_shown(entries)
    day = place_day(MONDAY, entries, first, last)
    cells = [cell for one in day.placed for cell in cells_of(one)]
    assert len(cells) == len(set(cells))
    assert all(0 <= row < (last - first) // 15 and 0 <= column < day.columns for row, column in cells)
    assert len(day.placed) == len(entries)


def cells_of(one: Placed) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(one.row, one.row + one.rows)
        for column in range(one.column, one.column + one.columns)
    ]
