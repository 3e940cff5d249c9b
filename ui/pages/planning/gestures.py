"""What a drag does to a day (glisser): hours under the mouse, what is held, and the spans that come of it (no Qt)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.spans import DAY, Span, without

STEP, FINE_STEP = 15, 5
"""Minutes: what a drag snaps to, and with Alt."""
EDGE = 5
"""Pixels at a strip's end that hold its hour instead of the whole strip."""
SIDE = 4
"""Pixels of a cell before its first hour and after its last."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the minutes of a day stand in a cell `width` pixels wide; `first` and `last` are the week's bounds."""

    first: int
    last: int
    width: float

    @property
    def _scale(self) -> float:
        return max(1.0, self.width - 2 * SIDE) / max(1, self.last - self.first)

    def x(self, minute: int) -> float:
        """From the cell's left side; a minute outside the bounds stands at the side."""
        first, last = self.first, self.last
        kept = first if minute < first else min(minute, last)
        return SIDE + (kept - first) * self._scale

    def minute(self, x: float) -> int:
        """Within the bounds."""
        return min(max(self.first + round((x - SIDE) / self._scale), self.first), self.last)


class Part(Enum):
    """What the mouse holds."""

    EMPTY = auto()
    START = auto()
    END = auto()
    BODY = auto()


@dataclass(frozen=True, slots=True)
class Hold:
    """What was taken, on which spans of the day; `at` is the minute where the mouse went down."""

    part: Part
    spans: tuple[Span, ...]
    at: int
    number: int = 0

    @property
    def held(self) -> Span:
        """The span taken; an empty stretch has none yet."""
        return self.spans[self.number]


def hold_at(spans: Sequence[Span], axis: Axis, x: float) -> Hold:
    """What lies under the mouse. An hour outside the week's bounds can't be taken: it is not where it is drawn."""
    for number, span in enumerate(spans):
        left, right = axis.x(span.start), max(axis.x(span.end), axis.x(span.start) + 3)
        edge = min(EDGE, (right - left) / 3)
        if left - EDGE / 2 <= x <= right + EDGE / 2:
            part = Part.BODY
            if x <= left + edge and span.start >= axis.first:
                part = Part.START
            elif x >= right - edge and span.end <= axis.last:
                part = Part.END
            return Hold(part, tuple(spans), axis.minute(x), number)
    return Hold(Part.EMPTY, tuple(spans), axis.minute(x))


def snapped(minute: int, step: int) -> int:
    """The nearest multiple of the step."""
    return (minute + step // 2) // step * step


def dragged(hold: Hold, minute: int, step: int = STEP) -> Span | None:
    """The span as the mouse has it now; None where nothing is drawn yet.

    A drawn or stretched span stops at its neighbours; one that is moved may lie over them, and is refused by name.
    """
    if hold.part is Part.BODY:
        start = min(max(snapped(hold.held.start + minute - hold.at, step), 0), DAY - step)
        return Span(start, start + hold.held.minutes)
    if hold.part is Part.EMPTY:
        ends = sorted((snapped(hold.at, step), snapped(minute, step)))
        free = _free_around(hold.spans, hold.at)
        start, end = max(ends[0], free.start), min(ends[1], free.end)
        return Span(start, end) if start < end else None
    held = hold.held
    others = [span for number, span in enumerate(hold.spans) if number != hold.number]
    free = _free_around(others, held.start)
    if hold.part is Part.START:
        return Span(min(max(snapped(minute, step), free.start), held.end - step), held.end)
    longest = min(free.end, held.start + DAY)
    return Span(held.start, max(min(snapped(minute, step), longest), held.start + step))


def _free_around(spans: Sequence[Span], minute: int) -> Span:
    """The empty stretch that holds the minute."""
    gaps = without([Span(0, 2 * DAY)], spans)
    return next((gap for gap in gaps if gap.start <= minute <= gap.end), Span(minute, minute))


def with_live(hold: Hold, live: Span | None) -> tuple[Span, ...]:
    """The day's spans with the one under the mouse in place of the one taken."""
    kept = hold.spans if hold.part is Part.EMPTY else without_held(hold)
    return tuple(sorted([*kept, live])) if live is not None else tuple(kept)


def without_held(hold: Hold) -> tuple[Span, ...]:
    """The day's other spans."""
    return tuple(span for number, span in enumerate(hold.spans) if number != hold.number)
