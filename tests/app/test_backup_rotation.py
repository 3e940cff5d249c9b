"""Which copies are kept: ten days, eight weeks, twelve months, the three newest, and those of a clock gone wrong."""

import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backup_rotation import Copy, to_drop

NOW = datetime(2026, 11, 22, 18, 30)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31))


def copy_of(made: datetime) -> Copy:
    return Copy(name=f"creche-{made:%Y-%m-%d-%H%M%S}", made=made)


def kept(*moments: datetime, now: datetime = NOW) -> list[datetime]:
    copies = [copy_of(made) for made in moments]
    dropped = to_drop(copies, now)
    return sorted(one.made for one in copies if one.name not in dropped)


def test_nothing_goes_while_there_are_three() -> None:
    today = [NOW - timedelta(minutes=n) for n in range(3)]
    assert len(kept(*today)) == 3


def test_of_one_day_the_three_newest_stay() -> None:
    today = [NOW - timedelta(minutes=n) for n in range(6)]
    assert kept(*today) == sorted(today[:3])


def test_of_an_older_day_the_newest_stays() -> None:
    days = [NOW - timedelta(days=n) for n in range(4)]
    early = days[3] - timedelta(hours=2)
    assert early not in kept(*days, early)
    assert days[3] in kept(*days, early)


@pytest.mark.parametrize(("days", "stays"), [(9, True), (10, False)])
def test_ten_days_that_have_a_copy(days: int, stays: bool) -> None:
    # From a Friday back to the Tuesday ten days before, which is the newest of neither its week nor its month.
    now = datetime(2026, 11, 20, 18, 0)
    every = [now - timedelta(days=n) for n in range(12)]
    assert (every[days] in kept(*every, now=now)) == stays


@pytest.mark.parametrize(("weeks", "stays"), [(7, True), (8, False)])
def test_eight_weeks_that_have_a_copy(weeks: int, stays: bool) -> None:
    # On a Sunday, two copies a week, and the month's own newest is another.
    sundays = [datetime(2026, 11, 29, 18, 0) - timedelta(weeks=n) for n in range(12)]
    thursdays = [one - timedelta(days=3) for one in sundays]
    ends = [datetime(2026, 9, 30, 18, 0), datetime(2026, 10, 31, 18, 0)]
    assert (sundays[weeks] in kept(*sundays, *thursdays, *ends, now=sundays[0])) == stays


@pytest.mark.parametrize(("months", "stays"), [(11, True), (12, False)])
def test_twelve_months_that_have_a_copy(months: int, stays: bool) -> None:
    firsts = [date(2026, 11, 1)]
    while len(firsts) < 16:
        firsts.append((firsts[-1] - timedelta(days=1)).replace(day=1))
    every = [datetime(day.year, day.month, 20, 18, 0) for day in firsts]
    assert (every[months] in kept(*every)) == stays


def test_a_month_of_closure_costs_no_copy() -> None:
    before = [NOW - timedelta(days=60 + n) for n in range(7)]
    assert kept(NOW, *before) == sorted([NOW, *before])


@pytest.mark.parametrize("ahead", [timedelta(seconds=1), timedelta(days=365)])
def test_a_copy_dated_after_today_stays_and_takes_nobodys_place(ahead: timedelta) -> None:
    past = [NOW - timedelta(minutes=n) for n in range(4)]
    wrong = [NOW + ahead + timedelta(seconds=n) for n in range(5)]
    assert kept(*past, *wrong) == sorted([*past[:3], *wrong])


@given(st.sets(MOMENTS, max_size=60), MOMENTS)
def test_whatever_there_is_the_newest_and_the_future_ones_stay_and_a_second_look_drops_nothing(
    moments: set[datetime], now: datetime
) -> None:
    copies = [Copy(name=str(number), made=made) for number, made in enumerate(sorted(moments))]
    dropped = to_drop(copies, now)
    past = [one for one in copies if one.made <= now]
    left = [one for one in copies if one.name not in dropped]
    assert len(set(dropped)) == len(dropped)
    assert not {one.name for one in (*past[-3:], *(one for one in copies if one.made > now))} & set(dropped)
    assert len([one for one in left if one.made <= now]) <= 34
    assert {one.made.date() for one in past[-10:]} <= {one.made.date() for one in left}
    assert to_drop(left, now) == []


def test_three_years_of_work_leave_at_most_thirty_four() -> None:
    chance, folder, day = random.Random(3), list[Copy](), date(2024, 1, 2)
    most = 0
    while day < date(2027, 1, 2):
        for _ in range(chance.choice([0, 1, 1, 2, 5]) if day.weekday() < 5 else 0):
            made = datetime(day.year, day.month, day.day, 7) + timedelta(seconds=chance.randrange(43_200))
            folder.append(copy_of(made))
            newest = max(folder, key=lambda one: one.made)
            gone = to_drop(folder, newest.made)
            folder = [one for one in folder if one.name not in gone]
            assert newest in folder
        most = max(most, len(folder))
        day += timedelta(days=1)
    assert 25 <= most <= 34
    assert min(one.made for one in folder).date() < date(2026, 2, 15)


@pytest.mark.parametrize(
    ("today", "stays"),
    [(datetime(2026, 6, 14, 18, 0), True), (datetime(2026, 6, 15, 18, 0), False)],
)
def test_a_copy_from_before_an_erasure_goes_a_year_after_it(today: datetime, stays: bool) -> None:
    # A crèche seldom opened: twelve months that have a copy reach back more than a year.
    months = [datetime(2025 + n // 6, 1 + 2 * (n % 6), 3, 18, 0) for n in range(9)]
    copies = [copy_of(made) for made in months if made <= today]
    before = copy_of(datetime(2025, 3, 3, 18, 0)).name
    assert before not in to_drop(copies, today)
    assert (before not in to_drop(copies, today, [date(2025, 6, 15)])) == stays
    assert copy_of(datetime(2025, 7, 3, 18, 0)).name not in to_drop(copies, today, [date(2025, 6, 15)])


def test_the_three_newest_stay_even_from_before_an_erasure() -> None:
    old = [copy_of(datetime(2024, 1, n, 18, 0)) for n in range(1, 6)]
    assert to_drop(old, NOW, [date(2024, 2, 1)]) == [one.name for one in old[:2]]
