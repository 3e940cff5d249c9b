"""A setting's value in words (valeur d'un réglage): as its page and the journal say it."""

from app.setting_kinds import NO_WEEKDAY, Shape, Spec
from ui import french


def value_words(spec: Spec[object], text: str) -> str:
    """A setting's stored text as people say it."""
    if spec.shape is Shape.CHOICE:
        return dict(spec.choices).get(text, text)
    if spec.shape is Shape.HOUR:
        return french.hour(minute_of(text))
    if spec.shape is Shape.WEEKDAYS:
        return french.listed([french.WEEKDAYS[day] for day in numbers_of(text)]) or "aucun"
    if spec.shape is Shape.DAYS:
        return french.days_before(numbers_of(text))
    return text


def minute_of(text: str) -> int:
    """« 07:30 » as minutes after midnight."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def numbers_of(text: str) -> tuple[int, ...]:
    """« 1,3 » as numbers; none where no weekday is chosen."""
    return () if text == NO_WEEKDAY else tuple(int(part) for part in text.split(","))
