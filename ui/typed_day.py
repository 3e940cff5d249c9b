"""Dates as people type them (saisie d’une date), relative to a given day; used through `ui.typed` (no Qt)."""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from app.errors import InvalidEntry
from ui import french
from ui.typed_text import plain, said

FIRST_YEAR, LAST_YEAR = 1900, 2100

DATE_HELP = "Écrivez par exemple 3/9, 030926, 3 sept, demain, +7 ou ven."

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


def read_day(text: str, today: date) -> date:
    """The day meant by `3/9`, `030926`, `3 sept`, `lundi 23 novembre 2026`, `demain`, `+7`, `ven`…

    Without a year, the year that brings the day nearest to today; a weekday alone is the next one after today.
    Raises InvalidEntry.
    """
    typed = re.sub(r"(?<=[a-z])\.", "", plain(text, DATE_HELP))
    relative = _relative_day(typed, today)
    if relative is not None:
        return relative
    weekday, rest = _leading_weekday(typed)
    found = _day_of_words(rest, today) or _day_of_figures(rest, today)
    if found is None:
        raise InvalidEntry(f"{said(text)} n’est pas une date. {DATE_HELP}")
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
        raise InvalidEntry(f"{said(words[2])} peut être juin ou juillet. Écrivez le mois en entier.")
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
