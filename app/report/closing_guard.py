"""The guard of closed months (mois clos): a write whose effect lies in one is refused, by the month's name."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from app.days import Month
from app.errors import MonthClosed
from app.report.closed_months import ClosedMonth
from app.report.effects.look import Change, Effect, Look, Looks
from app.report.effects.table import OWN, SHARED
from app.store import Store
from app.wording import spoken_day, spoken_month

Closed = Mapping[Month, ClosedMonth]
Days = Counter[tuple[tuple[object, ...], int]]


def require_open(store: Store, changes: Iterable[Change]) -> None:
    """Raises MonthClosed where a deed's writes, taken together, change something on a day of a closed month.

    `changes` are only asked for where some month is closed.
    """
    closed = {Month.parse(one.month): one for one in store.find(ClosedMonth, reopened_on=None)}
    if not closed:
        return
    day = first_day_touched(store, list(changes), closed)
    if day is not None:
        raise _refusal(closed, day)


def first_day_touched(store: Store, changes: list[Change], closed: Collection[Month]) -> date | None:
    """The earliest day of these months on which the reports would count otherwise."""
    looks = Looks(store, changes)
    subjects = {
        subject
        for change in changes
        if change.kind in SHARED
        for image in (change.before, change.after)
        if image is not None
        for subject in SHARED[change.kind](image, looks)
    }
    before = _effects(looks.before, (change.before for change in changes), subjects)
    after = _effects(looks.after, (change.after for change in changes), subjects)
    lost, won = _days(before - after, closed), _days(after - before, closed)
    touched = [number for _, number in (lost - won) | (won - lost)]
    return date.fromordinal(min(touched)) if touched else None


def _effects(look: Look, images: Iterable[object], subjects: Iterable[tuple[object, ...]]) -> Counter[Effect]:
    found: Counter[Effect] = Counter()
    for image in images:
        own = OWN.get(type(image))  # type: ignore[arg-type]  # None, for a row that isn't there, has none
        if own is not None:
            found.update(own(image, look))
    for ask, *about in subjects:
        found.update(ask(look, *about))  # type: ignore[operator]  # a subject begins with its question
    return found


def _days(effects: Counter[Effect], closed: Collection[Month]) -> Days:
    """The effects by day, in these months alone."""
    found: Days = Counter()
    for effect, count in effects.items():
        for month in closed:
            first, last = max(effect.first, month.first), min(effect.last, month.last)
            for number in range(first.toordinal(), last.toordinal() + 1):
                found[effect.what, number] += count
    return found


def _refusal(closed: Closed, day: date) -> MonthClosed:
    month = last = Month.of(day)
    while last.plus(1) in closed:
        last = last.plus(1)
    name = spoken_month(month.first)
    return MonthClosed(
        f"{name[:1].upper()}{name[1:]} est clos depuis le {spoken_day(closed[month].closed_on)} : ce changement "
        f"toucherait le {spoken_day(day)}. Datez-le après le {spoken_day(last.last)}, ou demandez à la direction de "
        "rouvrir le mois.",
        month=str(month),
    )
