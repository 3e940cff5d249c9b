"""Opening and agreed capacity, minute by minute (ouverture, capacité agréée)."""

from datetime import date

from tests.naive.calendar import DAY, ONE_DAY
from tests.naive.tables import Row, Tables


def rows_in_force(rows: list[Row], day: date) -> list[Row]:
    """The rows of the latest first day that has come."""
    begun = {row.day("first_day") for row in rows if row.day("first_day") <= day}
    return [row for row in rows if begun and row.day("first_day") == max(begun)]


class Creche:
    """What is open when, and for how many children. Minutes are after midnight of the day; some pass 1440."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.holidays = {row.day("day") for row in tables["PublicHoliday"]}
        self.holidays_open = {row.day("day") for row in tables["PublicHoliday"] if row.yes("opens")}
        self._openings: dict[date, set[int]] = {}
        self._slots: dict[date, list[tuple[int, int, int]]] = {}

    def opening(self, day: date) -> set[int]:
        """The opening minutes that belong to the day: spans count whole on the day they start."""
        if day not in self._openings:
            self._openings[day] = self._opening(day)
        return self._openings[day]

    def _opening(self, day: date) -> set[int]:
        minutes: set[int] = set()
        if day in self.holidays and day not in self.holidays_open:
            return minutes
        for row in rows_in_force(self.tables["OpeningSpan"], day):
            if row.number("weekday") == day.weekday():
                minutes |= set(range(row.number("start"), row.number("end")))
        for row in self.tables["Closure"]:
            if row.day("first_day") <= day <= row.day("last_day"):
                start, end = row.number_or_none("start"), row.number_or_none("end")
                if start is None or end is None:
                    return set()
                minutes -= set(range(start, end))
        return minutes

    def slots(self, day: date) -> list[tuple[int, int, int]]:
        """Start, end and places of each slot in force that day."""
        if day not in self._slots:
            rows = rows_in_force(self.tables["CapacitySlot"], day)
            self._slots[day] = [
                (row.number("start"), row.number("end"), row.number("places")) for row in rows
            ]
        return self._slots[day]

    def highest_places(self, day: date) -> int:
        """The agreed capacity of the day's highest slot."""
        return max((places for _, _, places in self.slots(day)), default=0)

    def places(self, day: date, minute: int) -> int:
        """The places of the day's own row at a minute of its opening; past midnight, at that hour of the clock."""
        for at in (minute, minute - DAY, minute + DAY):
            found = [places for start, end, places in self.slots(day) if start <= at < end]
            if len(found) > 1:
                raise ValueError(f"two capacities on {day} at minute {at}")
            if found:
                return found[0]
        return 0

    def capacity_minutes(self, day: date) -> int:
        return sum(self.places(day, minute) for minute in self.opening(day))

    def places_at(self, day: date, minute: int) -> int:
        """The capacity at a civil minute (0 to 1439), open or not."""
        own = self.opening(day)
        if minute in own:
            return self.places(day, minute)
        if minute + DAY in self.opening(day - ONE_DAY):
            return self.places(day - ONE_DAY, minute + DAY)
        return self.places(day, nearest(minute, own)) if own else self.highest_places(day)

    def amplitude(self, day: date) -> int:
        """From the first opening to the last closing, gaps included."""
        own = self.opening(day)
        return max(own) + 1 - min(own) if own else 0


def nearest(minute: int, minutes: set[int]) -> int:
    """The one of these that lies nearest, the earlier of two."""
    away = 0
    while not {minute - away, minute + away} & minutes:
        away += 1
    return minute - away if minute - away in minutes else minute + away
