"""Annexes of crèches made by chance: their CSV, added up, is the report's JSON, to the minute."""

import csv
from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.naive.chance import Chance
from tests.naive.handmade import write_tables
from tests.naive.program import Program, complete

HOURS, ABSENCES, SHEETS, WEEKS = (
    "Contrats et heures",
    "Absences par motif",
    "Feuilles de présence",
    "Surnombre",
)
KINDS = {
    "accueil régulier": "regular",
    "accueil occasionnel": "occasional",
    "accueil d’urgence": "emergency",
}
TITLES = {"Réservées": "reserved", "Réalisées": "realised", "Facturées": "billed"}

TODAY = date(2027, 1, 20)

Rows = dict[str, list[dict[str, str]]]


def read(path: Path) -> Rows:
    """The rows of each part."""
    found: Rows = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";", strict=True):
            found[row["Partie"]].append(row)
    return found


def minutes(cell: str) -> int:
    """A cell of hours in minutes; an empty one is none."""
    return round(Fraction(cell.replace(",", ".")) * 60) if cell else 0


def summed(rows: list[dict[str, str]], title: str) -> int:
    return sum(minutes(row[title]) for row in rows)


def counted(rows: list[dict[str, str]], title: str) -> int:
    return sum(int(row[title]) for row in rows)


def state(week: dict[str, Any]) -> str:
    """What the annex says of a week of the report, on the day of asking."""
    year, number = week["week"].split("-W")
    if week["in_breach"]:
        return "dépassement de la capacité"
    if date.fromisocalendar(int(year), int(number), 7) < TODAY:
        return "conforme"
    return "en cours" if date.fromisocalendar(int(year), int(number), 1) <= TODAY else "à venir"


def check(rows: Rows, report: dict[str, Any]) -> None:
    hours, attendance = report["hours"], report["attendance"]
    for title, key in TITLES.items():
        assert summed(rows[HOURS], title) == summed(rows[SHEETS], title) == hours[key]
        for word, kind in KINDS.items():
            own = [row for row in rows[HOURS] if row["Accueil"] == word]
            assert summed(own, title) == hours["by_kind"][kind][key]
    assert summed(rows[HOURS], "Déduites") == hours["absence_deducted"]
    assert summed(rows[SHEETS], "Déduites") == summed(rows[ABSENCES], "Déduites") == hours["absence_deducted"]
    assert summed(rows[HOURS], "Atypiques réservées") == hours["atypical_reserved"]
    assert summed(rows[HOURS], "Atypiques réalisées") == hours["atypical_realised"]
    for title, key in {
        "Jours réservés": "expected",
        "Présences": "attended",
        "Absences": "absent",
        "Non pointés": "missing",
    }.items():
        assert counted(rows[HOURS], title) == attendance[key]
    assert counted(rows[ABSENCES], "Jours") == attendance["absent"]
    weeks = [row for row in rows[WEEKS] if not row["Jour"]]
    assert [
        (row["Semaine"], minutes(row["Présence"]), minutes(row["Capacité"]), int(row["Pic"]), row["État"])
        for row in weeks
    ] == [
        (*(one["week"], one["attended"], one["capacity"], one["peak"]), state(one))
        for one in report["capacity"]["weeks"]
    ]


@pytest.mark.parametrize("seed", range(4))
def test_the_annex_of_a_creche_made_by_chance_adds_up_to_its_report(
    tmp_path: Path, empty_export: Path, seed: int
) -> None:
    directory = write_tables(tmp_path / "export", Chance(seed).text())
    complete(directory, empty_export)
    program = Program(tmp_path, TODAY)
    program.do("import", directory, tmp_path / "creche")
    for month in ("2026-12", "2027-01"):
        program.do("report", tmp_path / "creche", month, "--annex-csv", tmp_path / "a.csv")
        rows = read(tmp_path / "a.csv")
        assert all(rows[part] for part in (HOURS, ABSENCES, SHEETS, WEEKS))
        check(rows, program.report(tmp_path / "creche", month))
