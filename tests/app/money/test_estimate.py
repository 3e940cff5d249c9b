"""The estimate of a month and of a longer period: child by child, its sums, what is forecast, what is missing."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.days import Month
from app.families.records import Home, Resources
from app.money.avip_cost import COSTS, ORDINARY, CostKind
from app.money.estimate import Estimate, Span
from app.money.estimating import MoneyFacts, estimate_of
from app.money.psu import COST, MEALS, NAPPIES, PRICES, Service
from app.money.scale import CEILING, FLOOR
from app.money.tariffs import TariffBook
from app.report.monthly_report import Rate, Status
from app.report.periods import Period
from app.report.statement import Known, statement_of
from app.settings import Setting
from tests.app.creche import LATER, OCTOBER, Creche, day, usual
from tests.app.money.scales import resources, typed

TOP, LOW = PRICES[Service.BOTH]
FIGURES = (
    typed(FLOOR, "80100"),
    typed(COST, "1200"),
    typed(MEALS, "yes"),
    typed(NAPPIES, "yes"),
    typed(TOP, "1300"),
    typed(LOW, "650"),
    typed(ORDINARY, "07:30-18:30"),
    *(typed(COSTS[kind], "3000") for kind in CostKind),
)
"""Invented prices and costs: no source gives them."""
AUTUMN = Period.parse("2026-T4")


def money(*rows: Resources, figures: tuple[Setting, ...] = FIGURES) -> MoneyFacts:
    return MoneyFacts(
        book=TariffBook(figures),
        homes={1: Home(id=1, name="Foyer Żółć"), 2: Home(id=2, name="Foyer Martin")},
        resources={home: [row for row in rows if row.home_id == home] for home in (1, 2)},
    )


def billed_to(creche: Creche, home: int | None = 1) -> Creche:
    """The last child's hours are billed to that home."""
    creche.children[-1] = replace(creche.children[-1], billing_home_id=home)
    return creche


def three_days() -> Creche:
    """Nine hours reserved on 5, 6 and 7 October, billed to the first home."""
    creche = usual()
    creche.enrol(creche.child(), "8:00-17:00", first=day(5), last=day(7))
    return billed_to(creche)


def asked(
    creche: Creche, today: date = LATER, span: Span = OCTOBER, known: MoneyFacts | None = None
) -> Estimate:
    return estimate_of(creche.facts(), span, today, known or money(resources()))


def test_a_childs_month_is_its_billed_hours_at_its_familys_rate() -> None:
    creche = three_days()
    creche.came(creche.enrolments[0], day(5), "8:00-17:10")
    creche.away(creche.enrolments[0], day(6), reason=AbsenceReason.UNANNOUNCED)
    creche.away(creche.enrolments[0], day(7), reason=AbsenceReason.HOSPITAL)
    found = asked(creche)
    (line,) = found.months[0].children
    # 9 h 30 and 9 h at 0,93 €; nothing for the day in hospital.
    assert (line.realised, line.billed, line.to_come, line.contribution.cents) == (570, 1110, 0, 1721)
    assert (found.family_cents, found.unknown) == (1721, 0)
    assert found.rate == Rate(numerator=1110, denominator=570)


@pytest.mark.parametrize(
    ("today", "to_come", "status"),
    [(day(4), 3, True), (day(5), 3, True), (day(6), 2, True), (day(8), 0, True), (day(1, 11), 0, False)],
)
def test_hours_reserved_on_days_to_come_are_forecast_as_the_statement_does(
    today: date, to_come: int, status: bool
) -> None:
    creche = three_days()
    month = asked(creche, today).months[0]
    statement = statement_of(creche.facts(), AUTUMN, today, Known())
    assert sum(line.billed for line in month.children) == statement.months[0].forecast.hours.billed
    assert [line.to_come for line in month.children] == [to_come * 540]
    assert month.in_progress is status
    assert month.missing_days == 3 - to_come


def test_two_enrolments_of_a_child_are_one_line_and_a_day_of_both_is_billed_once_each() -> None:
    creche = three_days()
    child = creche.children[0]
    extra = creche.enrol(child, kind=Kind.OCCASIONAL, first=day(5), last=day(31))
    creche.came(extra, day(5), "17:00-18:00")
    creche.came(creche.enrolments[0], day(5), "8:00-17:00")
    (line,) = asked(creche).months[0].children
    assert line.billed == 600
    assert [(one.minutes, one.first_day) for one in line.contribution.stretches] == [(600, day(5))]


def test_a_scale_that_changes_within_the_year_holds_from_its_month() -> None:
    creche = usual()
    creche.enrol(creche.child(), "8:00-18:00", first=day(30), last=day(2, 11))
    billed_to(creche)
    creche.came(creche.enrolments[0], day(30), "8:00-18:00")
    creche.came(creche.enrolments[0], day(2, 11), "8:00-18:00")
    figures = (*FIGURES, typed(CEILING, "120000", day(1, 11)))
    october, november, december = asked(creche, span=AUTUMN, known=money(resources(), figures=figures)).months
    assert (october.family_cents, november.family_cents, december.family_cents) == (930, 740, 0)
    (line,) = november.children
    (stretch,) = line.contribution.stretches
    assert not isinstance(stretch.rate, tuple)
    assert (stretch.rate.ceiling.first_day, stretch.rate.counted_cents) == (day(1, 11), 120_000)


def test_the_psu_of_a_period_takes_the_rate_of_the_whole_period() -> None:
    creche = usual()
    creche.enrol(creche.child(), "8:00-18:00", first=day(1), last=day(30, 11))
    billed_to(creche)
    for number in range(1, 31):
        if day(number).weekday() < 5:
            creche.came(creche.enrolments[0], day(number), "8:00-18:00")
        if day(number, 11).weekday() < 5:
            creche.away(creche.enrolments[0], day(number, 11), reason=AbsenceReason.UNANNOUNCED)
    whole = asked(creche, span=AUTUMN)
    alone = asked(creche)
    assert alone.rate.value == 1
    assert whole.rate.value is not None
    assert whole.rate.value > Fraction(12, 10)
    assert [one.psu.rate for one in whole.months] == [whole.rate.value] * 3
    assert alone.right_cents == 22 * 10 * 792  # 12 € × 66 %
    assert whole.months[0].psu.right_cents == 22 * 10 * 429  # 6,50 € × 66 %
    assert whole.psu_cents == sum(one.psu.cents or 0 for one in whole.months)


def test_a_family_without_resources_leaves_its_amount_and_the_estimate_unsaid_and_is_named() -> None:
    creche = three_days()
    creche.came(creche.enrolments[0], day(5), "8:00-17:00")
    creche.enrol(creche.child(name="Ana Martin"), "8:00-17:00", first=day(5), last=day(5))
    billed_to(creche, 2)
    creche.came(creche.enrolments[1], day(5), "8:00-17:00")
    found = asked(creche)
    assert (found.family_cents, found.unknown) == (837, 1)
    assert found.right_cents == 18 * 792
    assert found.psu_cents is None
    assert [(lack.what, lack.day) for lack in found.missing] == [
        ("le montant des ressources de la famille (Foyer Martin)", day(5))
    ]


def test_a_child_billed_to_nobody_is_named() -> None:
    creche = billed_to(three_days(), None)
    creche.came(creche.enrolments[0], day(5), "8:00-17:00")
    assert [lack.what for lack in asked(creche).missing] == [
        "le foyer à qui les heures sont facturées (Łukasz Żółć)"
    ]


def test_a_new_creche_is_told_all_that_it_has_to_type_each_once() -> None:
    creche = three_days()
    creche.came(creche.enrolments[0], day(5), "8:00-17:00")
    found = asked(creche, span=AUTUMN, known=money(resources(), figures=()))
    assert [lack.what for lack in found.missing] == [
        "le plancher de ressources",
        "le prix de revient d’une heure d’accueil",
        "l’indication « repas fournis par la crèche »",
        "l’indication « couches fournies par la crèche »",
        "l’ouverture ordinaire",
        "le coût d’une heure d’ouverture en plus",
    ]
    assert (found.psu_cents, found.avip_cents, found.per_place) == (None, None, None)


def test_what_avip_costs_is_told_by_place_and_month_of_the_months_begun() -> None:
    creche = three_days()
    creche.enrol(creche.children[0], kind=Kind.OCCASIONAL, first=day(1), last=day(31, 12))
    creche.rule("dormant", "always")
    creche.path(creche.parent(creche.children[0]), entry=day(1))
    # Open 7:00–19:00: an hour beyond on each of the days of October and of November up to the 3rd.
    found = asked(creche, day(3, 11), AUTUMN)
    october, november, december = found.months
    assert october.avip is not None
    assert november.avip is not None
    assert december.avip is None
    assert (october.avip.lines[0].minutes, november.avip.lines[0].minutes) == (22 * 60, 2 * 60)
    assert (found.avip_cents, found.place_months) == (24 * 3000, 2)
    assert found.per_place == 36_000


def test_without_an_avip_place_the_cost_by_place_is_not_said() -> None:
    found = asked(three_days())
    assert (found.avip_cents, found.place_months, found.per_place) == (22 * 3000, 0, None)


def test_a_closed_month_whose_hours_no_longer_agree_says_so() -> None:
    creche = three_days()
    creche.came(creche.enrolments[0], day(5), "8:00-17:00")
    same = replace(money(resources()), given={"2026-10": 540})
    other = replace(money(resources()), given={"2026-10": 600})
    assert (asked(creche, known=same).months[0].status, asked(creche, known=same).months[0].differs) == (
        Status.CLOSED,
        False,
    )
    assert asked(creche, known=other).months[0].differs


def test_months_before_the_first_opening_have_no_state() -> None:
    found = asked(three_days(), span=Month(year=2025, month=10))
    assert (found.months[0].status, found.months[0].children, found.psu_cents) == (None, (), 0)


@given(
    families=st.lists(
        st.tuples(st.integers(0, 1_000_000), st.integers(1, 8), st.integers(0, 23)), min_size=1, max_size=4
    )
)
def test_the_children_add_up_to_the_months_and_the_months_to_the_period(
    families: list[tuple[int, int, int]],
) -> None:
    creche = usual()
    rows = {}
    for number, (cents, dependants, days) in enumerate(families, 1):
        creche.enrol(creche.child(name=f"Enfant {number}"), "8:00-16:20", first=day(1), last=day(31, 12))
        billed_to(creche, number)
        for one in range(days):
            creche.came(creche.enrolments[-1], day(1 + one, 10 + number % 3), "8:00-17:07")
        rows[number] = [
            Resources(home_id=number, first_day=day(1), monthly_cents=cents, dependants=dependants)
        ]
    known = MoneyFacts(
        book=TariffBook(FIGURES),
        homes={number: Home(id=number, name=f"Foyer {number}") for number in rows},
        resources=rows,
    )
    found = asked(creche, day(15, 11), AUTUMN, known)
    children = [line for month in found.months for line in month.children]
    assert found.unknown == 0
    assert found.family_cents == sum(line.contribution.cents or 0 for line in children)
    assert found.rate.numerator == sum(line.billed for line in children)
    statement = statement_of(creche.facts(), AUTUMN, day(15, 11), Known())
    assert found.rate == statement.forecast.sums.facturation
    assert found.psu_cents == (found.right_cents or 0) - found.family_cents
