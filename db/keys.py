"""Who can open the crèche's file (cles.json): a slot for each person and one for the printed code.

A plain checksum of each slot tells damage apart from a wrong passphrase before anything is derived.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.errors import FileRefused
from app.storage import Slot
from db import faults
from db.codes import plain_code
from db.files import write_json
from db.keyslot import RECOVERY, Cost, Keys, KeySlot, SlotDamaged, seal
from db.keyslot_json import as_json, slots_of
from db.names import KEYS

FORMAT = 3
"""1 knew no private notes, 2 sealed the data key under each passphrase: their slots are read as they are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyFile:
    """The content of cles.json. A damaged slot stays as it is read: it spoils no other."""

    folder: str
    slots: Mapping[str, KeySlot] = field(default_factory=dict)
    damaged: Mapping[str, Any] = field(default_factory=dict)
    left: int = 0
    """How many people lost their slot since the data key was made: each may have kept it."""

    @classmethod
    def fresh(cls) -> "KeyFile":
        """For a new crèche."""
        return cls(folder=os.urandom(16).hex())

    @classmethod
    def read(cls, folder: Path) -> "KeyFile":
        """The folder's. Raises FileRefused where it is lost, damaged or of a newer version."""
        path = folder / KEYS
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise faults.missing_keys(path) from error
        except OSError as error:
            raise faults.of_system(error, path) from error
        try:
            return _parsed(json.loads(content), path)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise faults.damaged_keys(path) from error

    def write(self, folder: Path) -> None:
        """Puts it in the folder, whole or not at all."""
        slots = {login: as_json(self.folder, slot) for login, slot in self.slots.items()}
        write_json(
            folder / KEYS,
            {
                "format": FORMAT,
                "folder": self.folder,
                "left": self.left,
                "slots": {**self.damaged, **slots},
            },
        )

    def people(self) -> list[Slot]:
        """Who can open the folder, by name; a damaged slot shows its login."""
        whole = [
            Slot(login=slot.login, name=slot.name, role=slot.role)
            for slot in self.slots.values()
            if slot.login != RECOVERY
        ]
        broken = [Slot(login=login, name=login, role="") for login in self.damaged if login != RECOVERY]
        return sorted(whole + broken, key=lambda slot: slot.name.casefold())

    def opened(self, login: str, passphrase: str) -> Keys:
        """The keys that the passphrase opens. Raises KeyRefused, SlotDamaged, KeyError for nobody of that login."""
        if login not in self.slots and self.damaged:
            raise SlotDamaged(login)
        return self.slots[login].opened(self.folder, passphrase)

    def with_slot(
        self, who: Slot, passphrase: str, keys: Keys, cost: Cost, *, notes: Mapping[str, bytes] | None = None
    ) -> "KeyFile":
        """The same with this person's slot in place of any former one; `notes` are sealed for its inbox already."""
        slot = seal(self.folder, who, passphrase, keys, cost, notes=notes)
        damaged = {login: kept for login, kept in self.damaged.items() if login != who.login}
        return replace(self, slots={**self.slots, who.login: slot}, damaged=damaged)

    def with_code(self, code: str, keys: Keys, cost: Cost) -> "KeyFile":
        """The same with this recovery code in place of any former one."""
        who = Slot(login=RECOVERY, name="code de secours", role="")
        return self.with_slot(who, plain_code(code), keys, cost)

    def without(self, login: str) -> "KeyFile":
        """The same without this person's slot, who may have kept the data key."""
        known = login in self.slots or login in self.damaged
        return replace(
            self,
            slots={kept: slot for kept, slot in self.slots.items() if kept != login},
            damaged={kept: slot for kept, slot in self.damaged.items() if kept != login},
            left=self.left + known,
        )

    def not_ready(self, key: bytes) -> list[str]:
        """The logins of the slots that can't be given a new data key in their owner's absence."""
        return sorted(
            [
                login
                for login, slot in self.slots.items()
                if not (slot.is_boxed and slot.is_vouched(self.folder, key))
            ]
            + list(self.damaged)
        )

    def with_data_key(self, key: bytes) -> "KeyFile":
        """The same where each slot gives this data key too."""
        slots = {login: slot.with_data_key(self.folder, key) for login, slot in self.slots.items()}
        return replace(self, slots=slots)

    def with_only(self, key: bytes, held: Sequence[bytes]) -> "KeyFile":
        """The same where each slot gives this one of the data keys `held` alone."""
        slots = {login: slot.with_only(self.folder, key, held) for login, slot in self.slots.items()}
        return replace(self, slots=slots)


def _parsed(content: Any, path: Path) -> KeyFile:
    if content["format"] > FORMAT:
        raise faults.newer_keys(path)
    folder = str(content["folder"])
    slots, damaged = slots_of(folder, content["slots"])
    return KeyFile(folder=folder, slots=slots, damaged=damaged, left=int(content.get("left", 0)))


def name_of(folder: Path, login: str) -> str:
    """Whom the lock names: the slot's name where the keys can be read, else the login."""
    try:
        return next((slot.name for slot in KeyFile.read(folder).people() if slot.login == login), login)
    except FileRefused:
        return login
