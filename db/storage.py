"""Folders of crèches (dossiers): creating, opening, checking, carrying in and out.

Only light modules are imported here: the log-in page asks for the slots before the database is loaded.
"""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.storage import OWN, Held, Restored, Slot
from app.store import Clock, Store
from db import faults, restore
from db.codes import plain_code
from db.files import rename_synced, sync_folder
from db.folders import require_folder, require_free
from db.keyring import Keyring
from db.keys import KeyFile, name_in
from db.keyslot import RECOVERY, Cost, KeyRefused, Keys, SlotDamaged, new_data_key
from db.lock import FolderLock
from db.log import FolderLog
from db.names import DATA
from db.waits import WRONG, Refused, Waits

if TYPE_CHECKING:
    from db.driver import Database
    from db.store import FileStore


def preload() -> None:
    """Loads what opening a file needs: for the idle moment after the log-in page is painted."""
    import db.store  # noqa: F401


class FolderStorage:
    """The Storage of folders on a local disk. `cost` is argon2id's for new slots, `timer` counts the waits."""

    def __init__(
        self, clock: Clock, *, cost: Cost | None = None, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._cost = cost or Cost()
        self._waits = Waits(timer, clock)
        self._refused = Refused(clock)

    def create(self, folder: Path, login: str, name: str, role: str, passphrase: str) -> tuple[Store, str]:
        """Makes a new crèche's folder and its first slot; returns the open store and the recovery code."""
        from db import connection

        with self._made(folder) as beside:
            key = new_data_key()
            connection.create(beside / DATA, key).close()
            ring = self._first_ring(beside, login, key)
            ring.set_slot(login, name, role, passphrase)
            code = ring.set_code()
            FolderLog(beside, self._clock).note("dossier créé")
        return self.open(folder, login, passphrase), code

    def _first_ring(self, folder: Path, login: str, key: bytes) -> Keyring:
        keys = Keys(data=(key,))
        return Keyring(folder, KeyFile.fresh(), login, keys, cost=self._cost, waits=self._waits)

    @contextmanager
    def _made(self, folder: Path) -> Iterator[Path]:
        """A folder that gets its name once the block has ended well; a failure leaves nothing."""
        require_free(folder)
        beside = restore.clear(folder)
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            beside.mkdir()
            yield beside
            if folder.is_dir():
                folder.rmdir()
            sync_folder(beside)
            rename_synced(beside, folder)
        except OSError as error:
            raise faults.of_system(error, folder) from error
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def slots(self, folder: Path) -> Sequence[Slot]:
        """Who can open the folder."""
        self._found(folder)
        return KeyFile.read(folder).people()

    def open(self, folder: Path, login: str, passphrase: str) -> Store:
        """Opens the file with this person's passphrase. Raises WrongPassphrase, or FileRefused by name."""
        return self._opened(folder, login, passphrase)

    def _opened(self, folder: Path, login: str, passphrase: str) -> "FileStore":
        self._found(folder)
        self._waits.require_over(folder, login)
        with self._locked(folder, login) as lock:
            from db import connection
            from db.store import FileStore

            ring = self._ring(folder, login, passphrase)
            ring.renew_format(passphrase)
            db = connection.open_file(folder, ring.data_key, self._copying(folder, ring))
        shutil.rmtree(restore.ready(folder), ignore_errors=True)
        FolderLog(folder, self._clock).note("ouverture")
        refused = self._refused.taken(folder)
        store = FileStore(folder=folder, db=db, lock=lock, keyring=ring, clock=self._clock, refused=refused)
        try:
            store.tell_renewal()
            store.replay_erasures()
        except BaseException:
            store.close()
            raise
        return store

    def _copying(self, folder: Path, ring: Keyring) -> "Callable[[Database], object]":
        """What keeps a verified copy of a file that a newer version is about to change."""
        from db.backup import back_up

        return lambda db: back_up(db, folder, ring.data_key, folder / OWN, self._clock)

    def _found(self, folder: Path) -> None:
        try:
            restore.finish(folder)
        except OSError as error:
            raise faults.of_system(error, folder) from error
        require_folder(folder)

    @contextmanager
    def _locked(self, folder: Path, login: str) -> Iterator[FolderLock]:
        """The folder's lock, kept when the block ends well: whoever opens the file gives it back."""
        try:
            lock = FolderLock.take(folder, name_in(folder, login), self._clock.moment())
        except OSError as error:
            raise faults.of_system(error, folder) from error
        try:
            yield lock
        except BaseException:
            lock.release()
            raise

    def _ring(self, folder: Path, login: str, passphrase: str) -> Keyring:
        """The keys of a file that is there. Raises WrongPassphrase, FileRefused for damage."""
        from db import connection, renewal
        from db.told import Told

        connection.require_file(folder / DATA)
        content = KeyFile.read(folder)
        try:
            keys = content.opened(login, passphrase)
        except SlotDamaged as error:
            raise faults.damaged_slot(name_in(folder, login)) from error
        except KeyError as error:
            raise faults.no_slot(login) from error
        except KeyRefused as error:
            FolderLog(folder, self._clock).note("phrase de passe refusée")
            self._refused.note(folder, login)
            raise self._waits.wrong(folder, login, WRONG[login == RECOVERY]) from error
        self._waits.right(folder, login)
        ring = Keyring(folder, content, login, keys, cost=self._cost, waits=self._waits)
        with Told(folder / DATA):
            renewal.settle(folder, ring)
        return ring

    def recover(self, folder: Path, code: str, login: str, passphrase: str) -> None:
        """Gives `login` a new passphrase, on proof of the printed recovery code."""
        from app.users import User

        store = self._opened(folder, RECOVERY, plain_code(code))
        try:
            users = store.find(User, login=login)
            if not users:
                raise faults.no_slot(login)
            store.set_passphrase(login, users[0].name, users[0].role.value, passphrase)
        finally:
            store.close()

    def check(self, folder: Path, login: str, passphrase: str) -> list[str]:
        """What is wrong with the folder, one French sentence each; empty when all is well."""
        from db.check import faults_of

        self._found(folder)
        self._waits.require_over(folder, login)
        with self._locked(folder, login) as lock:
            ring = self._ring(folder, login, passphrase)
            found = faults_of(folder, ring)
        lock.release()
        return found

    def export(self, store: Store, directory: Path) -> None:
        """Writes every table as CSV into an empty or new directory."""
        from db.csv_out import export
        from db.store import FileStore

        assert isinstance(store, FileStore)
        with self._made(directory) as beside:
            export(store.db, beside)

    def import_(self, directory: Path, folder: Path, login: str, passphrase: str) -> str:
        """Makes a new crèche's folder from an export; returns its recovery code."""
        from db import connection
        from db.csv_in import load, person

        with self._made(folder) as beside:
            key = new_data_key()
            rows = load(directory, beside / DATA, key)
            name, role = person(directory, login)
            ring = self._first_ring(beside, login, key)
            ring.set_slot(login, name, role, passphrase)
            code = ring.set_code()
            connection.verify(beside / DATA, key)
            FolderLog(beside, self._clock).note(f"import, {rows} lignes")
        return code

    def copied_slots(self, backup: Path) -> Sequence[Slot]:
        """Who can open the copy."""
        return restore.people_in(backup)

    def held(self, backup: Path, folder: Path) -> Held | None:
        """What the backup holds, before it is put at `folder`; None for a copy made by hand, which does not say."""
        from db.backup import held

        return held(backup, folder)

    def restore(self, backup: Path, folder: Path, login: str, passphrase: str) -> Restored:
        """Puts a verified backup at `folder`; what was there is kept aside, never overwritten."""
        from db import erasures
        from db.backup import fetch
        from db.copy_seal import proved

        restore.finish(folder)
        restore.require_possible(backup, folder)
        copy = restore.clear(folder)
        self._waits.require_over(copy, login)
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            fetch(backup, copy)
            ring = self._ring(copy, login, passphrase)
            restore.require_director(folder, ring)
            rows, remark = proved(backup, copy / DATA, ring.data_key)
            erasures.carry(folder, backup, copy)
            restore.journal(copy / DATA, ring, self._clock)
            FolderLog(copy, self._clock).note(f"restauration, {rows} lignes")
            kept = restore.swap(folder, copy, name_in(copy, login), self._clock)
        except OSError as error:
            raise faults.of_system(error, folder) from error
        finally:
            shutil.rmtree(copy, ignore_errors=True)
        return Restored(folder=folder, kept=kept, remark=remark, reopened=restore.reopened(folder, kept))
