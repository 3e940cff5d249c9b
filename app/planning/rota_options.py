"""What would fill a shortage (changements d'équipe possibles): one change of the rota, or two where one is not enough.

Exact, by stretches of minutes: a change counts only where it brings an adult, and never where it leaves other
minutes short.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from app.days import ONE_DAY
from app.planning.rota_changes import RotaChange, changes_for
from app.report.month_facts import MonthFacts
from app.spans import DAY, Span, merged
from app.staff.staffing import Stretches, side_by_side

MOST = 6
"""Options told: a choice among more is none."""


class Lack(NamedTuple):
    """`[start, end)` in minutes of the day (past 1440: of its morrow), with that many adults missing."""

    start: int
    end: int
    missing: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaOption:
    """One change or two that leave nobody short."""

    changes: tuple[RotaChange, ...]

    @property
    def minutes(self) -> int:
        """What it costs in all."""
        return sum(one.minutes for one in self.changes)

    @property
    def rank(self) -> tuple[int, int, list[tuple[int, int, int, int, str, int, tuple[Span, ...]]]]:
        """The cheapest first, in an order that never depends on chance."""
        return self.minutes, sum(one.overrun for one in self.changes), [one.rank for one in self.changes]


@dataclass(frozen=True, slots=True)
class _Tried:
    """A change and, on the day's axis, where it brings an adult and where it takes one."""

    change: RotaChange
    gained: list[Span]
    lost: list[Span]


def options_for(
    facts: MonthFacts, day: date, lacks: Sequence[Lack], sides: "Sides"
) -> tuple[RotaOption, ...]:
    """The lawful ways to fill these lacks, the cheapest first; empty where there is none.

    `facts` and `sides` are those with the care granted.
    """
    tried = [
        one for one in _changes(facts, day, lacks) if sides.spares(one.lost) and _left(lacks, [one]) != lacks
    ]
    alone = [RotaOption(changes=(one.change,)) for one in tried if not _left(lacks, [one])]
    if alone:
        return tuple(sorted(alone, key=lambda one: one.rank)[:MOST])
    together = [
        RotaOption(changes=tuple(sorted((one.change, other.change), key=lambda change: change.rank)))
        for one, other in combinations(tried, 2)
        if one.change.member.id != other.change.member.id
        and not _left(lacks, [one, other])
        and sides.spares([*one.lost, *other.lost])
    ]
    return tuple(sorted(together, key=lambda one: one.rank)[:MOST])


def _changes(facts: MonthFacts, day: date, lacks: Sequence[Lack]) -> Iterator[_Tried]:
    runs = merged(Span(lack.start, lack.end) for lack in lacks)
    wanted = [*runs, Span(runs[0].start, runs[-1].end)] if len(runs) > 1 else runs
    seen: set[tuple[int, date, tuple[Span, ...]]] = set()
    for shift in (0, DAY):
        own = day if not shift else day + ONE_DAY
        for span in wanted:
            part = Span(span.start - shift, span.end - shift)
            if part.end <= 0:
                continue  # A shift of the morrow can't cover the day's own minutes.
            for change in changes_for(facts, own, Span(max(0, part.start), part.end)):
                key = change.member.id, own, change.after
                if key not in seen:
                    seen.add(key)
                    yield _Tried(change, _moved(change.gained, shift), _moved(change.lost, shift))


def _moved(spans: Iterable[Span], by: int) -> list[Span]:
    return [Span(span.start + by, span.end + by) for span in spans]


def _left(lacks: Sequence[Lack], tried: Sequence[_Tried]) -> Sequence[Lack]:
    """What is still missing once these bring their adult."""
    for one in tried:
        for span in one.gained:
            if any(span.start < lack.end and lack.start < span.end for lack in lacks):
                lacks = [piece for lack in lacks for piece in _less(lack, span)]
    return lacks


def _less(lack: Lack, span: Span) -> Iterator[Lack]:
    start, end = max(lack.start, span.start), min(lack.end, span.end)
    if start >= end:
        yield lack
        return
    for piece in (
        Lack(lack.start, start, lack.missing),
        Lack(start, end, lack.missing - 1),
        Lack(end, lack.end, lack.missing),
    ):
        if piece.start < piece.end and piece.missing:
            yield piece


class Sides:
    """Adults present against adults needed on the day's axis: 0 to 1440, and the morrow after it."""

    def __init__(self, days: Sequence[tuple[Stretches, Stretches]]) -> None:
        """`days`: (present, needed) of the day and its morrow, each in minutes of its own civil day."""
        self._pieces = [
            (start + shift, end + shift, present - needed)
            for shift, (here, wanted) in zip((0, DAY), days, strict=True)
            for start, end, present, needed in side_by_side(here, wanted)
        ]

    def lacks(self, minutes: Iterable[Span]) -> list[Lack]:
        """Where adults miss in these minutes of the axis."""
        own = merged(minutes)
        return [
            Lack(max(start, span.start), min(end, span.end), -margin)
            for start, end, margin in self._pieces
            for span in own
            if margin < 0 and start < span.end and span.start < end
        ]

    def spares(self, lost: Iterable[Span]) -> bool:
        """Whether these adults can leave without making any minute short, nor shorter."""
        gone = list(lost)
        if not gone:
            return True
        for start, end, margin in self._pieces:
            taken = [span for span in gone if span.start < end and start < span.end]
            if margin < _deepest(taken, start, end):
                return False
        return True


def _deepest(spans: Sequence[Span], start: int, end: int) -> int:
    """The most spans at one minute of the stretch; below zero where none is, so that a lack elsewhere never counts."""
    if not spans:
        return -DAY
    return max(
        sum(span.start <= minute < span.end for span in spans)
        for minute in {start, *(span.start for span in spans if start <= span.start < end)}
    )
