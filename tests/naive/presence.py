"""Who is there at each minute (présence): the peak, the minutes above capacity, the weeks, the heat map."""

from collections import defaultdict
from datetime import date
from typing import Any

from tests.naive.calendar import DAY, ONE_DAY, monday_of
from tests.naive.care import Care
from tests.naive.creche import Creche
from tests.naive.tables import Tables


class Presence:
    """For every civil day, how many different children are there at each of its 1440 minutes."""

    def __init__(self, tables: Tables, creche: Creche, care: Care) -> None:
        self.creche, self.terms = creche, care.terms
        self.stays: dict[date, dict[int, set[int]]] = defaultdict(dict)
        for row in tables["AttendedSpan"]:
            left = row.number_or_none("left")
            if left is not None:
                minutes = self.stays[row.day("day")].setdefault(row.number("child_id"), set())
                minutes |= set(range(row.number("arrived"), left))
        self._children: dict[date, list[set[int]]] = {}

    def counts(self, day: date) -> list[int]:
        """Children at each minute of the civil day, those of the eve's night included."""
        return [len(children) for children in self.children(day)]

    def children(self, day: date) -> list[set[int]]:
        """The children at each minute of the civil day."""
        if day not in self._children:
            here: list[set[int]] = [set() for _ in range(DAY)]
            for child, minutes in self.stays.get(day, {}).items():
                for minute in minutes:
                    if minute < DAY:
                        here[minute].add(child)
            for child, minutes in self.stays.get(day - ONE_DAY, {}).items():
                for minute in minutes:
                    if minute >= DAY:
                        here[minute - DAY].add(child)
            self._children[day] = here
        return self._children[day]

    def attended(self, day: date) -> int:
        """Raw child-minutes of the stays that start that day."""
        return sum(len(minutes) for minutes in self.stays.get(day, {}).values())

    def capacity_part(self, days: list[date]) -> dict[str, Any]:
        peak, peak_at, over, over_limit = 0, None, 0, 0
        for day in days:
            for minute, children in enumerate(self.counts(day)):
                if children > peak:
                    peak, peak_at = children, f"{day}T{minute // 60:02}:{minute % 60:02}"
                if children:
                    places = self.creche.places_at(day, minute)
                    over += children > places
                    over_limit += children > self.limit(places, day)
        return {
            "peak_children": peak,
            "peak_at": peak_at,
            "over_capacity_minutes": over,
            "over_limit_minutes": over_limit,
            "weeks": [self.week(day) for day in days if day.weekday() == 6],
        }

    def limit(self, places: int, day: date) -> int:
        """115 % of the places, rounded up: the least whole number not below it."""
        percent = self.terms.number("surnombre_percent", day)
        limit = 0
        while limit * 100 < places * percent:
            limit += 1
        return limit

    def week(self, sunday: date) -> dict[str, Any]:
        days = [monday_of(sunday) + ONE_DAY * number for number in range(7)]
        attended = sum(self.attended(day) for day in days)
        capacity = sum(self.creche.capacity_minutes(day) for day in days)
        return {
            "week": f"{sunday.isocalendar().year}-W{sunday.isocalendar().week:02}",
            "attended": attended,
            "capacity": capacity,
            "peak": max(max(self.counts(day)) for day in days),
            "in_breach": attended > capacity,
        }

    def heat_map(self, days: list[date]) -> dict[str, list[list[int]]]:
        minutes = [[0] * 24 for _ in range(7)]
        peak = [[0] * 24 for _ in range(7)]
        for day in days:
            for minute, children in enumerate(self.counts(day)):
                minutes[day.weekday()][minute // 60] += children
                peak[day.weekday()][minute // 60] = max(peak[day.weekday()][minute // 60], children)
        return {"child_minutes": minutes, "peak": peak}
