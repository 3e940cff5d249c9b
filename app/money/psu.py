"""The PSU, estimated (prestation de service unique): 66 % of the hourly cost within a ceiling, less the families' part.

The ceiling hangs on meals and nappies and on the taux de facturation: constant up to 107 %, constant from 120 %, on a
straight line between (domain.md, B.1). The euro prices were not found: they are empty until the crèche types them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.days import Month
from app.money import readings
from app.money.scale import BEGINNING
from app.money.tariffs import Figure, KnownFigure, Missing, Shape, Tariff, TariffBook, lacks, rounded
from app.setting_kinds import NO, YES

HIGHEST, LOWEST = 107, 120
"""Taux de facturation, in %: up to the first the ceiling is the highest, from the second on the lowest."""
YES_OR_NO = ((YES, "oui"), (NO, "non"))

SHARE: Tariff[Decimal] = Tariff(
    key="money.psu.share",
    label="PSU\u00a0: part du prix de revient",
    what="la part du prix de revient",
    help="Part que la Caf prend du prix de revient d’une heure, dans la limite du prix plafond.",
    shape=Shape.PERCENT,
    parse=readings.percent,
    known=(KnownFigure(first_day=BEGINNING, text="66"),),
)
COST: Tariff[int] = Tariff(
    key="money.psu.cost",
    label="Prix de revient d’une heure",
    what="le prix de revient d’une heure d’accueil",
    help="Les charges de l’année divisées par les heures d’accueil, d’après le budget ou le compte de la crèche.",
    shape=Shape.EUROS,
    parse=readings.cents,
)


def _provided(what: str, label: str) -> Tariff[bool]:
    return Tariff(
        key=f"money.psu.{what}",
        label=label,
        what=f"l’indication « {label.lower()} »",
        help="Le prix plafond de la PSU en dépend.",
        shape=Shape.CHOICE,
        parse=readings.yes_no,
        choices=YES_OR_NO,
    )


MEALS = _provided("meals", "Repas fournis par la crèche")
NAPPIES = _provided("nappies", "Couches fournies par la crèche")


class Service(StrEnum):
    """What the crèche provides."""

    BOTH = "both"
    MEALS_ONLY = "meals"
    NAPPIES_ONLY = "nappies"
    NEITHER = "neither"


WORDS = {
    Service.BOTH: "repas et couches",
    Service.MEALS_ONLY: "repas seuls",
    Service.NAPPIES_ONLY: "couches seules",
    Service.NEITHER: "ni repas ni couches",
}


def service_of(*, meals: bool, nappies: bool) -> Service:
    """Which prices hold."""
    if meals:
        return Service.BOTH if nappies else Service.MEALS_ONLY
    return Service.NAPPIES_ONLY if nappies else Service.NEITHER


def _price(service: Service, percent: int) -> Tariff[int]:
    bound = f"jusqu’à {percent}" if percent == HIGHEST else f"à partir de {percent}"
    return Tariff(
        key=f"money.psu.price.{service}.{percent}",
        label=f"Plafond {percent}\u00a0%\u00a0: {WORDS[service]}",
        what=f"le prix plafond de la PSU ({WORDS[service]}, {bound}\u00a0% de facturation)",
        help=f"Prix plafond d’une heure {bound}\u00a0% de facturation, publié par la Cnaf. Entre 107\u00a0% et"
        " 120\u00a0%, le prix descend en ligne droite de l’un à l’autre.",
        shape=Shape.EUROS,
        parse=readings.cents,
    )


PRICES = {service: (_price(service, HIGHEST), _price(service, LOWEST)) for service in Service}
"""The highest and the lowest ceiling price of each service."""
PSU: tuple[Tariff[object], ...] = (
    COST,
    MEALS,
    NAPPIES,
    *(price for pair in PRICES.values() for price in pair),
    SHARE,
)
"""In the order of the page."""


def ceiling_price(highest: int, lowest: int, rate: Fraction | None) -> Fraction:
    """The ceiling of an hour, in cents, at that taux de facturation (1 is 100 %); None is hours billed, none realised.

    P = P107 − (P107 − P120) × (t − 107) / 13 between the two bounds.
    """
    if rate is None or rate * 100 >= LOWEST:
        return Fraction(lowest)
    if rate * 100 <= HIGHEST:
        return Fraction(highest)
    return highest - (highest - lowest) * (rate * 100 - HIGHEST) / (LOWEST - HIGHEST)


@dataclass(frozen=True, kw_only=True, slots=True)
class PsuTerms:
    """The figures in force on a month's first day. Prices in cents an hour, the share in percent."""

    share: Figure[Decimal]
    cost: Figure[int]
    service: Service
    highest: Figure[int]
    lowest: Figure[int]

    def ceiling(self, rate: Fraction | None) -> Fraction:
        """The ceiling price at that taux de facturation."""
        return ceiling_price(self.highest.value, self.lowest.value, rate)

    def retained(self, rate: Fraction | None) -> Fraction:
        """The hourly cost within the ceiling."""
        return min(Fraction(self.cost.value), self.ceiling(rate))

    def right_cents(self, minutes: int, rate: Fraction | None) -> int:
        """The share of the cost retained for these billed minutes, before the families' part; to the cent."""
        return rounded(Fraction(minutes, 60) * self.retained(rate) * Fraction(self.share.value) / 100)


def terms_on(book: TariffBook, day: date) -> PsuTerms | tuple[Missing, ...]:
    """The terms of that day, or what is missing."""
    share, cost = book.on(SHARE, day), book.on(COST, day)
    meals, nappies = book.on(MEALS, day), book.on(NAPPIES, day)
    lacking = [
        lacks(tariff, day)
        for tariff, found in ((COST, cost), (MEALS, meals), (NAPPIES, nappies), (SHARE, share))
        if found is None
    ]
    if share is None or cost is None or meals is None or nappies is None:
        return tuple(lacking)
    service = service_of(meals=meals.value, nappies=nappies.value)
    top, low = PRICES[service]
    highest, lowest = book.on(top, day), book.on(low, day)
    if highest is None or lowest is None:
        return tuple(lacks(tariff, day) for tariff, found in ((top, highest), (low, lowest)) if found is None)
    return PsuTerms(share=share, cost=cost, service=service, highest=highest, lowest=lowest)


@dataclass(frozen=True, kw_only=True, slots=True)
class PsuMonth:
    """A month's part of the estimate, at the taux de facturation of the whole period asked for."""

    month: Month
    billed: int
    rate: Fraction | None
    terms: PsuTerms | tuple[Missing, ...]
    family_cents: int | None
    """What families pay; None where it can't be said."""

    @property
    def right_cents(self) -> int | None:
        """Before the families' part."""
        if not self.billed:
            return 0
        return self.terms.right_cents(self.billed, self.rate) if isinstance(self.terms, PsuTerms) else None

    @property
    def cents(self) -> int | None:
        """Less the families' part; below zero where they pay more."""
        if self.right_cents is None or self.family_cents is None:
            return None
        return self.right_cents - self.family_cents

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What keeps it from being said, the families' part apart."""
        return self.terms if self.billed and not isinstance(self.terms, PsuTerms) else ()
