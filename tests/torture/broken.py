"""A use case broken off at a point: a statement that fails, SQLite stopped inside one, a line that raises.

A use case too short for so many is broken off inside its lines too: at Python's own instructions.

The store is the real one; only its connection is handed on by `Fragile`, which counts and fails once.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, cast

from app.errors import RuleError
from db.driver import sqlite3
from db.names import DATA, KEYS
from db.store import FileStore

STRIDE = 1
"""SQLite tells of every step of its machine at which it can be stopped."""


LAST = 10
"""How many of SQLite's last stops are tried."""
LINES = ("/app/", "/db/rowfile.py", "/db/rows.py", "/db/journal.py", "/db/queries.py", "/db/changed.py")
"""Where a line may raise: the rules and use cases, and what the store does for them inside the transaction."""


SWALLOWED = "the fault was swallowed"


class Broken(Exception):
    """A line that raises, as a bug would."""


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
    """How many points a use case has: statements, stops inside them, lines, and the instructions inside these."""

    statements: int
    steps: int
    lines: int
    instructions: int

    def points(self, most: int) -> list[tuple[str, int]]:
        """Where to break it off: at every statement, then evenly inside them and between them, `most` in all.

        SQLite's last stops may come after the commit, when its pages are at hand: the deed is done then, and they
        are tried beyond the others.
        """
        statements = self.statements if self.statements <= most else most // 2
        left = most - statements
        sure = self.steps * 7 // 8
        lines = min(self.lines, max(left // 3, left - sure))
        steps = min(sure, left - lines)
        counts = {
            "statement": (statements, self.statements),
            "step": (steps, sure),
            "line": (lines, self.lines),
            "instruction": (min(self.instructions, left - lines - steps), self.instructions),
        }
        spread = [(how, n * there // count) for how, (count, there) in counts.items() for n in range(count)]
        return spread + [("step", n) for n in range(sure, self.steps, max(1, (self.steps - sure) // LAST))]


@contextmanager
def fragile(store: FileStore, connection: Fragile) -> Iterator[None]:
    """The store works through that connection for a while."""
    whole = store.db.conn
    store.db.conn = cast("sqlite3.Connection", connection)
    try:
        yield
    finally:
        if store.db.conn is cast("sqlite3.Connection", connection):
            store.db.conn = whole


class Stops:
    """Counts SQLite's stops, the lines and the instructions up to the commit; the one of that number breaks off."""

    def __init__(self, connection: Fragile, how: str = "", number: int = -1) -> None:
        self._connection, self._how, self._number = connection, how, number
        self.steps = 0
        self.seen = {"line": 0, "opcode": 0}
        self._event = {"": "", "instruction": "opcode"}.get(how, how)
        self.reached = False

    @contextmanager
    def watching(self, connection: Any) -> Iterator[None]:
        """While the use case runs. Only what is asked for is watched, unless nothing is."""
        former = sys.gettrace()
        if self._how in {"", "step"}:
            connection.set_progress_handler(self._step, STRIDE)
        if self._how in {"", "line", "instruction"}:
            sys.settrace(self._trace)
        try:
            yield
        finally:
            sys.settrace(former)
            connection.set_progress_handler(None, STRIDE)

    def _is_over(self) -> bool:
        one = self._connection
        return self.reached or one.failed or one.begins or bool(one.commits)

    def _step(self) -> int:
        if self._is_over():
            return 0
        self.steps += 1
        self.reached = self._how == "step" and self.steps > self._number
        return int(self.reached)

    def _trace(self, frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "call":
            if not any(part in frame.f_code.co_filename for part in LINES):
                return None
            frame.f_trace_opcodes = self._event in {"", "opcode"}
        elif event in self.seen and not self._is_over():
            self.seen[event] += 1
            if event == self._event and self.seen[event] > self._number:
                self.reached = True
                raise Broken
        return self._trace


def measured(store: FileStore, deed: Callable[[], object], *, watched: bool) -> tuple[Size, object, bool]:
    """Runs it up to its COMMIT, which fails; its size where it is `watched`, what it gave, whether it writes."""
    connection = Fragile(store.db.conn, at_commit=True)
    stops = Stops(connection)
    given: object = None
    try:
        with stops.watching(store.db.conn) if watched else nullcontext(), fragile(store, connection):
            given = deed()
    except (RuleError, sqlite3.OperationalError):
        if not connection.failed:
            raise
    size = Size(connection.statements, stops.steps, stops.seen["line"], stops.seen["opcode"])
    return size, given, connection.failed


@dataclass(frozen=True)
class Attempt:
    """What came of a use case with a fault in it: whether the fault came before its commit, what it gave else."""

    broken: bool
    given: object = None
    wrong: str = ""


def broken_off(store: FileStore, deed: Callable[[], object], how: str, number: int) -> Attempt:
    """Runs it with the fault at that point. The same point may come after the commit, once: then the deed is done."""
    connection = Fragile(store.db.conn, number if how == "statement" else -1)
    stops = Stops(connection, how, number)
    try:
        with stops.watching(store.db.conn), fragile(store, connection):
            given = deed()
    except (RuleError, sqlite3.OperationalError, Broken):
        wrong = "" if connection.failed or stops.reached else "refused though nothing broke"
        return Attempt(broken=True, wrong=wrong)
    if connection.failed or stops.reached:
        return Attempt(broken=True, wrong=SWALLOWED)
    return Attempt(broken=False, given=given)
