"""What people type in a field (saisie): dates, hours, a day's spans and euros, read generously or refused (no Qt).

Every reader returns a value or raises `app.errors.InvalidEntry` with a sentence; nothing else.
"""

import re
from itertools import pairwise

from app.errors import InvalidEntry
from app.spans import Span
from ui import french
from ui.typed_day import DATE_HELP, read_day
from ui.typed_text import plain, said

__all__ = [
    "DATE_HELP",
    "EUROS_HELP",
    "HOUR_HELP",
    "SPANS_HELP",
    "read_day",
    "read_euros",
    "read_hour",
    "read_spans",
]

HOUR_HELP = "Écrivez par exemple 8:30, 8h30, 830 ou 8\u00a0h."
SPANS_HELP = "Écrivez par exemple 8:30-12 13-17."
EUROS_HELP = "Écrivez par exemple 1\u202f234,50."

HOUR = r"([0-9]{1,2})(?:\s*[h:.]\s*([0-9]{2})?)?|([0-9]{1,2})([0-9]{2})"
SPAN = rf"(?:{HOUR})\s*(?:-|a)\s*(?:{HOUR})(\s*\+1)?"
BETWEEN = r"(?:\s*[,;/+]\s*|\s+(?:et|puis)\s+|\s+)"
SPAN_THEN_REST = re.compile(rf"{SPAN}(?=(?:{BETWEEN}{SPAN})*$)")
WHOLE_HOUR = re.compile(HOUR)


def read_hour(text: str, *, end: bool = False) -> int:
    """Minutes after midnight of `830`, `8h30`, `8:30`, `8 h`; `24` only where `end` is true. Raises InvalidEntry."""
    match = WHOLE_HOUR.fullmatch(plain(text, HOUR_HELP))
    if match is None:
        raise InvalidEntry(f"{said(text)} n’est pas une heure. {HOUR_HELP}")
    return _minute(match.groups(), end=end)


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans of a day such as `8:30-12 13-17`, in order and apart.

    `22:00-6:00` ends the next day: (1320, 1800). `7-7 +1` lasts 24 hours. Raises InvalidEntry.
    """
    typed = plain(text, SPANS_HELP)
    found: list[Span] = []
    at = 0
    while at < len(typed):
        match = SPAN_THEN_REST.match(typed, at)
        if match is None:
            raise InvalidEntry(
                f"{said(text)} ne se lit pas comme des heures de début et de fin. {SPANS_HELP}"
            )
        found.append(_span(match))
        between = re.compile(BETWEEN).match(typed, match.end())
        at = between.end() if between else match.end()
    _check_order(found)
    return tuple(found)


def _span(match: re.Match[str]) -> Span:
    groups = match.groups()
    start, end = _minute(groups[0:4]), _minute(groups[4:8], end=True)
    morrow = groups[8] is not None
    if start == end and not morrow:
        at = french.hour(start)
        raise InvalidEntry(f"La fin est la même que le début ({at}). Pour 24 heures, ajoutez +1.")
    if morrow and end > start:
        raise InvalidEntry("Un accueil dure au plus 24 heures. Vérifiez les heures de début et de fin.")
    return Span(start, end if end > start else end + 1440)


def _check_order(found: list[Span]) -> None:
    for before, after in pairwise(found):
        if after.start < before.end:
            first, second = french.span(*before), french.span(*after)
            raise InvalidEntry(f"{first} et {second} se chevauchent ou ne se suivent pas. {SPANS_HELP}")


def _minute(groups: tuple[str | None, ...], *, end: bool = False) -> int:
    hours = int(groups[0] or groups[2] or 0)
    minutes = int(groups[1] or groups[3] or 0)
    if minutes > 59:
        raise InvalidEntry(f"Les minutes vont de 00 à 59, pas {minutes}. {HOUR_HELP}")
    if hours > 23 and not (end and (hours, minutes) == (24, 0)):
        raise InvalidEntry(f"Les heures vont de 0 à 23, pas {hours}. {HOUR_HELP}")
    return hours * 60 + minutes


def read_euros(text: str) -> int:
    """Cents of `1 234,50 €`, `12.5`, `12`. Raises InvalidEntry."""
    typed = re.sub(r"[\s€]", "", plain(text, EUROS_HELP))
    match = re.fullmatch(r"([0-9]{1,9})(?:[.,]([0-9]{1,2}))?", typed)
    if match is None:
        raise InvalidEntry(f"{said(text)} n’est pas un montant en euros. {EUROS_HELP}")
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
