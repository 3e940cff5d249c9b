"""The adults (équipe): who works with the children, under which contract, at which hours, and when away.

A shift is time with the children: meetings, cooking and the office are no shift.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.care.schedules import Turn
from app.store import Record


class Qualification(StrEnum):
    """The trades of the field, in the order of the law (art. R. 2324-42 of the CSP)."""

    PUERICULTURE_NURSE = "puericulture_nurse"
    """Puéricultrice."""
    EARLY_YEARS_EDUCATOR = "early_years_educator"
    """Éducatrice de jeunes enfants (EJE)."""
    CHILDCARE_ASSISTANT = "childcare_assistant"
    """Auxiliaire de puériculture."""
    NURSE = "nurse"
    """Infirmière."""
    PSYCHOMOTRICIAN = "psychomotrician"
    """Psychomotricienne."""
    EARLY_YEARS_CAP = "early_years_cap"
    """CAP accompagnant éducatif petite enfance, and the former CAP petite enfance."""
    OTHER_ACCEPTED = "other_accepted"
    """Another diploma or experience that the order of 29 July 2022 accepts with the children."""
    MANAGEMENT = "management"
    """The office; a director who works with the children is noted under her own diploma."""
    OTHER_STAFF = "other_staff"
    """Kitchen, cleaning, apprentice."""

    @property
    def is_qualified(self) -> bool:
        """Whether it belongs to the diplomas that at least 40 % of the adults hold."""
        return self in QUALIFIED

    @property
    def is_counted(self) -> bool:
        """Whether the person counts among the adults present with the children."""
        return self not in UNCOUNTED


QUALIFIED = frozenset(
    {
        Qualification.PUERICULTURE_NURSE,
        Qualification.EARLY_YEARS_EDUCATOR,
        Qualification.CHILDCARE_ASSISTANT,
        Qualification.NURSE,
        Qualification.PSYCHOMOTRICIAN,
    }
)
UNCOUNTED = frozenset({Qualification.MANAGEMENT, Qualification.OTHER_STAFF})


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffMember(Record):
    """An adult of the crèche, from the first to the last day at work; the latter is empty while it isn't known."""

    first_name: str
    last_name: str
    qualification: Qualification
    first_day: date
    last_day: date | None = None

    @property
    def name(self) -> str:
        """First name then last name."""
        return f"{self.first_name} {self.last_name}"

    def covers(self, day: date) -> bool:
        """Whether the person works for the crèche on that day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffContract(Record):
    """The minutes a week of somebody's work contract from `first_day` on; the latest row is in force."""

    member_id: int
    first_day: date
    weekly_minutes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftPattern(Record):
    """Somebody's weeks from `first_day` on, until the next ones begin; as `app.care.schedules.WeekPattern`."""

    member_id: int
    first_day: date
    weeks: int = 1
    turn: Turn = Turn.ANCHOR
    anchor: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftPatternSpan(Record):
    """A shift of a week: `week` 0 to 9, `weekday` 0 to 6, `end` may pass midnight (1440)."""

    shift_pattern_id: int
    week: int
    weekday: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftException(Record):
    """The whole list of somebody's shifts of that day, perhaps empty, in place of the weeks; one a day."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    member_id: int
    day: date
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftExceptionSpan(Record):
    """A shift of a dated exception."""

    shift_exception_id: int
    start: int
    end: int


class LeaveKind(StrEnum):
    """Why an adult is away."""

    PAID = "paid_leave"
    SICK = "sick_leave"
    TRAINING = "training_leave"
    OTHER = "other_leave"


@dataclass(frozen=True, kw_only=True, slots=True)
class Leave(Record):
    """Days without any shift of that person, whatever the weeks and exceptions say."""

    member_id: int
    first_day: date
    last_day: date
    kind: LeaveKind = LeaveKind.PAID
