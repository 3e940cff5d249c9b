"""Slots as older versions of cles.json had them: the data key itself sealed under each passphrase."""

import base64
import hashlib
import json
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.keys import KeyFile
from db.keyslot import DATA_KEY, INBOX, KeySlot, derived
from db.names import KEYS


def write_old_slots(folder: Path, passphrases: dict[str, str], number: int) -> None:
    """Writes the slots of these logins as format 1 (before private notes) or 2 did."""
    file, content = KeyFile.read(folder), json.loads((folder / KEYS).read_bytes())
    for login, passphrase in passphrases.items():
        slot, keys = file.slots[login], file.opened(login, passphrase)
        named = {DATA_KEY: keys.data[0]}
        bare = {name: content["slots"][login][name] for name in ("name", "role", "argon2id", "salt", "login")}
        if number > 1:
            noted = slot.role == "counsellor" and keys.inbox is not None
            if noted and keys.inbox is not None:
                named[INBOX] = keys.inbox
            bare |= {
                "public": content["slots"][login]["public"] if noted else None,
                "notes": content["slots"][login]["notes"],
            }
        bare["sealed"] = {
            name: _sealed(file.folder, slot, passphrase, name, key) for name, key in named.items()
        }
        told = hashlib.sha256(json.dumps([file.folder, bare], sort_keys=True).encode()).hexdigest()
        content["slots"][login] = {**bare, "sum": told}
    content["format"] = number
    del content["left"]
    (folder / KEYS).write_text(json.dumps(content), encoding="utf-8")


def _sealed(folder: str, slot: KeySlot, passphrase: str, name: str, key: bytes) -> str:
    nonce, cipher = secrets.token_bytes(12), AESGCM(derived(passphrase, slot.salt, slot.cost))
    bound = json.dumps([folder, slot.login, name]).encode()
    return base64.b64encode(nonce + cipher.encrypt(nonce, key, bound)).decode()
