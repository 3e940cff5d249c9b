"""How the texts of dated figures are read (lecture des barèmes): euros, percents, hours, counts, choices; strictly."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.errors import InvalidEntry
from app.setting_kinds import NO, YES
from app.spans import DAY, Span

E = TypeVar("E", bound=StrEnum)

CENTS = re.compile(r"(0|[1-9]\d{0,7})", re.ASCII)
PERCENT = re.compile(r"\d{1,3}(\.\d{1,4})?", re.ASCII)
HOURS = re.compile(r"([0-2]\d):([0-5]\d)-([0-2]\d):([0-5]\d)", re.ASCII)
WEEKDAYS = re.compile(r"[0-6](,[0-6])*", re.ASCII)


def cents(text: str) -> int:
    """The text 850000 is 8 500,00 €."""
    if CENTS.fullmatch(text):
        return int(text)
    raise InvalidEntry("Indiquez un montant en euros, par exemple 8\u202f500,00.", field="value")


def percent(text: str) -> Decimal:
    """The text 0.0619 is 0,0619 %: at most four decimals, from 0 to 100."""
    if PERCENT.fullmatch(text) and Decimal(text) <= 100:
        return Decimal(text)
    raise InvalidEntry(
        "Indiquez un pourcentage de 0 à 100, quatre décimales au plus, par exemple 0,0619.", field="value"
    )


def hours(text: str) -> Span:
    """As 07:30-18:30; the end comes after the start, 24:00 at the latest."""
    found = HOURS.fullmatch(text)
    if found:
        start = int(found[1]) * 60 + int(found[2])
        end = int(found[3]) * 60 + int(found[4])
        if start < end <= DAY:
            return Span(start, end)
    raise InvalidEntry("Indiquez une seule plage, par exemple 7:30-18:30.", field="value")


def weekdays(text: str) -> frozenset[int]:
    """As 0,1,2,3,4: Monday to Friday, each once."""
    if WEEKDAYS.fullmatch(text):
        days = text.split(",")
        if len(set(days)) == len(days):
            return frozenset(int(day) for day in days)
    raise InvalidEntry("Indiquez des jours de la semaine, chacun une fois.", field="value")


def minutes(text: str) -> int:
    """From 0 to 600."""
    if text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= 600:
        return int(text)
    raise InvalidEntry("Indiquez un nombre de minutes de 0 à 600.", field="value")


def yes_no(text: str) -> bool:
    """« oui » or « non »."""
    if text in {YES, NO}:
        return text == YES
    raise InvalidEntry("Indiquez oui ou non.", field="value")


def one_of(words: Mapping[E, str]) -> Callable[[str], E]:
    """One of these codes."""
    codes = {str(code): code for code in words}

    def parse(text: str) -> E:
        if text in codes:
            return codes[text]
        raise InvalidEntry(f"Choisissez parmi : {' ; '.join(words.values())}.", field="value")

    return parse
