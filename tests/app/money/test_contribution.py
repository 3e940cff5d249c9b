"""A family's contribution: floor, ceiling, rates, rounding, and what is named where something is missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.families.records import Resources
from app.money.contribution import HourlyRate, Lacks, contribution_of, hourly_rate
from app.money.scale import CEILING, FLOOR, RATES, STRUCTURE, StructureKind
from app.money.tariffs import TariffBook
from tests.app.money.scales import OCTOBER, book, resources, typed

WHOLE = book(typed(FLOOR, "80100"))
"""The scale of 2026 with an invented floor of 801 €: no source gives one."""


def rate_of(*rows: Resources, on: date = OCTOBER, figures: TariffBook = WHOLE) -> HourlyRate:
    found = hourly_rate(figures, rows, on)
    assert isinstance(found, HourlyRate)
    return found


def lacking(*rows: Resources, on: date = OCTOBER, figures: TariffBook = WHOLE) -> list[str]:
    found = hourly_rate(figures, rows, on)
    assert not isinstance(found, HourlyRate)
    return [lack.what for lack in found]


@pytest.mark.parametrize(
    ("euros", "counted", "cents"),
    [
        ("0.00", 80_100, 50),  # 801 € × 0,0619 % = 0,4958… €
        ("800.99", 80_100, 50),
        ("801.00", 80_100, 50),
        ("801.01", 80_101, 50),
        ("1500.00", 150_000, 93),  # 0,9285 €
        ("8499.99", 849_999, 526),
        ("8500.00", 850_000, 526),  # 5,2615 €
        ("8500.01", 850_000, 526),
        ("99999.00", 850_000, 526),
    ],
)
def test_resources_count_within_floor_and_ceiling(euros: str, counted: int, cents: int) -> None:
    rate = rate_of(resources(euros))
    assert (rate.counted_cents, rate.cents) == (counted, cents)


@pytest.mark.parametrize(
    ("dependants", "aeeh", "percent"),
    [
        *((1, 0, "0.0619"), (2, 0, "0.0516"), (3, 0, "0.0413"), (4, 0, "0.0310"), (7, 0, "0.0310")),
        *((8, 0, "0.0206"), (20, 0, "0.0206")),
        *((1, 1, "0.0516"), (2, 2, "0.0310"), (3, 1, "0.0310"), (7, 1, "0.0206"), (8, 3, "0.0206")),
    ],
)
def test_the_rate_goes_down_with_children_and_once_more_for_each_aeeh(
    dependants: int, aeeh: int, percent: str
) -> None:
    assert rate_of(resources(dependants=dependants, aeeh=aeeh)).rate.text == percent


@pytest.mark.parametrize(
    ("dependants", "percent"),
    [(1, "0.0516"), (2, "0.0413"), (3, "0.0310"), (5, "0.0310"), (6, "0.0206"), (9, "0.0206")],
)
def test_a_parental_creche_has_its_own_rates(dependants: int, percent: str) -> None:
    parental = book(typed(FLOOR, "80100"), typed(STRUCTURE, StructureKind.PARENTAL))
    assert rate_of(resources(dependants=dependants), figures=parental).rate.text == percent


def test_a_rate_that_falls_on_half_a_cent_goes_up() -> None:
    rate = typed(RATES[StructureKind.COLLECTIVE][0][1], "0.0500")
    # 1 010,00 € × 0,05 % = 0,505 €
    assert rate_of(resources("1010.00"), figures=book(typed(FLOOR, "0"), rate)).cents == 51


def test_an_hourly_rate_carries_the_rows_that_it_comes_from() -> None:
    row = resources("9000.00", dependants=2)
    rate = rate_of(row)
    assert rate.resources == row
    assert (rate.floor.own, rate.floor.first_day) == (True, date(2026, 1, 1))
    assert (rate.ceiling.own, rate.ceiling.first_day, rate.ceiling.value) == (
        False,
        date(2025, 9, 1),
        850_000,
    )
    assert (rate.rate.key, rate.rate.first_day) == ("money.rate.collective.2", date(2022, 1, 1))


@pytest.mark.parametrize(
    ("day", "ceiling"),
    [
        (date(2018, 12, 31), 487_462),
        (date(2019, 9, 1), 530_000),
        (date(2020, 1, 1), 560_000),
        (date(2022, 1, 1), 600_000),
        (date(2024, 8, 31), 600_000),
        (date(2024, 9, 1), 700_000),
        (date(2025, 8, 31), 700_000),
        (date(2025, 9, 1), 850_000),
    ],
)
def test_the_known_ceilings_hold_from_their_day(day: date, ceiling: int) -> None:
    found = TariffBook([]).on(CEILING, day)
    assert found is not None
    assert found.value == ceiling


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2019, 1, 1), date(2021, 1, 1), OCTOBER])
def test_a_floor_that_no_source_gives_is_empty(day: date) -> None:
    assert TariffBook([]).on(FLOOR, day) is None


def test_what_the_creche_typed_holds_from_its_day_and_until_a_newer_row() -> None:
    figures = book(typed(CEILING, "720000", date(2025, 1, 1)))
    assert [
        (found.value, found.own)
        for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 9, 1))
        if (found := figures.on(CEILING, day))
    ] == [(700_000, False), (720_000, True), (850_000, False)]


def test_what_is_missing_is_named_each_with_where_to_type_it() -> None:
    assert lacking(resources(), figures=book()) == ["le plancher de ressources"]
    assert lacking() == ["le montant des ressources de la famille"]
    assert lacking(resources(None)) == ["le montant des ressources de la famille"]
    assert lacking(resources(dependants=0)) == ["le nombre d’enfants à charge"]
    assert lacking(resources(since=date(2020, 1, 1)), on=date(2021, 6, 1), figures=book()) == [
        "le taux d’effort, collectif, 1 enfant",
        "le plancher de ressources",
        "le plafond de ressources",
    ]
    found = hourly_rate(book(), [resources()], OCTOBER)
    assert isinstance(found, tuple)
    assert found[0].sentence == (
        "il manque le plancher de ressources au 1er\u00a0octobre\u00a02026 : à indiquer dans Paramètres, rubrique "
        "«\u00a0Contribution des familles et PSU\u00a0»"
    )


def test_the_row_of_the_day_holds() -> None:
    rows = [resources("1000.00"), resources("2000.00", since=date(2026, 10, 15))]
    assert rate_of(*rows, on=date(2026, 10, 14)).counted_cents == 100_000
    assert rate_of(*rows, on=date(2026, 10, 15)).counted_cents == 200_000


def test_a_month_is_the_sum_of_its_stretches_each_to_the_cent() -> None:
    rows = [resources("1500.00"), resources("2000.00", since=date(2026, 10, 15))]
    days = [(date(2026, 10, number), 485) for number in (13, 14, 15, 16)] + [(date(2026, 10, 20), 0)]
    found = contribution_of(days, lambda day: hourly_rate(WHOLE, rows, day))
    assert [(one.first_day.day, one.last_day.day, one.minutes, one.cents) for one in found.stretches] == [
        (13, 14, 970, 1504),  # 970 min × 0,93 €/h = 15,035 €, which goes up
        (15, 16, 970, 2005),  # × 1,24 €/h = 20,0466… €
    ]
    assert (found.minutes, found.cents, found.missing) == (1940, 3509, ())


def test_a_month_with_a_stretch_unknown_has_no_amount_and_says_why() -> None:
    rows = [resources("1500.00", since=date(2026, 10, 15))]
    days = [(date(2026, 10, number), 60) for number in (13, 14, 15)]
    found = contribution_of(days, lambda day: hourly_rate(WHOLE, rows, day, "Foyer Martin"))
    assert found.cents is None
    assert found.known_cents == 93
    assert [(lack.what, lack.day.day) for lack in found.missing] == [
        ("le montant des ressources de la famille (Foyer Martin)", 13)
    ]


def test_nothing_billed_costs_nothing_even_where_resources_are_unknown() -> None:
    found = contribution_of([(OCTOBER, 0)], lambda day: hourly_rate(WHOLE, [], day))
    assert (found.cents, found.missing, found.stretches) == (0, (), ())


@given(
    low=st.integers(0, 2_000_000),
    more=st.integers(0, 500_000),
    dependants=st.integers(1, 20),
    aeeh=st.integers(0, 5),
)
def test_more_resources_never_cost_less_and_more_children_never_more(
    low: int, more: int, dependants: int, aeeh: int
) -> None:
    def cents(monthly: int, children: int, helped: int) -> int:
        row = Resources(
            home_id=1,
            first_day=date(2026, 1, 1),
            monthly_cents=monthly,
            dependants=children,
            aeeh_children=helped,
        )
        return rate_of(row).cents

    here = cents(low, dependants, aeeh)
    assert here <= cents(low + more, dependants, aeeh)
    assert here >= cents(low, dependants + 1, aeeh)
    assert here >= cents(low, dependants, aeeh + 1)
    assert 50 * 206 // 619 - 1 <= here <= 526


@given(days=st.lists(st.integers(0, 1440), max_size=31), turn=st.integers(0, 31))
def test_the_stretches_hold_every_billed_minute_once(days: list[int], turn: int) -> None:
    first = OCTOBER + timedelta(days=turn)
    rows = [resources("1500.00"), resources("2345.67", since=first)]

    def rate_on(day: date) -> HourlyRate | Lacks:
        return hourly_rate(WHOLE, rows, day)

    dated = [(OCTOBER + timedelta(days=number), minutes) for number, minutes in enumerate(days)]
    found = contribution_of(dated, rate_on)
    assert found.minutes == sum(days)
    assert len(found.stretches) <= 2
    assert found.cents == sum(one.cents or 0 for one in found.stretches)
    longer = contribution_of([(day, minutes + 1) for day, minutes in dated], rate_on)
    assert (longer.cents or 0) >= (found.cents or 0)
