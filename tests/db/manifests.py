"""Manifests changed and signed again, as only who has the file's key can."""

import json
from pathlib import Path
from typing import Any

from app.store import Store
from db.copy_seal import SEAL, sealed, secret_of
from db.names import MANIFEST
from db.store import FileStore


def read(copy: Path) -> dict[str, Any]:
    """What the copy says of itself."""
    told: dict[str, Any] = json.loads((copy / MANIFEST).read_bytes())
    return told


def write(copy: Path, told: dict[str, Any]) -> None:
    """Says it in its place, as anybody could."""
    (copy / MANIFEST).write_text(json.dumps(told), encoding="utf-8")


def sign(store: Store, copy: Path, told: dict[str, Any]) -> None:
    """Says it in its place, under the seal of the open file."""
    assert isinstance(store, FileStore)
    content = {name: value for name, value in told.items() if name not in {SEAL, "format"}}
    write(copy, sealed(content, secret_of(store.db)))


def unsign(copy: Path) -> None:
    """As a version of the program wrote it that knew no seals."""
    told = read(copy)
    del told[SEAL]
    write(copy, {**told, "format": 1})
