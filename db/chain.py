"""The journal's chain (chaîne du journal): each entry is sealed with the one before, so that none goes unseen.

A shipped step of the file's versions signs by it: what it yields never changes.
"""

import hmac
import json
from collections.abc import Iterable, Sequence

from db.rows import Cell

SECRET_BYTES = 32
START = bytes(32)
"""What stands before the first entry."""
ENTRY, HEAD, CUT = b"marelle journal entry 1", b"marelle journal head 1", b"marelle journal cut 1"
ERASED = b"marelle erasure list 1"
"""What each derived key seals: a seal of one sort is none of another."""


class Chain:
    """Seals under keys derived from the journal's own secret, which lies in the encrypted file.

    The secret is not the file's key: a copy encrypted anew, or an export carried in, is verified by the same one.
    """

    def __init__(self, secret: bytes) -> None:
        self._entry, self._head, self._cut = (_derived(secret, label) for label in (ENTRY, HEAD, CUT))
        self._erased = _derived(secret, ERASED)

    def entry(self, before: bytes, cells: Sequence[Cell]) -> bytes:
        """The seal of an entry, all its columns but the seal, after the one that bears the seal `before`."""
        return hmac.digest(self._entry, before + _bytes(cells), "sha256")

    def head(self, sequence: int, seal: bytes) -> bytes:
        """What the file keeps of its last entry: an end that was cut off shows."""
        return hmac.digest(self._head, _bytes([sequence]) + seal, "sha256")

    def cut(self, first: int, last: int, entries: int, before: bytes, after: bytes) -> bytes:
        """The seal of a run that a purge took away, from the seal before it to that of its last entry."""
        return hmac.digest(self._cut, _bytes([first, last, entries]) + before + after, "sha256")

    def erased(self, cells: Sequence[Cell]) -> str:
        """The seal of a line of the erasure list beside the file: nobody without the file's key can add one."""
        return hmac.digest(self._erased, _bytes(cells), "sha256").hex()

    def whole(self, seals: Iterable[bytes]) -> str:
        """One seal for the entries of a purge, as its own entry tells it."""
        return hmac.digest(self._cut, b"".join(seals), "sha256").hex()


def _derived(secret: bytes, label: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=label).derive(secret)


_told = json.JSONEncoder(separators=(",", ":")).encode


def _bytes(cells: Sequence[Cell]) -> bytes:
    return _told(cells).encode()


COPY = b"marelle copy manifest 1"


def copy_seal(secret: bytes, content: bytes) -> str:
    """The seal of what a copy says of itself, in hexadecimal, under a key that seals nothing of the journal."""
    return hmac.digest(_derived(secret, COPY), content, "sha256").hex()
