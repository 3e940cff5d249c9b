"""The share of Avip children over thirteen months: a line from zero, the threshold, hollow dots under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from app.report.monthly_report import PastMonth, Rate
from ui import french
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.paper import BLUE, CELL, INK, LINE, MUTED, NOTE, SMALL, Point, Sheet
from ui.pdf.prose import fitting_size
from ui.pdf.report_view import View, first_day_of, over, share

HEIGHT = 96.0
PLOT = 58.0
NEAR = 11.0
"""Labels of the axis and of the points stand at least this far apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """Where the curve is drawn: its sides, its base line, the share at its top in percent."""

    left: float
    right: float
    base: float
    top: int
    threshold: int

    def y(self, percent: Fraction | int) -> float:
        """The level of a share."""
        return self.base - PLOT * float(percent / self.top)


def draw_curve(sheet: Sheet, view: View, x: float, y: float, wide: float) -> None:
    """Title, axis, line, dots and the three labels; `y` is the title's baseline."""
    rates = [None if month is None else view.share_in(month) for month in view.history[:-1]]
    rates.append(view.report.quota.children)
    shares = [None if rate is None or rate.value is None else rate.value * 100 for rate in rates]
    known = [value for value in shares if value is not None]
    threshold = view.report.quota.threshold_percent
    _title(sheet, view, x, y, wide, any(value < threshold for value in known))
    plot = Plot(
        left=x + 22,
        right=x + wide - 40,
        base=y + 20 + PLOT,
        top=top_of(known, threshold),
        threshold=threshold,
    )
    _axis(sheet, plot)
    step = (plot.right - plot.left) / (len(shares) - 1)
    _months(sheet, view.history, plot, step)
    spots = [
        None if value is None else (plot.left + step * place, plot.y(value))
        for place, value in enumerate(shares)
    ]
    for before, after in pairwise(spots):
        if before and after:
            sheet.line(before, after, BLUE, 1.6)
    for place, (spot, value) in enumerate(zip(spots, shares, strict=True)):
        if spot and value is not None:
            sheet.dot(*spot, 3.6 if place == len(spots) - 1 else 2.6, BLUE, hollow=value < threshold)
    _labels(sheet, plot, spots, rates)


def top_of(shares: Sequence[Fraction], threshold: int) -> int:
    """The share at the top of the plot: half as much again as the threshold, tens, more where a share is higher."""
    highest = max([*shares, Fraction(3 * threshold, 2)])
    return -(-highest.numerator // (highest.denominator * 10)) * 10


def ticks_of(top: int, threshold: int) -> list[int]:
    """Zero, the threshold, the top, and between them what is not too near."""
    step = next(step for step in (10, 20, 50) if PLOT * step / top >= NEAR + 2)
    near = top * NEAR / PLOT
    kept = {0, threshold, top}
    kept |= {tick for tick in range(step, top, step) if all(abs(tick - other) >= near for other in kept)}
    return sorted(tick for tick in kept if tick == threshold or abs(tick - threshold) >= near)


def _title(sheet: Sheet, view: View, x: float, y: float, wide: float, under: bool) -> None:
    since = next(month for month in view.history if month is not None)
    span = "sur treize mois" if view.history[0] else f"depuis {french.month(first_day_of(since.month))}"
    sheet.text(x, y, f"Part des enfants Avip {span}", SEMIBOLD, CELL)
    if under:
        start = sheet.right(x + wide, y, "sous le seuil", REGULAR, SMALL, MUTED)
        sheet.dot(start - 6, y - 3, 2.1, BLUE, hollow=True)


def _axis(sheet: Sheet, plot: Plot) -> None:
    for tick in ticks_of(plot.top, plot.threshold):
        y, legal = plot.y(tick), tick == plot.threshold
        sheet.line((plot.left, y), (plot.right, y), INK if legal else LINE, 1.2 if legal else 0.5)
        text = f"{tick}{french.NBSP}%" if tick == plot.top else str(tick)
        sheet.right(
            plot.left - 5, y + 2.8, text, SEMIBOLD if legal else REGULAR, NOTE, INK if legal else MUTED
        )


def _months(sheet: Sheet, history: Sequence[PastMonth | None], plot: Plot, step: float) -> None:
    first = next(place for place, month in enumerate(history) if month is not None)
    for place, month in enumerate(history):
        if month is None:
            continue
        day, x = first_day_of(month.month), plot.left + place * step
        ends = place in (0, len(history) - 1)
        letter = french.MONTHS[day.month - 1][0].upper()
        sheet.middle(x, plot.base + 9.6, letter, BOLD if ends else REGULAR, NOTE, INK if ends else MUTED)
        if place == first and day.month == 12 and first < len(history) - 1:
            sheet.right(x + 5, plot.base + 18.6, str(day.year), REGULAR, NOTE, MUTED)
        elif place == first or day.month == 1:
            sheet.text(x - 3, plot.base + 18.6, str(day.year), REGULAR, NOTE, MUTED)


def _labels(sheet: Sheet, plot: Plot, spots: Sequence[Point | None], rates: Sequence[Rate | None]) -> None:
    """The last share at the right; the lowest, then the first, where they find room."""
    known = [(spot, rate) for spot, rate in zip(spots, rates, strict=True) if spot and rate is not None]
    if not known:
        return
    if spots[-1] and rates[-1] is not None:
        x, y, last = spots[-1][0] + 6, spots[-1][1], rates[-1]
        sheet.text(x, y + 0.5, share(last), BOLD, fitting_size(share(last), 34, BOLD, CELL))
        sheet.text(x, y + 10, over(last), REGULAR, fitting_size(over(last), 34, REGULAR, SMALL), MUTED)
    taken: list[tuple[float, float, float]] = []
    lowest = max(known, key=lambda one: one[0][1])
    if lowest[0] != spots[-1]:
        _label(sheet, plot, lowest[0], f"{share(lowest[1])}{french.NBSP}({over(lowest[1])})", spots, taken)
    if known[0][0] not in (lowest[0], spots[-1]):
        _label(sheet, plot, known[0][0], share(known[0][1]), spots, taken, below=False)


def _label(
    sheet: Sheet,
    plot: Plot,
    spot: Point,
    text: str,
    spots: Sequence[Point | None],
    taken: list[tuple[float, float, float]],
    *,
    below: bool = True,
) -> None:
    """A label near its point: under or over the curve there, wherever it meets neither base nor label; or none."""
    half = width(text, REGULAR, SMALL) / 2
    x = min(max(spot[0], plot.left + half + 1), plot.right - half)
    curve = [other[1] for other in spots if other and abs(other[0] - x) <= half + 3]
    under, over_it = max([spot[1], *curve]) + 11.5, min([spot[1], *curve]) - 5.5
    legal = plot.y(plot.threshold)
    places = (
        [under, max(under, legal + 10.5), over_it] if below else [over_it, min(over_it, legal - 4), under]
    )
    for y in places:
        free = all(abs(y - other) >= NEAR or abs(x - at) >= half + room for at, other, room in taken)
        struck = y - 7 < legal < y + 2
        ticks = [plot.y(tick) + 2.8 for tick in ticks_of(plot.top, plot.threshold)]
        beside = x - half < plot.left + 4 and any(abs(y - tick) < 5 for tick in ticks)
        if free and not struck and not beside and plot.base - PLOT - 12 < y < plot.base - 2:
            taken.append((x, y, half))
            sheet.middle(x, y, text, REGULAR, SMALL)
            return
