"""A month's figures: opening, status, who arrived and left, paths in and out, the same whatever the rows' order."""

from dataclasses import fields
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.days import Month
from app.families.records import Gender
from app.insertion.outcomes import Outcome
from app.report.monthly_report import ParentsPart, PathsPart, Status
from tests.app.creche import OCTOBER, Creche, day, usual


def test_opening_days_minutes_and_amplitude() -> None:
    creche = usual()
    creche.closes(day(1))
    creche.closes(day(2), text="12:00-14:00")
    creche.holiday(day(5))
    part = creche.report().opening
    assert (part.days, part.by_weekday) == (20, (3, 4, 4, 4, 5, 0, 0))
    assert part.minutes == 20 * 720 - 120
    assert part.longest_day_minutes == 720


def test_a_month_without_opening_has_no_days() -> None:
    part = Creche().report().opening
    assert (part.days, part.minutes, part.longest_day_minutes) == (0, 0, 0)


def test_capacity_and_rates_show_what_they_are_made_of() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00", first=day(5), last=day(6))
    creche.came(enrolment, day(5), "8:00-16:00")
    report = creche.report(today=day(6))
    assert report.hours.capacity == 22 * 7200
    assert (report.rates.facturation.numerator, report.rates.facturation.denominator) == (540, 480)
    assert (report.rates.occupancy_real.numerator, report.rates.occupancy_real.denominator) == (480, 158400)
    assert report.rates.occupancy_financial.numerator == 540


@pytest.mark.parametrize(
    ("today", "recorded", "status"),
    [
        (day(31), True, Status.PROVISIONAL),  # the month isn't over on its last day
        (date(2026, 11, 1), True, Status.COMPLETE),
        (date(2026, 11, 1), False, Status.PROVISIONAL),
    ],
)
def test_a_month_is_complete_once_over_with_nothing_missing(
    today: date, recorded: bool, status: Status
) -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00", first=day(5), last=day(5))
    if recorded:
        creche.came(enrolment, day(5), "8:00-17:00")
    assert creche.report(today=today).status is status


@pytest.mark.parametrize(
    ("stays", "arrived", "left"),
    [
        ([("2026-09-01", "2026-12-31")], 0, 0),
        ([("2026-10-01", "2026-12-31")], 1, 0),
        ([("2026-09-01", "2026-10-31")], 0, 1),
        ([("2026-10-05", "2026-10-05")], 1, 1),
        ([("2026-09-01", "2026-10-09"), ("2026-10-10", "2026-12-31")], 0, 0),  # renewed without a gap
        ([("2026-09-01", "2026-10-31"), ("2026-11-01", "2026-12-31")], 0, 0),
        ([("2026-09-01", "2026-10-09"), ("2026-10-12", "2026-12-31")], 1, 1),  # left, then came back
        ([("2026-10-02", "2026-10-03"), ("2026-10-12", "2026-10-13")], 1, 1),  # each child once
    ],
)
def test_arrived_and_left_are_judged_on_the_eve_and_the_morrow(
    stays: list[tuple[str, str]], arrived: int, left: int
) -> None:
    creche = usual()
    child = creche.child()
    for first, last in stays:
        creche.enrol(child, first=date.fromisoformat(first), last=date.fromisoformat(last))
    part = creche.report().children
    assert (part.enrolled, part.arrived, part.left) == (1, arrived, left)


def test_a_child_enrolled_in_another_month_only_is_not_counted() -> None:
    creche = usual()
    creche.enrol(last=date(2026, 9, 30))
    creche.enrol(first=date(2026, 11, 1))
    assert creche.report().children.enrolled == 0


@pytest.mark.parametrize(
    ("entry", "exit_day", "expected"),
    [
        ("2026-09-30", None, (1, 0, 0, 1)),
        ("2026-10-01", None, (0, 1, 0, 1)),
        ("2026-09-01", "2026-09-30", (0, 0, 0, 0)),
        ("2026-09-01", "2026-10-01", (1, 0, 1, 0)),
        ("2026-09-01", "2026-10-31", (1, 0, 1, 0)),  # out at the last midnight
        ("2026-10-05", "2026-10-05", (0, 1, 1, 0)),
        ("2026-09-01", "2026-11-01", (1, 0, 0, 1)),
        ("2026-11-01", None, (0, 0, 0, 0)),
        ("2026-11-01", "2026-11-05", (0, 0, 0, 0)),
    ],
)
def test_paths_are_stocks_at_midnight_and_flows_between(
    entry: str, exit_day: str | None, expected: tuple[int, int, int, int]
) -> None:
    creche = usual()
    creche.path(
        creche.parent(), date.fromisoformat(entry), date.fromisoformat(exit_day) if exit_day else None
    )
    first, entered, exited, last = expected
    assert creche.report().insertion.paths == PathsPart(
        open_first_day=first, entered=entered, exited=exited, open_last_day=last
    )


DAYS = st.dates(date(2026, 8, 1), date(2026, 12, 31))


@settings(max_examples=40)
@given(stays=st.lists(st.tuples(DAYS, st.one_of(st.none(), DAYS)), max_size=6))
def test_the_first_stock_plus_entered_minus_exited_is_the_last(
    stays: list[tuple[date, date | None]],
) -> None:
    creche = usual()
    for entry, exit_day in stays:
        creche.path(creche.parent(), entry, max(entry, exit_day) if exit_day else None)
    months = [creche.report(month).insertion.paths for month in OCTOBER.until(OCTOBER.plus(1))]
    for part in months:
        assert part.open_first_day + part.entered - part.exited == part.open_last_day
    assert months[0].open_last_day == months[1].open_first_day
    last_midnight = [
        entry <= OCTOBER.last and (exit_day is None or max(entry, exit_day) > OCTOBER.last)
        for entry, exit_day in stays
    ]
    assert months[0].open_last_day == sum(last_midnight)


def test_parents_are_those_of_a_path_open_on_a_day_of_the_month() -> None:
    creche = usual()
    creche.path(creche.parent(gender=Gender.WOMAN, birth=date(2000, 10, 31)), day(1))  # 26 on the last day
    creche.path(creche.parent(gender=Gender.WOMAN, birth=date(2000, 11, 1)), day(1))
    creche.path(creche.parent(gender=Gender.MAN), date(2026, 1, 1), day(1))
    creche.path(creche.parent(), date(2026, 1, 1), date(2026, 9, 30))
    twice = creche.parent()
    creche.path(twice, date(2026, 1, 1), day(5))
    creche.path(twice, day(6))
    assert creche.report().insertion.parents == ParentsPart(total=4, women=2, under_26=1)


def test_outcomes_are_those_of_the_months_exits() -> None:
    creche = usual()
    for outcome, exit_day in (
        (Outcome.CDI, day(1)),
        (Outcome.CDI, day(31)),
        (Outcome.QUALIFYING_TRAINING, day(9)),
        (Outcome.MOVED_AWAY, day(9)),
        (Outcome.CDI, date(2026, 9, 30)),
    ):
        creche.path(creche.parent(), date(2026, 1, 1), exit_day, outcome)
    report = creche.report()
    assert report.insertion.outcomes == {"cdi": 2, "qualifying_training": 1, "moved_away": 1}
    assert (report.history[-1].exits, report.history[-1].exits_to_work_or_training) == (4, 3)
    creche.rule("outcome.moved_away", "transition", since=OCTOBER.first)
    assert creche.report().history[-1].exits_to_work_or_training == 4


def lively() -> Creche:
    """Something of everything."""
    creche = usual()
    creche.opens("22:00-30:00", weekdays=[4], since=day(12))
    creche.closes(day(20), text="12:00-14:00")
    creche.rule("rounding", "outer_half_hours", since=OCTOBER.first)
    for number in range(4):
        enrolment = creche.enrol(text=f"{7 + number}:10-17:00", last=day(31 - number))
        creche.weeks(enrolment, "8:00-12:00", "13:00-18:00", since=day(13 + number))
        creche.instead(enrolment, day(14 + number), "6:00-10:00 21:00-29:00")
        creche.came(enrolment, day(5 + number), "8:02-12:05 13:30-17:52")
        creche.came(enrolment, day(9), "22:00-30:00")
        creche.away(enrolment, day(12), day(13))
        creche.away(enrolment, day(14), day(18 + number))
        creche.path(creche.parent(creche.children[number]), day(2 + number))
    return creche


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000))
def test_the_order_of_the_rows_changes_nothing(seed: int) -> None:
    creche = lively()
    random = Random(seed)
    for one in fields(creche):
        random.shuffle(getattr(creche, one.name))
    assert creche.report() == lively().report()


def test_hours_by_kind_add_up() -> None:
    hours = lively().report().hours
    assert hours.reserved == sum(
        kind.reserved for kind in (hours.by_kind.regular, hours.by_kind.occasional, hours.by_kind.emergency)
    )
    assert hours.realised == hours.by_kind.regular.realised > 0


def test_a_month_to_come_is_provisional_and_empty_of_facts() -> None:
    creche = usual()
    creche.enrol(text="8:00-17:00", first=day(5), last=day(6))
    report = creche.report(today=date(2026, 9, 1))
    assert (report.status, report.attendance.missing, report.attendance.expected) == (
        Status.PROVISIONAL,
        0,
        2,
    )
    assert report.hours.reserved == 1080


def test_months_before_the_creche_count_nothing() -> None:
    report = usual().report(Month(year=2020, month=2))
    assert (report.structure.capacity, report.opening.days, len(report.history)) == (0, 0, 1)
