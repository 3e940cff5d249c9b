"""Erasing people (effacement): their rows with all that hangs on them, the journal's entries, the pages' leftovers."""

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.errors import RuleError
from app.journal_entries import JournalEntry
from app.protection.records import Erasure
from app.protection.replaying import replay
from app.store import Clock, Record
from db import erasures
from db.driver import Database, sqlite3
from db.french import counted
from db.journal import Group, Journal, Write
from db.journal_purge import take_away
from db.log import FolderLog
from db.rowfile import RowFile
from db.tables import JOURNAL, REFERS, TABLES
from db.told import Told

R = TypeVar("R", bound=Record)

ENTRIES = f"""
SELECT id, seal FROM "{JOURNAL}" WHERE kind = ? AND row IN (SELECT value FROM json_each(?))
AND "group" < (SELECT max("group") FROM "{JOURNAL}")
"""
GONE_TOO = """
SELECT DISTINCT row FROM "{journal}" WHERE kind = ? AND row NOT IN (SELECT id FROM "{table}")
AND (json_extract(changes, ?) IN (SELECT value FROM json_each(?)) OR json_extract(changes, ?) IN
  (SELECT value FROM json_each(?)))
"""


class Erasing:
    """A part of the store: what takes people away for good."""

    folder: Path
    db: Database
    _clock: Clock
    _group: Group | None
    _journal: Journal
    _rows: RowFile
    _told: Told

    def hanging_on(self, roots: Iterable[Record], *, but: Collection[type[Record]] = ()) -> list[Record]:
        """The roots and every record that refers to one of them, at any depth; kinds in `but` are not followed."""
        found: dict[type[Record], dict[int, Record]] = {kind: {} for kind in TABLES}
        for root in roots:
            found[type(root)][root.id] = root
        for kind in TABLES:  # a table refers only to those before it
            for name, owner in referring(self._rows, kind):
                if kind not in but and found[owner]:
                    records = self.find(kind, **{name: sorted(found[owner])})
                    found[kind].update((one.id, one) for one in records)
        return [record for records in found.values() for record in records.values()]

    def erase(self, records: Iterable[Record]) -> None:
        """Takes the records away for good: no undo, ids alone in the journal, and no trace left in the file's pages."""
        group = self._group
        if group is None:
            raise RuntimeError("writes belong inside atomic")
        by_kind: dict[type[Record], set[int]] = {kind: set() for kind in TABLES}
        for record in records:
            by_kind[type(record)].add(record.id)
        for kind in reversed(list(TABLES)):
            shape = self._rows.shape(kind)
            for row in sorted(by_kind[kind]):
                before = self._rows.required(shape, row)
                self._rows.delete(shape, row)
                group.writes.append(Write(shape, row, before, None, erased=True))
        group.erases = group.is_final = True

    def forget_entries(self, group: Group) -> None:
        """Once an erasure is journalled, by ids alone: what the journal told before of those rows goes."""
        by_kind: dict[type[Record], set[int]] = {kind: set() for kind in TABLES}
        for write in group.writes:
            if write.erased:
                by_kind[write.shape.kind].add(write.id)
        with self._told:
            gone = entries_on(self.db, self._rows, by_kind)
            if gone:
                take_away(self.db, self._journal.chain, gone)

    def references(self, kind: type[Record]) -> Mapping[str, type[Record]]:
        """The fields of a kind that hold another record's id, each with that record's kind."""
        return dict(referring(self._rows, kind))

    def journal_of(self, records: Iterable[Record]) -> list[JournalEntry]:
        """The journal's lines on these records, the oldest first."""
        by_table: dict[str, list[int]] = {}
        for record in records:
            by_table.setdefault(TABLES[type(record)], []).append(record.id)
        with self._told:
            return self._journal.on(by_table)

    def first_written(self, kind: type[Record], id: int) -> datetime | None:
        """When the journal first tells of that record, None where it does not."""
        with self._told:
            found = self.db.execute(
                f'SELECT at FROM "{JOURNAL}" WHERE kind = ? AND row = ? ORDER BY id LIMIT 1',
                [TABLES[kind], id],
            ).fetchone()
        return datetime.fromisoformat(found[0]) if found else None

    def forged_erasures(self) -> int:
        """How many lines of the list beside the file another hand wrote."""
        beside = erasures.read(self.folder, self.folder_id)
        return len(erasures.forged(beside, self._erased(), self._journal.chain, self.folder_id))

    def _erased(self) -> set[erasures.Thing]:
        return {(one.what.value, one.number) for one in self.find(Erasure)}

    def replay_erasures(self) -> None:
        """Erases again what the list beside the file knows and the file does not: it comes from an older copy."""
        beside, log = erasures.read(self.folder, self.folder_id), FolderLog(self.folder, self._clock)
        done = self._erased()
        missing = erasures.missing(beside, done, self._journal.chain, self.folder_id)
        forged = self.forged_erasures()
        if forged:
            lines = counted(forged, "ligne d’une autre main refusée", "lignes d’une autre main refusées")
            log.note(f"liste des effacements, {lines}")
        if missing:
            with self.atomic("replay_erasures"):
                rows = replay(self, missing)  # type: ignore[arg-type]  # the store that this is a part of
            log.note(f"effacements refaits, {rows} lignes")
        elif done and not forged:  # a list of another hand stays as it is, for the check to tell
            self._write_beside()

    def sweep(self) -> None:
        """After an erasure: the pages are written anew, and the list stands beside the file.

        What fails here has failed after the erasure itself: freed pages are overwritten already (secure_delete), and
        the next opening writes the list.
        """
        try:
            with self._told:
                self.db.execute("VACUUM")
        except (RuleError, sqlite3.Error):
            FolderLog(self.folder, self._clock).note("effacement fait, fichier non réécrit en entier")
        self._write_beside()

    def _write_beside(self) -> None:
        with suppress(OSError):
            chain, known = self._journal.chain, self.folder_id
            lines = [erasures.sealed(chain, known, one) for one in self.find(Erasure)]
            erasures.write(self.folder, known, lines)

    # What the rest of the store gives.
    @property
    def folder_id(self) -> str:
        """The crèche's own random number."""
        raise NotImplementedError

    def find(self, kind: type[R], /, **equals: object) -> list[R]:
        """The records whose fields equal the values given."""
        raise NotImplementedError

    def atomic(self, deed: str, about: str = "") -> AbstractContextManager[None]:
        """One transaction."""
        raise NotImplementedError


def referring(rows: RowFile, kind: type[Record]) -> list[tuple[str, type[Record]]]:
    """The fields of a kind that refer to another record, each with the kind it refers to."""
    return [(name, REFERS[name]) for name in rows.shape(kind).fields if name in REFERS]


def entries_on(db: Database, rows: RowFile, erased: dict[type[Record], set[int]]) -> list[tuple[int, bytes]]:
    """Number and seal of the entries on these records and on what hung on them before; not the last deed's."""
    found: list[tuple[int, bytes]] = []
    for kind, table in TABLES.items():
        for name, owner in referring(rows, kind):
            ids = json.dumps(sorted(erased[owner]))
            if erased[owner]:
                gone = db.execute(
                    GONE_TOO.format(journal=JOURNAL, table=table),
                    [table, f'$."{name}"[0]', ids, f'$."{name}"[1]', ids],
                )
                erased[kind] |= {row[0] for row in gone.fetchall()}
        if erased[kind]:
            lines = db.execute(ENTRIES, [table, json.dumps(sorted(erased[kind]))])
            found += lines.fetchall()
    return sorted(found)
