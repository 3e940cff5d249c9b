"""Sorts of settings (réglages): a choice, a number, an hour, weekdays; each reads its stored text strictly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.errors import InvalidEntry
from app.spans import DAY

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)


class Shape(StrEnum):
    """What sort of value a setting takes, so that the page can offer the right field."""

    CHOICE = "choice"
    COUNT = "count"
    HOUR = "hour"
    WEEKDAYS = "weekdays"
    DAYS = "days"
    """Numbers of days, the largest first: "30,15,7"."""


YES, NO = "yes", "no"
NO_WEEKDAY = "none"
"""The stored text of an empty list of weekdays; a list is "5,6", 0 = Monday."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spec(Generic[T_co]):
    """One setting: its key, the value's type, and the words of the page.

    `printed` settings take part in the month's printed definitions or figures: they start on the first of a month.
    """

    key: str
    label: str
    help: str
    default: str
    parse: Callable[[str], T_co]
    shape: Shape
    choices: tuple[tuple[str, str], ...] = ()
    printed: bool = True

    def read(self, texts: Mapping[str, str]) -> T_co:
        """The value among the stored texts in force, else the default. Raises InvalidEntry."""
        return self.parse(texts.get(self.key, self.default))


def choice(key: str, label: str, help: str, default: E, words: Mapping[E, str]) -> Spec[E]:
    kind = type(default)

    def parse(text: str) -> E:
        if text in {str(member) for member in kind}:
            return kind(text)
        offered = "\u00a0; ".join(words.values())
        raise InvalidEntry(
            f"«\u00a0{text}\u00a0» n’est pas un choix de «\u00a0{label}\u00a0». Choisissez parmi\u00a0: {offered}.",
            field="value",
        )

    choices = tuple((str(code), word) for code, word in words.items())
    return Spec(
        key=key,
        label=label,
        help=help,
        default=str(default),
        parse=parse,
        shape=Shape.CHOICE,
        choices=choices,
    )


def yes_no(key: str, label: str, help: str, default: bool, *, printed: bool = True) -> Spec[bool]:
    def parse(text: str) -> bool:
        if text in {YES, NO}:
            return text == YES
        raise InvalidEntry(f"«\u00a0{label}\u00a0» attend oui ou non.", field="value")

    return Spec(
        key=key,
        label=label,
        help=help,
        default=YES if default else NO,
        parse=parse,
        shape=Shape.CHOICE,
        choices=((YES, "oui"), (NO, "non")),
        printed=printed,
    )


def count(
    key: str, label: str, help: str, default: int, *, least: int, most: int, printed: bool = True
) -> Spec[int]:
    def parse(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) <= 4 and least <= int(text) <= most:
            return int(text)
        raise InvalidEntry(
            f"«\u00a0{label}\u00a0» attend un nombre entier de {least} à {most}.", field="value"
        )

    return Spec(
        key=key,
        label=label,
        help=help,
        default=str(default),
        parse=parse,
        shape=Shape.COUNT,
        printed=printed,
    )


def hour(key: str, label: str, help: str, default: str) -> Spec[int]:
    def parse(text: str) -> int:
        hours, colon, minutes = text.partition(":")
        digits = hours + minutes
        if colon and len(hours) == len(minutes) == 2 and digits.isascii() and digits.isdigit():
            value = int(hours) * 60 + int(minutes)
            if int(minutes) < 60 and value <= DAY:
                return value
        raise InvalidEntry(
            f"«\u00a0{label}\u00a0» attend une heure de 00:00 à 24:00, par exemple 08:00.", field="value"
        )

    return Spec(key=key, label=label, help=help, default=default, parse=parse, shape=Shape.HOUR)


def weekdays(key: str, label: str, help: str, default: str) -> Spec[frozenset[int]]:
    def parse(text: str) -> frozenset[int]:
        if text == NO_WEEKDAY:
            return frozenset()
        parts = text.split(",")
        if len(set(parts)) == len(parts) and all(len(part) == 1 and part in "0123456" for part in parts):
            return frozenset(int(part) for part in parts)
        raise InvalidEntry(
            f"«\u00a0{label}\u00a0» attend des jours de la semaine, chacun une fois.", field="value"
        )

    return Spec(key=key, label=label, help=help, default=default, parse=parse, shape=Shape.WEEKDAYS)


def days(key: str, label: str, help: str, default: str) -> Spec[tuple[int, ...]]:
    def parse(text: str) -> tuple[int, ...]:
        parts = [part.strip() for part in text.split(",")]
        if all(
            part.isascii() and part.isdigit() and 1 <= int(part) <= 366 for part in parts if len(part) < 4
        ):
            found = tuple(sorted({int(part) for part in parts if len(part) < 4}, reverse=True))
            if len(found) == len(parts):
                return found
        raise InvalidEntry(
            f"«\u00a0{label}\u00a0» attend des nombres de jours séparés par des virgules, par exemple 30,15,7.",
            field="value",
        )

    return Spec(
        key=key, label=label, help=help, default=default, parse=parse, shape=Shape.DAYS, printed=False
    )
