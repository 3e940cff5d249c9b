"""A key slot as cles.json has it (écriture d'un emplacement): base64 in JSON, and a plain checksum against damage."""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from db.keyslot import Cost, KeySlot


def as_json(folder: str, slot: KeySlot) -> dict[str, Any]:
    """What is written of a slot, with its checksum."""
    content = {
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
        "boxed": _coded(slot.boxed),
        "voucher": base64.b64encode(slot.voucher).decode(),
        "notes": _coded(slot.notes),
        "login": slot.login,
    }
    return {**content, "sum": checksum(folder, content)}


def checksum(folder: str, content: Mapping[str, Any]) -> str:
    """Of all that is written of a slot, but itself."""
    bare = {name: value for name, value in content.items() if name != "sum"}
    return hashlib.sha256(json.dumps([folder, bare], sort_keys=True).encode()).hexdigest()


def slots_of(folder: str, written: Mapping[str, Any]) -> tuple[dict[str, KeySlot], dict[str, Any]]:
    """The slots that are as they were written, and the damaged ones as they are."""
    slots, damaged = {}, {}
    for login, slot in written.items():
        if isinstance(slot, dict) and slot.get("sum") == checksum(folder, slot) and slot["login"] == login:
            slots[login] = _slot(slot)
        else:
            damaged[login] = slot
    return slots, damaged


def _slot(content: Mapping[str, Any]) -> KeySlot:
    return KeySlot(
        login=content["login"],
        name=content["name"],
        role=content["role"],
        cost=Cost(**content["argon2id"]),
        salt=base64.b64decode(content["salt"]),
        sealed=_decoded(content["sealed"]),
        public=base64.b64decode(content["public"]) if content.get("public") else None,
        boxed=_decoded(content.get("boxed", {})),
        voucher=base64.b64decode(content.get("voucher", "")),
        notes=_decoded(content.get("notes", {})),
    )


def _coded(sealed: Mapping[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(both).decode() for name, both in sealed.items()}


def _decoded(coded: Mapping[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(both) for name, both in coded.items()}
