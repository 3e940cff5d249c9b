"""The search (recherche d’un planning): threshold accepting over enumerated shifts, in whole numbers.

A move that costs more is taken while its cost stays under a threshold drawn below a ceiling that falls to nothing:
as good as annealing, without its exponential, so without a float. The seed and the number of moves are the
input's: the same week gives the same rota, on any machine.
"""

import random
from collections.abc import Callable

from app.spans import Span
from app.staff.rota.board import Board, Change
from app.staff.rota.inputs import MemberDay, RotaWeek
from app.staff.rota.shapes import QUARTER, Shapes, Shift, bounds_of, shift_of

FROM_A_ROTA, FROM_NOTHING = 60, 150
"""The highest threshold at the start, in points: a rota that stands is mended, an empty one is looked for afar."""
REPORT_EVERY = 512
NEAR = (-4, -2, -1, 0, 0, 1, 2, 4)
"""Quarters of an hour that a bound moves by."""

Choices = dict[tuple[int, int], tuple[Shift, ...]]
Step = Callable[[int, int], None]
"""Told (moves done, moves in all); what it raises stops the search, and nothing is kept."""


class Search:
    """One search; `run` gives each member's seven days."""

    def __init__(self, week: RotaWeek) -> None:
        self._week = week
        self._random = random.Random(week.seed)  # noqa: S311 — nothing here is secret
        self._choices = _choices(week)
        self._hours = [[list(choices) for choices in row] for row in self._choices]
        self._free = [
            (member, day) for member, row in enumerate(self._choices) for day, some in enumerate(row) if some
        ]
        self._by_day = [[one for one in self._free if one[1] == day] for day in range(len(week.days))]
        self._by_member = [[one for one in self._free if one[0] == who] for who in range(len(week.members))]
        self._usual = [
            [_usual(own, choices) for own, choices in zip(member.days, row, strict=True)]
            for member, row in zip(week.members, self._choices, strict=True)
        ]
        self.board = Board(week, starting(week, self._choices))

    def run(self, step: Step) -> list[list[Shift | None]]:
        """The best rota met."""
        board, moves = self.board, self._week.moves if self._free else 0
        stands = any(shift for row in self._usual for shift in row)
        highest = FROM_A_ROTA if stands else FROM_NOTHING
        best, best_rows = board.total, [list(row) for row in board.rows]
        for done in range(moves):
            if done % REPORT_EVERY == 0:
                step(done, moves)
            ceiling = highest * max(0, moves * 9 // 10 - done) // moves
            changes = self._move()
            if not changes or not board.attempt(changes, self._below(ceiling + 1)):
                continue
            if board.total < best:
                best, best_rows = board.total, [list(row) for row in board.rows]
        step(moves, moves)
        return best_rows

    def _below(self, count: int) -> int:
        return self._random.getrandbits(24) * count >> 24

    def _move(self) -> list[Change]:
        member, day = self._free[self._below(len(self._free))]
        kind = self._below(16)
        if kind < 8:
            return self._nudged(member, day)
        if kind < 10:
            return [(member, day, self._any(member, day))]
        if kind < 11:
            return [(member, day, self._usual[member][day])]
        if kind < 12:
            return [(member, day, None)] if self.board.rows[member][day] is not None else []
        if kind < 14:
            return self._exchanged(member, day)
        return self._carried(member, day)

    def _any(self, member: int, day: int) -> Shift:
        hours = self._hours[member][day]
        return self._one_of(self._choices[member][day][hours[self._below(len(hours))]])

    def _one_of(self, shifts: tuple[Shift, ...]) -> Shift:
        return shifts[self._below(len(shifts))]

    def _nudged(self, member: int, day: int) -> list[Change]:
        """The shift a little earlier, later, shorter or longer, or its break elsewhere."""
        shift = self.board.rows[member][day]
        if shift is None:
            return [(member, day, self._any(member, day))]
        start = shift.start + QUARTER * NEAR[self._below(len(NEAR))]
        end = shift.end + QUARTER * NEAR[self._below(len(NEAR))]
        if self._below(3) == 0:
            end = start + shift.end - shift.start
        found = self._choices[member][day].get((start, end))
        chosen = self._one_of(found) if found else shift
        return [] if chosen is shift else [(member, day, chosen)]

    def _exchanged(self, member: int, day: int) -> list[Change]:
        """Two people take each other's day."""
        others = self._by_day[day]
        other, _ = others[self._below(len(others))]
        mine, theirs = self.board.rows[member][day], self.board.rows[other][day]
        if other == member or not (self._takes(member, day, theirs) and self._takes(other, day, mine)):
            return []
        return [(member, day, theirs), (other, day, mine)]

    def _carried(self, member: int, day: int) -> list[Change]:
        """A person works another day instead, at the same hours, or exchanges two days."""
        days = self._by_member[member]
        _, other = days[self._below(len(days))]
        row = self.board.rows[member]
        if other == day or not (
            self._takes(member, day, row[other]) and self._takes(member, other, row[day])
        ):
            return []
        return [(member, day, row[other]), (member, other, row[day])]

    def _takes(self, member: int, day: int, shift: Shift | None) -> bool:
        return shift is None or shift in self._choices[member][day].get((shift.start, shift.end), ())


def _choices(week: RotaWeek) -> list[list[Choices]]:
    """By member and day, the shifts to choose from; none on a day that is kept, left free or closed."""
    shapes: dict[Span, Shapes] = {}
    bounds = [bounds_of(day) for day in week.days]
    for bound in bounds:
        if bound is not None and bound not in shapes:
            shapes[bound] = Shapes(bound, week.rules)
    return [
        [
            {} if bound is None or day.kept or not day.available else shapes[bound].within(day, week.rules)
            for day, bound in zip(member.days, bounds, strict=True)
        ]
        for member in week.members
    ]


def _usual(day: MemberDay, choices: Choices) -> Shift | None:
    """Today's shift where it may be chosen; none where there is none, or where it breaks a rule."""
    if not day.usual:
        return None
    same = choices.get((day.usual[0].start, day.usual[-1].end), ())
    return next((shift for shift in same if shift.spans == day.usual), None)


def starting(week: RotaWeek, choices: list[list[Choices]]) -> list[list[Shift | None]]:
    """Today's rota as far as it is lawful: what is kept first, then each usual day that breaks no rule."""
    rows: list[list[Shift | None]] = [
        [shift_of(day.usual) if day.kept and day.usual else None for day in member.days]
        for member in week.members
    ]
    board = Board(week, rows)
    for member, person in enumerate(week.members):
        for day, own in enumerate(person.days):
            usual = None if own.kept else _usual(own, choices[member][day])
            if usual is not None:
                board.attempt([(member, day, usual)], 1 << 60)
    return board.rows
