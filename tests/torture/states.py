"""What a closed folder holds, as one seal: two folders of the same seal hold the same rows."""

import hashlib
from functools import cache
from pathlib import Path

from db import connection, migrations
from db.keys import KeyFile
from db.names import DATA
from db.tables import HEADS, STEPS
from tests.builders import PASSPHRASE
from tests.torture.frame import LOGIN

SEALS = {"seal", "secret", "before", "after"}
"""The journal's chain hangs on a secret made by chance when an older file is brought to it; `check` verifies it."""


def key_of(folder: Path, passphrase: str = PASSPHRASE) -> bytes:
    """The key of the folder's file."""
    return KeyFile.read(folder).opened(LOGIN, passphrase).data[-1]


def state(folder: Path, key: bytes | None = None, but: str = "") -> str:
    """A seal over all rows of the folder's file, and over its schema; the journal's on the deed `but` are left out."""
    db = connection.connect(folder / DATA, key or key_of(folder))
    try:
        seal = hashlib.sha256(repr(sorted(migrations.schema_of(db).items())).encode())
        for name in sorted(set(db.table_names()) - {STEPS, HEADS if but else STEPS}):
            columns = [one for one in db.table(name).columns_dict if one not in SEALS]
            listed = ", ".join(f'"{one}"' for one in columns)
            rows = db.execute(f'SELECT {listed} FROM "{name}" ORDER BY id').fetchall()
            seal.update(repr((name, [row for row in rows if not but or but not in row])).encode())
        seal.update(repr(migrations.applied(db)).encode())
        return seal.hexdigest()
    finally:
        db.close()


@cache
def settled(folder: Path) -> str:
    """The state of a folder that does not change any more."""
    return state(folder)
