"""The crèche's settings as the report needs them (réglages): rules.md's defaults; an override must be known here."""

from typing import NamedTuple

from tests.naive.tables import Tables


class Terms(NamedTuple):
    """The values of rules.md marked "setting"."""

    rounding: str = "half_hour_started"
    staff_rule: str = "A"
    adaptation: str = "real_hours"
    waiting_days: int = 3
    announced_days_before: int = 2
    atypical_before: int = 8 * 60
    atypical_from: int = 18 * 60
    limit_percent: int = 115
    threshold_percent: int = 20


DEDUCTIBLE = {
    "hospital": True,
    "excluded_by_doctor": True,
    "holiday": True,  # when announced in time
    "illness_certified": True,  # after the waiting days
    "other_announced": False,
    "unannounced": False,
}

TO_WORK_OR_TRAINING = {
    "cdi",
    "cdd_6_months",
    "temp_6_months",
    "civil_service",
    "own_business",
    "cdd_short",
    "temp_short",
    "subsidised_job",
    "qualifying_training",
    "other_insertion",
}
"""Outcomes of the categories durable, transition and positive."""


def terms_of(tables: Tables) -> Terms:
    """The defaults, as long as no row says otherwise."""
    for row in tables["Setting"]:
        raise ValueError(
            f"unknown setting {row.text('key')} = {row.text('value')} from {row.day('first_day')}"
        )
    return Terms()
