"""Days and durations as the proposal says them (mots du planning d’équipe)."""

from datetime import date

from app.wording import MONTHS, NBSP, WEEKDAYS


def spoken_minutes(minutes: int) -> str:
    """« 45 min », « 2 h », « 35 h 30 »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def weekday_of(day: date) -> str:
    """« mardi 24 novembre », « dimanche 1er novembre »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number}{NBSP}{MONTHS[day.month - 1]}"


def at_head(words: str) -> str:
    """The same at the head of a sentence."""
    return words[:1].upper() + words[1:]
