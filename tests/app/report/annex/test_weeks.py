"""The weekly surnombre calculation: the weeks of the report, with the days, the peaks and the minutes above."""

from datetime import date

import pytest

from app.days import Month
from app.report.annex.building import annex_of
from app.report.annex.records import WeekPart
from app.report.monthly_report import Rate
from tests.app.creche import LATER, OCTOBER, Creche, day
from tests.app.records import h
from tests.app.report.annex.sums import assert_adds_up


def weeks_of(creche: Creche, month: Month = OCTOBER) -> tuple[WeekPart, ...]:
    annex = annex_of(creche.facts(), month, LATER)
    assert_adds_up(annex, creche.report(month))
    return annex.weeks


def crowded(children: int, text: str = "8:00-12:00", places: int = 2) -> Creche:
    creche = Creche()
    creche.opens("8:00-12:00")
    creche.agreed(places)
    for _ in range(children):
        creche.came(creche.enrol(), day(6), text)
    return creche


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (Month(year=2026, month=10), "2026-W40", "2026-W43"),  # 4 October is a Sunday, 1 November too
        (Month(year=2026, month=11), "2026-W44", "2026-W48"),
        (Month(year=2026, month=5), "2026-W18", "2026-W22"),  # 31 May is a Sunday
    ],
)
def test_the_weeks_are_those_whose_sunday_falls_in_the_month(month: Month, first: str, last: str) -> None:
    weeks = weeks_of(crowded(1), month)
    assert (weeks[0].load.week, weeks[-1].load.week) == (first, last)
    assert all(len(week.days) == 7 and week.days[0].day.weekday() == 0 for week in weeks)


def test_a_week_says_its_rate_and_when_its_peak_began() -> None:
    week = weeks_of(crowded(3))[1]
    assert week.rate == Rate(numerator=3 * 240, denominator=5 * 240 * 2)
    assert week.peak_day is not None
    assert (week.peak_day.day, week.peak_day.peak, week.peak_day.peak_at) == (day(6), 3, h("8:00"))
    assert (week.over_capacity, week.over_limit, week.load.in_breach) == (240, 0, False)


@pytest.mark.parametrize(("children", "breach"), [(10, False), (11, True)])
def test_a_week_is_in_breach_from_the_first_minute_above_its_capacity(children: int, breach: bool) -> None:
    week = weeks_of(crowded(children))[1]
    assert (week.load.in_breach, week.over_limit) == (breach, 240)


def test_minutes_above_the_limit_are_part_of_those_above_the_agreement() -> None:
    creche = crowded(23, places=20)  # the limit: 23
    creche.came(creche.enrol(), day(6), "9:00-9:10")
    week = weeks_of(creche)[1]
    assert (week.over_capacity, week.over_limit) == (240, 10)
    assert week.days[1].peak_at == h("9:00")


def test_a_week_without_anybody_has_no_peak() -> None:
    week = weeks_of(crowded(0))[2]
    assert (week.peak_day, week.load.peak, week.days[0].peak_at) == (None, 0, None)
    assert week.rate.numerator == 0


def test_a_night_into_monday_is_present_there_and_counted_on_its_sunday() -> None:
    creche = Creche()
    creche.opens("20:00-32:00", weekdays=[6])
    creche.agreed(5)
    creche.came(creche.enrol(), date(2026, 10, 4), "20:00-30:00")
    first, second = weeks_of(creche)[:2]
    assert (first.load.attended, first.days[6].attended) == (600, 600)
    assert (second.load.attended, second.days[0].peak, second.days[0].peak_at) == (0, 1, 0)
