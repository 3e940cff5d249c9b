"""Free room (places libres): at each minute of a civil day, how many children more the places and the adults allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from app.care.capacity import planned_by_child
from app.care.presence import civil
from app.dated import latest
from app.days import ONE_DAY
from app.report.month_facts import MonthFacts
from app.spans import DAY, Span, common
from app.staff.staffing import adults_needed, heads
from app.structure.opening import Calendar

Week = Mapping[int, Sequence[Span]]


class Room(NamedTuple):
    """`[start, end)` in minutes of the civil day: children planned, agreed places, and how many more fit.

    The agreed places are the aim: the 115 % is never planned here. `by_adults` counts more children who don't walk,
    None where no shift is known of the day.
    """

    start: int
    end: int
    children: int
    places: int
    by_adults: int | None

    @property
    def by_places(self) -> int:
        """Children more before the agreed places are full; negative above them."""
        return self.places - self.children


@dataclass(frozen=True, slots=True)
class Rooms:
    """The rooms of the days asked for, each day worked out once."""

    facts: MonthFacts
    _days: dict[date, tuple[Room, ...]]

    @classmethod
    def of(cls, facts: MonthFacts) -> "Rooms":
        """On facts that reach from the first day asked for to the last one."""
        return cls(facts, {})

    def on(self, day: date) -> tuple[Room, ...]:
        """The civil day's stretches, 0 to 1440, in order."""
        if day not in self._days:
            self._days[day] = tuple(_rooms(self.facts, day))
        return self._days[day]


def _rooms(facts: MonthFacts, day: date) -> list[Room]:
    places = facts.calendar.civil_places(day)
    present = facts.staff.shifts.present(day) if facts.staff.shifts.known(day) else None
    inside = heads(facts, day, planned_by_child(facts, day))
    bounds = {0, DAY, *(bound for piece in (*places, *inside, *(present or ())) for bound in piece[:2])}
    found = []
    for start, end in pairwise(sorted(bounds)):
        here = next((one for one in inside if one.start <= start < one.end), None)
        crawling, walking = (here.non_walkers, here.walkers) if here else (0, 0)
        agreed = next(piece.places for piece in places if piece.start <= start < piece.end)
        most = max(agreed - crawling - walking, 0)
        adults = None
        if present is not None:
            there = next((piece[2] for piece in present if piece[0] <= start < piece[1]), 0)
            adults = _more(facts, day, (crawling, walking), there, most)
        found.append(Room(start, end, crawling + walking, agreed, adults))
    return found


def _more(facts: MonthFacts, day: date, children: tuple[int, int], adults: int, most: int) -> int:
    """How many children who don't walk may be added, up to `most`, with these adults."""
    rule, identity = facts.book.on(day).staff_rule, latest(facts.identities, day)
    micro = identity is not None and identity.micro
    more = 0
    while (
        more < most and adults_needed(children[0] + more + 1, children[1], rule=rule, micro=micro) <= adults
    ):
        more += 1
    return more


def wished_on(calendar: Calendar, week: Week, day: date, first_day: date) -> list[Span]:
    """The minutes of that civil day that a week wished from `first_day` on would reserve: cut to the opening."""

    def starting(on: date) -> list[Span]:
        return common(week.get(on.weekday(), ()), calendar.on(on).spans) if on >= first_day else []

    return civil(starting(day - ONE_DAY), starting(day)) if day >= first_day else []
