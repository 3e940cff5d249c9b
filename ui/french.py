"""French typography: hours, durations, dates, rates, money, plurals and lists as a person reads them (no Qt).

`NBSP` ties what must not part (« 8 h 30 », « 20 % »); `THIN` is the narrow no-break space of thousands.
"""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from app import wording
from app.days import age_in_months

NBSP = wording.NBSP
THIN = "\u202f"

WEEKDAYS, MONTHS = wording.WEEKDAYS, wording.MONTHS
elided = wording.elided
WEEKDAYS_SHORT = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
MONTHS_SHORT = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)


# Numbers


def number(value: int) -> str:
    """4859 → « 4 859 », with the narrow space; a true minus sign."""
    digits = f"{abs(value):,}".replace(",", THIN)
    return f"\u2212{digits}" if value < 0 else digits


def decimal(value: Fraction | int, places: int = 1) -> str:
    """17.95 → « 18,0 »: that many decimals, halves away from zero."""
    scale = 10**places
    scaled = abs(Fraction(value)) * scale
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(rounded, scale)
    sign = "\u2212" if value < 0 and rounded else ""
    return f"{sign}{number(whole)}" + (f",{rest:0{places}d}" if places else "")


def percent(share: Fraction | None, places: int = 1) -> str:
    """Fraction(7, 34) → « 20,6 % »; None (a denominator of 0) → « sans objet »."""
    return "sans objet" if share is None else f"{decimal(share * 100, places)}{NBSP}%"


def rate(numerator: int, denominator: int, places: int = 1) -> str:
    """8, 29 → « 27,6 % »; a denominator of 0 → « sans objet »."""
    return percent(Fraction(numerator, denominator) if denominator else None, places)


def euros(cents: int) -> str:
    """123456 cents → « 1 234,56 € »."""
    return f"{decimal(Fraction(cents, 100), 2)}{NBSP}€"


def plural(count: int, one: str, many: str | None = None) -> str:
    """« 0 enfant », « 1 enfant », « 2 enfants »; `many` defaults to `one` + s."""
    return f"{number(count)}{NBSP}{agreed(count, one, many)}"


def agreed(count: int, one: str, many: str | None = None) -> str:
    """The word alone, in the singular for 0 and 1: « prévu », « prévus »."""
    return one if abs(count) < 2 else (many or f"{one}s")


# Hours (minutes everywhere)


def hour(minute: int) -> str:
    """A clock time: 510 → « 8 h 30 », 480 → « 8 h », 1500 (past midnight) → « 1 h », 1440 → « 24 h »."""
    return hours(minute if minute <= 1440 else minute % 1440)


def hours(minutes: int) -> str:
    """A sum of hours in prose: « 4 859 h 30 », « 264 h », « 0 h 25 », « 0 h »."""
    whole, rest = divmod(abs(minutes), 60)
    text = f"{number(whole)}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")
    return f"\u2212{text}" if minutes < 0 else text


def hours_column(minutes: int) -> str:
    """A sum of hours in a column, where minutes line up: « 264 h 00 »."""
    return hours(minutes) if minutes % 60 else f"{hours(minutes)}{NBSP}00"


def duration(minutes: int) -> str:
    """« 45 min » under an hour, else as `hours`."""
    return f"{number(minutes)}{NBSP}min" if abs(minutes) < 60 else hours(minutes)


def span(start: int, end: int) -> str:
    """« 8 h 30–17 h »; a night reads « 22 h–6 h », a whole day from a morning « 7 h–7 h +1 »."""
    text = f"{hour(start)}–{hour(end)}"
    return f"{text} +1" if end - start == 1440 and start else text


def spans(day: Sequence[tuple[int, int]]) -> str:
    """« 8 h 30–12 h, 13 h–17 h »."""
    return ", ".join(span(start, end) for start, end in day)


# Days


def day_number(day: date) -> str:
    """« 1er », « 2 »…"""
    return "1er" if day.day == 1 else str(day.day)


def day(day: date) -> str:
    """« 23 novembre 2026 », « 1er novembre 2026 »."""
    return f"{day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """« 23 novembre »."""
    return f"{day_number(day)}{NBSP}{MONTHS[day.month - 1]}"


def day_long(day: date) -> str:
    """« lundi 23 novembre 2026 »."""
    return f"{day_of_week(day)} {day.year}"


def day_of_week(day: date) -> str:
    """« lundi 23 novembre »."""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day)}"


def day_short(day: date) -> str:
    """« lun. 23 nov. »."""
    return f"{WEEKDAYS_SHORT[day.weekday()]} {day_number(day)}{NBSP}{MONTHS_SHORT[day.month - 1]}"


def day_figures(day: date) -> str:
    """« 23/11/2026 », for columns and fields."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def month(day: date) -> str:
    """« novembre 2026 »."""
    return f"{MONTHS[day.month - 1]}{NBSP}{day.year}"


def month_short(day: date) -> str:
    """« nov. 2026 »."""
    return f"{MONTHS_SHORT[day.month - 1]}{NBSP}{day.year}"


def week(day: date) -> str:
    """« semaine 48 » (ISO)."""
    return f"semaine{NBSP}{day.isocalendar().week}"


def moment(at: datetime) -> str:
    """« samedi 21 novembre 2026 à 14 h 12 »."""
    return f"{day_long(at.date())} à{NBSP}{hour(at.hour * 60 + at.minute)}"


def period(first: date, last: date | None) -> str:
    """« du 23 au 28 novembre 2026 », « le 23 novembre 2026 », « depuis le 23 novembre 2026 »."""
    if last is None:
        return f"depuis le {day(first)}"
    if first == last:
        return f"le {day(first)}"
    if first.year != last.year:
        return f"du {day(first)} au {day(last)}"
    start = day_number(first) if first.month == last.month else day_and_month(first)
    return f"du {start} au {day(last)}"


def age(birth: date, on: date) -> str:
    """« 14 mois », from two years « 2 ans » or « 2 ans 3 mois »; nothing before the birth."""
    if on < birth:
        return ""
    months = age_in_months(birth, on)
    if months < 24:
        return f"{months}{NBSP}mois"
    years, rest = divmod(months, 12)
    return f"{years}{NBSP}ans" + (f" {rest}{NBSP}mois" if rest else "")


# Words


def quoted(text: str) -> str:
    """« text »."""
    return f"«{NBSP}{text}{NBSP}»"


def listed(words: Sequence[str], link: str = "et") -> str:
    """« a, b et c »."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {link} {words[-1]}" if words else ""


def days_before(days: Sequence[int]) -> str:
    """« 30, 15 et 7 jours avant », « 1 jour avant »."""
    return f"{listed([number(one) for one in days])}{NBSP}{agreed(max(days, default=0), 'jour')} avant"


def capitalised(text: str) -> str:
    """The first letter in capitals, accents kept; the rest untouched."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """After a semicolon: the first letter small."""
    return text[:1].lower() + text[1:]
