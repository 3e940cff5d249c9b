"""The shifts that a day can hold (services possibles): enumerated on the quarter hour, each within the rules.

A break is 20 minutes whatever the grid, so the second half of a shift may start between two quarters; a quarter
counts as covered only where all its minutes are: the search never promises more than there is.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from app.spans import DAY, Span, merged
from app.staff.rota.inputs import MemberDay, RotaDay, RotaRules

QUARTER = 15
QUARTERS = DAY // QUARTER
FIRST_DAY = (1 << 8 * QUARTERS) - 1
"""The bits of the day itself: one byte a quarter of an hour."""
BREAK_STEP = 30
HALF = 90
"""A half of a shift is not shorter: nobody has a break to come back for half an hour."""


class Shift(NamedTuple):
    """A day's work. `today` and `morrow` hold 1 in the byte of each quarter it covers, on its day and the next."""

    start: int
    end: int
    spans: tuple[Span, ...]
    work: int
    today: int
    morrow: int


def shift_of(spans: Sequence[Span]) -> Shift:
    """The shift made of these spans, in order."""
    quarters = 0
    for start, end in spans:
        first, last = -(-start // QUARTER), end // QUARTER
        if first < last:
            quarters |= _ones(last - first) << 8 * first
    return Shift(
        start=spans[0].start,
        end=spans[-1].end,
        spans=tuple(spans),
        work=sum(end - start for start, end in spans),
        today=quarters & FIRST_DAY,
        morrow=quarters >> 8 * QUARTERS,
    )


@cache
def _ones(count: int) -> int:
    return int.from_bytes(b"\1" * count, "little")


def lawful(spans: Sequence[Span], rules: RotaRules) -> bool:
    """Whether one day's work keeps to the day, the break, and the stretch before it."""
    work = sum(span.minutes for span in spans)
    return work <= rules.day and all(minutes <= rules.stretch for minutes in stretches(spans, rules.pause))


def stretches(spans: Sequence[Span], pause: int) -> Iterator[int]:
    """Minutes worked from break to break; a gap shorter than the break is none."""
    worked = 0
    end: int | None = None
    for span in spans:
        if end is not None and span.start - end >= pause:
            yield worked
            worked = 0
        worked += span.minutes
        end = span.end
    if spans:
        yield worked


class Shapes:
    """Every shift within a day's bounds, and those that lie near one: what the search may choose from."""

    def __init__(self, bounds: Span, rules: RotaRules) -> None:
        self._by_hours = {
            (start, end): tuple(_shifts(start, end, rules)) for start, end in _hours(bounds, rules)
        }

    def within(self, day: MemberDay, rules: RotaRules) -> dict[tuple[int, int], tuple[Shift, ...]]:
        """By start and end, those where the person is available; the usual one too, if it is lawful."""
        found = {
            (start, end): shifts
            for (start, end), shifts in self._by_hours.items()
            if any(span.start <= start and end <= span.end for span in day.available)
        }
        usual = day.usual
        if usual and lawful(usual, rules) and covers(day.available, usual):
            key = usual[0].start, usual[-1].end
            same = found.get(key, ())
            if all(shift.spans != usual for shift in same):
                found[key] = (shift_of(usual), *same)
        return found


def bounds_of(day: RotaDay) -> Span | None:
    """Between which minutes a shift of that day may lie: its opening, or its needs where it has none.

    What the night of the eve needs is that night's: nobody starts at one in the morning for it.
    """
    needed = merged(Span(need.start, need.end) for need in day.needs if need.adults)
    spans = merged(day.opening) or [span for span in needed if span.start]
    if not spans:
        return None
    return Span(spans[0].start // QUARTER * QUARTER, -(-spans[-1].end // QUARTER) * QUARTER)


def covers(available: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Whether each span lies in one of those that are available."""
    return all(any(one.start <= span.start and span.end <= one.end for one in available) for span in spans)


def _hours(bounds: Span, rules: RotaRules) -> Iterator[tuple[int, int]]:
    """Start and end of each shift, both on the quarter hour."""
    first, last = -(-bounds.start // QUARTER) * QUARTER, bounds.end // QUARTER * QUARTER
    shortest = -(-rules.shortest // QUARTER) * QUARTER
    for start in range(first, min(last, DAY - QUARTER) + 1, QUARTER):
        for end in range(start + shortest, min(last, start + rules.day + rules.pause) + 1, QUARTER):
            yield start, end


def _shifts(start: int, end: int, rules: RotaRules) -> Iterator[Shift]:
    """The shift in one piece while the law allows it; else cut by the break, wherever both halves are lawful."""
    if end - start <= rules.stretch:
        yield shift_of((Span(start, end),))
        return
    earliest = max(start + HALF, end - rules.pause - rules.stretch)
    earliest = -(-earliest // BREAK_STEP) * BREAK_STEP
    for cut in range(earliest, min(start + rules.stretch, end - rules.pause - HALF) + 1, BREAK_STEP):
        yield shift_of((Span(start, cut), Span(cut + rules.pause, end)))
