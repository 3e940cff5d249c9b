"""Does the wished week fit? (la semaine souhaitée tient-elle ?): looked at over four weeks, minute by minute."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.admission.rooms import Rooms, Week, wished_on
from app.days import days_between
from app.spans import DAY, Span, merged, without
from app.wording import WEEKDAYS, spoken_span

LOOKED_AT = timedelta(days=27)
"""Four weeks: the first day and so many more."""


class Obstacle(StrEnum):
    """What a wished hour runs into."""

    CLOSED = "closed"
    """The crèche never opens on that weekday."""
    OUTSIDE_OPENING = "outside_opening"
    PLACES = "places"
    ADULTS = "adults"


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """An obstacle of a weekday, from when to when, on how many of the days looked at."""

    obstacle: Obstacle
    weekday: int
    start: int
    end: int
    days: int
    of: int

    @property
    def sentence(self) -> str:
        """« saturé mardi 8 h–9 h », with « 2 fois sur 4 » where it is not each time."""
        when = f"{WEEKDAYS[self.weekday]} {spoken_span(self.start, self.end)}"
        times = "" if self.days == self.of else f" ({self.days} fois sur {self.of})"
        match self.obstacle:
            case Obstacle.CLOSED:
                return f"fermé le {WEEKDAYS[self.weekday]}"
            case Obstacle.OUTSIDE_OPENING:
                return f"hors ouverture {when}{times}"
            case Obstacle.PLACES:
                return f"saturé {when}{times}"
            case Obstacle.ADULTS:
                return f"trop peu d’adultes {when}{times}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """The days looked at and what was found, by weekday; empty when the week fits."""

    first_day: date
    last_day: date
    clashes: tuple[Clash, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing stands against it."""
        return not self.clashes


Hit = tuple[Obstacle, date, Span]


def fit_of(rooms: Rooms, week: Week, first_day: date) -> Fit:
    """The week from that day on, beside what is reserved; the facts reach to the day after four weeks."""
    last = first_day + LOOKED_AT
    hits = [
        *opening_hits(rooms, week, first_day, last),
        *(hit for day in days_between(first_day, last) for hit in _room_hits(rooms, week, day, first_day)),
    ]
    return Fit(first_day=first_day, last_day=last, clashes=tuple(clashes_of(hits, first_day, last)))


def opening_hits(rooms: Rooms, week: Week, first_day: date, last_day: date) -> Iterator[Hit]:
    """Wished hours outside the opening; a closed day tells nothing, unless its weekday never opens."""
    calendar = rooms.facts.calendar
    opens = {day.weekday() for day in days_between(first_day, last_day) if calendar.on(day).open}
    for day in days_between(first_day, last_day):
        spans = week.get(day.weekday(), ())
        if spans and day.weekday() not in opens:
            yield Obstacle.CLOSED, day, Span(0, DAY)
        elif spans and calendar.on(day).open:
            for span in without(spans, calendar.on(day).spans):
                yield Obstacle.OUTSIDE_OPENING, day, span


def _room_hits(rooms: Rooms, week: Week, day: date, first_day: date) -> Iterator[Hit]:
    """Minutes without a place, else without an adult, for one child more."""
    for span in wished_on(rooms.facts.calendar, week, day, first_day):
        for room in rooms.on(day):
            start, end = max(span.start, room.start), min(span.end, room.end)
            if start < end and room.by_places < 1:
                yield Obstacle.PLACES, day, Span(start, end)
            elif start < end and room.by_adults is not None and room.by_adults < 1:
                yield Obstacle.ADULTS, day, Span(start, end)


def clashes_of(hits: Iterable[Hit], first_day: date, last_day: date) -> list[Clash]:
    """The hits, joined by weekday; how many of the weekday's days each touches."""
    found: dict[tuple[Obstacle, int], list[tuple[date, Span]]] = {}
    for obstacle, day, span in hits:
        found.setdefault((obstacle, day.weekday()), []).append((day, span))
    clashes = []
    for (obstacle, weekday), own in found.items():
        of = sum(day.weekday() == weekday for day in days_between(first_day, last_day))
        for run in merged(span for _, span in own):
            days = {day for day, span in own if run.start <= span.start < run.end}
            clashes.append(
                Clash(obstacle=obstacle, weekday=weekday, start=run.start, end=run.end, days=len(days), of=of)
            )
    return sorted(clashes, key=lambda one: (one.weekday, one.start, one.obstacle))
