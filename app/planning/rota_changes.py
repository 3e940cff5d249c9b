"""Lawful changes of a day's rota (changements d'équipe): somebody stays longer, comes earlier, moves, is called in.

The rules of work are those of the rota's proposal (`app.staff.rota`): rest, day, break, week. Whose shift has no break
noted today is not refused for that.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice

from app.days import ONE_DAY, days_between, monday_of
from app.report.month_facts import MonthFacts
from app.spans import DAY, Span, merged, total, without
from app.staff.records import StaffMember
from app.staff.rota.inputs import RotaRules
from app.staff.rota.shapes import QUARTER, stretches
from app.staff.staffing import is_open
from app.staff.week import SUNDAY, wanted_minutes

RULES = RotaRules()
FURTHEST = 120
"""Minutes by which a shift is moved at most: beyond, it is another shift."""


class HowChanged(StrEnum):
    """What the change asks of the person, the lightest first."""

    EXTENDED = "extended"
    MOVED = "moved"
    CALLED_IN = "called_in"


RANKS = tuple(HowChanged)


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaChange:
    """One person's day, before and after. `overrun`: minutes of that week beyond the contract, once changed."""

    member: StaffMember
    day: date
    before: tuple[Span, ...]
    after: tuple[Span, ...]
    how: HowChanged
    overrun: int = 0

    @property
    def minutes(self) -> int:
        """What it costs: minutes worked more, or less where negative."""
        return total(self.after) - total(self.before)

    @property
    def gained(self) -> list[Span]:
        """Minutes of the day with one adult more."""
        return without(self.after, self.before)

    @property
    def lost(self) -> list[Span]:
        """Minutes of the day with one adult less."""
        return without(self.before, self.after)

    @property
    def rank(self) -> tuple[int, int, int, int, str, int, tuple[Span, ...]]:
        """The cheapest first: minutes, minutes beyond the contract, what it asks, what it moves; then by name."""
        moved = total(self.gained) + total(self.lost)
        kind = RANKS.index(self.how)
        return self.minutes, self.overrun, kind, moved, self.member.name, self.member.id, self.after


def changes_for(facts: MonthFacts, day: date, wanted: Span) -> list[RotaChange]:
    """The lawful changes of that day's rota that bring an adult for these minutes, or for as many as the law lets.

    `wanted` is in minutes of the day its shift would start on. The cheapest first.
    """
    found: dict[tuple[int, tuple[Span, ...]], RotaChange] = {}
    monday = monday_of(day)
    open_days = {each for each in days_between(monday, monday + SUNDAY) if is_open(facts, each)}
    for member in facts.staff.on(day):
        if member.qualification.is_counted and not facts.staff.shifts.is_away(member.id, day):
            contract = wanted_minutes(facts, member, monday)
            for change in _of_member(facts, member, day, wanted):
                overrun = max(0, _worked(facts, change, open_days) - contract)
                found.setdefault((member.id, change.after), replace(change, overrun=overrun))
    return sorted(found.values(), key=lambda one: one.rank)


def _of_member(facts: MonthFacts, member: StaffMember, day: date, wanted: Span) -> Iterator[RotaChange]:
    before = facts.staff.shifts.on(member.id, day)

    def tried(after: Shift, how: HowChanged) -> Iterator[RotaChange]:
        change = RotaChange(member=member, day=day, before=before, after=after, how=how)
        if is_lawful(facts, change):
            yield change

    if not before:
        for span in _calls(facts, day, wanted):
            yield from tried((span,), HowChanged.CALLED_IN)
        return
    for longer in (_earlier(before, wanted), _later(before, wanted)):
        # The one that reaches furthest: the shorter ones cover less.
        furthest = (change for after in longer for change in tried(after, HowChanged.EXTENDED))
        yield from islice(furthest, 1)
    for after in _moved(before, wanted):
        yield from tried(after, HowChanged.MOVED)


def _floor(minute: int) -> int:
    return minute // QUARTER * QUARTER


def _ceiling(minute: int) -> int:
    return -(-minute // QUARTER) * QUARTER


Shift = tuple[Span, ...]


def _earlier(before: Shift, wanted: Span) -> Iterator[Shift]:
    """The shift that begins early enough, or as early as the law lets: from the furthest to the nearest."""
    for number, span in enumerate(before):
        if span.start > wanted.start and (number == 0 or before[number - 1].end < wanted.end):
            for start in range(max(0, _floor(wanted.start)), min(span.start, wanted.end), QUARTER):
                yield tuple(merged([*before, Span(start, span.start)]))
            return


def _later(before: Shift, wanted: Span) -> Iterator[Shift]:
    """The shift that ends late enough, or as late as the law lets: from the furthest to the nearest."""
    for number in reversed(range(len(before))):
        span = before[number]
        last = number == len(before) - 1
        if span.end < wanted.end and (last or before[number + 1].start > wanted.start):
            for end in range(_ceiling(wanted.end), max(span.end, wanted.start), -QUARTER):
                yield tuple(merged([*before, Span(span.end, end)]))
            return


def _moved(before: Shift, wanted: Span) -> Iterator[Shift]:
    """The whole shift, earlier or later, so that it holds the minutes wanted."""
    for by in (_floor(wanted.start) - before[0].start, _ceiling(wanted.end) - before[-1].end):
        early = by < 0 and wanted.start < before[0].start
        late = by > 0 and wanted.end > before[-1].end
        if (early or late) and abs(by) <= FURTHEST:
            after = tuple(Span(span.start + by, span.end + by) for span in before)
            if 0 <= after[0].start < DAY:
                yield after


def _calls(facts: MonthFacts, day: date, wanted: Span) -> Iterator[Span]:
    """A shift for who is off: nobody comes for less than the shortest; too long a one is cut, either end."""
    start, end = _floor(wanted.start), _ceiling(wanted.end)
    if end - start > RULES.stretch:
        yield Span(start, start + RULES.stretch)
        yield Span(end - RULES.stretch, end)
        return
    opening = facts.calendar.on(day).spans
    if end - start < RULES.shortest:
        closing = max(end, opening[-1].end if opening else end)
        end = max(end, min(start + RULES.shortest, closing))
        start = max(0, min(start, end - RULES.shortest))
    yield Span(start, end)


def is_lawful(facts: MonthFacts, change: RotaChange) -> bool:
    """Whether day, break, rest and week allow it."""
    after = change.after
    if after == change.before or after[0].start >= DAY or not _day_allows(change.before, after):
        return False
    if not _rests(facts, change):
        return False
    week = _week(facts, change)
    return sum(map(total, week)) <= RULES.week and sum(map(bool, week)) <= RULES.days


def _week(facts: MonthFacts, change: RotaChange) -> list[Shift]:
    """The person's seven days with the change."""
    monday = monday_of(change.day)
    return [
        change.after if day == change.day else facts.staff.shifts.on(change.member.id, day)
        for day in days_between(monday, monday + SUNDAY)
    ]


def _worked(facts: MonthFacts, change: RotaChange, open_days: Collection[date]) -> int:
    """Minutes of the week on its open days: as for the contract's own, a closed day's shift is not asked for."""
    monday = monday_of(change.day)
    days = zip(days_between(monday, monday + SUNDAY), _week(facts, change), strict=True)
    return sum(total(spans) for day, spans in days if day in open_days)


def _day_allows(before: Shift, after: Shift) -> bool:
    unnoted = any(minutes > RULES.stretch for minutes in stretches(before, RULES.pause))
    kept = all(minutes <= RULES.stretch for minutes in stretches(after, RULES.pause))
    return total(after) <= RULES.day and (kept or unnoted)


def _rests(facts: MonthFacts, change: RotaChange) -> bool:
    """Eleven hours from the eve's shift and to the morrow's."""
    eve, morrow = (facts.staff.shifts.on(change.member.id, change.day + side) for side in (-ONE_DAY, ONE_DAY))
    if eve and DAY + change.after[0].start - eve[-1].end < RULES.rest:
        return False
    return not morrow or DAY + morrow[0].start - change.after[-1].end >= RULES.rest
