"""Export (export CSV): every table, in files that a spreadsheet opens and `import` takes back without loss."""

import base64
import csv
import os
from collections.abc import Iterable
from pathlib import Path

from db import migrations
from db.driver import Database
from db.rows import Cell
from db.tables import STEPS

STEPS_FILE = "versions.csv"
"""Names the steps that the exported file had been through: an older export is carried in as such, then brought up."""
RISKY = ("=", "+", "-", "@", "'", "\t", "\r")
"""A text that begins so would be run by a spreadsheet; it gets one ' in front."""


def export(db: Database, directory: Path) -> None:
    """Writes every table into the directory, rows by id."""
    write(directory / STEPS_FILE, ["step"], ([name] for name in migrations.applied(db)))
    for name in tables(db):
        columns = list(db.table(name).columns_dict)
        listed = ", ".join(f'"{column}"' for column in columns)
        write(directory / f"{name}.csv", columns, db.execute(f'SELECT {listed} FROM "{name}" ORDER BY id'))


def tables(db: Database) -> list[str]:
    """The tables that hold the crèche's data."""
    return sorted(name for name in db.table_names() if name != STEPS)


def write(path: Path, columns: list[str], rows: Iterable[Iterable[Cell]]) -> None:
    """Writes one file: UTF-8, «;», header, lines that end as the standard wants."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(columns)
        writer.writerows([told(cell) for cell in row] for row in rows)
        file.flush()
        os.fsync(file.fileno())


def told(cell: Cell) -> str:
    """A cell as CSV holds it: empty is NULL, bytes are base64."""
    match cell:
        case None:
            return ""
        case bytes():
            return _inert(base64.b64encode(cell).decode())
        case str():
            return _inert(cell)
    return str(cell)


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(RISKY) else text
