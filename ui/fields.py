"""The kinds of fields that are typed (champs): text, date, hour, a day's spans, weekdays, euros, numbers, note."""

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit

from app.errors import InvalidEntry
from app.spans import Span
from ui import french, theme, typed
from ui.field import Field, LineField, Need
from ui.typed_week import read_weekdays
from ui.widgets.text_box import text_in


class TextField(LineField[str]):
    """A name, a number, an address: spaces around are dropped."""

    def parse(self, text: str) -> str:
        return " ".join(text.split())

    def write(self, value: str) -> str:
        return value


class DateField(LineField[date]):
    """`3/9`, `030926`, `demain`, `+7`: read relative to `today`, told back in full."""

    def __init__(
        self, name: str, text: str, today: Callable[[], date], *, need: Need = Need.FREE, hint: str = ""
    ) -> None:
        self._today = today
        super().__init__(name, text, need=need, hint=hint, example="jj/mm/aaaa")

    def parse(self, text: str) -> date:
        return typed.read_day(text, self._today())

    def write(self, value: date) -> str:
        return french.day_figures(value)

    def understood(self, value: date) -> str:
        return french.day_long(value)


class HourField(LineField[int]):
    """Minutes after midnight, typed `830`, `8h30` or `8:30`; `24:00` only where the day's `end` may be meant."""

    def __init__(
        self, name: str, text: str, *, need: Need = Need.FREE, hint: str = "", end: bool = False
    ) -> None:
        self._end = end
        super().__init__(name, text, need=need, hint=hint)

    def parse(self, text: str) -> int:
        return typed.read_hour(text, end=self._end)

    def write(self, value: int) -> str:
        return french.hour(value)


class SpansField(LineField[tuple[Span, ...]]):
    """A day's spans, typed `8:30-12 13-17`; told back with their sum."""

    def parse(self, text: str) -> tuple[Span, ...]:
        return typed.read_spans(text)

    def write(self, value: tuple[Span, ...]) -> str:
        return french.spans(value)

    def understood(self, value: tuple[Span, ...]) -> str:
        return (
            f"{french.spans(value)}, soit {french.hours(sum(span.minutes for span in value))}"
            if value
            else ""
        )


class EurosField(LineField[int]):
    """Euro cents, typed `1 234,50`."""

    def parse(self, text: str) -> int:
        return typed.read_euros(text)

    def write(self, value: int) -> str:
        return french.euros(value)


class NumberField(LineField[int]):
    """A whole number within bounds."""

    def __init__(
        self,
        name: str,
        text: str,
        *,
        least: int = 0,
        most: int = 9999,
        need: Need = Need.FREE,
        hint: str = "",
    ) -> None:
        self._least, self._most = least, most
        super().__init__(name, text, need=need, hint=hint)

    def parse(self, text: str) -> int:
        digits = "".join(text.split())
        if (
            digits.isascii()
            and digits.isdigit()
            and len(digits) < 10
            and self._least <= int(digits) <= self._most
        ):
            return int(digits)
        bounds = f"entre {french.number(self._least)} et {french.number(self._most)}"
        raise InvalidEntry(f"Écrivez un nombre entier {bounds}.")

    def write(self, value: int) -> str:
        return str(value)


class DaysBeforeField(LineField[tuple[int, ...]]):
    """Numbers of days before a term, typed `30, 15, 7`; the largest first."""

    def parse(self, text: str) -> tuple[int, ...]:
        parts = re.split(r"[\s,;]+|\bet\b", text.replace(french.NBSP, " ").strip(" ,;"))
        known = [part for part in parts if part]
        if known and all(part.isascii() and part.isdigit() and len(part) <= 3 for part in known):
            return tuple(sorted({int(part) for part in known}, reverse=True))
        raise InvalidEntry("Écrivez des nombres de jours séparés par des virgules, par exemple 30, 15, 7.")

    def write(self, value: tuple[int, ...]) -> str:
        return ", ".join(str(days) for days in value)

    def understood(self, value: tuple[int, ...]) -> str:
        return french.days_before(value)


class WeekdaysField(LineField[tuple[int, ...]]):
    """Days of the week, 0 = Monday, typed `sam dim` or `lun-mer`; empty: none."""

    def parse(self, text: str) -> tuple[int, ...]:
        return tuple(read_weekdays(text))

    def write(self, value: tuple[int, ...]) -> str:
        return ", ".join(french.WEEKDAYS[day] for day in value)


class NoteField(Field[str]):
    """A text of several lines; one that `grows` takes the room there is, and keeps `lines` at least."""

    def __init__(
        self,
        name: str,
        text: str,
        *,
        need: Need = Need.FREE,
        hint: str = "",
        lines: int = 4,
        grows: bool = False,
    ) -> None:
        self.box = _NoteBox(lines)
        self.box.setTabChangesFocus(True)
        if grows:
            self.box.setMinimumHeight(self.box.least)
        else:
            self.box.setFixedHeight(self.box.least)
        super().__init__(name, text, self.box, need=need, hint=hint)
        self.box.textChanged.connect(self.edited)

    def read(self) -> str | None:
        return text_in(self.box).strip() or None

    def show_value(self, value: str | None) -> None:
        self.box.setPlainText(value or "")

    def text(self) -> str:
        return text_in(self.box)

    def retype(self, text: str) -> None:
        self.box.setPlainText(text)
        self.edited()


class _NoteBox(QPlainTextEdit):
    """Asks for no more than its lines: where room is short, what stands under it must not be pushed out."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.least = self.fontMetrics().lineSpacing() * lines + theme.scaled(16)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.least)
