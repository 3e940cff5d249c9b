"""The yearly account in spreadsheets: real numbers, each figure once, nothing masked, nothing a formula."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.report.account.counts import Ratio
from app.report.account.masking import masked
from app.report.account.yearly import YearlyAccount
from app.report.monthly_report import Rate
from tests.ui.pdf.any_account import account, cells, full_year
from ui.account_lines import sections
from ui.account_sheets import as_text, as_workbook
from ui.account_words import MASKED, Cell, Unit
from ui.national_context import CAUTION

__all__ = ["account"]


def test_masked_counts_stand_in_no_file() -> None:
    account = masked(full_year().account())
    rows = list(csv.DictReader(StringIO(as_text(account).decode("utf-8-sig")), delimiter=";"))
    persons = [
        row
        for row in rows
        if row["Unité"] == "nombre"
        and row["Rubrique"] not in {"Entretiens", "Actions des plans", "Concertation"}
    ]
    told_counts = [int(row["Valeur"]) for row in persons if row["Valeur"] != MASKED]
    assert all(count == 0 or count >= 5 for count in told_counts)
    assert any(row["Valeur"] == MASKED for row in persons)


def as_number(cell: Cell) -> object:
    """What a spreadsheet holds of the figure."""
    value = cell.value
    if isinstance(value, Rate | Ratio):
        if isinstance(value, Ratio) and value.is_masked:
            return MASKED
        return "sans objet" if value.value is None else pytest.approx(float(value.value))
    if value is None:
        return MASKED
    return pytest.approx(value / 60) if cell.unit is Unit.HOURS and isinstance(value, int) else value


def test_the_workbook_holds_each_figure_as_a_number(account: YearlyAccount) -> None:
    book = load_workbook(BytesIO(as_workbook(account)))
    assert book.sheetnames == ["Bilan", "Définitions", "Repères nationaux"]
    rows = {str(row[0]): row for row in book["Bilan"].iter_rows(values_only=True) if row[0] is not None}
    for part in sections(account):
        assert part.title in rows
    entry = next(row for row in rows.values() if row[0] == "Durée des entretiens tenus")
    assert entry[1] == pytest.approx(account.interviews.counts.held_minutes / 60)
    listed = [
        cell for row in book["Bilan"].iter_rows(values_only=True) for cell in row[1:] if cell is not None
    ]
    for _, _, _, cell in cells(account):
        assert as_number(cell) in listed
    assert book["Repères nationaux"]["A1"].value == CAUTION


def test_the_csv_holds_each_figure_with_its_two_counts(account: YearlyAccount) -> None:
    rows = list(csv.DictReader(StringIO(as_text(account).decode("utf-8-sig")), delimiter=";"))
    found = cells(account)
    assert len(rows) == len(found)
    for row, (title, label, head, cell) in zip(rows, found, strict=True):
        assert (row["Rubrique"], row["Ligne"], row["Colonne"]) == (title, label, head)
        assert row["Unité"] == cell.unit.value
        if isinstance(cell.value, int):
            scale = 60 if cell.unit is Unit.HOURS else 1
            assert round(float(row["Valeur"].replace(",", ".")) * scale) == cell.value
        if isinstance(cell.value, Ratio):
            counts = (cell.value.numerator, cell.value.denominator)
            shown = tuple(MASKED if count is None else str(count) for count in counts)
            assert (row["Numérateur"], row["Dénominateur"]) == shown


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    cell = load_workbook(BytesIO(as_workbook(full_year().account())))["Bilan"]["A2"]
    assert (cell.value, cell.data_type) == ("=Les Petits Pas", "s")
    assert cell.quotePrefix
