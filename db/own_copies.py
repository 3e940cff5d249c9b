"""The crèche's own copies (sauvegardes du dossier): one when something changed, and only as many as are useful."""

import contextlib
import shutil
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from app.backup_rotation import Copy, to_drop
from app.errors import FileRefused
from app.protection.records import Erasure
from app.storage import OWN
from app.store import Clock, Record, Rehearsal
from db.backup import back_up, head_of, manifests
from db.copy_seal import Proof, proof, secret_of
from db.driver import Database
from db.files import rename_synced
from db.journal import Group
from db.keyring import Keyring
from db.names import UNFINISHED
from db.rehearsal import last_rehearsal, rehearse

R = TypeVar("R", bound=Record)


class OwnCopies:
    """A part of the store: copies of the open file."""

    folder: Path
    db: Database
    _clock: Clock
    _group: Group | None
    _keyring: Keyring

    def find(self, kind: type[R], /, **equals: object) -> list[R]:
        """The store's records."""
        raise NotImplementedError

    def backup(self, directory: Path) -> Path:
        """Writes a verified, whole copy of the folder into `directory` and returns the copy's folder."""
        if self._group is not None:
            raise RuntimeError("a backup is no part of a deed")
        return back_up(self.db, self.folder, self._keyring.data_key, directory, self._clock)

    def last_backup(self) -> datetime | None:
        """When the newest verified copy in the folder's own « sauvegardes » was made; those dated later don't count."""
        now = self._clock.moment()
        secret = secret_of(self.db)
        there = manifests(self.folder / OWN).values()
        made = [one.made for one in there if one.made <= now and proof(one.told, secret) is not Proof.WRONG]
        return max(made, default=None)

    def rehearse(self) -> Rehearsal:
        """Puts the newest copy back aside and compares it row by row; a copy is made first where none holds all this.

        Nothing is raised: how it went is what it says.
        """
        with contextlib.suppress(FileRefused):  # the rehearsal itself tells that there is no copy
            self.keep_copy()
        return rehearse(self.db, self.folder, self._keyring, self._clock)

    def last_rehearsal(self) -> Rehearsal | None:
        """How the last one went."""
        return last_rehearsal(self.folder)

    def keep_copy(self) -> Path | None:
        """A copy into the folder's own « sauvegardes » unless one holds all this already; the needless ones go."""
        head, secret = head_of(self.db), secret_of(self.db)
        there = [one for one in manifests(self.folder / OWN).values() if one.head == head]
        if any(proof(one.told, secret) is Proof.RIGHT for one in there):
            return None
        made = self.backup(self.folder / OWN)
        rotate(self.folder, self._clock.moment(), {one.day for one in self.find(Erasure)})
        return made


def rotate(folder: Path, now: datetime, erasures: Iterable[date] = ()) -> None:
    """Takes away the copies that may go, and what an interrupted copy or rotation left.

    A copy loses its name first, so that half a copy is never taken for one. Only those that still bear the name they
    were given: a person who renames one means to keep it.
    """
    directory = folder / OWN
    copies = [
        Copy(name=name, made=one.made)
        for name, one in manifests(directory).items()
        if name.startswith(f"{folder.name}-{one.made:%Y-%m-%d-%H%M%S}")
    ]
    for name in to_drop(copies, now, erasures):
        with contextlib.suppress(OSError):  # another program looks at it: the next time
            rename_synced(directory / name, directory / f"{name}{UNFINISHED}")
    for left in directory.glob(f"*{UNFINISHED}"):
        shutil.rmtree(left, ignore_errors=True)
