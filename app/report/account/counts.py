"""Counts of persons (effectifs): a total and its parts, a share, delays; each may be masked.

"unknown" is the code of what was not noted: it is told, never shared out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from app.report.monthly_report import Rate

UNKNOWN = "unknown"
"""The code of what was not noted."""

Count = int | None
"""Of persons; None where it is masked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """Persons in all, and by code; a code that nobody has may be left out."""

    total: Count = 0
    of: Mapping[str, Count] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratio:
    """A share of persons that shows what it is made of; nothing over nothing is "sans objet"."""

    numerator: Count = 0
    denominator: Count = 0

    @property
    def is_masked(self) -> bool:
        """Whether one of the two is kept back."""
        return self.numerator is None or self.denominator is None

    @property
    def value(self) -> Fraction | None:
        """The exact quotient; None over nothing, or where it is masked."""
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator, self.denominator)


@dataclass(frozen=True, kw_only=True, slots=True)
class AnsweredRatio(Ratio):
    """A share of follow-ups, with how many persons were reached."""

    answered: Count = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Delays:
    """Days, sorted, and their median."""

    sorted: tuple[int, ...] = ()
    median: Rate = field(default_factory=Rate)
    count: Count = 0
    """How many of them; None where so few that they are masked, the list with them."""
