"""A rota in figures (chiffres d’un planning): what today's and the proposed one are compared by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.spans import DAY, Span
from app.staff.rota.costs import frame_of, refused
from app.staff.rota.inputs import Rota, RotaWeek, Wish
from app.staff.rota.presence import Gap, Stretch, gaps, presence, too_few_qualified
from app.staff.rota.shapes import QUARTER, shift_of


class Refused(NamedTuple):
    """A wish that the rota does not follow."""

    member: str
    day: date
    wish: Wish


class Hours(NamedTuple):
    """What a person works that week, and what the contract wants of it, in minutes."""

    member: str
    worked: int
    wanted: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """One rota of one week. Minutes; `adult_minutes_short` counts an adult who misses for a minute."""

    days: tuple[tuple[Stretch, ...], ...]
    gaps: tuple[Gap, ...]
    short_minutes: int
    adult_minutes_short: int
    unqualified: tuple[tuple[date, Span], ...]
    present_minutes: int
    qualified_minutes: int
    hours: tuple[Hours, ...]
    refused: tuple[Refused, ...]

    @property
    def uneven(self) -> tuple[Hours, ...]:
        """Those a quarter of an hour or more away from their contract."""
        return tuple(one for one in self.hours if abs(one.worked - one.wanted) >= QUARTER)

    @property
    def minutes_over(self) -> int:
        return sum(max(0, one.worked - one.wanted) for one in self.uneven)

    @property
    def minutes_under(self) -> int:
        return sum(max(0, one.wanted - one.worked) for one in self.uneven)


def figures_of(week: RotaWeek, rota: Rota) -> Figures:
    """Exact, by the minute, whoever made the rota."""
    days = presence(week, rota)
    lacks = [gap for day, stretches in zip(week.days, days, strict=True) for gap in gaps(day.day, stretches)]
    flat = [stretch for stretches in days for stretch in stretches]
    short = [one for one in flat if one.present < one.needed]
    return Figures(
        days=tuple(tuple(stretches) for stretches in days),
        gaps=tuple(lacks),
        short_minutes=sum(one.end - one.start for one in short),
        adult_minutes_short=sum((one.end - one.start) * (one.needed - one.present) for one in short),
        unqualified=tuple(
            (day.day, span)
            for day, stretches in zip(week.days, days, strict=True)
            for span in too_few_qualified(stretches)
        ),
        present_minutes=sum((one.end - one.start) * one.present for one in flat),
        qualified_minutes=sum((one.end - one.start) * one.qualified for one in flat),
        hours=tuple(
            Hours(member.name, sum(span.minutes for spans in row for span in spans), member.minutes)
            for member, row in zip(week.members, rota, strict=True)
        ),
        refused=tuple(_refused(week, rota)),
    )


def _refused(week: RotaWeek, rota: Rota) -> Iterator[Refused]:
    middles = [frame_of(day).middle for day in week.days]
    for member, row in zip(week.members, rota, strict=True):
        for day, own, spans, middle in zip(week.days, member.days, row, middles, strict=True):
            if own.wish is not None and refused(own, shift_of(spans) if spans else None, middle):
                yield Refused(member.name, day.day, own.wish)


def rests(week: RotaWeek, rota: Rota) -> Iterator[tuple[str, int, int]]:
    """Each member's rests from one shift to the next: name, weekday of the earlier (−1: Sunday before), minutes."""
    for member, row in zip(week.members, rota, strict=True):
        days: Sequence[tuple[Span, ...]] = (member.eve, *row, member.morrow)
        last: tuple[int, int] | None = None
        for index, spans in enumerate(days):
            if not spans:
                continue
            if last is not None:
                yield member.name, last[0] - 1, index * DAY + spans[0].start - last[1]
            last = index, index * DAY + spans[-1].end
