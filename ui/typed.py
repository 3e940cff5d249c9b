"""What people type in a field (saisie): dates, hours, a day's spans and euros, read generously or refused (no Qt).

Every reader returns a value or raises `app.errors.InvalidEntry` with a sentence; nothing else.
"""

import re
import unicodedata
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import pairwise

from app.errors import InvalidEntry
from app.spans import Span
from ui import french

LONGEST = 80
FIRST_YEAR, LAST_YEAR = 1900, 2100

DATE_HELP = "Écrivez par exemple 3/9, 030926, 3 sept, demain, +7 ou ven."
HOUR_HELP = "Écrivez par exemple 8:30, 8h30, 830 ou 8\u00a0h."
SPANS_HELP = "Écrivez par exemple 8:30-12 13-17."
EUROS_HELP = "Écrivez par exemple 1\u202f234,50."

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
NEAR_DAYS = {
    "aujourd'hui": 0,
    "auj": 0,
    "ce jour": 0,
    "demain": 1,
    "apres-demain": 2,
    "apres demain": 2,
    "hier": -1,
    "avant-hier": -2,
    "avant hier": -2,
}

APART = r"(?:\s*[/.-]\s*|\s+)"
FIGURES_APART = re.compile(rf"([0-9]{{1,2}}){APART}([0-9]{{1,2}})(?:{APART}([0-9]{{4}}|[0-9]{{2}}))?")
FIGURES_TIED = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})?")
HOUR = r"([0-9]{1,2})(?:\s*[h:.]\s*([0-9]{2})?)?|([0-9]{1,2})([0-9]{2})"
SPAN = rf"(?:{HOUR})\s*(?:-|a)\s*(?:{HOUR})(\s*\+1)?"
BETWEEN = r"(?:\s*[,;/+]\s*|\s+(?:et|puis)\s+|\s+)"
SPAN_THEN_REST = re.compile(rf"{SPAN}(?=(?:{BETWEEN}{SPAN})*$)")
WHOLE_HOUR = re.compile(HOUR)


# Dates


def read_day(text: str, today: date) -> date:
    """The day meant by `3/9`, `030926`, `3 sept`, `lundi 23 novembre 2026`, `demain`, `+7`, `ven`…

    Without a year, the year that brings the day nearest to today; a weekday alone is the next one after today.
    Raises InvalidEntry.
    """
    typed = re.sub(r"(?<=[a-z])\.", "", _plain(text, DATE_HELP))
    relative = _relative_day(typed, today)
    if relative is not None:
        return relative
    weekday, rest = _leading_weekday(typed)
    found = _day_of_words(rest, today) or _day_of_figures(rest, today)
    if found is None:
        raise InvalidEntry(f"{_said(text)} n’est pas une date. {DATE_HELP}")
    if weekday is not None and found.weekday() != weekday:
        real = french.WEEKDAYS[found.weekday()]
        raise InvalidEntry(f"Le {french.day(found)} est un {real}, pas un {french.WEEKDAYS[weekday]}.")
    return found


def _relative_day(typed: str, today: date) -> date | None:
    if typed in NEAR_DAYS:
        return _shifted(today, NEAR_DAYS[typed])
    if shift := re.fullmatch(r"([+-])\s*([0-9]{1,4})(?:\s*j(?:ours?)?)?", typed):
        return _shifted(today, int(shift[1] + shift[2]))
    past = typed.removesuffix(" dernier")
    weekday = _weekday(past)
    if weekday is None:
        return None
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    back = (today.weekday() - weekday - 1) % 7 + 1
    return _shifted(today, -back if past != typed else ahead)


def _shifted(today: date, days: int) -> date:
    try:
        return _within(today + timedelta(days=days))
    except OverflowError:
        raise _year_refused() from None


def _weekday(word: str) -> int | None:
    """`ven`, `vendredi`: at least two letters of the day's name."""
    if len(word) < 2:
        return None
    return next((number for number, name in enumerate(WEEKDAYS) if name.startswith(word)), None)


def _leading_weekday(typed: str) -> tuple[int | None, str]:
    first, _, rest = typed.partition(" ")
    weekday = _weekday(first) if rest else None
    return (None, typed) if weekday is None else (weekday, rest)


def _day_of_words(typed: str, today: date) -> date | None:
    words = re.fullmatch(r"([0-9]{1,2})(?:er)?\s*([a-z]{3,9})(?:\s*([0-9]{4}|[0-9]{2}))?", typed)
    if words is None:
        return None
    months = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(words[2])]
    if len(months) > 1:
        raise InvalidEntry(f"{_said(words[2])} peut être juin ou juillet. Écrivez le mois en entier.")
    return _made(int(words[1]), months[0], words[3], today) if months else None


def _day_of_figures(typed: str, today: date) -> date | None:
    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", typed):
        return _made(int(iso[3]), int(iso[2]), iso[1], today)
    parts = FIGURES_APART.fullmatch(typed) or FIGURES_TIED.fullmatch(typed)
    return _made(int(parts[1]), int(parts[2]), parts[3], today) if parts else None


def _made(day: int, month: int, year: str | None, today: date) -> date:
    """The date of these figures. Raises InvalidEntry where the calendar has no such day."""
    if not 1 <= month <= 12:
        raise InvalidEntry(f"Il n’y a pas de mois {month}\u00a0: un mois va de 1 à 12. {DATE_HELP}")
    years = [_full_year(year, today)] if year else [today.year, today.year - 1, today.year + 1]
    days = [made for made in (_calendar_day(candidate, month, day) for candidate in years) if made]
    if not days:
        where = f"{french.MONTHS[month - 1]} {years[0]}" if year else french.MONTHS[month - 1]
        advice = (
            "Ajoutez l’année." if (month, day) == (2, 29) and not year else "Vérifiez le jour et le mois."
        )
        raise InvalidEntry(f"Il n’y a pas de {day} {where}. {advice}")
    return _within(min(days, key=lambda made: abs(made - today)))


def _full_year(year: str, today: date) -> int:
    """`26` → 2026, `85` → 1985: the century that keeps the year at most twenty years ahead."""
    if len(year) == 4:
        return int(year)
    century = today.year - today.year % 100
    return century + int(year) if century + int(year) <= today.year + 20 else century - 100 + int(year)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    if not MINYEAR <= year <= MAXYEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _year_refused()
    return day


def _year_refused() -> InvalidEntry:
    return InvalidEntry(f"L’année doit être comprise entre {FIRST_YEAR} et {LAST_YEAR}. Vérifiez la date.")


# Hours


def read_hour(text: str, *, end: bool = False) -> int:
    """Minutes after midnight of `830`, `8h30`, `8:30`, `8 h`; `24` only where `end` is true. Raises InvalidEntry."""
    match = WHOLE_HOUR.fullmatch(_plain(text, HOUR_HELP))
    if match is None:
        raise InvalidEntry(f"{_said(text)} n’est pas une heure. {HOUR_HELP}")
    return _minute(match.groups(), end=end)


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans of a day such as `8:30-12 13-17`, in order and apart.

    `22:00-6:00` ends the next day: (1320, 1800). `7-7 +1` lasts 24 hours. Raises InvalidEntry.
    """
    typed = _plain(text, SPANS_HELP)
    found: list[Span] = []
    at = 0
    while at < len(typed):
        match = SPAN_THEN_REST.match(typed, at)
        if match is None:
            raise InvalidEntry(
                f"{_said(text)} ne se lit pas comme des heures de début et de fin. {SPANS_HELP}"
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


# Money


def read_euros(text: str) -> int:
    """Cents of `1 234,50 €`, `12.5`, `12`. Raises InvalidEntry."""
    typed = re.sub(r"[\s€]", "", _plain(text, EUROS_HELP))
    match = re.fullmatch(r"([0-9]{1,9})(?:[.,]([0-9]{1,2}))?", typed)
    if match is None:
        raise InvalidEntry(f"{_said(text)} n’est pas un montant en euros. {EUROS_HELP}")
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))


def _plain(text: str, advice: str) -> str:
    """Lower case, no accents, plain spaces, hyphens and apostrophes."""
    if len(text) > LONGEST:
        raise InvalidEntry(f"C’est trop long pour ce champ. {advice}")
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    kept = re.sub("[–—‐‑−]", "-", kept).replace("’", "'")
    kept = re.sub(r"\s+", " ", kept).strip()
    if not kept:
        raise InvalidEntry(f"Il manque une réponse. {advice}")
    return kept


def _said(text: str) -> str:
    return french.quoted(" ".join(text.split()))
