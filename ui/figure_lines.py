"""Figures line by line (lignes de chiffres): what papers and spreadsheets of a report have in common (no Qt)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from app.report.monthly_report import Rate


class Kind(Enum):
    """What a figure is, so how it is written."""

    COUNT = auto()
    MINUTES = auto()
    SHARE = auto()
    DAYS = auto()
    OVER = auto()
    OVER_MINUTES = auto()


Cell = tuple[Kind, int | Rate] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A label, what is said beside it, and its figures."""

    label: str
    cells: tuple[Cell, ...]
    note: str = ""


PARTS_AND_VALUE = ("n/N", "valeur")
"""The columns of most sections: what the figure is made of, and the figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Lines under a heading; `heads` name the columns of figures."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""
    heads: tuple[str, ...] = PARTS_AND_VALUE


def count(label: str, value: int, note: str = "") -> Line:
    return Line(label=label, cells=(None, (Kind.COUNT, value)), note=note)


def minutes(label: str, value: int, note: str = "") -> Line:
    return Line(label=label, cells=(None, (Kind.MINUTES, value)), note=note)


def rate(label: str, value: Rate, note: str = "", *, hours: bool = False) -> Line:
    over = Kind.OVER_MINUTES if hours else Kind.OVER
    return Line(label=label, cells=((over, value), (Kind.SHARE, value)), note=note)


def counts(title: str, found: Iterable[tuple[str, int]], note: str = "") -> Section:
    return Section(title=title, note=note, lines=tuple(count(label, value) for label, value in found))
