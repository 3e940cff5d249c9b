"""A spreadsheet file (classeur XLSX): sheets with real numbers; no text of it is ever computed (no Qt)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

from app.spans import DAY as MINUTES_A_DAY
from ui.files import FORMULA

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Written
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

DURATION = '[h]" h "mm'
PERCENT = "0.0%"
DAY = "dd/mm/yyyy"
NUMBER = "#,##0"
DECIMAL = "0.0"
HEAD = 15.0
"""Width of a column of figures, in signs."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it is shown."""

    value: int | Fraction
    format: str = NUMBER


Cell = str | Number | date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tab:
    """A sheet: its columns' names, its rows; `wide` gives the width of some columns, in signs."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    wide: tuple[float, ...] = ()
    strong: frozenset[int] = frozenset()
    """Rows in bold: headings, totals."""


def duration(minutes: int) -> Number:
    """Minutes as a spreadsheet counts time, in days."""
    return Number(Fraction(minutes, MINUTES_A_DAY), DURATION)


def workbook(tabs: Sequence[Tab], title: str) -> bytes:
    """The file."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "Marelle"
    book.properties.title = title
    for tab in tabs:
        sheet = book.create_sheet(tab.title)
        for place in range(len(tab.heads)):
            wide = tab.wide[place] if place < len(tab.wide) else HEAD
            sheet.column_dimensions[_letter(place)].width = wide
        sheet.freeze_panes = "B2"
        sheet.append(list(_row(sheet, tab.heads, strong=True)))
        for number, row in enumerate(tab.rows):
            sheet.append(list(_row(sheet, row, strong=number in tab.strong)))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(place + 1)


def _row(sheet: "WriteOnlyWorksheet", cells: Sequence[Cell], *, strong: bool) -> Iterator["Written"]:
    from openpyxl.styles import Font

    for cell in cells:
        written = _cell(sheet, cell)
        if strong:
            written.font = Font(bold=True)
        yield written


def _cell(sheet: "WriteOnlyWorksheet", cell: Cell) -> "Written":
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(cell, Number):
        value = cell.value
        number = value if isinstance(value, int) else value.numerator / value.denominator
        written = WriteOnlyCell(sheet, value=number)
        written.number_format = cell.format
    elif isinstance(cell, str):
        written = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", cell))
        # openpyxl takes "=…" for a formula; the mark keeps a spreadsheet from doing so once the cell is edited.
        written.data_type = "s"
        written.quotePrefix = cell.startswith(FORMULA)
    else:
        written = WriteOnlyCell(sheet, value=datetime.combine(cell, time()) if cell else None)
        written.number_format = DAY
    return written
