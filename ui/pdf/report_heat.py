"""The heat map of presence (carte de présence): mean children by weekday and hour, atypical hours framed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from ui import french
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.paper import CELL, INK, MARGIN, MUTED, NOTE, RIGHT, SMALL, WHITE, Ink, Sheet, shade
from ui.pdf.prose import fitting_size
from ui.pdf.report_view import View

LEFT, MEAN_ROOM = 107.0, 50.0
ROW = 17.0
PALE, DEEP = shade("#EDF2F5"), shade("#234B70")
BLACK = shade("#000000")
"""With white, the only pair that keeps a contrast of 4.5 on every ground between."""

EVEN = 0.1791
"""The luminance on which black and white read equally well (WCAG: (1.05 × 0.05)^½ − 0.05)."""

DASH = (2.4, 1.8)
RARE = 50
"""An hour or a closed weekday with less than a fiftieth of the busiest one's presence is told in the note."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """The hours and weekdays that are shown, and where their cells stand; `days` are the days of each weekday."""

    hours: range
    weekdays: tuple[int, ...]
    days: tuple[int, ...]
    wide: float

    def x(self, hour: float) -> float:
        """The left edge of an hour."""
        return LEFT + (hour - self.hours.start) * self.wide


def grid_of(view: View) -> Grid | None:
    """The usual hours and weekdays: those with opening or presence, unless so rare that they would blur the others.

    None where nobody came.
    """
    rows = view.report.heat_map.child_minutes
    totals = [sum(row[hour] for row in rows) for hour in range(24)]
    busy = [hour for hour in range(24) if totals[hour] * RARE > max(totals)]
    if not busy:
        return None
    first, last = busy[0], busy[-1] + 1
    if view.notes.opening_hours is not None:
        start, end = view.notes.opening_hours
        first, last = min(first, start // 60), min(24, max(last, -(-end // 60)))
    opened = view.report.opening.by_weekday
    shown = [sum(row[first:last]) for row in rows]
    weekdays = tuple(day for day in range(7) if opened[day] or shown[day] * RARE > max(shown))
    days = tuple(opened[day] or _in_month(view, day) for day in weekdays)
    wide = (RIGHT - MEAN_ROOM - LEFT) / (last - first)
    return Grid(hours=range(first, last), weekdays=weekdays, days=days, wide=wide)


def minutes_beside(view: View, grid: Grid) -> int:
    """The child-minutes that the map leaves out."""
    rows = view.report.heat_map.child_minutes
    shown = sum(rows[day][hour] for day in grid.weekdays for hour in grid.hours)
    return sum(map(sum, rows)) - shown


def draw_map(sheet: Sheet, view: View, grid: Grid, y: float) -> None:
    """The map, its first row's top at y; two rows of margins under it."""
    _hours(sheet, view, grid, y - 4.6)
    for row, weekday in enumerate(grid.weekdays):
        _weekday(sheet, view, grid, row, y + row * ROW, weekday)
    _frame(sheet, view, grid, y)
    below = y + ROW * len(grid.weekdays) + 3
    minutes = view.report.heat_map.child_minutes
    peaks = {hour: max(row[hour] for row in view.report.heat_map.peak) for hour in grid.hours}
    most = max(peaks.values())
    for label, base in (("moyenne", below + 11.6), ("maximum", below + ROW + 11.6)):
        sheet.text(MARGIN, base, label, REGULAR, SMALL)
    for hour in grid.hours:
        mean = Fraction(sum(minutes[day][hour] for day in grid.weekdays), 60 * sum(grid.days))
        _figure(sheet, grid, hour, below + 11.6, french.decimal(mean, 0), REGULAR)
        face = BOLD if peaks[hour] == most else REGULAR
        _figure(sheet, grid, hour, below + ROW + 11.6, french.number(peaks[hour]), face)
    total = sum(sum(row) for row in minutes)
    _mean(sheet, below + 11.6, total, sum(view.notes.weekday_opening))


def atypical_hours(view: View, grid: Grid) -> list[tuple[float, float]]:
    """The stretches of a weekday's hours that are atypical, in hours."""
    before, after = view.notes.atypical_before / 60, view.notes.atypical_from / 60
    start, end = grid.hours.start, grid.hours.stop
    stretches = [(float(start), min(before, end)), (max(after, start), float(end))]
    return [(first, last) for first, last in stretches if last > first]


def framed(view: View, grid: Grid) -> bool:
    """Whether some cell is atypical."""
    return bool(atypical_hours(view, grid)) or grid.weekdays[-1] > 4


def cell_inks(mean: Fraction, places: int) -> tuple[Ink, Ink]:
    """The ground, from pale at nobody to deep at the agreed places, and the figure that reads best on it."""
    part = min(1.0, float(mean / places)) if places else 1.0
    red, green, blue = (low + (high - low) * part for low, high in zip(PALE, DEEP, strict=True))
    ground = (red, green, blue)
    return ground, WHITE if luminance(ground) < EVEN else BLACK


def luminance(ink: Ink) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in ink)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _in_month(view: View, weekday: int) -> int:
    length = (view.last_day - view.first_day).days + 1
    return sum((view.first_day + timedelta(days=day)).weekday() == weekday for day in range(length))


def _hours(sheet: Sheet, view: View, grid: Grid, y: float) -> None:
    step = 1 if grid.wide > 25 else 2 if grid.wide > 15 else 3
    for hour in range(grid.hours.start, grid.hours.stop + 1, step):
        sheet.middle(grid.x(hour), y, f"{hour}{french.NBSP}h", REGULAR, SMALL, MUTED)
    if view.notes.weekday_opening:
        sheet.right(RIGHT, y, "moyenne", REGULAR, SMALL, MUTED)
    for first, last in atypical_hours(view, grid):
        sheet.middle(grid.x((first + last) / 2), y - 14, "atypique", SEMIBOLD, 8.0)


def _weekday(sheet: Sheet, view: View, grid: Grid, row: int, y: float, weekday: int) -> None:
    name = french.WEEKDAYS[weekday]
    sheet.text(MARGIN, y + 11.6, name, SEMIBOLD, SMALL)
    if count := view.report.opening.by_weekday[weekday]:
        sheet.right(LEFT - 6, y + 11.6, f"{count}{french.NBSP}j", REGULAR, NOTE, MUTED)
    minutes, peaks = view.report.heat_map.child_minutes[weekday], view.report.heat_map.peak[weekday]
    for hour in grid.hours:
        mean = Fraction(minutes[hour], 60 * grid.days[row])
        ground, ink = cell_inks(mean, view.report.structure.capacity)
        sheet.block(grid.x(hour) + 0.4, y + 0.4, grid.wide - 0.8, ROW - 0.8, ground)
        text = french.decimal(mean, 0) if peaks[hour] or mean else "·"
        _figure(sheet, grid, hour, y + 11.6, text, REGULAR, ink)
    opened = view.notes.weekday_opening
    _mean(sheet, y + 11.6, sum(minutes), opened[weekday] if opened else 0)


def _figure(sheet: Sheet, grid: Grid, hour: int, y: float, text: str, face: str, ink: Ink = INK) -> None:
    size = fitting_size(text, grid.wide - 2.5, face, CELL)
    sheet.middle(grid.x(hour + 0.5), y, text, face, size, ink)


def _mean(sheet: Sheet, y: float, child_minutes: int, opening: int) -> None:
    if opening:
        sheet.right(RIGHT, y, french.decimal(Fraction(child_minutes, opening)), REGULAR, CELL, room=44)


def _frame(sheet: Sheet, view: View, grid: Grid, y: float) -> None:
    """Dashed edges between atypical hours or days and the others, and around them."""
    stretches = atypical_hours(view, grid)
    cuts = sorted(
        {float(grid.hours.start), float(grid.hours.stop), *(cut for pair in stretches for cut in pair)}
    )
    parts = list(pairwise(cuts))

    def inside(row: int, part: int) -> bool:
        if not (0 <= row < len(grid.weekdays) and 0 <= part < len(parts)):
            return False
        return grid.weekdays[row] > 4 or parts[part] in stretches

    for cut, hour in enumerate(cuts):
        sides = [inside(row, cut - 1) != inside(row, cut) for row in range(len(grid.weekdays))]
        for first, last in _runs(sides):
            sheet.line((grid.x(hour), y + first * ROW), (grid.x(hour), y + last * ROW), INK, 1.1, DASH)
    for row in range(len(grid.weekdays) + 1):
        sides = [inside(row - 1, part) != inside(row, part) for part in range(len(parts))]
        for first, last in _runs(sides):
            level = y + row * ROW
            sheet.line((grid.x(cuts[first]), level), (grid.x(cuts[last]), level), INK, 1.1, DASH)


def _runs(sides: Sequence[bool]) -> list[tuple[int, int]]:
    """The longest runs of places where the two sides of an edge differ."""
    runs: list[tuple[int, int]] = []
    for place, differ in enumerate(sides):
        if differ:
            first = runs.pop()[0] if runs and runs[-1][1] == place else place
            runs.append((first, place + 1))
    return runs
