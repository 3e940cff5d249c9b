"""La part Avip: three readings of the 20 % on one scale, and the share of children over thirteen months."""

from collections.abc import Sequence
from fractions import Fraction

from ui import french
from ui.pdf.blocks import HEAD, Block, section
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.paper import (
    BLUE,
    CELL,
    FIGURE,
    INK,
    MUTED,
    NOTE,
    PALE_BLUE,
    SMALL,
    TRACK,
    Sheet,
)
from ui.pdf.prose import tied
from ui.pdf.report_share_curve import HEIGHT, draw_curve
from ui.pdf.report_view import Reading, View, share

PITCH = 30.0
GAUGE = 3 * PITCH + 8


def share_block(view: View, x: float, wide: float) -> Block:
    """The gauge and its curve."""

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, x, y, wide, tied("La part Avip : trois lectures du seuil"))
        _gauge(sheet, view, x, y + HEAD, wide)
        draw_curve(sheet, view, x, y + HEAD + GAUGE + 14, wide)

    return Block(HEAD + GAUGE + 14 + HEIGHT, paint)


def scale(readings: Sequence[Reading], threshold: int) -> tuple[int, list[Fraction]]:
    """The gauge's end in percent and its ticks: twice the threshold, more where a share goes beyond."""
    highest = max((reading.rate.value or Fraction(0)) * 100 for reading in readings)
    for times in (2, 3, 4):
        if highest <= threshold * times <= 100:
            step = Fraction(threshold, 2) if times == 2 else Fraction(threshold)
            return threshold * times, [step * tick for tick in range(int(threshold * times / step) + 1)]
    ticks = [Fraction(threshold * tick) for tick in range(100 // threshold + 1) if threshold * tick < 85]
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
