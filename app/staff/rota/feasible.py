"""Whether a week can be covered at all (la semaine est-elle tenable ?), by arithmetic, before anything is searched."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.spans import DAY, Span, common
from app.staff.rota.inputs import MemberDay, RotaDay, RotaWeek
from app.staff.rota.presence import Gap
from app.staff.rota.shapes import bounds_of
from app.staff.rota.words import at_head, spoken_minutes, weekday_of
from app.wording import counted, spoken_span


@dataclass(frozen=True, kw_only=True, slots=True)
class Feasibility:
    """Adult-minutes the week asks for and those its contracts give; where fewer people can come than are needed."""

    needed: int
    given: int
    gaps: tuple[Gap, ...] = ()
    """`present` counts those who could be there: not away, not kept elsewhere."""

    @property
    def sentences(self) -> list[str]:
        """Why the week can't be covered, in French; empty when nothing shows that it can't."""
        told = []
        if self.needed > self.given:
            told.append(
                f"La semaine demande {spoken_minutes(self.needed)} d’adultes auprès des enfants ; les contrats en "
                f"donnent {spoken_minutes(self.given)} : il manque {spoken_minutes(self.needed - self.given)}."
            )
        told += [
            f"{at_head(weekday_of(gap.day))}, {spoken_span(gap.start, gap.end)} : "
            f"{counted(gap.needed, 'adulte nécessaire', 'adultes nécessaires')}, "
            f"{counted(gap.present, 'personne disponible', 'personnes disponibles')}."
            for gap in self.gaps
        ]
        return told


def feasibility(week: RotaWeek) -> Feasibility:
    """What arithmetic alone can say of the week; silence is no promise."""
    given = sum(member.minutes for member in week.members)
    needed = sum((end - start) * adults for day in week.days for start, end, adults in day.needs)
    inherited = sum(max(0, span.end - DAY) for member in week.members for span in member.eve)
    lacks = (gap for index, day in enumerate(week.days) for gap in _gaps(week, index, day))
    return Feasibility(needed=needed, given=given + inherited, gaps=tuple(lacks))


def _gaps(week: RotaWeek, index: int, day: RotaDay) -> Iterator[Gap]:
    """By stretch of the civil day in which neither the need nor anybody's freedom to come changes."""
    free = [list(_free(week, member, index)) for member in range(len(week.members))]
    points = {point for need in day.needs for point in need[:2]}
    points |= {point for spans in free for span in spans for point in span if 0 < point < DAY}
    last: Gap | None = None
    for start, end in pairwise(sorted(points)):
        needed = max((need.adults for need in day.needs if need.start <= start < need.end), default=0)
        able = sum(any(span.start <= start < span.end for span in spans) for spans in free)
        if able >= needed:
            continue
        if last is not None and last.end == start and (last.present, last.needed) == (able, needed):
            last = last._replace(end=end)
            continue
        if last is not None:
            yield last
        last = Gap(day.day, start, end, able, needed)
    if last is not None:
        yield last


def _free(week: RotaWeek, member: int, index: int) -> Iterator[Span]:
    """When that person could be there on the civil day: on that day's own shift, or on the eve's night."""
    person = week.members[member]
    yield from _possible(week, person.days[index], index)
    before = _possible(week, person.days[index - 1], index - 1) if index else person.eve
    yield from (Span(max(0, start - DAY), end - DAY) for start, end in before if end > DAY)


def _possible(week: RotaWeek, day: MemberDay, index: int) -> list[Span]:
    """Where that day's shift may lie; it is where it is when it is kept."""
    bounds = bounds_of(week.days[index])
    if day.kept:
        return list(day.usual)
    return common(day.available, [bounds]) if bounds else []
