"""The PSU, estimated: the ceiling by the taux de facturation, the share, the families' part, what is missing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import Month
from app.money.psu import (
    COST,
    MEALS,
    NAPPIES,
    PRICES,
    SHARE,
    PsuMonth,
    PsuTerms,
    Service,
    ceiling_price,
    service_of,
    terms_on,
)
from app.money.tariffs import TariffBook, rounded
from app.settings import Setting
from tests.app.money.scales import OCTOBER, book, typed

TOP, LOW = PRICES[Service.BOTH]
MONTH = Month(year=2026, month=10)


def figures(cost: str = "1200") -> TariffBook:
    """Invented prices: 13 € up to 107 %, 6,50 € from 120 %."""
    return book(
        typed(COST, cost), typed(MEALS, "yes"), typed(NAPPIES, "yes"), typed(TOP, "1300"), typed(LOW, "650")
    )


def terms(cost: str = "1200") -> PsuTerms:
    found = terms_on(figures(cost), OCTOBER)
    assert isinstance(found, PsuTerms)
    return found


@pytest.mark.parametrize(
    ("billed", "realised", "cents"),
    [
        (99, 100, "1300"),
        (107, 100, "1300"),
        (10_701, 10_000, "1299.5"),
        (108, 100, "1250"),
        (1135, 1000, "975"),
        (119, 100, "700"),
        (11_999, 10_000, "650.5"),
        (120, 100, "650"),
        (121, 100, "650"),
    ],
)
def test_the_ceiling_is_flat_then_slopes_from_107_to_120_percent_then_is_flat(
    billed: int, realised: int, cents: str
) -> None:
    assert ceiling_price(1300, 650, Fraction(billed, realised)) == Fraction(cents)


def test_hours_billed_without_any_realised_have_the_lowest_ceiling() -> None:
    assert ceiling_price(1300, 650, None) == 650


@pytest.mark.parametrize("realised", [6000, 60_000, 600_000])
def test_one_minute_billed_beyond_107_percent_lowers_the_ceiling_and_no_more_than_its_part(
    realised: int,
) -> None:
    at = realised * 107 // 100
    assert ceiling_price(1300, 650, Fraction(at, realised)) == 1300
    lowered = 1300 - ceiling_price(1300, 650, Fraction(at + 1, realised))
    assert lowered == Fraction(650 * 100, 13 * realised)


@given(
    low=st.integers(0, 3000),
    more=st.integers(0, 3000),
    rate=st.fractions(0, 3),
    step=st.fractions(0, 1),
)
def test_a_higher_rate_never_has_a_higher_ceiling_nor_one_outside_the_two_prices(
    low: int, more: int, rate: Fraction, step: Fraction
) -> None:
    here = ceiling_price(low + more, low, rate)
    assert low <= here <= low + more
    assert ceiling_price(low + more, low, rate + step) <= here


@pytest.mark.parametrize(
    ("meals", "nappies", "service"),
    [
        (True, True, Service.BOTH),
        (True, False, Service.MEALS_ONLY),
        (False, True, Service.NAPPIES_ONLY),
        (False, False, Service.NEITHER),
    ],
)
def test_meals_and_nappies_choose_the_prices(meals: bool, nappies: bool, service: Service) -> None:
    assert service_of(meals=meals, nappies=nappies) is service


@pytest.mark.parametrize(
    ("cost", "rate", "retained"),
    [
        ("1200", "1", 1200),
        ("1300", "1", 1300),
        ("1301", "1", 1300),
        ("1200", "1.2", 650),
        ("600", "1.2", 600),
    ],
)
def test_the_cost_counts_within_the_ceiling(cost: str, rate: str, retained: int) -> None:
    assert terms(cost).retained(Fraction(rate)) == retained


def test_the_estimate_is_66_percent_of_the_cost_retained_less_what_families_pay() -> None:
    month = PsuMonth(
        month=MONTH, billed=6001, rate=Fraction(108, 100), terms=terms("1300"), family_cents=9301
    )
    # 6001 min × 12,50 €/h × 66 % = 825,1375 €
    assert (month.right_cents, month.cents) == (82_514, 73_213)


def test_families_that_pay_more_than_the_share_leave_less_than_nothing() -> None:
    month = PsuMonth(month=MONTH, billed=60, rate=Fraction(1), terms=terms(), family_cents=900)
    assert (month.right_cents, month.cents) == (792, -108)


def test_an_amount_of_the_families_that_can_t_be_said_leaves_no_estimate() -> None:
    month = PsuMonth(month=MONTH, billed=60, rate=Fraction(1), terms=terms(), family_cents=None)
    assert (month.right_cents, month.cents, month.missing) == (792, None, ())


def test_nothing_billed_gives_nothing_even_without_prices() -> None:
    month = PsuMonth(month=MONTH, billed=0, rate=None, terms=terms_on(book(), OCTOBER), family_cents=0)
    assert (month.right_cents, month.cents, month.missing) == (0, 0, ())


def test_each_missing_figure_is_named_and_the_prices_only_once_the_service_is_known() -> None:
    def missing(found: TariffBook) -> list[str]:
        lacking = terms_on(found, OCTOBER)
        assert isinstance(lacking, tuple)
        return [lack.what for lack in lacking]

    assert missing(book()) == [
        "le prix de revient d’une heure d’accueil",
        "l’indication « repas fournis par la crèche »",
        "l’indication « couches fournies par la crèche »",
    ]
    assert missing(book(typed(COST, "1200"), typed(MEALS, "yes"), typed(NAPPIES, "no"))) == [
        "le prix plafond de la PSU (repas seuls, jusqu’à 107\u00a0% de facturation)",
        "le prix plafond de la PSU (repas seuls, à partir de 120\u00a0% de facturation)",
    ]


def test_the_share_is_66_percent_until_the_creche_types_another() -> None:
    assert terms().share.text == "66"
    other = terms_on(TariffBook([*_rows(), typed(SHARE, "70")]), OCTOBER)
    assert isinstance(other, PsuTerms)
    assert other.share.own
    assert other.right_cents(60, Fraction(1)) == 840


def _rows() -> list[Setting]:
    return [row for tariff in (COST, MEALS, NAPPIES, TOP, LOW) for row in figures().typed(tariff)]


@pytest.mark.parametrize(
    ("amount", "whole"),
    [("0.5", 1), ("0.49", 0), ("-0.5", -1), ("-0.49", 0), ("1.5", 2), ("2.5", 3), ("7", 7), ("-7", -7)],
)
def test_amounts_round_to_the_nearest_halves_away_from_zero(amount: str, whole: int) -> None:
    assert rounded(Fraction(amount)) == whole
