"""Chiffres du mois: this month, the one before, the same month last year, and thirteen small marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from app.report.monthly_report import PastMonth, Status
from ui import french
from ui.pdf.blocks import Block, section
from ui.pdf.fonts import BOLD, REGULAR, width
from ui.pdf.paper import CELL, FIGURE, GREY, INK, MARGIN, MUTED, NOTE, RIGHT, ROOM, SMALL, Sheet, shade
from ui.pdf.report_view import MONTHS_SHOWN, View, back, first_day_of

COLUMNS = (326.5, 391.0, 455.0)
MARKS = 468.5
LEAST, MOST = 13.4, 18.4
"""Bounds of a row's height."""
TOP = 33.0
LAST_YEAR = shade("#55626D")
FIGURE_ROOM = 62.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A figure, how it is printed, and what its marks show: a count or hours as bars from zero, a rate as a line."""

    label: str
    text: Callable[[PastMonth], str]
    count: Callable[[PastMonth], int] | None = None
    rate: Callable[[PastMonth], Fraction | None] | None = None


def _hours(label: str, minutes: Callable[[PastMonth], int]) -> Row:
    return Row(label=label, text=lambda month: french.hours_column(minutes(month)), count=minutes)


def _rate(label: str, over: Callable[[PastMonth], int], under: Callable[[PastMonth], int]) -> Row:
    def value(month: PastMonth) -> Fraction | None:
        return Fraction(over(month), under(month)) if under(month) else None

    return Row(label=label, text=lambda month: french.percent(value(month)), rate=value)


def _pair(
    label: str, pattern: str, first: Callable[[PastMonth], int], second: Callable[[PastMonth], int]
) -> Row:
    def text(month: PastMonth) -> str:
        return pattern.format(french.number(first(month)), french.number(second(month))).replace(
            " ", french.NBSP
        )

    return Row(label=label, text=text, count=first)


ALWAYS = (
    Row(
        label="Jours d’ouverture",
        text=lambda m: french.number(m.opening_days),
        count=lambda m: m.opening_days,
    ),
    _pair(
        "Enfants inscrits (moins de trois ans au dernier jour)",
        "{} ({})",
        lambda m: m.enrolled,
        lambda m: m.under_three,
    ),
    Row(label="Enfants Avip", text=lambda m: french.number(m.avip), count=lambda m: m.avip),
    _hours("Heures réalisées", lambda m: m.realised),
    _hours("Heures facturées", lambda m: m.billed),
    _hours("Capacité (heures d’ouverture × places)", lambda m: m.capacity),
    _rate("Taux de facturation (facturées/réalisées)", lambda m: m.billed, lambda m: m.realised),
    _rate("Taux d’occupation réel (réalisées/capacité)", lambda m: m.realised, lambda m: m.capacity),
    _rate("Taux d’occupation financier (facturées/capacité)", lambda m: m.billed, lambda m: m.capacity),
    _hours("Heures atypiques réalisées", lambda m: m.atypical_realised),
)
PATHS = Row(
    label="Parcours ouverts au dernier jour",
    text=lambda m: french.number(m.paths_open_last_day),
    count=lambda m: m.paths_open_last_day,
)
INTERVIEWS = _pair(
    "Entretiens tenus/attendus", "{}/{}", lambda m: m.interviews_held, lambda m: m.interviews_expected
)
EXITS = _pair(
    "Sorties (dont vers emploi ou formation)",
    "{} ({})",
    lambda m: m.exits,
    lambda m: m.exits_to_work_or_training,
)


def rows_of(view: View) -> list[Row]:
    """The rows that have something to say over these thirteen months."""
    history = view.report.history
    rows = list(ALWAYS)
    if any(month.paths_open_last_day for month in history):
        rows.append(PATHS)
    if any(month.interviews_expected for month in history):
        rows.append(INTERVIEWS)
    if any(month.exits for month in history):
        rows.append(EXITS)
    return rows


def figures_block(view: View, room: float) -> Block:
    """The table, its rows spread over the room that the page has left."""
    rows = rows_of(view)
    provisional = any(month.status is Status.PROVISIONAL for month in _shown(view) if month)
    foot = 15.0 if provisional else 0.0
    pitch = min(MOST, max(LEAST, (room - TOP - foot) / len(rows)))

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Chiffres du mois")
        y += TOP
        _heads(sheet, view, y - 4.6)
        sheet.rule(MARGIN, y, ROOM, INK, 0.7)
        for row in rows:
            _row(sheet, view, row, y, pitch)
            y += pitch
            sheet.rule(MARGIN, y, ROOM)
        if provisional:
            sheet.text(
                MARGIN, y + 11.5, "(p) : provisoire, mois en cours ou incomplet.", REGULAR, NOTE, MUTED
            )

    return Block(TOP + pitch * len(rows) + foot, paint)


def _shown(view: View) -> tuple[PastMonth | None, ...]:
    return view.now, view.previous, view.year_before


def _heads(sheet: Sheet, view: View, y: float) -> None:
    for ago, month, x in zip((0, 1, 12), _shown(view), COLUMNS, strict=True):
        mark = f"{french.NBSP}(p)" if month and month.status is Status.PROVISIONAL else ""
        face, ink = (REGULAR, MUTED) if ago else (BOLD, INK)
        sheet.right(x, y, f"{french.month_short(back(view.first_day, ago))}{mark}", face, SMALL, ink)
    first, last = (first_day_of(view.report.history[place].month) for place in (0, -1))
    words = [f"{french.MONTHS_SHORT[day.month - 1]} {day.year % 100:02d}" for day in (first, last)]
    text = (" → ".join(words) if first != last else words[0]).replace(" ", french.NBSP)
    x = MARKS + (RIGHT - MARKS) * (MONTHS_SHOWN - len(view.report.history)) / MONTHS_SHOWN
    sheet.text(min(x, RIGHT - width(text, REGULAR, SMALL)), y, text, REGULAR, SMALL, MUTED)


def _row(sheet: Sheet, view: View, row: Row, y: float, pitch: float) -> None:
    base = y + pitch / 2 + 3.3
    sheet.text(MARGIN, base, row.label, REGULAR, CELL)
    for place, (month, x) in enumerate(zip(_shown(view), COLUMNS, strict=True)):
        room = FIGURE_ROOM if place else COLUMNS[0] - MARGIN - width(row.label, REGULAR, CELL) - 8
        text = "–" if month is None else row.text(month)
        face, size = (BOLD, FIGURE) if place == 0 else (REGULAR, 9.5)
        sheet.right(x, base, text, face, size, INK if month else MUTED, room=room)
    if row.rate is not None:
        _curve(
            sheet,
            [None if month is None else row.rate(month) for month in view.history],
            y + 4.2,
            pitch - 8.4,
        )
    if row.count is not None:
        _bars(
            sheet,
            [None if month is None else row.count(month) for month in view.history],
            y + 2.6,
            pitch - 4.8,
        )


def _bars(sheet: Sheet, counts: Sequence[int | None], y: float, high: float) -> None:
    most = max(count for count in counts if count is not None)
    step = (RIGHT - MARKS) / len(counts)
    for place, count in enumerate(counts):
        if count is None:
            continue
        tall = max(0.5, high * count / most) if most else 0.5
        ink = INK if place == len(counts) - 1 else LAST_YEAR if place == 0 else GREY
        sheet.block(MARKS + place * step + 0.6, y + high - tall, step - 1.4, tall, ink)


def _curve(sheet: Sheet, rates: Sequence[Fraction | None], y: float, high: float) -> None:
    known = [float(rate) for rate in rates if rate is not None]
    if not known:
        return
    low, reach = min(known), max(known) - min(known)
    step = (RIGHT - MARKS) / len(rates)
    spots = [
        None
        if rate is None
        else (MARKS + (place + 0.5) * step, y + high * (1 - (float(rate) - low) / reach if reach else 0.5))
        for place, rate in enumerate(rates)
    ]
    for before, after in pairwise(spots):
        if before and after:
            sheet.line(before, after, LAST_YEAR, 0.8)
    if spots[0]:
        sheet.dot(*spots[0], 1.5, LAST_YEAR)
    if spots[-1]:
        sheet.dot(*spots[-1], 2.0, INK)
