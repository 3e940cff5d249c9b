"""The month for a spreadsheet: each figure a real number with what it is made of, no text that is ever computed."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given, settings

from app.report.monthly_report import MonthlyReport, StaffPart
from tests.ui.pdf.any_month import reports
from tests.ui.pdf.invented import october
from ui.month_sheets import TITLES, as_text, as_workbook


def rows_of(report: MonthlyReport) -> list[list[str]]:
    return list(csv.reader(StringIO(as_text(report).decode("utf-8-sig")), delimiter=";", strict=True))


@pytest.mark.parametrize(
    ("section", "figure", "value", "over", "under"),
    [
        ("Rapport", "État", "clos", "", ""),
        ("La part Avip", "Enfants, lecture de la loi", "27,6", "8", "29"),
        ("La part Avip", "Heures réalisées", "25,7", "1247,50", "4859,50"),
        ("Ouverture", "dont jeudis", "5", "", ""),
        ("Heures par type d’accueil", "Régulier, facturées", "4935,00", "", ""),
        ("Taux et heures particulières", "Taux de facturation", "105,1", "5105,50", "4859,50"),
        ("Entretiens", "Part honorée", "85,0", "17", "20"),
        ("Actions", "Démarches, ouvertes", "5", "", ""),
        ("Actions", "Démarches, faites", "4", "", ""),
        ("Concertation", "Durée", "4,50", "", ""),
    ],
)
def test_each_figure_stands_with_its_numerator_and_denominator(
    section: str, figure: str, value: str, over: str, under: str
) -> None:
    found = [row[2:5] for row in rows_of(october()) if row[:2] == [section, figure]]
    assert found == [[value, over, under]]


def test_the_workbook_holds_numbers_and_the_months_weeks_and_hours() -> None:
    book = openpyxl.load_workbook(BytesIO(as_workbook(october())))
    figures = {(row[0], row[1]): row[2:5] for row in book["Chiffres"].iter_rows(values_only=True)}
    share, over, under = figures["La part Avip", "Enfants, lecture de la loi"]
    assert share == pytest.approx(8 / 29)
    assert (over, under) == (8, 29)
    assert figures["Taux et heures particulières", "Absences déduites"][0] == 9_705 / 60
    past = list(book["Treize mois"].iter_rows(values_only=True))
    assert (len(past), past[-1][0], past[-1][6]) == (14, "2026-10", 291_570 / 60)
    weeks = list(book["Surnombre"].iter_rows(values_only=True))
    assert [row[0] for row in weeks[1:]] == [week.week for week in october().capacity.weeks]
    presence = list(book["Présence"].iter_rows(values_only=True))
    assert presence[1][1:] == tuple(minutes / 60 for minutes in october().heat_map.child_minutes[0])
    assert "Enfant Avip" in [row[0] for row in book["Définitions"].iter_rows(values_only=True)]


def test_unknown_shifts_leave_their_cell_empty_and_say_why() -> None:
    report = replace(october(), staff=StaffPart(short_minutes=None, shortages=()))
    (row,) = [row for row in rows_of(report) if row[1] == "Temps sous l’effectif requis"]
    assert row[2:] == ["", "", "", "horaires de l’équipe non saisis"]


def test_a_name_or_a_comment_is_never_a_formula() -> None:
    report = replace(october(), comment="=1+1", structure=replace(october().structure, name="+HYPERLINK(A1)"))
    said = [row[2] for row in rows_of(report)]
    assert "'=1+1" in said
    assert "'+HYPERLINK(A1)" in said
    cells = [cell for row in openpyxl.load_workbook(BytesIO(as_workbook(report)))["Chiffres"] for cell in row]
    assert "=1+1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


@settings(max_examples=60, deadline=None)
@given(report=reports())
def test_any_month_makes_a_whole_table(report: MonthlyReport) -> None:
    rows = rows_of(report)
    assert tuple(rows[0]) == TITLES
    assert {len(row) for row in rows} == {len(TITLES)}
    assert as_workbook(report).startswith(b"PK")
