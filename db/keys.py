"""Who can open the crèche's file (cles.json): one random data key, sealed once for each person and for the code.

A slot seals named keys under a key derived from its passphrase (argon2id, then AES-256-GCM bound to the folder and
the slot). A plain checksum of each slot tells damage apart from a wrong passphrase before anything is derived.
"""

import base64
import hashlib
import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.storage import Slot
from db import boxes, faults
from db.codes import plain_code
from db.files import write_json
from db.names import KEYS

FORMAT = 2
"""1 knew no private notes: its slots are read as they are."""
DATA_KEY = "data"
"""The name of the key of the file."""
INBOX = "inbox"
"""The name of a counsellor's own private key: what others seal for her slot, she alone can open."""
RECOVERY = "\u00a7recovery"
"""The recovery code's slot: no login looks so."""


class SlotDamaged(Exception):
    """The slot's content is not what was written."""


class KeyRefused(Exception):
    """The passphrase does not open the slot."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """Argon2id's figures, stored with each slot; tests take cheap ones."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class KeySlot:
    """One way in. `sealed` holds each key by its name: nonce then sealed bytes."""

    login: str
    name: str
    role: str
    cost: Cost
    salt: bytes
    sealed: Mapping[str, bytes]
    public: bytes | None = None
    """The public half of the inbox key, for what others seal for this slot."""
    notes: Mapping[str, bytes] = field(default_factory=dict)
    """The private notes' keys by fingerprint, each sealed for the inbox; the last one seals new notes."""

    def opened(self, folder: str, passphrase: str) -> dict[str, bytes]:
        """The keys by name. Raises KeyRefused."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher = AESGCM(derived(passphrase, self.salt, self.cost))
        try:
            return {
                name: cipher.decrypt(both[:12], both[12:], _bound(folder, self.login, name))
                for name, both in self.sealed.items()
            }
        except InvalidTag as error:
            raise KeyRefused(self.login) from error


def seal(folder: str, who: Slot, passphrase: str, keys: Mapping[str, bytes], cost: Cost) -> KeySlot:
    """A new slot that gives these keys for this passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt = secrets.token_bytes(16)
    cipher = AESGCM(derived(passphrase, salt, cost))
    sealed = {}
    for name, key in keys.items():
        nonce = secrets.token_bytes(12)
        sealed[name] = nonce + cipher.encrypt(nonce, key, _bound(folder, who.login, name))
    return KeySlot(login=who.login, name=who.name, role=who.role, cost=cost, salt=salt, sealed=sealed)


def derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase gives, by argon2id."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derive = Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derive.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"))


def _bound(folder: str, login: str, name: str) -> bytes:
    return json.dumps([folder, login, name]).encode()


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyFile:
    """The content of cles.json. A damaged slot stays as it is read: it spoils no other."""

    folder: str
    slots: Mapping[str, KeySlot] = field(default_factory=dict)
    damaged: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def fresh(cls) -> "KeyFile":
        """For a new crèche."""
        return cls(folder=secrets.token_hex(16))

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
        slots = {login: _checked(self.folder, _as_json(slot)) for login, slot in self.slots.items()}
        write_json(
            folder / KEYS,
            {"format": FORMAT, "folder": self.folder, "slots": {**self.damaged, **slots}},
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

    def opened(self, login: str, passphrase: str) -> dict[str, bytes]:
        """The keys that the passphrase opens. Raises KeyRefused, SlotDamaged, KeyError for nobody of that login."""
        if login not in self.slots and self.damaged:
            raise SlotDamaged(login)
        return self.slots[login].opened(self.folder, passphrase)

    def with_slot(
        self,
        who: Slot,
        passphrase: str,
        keys: Mapping[str, bytes],
        cost: Cost,
        *,
        notes: Mapping[str, bytes] | None = None,
    ) -> "KeyFile":
        """The same with this person's slot in place of any former one; `notes` are sealed for its inbox already."""
        slot = replace(
            seal(self.folder, who, passphrase, keys, cost),
            public=boxes.public_half(keys[INBOX]) if INBOX in keys else None,
            notes=notes or {},
        )
        damaged = {login: kept for login, kept in self.damaged.items() if login != who.login}
        return replace(self, slots={**self.slots, who.login: slot}, damaged=damaged)

    def with_code(self, code: str, keys: Mapping[str, bytes], cost: Cost) -> "KeyFile":
        """The same with this recovery code in place of any former one."""
        who = Slot(login=RECOVERY, name="code de secours", role="")
        return self.with_slot(who, plain_code(code), keys, cost)

    def without(self, login: str) -> "KeyFile":
        """The same without this person's slot."""
        return replace(
            self,
            slots={kept: slot for kept, slot in self.slots.items() if kept != login},
            damaged={kept: slot for kept, slot in self.damaged.items() if kept != login},
        )


def _as_json(slot: KeySlot) -> dict[str, Any]:
    return {
        "name": slot.name,
        "role": slot.role,
        "argon2id": {
            "memory_kib": slot.cost.memory_kib,
            "passes": slot.cost.passes,
            "lanes": slot.cost.lanes,
        },
        "salt": base64.b64encode(slot.salt).decode(),
        "sealed": _coded(slot.sealed),
        "public": None if slot.public is None else base64.b64encode(slot.public).decode(),
        "notes": _coded(slot.notes),
        "login": slot.login,
    }


def _coded(sealed: Mapping[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(both).decode() for name, both in sealed.items()}


def _decoded(coded: Mapping[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(both) for name, both in coded.items()}


def _checked(folder: str, content: dict[str, Any]) -> dict[str, Any]:
    return {**content, "sum": _sum(folder, content)}


def _sum(folder: str, content: Mapping[str, Any]) -> str:
    bare = {name: value for name, value in content.items() if name != "sum"}
    return hashlib.sha256(json.dumps([folder, bare], sort_keys=True).encode()).hexdigest()


def _parsed(content: Any, path: Path) -> KeyFile:
    if content["format"] > FORMAT:
        raise faults.newer_keys(path)
    folder = str(content["folder"])
    slots, damaged = {}, {}
    for login, slot in content["slots"].items():
        if isinstance(slot, dict) and slot.get("sum") == _sum(folder, slot) and slot["login"] == login:
            slots[login] = _slot(slot)
        else:
            damaged[login] = slot
    return KeyFile(folder=folder, slots=slots, damaged=damaged)


def _slot(content: Mapping[str, Any]) -> KeySlot:
    return KeySlot(
        login=content["login"],
        name=content["name"],
        role=content["role"],
        cost=Cost(**content["argon2id"]),
        salt=base64.b64decode(content["salt"]),
        sealed=_decoded(content["sealed"]),
        public=base64.b64decode(content["public"]) if content.get("public") else None,
        notes=_decoded(content.get("notes", {})),
    )
