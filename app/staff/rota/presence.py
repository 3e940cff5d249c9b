"""Adults planned against adults needed (présence d’une semaine): exact to the minute, whoever made the rota."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from app.spans import DAY, Span
from app.staff.rota.inputs import Need, Rota, RotaWeek

QUALIFIED_PERCENT = 40


class Stretch(NamedTuple):
    """`[start, end)` of a civil day: adults present, of them qualified, and needed; nothing changes inside."""

    start: int
    end: int
    present: int
    qualified: int
    needed: int


class Gap(NamedTuple):
    """A run of minutes of a civil day without enough adults; `present` and `needed` are the worst of it."""

    day: date
    start: int
    end: int
    present: int
    needed: int


def presence(week: RotaWeek, rota: Rota) -> list[list[Stretch]]:
    """Each civil day's stretches where an adult is present or needed, the eve's nights included."""
    people: list[list[tuple[Span, bool]]] = [[] for _ in week.days]
    for member, row in zip(week.members, rota, strict=True):
        for index, spans in enumerate((member.eve, *row)):
            for span in spans:
                for day, start, end in (
                    (index - 1, span.start, min(span.end, DAY)),
                    (index, 0, span.end - DAY),
                ):
                    if 0 <= day < len(people) and start < end:
                        people[day].append((Span(start, end), member.qualified))
    return [list(_stretches(some, day.needs)) for some, day in zip(people, week.days, strict=True)]


def _stretches(people: Sequence[tuple[Span, bool]], needs: Sequence[Need]) -> Iterator[Stretch]:
    spans = [span for span, _ in people]
    points = sorted({point for span in (*spans, *needs) for point in span[:2]})
    for start, end in pairwise(points):
        there = [qualified for span, qualified in people if span.start <= start < span.end]
        needed = max((need.adults for need in needs if need.start <= start < need.end), default=0)
        if there or needed:
            yield Stretch(start, end, len(there), sum(there), needed)


def gaps(day: date, stretches: Sequence[Stretch]) -> list[Gap]:
    """The runs with fewer adults than needed: the worst of each is its largest lack, then the earliest."""
    found: list[Gap] = []
    for start, end, present, _, needed in stretches:
        if present >= needed:
            continue
        last = found[-1] if found else None
        if last is None or last.end != start:
            found.append(Gap(day, start, end, present, needed))
        elif needed - present > last.needed - last.present:
            found[-1] = Gap(day, last.start, end, present, needed)
        else:
            found[-1] = last._replace(end=end)
    return found


def too_few_qualified(stretches: Sequence[Stretch]) -> list[Span]:
    """Where adults are needed and under 40 % of those present are qualified (R. 2324-42, a soft aim by the minute)."""
    found: list[Span] = []
    for start, end, present, qualified, needed in stretches:
        if needed and present and qualified * 100 < QUALIFIED_PERCENT * present:
            if found and found[-1].end == start:
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
    return found
