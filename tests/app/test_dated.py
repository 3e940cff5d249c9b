"""Dated sets: the rows in force are those of the latest first day that has come."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dated import in_force, latest
from app.structure.records import CapacitySlot, Identity

JANUARY, MARCH = date(2026, 1, 1), date(2026, 3, 1)
OLD = [CapacitySlot(first_day=JANUARY, start=0, end=720, places=20)]
NEW = [
    CapacitySlot(first_day=MARCH, start=0, end=720, places=25),
    CapacitySlot(first_day=MARCH, start=720, end=1440, places=30),
]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), []),
        (date(2026, 1, 1), OLD),
        (date(2026, 2, 28), OLD),
        (date(2026, 3, 1), NEW),
        (date(2030, 1, 1), NEW),
    ],
)
def test_a_set_holds_from_its_first_day_until_the_next_begins(
    day: date, expected: list[CapacitySlot]
) -> None:
    assert in_force(OLD + NEW, day) == expected


def test_the_latest_row_is_the_one_in_force() -> None:
    old, new = Identity(first_day=JANUARY, name="Avant"), Identity(first_day=MARCH, name="Après")
    assert latest([new, old], date(2026, 2, 1)) == old
    assert latest([new, old], MARCH) == new
    assert latest([new, old], date(2025, 1, 1)) is None


@given(order=st.permutations(OLD + NEW))
def test_the_order_of_the_rows_does_not_matter(order: list[CapacitySlot]) -> None:
    assert sorted(in_force(order, MARCH), key=lambda row: row.start) == NEW
