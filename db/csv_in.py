"""Import (import CSV): an export becomes a new crèche's file, rows and journal unchanged, or nothing at all."""

import base64
import csv
from collections.abc import Iterator
from pathlib import Path

from app.errors import FileRefused
from app.users import User
from db import connection, migrations
from db.csv_out import STEPS_FILE, tables
from db.driver import Database, sqlite3
from db.folders import require_folder
from db.rows import Cell
from db.tables import TABLES
from db.told import Told

csv.field_size_limit(1 << 27)


def refused(path: Path, why: str, line: int | None = None) -> FileRefused:
    """What is wrong with the export, by file and line."""
    where = f" (ligne {line})" if line else ""
    return FileRefused(
        f"L’export ne peut pas être repris : « {path.name} »{where} : {why} Aucun dossier n’a été créé."
    )


def load(directory: Path, path: Path, key: bytes) -> int:
    """Makes the file at `path` from the export, and returns its rows. Raises FileRefused by file and line."""
    require_folder(directory)
    steps = [cells[0] or "" for _, cells in lines_of(directory / STEPS_FILE, ["step"])]
    migrations.refuse_newer(steps)
    if not steps or steps != migrations.names()[: len(steps)]:
        raise refused(directory / STEPS_FILE, "les versions n’y sont pas dans leur ordre.")
    with Told(path):
        db = connection.create(path, key, upto=steps)
        try:
            with db.atomic():
                db.execute("PRAGMA defer_foreign_keys = ON")
                rows = sum(_load_table(db, directory, name) for name in tables(db))
                _require_whole(db, directory)
            migrations.migrate(db)
        finally:
            db.close()
    return rows


def _load_table(db: Database, directory: Path, name: str) -> int:
    path = directory / f"{name}.csv"
    types = {column.name: column.type for column in db.table(name).columns}
    listed = ", ".join(f'"{column}"' for column in types)
    sql = f'INSERT INTO "{name}" ({listed}) VALUES ({", ".join("?" * len(types))})'
    rows = 0
    db.execute(f'DELETE FROM "{name}"')  # a new file has rows of its own: the secret of a journal still empty
    for line, cells in lines_of(path, list(types)):
        try:
            db.execute(sql, [cell_of(cell, held) for cell, held in zip(cells, types.values(), strict=True)])
        except (sqlite3.IntegrityError, ValueError, OverflowError) as error:
            raise refused(path, f"une valeur n’est pas acceptée ({error}).", line) from error
        rows += 1
    return rows


def _require_whole(db: Database, directory: Path) -> None:
    broken = db.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise refused(directory / f"{broken[0]}.csv", f"la fiche {broken[1]} renvoie à une fiche qui manque.")


def lines_of(path: Path, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines after the header, each with its number in the file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=";", strict=True)
            if next(reader, None) != columns:
                raise refused(path, f"la première ligne devrait être « {';'.join(columns)} ».", 1)
            for cells in reader:
                if len(cells) != len(columns):
                    raise refused(
                        path, f"{len(columns)} cellules attendues, {len(cells)} trouvées.", reader.line_num
                    )
                yield reader.line_num, cells
    except FileNotFoundError as error:
        raise refused(path, "le fichier manque.") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise refused(path, "ce n’est pas un fichier CSV en UTF-8.") from error


def cell_of(cell: str, held: str) -> Cell:
    if not cell:
        return None
    if held == "INTEGER":
        return int(cell)
    if held == "BLOB":
        return base64.b64decode(cell.removeprefix("'"), validate=True)
    return cell.removeprefix("'")


def person(directory: Path, login: str) -> tuple[str, str]:
    """The name and role of that login in the export. Raises FileRefused for nobody active."""
    path = directory / f"{TABLES[User]}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["login"].removeprefix("'") == login and row["active"] == "1":
                return row["name"].removeprefix("'"), row["role"]
    raise refused(path, f"personne d’actif ne s’y appelle « {login} ».")
