"""Reference weeks of the demonstration (semaines types), « 1245 8:30-17; 3 8-12 14-17 »: ISO weekdays, spans."""

from app.spans import Span

Week = tuple[tuple[int, Span], ...]
"""Weekday (0 = Monday) and span."""

ORDINARY = (
    "12345 8-17:30",
    "12345 8:30-18",
    "1245 8-18",
    "12345 7:30-17",
    "1245 8:30-18; 3 8:30-12:30",
    "12345 8:15-17:45",
    "1345 8-17:30",
    "12345 9-18",
    "1245 7:45-17:30; 3 8-12:30",
    "1234 8:30-18",
    "12345 8-18",
    "1245 7:30-17:30",
    "12345 8:30-17:30",
    "124 8:30-17:30",
    "1345 8:30-18:15",
    "235 9-18",
    "23 8:30-17:30; 5 8:30-12:30",
    "135 8:30-12:30",
    "24 9-17",
    "3 8:30-17:30",
)
"""The commonest first; the last ones fit nearly always."""


def minute(text: str) -> int:
    """Minutes after midnight of « 8:30 » or « 17 »."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def week(text: str) -> Week:
    """The spans of a written week."""
    found = []
    for part in text.split(";"):
        days, *spans = part.split()
        for span in spans:
            start, _, end = span.partition("-")
            found += [(int(day) - 1, Span(minute(start), minute(end))) for day in days]
    return tuple(sorted(found))


def shifted(spans: Week, start: int, end: int) -> Week:
    """The same week beginning and ending so many minutes later; spans too short for it stay as they are."""
    return tuple(
        (day, Span(span.start + start, span.end + end) if span.minutes > 300 else span) for day, span in spans
    )
