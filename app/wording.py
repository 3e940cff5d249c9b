"""Days and hours inside the sentences of refusals (mots des refus); the screens' own typography is `ui.french`."""

import errno
from collections.abc import Sequence
from datetime import date

NBSP = "\u00a0"

VOWELS = "aàâäæeéèêëiîïoôöœuùûü"
MUTE_H = ("habit", "herbe", "heure", "hebdo", "hier", "hist", "hiver", "homme", "honor", "hôpital", "horaire")
NO_ELISION = ("onz", "oui", "ouistiti", "un ")

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

FAULTS = {
    errno.ENOENT: "le dossier n’existe pas",
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le disque est plein",
    errno.EROFS: "le disque est en lecture seule",
    errno.EISDIR: "un dossier porte déjà ce nom",
    errno.ENOTDIR: "une partie du chemin n’est pas un dossier",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.EIO: "le disque répond mal",
}


def spoken_fault(error: OSError) -> str:
    """What the system refused, in French; an unknown error by its number."""
    return FAULTS.get(error.errno or 0, f"erreur {error.errno} du système")


def quoted(text: str) -> str:
    """« text », tied by no-break spaces."""
    return f"«{NBSP}{text}{NBSP}»"


def listed(words: Sequence[str], most: int = 4) -> str:
    """« a, b et c »; beyond `most` words, « a, b, c, d et 3 autres »."""
    if len(words) <= 1:
        return "".join(words)
    if len(words) > most + 1:
        return f"{', '.join(words[:most])} et {len(words) - most} autres"
    return f"{', '.join(words[:-1])} et {words[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """« 1 enfant », « 2 enfants »; `many` defaults to `one` + s."""
    return f"{number}{NBSP}{one if number < 2 else many or f'{one}s'}"


def spoken_day(day: date) -> str:
    """« 1er novembre 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"


def spoken_month(day: date) -> str:
    """« novembre 2026 », of any day of it."""
    return f"{MONTHS[day.month - 1]}{NBSP}{day.year}"


def spoken_period(first: date, last: date | None) -> str:
    """« du 1er au 3 » in full: « du 1er novembre 2026 au 3 novembre 2026 », « le … », « depuis le … »."""
    if last is None:
        return f"depuis le {spoken_day(first)}"
    return f"le {spoken_day(first)}" if first == last else f"du {spoken_day(first)} au {spoken_day(last)}"


def spoken_hour(minute: int) -> str:
    """« 8 h 30 »; 1500, past midnight, is « 1 h »; 1440 is « 24 h »."""
    hours, minutes = divmod(minute if minute <= 1440 else minute % 1440, 60)
    return f"{hours}{NBSP}h{NBSP}{minutes:02}" if minutes else f"{hours}{NBSP}h"


def spoken_span(start: int, end: int | None) -> str:
    """« 8 h 30–17 h »; without an end, « 8 h 30 sans départ »."""
    return f"{spoken_hour(start)} sans départ" if end is None else f"{spoken_hour(start)}–{spoken_hour(end)}"


def elided(word: str, following: str) -> str:
    """« d’octobre », « de novembre », « de Hugo », « l’heure »: the short word before the one that follows."""
    start = following.casefold()
    mute = start.startswith(tuple(VOWELS) + MUTE_H) and not start.startswith(NO_ELISION)
    return f"{word[:-1]}’{following}" if mute else f"{word} {following}"
