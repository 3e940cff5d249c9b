"""The layout of April 2021, byte by byte: a hand-made row, texts that would add a column, figures at their halves."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.families.records import Regime
from app.filoue.layout import COLUMNS, FiloueRow, as_file, plain

ROW = FiloueRow(
    office="751",
    equipment="350417",
    matricule="1234567",
    regime=Regime.GENERAL,
    birth_day=date(2025, 3, 9),
    postcode="75011",
    commune="Paris",
    billed=450,
    realised=425,
    cents=698,
    rate=Decimal("0.0619"),
    first_day=date(2026, 1, 1),
    last_day=date(2026, 7, 31),
)
HEADER = (
    b"NUMERO_CAF;NUMERO_DOSSIER_AFC;TOP_ALLOC;MATRICULE;REGIME;DATE_NAISSANCE_INDIVIDU;CODE_POSTAL_FAMILLE;"
    b"VILLE_FAMILLE;NOMBRE_HEURES_FACTUREES;NOMBRE_HEURES_REALISEES;MONTANT_FACTURE;MONTANT_HORAIRE;TAUX_EFFORT;"
    b"PREMIERJOUR;DERNIERJOUR\r\n"
)


def test_a_row_is_written_byte_by_byte_as_the_layout_says() -> None:
    assert as_file([ROW]) == HEADER + (
        b"751;350417;1;1234567;1;09/03/2025;75011;Paris;7.50;7.08;6.98;0.93;0.062;01/01/2026;31/07/2026\r\n"
    )


def test_no_row_is_the_header_alone() -> None:
    assert as_file([]) == HEADER


@pytest.mark.parametrize(
    ("regime", "code"),
    [(Regime.GENERAL, "1"), (Regime.AGRICULTURAL, "2"), (Regime.MARITIME, "3"), (Regime.OTHER, "3")],
)
def test_the_regime_is_general_agricultural_or_other(regime: Regime, code: str) -> None:
    assert replace(ROW, regime=regime).cells()[4] == code


@pytest.mark.parametrize(
    ("billed", "cents", "figures"),
    [
        (0, 0, ("0.00", "0.00", "0.00")),
        (30, 47, ("0.50", "0.47", "0.94")),
        (60, 93, ("1.00", "0.93", "0.93")),
        (80, 101, ("1.33", "1.01", "0.76")),  # 75.75 cents an hour
        (120, 1, ("2.00", "0.01", "0.01")),  # half a cent an hour goes up
        (90_030, 123_456, ("1500.50", "1234.56", "0.82")),
    ],
)
def test_hours_and_money_have_two_decimals_and_a_dot(
    billed: int, cents: int, figures: tuple[str, str, str]
) -> None:
    cells = replace(ROW, billed=billed, cents=cents).cells()
    assert (cells[8], cells[10], cells[11]) == figures


@pytest.mark.parametrize(
    ("rate", "text"), [("0.0619", "0.062"), ("0.0516", "0.052"), ("0.0310", "0.031"), ("0.0305", "0.031")]
)
def test_the_taux_has_three_decimals(rate: str, text: str) -> None:
    assert replace(ROW, rate=Decimal(rate)).cells()[12] == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Saint-Denis; La Plaine", "Saint-Denis La Plaine"),
        ("L’Haÿ-les-Roses", "L’Haÿ-les-Roses"),
        ('Paris "11"', "Paris 11"),
        ("=1+1", "1+1"),
        ("@Paris\r\nLyon", "Paris Lyon"),
        ("\t+33", "33"),
        (";;", ""),
        ("Bourg\u00a0en\u2028Bresse", "Bourg en Bresse"),
    ],
)
def test_a_text_keeps_to_its_cell(text: str, written: str) -> None:
    assert plain(text) == written


@given(commune=st.text(), office=st.text(max_size=5), equipment=st.text(max_size=12))
def test_no_text_makes_a_formula_a_column_or_a_line(commune: str, office: str, equipment: str) -> None:
    row = replace(ROW, commune=commune, office=office, equipment=equipment)
    text = as_file([row, ROW]).decode()
    assert text.count("\r\n") == 3
    assert text.count("\n") == 3
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    assert [len(cells) for cells in rows] == [len(COLUMNS)] * 3
    assert not any(cell.startswith(("=", "+", "-", "@", "'", "\t", "\r")) for cells in rows for cell in cells)
    assert [line.split(";") for line in text.splitlines()] == rows


def test_rows_come_by_number_so_that_their_order_tells_no_name() -> None:
    second, third = replace(ROW, matricule="2"), replace(ROW, birth_day=date(2024, 1, 1))
    text = as_file([second, ROW, third]).decode()
    assert [line.split(";")[3:6:2] for line in text.splitlines()[1:]] == [
        ["1234567", "01/01/2024"],
        ["1234567", "09/03/2025"],
        ["2", "09/03/2025"],
    ]
