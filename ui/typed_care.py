"""Care asked for as people type it (accueil demandé): « mardi 6 h 30–12 h », « Lina demain 8-12 » (no Qt)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import InvalidEntry
from app.spans import Span
from ui import french
from ui.typed import BETWEEN, SPAN, read_spans
from ui.typed_day import WEEKDAYS, read_day
from ui.typed_text import plain

CARE_HELP = "Écrivez par exemple « mardi 7 h–12 h », avec un nom devant si vous le connaissez."

HOURS = re.compile(rf"(?<![0-9/.]){SPAN}(?:{BETWEEN}{SPAN})*(?![0-9/])")
CRAWLS = re.compile(r"\b(?:qui )?ne marche pas\b|\bnon[- ]marcheu(?:r|se)\b|\bbebe\b")
WALKS = re.compile(r"\b(?:qui )?marche\b|\bmarcheu(?:r|se)\b")
FILLERS = re.compile(r"\b(?:une?|enfant|pour|le|de|a)\b|[,;:?]")
LONGEST_DAY = 4
"""Words of a date: « lundi 23 novembre 2026 »."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedCare:
    """What was read. `name` is what is left of the words; `walks` is None where nothing says it."""

    day: date
    spans: tuple[Span, ...]
    name: str = ""
    walks: bool | None = None


def read_care(text: str, today: date, week: date) -> TypedCare:
    """A day and hours, perhaps a name and whether the child walks, in any order.

    A weekday alone is that of the week of `week`, or the next one where it is past. Raises InvalidEntry.
    """
    typed = plain(text, CARE_HELP)
    found = list(HOURS.finditer(typed))
    if not found:
        raise InvalidEntry(f"Il manque les heures. {CARE_HELP}", field="spans")
    hours = found[-1]
    rest = f"{typed[: hours.start()]} {typed[hours.end() :]}"
    walks: bool | None = None
    if CRAWLS.search(rest):
        rest, walks = CRAWLS.sub(" ", rest), False
    elif WALKS.search(rest):
        rest, walks = WALKS.sub(" ", rest), True
    words = FILLERS.sub(" ", rest).split()
    day, name = _day_among(words, today, week)
    if day is None:
        raise InvalidEntry(f"Il manque le jour. {CARE_HELP}", field="day")
    return TypedCare(day=day, spans=read_spans(hours.group()), name=" ".join(name), walks=walks)


def _day_among(words: list[str], today: date, week: date) -> tuple[date | None, list[str]]:
    """The day that the longest run of words says, and the words left."""
    for length in range(min(LONGEST_DAY, len(words)), 0, -1):
        runs = [(" ".join(words[start : start + length]), start) for start in range(len(words) - length + 1)]
        # « Sam Petit vendredi »: of two words that may be a day, the longer one is.
        for run, start in sorted(runs, key=lambda one: -len(one[0])):
            day = _day_or_none(run, today, week)
            if day is not None:
                return day, [*words[:start], *words[start + length :]]
    return None, words


def _day_or_none(text: str, today: date, week: date) -> date | None:
    try:
        if len(text) > 1 and any(name.startswith(text.rstrip(".")) for name in WEEKDAYS):
            day = read_day(text, week - timedelta(days=week.weekday() + 1))
            return day if day >= today else read_day(text, today - timedelta(days=1))
        return read_day(text, today)
    except InvalidEntry:
        return None


def write_care(day: date, spans: tuple[Span, ...], name: str = "") -> str:
    """As `read_care` reads it back: « Lina Moreau 24/11/2026 7 h–12 h »."""
    return f"{name} {french.day_figures(day)} {french.spans(spans)}".strip()


def told_care(care: TypedCare) -> str:
    """« mardi 24 novembre, 6 h 30–12 h »."""
    return f"{french.day_of_week(care.day)}, {french.spans(care.spans)}"


def typed_name(text: str, care: TypedCare) -> str:
    """The name as it was typed, with its accents: « Lina Moreau »."""
    left = care.name.split()
    return " ".join(
        word.strip(",;:?")
        for word in text.split()
        if word.strip(",;:?") and plain(word, "").strip(",;:?") in left
    )
