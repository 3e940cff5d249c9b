"""Dated sets (lignes datées): rows that hold from a first day until the next set begins."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything with a first day."""

    @property
    def first_day(self) -> date: ...


D = TypeVar("D", bound=Dated)


def in_force(rows: Iterable[D], day: date) -> list[D]:
    """The rows that share the latest first day not after `day`; empty before the first set."""
    chosen: list[D] = []
    latest: date | None = None
    for row in rows:
        if row.first_day > day or (latest is not None and row.first_day < latest):
            continue
        if row.first_day != latest:
            latest, chosen = row.first_day, []
        chosen.append(row)
    return chosen


def latest(rows: Iterable[D], day: date) -> D | None:
    """The one row in force on that day, None before the first."""
    found = in_force(rows, day)
    return found[-1] if found else None
