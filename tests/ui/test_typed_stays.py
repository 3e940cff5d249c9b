"""A day's stays as typed: closed, still open, or the departure alone; read back as written."""

from datetime import date

import pytest

from app.care.attendance import AttendedSpan
from app.errors import InvalidEntry
from ui.typed_stays import means_absent, read_stays, written

Pairs = list[tuple[int, int | None]]


def stays(pairs: Pairs) -> list[AttendedSpan]:
    day = date(2026, 11, 23)
    return [
        AttendedSpan(enrolment_id=1, child_id=1, day=day, arrived=arrived, left=left)
        for arrived, left in pairs
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8:02-17:10", [(482, 1030)]),
        ("802-12 13-1710", [(482, 720), (780, 1030)]),
        ("8h02-", [(482, None)]),
        ("8:02 -", [(482, None)]),
        ("8:02-12, 13h–", [(482, 720), (780, None)]),
        ("22-6", [(1320, 1800)]),
        ("", []),
        ("  ", []),
    ],
)
def test_hours_are_read_generously(typed: str, read: Pairs) -> None:
    assert read_stays(typed) == read


@pytest.mark.parametrize("typed", ["midi", "8:02", "-", "8:02-12 11-", "25-26", "8:99-", "17-17"])
def test_what_is_no_stay_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry):
        read_stays(typed)


@pytest.mark.parametrize(
    ("noted", "typed", "read"),
    [
        ([(482, None)], "17:10", [(482, 1030)]),
        ([(482, None)], "1710", [(482, 1030)]),
        ([(482, 720), (780, None)], "17h", [(482, 720), (780, 1020)]),
        ([(1320, None)], "6:00", [(1320, 1800)]),
    ],
)
def test_an_hour_alone_ends_the_arrival_that_waits(noted: Pairs, typed: str, read: Pairs) -> None:
    assert read_stays(typed, stays(noted)) == read


@pytest.mark.parametrize(
    "pairs", [[], [(482, 1030)], [(482, 720), (780, None)], [(1320, 1800)], [(420, 1860)], [(0, 1440)]]
)
def test_what_is_written_is_read_back(pairs: Pairs) -> None:
    assert read_stays(written(stays(pairs))) == pairs


@pytest.mark.parametrize(
    ("typed", "means"), [("abs", True), (" Abs. ", True), ("absente", True), ("8-12", False)]
)
def test_absent_is_understood(typed: str, means: bool) -> None:
    assert means_absent(typed) is means
