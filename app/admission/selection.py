"""The best set (meilleur ensemble): which requests fit together, by exact search, the same each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

MOST_STEPS = 40_000
"""Branches looked at before the best one found so far is kept: about half a second."""


class Bound(NamedTuple):
    """Of the requests in `members` (a bit each), at most `most` together."""

    members: int
    most: int


class Balance(NamedTuple):
    """The parts of those chosen must sum to `least` at least: the 20 % as whole numbers."""

    parts: Sequence[int]
    least: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Best:
    """The places, in the list's order, of those chosen; `exact` where every branch was looked at."""

    chosen: tuple[int, ...]
    exact: bool = True


def best_set(points: Sequence[int], bounds: Sequence[Bound], balance: Balance | None = None) -> Best:
    """Most points; at equal points most requests; at equal numbers those that stand first in the list.

    `points` are in the list's order. Nobody chosen must satisfy the balance (`least` ≤ 0).
    """
    return _Search(points, bounds, balance or Balance([0] * len(points), 0)).run()


def worth(points: Sequence[int], at: int) -> int:
    """One number for the three wishes, so that no two sets are worth the same: points, then one more, then rank."""
    count = len(points)
    return (points[at] * (count + 1) + 1) << count | 1 << (count - 1 - at)


class _Search:
    """Depth first over the requests, the most worth first, cut where the rest can't beat the best."""

    def __init__(self, points: Sequence[int], bounds: Sequence[Bound], balance: Balance) -> None:
        worths = [worth(points, at) for at in range(len(points))]
        self.order = sorted(range(len(points)), key=lambda at: -worths[at])
        self.worth = [worths[at] for at in self.order]
        self.parts = [balance.parts[at] for at in self.order]
        self.least = balance.least
        self.bounds = [Bound(_moved(one.members, self.order), max(one.most, 0)) for one in _narrowest(bounds)]
        self.of = [
            [number for number, one in enumerate(self.bounds) if one.members >> at & 1]
            for at in range(len(self.order))
        ]
        self.rest = _sums(self.worth)
        self.helps = _sums([max(part, 0) for part in self.parts])
        self.tails = [_Tail(one.members, self.worth) for one in self.bounds]
        self.best, self.best_worth, self.steps = 0, 0, 0

    def run(self) -> Best:
        for start in (self._greedy(0), self._greedy(0, helping=True)):
            self._keep(self._exchanged(start))
        self._branch(0, 0, 0, 0, [one.most for one in self.bounds])
        chosen = tuple(sorted(self.order[at] for at in _bits(self.best)))
        return Best(chosen=chosen, exact=self.steps < MOST_STEPS)

    def _worth_of(self, chosen: int) -> int:
        return sum(self.worth[at] for at in _bits(chosen))

    def _fits(self, chosen: int) -> bool:
        return all((one.members & chosen).bit_count() <= one.most for one in self.bounds)

    def _balanced(self, chosen: int) -> bool:
        return sum(self.parts[at] for at in _bits(chosen)) >= self.least

    def _keep(self, chosen: int) -> None:
        if self._balanced(chosen) and (found := self._worth_of(chosen)) > self.best_worth:
            self.best, self.best_worth = chosen, found

    def _greedy(self, chosen: int, *, helping: bool = False) -> int:
        """Adds what fits, the most worth first; then takes out what tips the balance, the least worth first."""
        order = sorted(range(len(self.worth)), key=lambda at: (helping and self.parts[at] <= 0, at))
        for at in order:
            if not chosen >> at & 1 and self._fits(chosen | 1 << at):
                chosen |= 1 << at
        for at in reversed(range(len(self.worth))):
            if self._balanced(chosen):
                break
            if chosen >> at & 1 and self.parts[at] < 0:
                chosen &= ~(1 << at)
        return chosen

    def _exchanged(self, chosen: int) -> int:
        """While one taken out, or two, make room for more, they are exchanged."""
        better = True
        while better:
            better = False
            inside = list(_bits(chosen))
            for gone in (*combinations(inside, 1), *combinations(inside, 2)):
                tried = self._without(chosen, gone)
                if self._balanced(tried) and self._worth_of(tried) > self._worth_of(chosen):
                    chosen, better = tried, True
                    break
        return chosen

    def _without(self, chosen: int, gone: tuple[int, ...]) -> int:
        """What fits once those are gone; they may come back last."""
        left = chosen
        for at in gone:
            left &= ~(1 << at)
        for at in range(len(self.worth)):
            if at not in gone and not left >> at & 1 and self._fits(left | 1 << at):
                left |= 1 << at
        return self._greedy(left)

    def _branch(self, at: int, chosen: int, found: int, balance: int, room: list[int]) -> None:
        """From the request `at` on: with it, then without it."""
        if balance >= self.least and found > self.best_worth:
            self.best, self.best_worth = chosen, found
        if at == len(self.worth) or self.steps >= MOST_STEPS or balance + self.helps[at] < self.least:
            return
        self.steps += 1
        lost = max((tail.lost(at, room[number]) for number, tail in enumerate(self.tails)), default=0)
        if found + self.rest[at] - lost <= self.best_worth:
            return
        own = self.of[at]
        if all(room[number] > 0 for number in own):
            for number in own:
                room[number] -= 1
            self._branch(at + 1, chosen | 1 << at, found + self.worth[at], balance + self.parts[at], room)
            for number in own:
                room[number] += 1
        self._branch(at + 1, chosen, found, balance, room)


class _Tail:
    """What one bound must cost the requests still to come: all of its members but the first ones that have room."""

    def __init__(self, members: int, worths: Sequence[int]) -> None:
        own = [at for at in range(len(worths)) if members >> at & 1]
        self._before = [sum(one < at for one in own) for at in range(len(worths) + 1)]
        self._left = _sums([worths[at] for at in own])

    def lost(self, at: int, room: int) -> int:
        """The least worth lost among the members from `at` on."""
        return self._left[min(self._before[at] + room, len(self._left) - 1)]


def _sums(values: Sequence[int]) -> list[int]:
    """From each place to the end; one more, 0, at the end."""
    found = [0]
    for value in reversed(values):
        found.append(found[-1] + value)
    return found[::-1]


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _moved(members: int, order: Sequence[int]) -> int:
    return sum(1 << at for at, former in enumerate(order) if members >> former & 1)


def _narrowest(bounds: Sequence[Bound]) -> list[Bound]:
    """Those that may bind: not met by all their members, nor implied by a wider one that allows no more."""
    tightest: dict[int, int] = {}
    for one in bounds:
        tightest[one.members] = min(one.most, tightest.get(one.members, one.most))
    binding = [Bound(members, most) for members, most in tightest.items() if members.bit_count() > most]
    return [
        one
        for one in sorted(binding)
        if not any(
            other != one and other.members & one.members == one.members and other.most <= one.most
            for other in binding
        )
    ]
