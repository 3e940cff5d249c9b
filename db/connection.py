"""The one place that opens the crèche's file (ouverture du fichier), in the order of architecture.md, "Storage"."""

import os
from collections.abc import Callable
from pathlib import Path

from db import faults, migrations
from db.driver import Database, sqlite3
from db.names import APPLICATION_ID, DATA
from db.told import Told

PLAIN_HEADER = b"SQLite format 3\x00"
PAGE = 4096
"""SQLCipher's page: a file that is no multiple of it has lost its end."""

PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "journal_mode = TRUNCATE",
    "locking_mode = EXCLUSIVE",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "temp_store = MEMORY",
)


def require_file(path: Path) -> None:
    """Raises FileRefused where the file can't be one of ours by its bare look: nothing is opened."""
    if path.is_dir():
        raise faults.a_folder_instead(path)
    if not path.exists():
        raise faults.missing_file(path)
    size = path.stat().st_size
    if size == 0:
        raise faults.empty_file(path)
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
    except OSError as error:
        raise faults.of_system(error, path) from error
    if not os.access(path, os.W_OK):
        raise faults.read_only(path)
    if header == PLAIN_HEADER:
        raise faults.plain_file(path)
    if size % PAGE:
        raise faults.truncated(path) if size > PAGE else faults.foreign_file(path)


def connect(path: Path, key: bytes) -> Database:
    """A connection to the encrypted file, which must be there: a missing one is never made."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        db = Database(connection, execute_plugins=False)
        for pragma in PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return db


def create(path: Path, key: bytes, upto: list[str] | None = None) -> Database:
    """A new file with its schema, open. Raises FileRefused."""
    with Told(path):
        path.touch(exist_ok=False)
        db = connect(path, key)
        try:
            migrations.migrate(db, upto)
            hold(db)
        except BaseException:
            db.close()
            raise
    return db


def hold(db: Database) -> None:
    """Takes the file for this connection alone: exclusive locking holds nothing before a first write."""
    db.execute("BEGIN EXCLUSIVE")
    db.execute("COMMIT")


def open_file(folder: Path, key: bytes, before_steps: Callable[[Database], object] | None = None) -> Database:
    """The folder's file, checked and brought to today's schema; `before_steps` comes first where it is an older one.

    Raises FileRefused.
    """
    path = folder / DATA
    require_file(path)
    with Told(path):
        db = connect(path, key)
    try:
        with Told(path):
            require_ours(db, path)
            hold(db)
            if damage(db):
                raise faults.corrupt(path)
        if before_steps is not None and migrations.pending(db):
            before_steps(db)
        with Told(path):
            migrations.migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def require_ours(db: Database, path: Path) -> None:
    """Raises FileRefused where the file is another program's or a newer version's; nothing is touched."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise faults.other_program(path)
    migrations.refuse_newer(migrations.applied(db))


def damage(db: Database) -> list[str]:
    """What `quick_check` finds, empty when all is well.

    The rows' CHECKs are left to `check`: they quadruple the time and tell nothing of a damaged disk.
    """
    db.execute("PRAGMA ignore_check_constraints = ON")
    try:
        return [row[0] for row in db.execute("PRAGMA quick_check").fetchall() if row[0] != "ok"]
    finally:
        db.execute("PRAGMA ignore_check_constraints = OFF")


def cipher_damage(db: Database) -> list[str]:
    """The pages whose seal is broken, as SQLCipher tells them."""
    return [row[0] for row in db.execute("PRAGMA cipher_integrity_check").fetchall()]


def verify(path: Path, key: bytes) -> dict[str, int]:
    """Opens a closed copy, checks all of it and returns its rows by table. Raises FileRefused."""
    require_file(path)
    with Told(path):
        db = connect(path, key)
        try:
            require_ours(db, path)
            if cipher_damage(db) or damage(db):
                raise faults.corrupt(path)
            return counts(db)
        finally:
            db.close()


def rekey(path: Path, key: bytes, new: bytes) -> None:
    """Encrypts a closed copy again, under another key."""
    db = connect(path, key)
    try:
        db.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    finally:
        db.close()


def counts(db: Database) -> dict[str, int]:
    """Rows by table."""
    return {name: db.table(name).count for name in sorted(db.table_names())}
