"""The keys of the open file (trousseau): what changes cles.json while somebody works."""

from dataclasses import replace
from pathlib import Path

from app.errors import Conflict
from app.store import Slot
from db import faults
from db.keys import DATA_KEY, Cost, KeyFile, KeyRefused, new_code


class Keyring:
    """The key slots of an open folder, and the keys that the person who opened it holds."""

    def __init__(
        self, folder: Path, content: KeyFile, login: str, keys: dict[str, bytes], cost: Cost
    ) -> None:
        self.folder = folder
        self.content = content
        self.login = login
        self._keys = keys
        self._cost = cost

    @property
    def data_key(self) -> bytes:
        """The file's own key."""
        return self._keys[DATA_KEY]

    def set_slot(self, login: str, name: str, role: str, passphrase: str) -> None:
        """Writes a person's slot."""
        who = Slot(login=login, name=name, role=role)
        self._put(self.content.with_slot(who, passphrase, {DATA_KEY: self.data_key}, self._cost))

    def rename(self, login: str, name: str, role: str) -> bool:
        """Gives a slot another name or role; its sealed keys stay. False where that changes nothing."""
        slot = self.content.slots.get(login)
        if slot is None or (slot.name, slot.role) == (name, role):
            return False
        renamed = replace(slot, name=name, role=role)
        self._put(replace(self.content, slots={**self.content.slots, login: renamed}))
        return True

    def proves(self, passphrase: str) -> bool:
        """Whether the passphrase opens the slot of the person who opened the folder."""
        try:
            self.content.opened(self.login, passphrase)
        except KeyRefused:
            return False
        return True

    def set_code(self) -> str:
        """Writes the slot of a new recovery code and returns the code."""
        code = new_code()
        self._put(self.content.with_code(code, {DATA_KEY: self.data_key}, self._cost))
        return code

    def drop(self, login: str) -> None:
        """Takes a slot away. Raises Conflict where nobody could open the folder any more."""
        rest = self.content.without(login)
        if not rest.people():
            raise Conflict(
                "C’est la dernière personne qui peut ouvrir ce dossier : son accès ne peut pas être retiré. "
                "Donnez d’abord un accès à quelqu’un d’autre."
            )
        self._put(rest)

    def put_back(self, content: KeyFile) -> None:
        """After a rollback: the slots as they were."""
        if content is not self.content:
            self._put(content)

    def _put(self, content: KeyFile) -> None:
        try:
            content.write(self.folder)
        except OSError as error:
            raise faults.of_system(error, self.folder) from error
        self.content = content
