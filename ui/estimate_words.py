"""An estimate in words (estimation financière): its lines and its state, for paper, screen and sheets (no Qt)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.money.avip_cost import CostKind, CostLine
from app.money.estimate import Estimate, EstimateMonth
from app.money.psu import WORDS as SERVICES
from app.money.psu import PsuTerms
from app.report.monthly_report import Rate
from ui import french
from ui.estimate_state import unknown_words

NBSP = french.NBSP
NOT_KNOWN = "—"
TITLE = "Estimation financière"
COSTS = {
    CostKind.OPENING: "ouverture en plus",
    CostKind.INSERTION: "entretiens d’insertion",
    CostKind.MEETING: "concertations",
}
FAMILIES, PSU, AVIP = "Participation des familles", "PSU, estimation", "Ce que coûte l’Avip, à ce jour"


class Unit(Enum):
    """What a line counts."""

    HOURS = "heures"
    EUROS = "euros"
    PRICE = "euros l’heure"
    """Four decimals where the cents are not whole."""
    SHARE = "%"
    COUNT = "nombre"


Value = int | Fraction | Rate | None
"""Minutes, cents, a rate or a count; None where it can't be said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A figure under its heading, and what it is made of."""

    group: str
    name: str
    unit: Unit
    value: Value
    how: str = ""
    strong: bool = False


def value_words(line: Line) -> str:
    """« 1 234 h 30 », « 12,30 € », « 104,2 % », « — » where it can't be said."""
    value = line.value
    if isinstance(value, Rate):
        return french.percent(value.value)
    if value is None:
        return NOT_KNOWN
    if line.unit in {Unit.EUROS, Unit.PRICE}:
        return price(value) if line.unit is Unit.PRICE else money(value)
    return french.hours_column(int(value)) if line.unit is Unit.HOURS else french.number(int(value))


def money(cents: int | Fraction) -> str:
    """« 1 234,50 € »."""
    return f"{french.decimal(Fraction(cents) / 100, 2)}{NBSP}€"


def price(cents: int | Fraction) -> str:
    """« 12,50 € », « 10,8777 € »: what is multiplied by hours is not cut at the cent."""
    exact = Fraction(cents)
    return money(exact) if exact.denominator == 1 else f"{french.decimal(exact / 100, 4)}{NBSP}€"


def lines_of(estimate: Estimate) -> list[Line]:
    """Every figure of the estimate."""
    return [*_hours(estimate), *_families(estimate), *_psu(estimate), *_avip(estimate)]


def _hours(estimate: Estimate) -> Iterator[Line]:
    to_come = sum(line.to_come for month in estimate.months for line in month.children)
    coming = f"dont {french.hours(to_come)} réservées à venir" if to_come else "notées"
    group = "Heures"
    yield Line(
        group=group, name="heures facturées", unit=Unit.HOURS, value=estimate.rate.numerator, how=coming
    )
    yield Line(
        group=group, name="heures réalisées", unit=Unit.HOURS, value=estimate.rate.denominator, how=coming
    )
    yield Line(
        group=group,
        name="taux de facturation",
        unit=Unit.SHARE,
        value=estimate.rate,
        how="facturées ÷ réalisées",
    )


def _families(estimate: Estimate) -> Iterator[Line]:
    children = len({line.child.id for month in estimate.months for line in month.children})
    how = french.plural(children, "enfant")
    if estimate.unknown:
        how = f"partiel{NBSP}: {unknown_words(estimate)}"
    cents = None if estimate.unknown and not estimate.family_cents else estimate.family_cents
    yield Line(
        group=FAMILIES, name="participations, total", unit=Unit.EUROS, value=cents, how=how, strong=True
    )
    known = estimate.rate.numerator if not estimate.unknown else 0
    each = Fraction(estimate.family_cents * 60, known) if known else None
    yield Line(
        group=FAMILIES,
        name="participation par heure",
        unit=Unit.EUROS,
        value=each,
        how="total ÷ heures facturées",
    )


def _psu(estimate: Estimate) -> Iterator[Line]:
    terms = _common_terms(estimate.months)
    rate = estimate.rate.value
    several = "" if terms else _why_no_terms(estimate)
    prices: list[tuple[str, Value, str]] = [("prix de revient d’une heure", None, several)]
    share = "part du prix de revient"
    if terms:
        ceiling = f"{SERVICES[terms.service]}, {slope_words(terms, rate)}"
        prices = [
            ("prix de revient d’une heure", terms.cost.value, "celui de la crèche"),
            ("prix plafond d’une heure", terms.ceiling(rate), ceiling),
            ("prix retenu", terms.retained(rate), "le plus bas des deux"),
        ]
        share = percent_words(terms.share.text)
    for name, value, how in prices:
        yield Line(group=PSU, name=name, unit=Unit.PRICE, value=value, how=how)
    yield Line(
        group=PSU,
        name="PSU avant participations",
        unit=Unit.EUROS,
        value=estimate.right_cents,
        how=f"{share} × prix retenu × heures facturées",
    )
    yield Line(
        group=PSU,
        name="PSU estimée",
        unit=Unit.EUROS,
        value=estimate.psu_cents,
        how="participations des familles déduites",
        strong=True,
    )


def _common_terms(months: Sequence[EstimateMonth]) -> PsuTerms | None:
    """The terms of every month with billed hours, where they are the same."""
    found = [one.psu.terms for one in months if one.psu.billed] or [one.psu.terms for one in months[-1:]]
    first = found[0]
    return first if isinstance(first, PsuTerms) and all(one == first for one in found) else None


def _why_no_terms(estimate: Estimate) -> str:
    if any(one.psu.missing or not isinstance(one.psu.terms, PsuTerms) for one in estimate.months):
        return "à indiquer"
    return "selon le mois"


def slope_words(terms: PsuTerms, rate: Fraction | None) -> str:
    """« jusqu’à 107 % : le plus haut », « 108,6 % : entre 13,00 € et 6,50 € », « à partir de 120 % : le plus bas »."""
    ceiling = terms.ceiling(rate)
    if ceiling == terms.highest.value:
        return f"jusqu’à 107{NBSP}%"
    if ceiling == terms.lowest.value:
        return f"à partir de 120{NBSP}%"
    return f"{french.percent(rate)}, entre {money(terms.highest.value)} et {money(terms.lowest.value)}"


def percent_words(text: str) -> str:
    """« 0,0619 % »."""
    return f"{text.replace('.', ',')}{NBSP}%"


def _avip(estimate: Estimate) -> Iterator[Line]:
    begun = [one.avip for one in estimate.months if one.avip is not None]
    for kind, name in COSTS.items():
        lines = [line for avip in begun for line in avip.lines if line.kind is kind]
        amounts = [line.cents for line in lines]
        cents = None if None in amounts or not lines else sum(one or 0 for one in amounts)
        yield Line(group=AVIP, name=name, unit=Unit.EUROS, value=cents, how=cost_words(lines))
    yield Line(group=AVIP, name="coût de l’Avip", unit=Unit.EUROS, value=estimate.avip_cents, strong=True)
    places = estimate.place_months
    how = f"{french.plural(places, 'place')} au dernier jour"
    if len(begun) > 1:
        how = f"{french.number(places)}{NBSP}places de mois en mois"
    yield Line(
        group=AVIP,
        name="coût par place Avip et par mois",
        unit=Unit.EUROS,
        value=estimate.per_place,
        how=how if begun else "",
        strong=True,
    )


def cost_words(lines: Sequence[CostLine]) -> str:
    """« 12 entretiens, 9 h × 30,00 € »: what the cost of one kind is made of."""
    if not lines:
        return "mois à venir"
    if any(line.missing for line in lines) and not any(line.minutes for line in lines):
        return "à indiquer"
    count = sum(line.count for line in lines)
    hours = french.hours(sum(line.minutes for line in lines))
    if lines[0].kind is CostKind.MEETING:
        # Each person's own time: two hours for two at a meeting of one.
        hours += " de présence"
    what = {
        CostKind.OPENING: french.plural(count, "jour"),
        CostKind.INSERTION: french.plural(count, "entretien tenu", "entretiens tenus"),
        CostKind.MEETING: french.plural(count, "réunion tenue", "réunions tenues"),
    }[lines[0].kind]
    costs = {line.hourly.value for line in lines if line.hourly}
    each = f" × {money(costs.pop())}" if len(costs) == 1 else " × le coût du mois" if costs else ""
    return f"{what}, {hours}{each}"
