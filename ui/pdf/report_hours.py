"""Heures par type d'accueil: the month's hours by kind of care, the three rates in full, thirteen months of hours."""

from collections.abc import Callable, Sequence

from app.report.monthly_report import KindHours, PastMonth, Rate
from ui import french
from ui.pdf.blocks import Block, section
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.paper import (
    BLUE,
    CELL,
    INK,
    LINE,
    MARGIN,
    MUTED,
    NOTE,
    PALE_BLUE,
    RIGHT,
    ROOM,
    SMALL,
    TRACK,
    WHITE,
    Sheet,
)
from ui.pdf.report_view import View, first_day_of, share

COLUMNS = (195.0, 259.0, 323.0, 375.0)
TABLE = 330.0
RATES = 401.0
PITCH = 15.0
KINDS_TOP = 32.0
PLOT_LEFT, PLOT_RIGHT = 107.0, 492.0
MONTHS_HIGH = 42.0
"""Under the plot: months, years, open days."""


def kinds_block(view: View) -> Block:
    """The table at the left, the rates at the right."""
    hours = view.report.hours
    kinds = (
        ("Régulier", hours.by_kind.regular),
        ("Occasionnel", hours.by_kind.occasional),
        ("Urgence", hours.by_kind.emergency),
    )

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Heures par type d’accueil", "en heures et minutes, durées exactes")
        _rates(sheet, view, y)
        y += KINDS_TOP
        for x, head in zip(COLUMNS, ("réservées", "réalisées", "facturées", "fact./réal."), strict=True):
            sheet.right(x, y - 4.6, head, REGULAR, SMALL, MUTED)
        sheet.rule(MARGIN, y, TABLE, INK, 0.7)
        for label, kind in kinds:
            y = _kind(sheet, y, label, kind, REGULAR)
        total = KindHours(reserved=hours.reserved, realised=hours.realised, billed=hours.billed)
        y = _kind(sheet, y, "Total", total, BOLD)
        y = _figures(sheet, y, "dont horaires atypiques", (hours.atypical_reserved, hours.atypical_realised))
        _figures(sheet, y, "Absences déduites", (hours.absence_deducted,))

    return Block(KINDS_TOP + 6 * PITCH, paint)


def any_hours(view: View) -> bool:
    """Whether the curve has something to show."""
    return any(month.capacity or month.realised or month.billed for month in view.report.history)


def curve_block(view: View, height: float) -> Block:
    """Realised and billed hours over thirteen months, on the capacity."""

    def paint(sheet: Sheet, y: float) -> None:
        first, last = first_day_of(view.report.history[0].month), view.first_day
        span = f"{french.elided('de', french.month(first))} à {french.month(last)}"
        if first == last:
            span = f"en {french.month(last)}"
        sheet.text(MARGIN, y + 8, f"Heures par mois, {span}", SEMIBOLD, CELL)
        top, base = y + 26, y + height - MONTHS_HIGH
        _plot(sheet, view, top, base)
        _open_days(sheet, view, base)

    return Block(height, paint)


def steps(most: int) -> list[int]:
    """Ticks from zero in whole hours: four at most above zero, 1, 2 or 5 times a power of ten apart."""
    hours = -(-most // 60)
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if hours <= step * 4.6:
                return list(range(0, hours + 1, step))
        power *= 10


def _kind(sheet: Sheet, y: float, label: str, kind: KindHours, face: str) -> float:
    rate = french.rate(kind.billed, kind.realised)
    base = y + 10.6
    sheet.right(COLUMNS[3], base, rate, face, CELL, room=48)
    return _figures(sheet, y, label, (kind.reserved, kind.realised, kind.billed), face)


def _figures(sheet: Sheet, y: float, label: str, minutes: Sequence[int], face: str = REGULAR) -> float:
    sheet.text(MARGIN, y + 10.6, label, face, CELL)
    for place, (x, value) in enumerate(zip(COLUMNS, minutes, strict=False)):
        sheet.right(x, y + 10.6, french.hours_column(value), face, CELL, room=60 if place else 53)
    sheet.rule(MARGIN, y + PITCH, TABLE)
    return y + PITCH


def _rates(sheet: Sheet, view: View, y: float) -> None:
    rates = view.report.rates
    y += 32
    for label, rate in (
        ("Facturation", rates.facturation),
        ("Occupation réelle", rates.occupancy_real),
        ("Occupation financière", rates.occupancy_financial),
    ):
        _rate(sheet, y, label, rate)
        y += 34
        sheet.rule(RATES, y - 13.6, RIGHT - RATES)


def _rate(sheet: Sheet, y: float, label: str, rate: Rate) -> None:
    sheet.text(RATES, y, label, REGULAR, 9.5)
    sheet.right(RIGHT, y, share(rate), BOLD, 13, room=RIGHT - RATES - width(label, REGULAR, 9.5) - 8)
    both = f"{french.hours_column(rate.numerator)} / {french.hours_column(rate.denominator)}"
    sheet.right(RIGHT, y + 12.2, both, REGULAR, CELL, MUTED, room=RIGHT - RATES)


def _plot(sheet: Sheet, view: View, top: float, base: float) -> None:
    history = view.history
    known = [month for month in history if month is not None]
    most = max(max(month.capacity, month.billed, month.realised) for month in known)
    ticks = steps(most)
    most = max(most, ticks[-1] * 60)
    wide = (PLOT_RIGHT - PLOT_LEFT) / len(history)

    def high(minutes: int) -> float:
        return base - (base - top) * minutes / most

    for place, month in enumerate(history):
        if month is not None and month.capacity:
            x, y = PLOT_LEFT + place * wide, high(month.capacity)
            sheet.block(x + 0.6, y, wide - 1.2, base - y, TRACK)
            sheet.rule(x + 0.6, y, wide - 1.2, PALE_BLUE, 1.2)
    for tick in ticks:
        y = high(tick * 60)
        sheet.line((PLOT_LEFT, y), (PLOT_RIGHT, y), LINE, 0.5)
        text = french.hours(tick * 60) if tick == ticks[-1] else french.number(tick)
        sheet.right(PLOT_LEFT - 5, y + 2.8, text, REGULAR, NOTE, MUTED)
    centres = [PLOT_LEFT + (place + 0.5) * wide for place in range(len(history))]
    billed = [None if m is None else (x, high(m.billed)) for x, m in zip(centres, history, strict=True)]
    realised = [None if m is None else (x, high(m.realised)) for x, m in zip(centres, history, strict=True)]
    sheet.path([spot for spot in billed if spot], INK, 1.3, (3.2, 2.0))
    sheet.path([spot for spot in realised if spot], BLUE, 2.2)
    for place, spot in enumerate(realised):
        if spot:
            sheet.dot(*spot, 4.0 if place in (0, len(realised) - 1) else 2.8, WHITE)
            sheet.dot(*spot, 3.0 if place in (0, len(realised) - 1) else 1.8, BLUE)
    _names(sheet, high, view.now, base)


def _names(sheet: Sheet, high: Callable[[int], float], now: PastMonth, base: float) -> None:
    """The curves' names at their ends, pushed apart where they would touch."""
    names = [
        (high(now.capacity), "capacité", REGULAR, MUTED),
        (high(now.billed), "facturées", REGULAR, INK),
        (high(now.realised), "réalisées", SEMIBOLD, BLUE),
    ]
    names.sort(key=lambda name: name[0])
    y = float("-inf")
    places = []
    for wanted, *_ in names:
        y = max(y + 11, wanted + 3)
        places.append(y)
    over = max(0.0, places[-1] - base - 2)
    for place, (_, text, face, ink) in zip(places, names, strict=True):
        sheet.text(PLOT_RIGHT + 6, place - over, text, face, CELL, ink)


def _open_days(sheet: Sheet, view: View, base: float) -> None:
    history = view.history
    wide = (PLOT_RIGHT - PLOT_LEFT) / len(history)
    shown = [place for place, month in enumerate(history) if month is not None]
    sheet.text(MARGIN, base + 34, "jours ouverts", REGULAR, SMALL, MUTED)
    for place in shown:
        month = history[place]
        if month is None:
            continue
        day, x = first_day_of(month.month), PLOT_LEFT + (place + 0.5) * wide
        ends = place in (0, len(history) - 1)
        face, ink = (BOLD, INK) if ends else (REGULAR, MUTED)
        sheet.middle(x, base + 10.4, french.MONTHS_SHORT[day.month - 1], face, NOTE, ink)
        if place == shown[0] or day.month == 1:
            sheet.middle(x, base + 19.6, str(day.year), face, NOTE, ink)
        sheet.middle(x, base + 34, french.number(month.opening_days), BOLD if ends else REGULAR, SMALL)
