"""Opening and agreed capacity (ouverture, capacité agréée): each day's, from the dated rows (rules.md, The crèche)."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from app.spans import DAY, Span, merged, without
from app.structure.records import CapacitySlot, Closure, OpeningSpan, PublicHoliday


class Places(NamedTuple):
    """`[start, end)` in minutes with that many agreed places."""

    start: int
    end: int
    places: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DayOpening:
    """A day of the crèche's calendar. `spans` start that day and may pass midnight; closures are taken off."""

    day: date
    number: int
    """The day as a proleptic ordinal."""
    weekday: int
    spans: tuple[Span, ...]
    shape: int
    """Days of one calendar with equal spans share it: a cheap key."""
    minutes: int
    amplitude: int
    """Last closing − first opening, gaps included."""
    capacity_minutes: int
    places: int
    """The highest slot of the agreement in force."""
    holiday: bool
    """A public holiday, open or not."""

    @property
    def open(self) -> bool:
        """Whether some opening is left."""
        return bool(self.spans)


@dataclass(frozen=True, kw_only=True, slots=True)
class OpeningRows:
    """The rows that a calendar is built from; those touching a period are enough for its days and their eves."""

    opening: Sequence[OpeningSpan] = ()
    closures: Sequence[Closure] = ()
    holidays: Sequence[PublicHoliday] = ()
    capacity: Sequence[CapacitySlot] = ()


class Calendar:
    """What is open when, and for how many children; each day is worked out once."""

    def __init__(self, rows: OpeningRows) -> None:
        self._weeks = _weeks(rows.opening)
        self._week_days = sorted(self._weeks)
        self._agreements = _agreements(rows.capacity)
        self._agreement_days = sorted(self._agreements)
        self._closures = sorted(rows.closures, key=lambda closure: closure.first_day)
        self._holidays = {holiday.day: holiday for holiday in rows.holidays}
        self._days: dict[int, DayOpening] = {}
        self._shapes: dict[tuple[Span, ...], int] = {}
        self._sums: dict[tuple[int, date | None], int] = {}
        self._civil: dict[tuple[int, date | None, int, date | None], tuple[Places, ...]] = {}

    @property
    def first_day(self) -> date | None:
        """The first day of the first opening set: the crèche has no earlier one."""
        return self._week_days[0] if self._week_days else None

    def on(self, day: date) -> DayOpening:
        """That day's opening."""
        return self.number(day.toordinal())

    def between(self, first: date, last: date) -> list[DayOpening]:
        """Each day from first to last."""
        return [self.number(number) for number in range(first.toordinal(), last.toordinal() + 1)]

    def number(self, number: int) -> DayOpening:
        """That day's opening, by the day's ordinal."""
        known = self._days.get(number)
        if known is None:
            known = self._days[number] = self._opening(date.fromordinal(number))
        return known

    def _opening(self, day: date) -> DayOpening:
        spans = self._spans(day)
        shape = self._shapes.setdefault(spans, len(self._shapes))
        slots = self._slots(day)
        in_force = self._in_force(day)
        if (shape, in_force) not in self._sums:
            self._sums[shape, in_force] = sum(
                (piece.end - piece.start) * piece.places for piece in places_over(spans, slots)
            )
        return DayOpening(
            day=day,
            number=day.toordinal(),
            weekday=day.weekday(),
            spans=spans,
            shape=shape,
            minutes=sum(span.minutes for span in spans),
            amplitude=spans[-1].end - spans[0].start if spans else 0,
            capacity_minutes=self._sums[shape, in_force],
            places=max((slot.places for slot in slots), default=0),
            holiday=day in self._holidays,
        )

    def _spans(self, day: date) -> tuple[Span, ...]:
        holiday = self._holidays.get(day)
        position = bisect_right(self._week_days, day)
        if position == 0 or (holiday is not None and not holiday.opens):
            return ()
        spans = self._weeks[self._week_days[position - 1]][day.weekday()]
        holes = []
        for closure in self._closures:
            if closure.first_day > day:
                break
            if closure.last_day >= day:
                if closure.start is None or closure.end is None:
                    return ()
                holes.append(Span(closure.start, closure.end))
        return tuple(without(spans, holes)) if holes else spans

    def _in_force(self, day: date) -> date | None:
        position = bisect_right(self._agreement_days, day)
        return self._agreement_days[position - 1] if position else None

    def _slots(self, day: date) -> tuple[Places, ...]:
        in_force = self._in_force(day)
        return self._agreements[in_force] if in_force else ()

    def civil_places(self, day: date) -> tuple[Places, ...]:
        """Agreed places at each minute of the civil day, 0 to 1440, as stretches in order.

        The eve's opening past midnight keeps the eve's row; outside opening, the day's nearest opening minute
        counts (the earlier of two as near); on a closed day, its highest slot.
        """
        today, eve = self.on(day), self.number(day.toordinal() - 1)
        key = (eve.shape, self._in_force(eve.day), today.shape, self._in_force(day))
        if key not in self._civil:
            tail = [piece for piece in places_over(eve.spans, self._slots(eve.day)) if piece.end > DAY]
            night = [Places(max(piece.start - DAY, 0), piece.end - DAY, piece.places) for piece in tail]
            own = places_over(today.spans, self._slots(day))
            self._civil[key] = _civil(night, own, today.places)
        return self._civil[key]

    def places_at(self, day: date, minute: int) -> int:
        """Agreed places at a minute (0 to 1439) of the civil day."""
        return next(piece.places for piece in self.civil_places(day) if minute < piece.end)


def _weeks(rows: Iterable[OpeningSpan]) -> dict[date, tuple[tuple[Span, ...], ...]]:
    """The merged opening of each weekday, by the first day of its set."""
    sets: dict[date, list[list[Span]]] = {}
    for row in rows:
        sets.setdefault(row.first_day, [[] for _ in range(7)])[row.weekday].append(Span(row.start, row.end))
    return {first: tuple(tuple(merged(spans)) for spans in week) for first, week in sets.items()}


def _agreements(rows: Iterable[CapacitySlot]) -> dict[date, tuple[Places, ...]]:
    sets: dict[date, list[Places]] = {}
    for row in rows:
        sets.setdefault(row.first_day, []).append(Places(row.start, row.end, row.places))
    return {first: tuple(sorted(slots)) for first, slots in sets.items()}


def _slot_places(slots: Sequence[Places], minute: int) -> int:
    """Places of the slot that holds the minute; past midnight the morning's slots hold; none: 0."""
    for shift in (0, -DAY, DAY):
        for slot in slots:
            if slot.start <= minute + shift < slot.end:
                return slot.places
    return 0


def places_over(spans: Iterable[Span], slots: Sequence[Places]) -> list[Places]:
    """The spans cut where the agreed places change; minutes of the day that the spans start."""
    bounds = sorted(
        {bound + shift for slot in slots for bound in slot[:2] for shift in (-DAY, 0, DAY)} | {DAY}
    )
    pieces: list[Places] = []
    for span in spans:
        cuts = [span.start, *(bound for bound in bounds if span.start < bound < span.end), span.end]
        for start, end in pairwise(cuts):
            places = _slot_places(slots, start)
            if pieces and pieces[-1].end == start and pieces[-1].places == places:
                pieces[-1] = Places(pieces[-1].start, end, places)
            else:
                pieces.append(Places(start, end, places))
    return pieces


def _civil(night: Sequence[Places], own: Sequence[Places], highest: int) -> tuple[Places, ...]:
    """The civil day's stretches: the eve's night, the day's own opening, and what is nearest elsewhere."""
    elsewhere = _nearest(own, highest)
    result: list[Places] = []
    cuts = sorted(
        {0, DAY} | {bound for piece in (*night, *own, *elsewhere) for bound in piece[:2] if 0 < bound < DAY}
    )
    for start, end in pairwise(cuts):
        places = next(
            piece.places for piece in (*own, *night, *elsewhere) if piece.start <= start < piece.end
        )
        if result and result[-1].places == places:
            result[-1] = Places(result[-1].start, end, places)
        else:
            result.append(Places(start, end, places))
    return tuple(result)


def _nearest(own: Sequence[Places], highest: int) -> list[Places]:
    """Each minute of the day with the places of the nearest minute of the day's own opening."""
    if not own:
        return [Places(0, DAY, highest)]
    result = []
    start = 0
    for before, after in pairwise(own):
        # The middle of the gap [before.end, after.start) still belongs to the earlier opening.
        turn = before.end + (after.start - before.end + 1) // 2
        result.append(Places(start, turn, before.places))
        start = turn
    result.append(Places(start, max(DAY, own[-1].end), own[-1].places))
    return result
