"""Which copies are kept (rotation des sauvegardes): ten days, eight weeks, twelve months, and always the newest."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.days import last_day_of

NEWEST = 3
"""Kept whatever their days: the last one may be the one that is damaged."""
DAYS, WEEKS, MONTHS = 10, 8, 12
FORGOTTEN = 12
"""Months after an erasure in which the copies from before it go (domain.md, D)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """A verified copy: its folder's name and when it was made."""

    name: str
    made: datetime


def to_drop(copies: Iterable[Copy], now: datetime, erasures: Iterable[date] = ()) -> list[str]:
    """The names of the copies that may go, the oldest first; `erasures` are the days on which people were erased.

    A period is one that has a copy, not one of the calendar: three weeks of closure cost no copy. A copy dated after
    `now` is kept: the clock is wrong, and nobody knows which time. As a month without copies lengthens the reach of
    twelve, a copy that holds somebody erased goes a year after the erasure even so, but for the newest three.
    """
    past = sorted(
        (one for one in copies if one.made <= now), key=lambda one: (one.made, one.name), reverse=True
    )
    kept = {one.name for one in past[:NEWEST]}
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= _newest_of_each(past, period, most)
    over = [day for day in erasures if now.date() > last_day_of(day, months=FORGOTTEN)]
    kept -= {one.name for one in past[NEWEST:] if any(one.made.date() <= day for day in over)}
    return [one.name for one in reversed(past) if one.name not in kept]


def _newest_of_each(past: Sequence[Copy], period: Callable[[date], Hashable], most: int) -> set[str]:
    """The newest copy of each of the last periods; `past` begins with the newest."""
    found: dict[Hashable, str] = {}
    for one in past:
        found.setdefault(period(one.made.date()), one.name)
    return set(list(found.values())[:most])


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return (day.year, day.month)
