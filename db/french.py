"""Moments and counts as the storage's own sentences say them (français)."""

from datetime import datetime

from app.wording import NBSP, spoken_day, spoken_hour


def spoken_moment(moment: datetime) -> str:
    """« 22 novembre 2026 à 8 h 02 »."""
    return f"{spoken_day(moment.date())} à {spoken_hour(moment.hour * 60 + moment.minute)}"


def counted(number: int, one: str, several: str) -> str:
    """« 1 seconde », « 2 secondes »."""
    return f"{number}{NBSP}{several if number > 1 else one}"
