"""Time without a job (ancienneté sans emploi): the bands that the field counts in (domain.md, A.5 and G)."""

from enum import StrEnum

from app.days import age_in_months
from app.insertion.situations import Situation, Work

EMPLOYED = frozenset(
    {
        Work.CDI_FULL_TIME,
        Work.CDI_PART_TIME,
        Work.CDD_FULL_TIME,
        Work.CDD_PART_TIME,
        Work.TEMP,
        Work.SUBSIDISED_JOB,
        Work.INSERTION_JOB,
        Work.APPRENTICESHIP,
        Work.OWN_BUSINESS,
    }
)
"""The work situations that are a job."""


class Seniority(StrEnum):
    """Full months without a job, on the day when the situation was noted."""

    AT_WORK = "at_work"
    UNDER_6_MONTHS = "under_6_months"
    FROM_6_MONTHS = "from_6_months"
    FROM_12_MONTHS = "from_12_months"
    FROM_24_MONTHS = "from_24_months"


def seniority_of(situation: Situation) -> Seniority | None:
    """Its band; None where nobody noted since when. A job said in the same situation wins."""
    if situation.work in EMPLOYED:
        return Seniority.AT_WORK
    if situation.jobless_since is None:
        return None
    months = age_in_months(situation.jobless_since, situation.day)
    if months < 6:
        return Seniority.UNDER_6_MONTHS
    if months < 12:
        return Seniority.FROM_6_MONTHS
    return Seniority.FROM_12_MONTHS if months < 24 else Seniority.FROM_24_MONTHS
