"""Spreadsheets (tableurs): sheets as XLSX with real numbers, or as CSV; no cell is ever run as a formula (no Qt).

openpyxl loads only when a workbook is written.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from app.report.monthly_report import Rate
from ui import french
from ui.files import FORMULA, guarded
from ui.sheet_figures import Figure, decimal

if TYPE_CHECKING:
    from openpyxl.cell import Cell as OpenCell
    from openpyxl.worksheet.worksheet import Worksheet

BOM = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""

COUNT_FORMAT = "#,##0"
SHARE_FORMAT = "0.0%"
DAY_FORMAT = "dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading, in bold; across the top of a sheet it stays in sight."""

    text: str


Value = str | int | date | Figure | Rate | Head
"""What a cell holds; a rate over nothing is « sans objet »."""
Cell = Value | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetOf:
    """A sheet: its name, its rows, how many characters wide its columns are; its first rows and columns that stay."""

    name: str
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = ()
    kept: int = 0
    kept_columns: int = 0


def workbook(sheets: Sequence[SheetOf], title: str) -> bytes:
    """The sheets as an XLSX file."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    book.properties.creator = "Marelle"
    book.properties.language = "fr-FR"
    for one in sheets:
        sheet = book.create_sheet(one.name)
        _lay_out(sheet, one)
        for at, row in enumerate(one.rows, start=1):
            for place, value in enumerate(row, start=1):
                if value is not None:
                    _fill(sheet.cell(at, place), value)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _lay_out(sheet: "Worksheet", one: SheetOf) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for place, wide in enumerate(one.widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = wide
    if one.kept or one.kept_columns:
        sheet.freeze_panes = f"{get_column_letter(one.kept_columns + 1)}{one.kept + 1}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _fill(cell: "OpenCell", value: Value) -> None:
    from openpyxl.styles import Font

    if isinstance(value, str | Head):
        text = value.text if isinstance(value, Head) else value
        cell.value = _legal(text)
        # A text that begins with « = » is a text.
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA)
        if isinstance(value, Head):
            cell.font = Font(bold=True)
        return
    cell.value, shape = _number(value)
    if shape:
        cell.number_format = shape


def _number(value: int | date | Figure | Rate) -> tuple[Any, str]:
    """The value as a workbook holds it, and how it shows it."""
    if isinstance(value, Figure):
        return value.stored(), value.shape
    if isinstance(value, Rate):
        share = value.value
        return (french.percent(None), "") if share is None else (float(share), SHARE_FORMAT)
    return (value, DAY_FORMAT) if isinstance(value, date) else (value, COUNT_FORMAT)


def _legal(text: str) -> str:
    """A workbook can't hold control characters."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The rows in UTF-8, «;», with a decimal comma; a text that a spreadsheet would run has one ' in front."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([_told(value) for value in row] for row in rows)
    return (BOM + file.getvalue()).encode()


def _told(value: Cell) -> str:
    if isinstance(value, str | Head):
        return guarded(value.text if isinstance(value, Head) else value)
    if isinstance(value, Figure):
        return value.told()
    if isinstance(value, Rate):
        return french.percent(None) if value.value is None else decimal(value.value * 100, 1)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
