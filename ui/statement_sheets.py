"""A statement for a spreadsheet (déclaration, tableur): the figures, its months, its definitions (no Qt)."""

from collections.abc import Iterator

from app.report.statement import Statement
from ui import french
from ui.sheet_figures import Hours
from ui.spreadsheets import Cell, Head, SheetOf, as_csv, workbook
from ui.statement_definitions import DEFINITIONS
from ui.statement_words import (
    COLUMNS,
    Line,
    Unit,
    Value,
    differing,
    lines_of,
    month_lines,
    month_state,
    name_of,
    status_words,
)

CSV_TITLES = ("Période", "Rubrique", "Ligne", "Unité", *COLUMNS)
MONTH_TITLES = (
    *("Mois", "État", "Présences non pointées", "Entretiens sans suite"),
    *("Réservées, prévisionnel", "Réalisées, prévisionnel", "Facturées, prévisionnel"),
    *("Réservées, actualisé", "Réalisées, actualisé", "Facturées, actualisé"),
    *("Capacité, prévisionnel", "Capacité, actualisé", "Jours, prévisionnel", "Jours, actualisé"),
)


def as_workbook(statement: Statement) -> bytes:
    """The XLSX file: hours are numbers of hours, rates are shares."""
    sheets = [
        SheetOf(name="Déclaration", rows=list(_figures(statement)), widths=(24, 38, 18, 18, 18)),
        SheetOf(name="Mois", rows=list(_months(statement)), widths=(18, 18, *(16,) * 12), kept=1),
        SheetOf(
            name="Définitions", rows=[(Head(term), text) for term, text in DEFINITIONS], widths=(24, 120)
        ),
    ]
    return workbook(sheets, f"Déclaration, {name_of(statement.period)}".replace(french.NBSP, " "))


def as_text(statement: Statement) -> bytes:
    """The CSV file: a line a figure, for the period, then for each of its months."""
    rows: list[list[Cell]] = [list(CSV_TITLES)]
    rows += [_csv_row(str(statement.period), line) for line in lines_of(statement)]
    for part in statement.months:
        rows += [_csv_row(str(part.month), line) for line in month_lines(part)]
    return as_csv(rows)


def _csv_row(period: str, line: Line) -> list[Cell]:
    return [period, line.group, line.name, line.unit.value, *(_cell(line, value) for value in line.values)]


def _cell(line: Line, value: Value) -> Cell:
    if isinstance(value, int) and line.unit is Unit.HOURS:
        return Hours(value)
    return value


def _figures(statement: Statement) -> Iterator[list[Cell]]:
    structure = statement.structure
    yield [Head(f"Déclaration, {name_of(statement.period)}")]
    yield [structure.name, structure.caf_number]
    yield [status_words(statement)]
    yield ["Arrêtée au", statement.asked_on]
    if warning := differing(statement):
        yield [warning]
    yield []
    yield [Head(""), Head(""), *map(Head, COLUMNS)]
    for line in lines_of(statement):
        name: Cell = Head(line.name) if line.strong else line.name
        yield [line.group, name, *(_cell(line, value) for value in line.values)]


def _months(statement: Statement) -> Iterator[list[Cell]]:
    yield [Head(title) for title in MONTH_TITLES]
    for part in statement.months:
        ahead, now = part.forecast, part.actual
        yield [
            french.month(part.month.first),
            month_state(part),
            part.missing,
            part.missing_interviews,
            *(
                Hours(minutes)
                for sums in (ahead, now)
                for minutes in (sums.hours.reserved, sums.hours.realised, sums.hours.billed)
            ),
            Hours(ahead.capacity),
            Hours(now.capacity),
            ahead.opening_days,
            now.opening_days,
        ]
