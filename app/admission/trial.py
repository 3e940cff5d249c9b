"""Trying places out (simulation d'admission): the requests that fit together from a day on, never a decision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from app.admission.desk import AdmissionDesk, AdmissionLine, start_of
from app.admission.fit import LOOKED_AT, Clash, Hit, Obstacle, clashes_of, opening_hits
from app.admission.rooms import Room, Rooms, wished_on
from app.admission.selection import Balance, Best, Bound, best_set
from app.days import Month, days_between, is_under_three
from app.insertion.quota import children_of, share_of
from app.report.monthly_report import Rate
from app.spans import Span

SOON = timedelta(days=92)
"""Requests of the next three months are tried together, unless another day is chosen."""


class Out(StrEnum):
    """Why a request is not in the set."""

    LATER = "later"
    """It is wished after the day tried."""
    CLASH = "clash"
    """Its hours run into something, alone or beside the others chosen."""
    SHARE = "share"
    """With it the share of AVIP children would fall short."""
    PLACE = "place"
    """Its place went to requests that bring more together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A request that is not in the set, and why."""

    line: AdmissionLine
    out: Out
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Peak:
    """The most children at once, the earliest minute of it, and the agreed places then."""

    children: int
    day: date
    minute: int
    places: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What the crèche would be from `day` on, over four weeks, with these requests; nothing is stored."""

    day: date
    last_day: date
    chosen: tuple[AdmissionLine, ...]
    left: tuple[LeftOut, ...]
    exact: bool
    peak_before: Peak
    peak: Peak
    share_before: Rate
    share: Rate
    threshold_percent: int
    """Of the month of `day`: the children, the legal reading."""

    @property
    def met(self) -> bool | None:
        """Whether the share reaches the threshold, exactly; None over nothing."""
        share = self.share
        return (
            share.numerator * 100 >= self.threshold_percent * share.denominator if share.denominator else None
        )


class Piece(NamedTuple):
    """A stretch of a civil day: its room, and which of the requests wish it (a bit each)."""

    day: date
    start: int
    end: int
    room: Room
    members: int


def usual_day(desk: AdmissionDesk) -> date:
    """The last day wished within three months, else the first one after: most requests are tried together so."""
    starts = sorted(start_of(line.request, desk.today) for line in desk.waiting)
    near = [day for day in starts if day <= desk.today + SOON]
    return near[-1] if near else starts[0] if starts else desk.today


def trial(desk: AdmissionDesk, day: date) -> Trial | None:
    """The best set of the requests wished by that day, all from that day on; None while nobody waits."""
    if desk.rooms is None:
        return None
    day = min(max(day, desk.today), max(start_of(line.request, desk.today) for line in desk.waiting))
    return _Trial(desk, desk.rooms, day).tried()


class _Trial:
    def __init__(self, desk: AdmissionDesk, rooms: Rooms, day: date) -> None:
        self.rooms, self.day, self.last = rooms, day, day + LOOKED_AT
        self.later = [line for line in desk.waiting if start_of(line.request, desk.today) > day]
        due = [line for line in desk.waiting if line not in self.later]
        self.shut = {line.id: self._opening(line) for line in due}
        self.tried_lines = [line for line in due if not self.shut[line.id]]
        self.shut_lines = [line for line in due if self.shut[line.id]]
        self.pieces = [piece for on in days_between(day, self.last) for piece in self._pieces(on)]
        month, settings = Month.of(day), rooms.facts.book.on(day)
        self.before = share_of(children_of(rooms.facts, month, settings))
        self.percent = settings.quota_percent

    def tried(self) -> Trial:
        best = self._best()
        chosen = sum(1 << at for at in best.chosen)
        left = [
            *(LeftOut(line=line, out=Out.CLASH, clashes=self.shut[line.id]) for line in self.shut_lines),
            *(self._left(at, chosen) for at in range(len(self.tried_lines)) if not chosen >> at & 1),
            *(LeftOut(line=line, out=Out.LATER) for line in self.later),
        ]
        return Trial(
            day=self.day,
            last_day=self.last,
            chosen=tuple(self.tried_lines[at] for at in best.chosen),
            left=tuple(sorted(left, key=lambda one: one.line.rank or 0)),
            exact=best.exact,
            peak_before=self._peak(0),
            peak=self._peak(chosen),
            share_before=self.before,
            share=self._share(chosen),
            threshold_percent=self.percent,
        )

    def _opening(self, line: AdmissionLine) -> tuple[Clash, ...]:
        hits = opening_hits(self.rooms, line.week, self.day, self.last)
        return tuple(clashes_of(hits, self.day, self.last))

    def _pieces(self, day: date) -> Iterator[Piece]:
        """The civil day cut where its room changes or a request begins or ends."""
        rooms = self.rooms.on(day)
        calendar = self.rooms.facts.calendar
        wishes = [wished_on(calendar, line.week, day, self.day) for line in self.tried_lines]
        bounds = {bound for room in rooms for bound in room[:2]}
        bounds |= {bound for spans in wishes for span in spans for bound in span}
        number = 0
        for start, end in pairwise(sorted(bounds)):
            while rooms[number].end <= start:
                number += 1
            members = sum(1 << at for at, spans in enumerate(wishes) if _covers(spans, start))
            yield Piece(day, start, end, rooms[number], members)

    def _best(self) -> Best:
        tightest: dict[int, int] = {}
        for piece in self.pieces:
            if piece.members:
                most = _most(piece.room)
                tightest[piece.members] = min(most, tightest.get(piece.members, most))
        bounds = [Bound(members, most) for members, most in tightest.items()]
        return best_set([line.score for line in self.tried_lines], bounds, self._balance())

    def _balance(self) -> Balance:
        """The 20 % in whole numbers; where it is not met today, the share may not fall."""
        avip, young = self.before.numerator, self.before.denominator
        counted = [(self._is_young(line), line.request.avip) for line in self.tried_lines]
        spare = 100 * avip - self.percent * young
        if spare >= 0:
            return Balance([(100 * is_avip - self.percent) * small for small, is_avip in counted], -spare)
        return Balance([(young * is_avip - avip) * small for small, is_avip in counted], 0)

    def _is_young(self, line: AdmissionLine) -> bool:
        return is_under_three(line.request.birth_day, self.day)

    def _share(self, chosen: int) -> Rate:
        young = [
            line for at, line in enumerate(self.tried_lines) if chosen >> at & 1 and self._is_young(line)
        ]
        return Rate(
            numerator=self.before.numerator + sum(line.request.avip for line in young),
            denominator=self.before.denominator + len(young),
        )

    def _peak(self, chosen: int) -> Peak:
        best = Peak(children=0, day=self.day, minute=0, places=0)
        for piece in self.pieces:
            children = piece.room.children + (piece.members & chosen).bit_count()
            if children > best.children:
                best = Peak(children=children, day=piece.day, minute=piece.start, places=piece.room.places)
        return best

    def _left(self, at: int, chosen: int) -> LeftOut:
        line = self.tried_lines[at]
        hits = self._hits(at, chosen)
        if hits:
            clashes = tuple(clashes_of(hits, self.day, self.last))
            return LeftOut(line=line, out=Out.CLASH, clashes=clashes)
        balance = self._balance()
        parts = sum(balance.parts[one] for one in range(len(balance.parts)) if (chosen | 1 << at) >> one & 1)
        return LeftOut(line=line, out=Out.SHARE if parts < balance.least else Out.PLACE)

    def _hits(self, at: int, chosen: int) -> list[Hit]:
        """Where one more, beside those chosen, is one too many."""
        found = []
        for piece in self.pieces:
            if piece.members >> at & 1:
                more = (piece.members & chosen).bit_count() + 1
                if more > piece.room.by_places:
                    found.append((Obstacle.PLACES, piece.day, Span(piece.start, piece.end)))
                elif piece.room.by_adults is not None and more > piece.room.by_adults:
                    found.append((Obstacle.ADULTS, piece.day, Span(piece.start, piece.end)))
        return found


def _covers(spans: Iterable[Span], minute: int) -> bool:
    return any(span.start <= minute < span.end for span in spans)


def _most(room: Room) -> int:
    return room.by_places if room.by_adults is None else min(room.by_places, room.by_adults)
