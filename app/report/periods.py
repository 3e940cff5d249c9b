"""The periods that the CAF's declarations are made for (périodes): quarters, half-years, years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.days import Month
from app.errors import InvalidEntry

PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<kind>[TS])(?P<number>[1-4]))?", re.ASCII | re.IGNORECASE)


class PeriodKind(Enum):
    """How long a period is, in months."""

    QUARTER = 3
    HALF = 6
    YEAR = 12


LETTERS = {"T": PeriodKind.QUARTER, "S": PeriodKind.HALF}
"""Trimestre, semestre."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A calendar quarter (1 to 4), half-year (1 or 2) or year (1)."""

    year: int
    kind: PeriodKind
    number: int = 1

    @classmethod
    def parse(cls, text: str) -> "Period":
        """From "2026-T4", "2026-S2" or "2026". Raises InvalidEntry."""
        found = PERIOD.fullmatch(text.strip())
        if found is not None and 1900 <= int(found["year"]) <= 9998:
            kind = LETTERS[found["kind"].upper()] if found["kind"] else PeriodKind.YEAR
            number = int(found["number"] or 1)
            if number * kind.value <= 12:
                return cls(year=int(found["year"]), kind=kind, number=number)
        raise InvalidEntry(
            f"« {text} » n’est pas une période : écrivez l’année, un semestre ou un trimestre, par exemple 2026, "
            "2026-S2 ou 2026-T4.",
            field="period",
        )

    @property
    def first_month(self) -> Month:
        """Its first month."""
        return Month(year=self.year, month=(self.number - 1) * self.kind.value + 1)

    @property
    def last_month(self) -> Month:
        """Its last month."""
        return Month(year=self.year, month=self.number * self.kind.value)

    @property
    def first(self) -> date:
        """Its first day."""
        return self.first_month.first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.last_month.last

    def months(self) -> Iterator[Month]:
        """Each of its months."""
        return self.first_month.until(self.last_month)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        letter = {kind: letter for letter, kind in LETTERS.items()}.get(self.kind)
        return f"{self.year:04}" if letter is None else f"{self.year:04}-{letter}{self.number}"


def periods_of(year: int) -> list[Period]:
    """The year, then its half-years, then its quarters, each in order."""
    return [
        Period(year=year, kind=kind, number=number)
        for kind in (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER)
        for number in range(1, 12 // kind.value + 1)
    ]
