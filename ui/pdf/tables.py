"""Tables that run over pages (tableaux): measured columns, wrapped cells, heads repeated, tall rows split."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ui.pdf.document import Page
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.paper import FOOT, INK, MARGIN, ROOM, SMALL, Sheet
from ui.pdf.prose import Line, fitted, measure, wrap

HEADS = 18.0
"""Height of the line of titles."""

PAD = 6.4
LEADING = 11.0
ALERT = 12.0
LEAST = 18.0
"""A column is never narrower."""

Head = Callable[[Sheet, int], float]
"""Draws what stands above the table on page n (from 0) and returns where the table starts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column's title, whether it holds figures (right-aligned), and its width where it is not measured."""

    title: str
    figures: bool = False
    wide: float | None = None
    alert: bool = False
    """What stands in it is marked ▲."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row's cells; a strong one is printed in bold (totals), a group is a heading across the table."""

    cells: tuple[str, ...]
    strong: bool = False
    group: bool = False
    height: float = 0.0
    """The least height: room to write in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """The size of a table's type and the gap between its columns."""

    size: float = SMALL
    gap: float = 10.0


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class _Set:
    """A row laid out: the lines of each cell, and its height."""

    row: Row
    cells: list[list[Line]]
    height: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns, where they start, how wide they are, and the table's look."""

    columns: Sequence[Column]
    widths: Sequence[float]
    look: Look

    @property
    def starts(self) -> list[float]:
        gap = self.look.gap
        return [MARGIN + sum(self.widths[:place]) + gap * place for place in range(len(self.columns))]


def table_pages(
    columns: Sequence[Column], rows: Sequence[Row], head: Head, top: float, look: Look = PLAIN
) -> list[Page]:
    """The pages of the table; `top` is where it starts at the lowest, under what `head` draws."""
    grid = _Grid(columns, column_widths(columns, rows, look), look)
    room = FOOT - 10 - top - HEADS
    laid = [piece for row in rows for piece in _laid(row, grid, room)]
    pages: list[list[_Set]] = [[]]
    used = 0.0
    for place, item in enumerate(laid):
        follows = laid[place + 1].height if item.row.group and place + 1 < len(laid) else 0.0
        if pages[-1] and used + item.height + follows > room:
            pages.append([])
            used = 0.0
        pages[-1].append(item)
        used += item.height
    return [partial(_page, grid, part, head, number) for number, part in enumerate(pages)]


def column_widths(columns: Sequence[Column], rows: Sequence[Row], look: Look) -> list[float]:
    """As wide as their longest text where all hold; else the narrow keep theirs and the wide share the rest."""
    room = ROOM - look.gap * (len(columns) - 1)
    wanted = [_natural(place, column, rows, look.size) for place, column in enumerate(columns)]
    spare = room - sum(wanted)
    if spare >= 0:
        text = [place for place, column in enumerate(columns) if column.wide is None and not column.figures]
        return [wide + (spare / len(text) if place in text else 0) for place, wide in enumerate(wanted)]
    low, high = 0.0, max(wanted)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(min(wide, middle) for wide in wanted) <= room else (low, middle)
    return [min(wide, low) for wide in wanted]


def _natural(place: int, column: Column, rows: Sequence[Row], size: float) -> float:
    if column.wide is not None:
        return column.wide
    texts = [row.cells[place] for row in rows if not row.group]
    body = max((width(line, SEMIBOLD, size) for text in texts for line in text.split("\n")), default=0.0)
    return max(LEAST, body, width(column.title, SEMIBOLD, size)) + 0.5


def _laid(row: Row, grid: _Grid, room: float) -> list[_Set]:
    """The row, in several where it is taller than a page."""
    size = grid.look.size
    if row.group:
        return [_Set(row, [wrap([(BOLD, row.cells[0])], ROOM, size + 0.7)[:1]], LEADING + PAD + 6)]
    cells = [
        _lines(text, column, BOLD if row.strong else REGULAR, wide, size)
        for text, column, wide in zip(row.cells, grid.columns, grid.widths, strict=True)
    ]
    most = max(1, int((room - PAD) // LEADING))
    count = max(1, *(len(cell) for cell in cells))
    return [
        _Set(
            row,
            [cell[start : start + most] for cell in cells],
            max(row.height, LEADING * min(most, count - start) + PAD),
        )
        for start in range(0, count, most)
    ]


def _lines(text: str, column: Column, face: str, wide: float, size: float) -> list[Line]:
    room = wide - ALERT if column.alert else wide
    face = SEMIBOLD if column.alert else face
    return [line for part in text.split("\n") for line in wrap([(face, part)], room, size)]


def _page(grid: _Grid, rows: Sequence[_Set], head: Head, number: int, sheet: Sheet) -> None:
    y = head(sheet, number) + HEADS
    size = grid.look.size
    for column, x, wide in zip(grid.columns, grid.starts, grid.widths, strict=True):
        title = fitted(column.title, wide, SEMIBOLD, size)
        at = x + wide - width(title, SEMIBOLD, size) if column.figures else x
        sheet.text(at, y - 5.2, title, SEMIBOLD, size)
    sheet.rule(MARGIN, y, ROOM, INK, 0.7)
    for item in rows:
        if item.row.group:
            sheet.lines(MARGIN, y + item.height - 5.4, item.cells[0], size + 0.7, LEADING)
        else:
            _cells(sheet, grid, item, y + 11.6)
        y += item.height
        sheet.rule(MARGIN, y, ROOM)


def _cells(sheet: Sheet, grid: _Grid, item: _Set, y: float) -> None:
    size = grid.look.size
    for column, x, wide, lines in zip(grid.columns, grid.starts, grid.widths, item.cells, strict=True):
        if column.figures:
            for place, line in enumerate(lines):
                at = x + wide - measure(line, size)
                sheet.lines(at, y + LEADING * place, [line], size, LEADING)
        elif column.alert and lines:
            sheet.alert(x, y)
            sheet.lines(x + ALERT, y, lines, size, LEADING)
        else:
            sheet.lines(x, y, lines, size, LEADING)
