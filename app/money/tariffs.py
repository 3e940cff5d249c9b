"""Dated figures of money (barèmes datés): what the crèche typed, else what is known, else nothing (rules.md, by year).

They are rows of the settings under keys of their own, each from the first of a month on. Where no source gives a
figure the value is None: nothing is invented, and `Missing` says what to type.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from operator import itemgetter
from typing import Generic, TypeVar, cast

from app.settings import Setting
from app.wording import quoted, spoken_day

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

SCREEN = "Contribution des familles et PSU"
"""The section of the settings where the figures are typed."""
SETTINGS = f"Paramètres, rubrique {quoted(SCREEN)}"
"""Where that is, in a sentence."""


class Shape(StrEnum):
    """What sort of value it takes, so that the page can offer the right field."""

    EUROS = "euros"
    PERCENT = "percent"
    CHOICE = "choice"
    COUNT = "count"
    HOURS = "hours"
    WEEKDAYS = "weekdays"


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownFigure:
    """What a source gives from a day on; `text` is None from the day on which no source says any more."""

    first_day: date
    text: str | None
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tariff(Generic[T_co]):
    """One dated figure: its key, how its text is read, and the words of the page. `what` stands in sentences."""

    key: str
    label: str
    what: str
    help: str
    shape: Shape
    parse: Callable[[str], T_co]
    known: tuple[KnownFigure, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure(Generic[T_co]):
    """The value in force on a day: the trace of an amount. `own` where the crèche typed it."""

    key: str
    value: T_co
    text: str
    first_day: date
    own: bool
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """Why something can't be computed: what is missing, on which day, and where it is typed."""

    what: str
    day: date
    where: str

    @property
    def sentence(self) -> str:
        """« il manque le plancher de ressources au 1er octobre 2026 : à indiquer dans Paramètres, … »."""
        return f"il manque {self.what} au {spoken_day(self.day)} : à indiquer dans {self.where}"


def lacks(tariff: Tariff[object], day: date) -> Missing:
    """That this figure is to be typed in the settings."""
    return Missing(what=tariff.what, day=day, where=SETTINGS)


Line = tuple[date, str | None, bool, str]
"""First day, text, whether the crèche typed it, source."""


class TariffBook:
    """The dated figures, read day by day. A row typed by the crèche stands before a known one of the same day."""

    def __init__(self, rows: Iterable[Setting]) -> None:
        self._typed: dict[str, list[Setting]] = {}
        self._lines: dict[str, list[Line]] = {}
        self._figures: dict[tuple[str, date], Figure[object]] = {}
        for row in sorted(rows, key=lambda one: (one.first_day, one.id)):
            self._typed.setdefault(row.key, []).append(row)

    def typed(self, tariff: Tariff[object]) -> list[Setting]:
        """The crèche's own rows, in order."""
        return list(self._typed.get(tariff.key, ()))

    def rows(self, tariff: Tariff[object]) -> list[Line]:
        """All rows in order, a typed one in place of a known one."""
        if tariff.key not in self._lines:
            found: dict[date, Line] = {
                one.first_day: (one.first_day, one.text, False, one.source) for one in tariff.known
            }
            found |= {row.first_day: (row.first_day, row.value, True, "") for row in self.typed(tariff)}
            self._lines[tariff.key] = [found[day] for day in sorted(found)]
        return self._lines[tariff.key]

    def on(self, tariff: Tariff[T], day: date) -> Figure[T] | None:
        """The figure in force on that day; None where none is known. Raises InvalidEntry on a spoilt text."""
        rows = self.rows(tariff)
        at = bisect_right(rows, day, key=itemgetter(0))
        if not at:
            return None
        first_day, text, own, source = rows[at - 1]
        if text is None:
            return None
        if (tariff.key, first_day) not in self._figures:
            self._figures[tariff.key, first_day] = Figure(
                key=tariff.key,
                value=tariff.parse(text),
                text=text,
                first_day=first_day,
                own=own,
                source=source,
            )
        return cast("Figure[T]", self._figures[tariff.key, first_day])


def rounded(amount: Fraction) -> int:
    """The whole nearest to it, halves away from zero: how every amount is rounded to the cent."""
    doubled = abs(amount) * 2 + 1
    whole = doubled.numerator // (doubled.denominator * 2)
    return whole if amount >= 0 else -whole
