"""A day's stays as typed (saisie du soir): « 8:02-17:10 », « 8:02-12 13-17 », « 8:02- » while the child is here."""

import re
from collections.abc import Sequence

from app.care.attendance import AttendedSpan
from app.care.attendance_days import Hours
from app.errors import InvalidEntry
from ui import typed

OPEN = re.compile(r"(?:^|(?<=[\s,;/]))([0-9hH:.]+)\s*[-–—]\s*$")
ABSENT = ("abs", "absent", "absente", "absence")


def means_absent(text: str) -> bool:
    """Whether the line says that the child was away."""
    return text.strip().casefold().rstrip(".") in ABSENT


def read_stays(text: str, stays: Sequence[AttendedSpan] = ()) -> list[Hours]:
    """Arrivals and departures; an hour alone ends the arrival that waits for its departure. Raises InvalidEntry."""
    if not text.strip():
        return []
    waiting = [stay for stay in stays if stay.left is None]
    if len(waiting) == 1 and re.fullmatch(r"\s*[0-9]{1,2}\s*(?:[hH:.]\s*[0-9]{0,2}|[0-9]{2})?\s*", text):
        left = typed.read_hour(text, end=True)
        ended = (waiting[0].arrived, left if left > waiting[0].arrived else left + 1440)
        return [*((stay.arrived, stay.left) for stay in stays if stay.left is not None), ended]
    found = OPEN.search(text)
    if found is None:
        return list(typed.read_spans(text))
    before = text[: found.start(1)].strip(" ,;/")
    arrived = typed.read_hour(found[1])
    closed = typed.read_spans(before) if before else ()
    if closed and closed[-1].end > arrived:
        raise InvalidEntry("L’arrivée sans départ vient après les autres heures du jour.", field="arrived")
    return [*closed, (arrived, None)]


def written(stays: Sequence[AttendedSpan]) -> str:
    """The stays as a person would type them, and as `read_stays` reads them back."""
    return " ".join(_written(stay.arrived, stay.left) for stay in stays)


def _written(arrived: int, left: int | None) -> str:
    if left is None:
        return f"{_hour(arrived)}-"
    return f"{_hour(arrived)}-{_hour(left)}{' +1' if arrived and left - arrived == 1440 else ''}"


def _hour(minute: int) -> str:
    hours, minutes = divmod(minute if minute <= 1440 else minute % 1440, 60)
    return f"{hours}:{minutes:02}"
