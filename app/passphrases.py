"""How strong a passphrase is (phrase de passe): counted in bits as the CNIL does, against its 80.

The CNIL asks for 80 bits where the passphrase stands alone, or 50 where wrong tries are slowed down (deliberation
2022-100 of 21 July 2022). Tries are slowed down here, but a stolen folder is attacked elsewhere, without our delays: so
80. It also advises against forced renewal: nothing here ever expires.
"""

from itertools import pairwise

from app.errors import InvalidEntry
from app.search import fold

NEEDED_BITS = 80
WORDS = 7
"""What makes 80 bits of a phrase, by the CNIL's third example: a word is guessed whole, not letter by letter."""
APOSTROPHES = "'’-"
"""Signs within a word."""

HOW = (
    f"Le plus simple : {WORDS} mots sans lien entre eux, avec des espaces ; ou 12 signes mêlés : majuscules, "
    "minuscules, chiffres et signes."
)

POOLS = ((str.islower, 26), (str.isupper, 26), (str.isdigit, 10))
OTHER_POOL = 37
"""The special signs that the CNIL counts; the space is one."""

COMMON = (
    "motdepasse",
    "passphrase",
    "phrasedepasse",
    "password",
    "azerty",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwerty",
    "qwertyuiop",
    "creche",
    "lacreche",
    "marelle",
    "bonjour",
    "soleil",
    "jetaime",
    "doudou",
    "loulou",
    "chouchou",
    "nicolas",
    "marseille",
    "direction",
    "directrice",
    "administrateur",
    "ilfaitbeau",
    "enfants",
    "lesenfants",
    "unephrasede",
)
"""What is tried first; none may make up most of a passphrase."""


def bits(passphrase: str) -> int:
    """The CNIL's entropy, to the nearest bit: signs × log2(signs of the classes used), and seven words for 80.

    Repetitions, rows such as « 3456 » and repeated blocks, which its formula does not see, add none.
    """
    by_signs = _nearest_log2(_pool(passphrase) ** _telling(passphrase))
    if len(passphrase.split()) < 2 or _period(passphrase) < len(passphrase):
        return by_signs
    return min(by_signs, _by_words(passphrase) // WORDS)


def _by_words(passphrase: str) -> int:
    """What its words are worth, in sevenths of a bit: seven of them are exactly enough."""
    return sum(_word_bits(word) for word in {*passphrase.split()})


def _word_bits(word: str) -> int:
    """What one word of a phrase adds, in sevenths of a bit; a letter alone, or figures and signs, count as signs."""
    if len(word) > 1 and all(sign.isalpha() or sign in APOSTROPHES for sign in word):
        return NEEDED_BITS
    return WORDS * _nearest_log2(_pool(word) ** _telling(word))


def _nearest_log2(number: int) -> int:
    return (number * number).bit_length() // 2


def missing_bits(passphrase: str) -> int:
    """How many bits are wanting, 0 where there are enough."""
    return max(NEEDED_BITS - bits(passphrase), 0)


def missing_words(passphrase: str) -> int:
    """How many words more would be enough, 0 where there are enough bits."""
    missing = missing_bits(passphrase)
    worth = min(_by_words(passphrase), WORDS * bits(passphrase) + WORDS - 1)
    return max(-(-(WORDS * NEEDED_BITS - worth) // NEEDED_BITS), 1) if missing else 0


def _pool(passphrase: str) -> int:
    """How many signs the classes used have."""
    pool = sum(size for belongs, size in POOLS if any(belongs(sign) for sign in passphrase))
    if any(not any(belongs(sign) for belongs, _ in POOLS) for sign in passphrase):
        pool += OTHER_POOL
    return max(pool, 1)


def _telling(passphrase: str) -> int:
    """How many signs are not foretold by those before."""
    block = passphrase[: _period(passphrase)]
    steps = [ord(after) - ord(before) for before, after in pairwise(block)]
    dull = steps.count(0) + sum(one == next_one and abs(one) == 1 for one, next_one in pairwise(steps))
    return min(len(block) - dull, 3 * len(set(block)))


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


def check_passphrase(passphrase: str, *, login: str = "", name: str = "") -> None:
    """Raises InvalidEntry, field "passphrase", for one of too few bits or guessed first."""
    if is_mostly_known(passphrase, login, name):
        raise InvalidEntry(
            "Cette phrase de passe se devine trop vite : évitez les noms, les suites et les mots les plus courants. "
            "Des mots sans lien entre eux conviennent bien.",
            field="passphrase",
        )
    if missing_bits(passphrase):
        raise InvalidEntry(
            "Cette phrase de passe est trop courte, ou trop simple : un dossier volé peut être attaqué ailleurs, sans "
            f"attente entre les essais. {HOW}",
            field="passphrase",
        )


def is_mostly_known(passphrase: str, login: str = "", name: str = "") -> bool:
    """Whether taking out known words leaves fewer than eight signs."""
    rest = fold(passphrase).replace(" ", "")
    known = {fold(word).replace(" ", "") for word in (login, name, *name.split(), *COMMON)}
    found = False
    for word in sorted(known, key=len, reverse=True):
        if len(word) >= 3 and word in rest:
            rest, found = rest.replace(word, ""), True
    return found and len(rest) < 8
