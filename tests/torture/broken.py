"""A use case broken off at a point: a statement of the file that fails, or SQLite stopped in the middle of one.

The store is the real one; only its connection is handed on by `Fragile`, which counts and fails once.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from app.errors import RuleError
from db.driver import sqlite3
from db.names import DATA, KEYS
from db.store import FileStore

STRIDE = 1
"""SQLite tells of every step of its machine at which it can be stopped."""


class Fragile:
    """A connection whose statements are counted; the one of that number fails before it is done."""

    def __init__(self, connection: Any, fails_at: int = -1, *, at_commit: bool = False) -> None:
        self._connection = connection
        self._fails_at, self._at_commit = fails_at, at_commit
        self._changes = connection.total_changes
        self.statements = self.commits = 0
        self.failed = self.begins = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *rest: Any) -> Any:
        self._count(sql)
        # A BEGIN that is stopped once it has begun: nothing in the program can stop it, and no disk either.
        self.begins = sql == "BEGIN"
        try:
            return self._connection.execute(sql, *rest)
        finally:
            self.begins = False

    def executemany(self, sql: str, rows: Any) -> Any:
        self._count(sql)
        return self._connection.executemany(sql, rows)

    def _count(self, sql: str) -> None:
        if self.failed:
            return
        self.statements += 1
        written = self._connection.total_changes > self._changes
        if written and sql == "COMMIT" and not self._at_commit and self.statements - 1 != self._fails_at:
            self.commits += 1
            self._changes = self._connection.total_changes
        if self.statements - 1 == self._fails_at or (self._at_commit and written and sql == "COMMIT"):
            self.failed = True
            error = sqlite3.OperationalError("the disk refused")
            error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_IOERR, "SQLITE_IOERR"
            raise error


@dataclass
class Look:
    """What must not change: the file byte for byte, the keys, what can be undone; and no transaction stays open."""

    store: FileStore
    file: int = -1
    bytes_: bytes = b""
    keys: bytes = b""
    undoes: str | None = None
    rows: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Kept open while the file is: closing it would drop SQLite's own locks.
        self.file = os.open(self.store.folder / DATA, os.O_RDONLY)
        self.bytes_, self.keys = self._content(), (self.store.folder / KEYS).read_bytes()
        self.undoes, self.rows = self.store.can_undo(), self._rows()

    def close(self) -> None:
        os.close(self.file)

    def _content(self) -> bytes:
        return os.pread(self.file, os.fstat(self.file).st_size, 0)

    def _rows(self) -> list[Any]:
        db = self.store.db
        return [
            (name, db.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall())
            for name in db.table_names()
        ]

    def faults(self) -> list[str]:
        """What has changed. A rollback of many pages may seal them anew: then their rows are compared."""
        found = []
        if self.store.db.conn.in_transaction:
            found.append("a transaction stays open")
        elif self._content() != self.bytes_ and self._rows() != self.rows:
            found.append("rows have changed")
        if (self.store.folder / KEYS).read_bytes() != self.keys:
            found.append("the keys have changed")
        if self.store.can_undo() != self.undoes:
            found.append("what can be undone has changed")
        return found


@dataclass(frozen=True)
class Size:
    """How many statements a use case makes, and how many times SQLite tells of its steps."""

    statements: int
    steps: int

    def points(self, most: int) -> list[tuple[str, int]]:
        """Where to break it off: at every statement, then evenly within them, `most` in all."""
        first = self.statements if self.statements <= most else most // 2
        found = [("statement", number * self.statements // first) for number in range(first)]
        left = min(most - first, self.steps)
        return found + [("step", number * self.steps // left) for number in range(left)]


@contextmanager
def fragile(store: FileStore, connection: Fragile) -> Iterator[None]:
    """The store works through that connection for a while."""
    whole = store.db.conn
    store.db.conn = cast("sqlite3.Connection", connection)
    try:
        yield
    finally:
        store.db.conn = whole


def measured(store: FileStore, deed: Callable[[], object]) -> tuple[Size, object, bool]:
    """Runs it up to its COMMIT, which fails; its size, else what it gave where it writes nothing."""
    connection, steps = Fragile(store.db.conn, at_commit=True), [0]

    def count() -> int:
        steps[0] += not (connection.failed or connection.begins)
        return 0

    store.db.conn.set_progress_handler(count, STRIDE)
    given: object = None
    try:
        with fragile(store, connection):
            given = deed()
    except (RuleError, sqlite3.OperationalError):
        if not connection.failed:
            raise
    finally:
        store.db.conn.set_progress_handler(None, STRIDE)
    return Size(connection.statements, steps[0]), given, connection.failed


@dataclass(frozen=True)
class Attempt:
    """What came of a use case with a fault in it: whether the fault came before its commit, what it gave else."""

    broken: bool
    given: object = None
    wrong: str = ""


def broken_off(store: FileStore, deed: Callable[[], object], how: str, number: int) -> Attempt:
    """Runs it with the fault at that point. The same point may come after the commit, once: then the deed is done."""
    reached, steps = [False], [0]
    connection = Fragile(store.db.conn, number if how == "statement" else -1)

    def stop() -> int:
        steps[0] += not connection.begins
        if steps[0] <= number or reached[0] or connection.begins or connection.commits:
            return 0
        reached[0] = True
        return 1

    if how == "step":
        store.db.conn.set_progress_handler(stop, STRIDE)
    try:
        with fragile(store, connection):
            given = deed()
    except (RuleError, sqlite3.OperationalError):
        wrong = "" if connection.failed or reached[0] else "refused though nothing broke"
        return Attempt(broken=True, wrong=wrong)
    finally:
        store.db.conn.set_progress_handler(None, STRIDE)
    if connection.failed or reached[0]:
        return Attempt(broken=True, wrong="the fault was swallowed")
    return Attempt(broken=False, given=given)
