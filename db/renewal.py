"""A new data key (rechiffrement): the file encrypted again beside, verified, then swapped; those who left keep nothing.

Power cut: cles.json gives both keys before the swap and the new one alone after it. The file has one of the two, and
`settle`, which every opening runs, keeps that one: only the old or the new state, never a mix.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from db import connection, faults
from db.compare import same_rows
from db.driver import Database, sqlite3
from db.files import sync_file, sync_folder
from db.keyring import Keyring
from db.keyslot import new_data_key
from db.names import DATA, RENEWED
from db.told import Told

STEPS = ("copied", "encrypted", "verified", "both keys", "swapped", "one key")
"""What `renewing` yields, each once it is done."""


def renewing(db: Database, folder: Path, ring: Keyring) -> Iterator[str]:
    """Does a step at each turn; from "both keys" on the connection is closed. Raises FileRefused, Conflict."""
    path, new = folder / RENEWED, new_data_key()
    with Told(folder / DATA):
        clear(folder)
        db.execute("VACUUM INTO ?", [str(path)])
        yield STEPS[0]
        connection.rekey(path, ring.data_key, new)
        yield STEPS[1]
        connection.verify(path, new)
        _require_same(db, path, new)
        sync_file(path)
        yield STEPS[2]
        ring.add_data_key(new)
        db.close()
        yield STEPS[3]
        path.replace(folder / DATA)
        sync_folder(folder)
        yield STEPS[4]
        ring.keep_data_key(new, renewed=True)
        yield STEPS[5]


def settle(folder: Path, ring: Keyring) -> None:
    """Ends what was cut short: of two keys the one that opens the file stays, a file half made goes."""
    if len(ring.data_keys) > 1:
        old, new = ring.data_keys[-2:]
        fitting = next((key for key in (new, old) if _fits(folder / DATA, key)), None)
        if fitting is None:
            return  # the opening that follows tells the damage; both keys stay
        ring.keep_data_key(fitting, renewed=fitting == new)
    with contextlib.suppress(OSError):  # in the way of the next attempt, which will tell; not of this opening
        clear(folder)


def clear(folder: Path) -> None:
    """Takes away what an attempt that was cut short left beside the file."""
    for left in folder.glob(f"{RENEWED}*"):
        left.unlink(missing_ok=True)


def _require_same(db: Database, path: Path, key: bytes) -> None:
    copy = connection.connect(path, key)
    try:
        if not same_rows(db, copy):
            raise faults.corrupt(path)
    finally:
        copy.close()


def _fits(path: Path, key: bytes) -> bool:
    """Whether the file is encrypted under that key. A damaged one fits none."""
    try:
        db = connection.connect(path, key)
    except sqlite3.DatabaseError:
        return False
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        return False
    else:
        return True
    finally:
        db.close()
