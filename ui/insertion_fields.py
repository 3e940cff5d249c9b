"""The insertion's own fields (champs): an appointment, a series, weekly hours, a week of work."""

from collections.abc import Callable
from datetime import date

from app.errors import InvalidEntry
from app.insertion.interview_entry import Appointment
from app.spans import Span
from ui import french, typed
from ui.field import LineField, Need
from ui.hours_field import HoursField
from ui.insertion_words import week_words
from ui.typed_appointment import (
    TypedSeries,
    read_appointment,
    read_series,
    told_appointment,
    write_appointment,
)
from ui.typed_week import read_week, write_week


class AppointmentField(LineField[Appointment]):
    """« ven 9h », « demain 14:30, 30 min »: read relative to `today`, told back in full."""

    def __init__(
        self,
        name: str,
        text: str,
        today: Callable[[], date],
        *,
        need: Need = Need.FREE,
        hint: str = "",
        example: str = "ven 9h",
    ) -> None:
        self._today = today
        self.usual = 45
        self.on: date | None = None
        """The day of an hour typed alone."""
        super().__init__(name, text, need=need, hint=hint, example=example)

    def parse(self, text: str) -> Appointment:
        return read_appointment(text, self._today(), minutes=self.usual, on=self.on)

    def write(self, value: Appointment) -> str:
        return write_appointment(value, usual=self.usual)

    def understood(self, value: Appointment) -> str:
        return f"{told_appointment(value)}, {french.duration(value.minutes)}"


class SeriesField(LineField[TypedSeries]):
    """« mardi et vendredi 9 h, jusqu’au terme »."""

    def __init__(self, name: str, text: str, today: Callable[[], date], *, need: Need = Need.FREE) -> None:
        self._today = today
        self.usual = 45
        super().__init__(name, text, need=need, example="mardi et vendredi 9 h, jusqu’au terme")

    def parse(self, text: str) -> TypedSeries:
        return read_series(text, self._today(), minutes=self.usual)

    def write(self, value: TypedSeries) -> str:
        days = " et ".join(french.WEEKDAYS[weekday] for weekday in value.weekdays)
        until = (
            "jusqu’au terme" if value.last_day is None else f"jusqu’au {french.day_figures(value.last_day)}"
        )
        return f"{days} {french.hour(value.start)}, {until}"


class WeeklyHoursField(HoursField):
    """Minutes a week, typed « 24 », « 24 h 30 »."""

    def __init__(self, name: str, text: str, *, need: Need = Need.FREE, hint: str = "") -> None:
        advice = "Écrivez des heures par semaine, par exemple 24 ou 24 h 30."
        super().__init__(name, text, most=7 * 1440, advice=advice, need=need, hint=hint)


class WeekField(LineField[dict[int, tuple[Span, ...]]]):
    """« lun-ven 6:30-14:30 »; told back with its sum."""

    def parse(self, text: str) -> dict[int, tuple[Span, ...]]:
        return read_week(text)

    def write(self, value: dict[int, tuple[Span, ...]]) -> str:
        return write_week(value)

    def understood(self, value: dict[int, tuple[Span, ...]]) -> str:
        minutes = sum(span.minutes for spans in value.values() for span in spans)
        return f"{week_words(value)}, soit {french.hours(minutes)} par semaine"


class MinutesField(LineField[int]):
    """A length or a travel time, typed « 35 », « 35 min », « 1h10 »."""

    def parse(self, text: str) -> int:
        plain = text.replace(french.NBSP, " ").casefold().removesuffix(".").strip()
        for unit in ("minutes", "minute", "min", "mn"):
            plain = plain.removesuffix(unit).strip()
        if plain.isascii() and plain.isdigit() and len(plain) <= 3:
            return int(plain)
        if "h" in plain or ":" in plain:
            return typed.read_hour(plain)
        raise InvalidEntry("Écrivez une durée en minutes, par exemple 35 ou 1h10.")

    def write(self, value: int) -> str:
        return french.duration(value)
