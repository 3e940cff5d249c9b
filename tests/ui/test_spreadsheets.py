"""Spreadsheets: real numbers, and no text that is run as a formula."""

from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.report.monthly_report import Rate
from ui.sheet_figures import Euros, Hours, Percent, Tenths
from ui.spreadsheets import Cell, Head, SheetOf, as_csv, workbook

FORMULAS = ["=1+1", "+33 1", "-2", "@x", "\tx", "'x"]


def read_back(*cells: Cell) -> list[object]:
    """The cells of one row, as a workbook holds them."""
    book = load_workbook(BytesIO(workbook([SheetOf(name="A", rows=[cells])], "Titre")))
    return [cell.value for cell in book["A"][1]]


@pytest.mark.parametrize("minutes", [0, 1, 59, 60, 10, 741_930])
def test_hours_are_numbers_from_which_every_minute_comes_back(minutes: int) -> None:
    (hours,) = read_back(Hours(minutes))
    assert isinstance(hours, int | float)
    assert round(hours * 60) == minutes
    text = as_csv([[Hours(minutes)]]).decode("utf-8-sig").strip()
    assert round(float(text.replace(",", ".")) * 60) == minutes


def test_counts_rates_and_days_are_what_a_spreadsheet_computes_with() -> None:
    book = load_workbook(
        BytesIO(
            workbook(
                [
                    SheetOf(
                        name="A",
                        rows=[
                            [12, Rate(numerator=1, denominator=4), date(2026, 10, 5), Rate(), None, Head("T")]
                        ],
                        widths=(12,),
                        kept=1,
                    )
                ],
                "Titre",
            )
        )
    )
    sheet = book["A"]
    count, rate, day, nothing, empty, head = sheet[1]
    assert (count.value, rate.value, rate.number_format) == (12, 0.25, "0.0%")
    assert str(day.value) == "2026-10-05 00:00:00"
    assert (nothing.value, empty.value) == ("sans objet", None)
    assert (head.value, head.font.bold) == ("T", True)
    assert sheet.freeze_panes == "A2"
    assert book.properties.title == "Titre"


def test_a_number_with_a_decimal_is_a_number_too() -> None:
    assert read_back(Tenths(Fraction(27, 2))) == [13.5]
    assert as_csv([[Tenths(Fraction(27, 2))]]).decode("utf-8-sig").strip() == "13,5"


@pytest.mark.parametrize(
    ("cell", "number", "shown", "text"),
    [
        (Euros(123_450), 1234.5, '#,##0.00" €"', "1234,50"),
        (Euros(-108), -1.08, '#,##0.00" €"', "-1,08"),
        (Euros(Fraction(2175, 2), places=4), 10.875, '#,##0.0000" €"', "10,8750"),
        (Percent("0.0619"), 0.000619, "0.0000%", "0,0619"),
        (Percent("66"), 0.66, "0.0000%", "66"),
    ],
)
def test_euros_and_percents_are_numbers_with_their_format(
    cell: Cell, number: float, shown: str, text: str
) -> None:
    book = load_workbook(BytesIO(workbook([SheetOf(name="A", rows=[[cell]])], "T")))
    (found,) = book["A"][1]
    assert (found.value, found.number_format) == (number, shown)
    assert as_csv([[cell]]).decode("utf-8-sig").strip() == text


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    book = load_workbook(BytesIO(workbook([SheetOf(name="A", rows=[[text, Head(text)]])], "T")))
    for cell in book["A"][1]:
        assert (cell.data_type, cell.value) == ("s", text)
    line = as_csv([[text, Head(text)]]).decode("utf-8-sig").rstrip("\r\n")
    assert line == f"'{text};'{text}"


def test_a_control_character_does_not_spoil_the_workbook() -> None:
    assert read_back("a\x00b") == ["a\ufffdb"]


def test_csv_is_utf_8_with_semicolons_and_a_decimal_comma() -> None:
    row: list[Cell] = [
        "Zoé",
        1250,
        Hours(75_090),
        Rate(numerator=1, denominator=3),
        Rate(),
        date(2026, 10, 5),
        None,
    ]
    content = as_csv([[Head("Nom"), "a;b"], row])
    assert content.decode("utf-8-sig") == 'Nom;"a;b"\r\nZoé;1250;1251,50;33,3;sans objet;2026-10-05;\r\n'
