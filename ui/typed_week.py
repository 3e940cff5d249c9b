"""Hours by weekday as people type them (semaine de travail): « lun-ven 6:30-14:30 ; sam 8-12 » (no Qt)."""

import re
from collections.abc import Mapping, Sequence

from app.errors import InvalidEntry
from app.spans import Span
from ui import french, typed
from ui.typed_day import WEEKDAYS
from ui.typed_text import LONGEST, plain, said

WEEK_HELP = "Écrivez par exemple « lun-ven 6:30-14:30 » ou « lun mar 8-16 ; sam 8-12 »."
WEEKDAYS_HELP = "Écrivez par exemple « sam dim » ou « lun-mer »."
PART = re.compile(r"^(?P<days>[a-z][a-z.,\s&-]*?)\s+(?P<hours>[0-9].*)$")
RANGE = re.compile(r"\b([a-z]{2,})\.?\s*(?:-|\ba\b|\bau\b)\s*([a-z]{2,})\b\.?")
BETWEEN = re.compile(r"\s*(?:,|\bet\b|&)\s*|\s+")
MOST = 4 * LONGEST


def read_week(text: str) -> dict[int, tuple[Span, ...]]:
    """Spans by weekday, 0 = Monday. Raises InvalidEntry."""
    if len(text) > MOST:
        raise InvalidEntry(f"C’est trop long pour ce champ. {WEEK_HELP}")
    week: dict[int, tuple[Span, ...]] = {}
    for part in [part for part in re.split(r"[;\n]", text) if part.strip()]:
        match = PART.match(plain(part, WEEK_HELP))
        if match is None:
            raise InvalidEntry(f"{said(part)} ne dit pas quels jours à quelles heures. {WEEK_HELP}")
        spans = typed.read_spans(match["hours"])
        for weekday in _weekdays(match["days"]):
            if weekday in week:
                raise InvalidEntry(f"Le {french.WEEKDAYS[weekday]} est donné deux fois. {WEEK_HELP}")
            week[weekday] = spans
    if not week:
        raise InvalidEntry(f"Il manque les jours et les heures. {WEEK_HELP}")
    return dict(sorted(week.items()))


def read_weekdays(text: str) -> list[int]:
    """« sam dim », « lun-mer », « samedi et dimanche »: 0 = Monday, in order, each once. Raises InvalidEntry."""
    found = sorted(set(_weekdays(plain(text, WEEKDAYS_HELP), WEEKDAYS_HELP)))
    if not found:
        raise InvalidEntry(f"{said(text)} ne dit aucun jour. {WEEKDAYS_HELP}")
    return found


def write_week(week: Mapping[int, Sequence[Span]]) -> str:
    """As `read_week` reads it back: « lun mar 8:00-16:00 ; sam 8:00-12:00 »."""
    by_hours: dict[str, list[str]] = {}
    for weekday, spans in sorted(week.items()):
        if spans:
            hours = " ".join(f"{_hour(start)}-{_hour(end)}" for start, end in spans)
            by_hours.setdefault(hours, []).append(french.WEEKDAYS[weekday][:3])
    return " ; ".join(f"{' '.join(days)} {hours}" for hours, days in by_hours.items())


def _hour(minute: int) -> str:
    hours, minutes = divmod(minute if minute <= 1440 else minute % 1440, 60)
    return f"{hours}:{minutes:02}"


def _weekdays(text: str, advice: str = WEEK_HELP) -> list[int]:
    found: list[int] = []

    def span(match: re.Match[str]) -> str:
        first, last = _weekday(match[1], advice), _weekday(match[2], advice)
        found.extend(range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)])
        return " "

    rest = RANGE.sub(span, text)
    found.extend(_weekday(word, advice) for word in BETWEEN.split(rest) if word.strip("-. "))
    return found


def _weekday(word: str, advice: str) -> int:
    name = word.strip(". ").removesuffix("s") if word not in WEEKDAYS else word
    for number, weekday in enumerate(WEEKDAYS):
        if len(name) > 1 and weekday.startswith(name):
            return number
    raise InvalidEntry(f"{said(word)} n’est pas un jour de la semaine. {advice}")
