"""The annexes made (registre des annexes nominatives): which month, which child, by whom; no row is ever removed."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.store import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnexMade(Record):
    """An annex that left the program; `of_month` is its month's first day, `made_by` a login.

    A day, not a text: the journal tells days, and of a text only that it is there.
    """

    PERIOD: ClassVar[tuple[str, str]] = ("of_month", "of_month")
    CODES: ClassVar[frozenset[str]] = frozenset({"made_by"})

    of_month: date
    made_on: date
    made_by: str
    child_id: int | None = None
    """The one child it was about, None for all."""
    with_hours: bool
    with_presence: bool
    with_weeks: bool
