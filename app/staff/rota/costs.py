"""What a rota costs (critères de la proposition): whole points, weighed so that a child without adults comes first.

Presence is a number with one byte a quarter of an hour: adding a shift is one addition, and a table read byte by
byte turns a day into points.
"""

from dataclasses import dataclass, fields
from typing import NamedTuple

from app.spans import DAY
from app.staff.rota.inputs import MemberDay, RotaDay, RotaMember, RotaRules, RotaWeek, Wish
from app.staff.rota.shapes import QUARTER, QUARTERS, Shift, shift_of

BALANCE, IDLE = 100, 200
"""The byte of a quarter with just enough adults; that of a quarter without children and without adults."""
MOST_NEEDED = 60

SHORT, SURPLUS, ABROAD = (0, 60, 115, 165, 205, 220, 230, 238, 244, 249, 253), (0, 1, 2, 3, 5, 7, 9, 11), 2
COVER_WEIGHT = 6
UNSKILLED_WEIGHT = 3
OVER, UNDER = 24, 20
REFUSED_WISH, REFUSED_DAY_OFF = 60, 150
EXTRA_DAY = 240
MOVED_DAY, MOVED, MOVED_HOUR = 60, 20, 8
"""A day worked or not as before; hours that move at all; each hour they move by."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CostParts:
    """A rota's points, by what they are for; the fewer the better."""

    coverage: int
    """Adults missing, most of all; then those beyond the need, spread evenly."""
    qualified: int
    contracts: int
    wishes: int
    habits: int
    """What changes from today's rota, and days of work beyond the usual number."""

    @property
    def total(self) -> int:
        return sum(getattr(self, part.name) for part in fields(self))


def _cover_table() -> bytes:
    table = []
    for value in range(256):
        if value >= IDLE - 5:
            points = min(255, ABROAD * max(0, value - IDLE))
        elif value < BALANCE:
            points = SHORT[min(BALANCE - value, len(SHORT) - 1)]
        else:
            points = SURPLUS[min(value - BALANCE, len(SURPLUS) - 1)]
        table.append(points)
    return bytes(table)


COVER_TABLE = _cover_table()
SKILL_EVEN = 128
QUALIFIED_STEP, OTHER_STEP = 3, -2
"""3 for each qualified adult, 2 off for each other: below zero, less than two in five are (R. 2324-42: 40 %)."""
SKILL_TABLE = bytes(max(0, min(5, (SKILL_EVEN - value + 1) // 2)) for value in range(256))


class DayFrame(NamedTuple):
    """A day before anyone is there: its two empty counters, and its opening's middle, twice over."""

    cover: int
    skill: int
    middle: int


def frame_of(day: RotaDay) -> DayFrame:
    """The need of each quarter is the highest of its minutes."""
    needed = [0] * QUARTERS
    for start, end, adults in day.needs:
        for quarter in range(start // QUARTER, min(-(-end // QUARTER), QUARTERS)):
            needed[quarter] = max(needed[quarter], min(adults, MOST_NEEDED))
    cover = bytes(BALANCE - adults if adults else IDLE for adults in needed)
    starts = [span.start for span in day.opening] or [need.start for need in day.needs]
    ends = [span.end for span in day.opening] or [need.end for need in day.needs]
    middle = min(starts) + max(ends) if starts else DAY
    return DayFrame(
        int.from_bytes(cover, "little"), int.from_bytes(bytes([SKILL_EVEN]) * QUARTERS, "little"), middle
    )


def cover_points(cover: int) -> int:
    """Points of a day's presence."""
    return COVER_WEIGHT * sum(cover.to_bytes(QUARTERS, "little").translate(COVER_TABLE))


def skill_points(skill: int) -> int:
    """Points of a day's quarters where too few of those present are qualified."""
    return UNSKILLED_WEIGHT * sum(skill.to_bytes(QUARTERS, "little").translate(SKILL_TABLE))


def contract_points(member: RotaMember, work: int) -> int:
    """By whole quarter of an hour over or under; less than one is no gap."""
    if work > member.minutes:
        return OVER * ((work - member.minutes) // QUARTER)
    return UNDER * ((member.minutes - work) // QUARTER)


def refused(day: MemberDay, shift: Shift | None, middle: int) -> bool:
    """Whether the day's wish is not followed; an early shift lies in the first half of the opening."""
    match day.wish:
        case Wish.OFF:
            return shift is not None
        case Wish.EARLY:
            return shift is not None and shift.start + shift.end > middle
        case Wish.LATE:
            return shift is not None and shift.start + shift.end < middle
    return False


def wish_points(day: MemberDay, shift: Shift | None, middle: int) -> int:
    if not refused(day, shift, middle):
        return 0
    return REFUSED_DAY_OFF if day.wish is Wish.OFF else REFUSED_WISH


def habit_points(day: MemberDay, shift: Shift | None) -> int:
    """What moves from today's rota: nobody's week is turned over without a reason."""
    if not day.usual or shift is None:
        return MOVED_DAY if day.usual or shift is not None else 0
    if shift.spans == day.usual:
        return 0
    moved = abs(shift.start - day.usual[0].start) + abs(shift.end - day.usual[-1].end)
    return MOVED + MOVED_HOUR * -(-moved // 60)


def days_points(worked: int, rules: RotaRules) -> int:
    return EXTRA_DAY * max(0, worked - rules.usual_days)


def parts(week: RotaWeek, rows: list[list[Shift | None]]) -> CostParts:
    """The whole rota's points, counted from nothing: what the search's own running total must equal."""
    frames = [frame_of(day) for day in week.days]
    covers, skills = counters(week, frames, rows)
    pairs = [
        (day, shift, frame.middle)
        for member, row in zip(week.members, rows, strict=True)
        for day, shift, frame in zip(member.days, row, frames, strict=True)
    ]
    worked = [[shift for shift in row if shift] for row in rows]
    return CostParts(
        coverage=sum(map(cover_points, covers)),
        qualified=sum(map(skill_points, skills)),
        contracts=sum(
            contract_points(member, sum(shift.work for shift in row))
            for member, row in zip(week.members, worked, strict=True)
        ),
        wishes=sum(wish_points(*pair) for pair in pairs),
        habits=sum(habit_points(day, shift) for day, shift, _ in pairs)
        + sum(days_points(len(row), week.rules) for row in worked),
    )


def counters(
    week: RotaWeek, frames: list[DayFrame], rows: list[list[Shift | None]]
) -> tuple[list[int], list[int]]:
    """Each day's presence and qualification, nights into the next day and the Sunday before's into Monday."""
    covers, skills = [frame.cover for frame in frames], [frame.skill for frame in frames]
    for member, row, eve in zip(week.members, rows, eves(week), strict=True):
        step = QUALIFIED_STEP if member.qualified else OTHER_STEP
        for index, shift in enumerate((eve, *row)):
            if shift is None:
                continue
            if index:
                covers[index - 1] += shift.today
                skills[index - 1] += step * shift.today
            if index < len(covers):
                covers[index] += shift.morrow
                skills[index] += step * shift.morrow
    return covers, skills


def eves(week: RotaWeek) -> list[Shift | None]:
    return [shift_of(member.eve) if member.eve else None for member in week.members]
