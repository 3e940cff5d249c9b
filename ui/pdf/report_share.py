"""La part Avip: three readings of the 20 % on one scale, and the share of children over thirteen months."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from app.monthly_report import PastMonth
from ui import french
from ui.pdf.blocks import HEAD, Block, section
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.paper import (
    BLUE,
    CELL,
    FIGURE,
    INK,
    LINE,
    MUTED,
    NOTE,
    PALE_BLUE,
    SMALL,
    TRACK,
    Sheet,
)
from ui.pdf.prose import fitting_size
from ui.pdf.report_view import Reading, View, first_day_of, over, share

PITCH = 30.0
GAUGE = 3 * PITCH + 8
CURVE = 58.0
YEARS = 18.0
"""Height of the month letters and the years under the curve."""


def share_block(view: View, x: float, wide: float) -> Block:
    """The gauge and its curve."""

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, x, y, wide, "La part Avip : trois lectures du seuil".replace(" :", f"{french.NBSP}:"))
        _gauge(sheet, view, x, y + HEAD, wide)
        _curve(sheet, view, x, y + HEAD + GAUGE + 14, wide)

    return Block(HEAD + GAUGE + 14 + 20 + CURVE + YEARS, paint)


def scale(readings: Sequence[Reading], threshold: int) -> tuple[int, list[Fraction]]:
    """The gauge's end in percent and its ticks: twice the threshold, more where a share goes beyond."""
    highest = max((reading.rate.value or Fraction(0)) * 100 for reading in readings)
    for times in (2, 3, 4):
        if highest <= threshold * times <= 100:
            step = Fraction(threshold, 2) if times == 2 else Fraction(threshold)
            return threshold * times, [step * tick for tick in range(int(threshold * times / step) + 1)]
    ticks = [Fraction(threshold * tick) for tick in range(100 // threshold + 1) if threshold * tick < 92]
    return 100, [*ticks, Fraction(100)]


def _gauge(sheet: Sheet, view: View, x: float, y: float, wide: float) -> None:
    threshold = view.report.quota.threshold_percent
    end, ticks = scale(view.readings, threshold)
    at = x + wide * threshold / end
    for row, reading in enumerate(view.readings):
        _reading(sheet, reading, x, y + row * PITCH, wide, end, legal=row == 0)
        sheet.block(at - 1, y + row * PITCH + 3.4, 2, 13.2, INK)
    y += 3 * PITCH
    label = f"seuil {threshold}{french.NBSP}%"
    room = width(label, SEMIBOLD, NOTE) / 2 + 16
    sheet.middle(at, y, label, SEMIBOLD, NOTE)
    for tick in ticks:
        place = x + wide * float(tick) / end
        text = french.decimal(tick, 0 if tick.denominator == 1 else 1)
        if tick == end:
            sheet.right(x + wide, y, f"{text}{french.NBSP}%", REGULAR, NOTE, MUTED)
        elif tick == 0:
            sheet.text(x, y, text, REGULAR, NOTE, MUTED)
        elif abs(place - at) > room:
            sheet.middle(place, y, text, REGULAR, NOTE, MUTED)


def _reading(
    sheet: Sheet, reading: Reading, x: float, y: float, wide: float, end: int, *, legal: bool
) -> None:
    size = 13.0 if legal else 11.0
    sheet.text(x, y, reading.name, SEMIBOLD, FIGURE)
    gloss = x + width(reading.name, SEMIBOLD, FIGURE) + 6
    sheet.text(gloss, y, reading.gloss, REGULAR, SMALL, MUTED)
    after = gloss + width(reading.gloss, REGULAR, SMALL) + 8
    start = sheet.right(x + wide, y, share(reading.rate), BOLD, size)
    if reading.rate.denominator:
        sheet.right(start - 7, y, reading.fraction, REGULAR, CELL, room=start - 7 - after)
    sheet.block(x, y + 5.4, wide, 9.2, TRACK)
    part = min(1.0, float((reading.rate.value or 0) * 100 / end))
    if part and legal:
        sheet.block(x, y + 5.4, wide * part, 9.2, BLUE)
    elif part:
        sheet.block(x, y + 7.7, wide * part, 4.6, PALE_BLUE)


def _curve(sheet: Sheet, view: View, x: float, y: float, wide: float) -> None:
    history = view.history
    shares = [_share_of(month) for month in history]
    since = next(month for month in history if month is not None)
    span = "sur treize mois" if history[0] else f"depuis {french.month(first_day_of(since.month))}"
    sheet.text(x, y, f"Part des enfants Avip {span}", SEMIBOLD, CELL)
    threshold = Fraction(view.report.quota.threshold_percent, 100)
    if any(value is not None and value < threshold for value in shares):
        start = sheet.right(x + wide, y, "sous le seuil", REGULAR, SMALL, MUTED)
        sheet.dot(start - 6, y - 3, 2.1, BLUE, hollow=True)
    left, right, base = x + 22, x + wide - 40, y + 20 + CURVE
    top = _axis(sheet, view, left, right, base, [value for value in shares if value is not None])
    step = (right - left) / (len(history) - 1)
    spots = [
        None if value is None else (left + step * place, base - CURVE * float(value / top))
        for place, value in enumerate(shares)
    ]
    _months(sheet, history, left, base, step)
    for before, after in pairwise(spots):
        if before and after:
            sheet.line(before, after, BLUE, 1.6)
    for spot, value in zip(spots, shares, strict=True):
        if spot and value is not None:
            last = spot is spots[-1]
            sheet.dot(*spot, 3.6 if last else 2.6, BLUE, hollow=value < threshold)
    _labels(sheet, view, spots, shares, base)


def _share_of(month: PastMonth | None) -> Fraction | None:
    if month is None or not month.under_three:
        return None
    return Fraction(month.avip, month.under_three)


def _axis(
    sheet: Sheet, view: View, left: float, right: float, base: float, shares: Sequence[Fraction]
) -> Fraction:
    """Level lines from zero; the threshold's is thick. Returns the share at the top."""
    threshold = view.report.quota.threshold_percent
    highest = max([*shares, Fraction(threshold, 100)]) * 100
    step = max(1, threshold // 2) * (1 if highest <= 2 * threshold else 2)
    ticks = list(range(0, int(highest) + 1, step))
    if highest > ticks[-1]:
        ticks.append(ticks[-1] + step)
    if ticks[-1] == threshold:
        ticks.append(threshold + step)
    for tick in ticks:
        y = base - CURVE * tick / ticks[-1]
        legal = tick == threshold
        sheet.line((left, y), (right, y), INK if legal else LINE, 1.2 if legal else 0.5)
        text = f"{tick}{french.NBSP}%" if tick == ticks[-1] else str(tick)
        sheet.right(left - 5, y + 2.8, text, SEMIBOLD if legal else REGULAR, NOTE, INK if legal else MUTED)
    if threshold not in ticks:
        y = base - CURVE * threshold / ticks[-1]
        sheet.line((left, y), (right, y), INK, 1.2)
    return Fraction(ticks[-1], 100)


def _months(sheet: Sheet, history: Sequence[PastMonth | None], left: float, base: float, step: float) -> None:
    first = next(place for place, month in enumerate(history) if month is not None)
    for place, month in enumerate(history):
        if month is None:
            continue
        day, x = first_day_of(month.month), left + place * step
        ends = place in (0, len(history) - 1)
        letter = french.MONTHS[day.month - 1][0].upper()
        sheet.middle(x, base + 9.6, letter, BOLD if ends else REGULAR, NOTE, INK if ends else MUTED)
        if place == first and day.month == 12 and first < len(history) - 1:
            sheet.right(x + 5, base + 18.6, str(day.year), REGULAR, NOTE, MUTED)
        elif place == first or day.month == 1:
            sheet.text(x - 3, base + 18.6, str(day.year), REGULAR, NOTE, MUTED)


def _labels(
    sheet: Sheet,
    view: View,
    spots: Sequence[tuple[float, float] | None],
    shares: Sequence[Fraction | None],
    base: float,
) -> None:
    """The first share, the lowest and the last, with what they are made of."""
    known = [place for place, value in enumerate(shares) if value is not None]
    if not known:
        return
    low = min(known, key=lambda place: (shares[place] or Fraction(0), place))
    last = len(shares) - 1
    if spots[last]:
        x, y = spots[last] or (0.0, 0.0)
        rate = view.report.quota.children
        size = fitting_size(share(rate), 34, BOLD, CELL)
        sheet.text(x + 6, y + 0.5, share(rate), BOLD, size)
        sheet.text(x + 6, y + 10, over(rate), REGULAR, fitting_size(over(rate), 34, REGULAR, SMALL), MUTED)
    first = known[0]
    if first not in (low, last):
        x, y = spots[first] or (0.0, 0.0)
        highest = min((spots[place] or (0.0, base))[1] for place in known if place <= first + 2)
        sheet.text(x + 1, highest - 6, french.percent(shares[first]), REGULAR, SMALL)
    if low != last:
        x, y = spots[low] or (0.0, base)
        month = view.history[low]
        of = "" if month is None else f" ({month.avip}/{month.under_three})"
        text = f"{french.percent(shares[low])}{of}".replace(" ", french.NBSP)
        _under(sheet, x, y, text, spots, base)


def _under(
    sheet: Sheet, x: float, y: float, text: str, spots: Sequence[tuple[float, float] | None], base: float
) -> None:
    """A label under a point, over it where the axis is too near."""
    half = width(text, REGULAR, SMALL) / 2
    first = next(spot for spot in spots if spot)
    last = next(spot for spot in reversed(spots) if spot)
    x = min(max(x, first[0] + half), last[0] - half)
    near = [spot[1] for spot in spots if spot and abs(spot[0] - x) <= half]
    below = max([y, *near]) + 11.5
    sheet.middle(x, below if below < base - 2 else min([y, *near]) - 6, text, REGULAR, SMALL)
