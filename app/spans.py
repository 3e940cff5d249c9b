"""Spans of a day (plages horaires): `[start, end)` in minutes after midnight of the day they start (rules.md, Time)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.errors import InvalidEntry

DAY = 1440
"""Minutes of a day, on the nights the clock changes too."""


class Span(NamedTuple):
    """`[start, end)`: `start` lies in the day, `end` may pass midnight (1440); at most 24 hours."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start


def check_span(span: Span) -> Span:
    """The span, if it is one. Raises InvalidEntry, field "span"."""
    if not 0 <= span.start < DAY:
        raise InvalidEntry("Le début d’une plage se situe entre 0 h et 23 h 59 du jour.", field="span")
    if span.end <= span.start:
        raise InvalidEntry("La fin de la plage doit venir après son début.", field="span")
    if span.minutes > DAY:
        raise InvalidEntry("Une plage dure au plus 24 heures : découpez-la sur deux jours.", field="span")
    return span


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same minutes as disjoint spans in order, overlapping or touching ones joined."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            if span.end > result[-1].end:
                result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return result


def total(spans: Iterable[tuple[int, int]]) -> int:
    """Minutes covered, each counted once."""
    minutes = reach = 0
    for start, end in sorted(spans):
        if start > reach:
            minutes += end - start
            reach = end
        elif end > reach:
            minutes += end - reach
            reach = end
    return minutes


def common(left: Iterable[Span], right: Iterable[Span]) -> list[Span]:
    """The minutes that both cover."""
    bounds = merged(right)
    return merged(
        Span(max(span.start, bound.start), min(span.end, bound.end))
        for span in merged(left)
        for bound in bounds
        if max(span.start, bound.start) < min(span.end, bound.end)
    )


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """The minutes of `spans` that no hole covers."""
    rest = merged(spans)
    for hole in merged(holes):
        rest = [
            piece
            for span in rest
            for piece in (
                Span(span.start, min(span.end, hole.start)),
                Span(max(span.start, hole.end), span.end),
            )
            if piece.start < piece.end
        ]
    return rest


def overlapping(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """The first two spans that share a minute, None when there are none."""
    ordered = sorted(spans)
    for before, after in pairwise(ordered):
        if after.start < before.end:
            return before, after
    return None


def steps(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """A sweep over change points: (start, end, count) for each stretch, in order, with how many spans cover it.

    Exact in whole minutes: a span that ends at 12:07 and one that starts at 12:07 are never counted together.
    """
    changes: dict[int, int] = {}
    for start, end in spans:
        changes[start] = changes.get(start, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    count = 0
    before: int | None = None
    for point in sorted(changes):
        if before is not None and count:
            yield before, point, count
        count += changes[point]
        before = point


def spilling(days: Sequence[Sequence[Span]]) -> tuple[int, Span, int, Span] | None:
    """The first two spans that share a minute in a cycle of days (index 6 is followed by index 0…), by day index.

    A night spills into the day that follows; the two are then named on the day each starts.
    """
    for index, spans in enumerate(days):
        pair = overlapping(spans)
        if pair is not None:
            return index, pair[0], index, pair[1]
    for index, spans in enumerate(days):
        following = (index + 1) % len(days)
        for night in spans:
            for morning in days[following]:
                if morning.start + DAY < night.end:
                    return index, night, following, morning
    return None
