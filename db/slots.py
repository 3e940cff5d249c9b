"""Who can open the folder (accès): the deeds of the store that change key slots. None of them can be undone."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

from app.store import Record
from db import connection
from db.driver import Database
from db.journal import Group
from db.keyring import Keyring
from db.renewal import renewing, settle

R = TypeVar("R", bound=Record)


class KeySlots:
    """A part of the store; its transactions and its journal are the store's own."""

    folder: Path
    db: Database
    _keyring: Keyring
    _group: Group | None

    def atomic(self, deed: str, about: str = "") -> AbstractContextManager[None]:
        """The store's transaction."""
        raise NotImplementedError

    def find(self, kind: type[R], /, **equals: object) -> list[R]:
        """The store's records."""
        raise NotImplementedError

    def add(self, record: R) -> R:
        """Stores a record."""
        raise NotImplementedError

    def remove(self, record: Record) -> None:
        """Takes a record away."""
        raise NotImplementedError

    def set_passphrase(self, login: str, name: str, role: str, passphrase: str) -> None:
        """Gives a person a key slot, or changes its passphrase, name or role; the file is not re-encrypted."""
        with self.atomic("set_passphrase", name):
            self._keyring.set_slot(login, name, role, passphrase)
            self._keys_changed("passphrase")

    def rename_slot(self, login: str, name: str, role: str) -> None:
        """Tells the log-in page another name or role; does nothing where there is no slot."""
        with self.atomic("rename_slot", name):
            if self._keyring.rename(login, name, role):
                self._keys_changed("name")

    def prove(self, passphrase: str) -> None:
        """Raises WrongPassphrase, with its wait, where this is not the passphrase of whoever opened the file."""
        self._keyring.prove(passphrase)

    def drop_slot(self, login: str) -> None:
        """Takes a person's key slot away. Raises Conflict for the last one."""
        with self.atomic("drop_slot"):
            self._keyring.drop(login)
            self._keys_changed("slot")

    def new_recovery_code(self) -> str:
        """Replaces the recovery code; the former one no longer opens anything."""
        with self.atomic("new_recovery_code"):
            code = self._keyring.set_code()
            self._keys_changed("recovery_code")
        return code

    def proves_code(self, code: str) -> bool:
        """Whether this recovery code, as it is typed, opens the folder."""
        return self._keyring.proves_code(code)

    def left_since_key(self) -> int:
        """How many people lost their slot since the data key was made."""
        return self._keyring.content.left

    def renew_data_key(self) -> None:
        """Encrypts the file again, under a key given to those alone who have a slot now. Raises FileRefused, Conflict.

        The journal says first that it was begun: a power cut may leave it undone, never half done.
        """
        self._keyring.require_ready()
        with self.atomic("renew_data_key"):
            self._keys_changed("data_key")
        try:
            for _ in renewing(self.db, self.folder, self._keyring):
                pass
        finally:
            self._reopen()
            self.tell_renewal()

    def tell_renewal(self) -> None:
        """Journals that the new key is in use: just now, or by this opening, where a power cut came before the end."""
        if self._keyring.tells_renewal:
            self._keyring.tells_renewal = False
            with self.atomic("data_key_renewed"):
                self._keys_changed("data_key")

    def _reopen(self) -> None:
        """The same Database with a connection of the key that the file has: all that reads through it goes on."""
        self.db.close()
        settle(self.folder, self._keyring)
        self.db.conn = connection.open_file(self.folder, self._keyring.data_key).conn

    def _keys_changed(self, what: str) -> None:
        assert self._group is not None
        self._group.keys_changed.append(what)
