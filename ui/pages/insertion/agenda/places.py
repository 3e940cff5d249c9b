"""Where entries stand in the grid (places): rows of a quarter of an hour, crowds side by side (no Qt).

A day has as many columns as its widest crowd needs, so that each crowd shares the whole width between its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import lcm

from app.insertion.agenda import AgendaEntry
from app.spans import DAY

QUARTER = 15
LEAST = 2
"""Rows of the shortest entry: a line of text."""
MORNING, EVENING = 8 * 60, 18 * 60
"""The hours that are always shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """An entry's rectangle: rows from the top of its day, columns from the left of its day."""

    entry: AgendaEntry
    row: int
    rows: int
    column: int
    columns: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DayPlaces:
    """A day: how many columns it has, and what stands there."""

    day: date
    columns: int
    placed: tuple[Placed, ...]


def hours_shown(entries: Iterable[AgendaEntry]) -> tuple[int, int]:
    """The first and last minute of the grid, whole hours: the office's, and those of what stands outside them."""
    known = list(entries)
    first = min([MORNING, *(one.start // 60 * 60 for one in known)])
    return first, min(DAY, max([EVENING, *(-(-one.end // 60) * 60 for one in known)]))


def place_day(day: date, entries: Iterable[AgendaEntry], first: int, last: int) -> DayPlaces:
    """The entries of that day between these minutes."""
    most = (last - first) // QUARTER
    crowds: list[list[tuple[AgendaEntry, int, int, int]]] = []
    bottom = -1
    for one in sorted(entries, key=lambda one: (one.start, one.end, one.kind, one.record.id)):
        top = min((one.start - first) // QUARTER, most - LEAST)
        end = min(max(-(-(one.end - first) // QUARTER), top + LEAST), most)
        if top >= bottom:
            crowds.append([])
        taken = {lane for _, _, until, lane in crowds[-1] if until > top}
        lane = next(number for number in range(len(taken) + 1) if number not in taken)
        crowds[-1].append((one, top, end, lane))
        bottom = max(bottom, end) if top < bottom else end
    lanes = [max(lane for *_, lane in crowd) + 1 for crowd in crowds]
    columns = lcm(1, *lanes)
    placed = [
        Placed(
            entry=one,
            row=top,
            rows=end - top,
            column=lane * (columns // count),
            columns=columns // count,
        )
        for crowd, count in zip(crowds, lanes, strict=True)
        for one, top, end, lane in crowd
    ]
    return DayPlaces(day=day, columns=columns, placed=tuple(placed))


def days_shown(monday: date, busy: Sequence[date]) -> list[date]:
    """Monday to Friday, and a day of the week-end on which something stands."""
    week = [date.fromordinal(monday.toordinal() + number) for number in range(7)]
    return [day for number, day in enumerate(week) if number < 5 or day in busy]
