"""The families' scale (barème des familles): floor, ceiling and taux d'effort, as domain.md, B.5, knows them.

The floor is not found from 2021 on, the ceiling neither for some months before 2022, nor a rate before 2022: those
stay empty until the crèche types them.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.money import readings
from app.money.tariffs import KnownFigure, Shape, Tariff


class StructureKind(StrEnum):
    """Which of the two rows of rates holds for the crèche."""

    COLLECTIVE = "collective"
    """Collective and micro-crèche."""
    PARENTAL = "parental"
    """Parental and family crèche."""


KINDS: Mapping[StructureKind, str] = {
    StructureKind.COLLECTIVE: "collectif",
    StructureKind.PARENTAL: "parental",
}
BEGINNING = date(2018, 1, 1)
RATES_KNOWN = date(2022, 1, 1)

STRUCTURE: Tariff[StructureKind] = Tariff(
    key="money.structure",
    label="Barème de la crèche",
    what="le barème de la crèche",
    help="Le taux d’effort n’est pas le même en accueil collectif, micro-crèche comprise, et en crèche parentale ou "
    "familiale.",
    shape=Shape.CHOICE,
    parse=readings.one_of(KINDS),
    known=(KnownFigure(first_day=BEGINNING, text=StructureKind.COLLECTIVE),),
    choices=tuple((str(kind), words) for kind, words in KINDS.items()),
)
FLOOR: Tariff[int] = Tariff(
    key="money.floor",
    label="Plancher de ressources, par mois",
    what="le plancher de ressources",
    help="Des ressources plus basses comptent pour ce montant. Il est publié chaque année par la Cnaf\u00a0; aucune "
    "source lue ne le donne depuis 2021.",
    shape=Shape.EUROS,
    parse=readings.cents,
    known=(
        KnownFigure(first_day=BEGINNING, text="68730", source="2018"),
        KnownFigure(first_day=date(2019, 1, 1), text=None),
        KnownFigure(first_day=date(2019, 9, 1), text="70527", source="septembre 2019"),
        KnownFigure(first_day=date(2021, 1, 1), text=None),
    ),
)
CEILING: Tariff[int] = Tariff(
    key="money.ceiling",
    label="Plafond de ressources, par mois",
    what="le plafond de ressources",
    help="Des ressources plus hautes comptent pour ce montant, sauf si le règlement de la crèche, avec l’accord de la "
    "Caf, en retient un autre.",
    shape=Shape.EUROS,
    parse=readings.cents,
    known=(
        KnownFigure(first_day=BEGINNING, text="487462", source="2018"),
        KnownFigure(first_day=date(2019, 1, 1), text=None),
        KnownFigure(first_day=date(2019, 9, 1), text="530000", source="septembre 2019"),
        KnownFigure(first_day=date(2020, 1, 1), text="560000", source="2020"),
        KnownFigure(first_day=date(2021, 1, 1), text=None),
        KnownFigure(first_day=date(2022, 1, 1), text="600000", source="2022"),
        KnownFigure(first_day=date(2024, 9, 1), text="700000", source="septembre 2024"),
        KnownFigure(first_day=date(2025, 9, 1), text="850000", source="septembre 2025"),
    ),
)

BRACKETS: Mapping[StructureKind, tuple[tuple[int, str, str], ...]] = {
    StructureKind.COLLECTIVE: (
        (1, "1 enfant", "0.0619"),
        (2, "2 enfants", "0.0516"),
        (3, "3 enfants", "0.0413"),
        (4, "4 à 7 enfants", "0.0310"),
        (8, "8 enfants et plus", "0.0206"),
    ),
    StructureKind.PARENTAL: (
        (1, "1 enfant", "0.0516"),
        (2, "2 enfants", "0.0413"),
        (3, "3 à 5 enfants", "0.0310"),
        (6, "6 enfants et plus", "0.0206"),
    ),
}
"""From that many children à charge: the words and the rate, in percent, known since 2022."""


def _rate(kind: StructureKind, least: int, words: str, text: str) -> Tariff[Decimal]:
    return Tariff(
        key=f"money.rate.{kind}.{least}",
        label=f"Taux {KINDS[kind]}\u00a0: {words}",
        what=f"le taux d’effort, {KINDS[kind]}, {words}",
        help="Part des ressources d’un mois qui fait le tarif d’une heure. Chaque enfant avec AEEH fait passer au taux "
        "immédiatement inférieur.",
        shape=Shape.PERCENT,
        parse=readings.percent,
        known=(KnownFigure(first_day=RATES_KNOWN, text=text, source="depuis 2022"),),
    )


RATES: Mapping[StructureKind, tuple[tuple[int, Tariff[Decimal]], ...]] = {
    kind: tuple((least, _rate(kind, least, words, text)) for least, words, text in brackets)
    for kind, brackets in BRACKETS.items()
}
"""By kind of structure: from that many children à charge, which rate."""


def rate_for(kind: StructureKind, dependants: int, aeeh_children: int) -> Tariff[Decimal]:
    """The rate of that many children à charge (1 or more), one lower for each child with AEEH (domain.md, B.5)."""
    brackets = RATES[kind]
    place = max(at for at, (least, _) in enumerate(brackets) if least <= max(dependants, 1))
    return brackets[min(place + aeeh_children, len(brackets) - 1)][1]


SCALE: tuple[Tariff[object], ...] = (
    STRUCTURE,
    FLOOR,
    CEILING,
    *(tariff for brackets in RATES.values() for _, tariff in brackets),
)
"""In the order of the page."""
