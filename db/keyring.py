"""The keys of the open file (trousseau): what changes cles.json while somebody works."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from app.errors import Conflict
from app.storage import Slot
from app.users import Role
from db import boxes, faults
from db.codes import new_code
from db.keys import DATA_KEY, INBOX, Cost, KeyFile, KeyRefused, KeySlot

NOTES = "notes"


class Keyring:
    """The key slots of an open folder, and the keys that the person who opened it holds."""

    def __init__(
        self, folder: Path, content: KeyFile, login: str, keys: dict[str, bytes], cost: Cost
    ) -> None:
        self.folder = folder
        self.content = content
        self.login = login
        self._keys = keys
        self.cost = cost

    @property
    def data_key(self) -> bytes:
        """The file's own key."""
        return self._keys[DATA_KEY]

    def set_slot(self, login: str, name: str, role: str, passphrase: str) -> None:
        """Writes a person's slot. A counsellor's own keeps what it may read; a new one has to be let in."""
        who, keys = Slot(login=login, name=name, role=role), {DATA_KEY: self.data_key}
        notes: Mapping[str, bytes] = {}
        if role == Role.COUNSELLOR:
            own = login == self.login and INBOX in self._keys
            keys[INBOX] = self._keys[INBOX] if own else boxes.new_private()
            notes = self.content.slots[login].notes if own else {}
        self._put(self.content.with_slot(who, passphrase, keys, self.cost, notes=notes))

    def give_inbox(self, passphrase: str) -> None:
        """A counsellor's slot written before there were private notes gets its inbox, on the passphrase just typed."""
        slot = self.content.slots[self.login]
        if slot.role == Role.COUNSELLOR and slot.public is None:
            self.set_slot(slot.login, slot.name, slot.role, passphrase)
            self._keys = self.content.opened(self.login, passphrase)

    def rename(self, login: str, name: str, role: str) -> bool:
        """Gives a slot another name or role; its sealed keys stay, but for what only counsellors read.

        False where that changes nothing.
        """
        slot = self.content.slots.get(login)
        if slot is None or (slot.name, slot.role) == (name, role):
            return False
        renamed = replace(slot, name=name, role=role)
        if role != Role.COUNSELLOR:
            sealed = {kept: key for kept, key in slot.sealed.items() if kept != INBOX}
            renamed = replace(renamed, sealed=sealed, public=None, notes={})
        self._put_slot(renamed)
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
        self._put(self.content.with_code(code, {DATA_KEY: self.data_key}, self.cost))
        return code

    def drop(self, login: str) -> None:
        """Takes a slot away. Raises Conflict where nobody could open the folder any more."""
        rest = self.content.without(login)
        if not rest.people():
            raise Conflict(
                "C’est la dernière personne qui peut ouvrir ce dossier : son accès ne peut pas être retiré. "
                "Donnez d’abord un accès à quelqu’un d’autre."
            )
        self._put(rest)

    def notes_keys(self) -> dict[str, bytes]:
        """The private notes' keys that this person holds, by fingerprint; the last one seals new notes."""
        slot = self.content.slots.get(self.login)
        if slot is None or INBOX not in self._keys or slot.role != Role.COUNSELLOR:
            return {}
        return {
            known: boxes.unbox(self._keys[INBOX], sealed, self.content.folder, self.login, NOTES)
            for known, sealed in slot.notes.items()
        }

    def take_notes_key(self, key: bytes) -> None:
        """Puts a fresh key of the private notes into this person's own slot, the last of them."""
        self._give(self.content.slots[self.login], {**self.notes_keys(), boxes.fingerprint(key): key})

    def find_notes_keys(self, keys: Iterable[bytes]) -> None:
        """Puts keys found again into this person's own slot; one held already goes on sealing new notes."""
        held = self.notes_keys()
        found = {known: key for key in keys if (known := boxes.fingerprint(key)) not in held}
        self._give(self.content.slots[self.login], {**found, **held})

    def let_in(self, login: str) -> None:
        """Seals the keys that this person holds for another counsellor's slot, beside those it has."""
        slot = self.content.slots[login]
        if slot.role != Role.COUNSELLOR or slot.public is None:
            raise Conflict(
                f"{slot.name} n’a pas encore de quoi recevoir cet accès : que cette personne ouvre d’abord le dossier "
                "une fois, avec le rôle d’insertion."
            )
        self._give(slot, self.notes_keys())

    def _give(self, slot: KeySlot, keys: Mapping[str, bytes]) -> None:
        assert slot.public is not None
        bound = (self.content.folder, slot.login, NOTES)
        sealed = {known: boxes.box(slot.public, key, *bound) for known, key in keys.items()}
        others = {known: kept for known, kept in slot.notes.items() if known not in sealed}
        self._put_slot(replace(slot, notes={**others, **sealed}))

    def put_back(self, content: KeyFile) -> None:
        """After a rollback: the slots as they were."""
        if content is not self.content:
            self._put(content)

    def _put_slot(self, slot: KeySlot) -> None:
        self._put(replace(self.content, slots={**self.content.slots, slot.login: slot}))

    def _put(self, content: KeyFile) -> None:
        try:
            content.write(self.folder)
        except OSError as error:
            raise faults.of_system(error, self.folder) from error
        self.content = content
