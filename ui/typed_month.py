"""A month as it is typed or imported (planning du mois): lines « jour ; heures », each read or refused (no Qt)."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.care.monthly_roster import month_words
from app.days import Month
from app.errors import InvalidEntry
from app.spans import Span
from ui import french, typed
from ui.typed_day import WEEKDAYS
from ui.typed_text import plain, said

LINE_HELP = "Écrivez le jour, un point-virgule, les heures\u00a0: « 3/12 ; 6:30-14:30 »."
SEPARATORS = ("\t", ";", ",")
"""The first that a line holds parts its cells: a spreadsheet's comma may stand inside the hours."""
HEADINGS = frozenset({"jour", "jours", "date", "dates"})
IN_MONTH = re.compile(r"(?:([a-z]{2,8})\.?\s*)?([0-9]{1,2})(?:er)?")
NOBODY = frozenset({"-", "absent", "absente", "repos", "rien", "aucune", "non"})
"""Words that parents write for a day without care."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthLine:
    """One line: its number from 1, what it says of the hours, and the day and spans that were read.

    A refused one has a `sentence`; `day` is None where it can't even be placed. Nothing typed is lost: `text` is
    the whole line then, else the hours as written.
    """

    number: int
    text: str
    day: date | None = None
    spans: tuple[Span, ...] = ()
    sentence: str = ""

    @property
    def told(self) -> str:
        """« Ligne 4 : … »."""
        return f"Ligne {self.number}\u00a0: {self.sentence}"


def read_lines(text: str, month: Month) -> list[MonthLine]:
    """Every line but the empty ones and a heading. The second line of a day is refused, by the first one's number."""
    found: list[MonthLine] = []
    first: dict[date, int] = {}
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), start=1):
        if not line.strip(" \t;,\u00a0") or (not found and _is_heading(line)):
            continue
        one = _read_line(number, line, month)
        if one.day is not None and one.day in first:
            again = f"le {french.day_and_month(one.day)} est déjà donné à la ligne {first[one.day]}."
            one = MonthLine(number=number, text=line.strip(), sentence=again)
        elif one.day is not None:
            first[one.day] = number
        found.append(one)
    return found


def read_hours(text: str) -> tuple[Span, ...]:
    """The spans of a day; empty, or « repos », is nobody. Raises InvalidEntry."""
    if not text.strip() or plain(text, typed.SPANS_HELP) in NOBODY:
        return ()
    return typed.read_spans(text)


def read_day_of(text: str, month: Month) -> date:
    """The day meant by `3`, `jeu 3`, `3/12`, `2026-12-03`… Raises InvalidEntry, for a day of another month too."""
    words = plain(text, LINE_HELP)
    if not any(sign.isdigit() for sign in words) or words[0] in "+-":
        raise InvalidEntry(f"{said(text)} n’est pas une date. {LINE_HELP}")
    short = IN_MONTH.fullmatch(words)
    day = _numbered(text, short, month) if short else typed.read_day(text, month.first)
    if day not in month:
        raise InvalidEntry(f"le {french.day(day)} n’est pas un jour de {month_words(month)}.")
    return day


def write_hours(spans: tuple[Span, ...]) -> str:
    """As `read_hours` reads it back: « 8:30-12 13-17 »."""
    return " ".join(_written(span) for span in spans)


def _written(span: Span) -> str:
    end = span.end if span.end <= 1440 else span.end - 1440
    start, end_ = (f"{at // 60}:{at % 60:02}" if at % 60 else str(at // 60) for at in (span.start, end))
    return f"{start}-{end_}{' +1' if span.minutes == 1440 and span.start else ''}"


def _numbered(text: str, short: re.Match[str], month: Month) -> date:
    number = int(short[2])
    if not 1 <= number <= month.last.day:
        raise InvalidEntry(f"{month_words(month)} n’a pas de jour {number}.")
    day = month.first.replace(day=number)
    if short[1] is not None and not WEEKDAYS[day.weekday()].startswith(short[1]):
        if not any(name.startswith(short[1]) for name in WEEKDAYS):
            raise InvalidEntry(f"{said(text)} n’est pas une date. {LINE_HELP}")
        raise InvalidEntry(f"le {french.day(day)} est un {french.WEEKDAYS[day.weekday()]}.")
    return day


def _read_line(number: int, line: str, month: Month) -> MonthLine:
    cells = list(_cells(line))
    hours = " ".join(cells[1:])
    try:
        day = read_day_of(cells[0], month)
    except InvalidEntry as refusal:
        return MonthLine(number=number, text=line.strip(), sentence=refusal.sentence)
    try:
        spans = read_hours(hours)
    except InvalidEntry as refusal:
        return MonthLine(number=number, text=hours, day=day, sentence=refusal.sentence)
    return MonthLine(number=number, text=hours, day=day, spans=spans)


def _cells(line: str) -> Iterator[str]:
    """The day, then what is written of its hours; quotes and a spreadsheet's guarding apostrophe taken off."""
    separator = next((sign for sign in SEPARATORS if sign in line), ";")
    (row,) = list(csv.reader([line.replace("\x00", " ")], delimiter=separator)) or [[line]]
    for number, cell in enumerate(row):
        kept = cell.strip().removeprefix("'").strip()
        if kept or number == 0:
            yield kept


def _is_heading(line: str) -> bool:
    cell = next(_cells(line), "")
    return cell.casefold() in HEADINGS
