"""Printed codes (codes de secours): drawn, read aloud, typed again."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U to misread on paper."""
CODE_SIGNS = 30
"""Signs of a recovery code, five bits each."""


def new_code() -> str:
    """A fresh recovery code, in groups of five signs."""
    import secrets

    signs = "".join(secrets.choice(ALPHABET) for _ in range(CODE_SIGNS))
    return "-".join(signs[place : place + 5] for place in range(0, CODE_SIGNS, 5))


def plain_code(typed: str) -> str:
    """A recovery code as typed, without what paper and fingers add."""
    signs = typed.upper().translate(str.maketrans("OIL", "011"))
    return "".join(sign for sign in signs if sign in ALPHABET)
