"""Sections of a département's paper (rubriques du cumul): a line a label, its figures in columns at the right."""

from collections.abc import Sequence

from app.report.monthly_report import Rate
from ui import french
from ui.figure_lines import Cell, Kind, Section
from ui.french import NBSP
from ui.pdf.blocks import Block, section
from ui.pdf.fonts import BOLD, REGULAR, width
from ui.pdf.paper import CELL, MARGIN, MUTED, NOTE, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import fitted

TOP = 31.0
HEADS = 12.0
PITCH = 13.6
LAST = 80.0
"""The values of a line that has one, beside what they are made of."""
WIDEST = 78.0
LABEL = 125.0
BETWEEN = 9.0


def section_block(part: Section) -> Block:
    """The heading, the columns' names, the lines."""
    stops = _stops(len(part.heads))
    # A list of counts alone has no column to name.
    heads = part.heads if any(line.cells[0] for line in part.lines) else ()
    top = TOP - 2 if heads else TOP - HEADS

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, part.title, part.note)
        y += top
        for (x, room), head in zip(stops, heads, strict=False):
            sheet.right(x, y, head, REGULAR, SMALL, MUTED, room=room)
        for line in part.lines:
            y += PITCH
            start = _cells(sheet, y, stops, line.cells)
            room = start - MARGIN - BETWEEN
            label = fitted(line.label, room, REGULAR, CELL)
            sheet.text(MARGIN, y, label, REGULAR, CELL)
            _note(sheet, y, line.note, label, start)
            sheet.rule(MARGIN, y + 4, ROOM)

    return Block(top + 4 + PITCH * len(part.lines), paint)


def _note(sheet: Sheet, y: float, note: str, label: str, start: float) -> None:
    x = MARGIN + width(label, REGULAR, CELL) + 6
    if note and start - x - BETWEEN > 30:
        sheet.text(x, y, fitted(note, start - x - BETWEEN, REGULAR, NOTE), REGULAR, NOTE, MUTED)


def _stops(count: int) -> list[tuple[float, float]]:
    """Where each column ends, and its room."""
    if count == 2:
        return [(RIGHT - LAST, 150.0), (RIGHT, LAST - BETWEEN)]
    pitch = min(WIDEST, (ROOM - LABEL) / count)
    return [(RIGHT - pitch * (count - 1 - place), pitch - BETWEEN) for place in range(count)]


def _cells(sheet: Sheet, y: float, stops: Sequence[tuple[float, float]], cells: Sequence[Cell]) -> float:
    """Draws the figures; returns where the first one starts."""
    first = RIGHT
    last = len(cells) - 1
    for place, ((x, room), cell) in enumerate(zip(stops, cells, strict=True)):
        if cell is not None:
            face = BOLD if place == last and len(cells) == 2 else REGULAR
            first = min(first, sheet.right(x, y, written(cell), face, CELL, room=room))
    return first


def written(cell: Cell) -> str:
    """« 12 », « 4 859 h 30 », « 27,6 % », « 8/29 », « 9,5 jours »."""
    if cell is None:
        return ""
    kind, value = cell
    if isinstance(value, int):
        return french.number(value) if kind is Kind.COUNT else french.hours_column(value)
    if kind is Kind.OVER:
        return f"{french.number(value.numerator)}/{french.number(value.denominator)}"
    if kind is Kind.OVER_MINUTES:
        return f"{french.hours_column(value.numerator)} / {french.hours_column(value.denominator)}"
    return french.percent(value.value) if kind is Kind.SHARE else _days(value)


def _days(rate: Rate) -> str:
    value = rate.value
    if value is None:
        return "sans objet"
    places = 0 if value.denominator == 1 else 1
    return f"{french.decimal(value, places)}{NBSP}{french.agreed(int(value), 'jour')}"
