"""No file that the program gives runs a name as a formula: every CSV cell is guarded, every workbook's cell a text."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell

from app.demonstration import PASSPHRASE
from app.families.records import Child, Home, Parent
from app.report.comments import MonthComment
from app.store import Store
from app.structure.records import Identity
from db.csv_out import RISKY
from tests.naive.program import Program
from ui.files import FORMULA

RUNS = '=HYPERLINK("http://exemple.test";A1)'
TODAY = date(2026, 11, 23)
PAPERS = {
    "report": ("2026-10", "csv", "xlsx", "annex-csv", "annex-xlsx"),
    "statement": ("2026-T4", "csv", "xlsx"),
    "account": ("2026", "csv", "xlsx"),
    "estimate": ("2026-10", "csv", "xlsx"),
}
"""Each command, what it is asked for, and the files that a spreadsheet opens; Filoué's own test is elsewhere."""
FILES = [(command, kind) for command, (_, *kinds) in PAPERS.items() for kind in kinds]
NAMED = {("report", "annex-csv"), ("report", "annex-xlsx"), ("estimate", "csv"), ("estimate", "xlsx")}
"""Those that name children."""


def spoil(store: Store) -> None:
    """Every name and free text of these kinds begins as a formula would."""
    with store.atomic("write_demonstration"):
        for child in store.find(Child):
            store.change(replace(child, first_name=RUNS, last_name=f"+{child.last_name}"))
        for parent in store.find(Parent):
            store.change(replace(parent, last_name=f"@{parent.last_name}"))
        for home in store.find(Home):
            store.change(replace(home, name=f"-{home.name}"))
        for identity in store.find(Identity):
            store.change(replace(identity, name=RUNS, manager="\t=1+1"))
        for comment in store.find(MonthComment):
            store.change(replace(comment, text=RUNS))


@pytest.fixture(scope="module")
def given(demonstration_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all the files, made by the commands."""
    desk = tmp_path_factory.mktemp("formules")
    creche = shutil.copytree(demonstration_made, desk / "creche")
    program = Program(desk, TODAY, PASSPHRASE)
    store = program.storage.open(creche, "directrice", PASSPHRASE)
    spoil(store)
    store.close()
    for command, (what, *kinds) in PAPERS.items():
        asked = [word for kind in kinds for word in (f"--{kind}", file_of(desk, command, kind))]
        program.do(command, creche, what, *asked)
    program.do("report", creche, "2026-10", "--pdf", desk / "octobre.pdf")
    program.do("merge", desk / "octobre.pdf", "--xlsx", file_of(desk, "merge", "xlsx"))
    program.do("export", creche, desk / "export")
    return desk


def file_of(desk: Path, command: str, kind: str) -> Path:
    return desk / f"{command}-{kind}.{kind.rpartition('-')[2]}"


def texts(path: Path) -> list[str]:
    """The texts of a CSV or of a workbook, as they are written."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [cell for row in csv.reader(file, delimiter=";", strict=True) for cell in row]
    return [str(cell.value) for cell in cells(path) if isinstance(cell.value, str)]


def cells(path: Path) -> Iterator[Cell | MergedCell]:
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            yield from row


@pytest.mark.parametrize(("command", "kind"), [*FILES, ("merge", "xlsx")])
def test_no_paper_runs_a_name(given: Path, command: str, kind: str) -> None:
    path = file_of(given, command, kind)
    if path.suffix == ".csv":
        assert not [text for text in texts(path) if text.startswith(FORMULA) and not text.startswith("'")]
    else:
        assert {cell.data_type for cell in cells(path)} <= {"s", "inlineStr", "n", "d"}
        risky = [
            cell for cell in cells(path) if str(cell.value).startswith(FORMULA) and cell.data_type == "s"
        ]
        assert all(cell.quotePrefix for cell in risky)


@pytest.mark.parametrize(("command", "kind"), sorted(NAMED))
def test_the_names_are_there_all_the_same(given: Path, command: str, kind: str) -> None:
    assert any("HYPERLINK" in text for text in texts(file_of(given, command, kind)))


def test_the_export_of_all_tables_guards_them_too(given: Path) -> None:
    files = list((given / "export").glob("*.csv"))
    assert any(f"'{RUNS}" in texts(path) for path in files)
    assert not [
        text for path in files for text in texts(path) if text.startswith(RISKY) and not text.startswith("'")
    ]


def test_both_doors_guard_against_the_same_signs() -> None:
    assert set(RISKY) == set(FORMULA)
