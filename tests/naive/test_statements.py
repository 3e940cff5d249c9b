"""Declarations of crèches made by chance: the program's CSV and the naive way agree on every figure."""

import csv
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.naive.chance import Chance
from tests.naive.handmade import write_tables
from tests.naive.program import Program, complete
from tests.naive.report import Books
from tests.naive.statements import MEASURES, REGIMES, Figures, statement

PERIODS = {
    "2026-T4": ["2026-10", "2026-11", "2026-12"],
    "2027-S1": [f"2027-0{number}" for number in range(1, 7)],
}


def with_regimes(directory: Path) -> None:
    """Each child is billed to one home in turn, some to none; homes have régimes in turn, some have none."""
    rewrite(directory / "homes.csv", "regime", ["general", "agricultural", "", "maritime", "other"])
    homes = (directory / "homes.csv").read_text(encoding="utf-8").count("\n") - 1
    rewrite(directory / "children.csv", "billing_home_id", [*map(str, range(1, min(homes, 5) + 1)), ""])


def rewrite(path: Path, column: str, values: list[str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        header, rows = list(reader.fieldnames or ()), list(reader)
    for number, row in enumerate(rows):
        row[column] = values[number % len(values)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def read(path: Path) -> dict[str, dict[tuple[str, str], list[str]]]:
    """By period or month, heading and name: the three cells."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";", strict=True):
            cells = [row[title] for title in ("Prévisionnel", "Actualisé", "Réel")]
            found.setdefault(row["Période"], {})[row["Rubrique"], row["Ligne"]] = cells
    return found


def told(cell: str, name: tuple[str, str]) -> int:
    """The minutes of a cell of hours, else its number."""
    number = Fraction(cell.replace(",", "."))
    counts = name[0] == "Enfants" or name[1] == "jours d’ouverture"
    return int(number) if counts else round(number * 60)


def check(theirs: dict[tuple[str, str], list[str]], ours: Figures, *, is_real: bool) -> None:
    rates = {name for name in theirs if name[0] == "Taux"}
    assert set(theirs) - rates == set(ours)
    for name, (forecast, actual) in ours.items():
        cells = theirs[name]
        assert [told(cell, name) for cell in cells[:2]] == [forecast, actual], name
        assert (cells[2] == cells[1]) if is_real else (cells[2] == ""), name


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("period", "today"),
    [
        ("2026-T4", date(2026, 12, 9)),
        ("2026-T4", date(2026, 12, 31)),
        ("2026-T4", date(2027, 1, 1)),
        ("2027-S1", date(2027, 1, 20)),
    ],
)
def test_two_ways_agree_on_the_declaration_of_a_creche_made_by_chance(
    tmp_path: Path, empty_export: Path, seed: int, period: str, today: date
) -> None:
    directory = write_tables(tmp_path / "export", Chance(seed).text())
    complete(directory, empty_export)
    with_regimes(directory)
    program = Program(tmp_path, today)
    program.do("import", directory, tmp_path / "creche")
    program.do("statement", tmp_path / "creche", period, "--csv", tmp_path / "d.csv")
    theirs, books = read(tmp_path / "d.csv"), Books(directory)
    ours, is_real = statement(books, PERIODS[period], today)
    check(theirs[period], ours, is_real=is_real)
    for month in PERIODS[period]:
        by_month, _ = statement(books, [month], today)
        for name in theirs[month]:
            assert [told(cell, name) for cell in theirs[month][name][:2]] == by_month[name], (month, name)


def test_these_creches_have_hours_of_every_regime_and_a_forecast_that_is_not_the_actual(
    tmp_path: Path, empty_export: Path
) -> None:
    """Two ways that both find nothing would prove nothing."""
    found: Counter[str] = Counter()
    for seed in range(3):
        directory = write_tables(tmp_path / str(seed), Chance(seed).text())
        complete(directory, empty_export)
        with_regimes(directory)
        ours, _ = statement(Books(directory), PERIODS["2026-T4"], date(2026, 12, 9))
        for measure in MEASURES:
            for regime in REGIMES.values():
                found[regime] += ours[measure, regime][1]
            assert ours[measure, "total"][0] > ours[measure, "total"][1]
    assert all(found[regime] for regime in REGIMES.values()), found
