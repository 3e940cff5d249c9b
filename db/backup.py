"""Backups (sauvegardes): a whole copy, reopened and checked before it gets its name, and put back the same way."""

import hashlib
import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from app.care.attendance import AttendedSpan
from app.errors import FileRefused
from app.families.records import Child, Parent
from app.storage import OWN, Held
from app.store import Clock, Draft
from db import connection, faults
from db.copy_seal import sealed, secret_of
from db.driver import Database
from db.files import copy_synced, rename_synced, sync_file, sync_folder, write_json
from db.folders import require_backup
from db.journal import NO_WRITES, last_entry
from db.keys import KeyFile
from db.log import FolderLog
from db.names import DATA, ERASURES, KEYS, MANIFEST, UNFINISHED
from db.tables import HEADS, JOURNAL, TABLES
from db.told import Told

Head = dict[str, list[Any] | None]
"""The last write in the journal and the newest draft."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """The journal's last entry and its seal, in hexadecimal: what a copy remembers of the chain."""

    sequence: int
    seal: str


def back_up(db: Database, folder: Path, key: bytes, directory: Path, clock: Clock) -> Path:
    """Writes a verified copy of the open folder into `directory`, which is made if need be. Raises FileRefused."""
    target = _free_name(directory, f"{folder.name}-{clock.moment():%Y-%m-%d-%H%M%S}")
    beside = target.with_name(target.name + UNFINISHED)
    with Told(directory / DATA, place=directory):
        directory.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir()
        try:
            db.execute("VACUUM INTO ?", [str(beside / DATA)])
            copy_synced(folder / KEYS, beside / KEYS)
            if (folder / ERASURES).exists():
                copy_synced(folder / ERASURES, beside / ERASURES)
            counts = connection.verify(beside / DATA, key)
            anchor = anchor_of(db)
            if counts != connection.counts(db) or anchor != _anchor_in(beside / DATA, key):
                raise faults.corrupt(beside / DATA)
            sync_file(beside / DATA)
            chain = None if anchor is None else asdict(anchor)
            told = _manifest(beside, counts, clock) | {"head": head_of(db), "chain": chain}
            write_json(beside / MANIFEST, sealed(told, secret_of(db)))
            sync_folder(beside)
            rename_synced(beside, target)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    FolderLog(folder, clock).note(f"sauvegarde vérifiée, {sum(counts.values())} lignes")
    return target


def _free_name(directory: Path, name: str) -> Path:
    """A name not taken: two backups in one second get a number."""
    number, path = 1, directory / name
    while path.exists():
        number += 1
        path = directory / f"{name}-{number}"
    return path


def _manifest(copy: Path, counts: dict[str, int], clock: Clock) -> dict[str, Any]:
    return {
        "made": clock.moment().isoformat(timespec="seconds"),
        "rows": counts,
        "sha256": {name: _sha256(copy / name) for name in (DATA, KEYS)},
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(backup: Path, target: Path) -> None:
    """Copies a backup's files into the new folder `target` and compares them with its manifest, if it has one.

    The backup itself is only read: it may lie on a medium that can't be written. Raises FileRefused.
    """
    require_backup(backup)
    target.mkdir()
    for name in (DATA, KEYS):
        copy_synced(backup / name, target / name)
    if (backup / MANIFEST).exists() and _told_sums(backup) != {
        name: _sha256(target / name) for name in (DATA, KEYS)
    }:
        raise damaged_backup(backup)


def _told_sums(backup: Path) -> object:
    try:
        return json.loads((backup / MANIFEST).read_bytes())["sha256"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged_backup(backup) from error


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a copy says of itself; `head` and `chain` are None in those made before they were written."""

    made: datetime
    rows: dict[str, int]
    head: Head | None
    chain: Anchor | None = None
    told: dict[str, Any] = field(default_factory=dict, repr=False)
    """All of it as it stands there, for its seal."""


def manifests(directory: Path) -> dict[str, Manifest]:
    """The copies there by their folder's name; what is no copy, or can't be read, is passed over."""
    found: dict[str, Manifest] = {}
    with suppress(OSError):
        for path in directory.glob(f"*/{MANIFEST}"):
            manifest = read_manifest(path)
            if manifest is not None:
                found[path.parent.name] = manifest
    return found


def read_manifest(path: Path) -> Manifest | None:
    """What it says; None where it is none of a whole copy, or can't be read."""
    if path.parent.name.endswith(UNFINISHED):
        return None
    try:
        told = json.loads(path.read_bytes())
        rows = {str(name): int(count) for name, count in told["rows"].items()}
        chain = told.get("chain")
        anchor = chain and Anchor(sequence=int(chain["sequence"]), seal=str(chain["seal"]))
        made = datetime.fromisoformat(told["made"])
        return Manifest(made=made, rows=rows, head=told.get("head"), chain=anchor, told=told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def held(backup: Path, folder: Path) -> Held | None:
    """What the backup holds, and what the crèche at `folder` may hold more; None without a manifest."""
    manifest = read_manifest(backup / MANIFEST)
    if manifest is None:
        return None
    newer, opened = _since(manifest, folder) if _may_be_same(backup, folder) else (None, None)
    return Held(
        made=manifest.made,
        children=manifest.rows.get(TABLES[Child], 0),
        parents=manifest.rows.get(TABLES[Parent], 0),
        attendances=manifest.rows.get(TABLES[AttendedSpan], 0),
        newer=newer,
        opened=opened,
    )


def _since(copy: Manifest, folder: Path) -> tuple[datetime | None, datetime | None]:
    """When the crèche's own newest copy was made where it goes further, and when its file was written after them all.

    A log-in writes its entry too: the file's time alone does not say that something was noted.
    """
    later = [one for one in manifests(folder / OWN).values() if one.made > copy.made]
    newest = max(later, key=lambda one: one.made, default=copy)
    goes_further = newest.head is None or newest.head != copy.head
    live = None
    with suppress(OSError):
        # To the second, as copies are dated: what was written in the copy's own second may be in it.
        live = datetime.fromtimestamp(int((folder / DATA).stat().st_mtime))
    opened = live if live is not None and live > newest.made else None
    return (newest.made if newest is not copy and goes_further else None), opened


def _may_be_same(backup: Path, folder: Path) -> bool:
    """Whether the two may be of one crèche: another's is kept aside, and loses nothing by this copy."""
    try:
        return KeyFile.read(backup).folder == KeyFile.read(folder).folder
    except FileRefused:
        return True


def head_of(db: Database) -> Head:
    """Where the file has come to: two copies of the same head hold the same. Drafts are in no journal.

    Who came in and what was only read is left out: a day on which nothing was written is worth no copy.
    """
    newest = {
        JOURNAL: f"SELECT id, at FROM {{}} WHERE act NOT IN {NO_WRITES} ORDER BY id DESC LIMIT 1",
        TABLES[Draft]: "SELECT max(saved_at) FROM {}",
    }
    there = set(db.table_names())
    return {
        name: list(db.execute(query.format(f'"{name}"')).fetchone() or []) if name in there else None
        for name, query in newest.items()
    }


def anchor_of(db: Database) -> Anchor | None:
    """Where the journal's chain has come to; None in a file made before it was chained."""
    if HEADS not in db.table_names():
        return None
    sequence, _, seal = last_entry(db)
    return Anchor(sequence=sequence, seal=seal.hex())


def _anchor_in(path: Path, key: bytes) -> Anchor | None:
    db = connection.connect(path, key)
    try:
        return anchor_of(db)
    finally:
        db.close()


def damaged_backup(backup: Path) -> FileRefused:
    """The copy is no longer what was verified."""
    return FileRefused(
        f"La sauvegarde « {backup.name} » n’est plus telle qu’elle a été vérifiée : elle est abîmée. "
        "La crèche n’a pas été touchée. Choisissez une autre sauvegarde."
    )
