"""Presence (présence): an enrolment-day's state, and what of its spans falls in a civil day (rules.md, Time)."""

from collections.abc import Iterable
from enum import StrEnum

from app.settings import Settings
from app.spans import DAY, Span, merged
from app.structure.opening import DayOpening


class State(StrEnum):
    """An enrolment-day with reserved spans is in one of three states; none is ever taken for another."""

    ATTENDED = "attended"
    ABSENT = "absent"
    NOT_RECORDED = "not_recorded"


def civil(eve: Iterable[tuple[int, int]], own: Iterable[tuple[int, int]]) -> list[Span]:
    """The minutes 0 to 1440 of a civil day that one child's spans cover, those of its eve included, merged."""
    pieces = [Span(max(start - DAY, 0), end - DAY) for start, end in eve if end > DAY]
    # What a closure leaves of a night may begin past midnight.
    pieces += [Span(start, min(end, DAY)) for start, end in own if start < DAY]
    return pieces if len(pieces) < 2 else merged(pieces)


def typical(settings: Settings, at: DayOpening) -> tuple[int, int]:
    """The stretch of the civil day that is not atypical; empty, at midnight, on a day atypical from end to end."""
    if at.weekday in settings.atypical_weekdays or (at.holiday and settings.atypical_holidays):
        return DAY, DAY
    return settings.atypical_before, max(settings.atypical_before, settings.atypical_from)


def outside(start: int, end: int, stretch: tuple[int, int]) -> int:
    """Minutes of `[start, end)` that lie before or after the stretch."""
    first, last = stretch
    if first <= start and end <= last:
        return 0
    return max(0, min(end, first) - start) + max(0, end - max(start, last))
