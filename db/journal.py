"""The journal (journal des écritures): who wrote what and when, in the transaction of the write itself."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.journal_entries import Act, JournalEntry
from app.store import Clock, Record
from db.chain import START, Chain
from db.driver import Database
from db.rows import Cell, Row, Shape
from db.tables import HEADS, JOURNAL, kind_named

KEYS_KIND = "cles"
"""What a change of key slots is journalled under; it is no row of a table."""
FOLDER_KIND = "dossier"
"""What a log-in, a lock or a restore is journalled under."""
RESTORED = "restore_folder"
"""The deed that put a copy in the folder's place: what came after it in other copies is known to be gone."""
JOURNAL_KIND = JOURNAL
"""What reading the journal and purging it are journalled under."""
COLUMNS = 'id, "group", at, user, deed, kind, row, act, changes, undoes'
MARKS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
Changes = dict[str, tuple[Cell, Cell]]


@dataclass(frozen=True, slots=True)
class Write:
    """One row written, with its images before and after; None where it was not there."""

    shape: Shape[Any]
    id: int
    before: Row | None
    after: Row | None
    erased: bool = False
    """Whether the journal may keep nothing of what was there."""

    @property
    def act(self) -> Act:
        """What it did."""
        if self.before is None:
            return Act.ADDED
        return Act.REMOVED if self.after is None else Act.CHANGED

    def reversed(self) -> "Write":
        """The write that takes it back."""
        return Write(self.shape, self.id, self.after, self.before)

    def changes(self) -> Changes:
        """Before and after by field; free text by name only."""
        fields = list(self.shape.fields.values())[1:]
        nothing: Row = (None,) * (len(fields) + 1)
        before, after = self.before or nothing, self.after or nothing
        return {
            told.name: (old, new) if told.told and not self.erased else (None, None)
            for told, old, new in zip(fields, before[1:], after[1:], strict=True)
            if old != new
        }


@dataclass(slots=True)
class Group:
    """The writes of one deed: what its transaction journals, and what undo takes back."""

    deed: str
    about: str
    undoes: bool = False
    writes: list[Write] = field(default_factory=list)
    keys_changed: list[str] = field(default_factory=list)
    """What was done to the key slots: such a group can't be undone."""
    is_final: bool = False
    """Whether it was told to be forgotten: it can't be undone, nor what came before."""
    erases: bool = False
    """Whether people are erased: closed months stand on their papers alone, and the file is swept after."""

    @property
    def kinds(self) -> frozenset[type[Record]]:
        """The kinds of records written."""
        return frozenset(write.shape.kind for write in self.writes)


class Journal:
    """The journal's table, for one person."""

    def __init__(self, db: Database, user: str, clock: Clock) -> None:
        self._db = db
        self._user = user
        self._clock = clock
        self._chain: Chain | None = None

    @property
    def chain(self) -> Chain:
        """What seals this file's entries."""
        if self._chain is None:
            self._chain = Chain(self._db.execute(f'SELECT secret FROM "{HEADS}"').fetchone()[0])
        return self._chain

    def write(self, group: Group) -> None:
        """Adds a row for each write of the group, in its own transaction."""
        told = [(write.shape.table, write.id, write.act, write.changes()) for write in group.writes]
        told += [(KEYS_KIND, 0, Act.CHANGED, {name: (None, None)}) for name in group.keys_changed]
        self._put(group.deed, told, group.undoes)

    def log(
        self,
        deed: str,
        act: Act,
        kind: str,
        row: int = 0,
        changes: Changes | None = None,
        *,
        who: str = "",
        at: datetime | None = None,
    ) -> int:
        """Adds one entry for what wrote no row, in the transaction of the caller, and returns its number."""
        return self._put(deed, [(kind, row, act, changes or {})], who=who, at=at)

    def _put(
        self,
        deed: str,
        told: list[tuple[str, int, Act, Changes]],
        undoes: bool = False,
        *,
        who: str = "",
        at: datetime | None = None,
    ) -> int:
        """Appends the entries, each sealed after the one before, and moves the head."""
        number, group, seal = last_entry(self._db)
        moment = (at or self._clock.moment()).isoformat(timespec="seconds")
        rows: list[list[Cell]] = []
        for kind, row, act, changes in told:
            number += 1
            cells: list[Cell] = [
                number, group + 1, moment, who or self._user, deed, kind, row, act.value, as_text(changes), int(undoes),
            ]  # fmt: skip
            seal = self.chain.entry(seal, cells)
            rows.append([*cells, seal])
        self._db.conn.executemany(f'INSERT INTO "{JOURNAL}" ({COLUMNS}, seal) VALUES ({MARKS}, ?)', rows)
        self._db.execute(
            f'UPDATE "{HEADS}" SET sequence = ?, seal = ?', [number, self.chain.head(number, seal)]
        )
        return number

    def newest(self, limit: int) -> Iterator[JournalEntry]:
        """The last rows, newest first."""
        rows = self._db.execute(
            f'SELECT {COLUMNS} FROM "{JOURNAL}" ORDER BY id DESC LIMIT ?',
            [limit],
        ).fetchall()
        return (entry_of(row) for row in rows)

    def on(self, rows: Mapping[str, Sequence[int]]) -> list[JournalEntry]:
        """The lines on these rows, by table, the oldest first."""
        found = [
            line
            for table, ids in rows.items()
            for line in self._db.execute(
                f'SELECT {COLUMNS} FROM "{JOURNAL}" WHERE kind = ? AND row IN (SELECT value FROM json_each(?))',
                [table, json.dumps(list(ids))],
            ).fetchall()
        ]
        return [entry_of(line) for line in sorted(found)]

    def last_change(self, table: str, row: int) -> tuple[str, datetime] | None:
        """Who last wrote that row, and when."""
        found = self._db.execute(
            f'SELECT user, at FROM "{JOURNAL}" WHERE kind = ? AND row = ? AND act NOT IN {NO_WRITES} '
            "ORDER BY id DESC LIMIT 1",
            [table, row],
        ).fetchone()
        return (found[0], datetime.fromisoformat(found[1])) if found else None


NO_WRITES = f"('{Act.CONSULTED}', '{Act.PASSED}')"
"""The acts that changed nothing, for a query."""


def last_entry(db: Database) -> tuple[int, int, bytes]:
    """The number, group and seal of the last entry: numbers and groups grow together, however long the journal is."""
    found = db.execute(f'SELECT id, "group", seal FROM "{JOURNAL}" ORDER BY id DESC LIMIT 1').fetchone()
    return (int(found[0]), int(found[1]), bytes(found[2])) if found else (0, 0, START)


def as_text(changes: Changes) -> str:
    """The changes as the journal holds them."""
    return json.dumps(changes, separators=(",", ":"))


def entry_of(row: Iterable[Any]) -> JournalEntry:
    """An entry from its columns."""
    entry, group, at, user, deed, kind, row_id, act, changes, undoes = row
    return JournalEntry(
        id=entry,
        group=group,
        at=datetime.fromisoformat(at),
        user=user,
        deed=deed,
        kind=kind_named(kind),
        row=row_id,
        act=Act(act),
        changes={name: (before, after) for name, (before, after) in json.loads(changes).items()},
        undoes=undoes == 1,
    )
