"""Effects and the two looks at the file (effets): as it was before a deed's writes, and as it is after them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar, cast

from app.dated import Dated
from app.days import ONE_DAY
from app.spans import DAY
from app.store import Record, Store

R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)

EVER = date.max - ONE_DAY
"""The end of what has none; its morrow is still a day."""


class Effect(NamedTuple):
    """Something that the reports count, in words of their own, on each day from first to last."""

    what: tuple[object, ...]
    first: date
    last: date


Effects = Iterator[Effect]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One row of a deed: as it was before all of it, and as it is after; None where it is not there."""

    kind: type[Record]
    id: int
    before: Record | None
    after: Record | None


class Look:
    """The records as they stood at one moment; each question is asked of the file once."""

    def __init__(self, store: Store, images: Mapping[type[Record], Mapping[int, Record | None]]) -> None:
        self._store = store
        self._images = images
        self._known: dict[tuple[object, ...], Sequence[Record]] = {}

    def find(self, kind: type[R], /, **equals: object) -> Sequence[R]:
        """The records whose fields equal the values given, or one of them, by id."""
        key = (kind, *((name, _key(value)) for name, value in equals.items()))
        if key not in self._known:
            found = self._store.find(kind, **equals)
            self._known[key] = self._as_stood(kind, found, lambda image: _matches(image, equals))
        return cast(Sequence[R], self._known[key])

    def touching(self, kind: type[R], first: date, last: date) -> Sequence[R]:
        """The records whose PERIOD, bounded on both sides, shares a day with [first, last], by id."""
        start, end = kind.PERIOD
        return self._as_stood(
            kind,
            self._store.touching(kind, first, last),
            lambda image: getattr(image, start) <= last and getattr(image, end) >= first,
        )

    def _as_stood(self, kind: type[R], found: Sequence[R], is_asked: Callable[[Record], bool]) -> Sequence[R]:
        images = self._images.get(kind)
        if not images:
            return found
        kept = [record for record in found if record.id not in images]
        kept += [cast(R, image) for image in images.values() if image is not None and is_asked(image)]
        return sorted(kept, key=lambda record: record.id)

    def get(self, kind: type[R], id: int) -> R | None:
        """The record of that id, None where it isn't there."""
        found = self.find(kind, id=id)
        return found[0] if found else None


def _key(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _matches(record: Record, equals: Mapping[str, object]) -> bool:
    for name, wanted in equals.items():
        value = getattr(record, name)
        if value not in wanted if isinstance(wanted, list | tuple) else value != wanted:
            return False
    return True


class Looks:
    """Both looks at a deed's writes."""

    def __init__(self, store: Store, changes: Iterable[Change]) -> None:
        images: dict[type[Record], dict[int, Record | None]] = {}
        for change in changes:
            images.setdefault(change.kind, {})[change.id] = change.before
        self.before = Look(store, images)
        self.after = Look(store, {})

    def get(self, kind: type[R], id: int) -> R | None:
        """The record as it is, else as it was."""
        return self.after.get(kind, id) or self.before.get(kind, id)


Ask = Callable[..., Effects]
Subject = tuple[object, ...]
"""A question and what it is about: a function of `Ask`, then what it takes after the look."""


def over(what: tuple[object, ...], first: date, last: date, *, night: bool = False) -> Effects:
    """The effect from first to last, and on each one's morrow where a night goes on into it."""
    if first <= last:
        yield Effect(what, first, last)
        if night:
            yield Effect(("morrow", *what), first + ONE_DAY, last + ONE_DAY)


def in_turn(rows: Iterable[D]) -> Iterator[tuple[D, date]]:
    """Rows of which each holds until the next first day, with their last days; those of one day hold together."""
    ordered = sorted(rows, key=lambda row: row.first_day)
    days = sorted({row.first_day for row in ordered})
    ends = {first: following - ONE_DAY for first, following in pairwise(days)}
    for row in ordered:
        yield row, ends.get(row.first_day, EVER)


def is_night(end: int) -> bool:
    """Whether a span goes on into the morrow."""
    return end > DAY
