"""Errors of the database told as refusals (pannes de la base): the one place that reads SQLite's codes."""

from pathlib import Path

from app.errors import Conflict, RuleError
from db import faults
from db.driver import sqlite3
from db.names import UNFINISHED


class Told:
    """Turns the faults of the file at `path` into refusals, for a block; anything else passes unchanged.

    `place` is what somebody chose to write in, and is named for it; else it is the file's folder.
    """

    __slots__ = ("_path", "_place")

    def __init__(self, path: Path, *, place: Path | None = None) -> None:
        self._place = place
        self._path = path.with_name(path.name.removesuffix(UNFINISHED))
        if path.parent.name.endswith(UNFINISHED):
            self._path = path.parent.with_name(path.parent.name.removesuffix(UNFINISHED)) / path.name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            refusal = of_database(error, self._path, self._place)
            if refusal is not None:
                raise refusal from error
        elif isinstance(error, OSError):
            raise faults.of_system(error, self._place or self._path) from error


def of_database(error: sqlite3.DatabaseError, path: Path, place: Path | None = None) -> RuleError | None:
    """The refusal that an error of the database means; None where the error is our own bug."""
    if "constraint" in (message := str(error)) or message.startswith("overlap: "):
        return of_constraint(message)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_IOERR:
        return faults.disk_error(place or path, getattr(error, "sqlite_errorname", "SQLITE_IOERR"))
    folder = place or path.parent
    refusal, where = {
        sqlite3.SQLITE_FULL: (faults.disk_full, folder),
        sqlite3.SQLITE_READONLY: (faults.read_only, folder),
        sqlite3.SQLITE_PERM: (faults.read_only, folder),
        sqlite3.SQLITE_AUTH: (faults.read_only, folder),
        sqlite3.SQLITE_CANTOPEN: (faults.read_only, folder),
        sqlite3.SQLITE_BUSY: (faults.busy, place or path),
        sqlite3.SQLITE_LOCKED: (faults.busy, place or path),
        sqlite3.SQLITE_NOTADB: (faults.foreign_file, path),
        sqlite3.SQLITE_CORRUPT: (faults.corrupt, path),
    }.get(code, (None, path))
    return refusal(where) if refusal else None


def of_constraint(message: str) -> Conflict | None:
    """The refusal where two rows can't both stand; None where a value is not what its column holds: our bug."""
    if message.startswith("FOREIGN KEY"):
        return Conflict(
            "Cette fiche sert encore ailleurs dans le dossier : rien n’a été supprimé. "
            "Retirez d’abord ce qui s’y rattache, ou mettez-y fin à une date."
        )
    if message.startswith(("UNIQUE", "overlap")):
        return Conflict(
            "Ceci existe déjà, ou chevauche ce qui est déjà noté : rien n’a été enregistré. "
            "Rechargez la page pour voir ce qui s’y trouve."
        )
    return None
