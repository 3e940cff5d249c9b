"""One way into the file (emplacement de clé): a private key sealed under a passphrase, and what is sealed for it.

The passphrase gives a key (argon2id) that unseals the slot's own private key (AES-256-GCM bound to the folder and the
slot); the data key is sealed for its public half. So somebody who holds the file's key can give a new one to all who
remain, without their passphrases.
"""

import hashlib
import hmac
import json
import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.journal_entries import WITH_CODE
from app.storage import Slot
from db import boxes

DATA_KEY = "data"
"""The name of the key of the file."""
INBOX = "inbox"
"""The name of a slot's own private key: what others seal for it, it alone can open."""
RECOVERY = WITH_CODE
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
class Keys:
    """What a passphrase opens. `data` has two keys where a re-encryption was cut short: the file has one of them."""

    data: tuple[bytes, ...]
    inbox: bytes | None = None
    """None in a slot of formats 1 and 2."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeySlot:
    """One way in. `sealed` holds each key by its name: nonce then sealed bytes."""

    login: str
    name: str
    role: str
    cost: Cost
    salt: bytes
    sealed: Mapping[str, bytes]
    """The inbox key; in formats 1 and 2 the data key itself."""
    public: bytes | None = None
    """The public half of the inbox key."""
    boxed: Mapping[str, bytes] = field(default_factory=dict)
    """The data key by its fingerprint, sealed for the inbox; two of them while the file is re-encrypted."""
    voucher: bytes = b""
    """Whoever wrote the public half held the data key: see `is_vouched`."""
    notes: Mapping[str, bytes] = field(default_factory=dict)
    """The private notes' keys by fingerprint, each sealed for the inbox; the last one seals new notes."""

    @property
    def is_boxed(self) -> bool:
        """Whether its data key can be changed without its passphrase."""
        return bool(self.boxed) and self.public is not None

    def opened(self, folder: str, passphrase: str) -> Keys:
        """The keys. Raises KeyRefused, SlotDamaged."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher = AESGCM(derived(passphrase, self.salt, self.cost))
        try:
            keys = {
                name: cipher.decrypt(both[:12], both[12:], _bound(folder, self.login, name))
                for name, both in self.sealed.items()
            }
        except InvalidTag as error:
            raise KeyRefused(self.login) from error
        inbox = keys.get(INBOX)
        if not self.is_boxed:
            return Keys(data=(keys[DATA_KEY],), inbox=inbox)
        if inbox is None:
            raise SlotDamaged(self.login)
        try:
            data = [boxes.unbox(inbox, one, folder, self.login, DATA_KEY) for one in self.boxed.values()]
        except boxes.BoxRefused as error:
            raise SlotDamaged(self.login) from error
        return Keys(data=tuple(data), inbox=inbox)

    def with_data_key(self, folder: str, key: bytes) -> "KeySlot":
        """The same with this data key too, the last of them. The slot is boxed, and vouched for by the caller."""
        assert self.public is not None
        box = boxes.box(self.public, key, folder, self.login, DATA_KEY)
        boxed = {known: kept for known, kept in self.boxed.items() if known != boxes.fingerprint(key)}
        slot = replace(self, boxed={**boxed, boxes.fingerprint(key): box})
        return replace(slot, voucher=_voucher(folder, slot, key))

    def with_only(self, folder: str, key: bytes, held: Sequence[bytes]) -> "KeySlot":
        """The same with this one of its data keys alone, vouched for where it was under one of those `held`."""
        known = boxes.fingerprint(key)
        if known not in self.boxed:
            return self
        vouched = any(self.is_vouched(folder, one) for one in held)
        voucher = _voucher(folder, self, key) if vouched else b""
        return replace(self, boxed={known: self.boxed[known]}, voucher=voucher)

    def is_vouched(self, folder: str, key: bytes) -> bool:
        """Whether its public half was written by somebody who held that data key.

        Else whoever can write cles.json could put a half of their own there, and be given the next key.
        """
        return hmac.compare_digest(self.voucher, _voucher(folder, self, key))


def new_data_key() -> bytes:
    """A fresh key of a crèche's file, drawn where `secrets` draws, which would load with the log-in page."""
    return os.urandom(32)


def seal(
    folder: str,
    who: Slot,
    passphrase: str,
    keys: Keys,
    cost: Cost,
    *,
    notes: Mapping[str, bytes] | None = None,
) -> KeySlot:
    """A new slot that gives the last of these data keys for this passphrase; without an inbox it gets a fresh one."""
    inbox = keys.inbox or boxes.new_private()
    salt = os.urandom(16)
    slot = KeySlot(
        login=who.login,
        name=who.name,
        role=who.role,
        cost=cost,
        salt=salt,
        sealed={INBOX: _sealed(folder, who.login, derived(passphrase, salt, cost), inbox)},
        public=boxes.public_half(inbox),
        notes=notes or {},
    )
    return slot.with_data_key(folder, keys.data[-1])


def derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase gives, by argon2id."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derive = Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derive.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"))


def _sealed(folder: str, login: str, under: bytes, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    return nonce + AESGCM(under).encrypt(nonce, key, _bound(folder, login, INBOX))


def _bound(folder: str, login: str, name: str) -> bytes:
    return json.dumps([folder, login, name]).encode()


def _voucher(folder: str, slot: KeySlot, key: bytes) -> bytes:
    told = [folder, slot.login, "" if slot.public is None else slot.public.hex()]
    return hmac.new(key, json.dumps(told).encode(), hashlib.sha256).digest()
