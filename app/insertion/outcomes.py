"""Outcomes of a path (sorties): how it ended, and the category that the crèche counts it in (rules.md, Outcome)."""

from enum import StrEnum


class OutcomeCategory(StrEnum):
    """What an outcome counts as."""

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
"""Each outcome's category until the crèche says otherwise."""

WORK = frozenset({OutcomeCategory.DURABLE, OutcomeCategory.TRANSITION})
"""The categories of a job: those whose follow-up asks whether it was kept."""
WORK_OR_TRAINING = WORK | {OutcomeCategory.POSITIVE}
