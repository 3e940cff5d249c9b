"""A sum of hours (volume d'heures) in a field: « 24 », « 24 h 30 », « 24:30 »."""

import re

from app.errors import InvalidEntry
from ui import french
from ui.field import LineField, Need

HOURS = re.compile(r"([0-9]{1,3})(?:(?:h|:)([0-9]{1,2})?)?")


class HoursField(LineField[int]):
    """Whole minutes, at most `most`; `advice` is what to write."""

    def __init__(
        self, name: str, text: str, *, most: int, advice: str, need: Need = Need.FREE, hint: str = ""
    ) -> None:
        self._most, self._advice = most, advice
        super().__init__(name, text, need=need, hint=hint)

    def parse(self, text: str) -> int:
        found = HOURS.fullmatch("".join(text.split()).casefold())
        minutes = int(found[1]) * 60 + int(found[2] or 0) if found else 0
        if found is None or int(found[2] or 0) > 59 or not 0 < minutes <= self._most:
            raise InvalidEntry(self._advice)
        return minutes

    def write(self, value: int) -> str:
        return french.hours(value)
