"""Who can open the folder (accès): the deeds of the store that change key slots. None of them can be undone."""

from contextlib import AbstractContextManager
from typing import TypeVar

from app.store import Record
from db.journal import Group
from db.keyring import Keyring

R = TypeVar("R", bound=Record)


class KeySlots:
    """A part of the store; its transactions and its journal are the store's own."""

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

    def proves(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the person who opened the file."""
        return self._keyring.proves(passphrase)

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

    def _keys_changed(self, what: str) -> None:
        assert self._group is not None
        self._group.keys_changed.append(what)
