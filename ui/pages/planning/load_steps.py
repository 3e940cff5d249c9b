"""A day's load as it is painted (tracé de la charge): a column's minutes may run past midnight, into the next day."""

from collections.abc import Iterable, Sequence

from app.planning.week_load import LoadOfDay
from app.spans import DAY
from ui.load_words import day_words
from ui.widgets.load_painting import DayLoad, Steps


def painted(
    load: LoadOfDay,
    after: LoadOfDay | None,
    first: int,
    last: int,
    tried: tuple[LoadOfDay | None, LoadOfDay | None] = (None, None),
) -> DayLoad:
    """From minute `first` to `last` of the day; past 1440 it is the load of the day after.

    `tried`: the same two days as they would be, for a dashed line.
    """
    days = [load] if after is None or last <= DAY else [load, after]
    tries = [one for one in tried if one is not None][: len(days)]
    return DayLoad(
        first=first,
        last=last,
        planned=_joined([one.load.planned for one in days]),
        present=_joined([one.load.attended for one in days]),
        now=_now(days, last),
        marked=any(one.is_today for one in days),
        agreed=_joined([one.load.places if _agreed(load) else () for one in days]),
        limit=_joined([one.load.limits if _agreed(load) else () for one in days]),
        adults=_joined([one.adults.present for one in days]),
        needed=_joined([one.adults.needed if one.adults.known else () for one in days]),
        atypical=[
            (start + shift, end + shift)
            for one, shift in zip(days, (0, DAY), strict=False)
            for start, end in one.atypical
        ],
        tried=_joined([one.steps for one in tries]),
        words=day_words(load),
    )


def day_bounds(load: LoadOfDay, spans: Iterable[tuple[int, int]] = ()) -> tuple[int, int]:
    """The civil hours that a day's page shows: the opening, widened to whoever is there; whole hours."""
    shown = [*load.opening, *spans, *((start, end) for start, end, _ in load.steps)]
    first = max(0, min((start for start, _ in shown), default=420))
    last = min(DAY, max((end for _, end in shown), default=1140))
    return first // 60 * 60, -(-last // 60) * 60


def _agreed(load: LoadOfDay) -> bool:
    """Whether the places of the day are worth a line: not on a day that is closed, nor without an agreement."""
    return bool(load.agreed and (load.opening or load.steps))


def _joined(parts: Iterable[Iterable[tuple[int, int, int]]]) -> Steps:
    return [
        (start + shift, end + shift, count)
        for part, shift in zip(parts, (0, DAY), strict=False)
        for start, end, count in part
    ]


def _now(days: Sequence[LoadOfDay], last: int) -> int:
    """Up to where what happened counts: the first minute of these days that is still to come."""
    for one, shift in zip(days, (0, DAY), strict=False):
        if one.split < DAY:
            return shift + one.split
    return last
