"""The keys of the open file (trousseau): what changes cles.json while somebody works."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from app.errors import Conflict
from app.storage import Slot
from app.users import Role
from app.wording import listed
from db import boxes, faults
from db.codes import new_code, plain_code
from db.keys import KeyFile
from db.keyslot import DATA_KEY, RECOVERY, Cost, KeyRefused, Keys, KeySlot, SlotDamaged
from db.waits import Waits

NOTES = "notes"
NOT_YOURS = "Votre phrase de passe n’est pas la bonne : rien n’a été changé."


class Keyring:
    """The key slots of an open folder, and the keys that the person who opened it holds."""

    def __init__(
        self,
        folder: Path,
        content: KeyFile,
        login: str,
        keys: Keys,
        *,
        cost: Cost,
        waits: Waits,
    ) -> None:
        self.folder = folder
        self.content = content
        self.login = login
        self._data = keys.data
        # By their public half: after a rollback the slot may be the former one again.
        self._inboxes = {boxes.public_half(keys.inbox): keys.inbox} if keys.inbox is not None else {}
        self.cost = cost
        self._waits = waits
        self.tells_renewal = False
        """Whether a new data key was just put in use, and the journal does not say so yet."""

    @property
    def data_key(self) -> bytes:
        """The file's own key."""
        return self._data[-1]

    @property
    def data_keys(self) -> tuple[bytes, ...]:
        """Both keys where a re-encryption was cut short; the file has one of them."""
        return self._data

    def set_slot(self, login: str, name: str, role: str, passphrase: str) -> None:
        """Writes a person's slot. A counsellor's own keeps what it may read; a new one has to be let in.

        Its private key is always a fresh one: who knew the former passphrase, and kept the former slot, has the former.
        """
        inbox, own = boxes.new_private(), login == self.login
        held = self.notes_keys() if own and role == Role.COUNSELLOR else {}
        notes = self._boxed(boxes.public_half(inbox), login, held)
        who, keys = Slot(login=login, name=name, role=role), Keys(data=(self.data_key,), inbox=inbox)
        self._put(self.content.with_slot(who, passphrase, keys, self.cost, notes=notes))
        if own:
            self._inboxes[boxes.public_half(inbox)] = inbox

    def renew_format(self, passphrase: str) -> None:
        """A slot of an older format is written in today's, on the passphrase (or code) just typed."""
        slot = self.content.slots[self.login]
        if slot.is_boxed:
            return
        self.set_slot(slot.login, slot.name, slot.role, passphrase)

    def key_given_by(self, content: KeyFile) -> bytes:
        """The data key that this person's slot of a copy's cles.json gives. Raises FileRefused where it gives none.

        A slot of an older format, or from before a change of passphrase, can't be opened without that passphrase.
        """
        slot = content.slots.get(self.login)
        if slot is None:
            raise faults.no_slot(self.login)
        inbox = self._inbox(slot)
        if inbox is None or not slot.is_boxed:
            return self.data_key
        try:
            (sealed, *_) = slot.boxed.values()
            return boxes.unbox(inbox, sealed, content.folder, self.login, DATA_KEY)
        except boxes.BoxRefused as error:
            raise faults.damaged_slot(slot.name) from error

    def require_ready(self) -> None:
        """Raises Conflict, by name, where a slot can't be given a new data key in its owner's absence."""
        late = self.content.not_ready(self.data_key)
        if late:
            names = {login: slot.name for login, slot in self.content.slots.items()} | {
                RECOVERY: "code de secours"
            }
            raise Conflict(
                f"La nouvelle clé ne peut pas encore être donnée à {listed([names.get(one, one) for one in late])}. "
                "Rien n’a été changé. Que chaque personne nommée ouvre le dossier une fois, ou donnez-lui une nouvelle "
                "phrase de passe ; pour le code de secours, imprimez-en un nouveau."
            )

    def add_data_key(self, key: bytes) -> None:
        """Each slot gives this key too. Raises Conflict where one can't be given it."""
        self.require_ready()
        self._put(self.content.with_data_key(key))
        self._data = (*self._data, key)

    def keep_data_key(self, key: bytes, *, renewed: bool) -> None:
        """Each slot gives this key alone; `renewed` where those who left don't know it."""
        content = self.content.with_only(key, self._data)
        self._put(replace(content, left=0) if renewed else content)
        self._data = (key,)
        self.tells_renewal = renewed

    def rename(self, login: str, name: str, role: str) -> bool:
        """Gives a slot another name or role; its sealed keys stay, but for what only counsellors read.

        False where that changes nothing.
        """
        slot = self.content.slots.get(login)
        if slot is None or (slot.name, slot.role) == (name, role):
            return False
        renamed = replace(slot, name=name, role=role)
        self._put_slot(renamed if role == Role.COUNSELLOR else replace(renamed, notes={}))
        return True

    def prove(self, passphrase: str) -> None:
        """Raises WrongPassphrase, as the log-in page does, where it opens not the slot of whoever opened the folder."""
        self._waits.require_over(self.folder, self.login)
        try:
            self.content.opened(self.login, passphrase)
        except KeyRefused as error:
            raise self._waits.wrong(self.folder, self.login, NOT_YOURS) from error
        self._waits.right(self.folder, self.login)

    def proves_code(self, code: str) -> bool:
        """Whether the recovery code, as it is typed, opens its slot and gives the file's key."""
        try:
            return self.data_key in self.content.opened(RECOVERY, plain_code(code)).data
        except (KeyRefused, SlotDamaged, KeyError):
            return False

    def set_code(self) -> str:
        """Writes the slot of a new recovery code and returns the code."""
        code = new_code()
        self._put(self.content.with_code(code, Keys(data=(self.data_key,)), self.cost))
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
        inbox = self._inbox(slot)
        if slot is None or inbox is None or slot.role != Role.COUNSELLOR:
            return {}
        return {
            known: boxes.unbox(inbox, sealed, self.content.folder, self.login, NOTES)
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
        sealed = self._boxed(slot.public, slot.login, keys)
        others = {known: kept for known, kept in slot.notes.items() if known not in sealed}
        self._put_slot(replace(slot, notes={**others, **sealed}))

    def _boxed(self, public: bytes, login: str, keys: Mapping[str, bytes]) -> dict[str, bytes]:
        """Keys of the private notes sealed for that slot."""
        return {
            known: boxes.box(public, key, self.content.folder, login, NOTES) for known, key in keys.items()
        }

    def _inbox(self, slot: KeySlot | None) -> bytes | None:
        """The private key of this slot of the person who opened the folder, where it is known."""
        return self._inboxes.get(slot.public) if slot is not None and slot.public is not None else None

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
