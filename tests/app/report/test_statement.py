"""A period's statement: what is recorded, what is reserved to come, and when a column is real."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.families.records import Regime
from app.report.monthly_report import HoursByKind, KindHours, MonthlyReport, Rate, Status
from app.report.periods import Period
from app.report.statement import Known, Statement, statement_of
from app.report.statement_sums import added
from tests.app.creche import LATER, Creche, day, usual

AUTUMN = Period.parse("2026-T4")
NOTHING = Known()


def asked(creche: Creche, today: date, period: Period = AUTUMN, known: Known = NOTHING) -> Statement:
    return statement_of(creche.facts(), period, today, known)


def three_days() -> Creche:
    """Nine hours reserved on 5, 6 and 7 October."""
    creche = usual()
    creche.enrol(creche.child(), "8:00-17:00", first=day(5), last=day(7))
    return creche


def hours(statement: Statement) -> tuple[KindHours, KindHours]:
    return statement.forecast.sums.hours, statement.actual.sums.hours


@pytest.mark.parametrize(
    ("today", "reserved_so_far", "to_come"),
    [(day(4), 0, 3), (day(5), 1, 3), (day(6), 2, 2), (day(7), 3, 1), (day(8), 3, 0)],
)
def test_a_day_not_recorded_is_forecast_until_it_is_over_and_never_actual(
    today: date, reserved_so_far: int, to_come: int
) -> None:
    forecast, actual = hours(asked(three_days(), today))
    assert forecast == KindHours(reserved=3 * 540, realised=to_come * 540, billed=to_come * 540)
    assert actual == KindHours(reserved=reserved_so_far * 540)


def test_what_is_recorded_today_takes_the_place_of_what_was_reserved() -> None:
    creche = three_days()
    (enrolment,) = creche.enrolments
    creche.came(enrolment, day(5), "8:00-12:00")
    forecast, actual = hours(asked(creche, day(5)))
    assert actual == KindHours(reserved=540, realised=240, billed=540)
    assert forecast == KindHours(reserved=3 * 540, realised=240 + 2 * 540, billed=3 * 540)


def test_an_arrival_without_departure_today_is_still_forecast() -> None:
    creche = three_days()
    (enrolment,) = creche.enrolments
    creche.arrived(enrolment, day(7), "8:00")
    forecast, actual = hours(asked(creche, day(7)))
    assert (forecast.realised, actual.realised) == (540, 0)


def test_an_absence_already_noted_for_a_day_to_come_is_forecast_as_that_absence() -> None:
    creche = three_days()
    (enrolment,) = creche.enrolments
    creche.away(enrolment, day(6), reason=AbsenceReason.HOSPITAL)
    creche.away(enrolment, day(7), reason=AbsenceReason.UNANNOUNCED)
    forecast, actual = hours(asked(creche, day(5)))
    assert forecast == KindHours(reserved=3 * 540, realised=540, billed=540 + 540)
    assert actual == KindHours(reserved=540)


def test_hours_are_split_by_kind_and_by_the_regime_that_is_known() -> None:
    creche = usual()
    farm, sea, unknown = (creche.child(name=f"{name} Żółć") for name in ("Ann", "Bao", "Zoé"))
    creche.came(creche.enrol(farm, "8:00-17:00", first=day(5), last=day(5)), day(5), "8:00-17:00")
    creche.came(creche.enrol(sea, kind=Kind.OCCASIONAL), day(6), "9:00-11:00")
    creche.came(creche.enrol(unknown, kind=Kind.EMERGENCY), day(7), "9:00-10:00")
    known = Known(regimes={farm.id: Regime.AGRICULTURAL, sea.id: Regime.MARITIME})
    sums = asked(creche, LATER, known=known).actual.sums
    assert {kind: one.realised for kind, one in sums.by_kind.items()} == {
        Kind.REGULAR: 540,
        Kind.OCCASIONAL: 120,
        Kind.EMERGENCY: 60,
    }
    assert {regime: one.realised for regime, one in sums.by_regime.items()} == {
        Regime.GENERAL: 0,
        Regime.AGRICULTURAL: 540,
        Regime.MARITIME: 120,
        Regime.OTHER: 0,
        None: 60,
    }


@pytest.mark.parametrize(
    ("today", "is_real"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True), (date(2027, 2, 1), True)]
)
def test_the_real_column_waits_for_the_last_month_to_be_over(today: date, is_real: bool) -> None:
    creche = three_days()
    (enrolment,) = creche.enrolments
    creche.came_every_day(enrolment, "8:00-17:00", day(5), day(7))
    statement = asked(creche, today)
    assert (statement.real is not None) is is_real
    assert statement.real == (statement.forecast if is_real else None)


def test_one_day_not_recorded_keeps_the_real_column_empty_and_its_month_says_so() -> None:
    statement = asked(three_days(), date(2027, 1, 1))
    assert statement.real is None
    october, november, _ = statement.months
    assert (october.status, october.missing) == (Status.PROVISIONAL, 3)
    assert (november.status, november.missing) == (Status.COMPLETE, 0)


def test_months_before_the_first_opening_ask_for_nothing() -> None:
    creche = Creche()
    creche.opens("8:00-18:00", since=day(1, month=11))
    creche.agreed(10, since=day(1, month=11))
    statement = asked(creche, date(2027, 1, 1))
    assert [part.status for part in statement.months] == [None, Status.COMPLETE, Status.COMPLETE]
    assert statement.real is not None


def test_opening_and_capacity_run_up_to_today_or_to_the_periods_end() -> None:
    statement = asked(three_days(), day(6))
    assert statement.actual.sums.opening_days == 4  # 1, 2, 5 and 6 October
    assert statement.forecast.sums.opening_days == sum(
        day.open for day in three_days().facts().calendar.between(AUTUMN.first, AUTUMN.last)
    )
    assert statement.actual.sums.capacity * statement.forecast.sums.opening_days == (
        statement.forecast.sums.capacity * 4
    )


def test_a_child_counts_once_in_the_period_and_once_it_has_come() -> None:
    creche = usual()
    here, later = creche.child(), creche.child(name="Ann O’Connor")
    creche.enrol(here, first=day(1), last=day(31, month=12))
    creche.enrol(later, first=day(2, month=11), last=day(31, month=12))
    creche.path(creche.parent(here), day(20))
    before, after = asked(creche, day(19)), asked(creche, day(2, month=11))
    assert (before.actual.children, before.actual.avip) == (1, 0)
    assert (after.actual.children, after.actual.avip) == (2, 1)
    assert (before.forecast.children, before.forecast.avip) == (2, 1)


def given(report: MonthlyReport) -> MonthlyReport:
    return replace(report, status=Status.CLOSED)


def test_a_closed_month_gives_its_stored_hours_and_no_difference_where_the_facts_still_agree() -> None:
    creche = three_days()
    (enrolment,) = creche.enrolments
    creche.came_every_day(enrolment, "8:00-17:00", day(5), day(7))
    known = Known(given={"2026-10": given(creche.report())})
    october = asked(creche, LATER, known=known).months[0]
    assert (october.status, october.differs) == (Status.CLOSED, False)
    assert october.actual == october.forecast
    assert october.actual.hours.realised == 3 * 540


def test_a_closed_month_whose_facts_have_moved_keeps_its_figures_and_says_so() -> None:
    creche = three_days()
    report = creche.report()
    stored = KindHours(reserved=60, realised=50, billed=55)
    parts = replace(
        report.hours, capacity=7, by_kind=HoursByKind(regular=stored, occasional=stored, emergency=stored)
    )
    known = Known(given={"2026-10": given(replace(report, hours=parts))})
    statement = asked(creche, LATER, known=known)
    october = statement.months[0]
    assert october.differs
    assert (october.actual.capacity, october.missing) == (7, 0)
    assert statement.actual.sums.hours == KindHours(reserved=180, realised=150, billed=165)


def test_the_months_add_up_to_the_period_and_to_the_monthly_reports() -> None:
    creche = three_days()
    (enrolment,) = creche.enrolments
    creche.came(enrolment, day(5), "8:00-16:10")
    statement = asked(creche, date(2027, 1, 1))
    assert added([part.actual for part in statement.months]) == statement.actual.sums
    assert statement.actual.sums.hours.realised == creche.report().hours.realised


def test_rates_show_what_they_are_made_of() -> None:
    creche = three_days()
    (enrolment,) = creche.enrolments
    creche.came(enrolment, day(5), "8:00-16:00")
    sums = asked(creche, LATER).actual.sums
    assert sums.facturation == Rate(numerator=540, denominator=480)
    assert sums.occupancy_real == Rate(numerator=480, denominator=sums.capacity)
    assert sums.occupancy_financial == Rate(numerator=540, denominator=sums.capacity)
