"""Reference weeks and dated exceptions (semaines types, exceptions): when a child is expected."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol

from app.store import Record


class Turn(StrEnum):
    """How several weeks take turns."""

    ANCHOR = "anchor"
    """Counted from the anchor Monday."""
    ISO_PARITY = "iso_parity"
    """Odd ISO weeks are week 0, even ones week 1; two odd ones meet after a year of 53 weeks."""


class Turning(Protocol):
    """Weeks in turn: a child's or an adult's."""

    @property
    def weeks(self) -> int: ...

    @property
    def turn(self) -> Turn: ...

    @property
    def anchor(self) -> date: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekPattern(Record):
    """The reference weeks of an enrolment from `first_day` on, until its next pattern begins.

    `weeks` (1 to 10) take turns; `anchor` is the Monday of a week 0, which a renewal keeps.
    """

    enrolment_id: int
    first_day: date
    weeks: int = 1
    turn: Turn = Turn.ANCHOR
    anchor: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PatternSpan(Record):
    """A span of a reference week: `week` 0 to 9, `weekday` 0 to 6."""

    pattern_id: int
    week: int
    weekday: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DayException(Record):
    """The whole list of an enrolment's spans for that day, perhaps empty, in place of the pattern; one a day."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    enrolment_id: int
    day: date
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExceptionSpan(Record):
    """A span of a dated exception; not cut to the opening."""

    exception_id: int
    start: int
    end: int
