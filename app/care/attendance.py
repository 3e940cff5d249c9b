"""Attendance and absences (pointage): raw times, never rounded; attended, absent and not recorded kept apart."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.store import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class AttendedSpan(Record):
    """A stay: minutes after midnight of `day`; `left` is None until the departure is noted and may pass 1440."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    enrolment_id: int
    child_id: int
    day: date
    arrived: int
    left: int | None = None


class AbsenceReason(StrEnum):
    """Why a child is away (rules.md, Absence reasons); whether each is deductible is a setting."""

    HOSPITAL = "hospital"
    EXCLUDED_BY_DOCTOR = "excluded_by_doctor"
    ILLNESS_CERTIFIED = "illness_certified"
    HOLIDAY = "holiday"
    OTHER_ANNOUNCED = "other_announced"
    UNANNOUNCED = "unannounced"


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence(Record):
    """One absence, from its first to its last day; `announced_on` is the day the family said so."""

    enrolment_id: int
    first_day: date
    last_day: date
    reason: AbsenceReason
    announced_on: date | None = None
