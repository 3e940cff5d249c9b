"""Sealed boxes (enveloppes scellées): what only one person can open, and the counsellors' notes under their own key.

X25519 with a key used once, HKDF, AES-256-GCM; everything comes from `cryptography`, imported when needed.
"""

import hashlib
import json
import os

NONCE = 12
PUBLIC = 32
PRINT = 8
"""Bytes of a key's fingerprint."""


class BoxRefused(Exception):
    """The key does not open it, or it was not made for this."""


def new_private() -> bytes:
    """A fresh private key of an inbox."""
    return os.urandom(32)


def public_half(private: bytes) -> bytes:
    """What others seal with."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def box(public: bytes, content: bytes, *bound: str) -> bytes:
    """The content sealed for the inbox of that public key, bound to these words."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    half = once.public_key().public_bytes_raw()
    return half + seal(_derived(shared, half + public), content, *bound)


def unbox(private: bytes, sealed: bytes, *bound: str) -> bytes:
    """The content of a box made for this inbox. Raises BoxRefused."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    half = sealed[:PUBLIC]
    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(half)
        )
    except ValueError as error:
        raise BoxRefused(str(bound)) from error
    return unseal(_derived(shared, half + public_half(private)), sealed[PUBLIC:], *bound)


def _derived(shared: bytes, halves: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"marelle inbox" + halves).derive(shared)


def seal(key: bytes, content: bytes, *bound: str) -> bytes:
    """Nonce then sealed bytes, bound to these words."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, json.dumps(bound).encode())


def unseal(key: bytes, sealed: bytes, *bound: str) -> bytes:
    """The content. Raises BoxRefused."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], json.dumps(bound).encode())
    except (InvalidTag, ValueError) as error:
        raise BoxRefused(str(bound)) from error


def fingerprint(key: bytes) -> str:
    """Which key it is, without telling the key."""
    return hashlib.sha256(b"marelle notes" + key).hexdigest()[: 2 * PRINT]


def seal_note(key: bytes, text: str, about: str) -> bytes:
    """A note sealed under that key, headed by the key's fingerprint."""
    return bytes.fromhex(fingerprint(key)) + seal(key, text.encode("utf-8"), "note", about)


def key_of_note(sealed: bytes) -> str:
    """The fingerprint of the key that a note was sealed under."""
    return sealed[:PRINT].hex()


def unseal_note(key: bytes, sealed: bytes, about: str) -> str:
    """The note's text. Raises BoxRefused."""
    return unseal(key, sealed[PRINT:], "note", about).decode("utf-8")
