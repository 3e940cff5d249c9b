"""The load under the week's grid on paper (charge): children and adults by day, agreement, shortages, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.planning.week_load import LoadOfDay, LoadOfWeek
from app.spans import DAY
from ui.load_words import Tone, strip_tone, strip_words
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.paper import GREY, INK, LINE, MUTED, SMALL, TRACK, Ink, Sheet, shade
from ui.pdf.prose import wrap

Steps = Sequence[tuple[int, int, int]]
HIGH, ADULTS, GAP, WORDS = 50.0, 22.0, 6.0, 24.0
BLOCK = 8 + HIGH + GAP + ADULTS + WORDS
"""Its height with the space above."""
CHILDREN = shade("#C3CBD2")
TYPE, LEADING = 7.8, 9.0


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadLine:
    """One day of the week."""

    children: Steps
    agreed: Steps
    limit: Steps
    adults: Steps
    needed: Steps
    atypical: tuple[tuple[int, int], ...]
    words: str
    tone: Tone


def load_lines(week: LoadOfWeek, shown: Iterable[int], hours: tuple[int, int]) -> tuple[LoadLine, ...]:
    """The days shown, each between these minutes; past midnight it is the next day's."""
    return tuple(_line(week.days[at], week.following(week.days[at].day), hours) for at in shown if week.days)


def _line(load: LoadOfDay, after: LoadOfDay | None, hours: tuple[int, int]) -> LoadLine:
    days = [load] if after is None or hours[1] <= DAY else [load, after]
    agreed = bool(load.agreed and (load.opening or load.steps))
    return LoadLine(
        children=_joined((one.steps for one in days), hours),
        agreed=_joined((one.load.places for one in days), hours) if agreed else (),
        limit=_joined((one.load.limits for one in days), hours) if agreed else (),
        adults=_joined((one.adults.present for one in days), hours),
        needed=_joined((one.adults.needed if one.adults.known else () for one in days), hours),
        atypical=tuple(
            (start, end)
            for start, end, _ in _joined(([(*span, 1) for span in one.atypical] for one in days), hours)
        ),
        words=strip_words(load)[0],
        tone=strip_tone(load),
    )


def _joined(parts: Iterable[Iterable[tuple[int, int, int]]], hours: tuple[int, int]) -> Steps:
    first, last = hours
    return [
        (max(start + shift, first), min(end + shift, last), count)
        for part, shift in zip(parts, (0, DAY), strict=False)
        for start, end, count in part
        if start + shift < last and end + shift > first
    ]


def paint_load(
    sheet: Sheet,
    y: float,
    lines: Sequence[LoadLine],
    where: tuple[float, float, float],
    hours: tuple[int, int],
) -> None:
    """`where`: the left edge, where the columns begin, and how wide each is."""
    left, start, wide = where
    top = max(
        [1, *(n for line in lines for steps in (line.children, line.agreed, line.limit) for *_, n in steps)]
    )
    most = max([1, *(n for line in lines for steps in (line.adults, line.needed) for *_, n in steps)])
    staffed = any(line.adults or line.needed for line in lines)
    places = max((n for line in lines for *_, n in line.agreed), default=0)
    sheet.text(left, y + 9, "Enfants", SEMIBOLD, SMALL)
    if places:
        limits = max(n for line in lines for *_, n in line.limit)
        sheet.text(left, y + 21, f"trait plein : agrément {places}", REGULAR, TYPE, MUTED)
        sheet.text(left, y + 31, f"tirets : {limits} au plus", REGULAR, TYPE, MUTED)
    if staffed:
        sheet.text(left, y + HIGH + GAP + 9, "Adultes", SEMIBOLD, SMALL)
        sheet.text(left, y + HIGH + GAP + 19, "trait : besoin ; noir : manque", REGULAR, TYPE, MUTED)
    for at, line in enumerate(lines):
        column = _Column(sheet, start + at * wide, wide, hours)
        column.children(line, y, top)
        if staffed:
            column.adults(line, y + HIGH + GAP, most)
        column.words(line, y + HIGH + GAP + (ADULTS if staffed else 0) + 11)


class _Column:
    """One day's curves."""

    def __init__(self, sheet: Sheet, x: float, wide: float, hours: tuple[int, int]) -> None:
        self._sheet, self._left, self._wide = sheet, x, wide
        self._first, self._last = hours

    def _x(self, minute: int) -> float:
        share = (minute - self._first) / max(1, self._last - self._first)
        return self._left + 4 + share * (self._wide - 8)

    def children(self, line: LoadLine, y: float, top: int) -> None:
        for start, end in line.atypical:
            self._sheet.block(self._x(start), y, self._x(end) - self._x(start), HIGH, TRACK)
        scale = HIGH / (top * 1.05)
        self._area(line.children, y + HIGH, scale, CHILDREN)
        self._steps(line.children, y + HIGH, scale, INK, 0.8)
        for steps, dash in ((line.agreed, ()), (line.limit, (3.0, 2.0))):
            for start, end, count in steps:
                at = y + HIGH - count * scale
                self._sheet.line((self._x(start), at), (self._x(end), at), INK, 0.9, dash)
        self._sheet.rule(self._left + 4, y + HIGH, self._wide - 8, LINE)

    def adults(self, line: LoadLine, y: float, most: int) -> None:
        scale = ADULTS / (most * 1.05)
        self._area(line.adults, y + ADULTS, scale, GREY)
        for start, end, need in line.needed:
            for first, last, here in _without_holes(line.adults, start, end):
                if here < need:
                    high = (need - here) * scale
                    left, right = self._x(first), self._x(last)
                    self._sheet.block(left, y + ADULTS - need * scale, max(1.0, right - left), high, INK)
        self._steps(line.needed, y + ADULTS, scale, INK, 1.1)
        self._sheet.rule(self._left + 4, y + ADULTS, self._wide - 8, LINE)

    def words(self, line: LoadLine, y: float) -> None:
        x, words = self._left + 4, line.words
        grave = line.tone != "muted"
        if grave:
            self._sheet.alert(x, y)
            words = words.lstrip("▲\u00a0 ")
            x += 12
        face = BOLD if grave else REGULAR
        room = self._wide - 8 - (12 if grave else 0)
        self._sheet.lines(x, y, wrap([(face, words)], room, TYPE)[:2], TYPE, LEADING)

    def _area(self, steps: Steps, bottom: float, scale: float, ink: Ink) -> None:
        for start, end, count in steps:
            high = count * scale
            self._sheet.block(self._x(start), bottom - high, self._x(end) - self._x(start), high, ink)

    def _steps(self, steps: Steps, bottom: float, scale: float, ink: Ink, thick: float) -> None:
        points = [
            (self._x(minute), bottom - count * scale)
            for start, end, count in _without_holes(steps, self._first, self._last)
            for minute in (start, end)
        ]
        if steps and points:
            self._sheet.path(points, ink, thick)


def _without_holes(steps: Steps, first: int, last: int) -> list[tuple[int, int, int]]:
    """What of the steps lies between two minutes, zero where nothing covers."""
    whole, at = [], first
    for start, end, count in steps:
        if start >= last or end <= first:
            continue
        if start > at:
            whole.append((at, start, 0))
        whole.append((max(start, first), min(end, last), count))
        at = min(end, last)
    return [*whole, (at, last, 0)] if at < last else whole
