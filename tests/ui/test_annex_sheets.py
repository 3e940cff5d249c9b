"""The annex for a spreadsheet: real numbers equal to the data, a sheet a part, and nothing run as a formula."""

import csv
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.report.annex.building import annex_of
from app.report.annex.records import Annex, Part
from tests.app.creche import LATER, OCTOBER
from tests.ui.pdf.annexes import every_case, made
from ui.annex_sheets import as_text, as_workbook, tables_of
from ui.annex_words import NO_DEPARTURE, child_name

SHEETS = {
    Part.HOURS: ["Contrats et heures", "Absences par motif"],
    Part.PRESENCE: ["Feuilles de présence"],
    Part.WEEKS: ["Surnombre"],
}
Row = dict[str, object]


def rows_of(annex: Annex, sheet: str) -> list[Row]:
    """The sheet's rows by its titles, as a workbook holds them."""
    head, *rows = load_workbook(BytesIO(as_workbook(annex)))[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def csv_of(annex: Annex) -> dict[str, list[dict[str, str]]]:
    found = defaultdict(list)
    for row in csv.DictReader(StringIO(as_text(annex).decode("utf-8-sig")), delimiter=";", strict=True):
        found[row["Partie"]].append(row)
    return found


def hours(value: object) -> int:
    """A number of hours in minutes."""
    assert isinstance(value, int | float)
    return round(value * 60)


def minute(value: object) -> int:
    """A time of the day in minutes; openpyxl reads one past midnight as a length of time."""
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, datetime):
        return minute(value.time()) + 24 * 60
    assert isinstance(value, timedelta)
    return round(value.total_seconds() / 60)


def test_the_hours_are_those_of_the_annex_contract_by_contract() -> None:
    annex = made()
    contracts = [(child, contract) for child in annex.children for contract in child.contracts]
    rows = rows_of(annex, "Contrats et heures")
    assert len(rows) == len(contracts) == 4
    for row, (child, contract) in zip(rows, contracts, strict=True):
        found = contract.figures
        assert row["Enfant"] == child_name(child.child)
        signed = contract.enrolment.signed_on
        assert row["Signé le"] == (signed and datetime.combine(signed, time()))
        assert row["Contrat du"] == datetime.combine(contract.enrolment.first_day, time())
        assert [row[title] for title in ("Jours réservés", "Présences", "Absences", "Non pointés")] == [
            *(found.expected, found.attended, found.absent, found.missing),
        ]
        assert [hours(row[title]) for title in ("Réservées", "Réalisées", "Facturées", "Déduites")] == [
            *(found.reserved, found.realised, found.billed, found.deducted),
        ]
        assert [hours(row[f"Atypiques {word}"]) for word in ("réservées", "réalisées")] == [
            *(found.atypical_reserved, found.atypical_realised),
        ]


def test_the_presence_sheet_holds_raw_times_and_adds_up() -> None:
    annex = made()
    rows = rows_of(annex, "Feuilles de présence")
    stays = [row for row in rows if row["Arrivée"] is not None]
    noted = [
        (datetime.combine(line.day, time()), arrived, left)
        for child in annex.children
        for contract in child.contracts
        for line in contract.days
        for arrived, left in line.stays
    ]
    assert [(row["Jour"], minute(row["Arrivée"])) for row in stays] == [one[:2] for one in noted]
    for row, (_, _, left) in zip(stays, noted, strict=True):
        assert (row["Départ"] == NO_DEPARTURE) if left is None else (minute(row["Départ"]) == left)
    assert sum(hours(row["Réalisées"] or 0) for row in rows) == annex.figures.realised
    assert sum(hours(row["Déduites"] or 0) for row in rows) == annex.figures.deducted
    (holiday, _) = [row for row in rows if row["Motif"] == "congé"]
    assert (holiday["État"], holiday["Annonce le"]) == ("absence", datetime(2026, 10, 2))


def test_the_weeks_are_those_of_the_annex() -> None:
    annex = made()
    rows = rows_of(annex, "Surnombre")
    weeks = [row for row in rows if row["Jour"] is None]
    assert [(row["Semaine"], hours(row["Présence"]), hours(row["Capacité"])) for row in weeks] == [
        (week.load.week, week.load.attended, week.load.capacity) for week in annex.weeks
    ]
    assert len(rows) == 8 * len(weeks)


@pytest.mark.parametrize("parts", [frozenset(Part), *(frozenset({part}) for part in Part)])
def test_there_is_a_sheet_for_each_part_asked_for(parts: frozenset[Part]) -> None:
    annex = made(parts=parts)
    wanted = [name for part in Part if part in parts for name in SHEETS[part]]
    book = load_workbook(BytesIO(as_workbook(annex)))
    assert book.sheetnames == ["Annexe", *wanted]
    assert "Document nominatif" in [cell.value for row in book["Annexe"].iter_rows() for cell in row]
    assert [*csv_of(annex)] == wanted


def test_the_csv_has_every_row_of_the_workbook() -> None:
    annex = made()
    rows = csv_of(annex)
    assert {name: len(lines) for name, lines in rows.items()} == {
        table.name: len(table.lines) for table in tables_of(annex)
    }
    days = rows["Feuilles de présence"]
    assert ("2026-10-05", "08:03", "12:14") in [(row["Jour"], row["Arrivée"], row["Départ"]) for row in days]
    assert ("22:05", "29:58") in [(row["Arrivée"], row["Départ"]) for row in days]
    assert [row["Départ"] for row in days if row["Arrivée"] == "08:07"] == [NO_DEPARTURE]


def test_no_name_is_run_as_a_formula() -> None:
    creche = every_case()
    child = creche.child(name="x =cmd|'/c calc'!A1")
    creche.enrol(child, "8:00-9:00")
    annex = annex_of(creche.facts(), OCTOBER, LATER, only=child)
    name = child_name(child)
    assert name.startswith("=")
    assert {row["Enfant"] for row in rows_of(annex, "Contrats et heures")} == {name}
    sheet = load_workbook(BytesIO(as_workbook(annex)))["Contrats et heures"]
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)
    assert csv_of(annex)["Contrats et heures"][0]["Enfant"] == f"'{name}"


def test_a_month_in_progress_is_told_on_the_first_sheet() -> None:
    book = load_workbook(BytesIO(as_workbook(made(today=date(2026, 10, 20)))))
    said = [cell.value for row in book["Annexe"].iter_rows() for cell in row]
    assert any(str(one).startswith("PROVISOIRE — ") for one in said)
