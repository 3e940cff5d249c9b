"""What a spreadsheet's cell counts (nombres): hours, times, euros, shares, each told in its way (no Qt)."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from fractions import Fraction

from ui import french

EUROS = '#,##0.00" €"'
PRICE = '#,##0.0000" €"'


class Figure(ABC):
    """A number that is told in its own way."""

    @property
    @abstractmethod
    def shape(self) -> str:
        """The workbook's format of it."""

    @abstractmethod
    def stored(self) -> float:
        """As a workbook holds it."""

    @abstractmethod
    def told(self) -> str:
        """As a CSV line says it, with a decimal comma."""


@dataclass(frozen=True, slots=True)
class Hours(Figure):
    """Minutes, told in hours."""

    minutes: int

    @property
    def shape(self) -> str:
        return '#,##0.00" h"'

    def stored(self) -> float:
        return self.minutes / 60

    def told(self) -> str:
        # Two places tell every minute: half a hundredth of an hour is less than one.
        return decimal(Fraction(self.minutes, 60), 2)


@dataclass(frozen=True, slots=True)
class Duration(Figure):
    """Minutes, told in hours and minutes, as a spreadsheet counts time: in days."""

    minutes: int

    @property
    def shape(self) -> str:
        return '[h]" h "mm'

    def stored(self) -> float:
        return self.minutes / 1440

    def told(self) -> str:
        return f"{self.minutes // 60}:{self.minutes % 60:02d}"


@dataclass(frozen=True, slots=True)
class Tenths(Figure):
    """A number told with one decimal."""

    value: Fraction

    @property
    def shape(self) -> str:
        return "#,##0.0"

    def stored(self) -> float:
        return float(self.value)

    def told(self) -> str:
        return decimal(self.value, 1)


@dataclass(frozen=True, slots=True)
class Clock(Figure):
    """A time noted, in minutes after midnight of its day; past midnight it goes on: « 30:10 »."""

    minute: int

    @property
    def shape(self) -> str:
        return "[hh]:mm"

    def stored(self) -> float:
        return self.minute / 1440

    def told(self) -> str:
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


@dataclass(frozen=True, slots=True)
class Euros(Figure):
    """Cents, told in euros; a price by the hour has four places."""

    cents: int | Fraction
    places: int = 2

    @property
    def shape(self) -> str:
        return EUROS if self.places == 2 else PRICE

    def stored(self) -> float:
        return float(Fraction(self.cents) / 100)

    def told(self) -> str:
        return decimal(Fraction(self.cents) / 100, self.places)


@dataclass(frozen=True, slots=True)
class Percent(Figure):
    """A percentage as it was typed, « 0.0619 »."""

    text: str

    @property
    def shape(self) -> str:
        return "0.0000%"

    def stored(self) -> float:
        return float(Fraction(self.text) / 100)

    def told(self) -> str:
        return self.text.replace(".", ",")


def decimal(value: Fraction, places: int) -> str:
    """« 1247,50 »: no space between thousands, a plain minus."""
    return french.decimal(value, places).replace(french.THIN, "").replace("\u2212", "-")
