"""The rota while it is being looked for (table de travail): who works when, its points kept up to date by move."""

from app.spans import DAY, Span
from app.staff.rota.costs import (
    OTHER_STEP,
    QUALIFIED_STEP,
    contract_points,
    counters,
    cover_points,
    days_points,
    eves,
    frame_of,
    habit_points,
    skill_points,
    wish_points,
)
from app.staff.rota.inputs import MemberDay, RotaWeek
from app.staff.rota.shapes import Shift, shift_of

Change = tuple[int, int, Shift | None]
"""A member and a day, by index, and the shift in place of the one there."""


class Board:
    """`rows`: each member's seven days. The hard rules are asked by `lawful`; `total` counts everything else."""

    def __init__(self, week: RotaWeek, rows: list[list[Shift | None]]) -> None:
        self._week = week
        self._rules = week.rules
        self._members = week.members
        self.rows = rows
        frames = [frame_of(day) for day in week.days]
        self._middles = [frame.middle for frame in frames]
        self._eves = eves(week)
        self._morrows = [shift_of(member.morrow) if member.morrow else None for member in week.members]
        self._steps = [QUALIFIED_STEP if member.qualified else OTHER_STEP for member in week.members]
        self._tastes: list[list[dict[tuple[Span, ...], int]]] = [[{} for _ in row] for row in rows]
        self._free_points = [
            [self._taste(own, None, day) for day, own in enumerate(member.days)] for member in week.members
        ]
        self._covers, self._skills = counters(week, frames, rows)
        self._day_points = [self._points_of(day) for day in range(len(frames))]
        self._own_points = [self._own(member) for member in range(len(rows))]
        self.total = sum(self._day_points) + sum(self._own_points)

    def attempt(self, changes: list[Change], allowance: int) -> bool:
        """Makes the changes unless they break a hard rule or cost more than `allowance`; whether they stand."""
        former: list[Change] = [(member, day, self.rows[member][day]) for member, day, _ in changes]
        self._write(changes)
        if not all(self.lawful(member, day) for member, day, _ in changes):
            self._write(former)
            return False
        days, members = self._touched(former, changes)
        kept_days = [(day, self._covers[day], self._skills[day], self._day_points[day]) for day in days]
        kept_own = [(member, self._own_points[member]) for member in members]
        before = self.total
        self._count(former, changes, days, members)
        if self.total - before <= allowance:
            return True
        self._write(former)
        for day, cover, skill, points in kept_days:
            self._covers[day], self._skills[day], self._day_points[day] = cover, skill, points
        for member, points in kept_own:
            self._own_points[member] = points
        self.total = before
        return False

    def lawful(self, member: int, day: int) -> bool:
        """Rest around that day, the week's work and its days (the day itself was lawful when enumerated)."""
        row = self.rows[member]
        shift = row[day]
        if shift is None:
            return True
        before = row[day - 1] if day else self._eves[member]
        if before is not None and DAY + shift.start - before.end < self._rules.rest:
            return False
        after = row[day + 1] if day + 1 < len(row) else self._morrows[member]
        if after is not None and DAY + after.start - shift.end < self._rules.rest:
            return False
        works = [one.work for one in row if one is not None]
        return sum(works) <= self._rules.week and len(works) <= self._rules.days

    def _write(self, changes: list[Change]) -> None:
        for member, day, shift in changes:
            self.rows[member][day] = shift

    def _touched(self, former: list[Change], changes: list[Change]) -> tuple[set[int], set[int]]:
        """The days, a night's morrow included, and the members whose points change."""
        days = {day for _, day, _ in changes}
        for _, day, shift in (*former, *changes):
            if shift is not None and shift.morrow and day + 1 < len(self._covers):
                days.add(day + 1)
        return days, {member for member, _, _ in changes}

    def _count(self, former: list[Change], changes: list[Change], days: set[int], members: set[int]) -> None:
        for sign, some in ((-1, former), (1, changes)):
            for member, day, shift in some:
                if shift is not None:
                    self._put(day, shift, sign, self._steps[member])
        for day in days:
            points = self._points_of(day)
            self.total += points - self._day_points[day]
            self._day_points[day] = points
        for member in members:
            points = self._own(member)
            self.total += points - self._own_points[member]
            self._own_points[member] = points

    def _put(self, day: int, shift: Shift, sign: int, step: int) -> None:
        self._covers[day] += sign * shift.today
        self._skills[day] += sign * step * shift.today
        if shift.morrow and day + 1 < len(self._covers):
            self._covers[day + 1] += sign * shift.morrow
            self._skills[day + 1] += sign * step * shift.morrow

    def _points_of(self, day: int) -> int:
        return cover_points(self._covers[day]) + skill_points(self._skills[day])

    def _own(self, index: int) -> int:
        member, row = self._members[index], self.rows[index]
        points = work = worked = 0
        for day, shift in enumerate(row):
            if shift is None:
                points += self._free_points[index][day]
                continue
            work += shift.work
            worked += 1
            known = self._tastes[index][day]
            if shift.spans not in known:
                known[shift.spans] = self._taste(member.days[day], shift, day)
            points += known[shift.spans]
        return points + contract_points(member, work) + days_points(worked, self._rules)

    def _taste(self, own: MemberDay, shift: Shift | None, day: int) -> int:
        return wish_points(own, shift, self._middles[day]) + habit_points(own, shift)
