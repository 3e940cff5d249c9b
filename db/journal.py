"""The journal (journal des écritures): who wrote what and when, in the transaction of the write itself."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.store import Act, Clock, JournalEntry, Record
from db.driver import Database
from db.rows import Cell, Row, Shape
from db.tables import JOURNAL, kind_named

KEYS_KIND = "cles"
"""What a change of key slots is journalled under; it is no row of a table."""
COLUMNS = 'id, "group", at, user, deed, kind, row, act, changes, undoes'


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

    def changes(self) -> dict[str, tuple[Cell, Cell]]:
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

    def write(self, group: Group) -> None:
        """Adds a row for each write of the group, in its own transaction."""
        number = self._next("group")
        at = self._clock.moment().isoformat(timespec="seconds")
        told = [(write.shape.table, write.id, write.act, write.changes()) for write in group.writes]
        told += [(KEYS_KIND, 0, Act.CHANGED, {name: (None, None)}) for name in group.keys_changed]
        self._db.conn.executemany(
            f'INSERT INTO "{JOURNAL}" ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            (
                (
                    entry,
                    number,
                    at,
                    self._user,
                    group.deed,
                    kind,
                    row,
                    act.value,
                    _json(changes),
                    group.undoes,
                )
                for entry, (kind, row, act, changes) in enumerate(told, self._next("id"))
            ),
        )

    def newest(self, limit: int) -> Iterator[JournalEntry]:
        """The last rows, newest first."""
        rows = self._db.execute(
            f'SELECT {COLUMNS} FROM "{JOURNAL}" ORDER BY id DESC LIMIT ?',
            [limit],
        ).fetchall()
        return (_entry(row) for row in rows)

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
        return [_entry(line) for line in sorted(found)]

    def last_change(self, table: str, row: int) -> tuple[str, datetime] | None:
        """Who last wrote that row, and when."""
        found = self._db.execute(
            f'SELECT user, at FROM "{JOURNAL}" WHERE kind = ? AND row = ? ORDER BY id DESC LIMIT 1',
            [table, row],
        ).fetchone()
        return (found[0], datetime.fromisoformat(found[1])) if found else None

    def _next(self, column: str) -> int:
        # Groups and ids grow together: the last row holds the highest of both, however long the journal is.
        last = self._db.execute(f'SELECT "{column}" FROM "{JOURNAL}" ORDER BY id DESC LIMIT 1').fetchone()
        return 1 + (int(last[0]) if last else 0)


def _json(changes: dict[str, tuple[Cell, Cell]]) -> str:
    return json.dumps(changes, separators=(",", ":"))


def _entry(row: Iterable[Any]) -> JournalEntry:
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
