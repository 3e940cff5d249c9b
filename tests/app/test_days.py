"""Days, months, weeks and ages: the tables of rules.md, and the borders."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import (
    Month,
    age_in_months,
    age_in_years,
    birthday,
    days_between,
    is_under_three,
    iso_week,
    last_day_of,
    monday_of,
)
from app.errors import InvalidEntry
from tests.app.records import refused

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "three", "six"),
    [
        ("2026-01-15", "2026-04-14", "2026-07-14"),
        ("2026-11-01", "2027-01-31", "2027-04-30"),
        ("2026-11-28", "2027-02-27", "2027-05-27"),
        ("2026-11-29", "2027-02-28", "2027-05-28"),
        ("2026-11-30", "2027-02-28", "2027-05-29"),
        ("2026-12-01", "2027-02-28", "2027-05-31"),
        ("2027-08-31", "2027-11-30", "2028-02-29"),
    ],
)
def test_the_last_day_covered_is_the_eve_of_the_same_day_number(start: str, three: str, six: str) -> None:
    assert last_day_of(d(start), months=3) == d(three)
    assert last_day_of(d(start), months=6) == d(six)


@given(start=DAYS, months=st.integers(1, 24))
def test_the_day_after_the_last_one_covered_lies_that_many_months_later(start: date, months: int) -> None:
    assert Month.of(start).plus(months) in {
        Month.of(last_day_of(start, months=months)),
        Month.of(last_day_of(start, months=months)).plus(1),
    }


@pytest.mark.parametrize(
    ("birth", "last"),
    [
        ("2023-10-15", "2026-10-14"),
        ("2024-02-29", "2027-02-28"),
        ("2025-02-28", "2028-02-27"),
        ("2024-01-01", "2026-12-31"),
    ],
)
def test_a_child_is_under_three_up_to_the_eve_of_the_third_birthday(birth: str, last: str) -> None:
    assert is_under_three(d(birth), d(last))
    assert not is_under_three(d(birth), date.fromordinal(d(last).toordinal() + 1))


def test_a_child_not_yet_born_is_not_under_three() -> None:
    assert not is_under_three(d("2026-10-15"), d("2026-10-14"))
    assert is_under_three(d("2026-10-15"), d("2026-10-15"))


@pytest.mark.parametrize(("age", "day"), [(1, "2025-03-01"), (3, "2027-03-01"), (4, "2028-02-29")])
def test_born_on_29_february_the_birthday_is_1_march_in_a_common_year(age: int, day: str) -> None:
    assert birthday(d("2024-02-29"), age) == d(day)


@pytest.mark.parametrize(
    ("birth", "day", "years", "months"),
    [
        ("2000-10-31", "2026-10-30", 25, 311),
        ("2000-10-31", "2026-10-31", 26, 312),
        ("2024-02-29", "2025-02-28", 0, 11),
        ("2024-02-29", "2025-03-01", 1, 12),
        ("2026-10-31", "2026-10-01", 0, 0),
        ("2027-01-31", "2026-10-01", 0, 0),
    ],
)
def test_ages_are_full_years_and_months(birth: str, day: str, years: int, months: int) -> None:
    assert age_in_years(d(birth), d(day)) == years
    assert age_in_months(d(birth), d(day)) == months


@pytest.mark.parametrize(
    ("day", "week", "monday"),
    [
        ("2026-12-31", "2026-W53", "2026-12-28"),
        ("2027-01-03", "2026-W53", "2026-12-28"),
        ("2027-01-04", "2027-W01", "2027-01-04"),
        ("2026-10-11", "2026-W41", "2026-10-05"),
    ],
)
def test_weeks_are_iso_weeks_that_begin_on_monday(day: str, week: str, monday: str) -> None:
    assert iso_week(d(day)) == week
    assert monday_of(d(day)) == d(monday)


def test_a_month_knows_its_days() -> None:
    february = Month.parse("2028-02")
    assert (february.first, february.last) == (d("2028-02-01"), d("2028-02-29"))
    assert list(february.days()) == list(days_between(february.first, february.last))
    assert d("2028-02-29") in february
    assert d("2027-02-28") not in february
    assert str(february) == "2028-02"
    assert Month.of(d("2028-02-10")) == february


def test_months_follow_each_other_over_the_year() -> None:
    october = Month.parse(" 2026-10 ")
    assert str(october.plus(3)) == "2027-01"
    assert str(october.plus(-12)) == "2025-10"
    assert [str(month) for month in october.until(october.plus(2))] == ["2026-10", "2026-11", "2026-12"]
    assert list(october.until(october.plus(-1))) == []


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "26-10", "2026-1", "2026/10", "٢٠٢٦-10", "1899-12"]
)
def test_what_is_no_month_is_refused_by_a_sentence(text: str) -> None:
    with refused(InvalidEntry, "n’est pas un mois", field="month"):
        Month.parse(text)
