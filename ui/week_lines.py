"""Reference weeks in words (semaines types): « lun. à ven. 8 h 30–17 h · 42 h 30 par semaine », and how they turn."""

from collections.abc import Sequence
from itertools import groupby

from app.care.schedules import Turn
from app.care.weeks import Weeks, WeekSpan, week_name
from ui import french


def week_lines(weeks: Weeks) -> str:
    """A line for each week, its hours and their sum."""
    lines = []
    for week in range(weeks.weeks):
        spans = [span for span in weeks.spans if span.week == week]
        total = sum(span.end - span.start for span in spans)
        name = f"{week_name(week)}\u00a0: " if weeks.weeks > 1 else ""
        lines.append(
            f"{name}{describe(spans)} · {french.hours(total)} par semaine" if spans else f"{name}aucune heure"
        )
    return "\n".join(lines)


def turn_words(weeks: Weeks) -> str:
    """How several weeks take turns."""
    if weeks.turn is Turn.ISO_PARITY:
        return "A les semaines impaires, B les paires"
    names = french.listed([week_name(week) for week in range(weeks.weeks)])
    since = f", A depuis le {french.day_of_week(weeks.anchor)} {weeks.anchor.year}" if weeks.anchor else ""
    return f"{names} en alternance{since}"


def describe(spans: Sequence[WeekSpan]) -> str:
    """« lun. à ven. 8 h 30–17 h », « lun., mer. 9 h–12 h ; ven. 9 h–16 h »: days of the same hours together."""
    hours = {
        weekday: french.spans([(span.start, span.end) for span in own])
        for weekday, own in groupby(
            sorted(spans, key=lambda span: (span.weekday, span.start)), lambda span: span.weekday
        )
    }
    alike: dict[str, list[int]] = {}
    for weekday, words in hours.items():
        alike.setdefault(words, []).append(weekday)
    return "\u00a0; ".join(f"{_days(days)} {words}" for words, days in alike.items())


def _days(days: list[int]) -> str:
    names = french.WEEKDAYS_SHORT
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[days[0]]} à {names[days[-1]]}"
    return french.listed([names[day] for day in days])
