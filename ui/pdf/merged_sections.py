"""Sections of a département's paper (rubriques du cumul): a line a label, its figures in columns at the right."""

from app.report.monthly_report import Rate
from ui import french
from ui.figure_lines import Cell, Kind, Section
from ui.french import NBSP
from ui.pdf.blocks import Block
from ui.pdf.line_blocks import BETWEEN, Table, Written, even_stops, table_block
from ui.pdf.paper import RIGHT, ROOM

LAST = 80.0
"""The values of a line that has one, beside what they are made of."""
WIDEST = 78.0
LABEL = 125.0


def section_block(part: Section) -> Block:
    """The heading, the columns' names, the lines."""
    # A list of counts alone has no column to name.
    heads = part.heads if any(line.cells[0] for line in part.lines) else ()
    lines = [
        Written(label=line.label, texts=tuple(map(written, line.cells)), note=line.note)
        for line in part.lines
    ]
    last = 1 if len(part.heads) == 2 else None
    return table_block(
        Table(
            title=part.title,
            note=part.note,
            heads=heads,
            lines=lines,
            stops=_stops(len(part.heads)),
            bold=last,
        )
    )


def _stops(count: int) -> list[tuple[float, float]]:
    """Where each column ends, and its room."""
    if count == 2:
        return [(RIGHT - LAST, 150.0), (RIGHT, LAST - BETWEEN)]
    return even_stops(count, min(WIDEST, (ROOM - LABEL) / count))


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
