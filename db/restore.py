"""Restoring a backup (restauration): a verified copy takes the folder's place; what was there is kept aside.

Power cut: until the copy bears its "ready" name the folder is the old one; between the two renames `finish`, which
every opening runs first, ends the work.
"""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import FileRefused
from app.journal_entries import Act
from app.storage import Slot
from app.store import Clock
from app.users import Role
from db import faults
from db.files import rename_synced, sync_folder
from db.folders import is_free, looking_at, require_backup, require_movable
from db.keys import KeyFile
from db.lock import FolderLock
from db.names import DATA, KEYS, READY, UNFINISHED

if TYPE_CHECKING:
    from db.keyring import Keyring


def journal(path: Path, ring: "Keyring", clock: Clock) -> None:
    """Tells the copy's own journal that it was put in a crèche's place, in the words of the version that wrote it."""
    from db import connection
    from db.backup import anchor_of
    from db.journal import COLUMNS, FOLDER_KIND, RESTORED, Journal
    from db.tables import JOURNAL

    db = connection.connect(path, ring.data_key)
    try:
        with db.atomic():
            if anchor_of(db) is not None:
                Journal(db, ring.login, clock).log(RESTORED, Act.CHANGED, FOLDER_KIND)
                return
            # Not chained yet: the step that signs the entries will sign this one too.
            at = clock.moment().isoformat(timespec="seconds")
            db.execute(
                f'INSERT INTO "{JOURNAL}" ({COLUMNS}) SELECT coalesce(max(id), 0) + 1, '
                f'coalesce(max("group"), 0) + 1, ?, ?, ?, ?, 0, ?, \'{{}}\', 0 FROM "{JOURNAL}"',
                [at, ring.login, RESTORED, FOLDER_KIND, Act.CHANGED.value],
            )
    finally:
        db.close()


def ready(folder: Path) -> Path:
    """Where a verified copy waits to take the folder's place."""
    return folder.with_name(f"{folder.name}{READY}")


def unfinished(folder: Path) -> Path:
    """Where a folder is being made."""
    return folder.with_name(f"{folder.name}{UNFINISHED}")


def finish(folder: Path) -> None:
    """Ends a restore that a power cut stopped between its two renames."""
    if not folder.exists() and ready(folder).is_dir():
        rename_synced(ready(folder), folder)


def clear(folder: Path) -> Path:
    """An unfinished folder's path, free of what an earlier attempt left there."""
    shutil.rmtree(unfinished(folder), ignore_errors=True)
    return unfinished(folder)


def people_in(backup: Path) -> Sequence[Slot]:
    """Who can open a copy. Raises FileRefused, at the field of the copy."""
    require_backup(backup)
    try:
        return KeyFile.read(backup).people()
    except FileRefused as refusal:
        refusal.field = "backup"
        raise


def require_possible(backup: Path, folder: Path) -> None:
    """Raises FileRefused where there is no copy, or the place is not for one; nothing is written yet."""
    require_backup(backup)
    require_apart(backup, folder)
    require_replaceable(folder)


def require_replaceable(folder: Path) -> None:
    """Raises FileRefused where the folder holds something else than a crèche: it is not moved. Nor is a disk."""
    require_movable(folder)
    with looking_at(folder):
        if not is_free(folder) and not ((folder / DATA).exists() or (folder / KEYS).exists()):
            raise faults.already_there(folder)


def require_apart(backup: Path, folder: Path) -> None:
    """Raises FileRefused where the copy would take its own place, or a place inside itself.

    A copy inside the place is the usual one: the crèche's own, which goes aside with what was there.
    """
    with looking_at(folder):
        if _is(folder, backup):
            raise faults.onto_itself(backup)
        if any(_is(above, backup) for above in folder.resolve().parents):
            raise faults.inside_the_backup(folder)


def _is(folder: Path, backup: Path) -> bool:
    """Whether both are the same folder, by whatever name: a link, other capitals."""
    return folder.exists() and folder.samefile(backup)


def require_director(folder: Path, ring: "Keyring") -> None:
    """Raises FileRefused unless a crèche's place is taken by its director: the copy's, and still the crèche's own.

    A place not yet taken gets a copy from whoever can open it. Where the crèche's own keys, or this person's, can't be
    read any more, the copy's word is enough: it may be what mends them.
    """
    if is_free(folder):
        return
    may = _is_director(ring.content, ring.login)
    with suppress(FileRefused):
        own = KeyFile.read(folder)
        may = may and (ring.login in own.damaged or _is_director(own, ring.login))
    if not may:
        raise faults.not_the_director(folder)


def _is_director(keys: KeyFile, login: str) -> bool:
    return login in keys.slots and keys.slots[login].role == Role.DIRECTOR


def swap(folder: Path, copy: Path, who: str, clock: Clock) -> Path | None:
    """Puts the verified `copy` at `folder`, and returns where the former one is kept. Raises FileRefused."""
    shutil.rmtree(ready(folder), ignore_errors=True)
    sync_folder(copy)
    if is_free(folder):
        if folder.is_dir():
            folder.rmdir()
        rename_synced(copy, folder)
        return None
    lock = FolderLock.take(folder, who, clock.moment())
    try:
        rename_synced(copy, ready(folder))
    finally:
        lock.release()
    kept = _kept_name(folder, clock)
    rename_synced(folder, kept)
    rename_synced(ready(folder), folder)
    return kept


def reopened(folder: Path, kept: Path | None) -> tuple[str, ...] | None:
    """The people whose access had ended since the copy, and who open the restored folder again, by name.

    None where nothing tells: no crèche was there, or another, or one whose keys can't be read.
    """
    if kept is None:
        return None
    try:
        now, before = KeyFile.read(folder), KeyFile.read(kept)
    except FileRefused:
        return None
    if now.folder != before.folder:
        return None
    known = {slot.login for slot in before.people()}
    return tuple(slot.name for slot in now.people() if slot.login not in known)


def _kept_name(folder: Path, clock: Clock) -> Path:
    name = f"{folder.name}-avant-restauration-{clock.moment():%Y-%m-%d-%H%M%S}"
    number, path = 1, folder.with_name(name)
    while path.exists():
        number += 1
        path = folder.with_name(f"{name}-{number}")
    return path
