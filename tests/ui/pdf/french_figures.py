"""Figures as a French reader writes them (chiffres imprimés): a second way, that shares nothing with the program's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

Data = Mapping[str, Any]
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
SHORT = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


@dataclass(frozen=True)
class Said:
    """Words on a page (0, 1, 2) and the keys of the JSON that they print."""

    page: int
    words: str
    keys: tuple[str, ...]


def number(count: int) -> str:
    return f"{count:,}".replace(",", " ")


def column(minutes: int) -> str:
    """« 4 859 h 30 », « 264 h 00 »."""
    return f"{number(minutes // 60)} h {minutes % 60:02}"


def prose(minutes: int) -> str:
    """« 264 h », « 4 h 30 »."""
    return column(minutes) if minutes % 60 else f"{number(minutes // 60)} h"


def short(minutes: int) -> str:
    """« 25 min », « 2 h 23 »."""
    return prose(minutes) if minutes >= 60 else f"{minutes} min"


def clock(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"{hour} h {rest:02}" if rest else f"{hour} h"


def percent(over: int, under: int) -> str:
    """One decimal, halves away from zero."""
    if not under:
        return "sans objet"
    tenths = (Fraction(over * 1000, under) + Fraction(1, 2)).__floor__()
    return f"{number(tenths // 10)},{tenths % 10} %"


def few(count: int, one: str, many: str | None = None) -> str:
    return f"{number(count)} {one if count < 2 else many or one + 's'}"


def rate_words(rate: Data) -> tuple[str, str]:
    pair = f"{number(rate['numerator'])}/{number(rate['denominator'])}"
    return percent(rate["numerator"], rate["denominator"]), pair


def day_words(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{WEEKDAYS[day.weekday()]} {'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}"
