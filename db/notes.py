"""The private notes' key (clé des notes privées): who holds it, how a successor is let in, the printed code.

A part of the store. Only counsellors' slots hold the key; the director's process never does.
"""

from collections.abc import Sequence

from app.errors import NotesLocked, NotFound, RuleError, WrongPassphrase
from app.insertion.private_notes import NotesLock, PrivateNote
from app.store import Clock, Reader
from app.users import Role
from app.wording import listed
from db import boxes, faults
from db.codes import new_code, plain_code
from db.keyslot import Cost, derived
from db.slots import KeySlots

LOCK = "notes code"


class NotesAccess(KeySlots):
    """Sealing, unsealing, and the deeds that change who can."""

    _clock: Clock

    def holds_notes_key(self) -> bool:
        """Whether the person who opened the file holds the private notes' key."""
        return bool(self._keyring.notes_keys())

    def seal(self, text: str, about: str) -> bytes:
        """The text sealed under the counsellors' key; the first counsellor who seals something makes it."""
        keys = self._keyring.notes_keys()
        if not keys:
            self._require_counsellor()
            if self._others() or self._are_sealed():
                raise self._locked()
            self.renew_notes_key()
            keys = self._keyring.notes_keys()
        return boxes.seal_note(list(keys.values())[-1], text, about)

    def unseal(self, sealed: bytes, about: str) -> str:
        """The text again. Raises NotesLocked without its key, FileRefused where it is damaged."""
        key = self._keyring.notes_keys().get(boxes.key_of_note(sealed))
        if key is None:
            raise self._locked()
        try:
            return boxes.unseal_note(key, sealed, about)
        except boxes.BoxRefused as error:
            raise faults.damaged_note() from error

    def readers(self) -> Sequence[Reader]:
        """Who has a slot, and who of them may read the private notes, by name."""
        slots, mine = self._keyring.content.slots, set(self._keyring.notes_keys())
        return [
            Reader(
                login=one.login,
                name=one.name,
                role=one.role,
                reads_notes=bool(slots[one.login].notes),
                is_behind=bool(slots[one.login].notes) and not mine <= set(slots[one.login].notes),
            )
            for one in self._keyring.content.people()
            if one.login in slots
        ]

    def let_in(self, login: str) -> None:
        """Gives a counsellor's slot the private notes' key."""
        if not self.holds_notes_key():
            raise self._locked()
        name = next((one.name for one in self.readers() if one.login == login), login)
        with self.atomic("let_in_notes", name):
            self._keyring.let_in(login)
            self._keys_changed("notes_key")

    def renew_notes_key(self) -> None:
        """A fresh key for the notes to come."""
        self._require_counsellor()
        with self.atomic("make_notes_key"):
            self._keyring.take_notes_key(boxes.new_private())
            self._keys_changed("notes_key")

    def new_notes_code(self) -> str:
        """A new code that opens the private notes; it replaces the former one for the keys held here."""
        keys = self._keyring.notes_keys()
        if not keys:
            raise self._locked()
        code, cost = new_code(), self._keyring.cost
        with self.atomic("new_notes_code"):
            for former in self.find(NotesLock, fingerprint=sorted(keys)):
                self.remove(former)
            for known, key in keys.items():
                salt = boxes.new_private()[:16]
                self.add(
                    NotesLock(
                        fingerprint=known,
                        salt=salt,
                        memory_kib=cost.memory_kib,
                        passes=cost.passes,
                        lanes=cost.lanes,
                        sealed=boxes.seal(derived(plain_code(code), salt, cost), key, LOCK, known),
                        made_on=self._clock.day(),
                    )
                )
            self._keys_changed("notes_code")
        return code

    def use_notes_code(self, code: str) -> None:
        """Takes the private notes' key from the printed code. Raises WrongPassphrase, NotFound where none was made."""
        self._require_counsellor()
        locks = self.find(NotesLock)
        if not locks:
            raise NotFound("Aucun code des notes privées n’a été imprimé dans ce dossier.", field="code")
        opened = [key for lock in locks if (key := _opened(lock, code)) is not None]
        if not opened:
            refusal = WrongPassphrase(
                "Ce code n’ouvre pas les notes privées. Vérifiez-le sur la feuille imprimée."
            )
            refusal.field = "code"
            raise refusal
        with self.atomic("use_notes_code"):
            self._keyring.find_notes_keys(opened)
            self._keys_changed("notes_key")

    def _are_sealed(self) -> bool:
        """Whether the file holds notes, or a key under a code, from before: a new key would not open them."""
        locks, notes = self.find(NotesLock), self.find(PrivateNote)
        return bool(locks) or bool(notes)

    def _others(self) -> list[Reader]:
        return [one for one in self.readers() if one.reads_notes and one.login != self._keyring.login]

    def _require_counsellor(self) -> None:
        slot = self._keyring.content.slots.get(self._keyring.login)
        if slot is None or slot.role != Role.COUNSELLOR or slot.public is None:
            raise NotesLocked(
                "Les notes privées sont à la conseillère ou au conseiller : ce compte ne les lit pas."
            )

    def _locked(self) -> RuleError:
        names = [one.name for one in self._others()]
        if names:
            return NotesLocked(
                f"Les notes privées s’ouvrent avec l’accès de {listed(names)} : demandez-lui de vous le donner dans "
                "Paramètres, « Notes privées », ou entrez-y le code imprimé."
            )
        return NotesLocked(
            "Les notes privées sont scellées par une clé que ce compte n’a pas : entrez le code imprimé dans "
            "Paramètres, « Notes privées »."
        )


def _opened(lock: NotesLock, code: str) -> bytes | None:
    cost = Cost(memory_kib=lock.memory_kib, passes=lock.passes, lanes=lock.lanes)
    try:
        return boxes.unseal(derived(plain_code(code), lock.salt, cost), lock.sealed, LOCK, lock.fingerprint)
    except boxes.BoxRefused:
        return None
