"""Lines of figures in a block (lignes de chiffres): a label, its note, its texts in columns at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.pdf.blocks import Block, section
from ui.pdf.fonts import BOLD, REGULAR, width
from ui.pdf.paper import CELL, MARGIN, MUTED, NOTE, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import fitted

TOP = 31.0
HEADS = 12.0
PITCH = 13.6
BETWEEN = 9.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A line: one text a column, empty where it has none; a strong one is in bold, whole."""

    label: str
    texts: tuple[str, ...]
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Lines under a heading; `stops` say where each column ends, and its room. Without `heads` none is named."""

    title: str
    lines: Sequence[Written]
    stops: Sequence[tuple[float, float]]
    heads: Sequence[str] = ()
    note: str = ""
    bold: int | None = None
    """The column that is in bold."""
    x: float = MARGIN
    wide: float = ROOM


def even_stops(count: int, pitch: float, right: float = RIGHT) -> list[tuple[float, float]]:
    """Columns of the same width, up to the right edge."""
    return [(right - pitch * (count - 1 - place), pitch - BETWEEN) for place in range(count)]


def table_block(table: Table) -> Block:
    """The heading, the columns' names, the lines."""
    top = TOP - 2 if table.heads else TOP - HEADS

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, table.x, y, table.wide, table.title, table.note)
        y += top
        for (x, room), head in zip(table.stops, table.heads, strict=False):
            sheet.right(x, y, head, REGULAR, SMALL, MUTED, room=room)
        for line in table.lines:
            y += PITCH
            start = _texts(sheet, y, table, line)
            room = start - table.x - BETWEEN
            face = BOLD if line.strong else REGULAR
            label = fitted(line.label, room, face, CELL)
            sheet.text(table.x, y, label, face, CELL)
            _note(sheet, y, line.note, table.x + width(label, face, CELL) + 6, start)
            sheet.rule(table.x, y + 4, table.wide)

    return Block(top + 4 + PITCH * len(table.lines), paint)


def _note(sheet: Sheet, y: float, note: str, x: float, start: float) -> None:
    if note and start - x - BETWEEN > 30:
        sheet.text(x, y, fitted(note, start - x - BETWEEN, REGULAR, NOTE), REGULAR, NOTE, MUTED)


def _texts(sheet: Sheet, y: float, table: Table, line: Written) -> float:
    """Draws the figures; returns where the first one starts."""
    first = table.x + table.wide
    for place, ((x, room), text) in enumerate(zip(table.stops, line.texts, strict=True)):
        if text:
            face = BOLD if line.strong or place == table.bold else REGULAR
            first = min(first, sheet.right(x, y, text, face, CELL, room=room))
    return first
