"""The rehearsal of a restore (répétition): the newest copy is put back into a place aside, encrypted, and compared."""

import json
import shutil
from datetime import datetime
from pathlib import Path

from app.errors import FileRefused, RuleError
from app.storage import OWN
from app.store import Clock, Draft, Rehearsal
from db import connection, faults
from db.backup import fetch, head_of, manifests
from db.compare import same_rows
from db.copy_seal import not_signed, proved, secret_of, wrong_in
from db.driver import Database
from db.files import write_json
from db.keyring import Keyring
from db.keys import KeyFile
from db.log import FolderLog
from db.names import DATA, REHEARSAL, UNFINISHED
from db.tables import TABLES
from db.told import Told

PLACE = f"repetition{UNFINISHED}"
"""Cleared by the next rotation where a power cut left it."""


def rehearse(db: Database, folder: Path, ring: Keyring, clock: Clock) -> Rehearsal:
    """Puts the newest copy of what the file holds back aside and compares it row by row; keeps how it went.

    Drafts are left out: they go without a trace, so a copy of the same journal may hold one more.
    """
    at = clock.moment()
    name, rows, why = "", 0, ""
    try:
        name = _newest(db, folder / OWN)
        rows = _compared(db, folder / OWN / name, folder / OWN / PLACE, ring)
    except RuleError as error:
        why = error.sentence
    found = Rehearsal(at=at, copy=name, rows=rows, why=why)
    _keep(folder, found)
    FolderLog(folder, clock).note("répétition manquée" if why else f"répétition réussie, {rows} lignes")
    return found


def last_rehearsal(folder: Path) -> Rehearsal | None:
    """How the last one went; None where there was none, or it can't be read."""
    try:
        told = json.loads((folder / REHEARSAL).read_bytes())
        return Rehearsal(
            at=datetime.fromisoformat(told["at"]),
            copy=str(told["copy"]),
            rows=int(told["rows"]),
            why=str(told["why"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _newest(db: Database, directory: Path) -> str:
    """The newest copy that says it holds what the file holds now. Raises FileRefused where one is not as signed."""
    for name in wrong_in(directory, secret_of(db)):
        raise FileRefused(f"{not_signed(name)} Déplacez-la hors du dossier « sauvegardes », et gardez-la.")
    head = head_of(db)
    there = {one.made: name for name, one in manifests(directory).items() if one.head == head}
    if not there:
        raise FileRefused("Aucune sauvegarde ne contient le dossier tel qu’il est : faites-en une.")
    return there[max(there)]


def _compared(db: Database, backup: Path, place: Path, ring: Keyring) -> int:
    """Restores the copy at `place` and returns the rows compared. Raises FileRefused; leaves nothing there."""
    with Told(place):
        shutil.rmtree(place, ignore_errors=True)
        try:
            fetch(backup, place)
            key = ring.key_given_by(KeyFile.read(place))
            rows, _ = proved(backup, place / DATA, key)
            copy = connection.connect(place / DATA, key)
            try:
                if not same_rows(db, copy, but={TABLES[Draft]}):
                    raise faults.unlike(backup)
            finally:
                copy.close()
        finally:
            shutil.rmtree(place, ignore_errors=True)
    return rows


def _keep(folder: Path, found: Rehearsal) -> None:
    with Told(folder / DATA):
        told = {
            "at": found.at.isoformat(timespec="seconds"),
            "copy": found.copy,
            "rows": found.rows,
            "why": found.why,
        }
        write_json(folder / REHEARSAL, told)
