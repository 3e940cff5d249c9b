"""How strong a passphrase is (phrase de passe): long, and not something that is guessed first.

The CNIL asks for 80 bits alone, or 50 where wrong tries are slowed down (recommendation of 21 July 2022): here
they are, and each try costs argon2id.
"""

from itertools import pairwise

from app.errors import InvalidEntry
from app.search import fold

LEAST_SIGNS = 12
LEAST_BITS = 50
GOOD_BITS = 80

POOLS = ((str.islower, 26), (str.isupper, 26), (str.isdigit, 10), (str.isspace, 1))
OTHER_POOL = 32

COMMON = (
    "motdepasse",
    "passphrase",
    "password",
    "azerty",
    "qwerty",
    "creche",
    "marelle",
    "bonjour",
    "soleil",
)
"""What is tried first; none may make up most of a passphrase."""


def bits(passphrase: str) -> int:
    """An estimate of the bits to guess, whole: repetitions, rows such as « 3456 » and repeated blocks add none."""
    pool = sum(size for belongs, size in POOLS if any(belongs(sign) for sign in passphrase))
    if any(not (sign.isalnum() or sign.isspace()) for sign in passphrase):
        pool += OTHER_POOL
    block = passphrase[: _period(passphrase)]
    steps = [ord(after) - ord(before) for before, after in pairwise(block)]
    dull = steps.count(0) + sum(one == next_one and abs(one) == 1 for one, next_one in pairwise(steps))
    telling = min(len(block) - dull, 3 * len(set(block)))
    return int(pow(max(pool, 1), telling)).bit_length() - 1


def _period(text: str) -> int:
    """The length of the block that the text repeats; its own length where it repeats none."""
    return next(
        (
            length
            for length in range(1, len(text) // 2 + 1)
            if text == (text[:length] * len(text))[: len(text)]
        ),
        len(text),
    )


def is_good(passphrase: str) -> bool:
    """Whether it would stand alone, without slowed-down tries: the form says so."""
    return bits(passphrase) >= GOOD_BITS


def check_passphrase(passphrase: str, *, login: str = "", name: str = "") -> None:
    """Raises InvalidEntry, field "passphrase", for one that is short or guessed first."""
    if len(passphrase) < LEAST_SIGNS:
        raise InvalidEntry(
            f"La phrase de passe compte {len(passphrase)} signes : il en faut au moins {LEAST_SIGNS}. "
            "Quatre ou cinq mots sans lien entre eux conviennent bien.",
            field="passphrase",
        )
    if _mostly_known(passphrase, login, name) or bits(passphrase) < LEAST_BITS:
        raise InvalidEntry(
            "Cette phrase de passe se devine trop vite : évitez votre nom, les suites et les répétitions. "
            "Quatre ou cinq mots sans lien entre eux conviennent bien.",
            field="passphrase",
        )


def _mostly_known(passphrase: str, login: str, name: str) -> bool:
    """Whether taking out known words leaves fewer than eight signs."""
    rest = fold(passphrase).replace(" ", "")
    known = {fold(word).replace(" ", "") for word in (login, name, *name.split(), *COMMON)}
    found = False
    for word in sorted(known, key=len, reverse=True):
        if len(word) >= 3 and word in rest:
            rest, found = rest.replace(word, ""), True
    return found and len(rest) < 8
