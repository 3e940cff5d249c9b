"""The counsellor's days in the demonstration (agenda): the open ones, the hours taken, each parent's weeks."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from app.days import ONE_DAY, monday_of
from app.demonstration.premises import Premises
from app.spans import Span

SLOTS = (9 * 60, 10 * 60, 11 * 60, 14 * 60, 15 * 60, 16 * 60)
"""When interviews begin; none lasts over an hour."""
PER_WEEK = 2
LOOK = 45
"""Days to look for an open one: longer than any closure."""


class Diary:
    """Who is where at which hour; a parent comes once a day at most, and twice a week."""

    def __init__(self, premises: Premises) -> None:
        self._premises = premises
        self._open: dict[date, tuple[Span, ...]] = {}
        self._taken: dict[date, list[Span]] = {}
        self._seen: set[tuple[int, date]] = set()
        self._weeks: Counter[tuple[int, date]] = Counter()

    def is_open(self, day: date) -> bool:
        """Whether the office is open on some of that day, Monday to Friday."""
        return bool(self._opening(day))

    def back(self, day: date) -> date | None:
        """The last open day up to that one."""
        return next((one for one in _steps(day, -ONE_DAY) if self.is_open(one)), None)

    def on(self, day: date) -> date | None:
        """The first open day from that one."""
        return next((one for one in _steps(day, ONE_DAY) if self.is_open(one)), None)

    def take(self, day: date, start: int, minutes: int) -> bool:
        """Keeps those minutes free of anything else; False where they aren't."""
        wanted = Span(start, start + minutes)
        inside = any(span.start <= wanted.start and wanted.end <= span.end for span in self._opening(day))
        taken = self._taken.setdefault(day, [])
        if not inside or any(span.start < wanted.end and wanted.start < span.end for span in taken):
            return False
        taken.append(wanted)
        return True

    def meet(self, parent_id: int, day: date, start: int, minutes: int, *, counts: bool = True) -> bool:
        """Keeps those minutes for that parent; `counts`: as one of the two of the week."""
        if (parent_id, day) in self._seen or (counts and self.left(parent_id, day) <= 0):
            return False
        if not self.take(day, start, minutes):
            return False
        self._seen.add((parent_id, day))
        self._weeks[parent_id, monday_of(day)] += counts
        return True

    def left(self, parent_id: int, day: date) -> int:
        """How many interviews the parent may still have in that day's week."""
        return PER_WEEK - self._weeks[parent_id, monday_of(day)]

    def find(
        self, parent_id: int, times: Iterable[tuple[date, int]], minutes: int, *, counts: bool = True
    ) -> tuple[date, int] | None:
        """The first of these days and hours that suits both; kept."""
        fits = (one for one in times if self.meet(parent_id, *one, minutes, counts=counts))
        return next(fits, None)

    def away(self, parent_id: int, day: date) -> None:
        """The parent is elsewhere that day."""
        self._seen.add((parent_id, day))

    def told(self, day: int | None, entry: date, today: date) -> date | None:
        """The day that a hand-written story means (`app.demonstration.story`)."""
        if day is None:
            return self.on(entry)
        if day < 0:
            return self.back(today + timedelta(days=day))
        first = self.on(today)
        return None if first is None else self.on(first + timedelta(days=day))

    def _opening(self, day: date) -> tuple[Span, ...]:
        if day not in self._open:
            self._open[day] = self._premises.opening(day) if day.weekday() < 5 else ()
        return self._open[day]


def _steps(day: date, step: timedelta) -> Iterable[date]:
    return (day + step * number for number in range(LOOK))
