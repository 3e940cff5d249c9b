"""Settings of the crèche (réglages): dated rows, each with its default (rules.md, marked "setting")."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.store import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting(Record):
    """A value that holds from `first_day` on; `value` is text, read by the key's own type."""

    PERIOD: ClassVar[tuple[str, str]] = ("first_day", "first_day")

    key: str
    first_day: date
    value: str
