"""A family's contribution (participation familiale): billed hours × resources within bounds × taux d'effort.

The hourly rate is rounded to the cent, halves up; each stretch of days under one rate is rounded so too, and a
child's amount is their sum. Each result keeps what it was made from (domain.md, B.5).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.dated import latest
from app.families.records import Resources
from app.money.scale import CEILING, FLOOR, STRUCTURE, StructureKind, rate_for
from app.money.tariffs import Figure, Missing, TariffBook, lacks, rounded

FAMILY = "la fiche de l’enfant, onglet Famille"


@dataclass(frozen=True, kw_only=True, slots=True)
class HourlyRate:
    """What an hour costs a home, in cents, and the rows that it comes from."""

    cents: int
    counted_cents: int
    """The month's resources within floor and ceiling."""
    resources: Resources
    floor: Figure[int]
    ceiling: Figure[int]
    structure: Figure[StructureKind]
    rate: Figure[Decimal]
    """In percent."""


Lacks = tuple[Missing, ...]
"""Never empty: why there is no amount."""


def hourly_rate(
    book: TariffBook, resources: Iterable[Resources], day: date, who: str = ""
) -> HourlyRate | Lacks:
    """What an hour of that day costs the home whose rows these are; `who` names the family where a row is missing."""
    about = f" ({who})" if who else ""
    row = latest(resources, day)
    lacking: list[Missing] = []
    if row is None or row.monthly_cents is None:
        lacking.append(Missing(what=f"le montant des ressources de la famille{about}", day=day, where=FAMILY))
    elif row.dependants < 1:
        lacking.append(Missing(what=f"le nombre d’enfants à charge{about}", day=day, where=FAMILY))
    structure, floor, ceiling = book.on(STRUCTURE, day), book.on(FLOOR, day), book.on(CEILING, day)
    rate: Figure[Decimal] | None = None
    if structure is None:
        lacking.append(lacks(STRUCTURE, day))
    elif row is not None and row.dependants:
        tariff = rate_for(structure.value, row.dependants, row.aeeh_children)
        rate = book.on(tariff, day)
        lacking += [] if rate else [lacks(tariff, day)]
    lacking += [] if floor else [lacks(FLOOR, day)]
    lacking += [] if ceiling else [lacks(CEILING, day)]
    if lacking or row is None or structure is None or floor is None or ceiling is None or rate is None:
        return tuple(lacking)
    return _rate(row, structure, floor, ceiling, rate)


def _rate(
    row: Resources,
    structure: Figure[StructureKind],
    floor: Figure[int],
    ceiling: Figure[int],
    rate: Figure[Decimal],
) -> HourlyRate:
    counted = min(max(row.monthly_cents or 0, floor.value), ceiling.value)
    return HourlyRate(
        cents=rounded(Fraction(counted) * Fraction(rate.value) / 100),
        counted_cents=counted,
        resources=row,
        floor=floor,
        ceiling=ceiling,
        structure=structure,
        rate=rate,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Days in turn under one hourly rate: the billed minutes and what they cost, None where it can't be said."""

    first_day: date
    last_day: date
    minutes: int
    rate: HourlyRate | Lacks

    @property
    def cents(self) -> int | None:
        """Hours × hourly rate, to the cent."""
        return (
            rounded(Fraction(self.minutes, 60) * self.rate.cents)
            if isinstance(self.rate, HourlyRate)
            else None
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution:
    """What a child's billed hours come to for its family, stretch by stretch."""

    stretches: tuple[Stretch, ...] = ()

    @property
    def minutes(self) -> int:
        """Billed."""
        return sum(one.minutes for one in self.stretches)

    @property
    def known_cents(self) -> int:
        """The stretches whose amount is known."""
        return sum(one.cents or 0 for one in self.stretches)

    @property
    def cents(self) -> int | None:
        """The whole amount; None where a stretch with billed minutes has none."""
        return None if self.missing else self.known_cents

    @property
    def missing(self) -> Lacks:
        """What keeps the amount from being said, each once."""
        found = [one.rate for one in self.stretches if one.minutes and not isinstance(one.rate, HourlyRate)]
        return tuple(dict.fromkeys(lack for lacking in found for lack in lacking))


def contribution_of(
    days: Sequence[tuple[date, int]], rate_on: Callable[[date], HourlyRate | Lacks]
) -> Contribution:
    """The contribution for these days and their billed minutes, in order; `rate_on` gives a day's hourly rate.

    A day without billed minutes costs nothing and is left out.
    """
    stretches: list[Stretch] = []
    for day, minutes in days:
        if not minutes:
            continue
        rate = rate_on(day)
        last = stretches[-1] if stretches else None
        if last is not None and _same(last.rate, rate):
            first, before = last.first_day, last.minutes
            stretches[-1] = Stretch(first_day=first, last_day=day, minutes=before + minutes, rate=last.rate)
        else:
            stretches.append(Stretch(first_day=day, last_day=day, minutes=minutes, rate=rate))
    return Contribution(stretches=tuple(stretches))


def _same(one: HourlyRate | Lacks, other: HourlyRate | Lacks) -> bool:
    """Whether two days stand under one rate; of what is missing the day does not count."""
    if isinstance(one, HourlyRate) or isinstance(other, HourlyRate):
        return one == other
    return [(lack.what, lack.where) for lack in one] == [(lack.what, lack.where) for lack in other]
