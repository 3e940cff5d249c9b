"""Appointments as people type them (rendez-vous): « ven 9h », « mardi et vendredi 9 h, jusqu'au terme ».

Used through fields and lines of the insertion's pages (no Qt). Readers return a value or raise InvalidEntry.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import InvalidEntry
from app.insertion.interview_entry import Appointment
from ui import french, typed
from ui.typed_day import WEEKDAYS, read_day
from ui.typed_text import plain, said

APPOINTMENT_HELP = "Écrivez par exemple ven 9h, demain 14:30 ou 3/12 9h 30 min."
SERIES_HELP = "Écrivez par exemple « mardi et vendredi 9 h, jusqu’au terme »."

HOUR = r"(?:[0-9]{1,2}\s*(?:h|:)\s*(?:[0-9]{2})?|[0-9]{3,4})"
ONE_HOUR = re.compile(r"[0-9]{1,2}(?:h|:)(?:[0-9]{2})?")
LENGTH = re.compile(r"[,\s(]+(?P<minutes>[0-9]{1,3})\s*(?:min(?:utes?)?|mn|')\)?$")
HOUR_LAST = re.compile(rf"^(?:(?P<day>.*?)[,\s]+(?:a\s+)?)?(?P<hour>{HOUR})$")
UNTIL = re.compile(r"[,\s]+(?:jusqu'?(?:au|a la|a)|au)\s+(?P<until>.+)$")
FOR_WEEKS = re.compile(r"[,\s]+(?:pendant|pour)\s+(?P<weeks>[0-9]{1,2})\s*(?:semaines?|sem)$")
TERM = re.compile(r"(?:le\s+)?(?:terme|fin(?: de l'engagement)?)")
LOOKS_LIKE_A_DAY = re.compile(r"(?:le\s+)?[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}(?:\s*[/.-]\s*[0-9]{2,4})?")
EVERY = re.compile(r"^(?:tous les|toutes les semaines le|chaque|les|le)\s+")
BETWEEN = re.compile(r"\s*(?:,|\bet\b|/|&)\s*|\s+")


def read_appointment(text: str, today: date, *, minutes: int, on: date | None = None) -> Appointment:
    """A day and an hour, perhaps a length: « ven 9h », « 23/11 14 h, 30 min ». `on` is the day of an hour alone.

    Without a length, `minutes`. Raises InvalidEntry.
    """
    typed_text = plain(text, APPOINTMENT_HELP)
    length = LENGTH.search(typed_text)
    if length is not None:
        minutes, typed_text = int(length["minutes"]), typed_text[: length.start()].strip(" ,")
    match = HOUR_LAST.match(typed_text)
    if match is None:
        day = _day_or_none(typed_text, today)
        if day is not None:
            raise InvalidEntry(f"Il manque l’heure du {french.day_of_week(day)}. {APPOINTMENT_HELP}")
        raise InvalidEntry(f"{said(text)} n’est pas un rendez-vous. {APPOINTMENT_HELP}")
    words = (match["day"] or "").strip(" ,")
    if not words and on is None:
        raise InvalidEntry(f"Il manque le jour. {APPOINTMENT_HELP}")
    day = read_day(words, today) if words else on
    assert day is not None
    return Appointment(day=day, start=typed.read_hour(match["hour"]), minutes=minutes)


def write_appointment(appointment: Appointment, *, usual: int | None = None) -> str:
    """As `read_appointment` reads it back: « 27/11/2026 9 h », with its length where it is not the usual one."""
    text = f"{french.day_figures(appointment.day)} {french.hour(appointment.start)}"
    return text if appointment.minutes == usual else f"{text}, {appointment.minutes}{french.NBSP}min"


def told_appointment(appointment: Appointment) -> str:
    """« vendredi 27 novembre, 9 h »."""
    return f"{french.day_of_week(appointment.day)}, {french.hour(appointment.start)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedSeries:
    """Weekdays and an hour; without a last day, up to the term."""

    weekdays: tuple[int, ...]
    start: int
    minutes: int
    last_day: date | None


def read_series(text: str, today: date, *, minutes: int) -> TypedSeries:
    """« mardi et vendredi 9 h, jusqu’au terme », « mar ven 9h30 jusqu’au 12/12 », « lundi 14h pendant 4 semaines »."""
    rest = plain(text, SERIES_HELP)
    rest, last_day = _until(rest, today)
    length = LENGTH.search(rest)
    if length is not None:
        minutes, rest = int(length["minutes"]), rest[: length.start()].strip(" ,")
    match = HOUR_LAST.match(rest)
    if match is None or not match["day"]:
        raise InvalidEntry(f"{said(text)} ne dit pas quels jours à quelle heure. {SERIES_HELP}")
    return TypedSeries(
        weekdays=_weekdays(EVERY.sub("", match["day"].strip(" ,"))),
        start=typed.read_hour(match["hour"]),
        minutes=minutes,
        last_day=last_day,
    )


def _until(text: str, today: date) -> tuple[str, date | None]:
    weeks = FOR_WEEKS.search(text)
    if weeks is not None:
        return text[: weeks.start()], today + timedelta(weeks=int(weeks["weeks"]))
    until = UNTIL.search(text)
    if until is None:
        return text, None
    rest = text[: until.start()]
    if TERM.fullmatch(until["until"].strip()):
        return rest, None
    return rest, read_day(until["until"].strip(), today)


def _weekdays(text: str) -> tuple[int, ...]:
    found = []
    for word in [word for word in BETWEEN.split(text) if word]:
        if ONE_HOUR.fullmatch(word):
            raise InvalidEntry(f"Une série a une seule heure. {SERIES_HELP} Prévoyez l’autre heure à part.")
        name = word.removesuffix(".").removesuffix("s") if word not in WEEKDAYS else word
        number = next(
            (number for number, weekday in enumerate(WEEKDAYS) if len(name) > 1 and weekday.startswith(name)),
            None,
        )
        if number is None:
            raise InvalidEntry(f"{said(word)} n’est pas un jour de la semaine. {SERIES_HELP}")
        found.append(number)
    return tuple(sorted(set(found)))


def _day_or_none(text: str, today: date) -> date | None:
    try:
        return read_day(text, today)
    except InvalidEntry:
        return None


def read_action(text: str, today: date, *, field: str = "label") -> tuple[str, date | None]:
    """« rappeler la clinique, jeudi » → the words and the day; without a day after the last comma, the words alone.

    Raises InvalidEntry, of that field, for figures there that are no day, as 31/02.
    """
    words, comma, tail = text.rpartition(",")
    day = None
    if comma and tail.strip():
        said_day = re.sub(r"^\s*(?:pour|avant)\s+(?:le\s+)?", "", tail.casefold()).strip()
        day = _day_or_none(said_day, today)
        if day is None and LOOKS_LIKE_A_DAY.fullmatch(said_day):
            # A due day that is none must not vanish into the words.
            raise InvalidEntry(
                f"{said(said_day)} n’est pas une date du calendrier\u00a0: corrigez l’échéance.", field=field
            )
    kept = words if day is not None else text
    return " ".join(kept.split()), day
