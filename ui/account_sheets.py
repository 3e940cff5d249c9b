"""A yearly account for a spreadsheet (bilan Avip, tableur): figures, months, words, national figures (no Qt)."""

from collections.abc import Iterator

from app.report.account.counts import Ratio
from app.report.account.yearly import YearlyAccount
from app.report.monthly_report import Rate
from ui import french
from ui.account_definitions import DEFINITIONS
from ui.account_lines import sections
from ui.account_words import MASKED, Section, Unit, name_of, status_words, warnings
from ui.account_words import Cell as Figure
from ui.national_context import CAUTION, CONTEXT
from ui.sheet_figures import Hours, Tenths
from ui.spreadsheets import Cell, Head, SheetOf, as_csv, workbook

CSV_TITLES = (
    "Année",
    "Rubrique",
    "Ligne",
    "Colonne",
    "Unité",
    "Valeur",
    "Numérateur",
    "Dénominateur",
    "Précision",
)


def as_workbook(account: YearlyAccount) -> bytes:
    """The XLSX file: hours are numbers of hours, rates are shares with their two counts beside them."""
    sheets = [
        SheetOf(name="Bilan", rows=list(_figures(account)), widths=(44, *(18,) * 12, 44)),
        SheetOf(
            name="Définitions", rows=[(Head(term), text) for term, text in DEFINITIONS], widths=(24, 120)
        ),
        SheetOf(name="Repères nationaux", rows=list(_context()), widths=(110, 60, 30, 60)),
    ]
    return workbook(sheets, name_of(account))


def as_text(account: YearlyAccount) -> bytes:
    """The CSV file: a line a figure."""
    rows: list[list[Cell]] = [list(CSV_TITLES)]
    for part in sections(account):
        for line in part.lines:
            for head, figure in zip(part.heads, line.cells, strict=False):
                if figure.value != "":
                    value, *counts = _cells(figure)
                    over = counts or (None, None)
                    start = (account.year, part.title, line.label, head, figure.unit.value)
                    rows.append([*start, value, *over, line.note or None])
    return as_csv(rows)


def _figures(account: YearlyAccount) -> Iterator[list[Cell]]:
    yield [Head(name_of(account))]
    yield [account.structure.name, account.structure.caf_number]
    yield [status_words(account)]
    yield ["Arrêté au", account.asked_on]
    for warning in warnings(account):
        yield [warning]
    for part in sections(account):
        yield []
        yield [Head(part.title), *map(Head, _heads(part)), part.note or None]
        for line in part.lines:
            cells = [cell for figure in line.cells for cell in _cells(figure)]
            yield [line.label, *cells, line.note or None]


def _heads(part: Section) -> Iterator[str]:
    """A column a figure; two more for the counts of a share."""
    longest = max(part.lines, key=lambda line: len(line.cells))
    for place, head in enumerate(part.heads):
        yield head
        if place < len(longest.cells) and longest.cells[place].unit is Unit.SHARE:
            yield from ("numérateur", "dénominateur")


def _cells(figure: Figure) -> list[Cell]:
    """The figure, then the counts of a share."""
    value = figure.value
    if isinstance(value, Ratio):
        counts = [MASKED if one is None else one for one in (value.numerator, value.denominator)]
        if value.numerator is None or value.denominator is None:
            return [MASKED, *counts]
        return [Rate(numerator=value.numerator, denominator=value.denominator), *counts]
    if isinstance(value, Rate):
        return _rate(figure, value)
    if value is None:
        return [MASKED]
    if isinstance(value, str):
        return [value or None]
    return [Hours(value) if figure.unit is Unit.HOURS else value]


def _rate(figure: Figure, rate: Rate) -> list[Cell]:
    if figure.unit is Unit.DAYS:
        quotient = rate.value
        return [french.percent(None) if quotient is None else Tenths(quotient)]
    if figure.in_hours:
        return [rate, Hours(rate.numerator), Hours(rate.denominator)]
    return [rate, rate.numerator, rate.denominator]


def _context() -> Iterator[list[Cell]]:
    yield [CAUTION]
    yield [Head("Repère"), Head("Source"), Head("Année"), Head("Adresse")]
    for one in CONTEXT:
        yield [one.text, one.source, one.year, one.address or None]
