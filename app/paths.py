"""Insertion paths (parcours): one open at a time for a parent; exit and outcome come together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.store import Record


class Prescriber(StrEnum):
    """Organisations that prescribe (domain.md, G)."""

    FRANCE_TRAVAIL = "france_travail"
    MISSION_LOCALE = "mission_locale"
    CAF = "caf"
    DEPARTEMENT = "departement"
    CAP_EMPLOI = "cap_emploi"
    PLIE = "plie"
    CCAS = "ccas"
    PMI = "pmi"
    SELF = "self"
    OTHER = "other"


class OutcomeCategory(StrEnum):
    """What an outcome counts as (rules.md, Outcome)."""

    DURABLE = "durable"
    TRANSITION = "transition"
    POSITIVE = "positive"
    OTHER = "other"
    NEUTRALISED = "neutralised"


class Outcome(StrEnum):
    """How a path ended; its category is a setting."""

    CDI = "cdi"
    CDD_6_MONTHS = "cdd_6_months"
    TEMP_6_MONTHS = "temp_6_months"
    CIVIL_SERVICE = "civil_service"
    OWN_BUSINESS = "own_business"
    CDD_SHORT = "cdd_short"
    TEMP_SHORT = "temp_short"
    SUBSIDISED_JOB = "subsidised_job"
    QUALIFYING_TRAINING = "qualifying_training"
    OTHER_INSERTION = "other_insertion"
    NO_SOLUTION = "no_solution"
    BREACH = "breach"
    OTHER = "other"
    MOVED_AWAY = "moved_away"
    LONG_ILLNESS = "long_illness"
    PARENTAL_LEAVE = "parental_leave"
    CHILD_AT_SCHOOL = "child_at_school"


CATEGORIES: dict[Outcome, OutcomeCategory] = {
    Outcome.CDI: OutcomeCategory.DURABLE,
    Outcome.CDD_6_MONTHS: OutcomeCategory.DURABLE,
    Outcome.TEMP_6_MONTHS: OutcomeCategory.DURABLE,
    Outcome.CIVIL_SERVICE: OutcomeCategory.DURABLE,
    Outcome.OWN_BUSINESS: OutcomeCategory.DURABLE,
    Outcome.CDD_SHORT: OutcomeCategory.TRANSITION,
    Outcome.TEMP_SHORT: OutcomeCategory.TRANSITION,
    Outcome.SUBSIDISED_JOB: OutcomeCategory.TRANSITION,
    Outcome.QUALIFYING_TRAINING: OutcomeCategory.POSITIVE,
    Outcome.OTHER_INSERTION: OutcomeCategory.POSITIVE,
    Outcome.NO_SOLUTION: OutcomeCategory.OTHER,
    Outcome.BREACH: OutcomeCategory.OTHER,
    Outcome.OTHER: OutcomeCategory.OTHER,
    Outcome.MOVED_AWAY: OutcomeCategory.NEUTRALISED,
    Outcome.LONG_ILLNESS: OutcomeCategory.NEUTRALISED,
    Outcome.PARENTAL_LEAVE: OutcomeCategory.NEUTRALISED,
    Outcome.CHILD_AT_SCHOOL: OutcomeCategory.NEUTRALISED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class InsertionPath(Record):
    """A parent's path, open from entry to exit, both included."""

    PERIOD: ClassVar[tuple[str, str]] = ("entry_day", "exit_day")

    parent_id: int
    entry_day: date
    prescriber: Prescriber | None = None
    adviser: str | None = None
    prescribed_on: date | None = None
    exit_day: date | None = None
    outcome: Outcome | None = None

    def open_on(self, day: date) -> bool:
        """Whether the path is open that day."""
        return self.entry_day <= day and (self.exit_day is None or day <= self.exit_day)
