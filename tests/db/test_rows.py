"""Records become rows and come back the same."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.store import Record
from db.rows import Days, field_types, shape_of, to_cell
from db.tables import TABLES
from tests.db.strategies import records


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample(Record):
    """Every column type, with and without a value."""

    whole: int
    flag: bool
    text: str
    day: date
    at: datetime
    code: Colour
    raw: bytes
    maybe_whole: int | None = None
    maybe_flag: bool | None = None
    maybe_text: str | None = None
    maybe_day: date | None = None
    maybe_at: datetime | None = None
    maybe_code: Colour | None = None
    maybe_raw: bytes | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Odd(Record):
    share: Fraction


@pytest.mark.parametrize("kind", [Sample, *TABLES], ids=lambda kind: kind.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_any_record_comes_back_the_same(kind: type[Record], data: st.DataObject) -> None:
    shape = shape_of(kind, "samples", Days())
    record = data.draw(records(kind))
    (back,) = shape.load([shape.dump(record)])
    assert back == record
    assert type(back) is kind
    assert [type(getattr(back, name)) for name in shape.fields] == [
        type(getattr(record, name)) for name in shape.fields
    ]


def test_a_row_is_what_sqlite_and_csv_hold() -> None:
    sample = Sample(
        id=7,
        whole=-3,
        flag=True,
        text="é",
        day=date(2026, 10, 6),
        at=datetime(2026, 10, 6, 8, 2, 5),
        code=Colour.BLUE,
        raw=b"\x00",
    )
    row = shape_of(Sample, "samples", Days()).dump(sample)
    assert row == (7, -3, 1, "é", "2026-10-06", "2026-10-06T08:02:05", "blue", b"\x00", *[None] * 7)
    assert [type(cell) for cell in row[:7]] == [int, int, int, str, str, str, str]


def test_a_loaded_record_is_as_frozen_as_another() -> None:
    shape = shape_of(Odd2, "odd", Days())
    (back,) = shape.load([(1, "a")])
    with pytest.raises(AttributeError):
        back.text = "b"  # type: ignore[misc]
    assert replace(back, text="b") == Odd2(id=1, text="b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Odd2(Record):
    text: str


def test_a_type_that_no_column_holds_is_a_bug_told_at_once() -> None:
    with pytest.raises(TypeError, match=r"Odd\.share"):
        field_types(Odd)
    with pytest.raises(TypeError):
        to_cell(Fraction(1, 3))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        (True, 1),
        (3, 3),
        ("a", "a"),
        (b"a", b"a"),
        (Colour.RED, "red"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4, 5, 6), "2026-01-02T03:04:05"),
    ],
)
def test_a_value_asked_for_is_turned_into_its_cell(value: Any, cell: Any) -> None:
    assert to_cell(value) == cell
    assert type(to_cell(value)) is type(cell)


def test_the_journal_tells_times_dates_codes_and_money_but_no_text() -> None:
    told = {field.name for field in field_types(Sample) if field.told}
    assert told.isdisjoint({"text", "maybe_text", "raw", "maybe_raw"})
    assert {"whole", "flag", "day", "at", "code", "maybe_code"} <= told
