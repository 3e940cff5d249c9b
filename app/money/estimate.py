"""The estimate (estimation financière) of a month or a longer period: child by child, the PSU, what AVIP costs.

What families pay and the PSU are about the hours noted so far and those reserved to come, as the statement's forecast.
What AVIP costs is about what has happened. Durations are minutes, amounts are cents.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.days import Month
from app.families.records import Child, Home
from app.money.avip_cost import AvipMonth
from app.money.contribution import Contribution
from app.money.psu import PsuMonth
from app.money.tariffs import Missing
from app.report.monthly_report import Rate, Status, StructurePart
from app.report.periods import Period

Span = Month | Period


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildLine:
    """A child's month: hours realised and billed (those to come counted in both), and what its family pays."""

    child: Child
    home: Home | None
    realised: int
    to_come: int
    """Of the billed minutes, those reserved on days to come."""
    contribution: Contribution

    @property
    def billed(self) -> int:
        """Billed minutes, those to come with them."""
        return self.contribution.minutes


@dataclass(frozen=True, kw_only=True, slots=True)
class EstimateMonth:
    """A month of the estimate."""

    month: Month
    status: Status | None
    """None before the crèche's first opening."""
    in_progress: bool
    ahead: bool
    missing_days: int
    missing_interviews: int
    differs: bool
    """Closed, and its facts of today no longer give the billed hours that were given."""
    children: tuple[ChildLine, ...]
    psu: PsuMonth
    avip: AvipMonth | None
    """None while the month has not begun."""

    @property
    def family_cents(self) -> int:
        """What families pay, as far as it can be said."""
        return sum(line.contribution.known_cents for line in self.children)

    @property
    def unknown(self) -> int:
        """How many children have no amount."""
        return sum(bool(line.contribution.missing) for line in self.children)


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """The months asked for, as known on `asked_on`."""

    span: Span
    asked_on: date
    structure: StructurePart
    months: tuple[EstimateMonth, ...]
    rate: Rate
    """Billed ÷ realised over the whole span."""

    @property
    def family_cents(self) -> int:
        """What families pay, as far as it can be said."""
        return sum(one.family_cents for one in self.months)

    @property
    def unknown(self) -> int:
        """How many children's months have no amount."""
        return sum(one.unknown for one in self.months)

    @property
    def right_cents(self) -> int | None:
        """The share of the cost retained, before the families' part."""
        return whole([one.psu.right_cents for one in self.months])

    @property
    def psu_cents(self) -> int | None:
        """The PSU estimated; None where something is missing."""
        return whole([one.psu.cents for one in self.months])

    @property
    def avip_cents(self) -> int | None:
        """What AVIP cost in the months begun; None where something is missing, or before any."""
        begun = [one.avip for one in self.months if one.avip is not None]
        return whole([one.cents for one in begun]) if begun else None

    @property
    def place_months(self) -> int:
        """AVIP places, summed over the months begun."""
        return sum(one.avip.places for one in self.months if one.avip is not None)

    @property
    def per_place(self) -> Fraction | None:
        """Cents an AVIP place and month; None without a place or an amount."""
        cents = self.avip_cents
        return Fraction(cents, self.place_months) if cents is not None and self.place_months else None

    @property
    def missing(self) -> tuple[Missing, ...]:
        """All that keeps a figure from being said, each once, on the first day that it is missing."""
        found: dict[tuple[str, str], Missing] = {}
        for one in self.months:
            lacking = [lack for line in one.children for lack in line.contribution.missing]
            lacking += one.psu.missing
            lacking += [lack for line in (one.avip.lines if one.avip else ()) for lack in line.missing]
            for lack in lacking:
                found.setdefault((lack.what, lack.where), lack)
        return tuple(found.values())


def whole(amounts: Sequence[int | None]) -> int | None:
    """Their sum; None where one is not known."""
    known = [one for one in amounts if one is not None]
    return sum(known) if len(known) == len(amounts) else None
