"""The seal of a copy's manifest (signature d'une sauvegarde): its date, its counts and its heads are what was verified.

It is made under the journal's secret, which lies in the encrypted file and in each of its copies: a new key, a restore
or an import changes nothing of it. A copy made before there was a seal has the format 1, and a later one can't lose
its seal by a flipped bit.
"""

import hmac
import json
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from app.errors import FileRefused
from db import connection
from db.chain import copy_seal
from db.driver import Database
from db.names import MANIFEST, UNFINISHED
from db.tables import HEADS

OLDER, SEALED = 1, 2
"""The formats of a manifest."""
SEAL = "seal"


class Proof(Enum):
    """What the seal says of a manifest."""

    RIGHT = "right"
    NONE = "none"
    """There is none: a copy made by hand, or before there were seals."""
    WRONG = "wrong"


def secret_of(db: Database) -> bytes | None:
    """The journal's secret; None in a file made before it was chained, and where it is lost."""
    if HEADS not in db.table_names():
        return None
    heads = db.execute(f'SELECT secret FROM "{HEADS}"').fetchall()
    return bytes(heads[0][0]) if len(heads) == 1 else None


def sealed(told: Mapping[str, Any], secret: bytes | None) -> dict[str, Any]:
    """The manifest as the copy keeps it."""
    if secret is None:
        return {"format": OLDER, **told}
    content = {"format": SEALED, **told}
    return {**content, SEAL: copy_seal(secret, _signed(content))}


def proof(told: Mapping[str, Any], secret: bytes | None) -> Proof:
    """Whether the file with that secret signed it."""
    content = {name: value for name, value in told.items() if name != SEAL}
    if SEAL not in told and told.get("format", OLDER) == OLDER:
        return Proof.NONE
    found = str(told.get(SEAL, "")).encode()
    if secret is None or told.get("format") != SEALED:
        return Proof.WRONG
    right = hmac.compare_digest(found, copy_seal(secret, _signed(content)).encode())
    return Proof.RIGHT if right else Proof.WRONG


def proof_at(backup: Path, secret: bytes | None) -> Proof:
    """The same of the backup in that folder; what can't be read is wrong."""
    try:
        return proof(json.loads((backup / MANIFEST).read_bytes()), secret)
    except FileNotFoundError:
        return Proof.NONE
    except (OSError, ValueError, AttributeError, RecursionError):
        return Proof.WRONG


def proved(backup: Path, file: Path, key: bytes) -> tuple[int, str]:
    """Checks `file`, taken from the backup, and what the backup says of it; its rows, and what is still to be said.

    Raises FileRefused.
    """
    rows = sum(connection.verify(file, key).values())
    db = connection.connect(file, key)
    try:
        found = proof_at(backup, secret_of(db))
    finally:
        db.close()
    if found is Proof.WRONG:
        raise FileRefused(f"{not_signed(backup.name)} Rien n’a été changé. Choisissez une autre sauvegarde.")
    return rows, UNSIGNED if found is Proof.NONE else ""


def wrong_in(directory: Path, secret: bytes | None) -> list[str]:
    """The copies there whose manifest is not as it was signed, by their folder's name."""
    return [
        path.parent.name
        for path in sorted(directory.glob(f"*/{MANIFEST}"))
        if not path.parent.name.endswith(UNFINISHED) and proof_at(path.parent, secret) is Proof.WRONG
    ]


def not_signed(name: str) -> str:
    """The sentence of a manifest whose seal is wrong."""
    return (
        f"Le fichier « {MANIFEST} » de la sauvegarde « {name} » n’est plus tel que Marelle l’a signé : rien ne prouve "
        "de quand elle date ni ce qu’elle contient."
    )


UNSIGNED = (
    "Cette copie ne porte pas de signature : elle a été faite à la main, ou avant que Marelle ne signe ses "
    "sauvegardes. Son contenu a été vérifié, mais rien ne prouve de quand elle date."
)


def _signed(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
