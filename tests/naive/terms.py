"""The settings the figures depend on (réglages): rules.md's defaults, and the dated rows that change them."""

from datetime import date

from tests.naive.tables import Tables

DEFAULTS = {
    "rounding": "half_hour_started",
    "adaptation": "real_hours",
    "deductible.hospital": "yes",
    "deductible.excluded_by_doctor": "yes",
    "deductible.illness_certified": "yes",  # after the waiting days
    "deductible.holiday": "yes",  # when announced in time
    "deductible.other_announced": "no",
    "deductible.unannounced": "no",
    "waiting_days": "3",
    "announced_days": "2",
    "atypical_before": "08:00",
    "atypical_from": "18:00",
    "atypical_weekdays": "5,6",
    "atypical_holidays": "yes",
    "surnombre_percent": "115",
    "staff_rule": "A",
    "quota_percent": "20",
    "dormant": "attended_once",
    "outcome.cdi": "durable",
    "outcome.cdd_6_months": "durable",
    "outcome.temp_6_months": "durable",
    "outcome.civil_service": "durable",
    "outcome.own_business": "durable",
    "outcome.cdd_short": "transition",
    "outcome.temp_short": "transition",
    "outcome.subsidised_job": "transition",
    "outcome.qualifying_training": "positive",
    "outcome.other_insertion": "positive",
    "outcome.no_solution": "other",
    "outcome.breach": "other",
    "outcome.other": "other",
    "outcome.moved_away": "neutralised",
    "outcome.long_illness": "neutralised",
    "outcome.parental_leave": "neutralised",
    "outcome.child_at_school": "neutralised",
}
"""Each setting that a figure depends on, in rules.md's words."""

NO_FIGURE = {
    "demonstration",
    "mask_small_cells",
    "lock_after_minutes",
    "engagement_months",  # an engagement carries its own days
    "engagement_renewals",
    "engagement_most_months",
    "engagement_warnings",
    "bilan_required",
    "interviews_per_week",
    "interview_minutes",
    "silent_days",
    "journal_consultation_months",
    "journal_insertion_months",
    "journal_people_months",
}
"""Settings on which no figure of the report to the CAF depends."""


class Terms:
    """What is set on a day."""

    def __init__(self, tables: Tables) -> None:
        self.rows: dict[str, list[tuple[date, str]]] = {key: [] for key in DEFAULTS}
        for row in tables["Setting"]:
            if row.text("key") not in NO_FIGURE and not row.text("key").startswith("money."):
                self.rows[row.text("key")].append((row.day("first_day"), row.text("value")))

    def text(self, key: str, day: date) -> str:
        """The value in force on the day, the default before any. An unknown key is an error."""
        begun = [row for row in self.rows[key] if row[0] <= day]
        return max(begun)[1] if begun else DEFAULTS[key]

    def yes(self, key: str, day: date) -> bool:
        return {"yes": True, "no": False}[self.text(key, day)]

    def number(self, key: str, day: date) -> int:
        return int(self.text(key, day))

    def minute(self, key: str, day: date) -> int:
        """An hour "HH:MM" as minutes after midnight."""
        hours, minutes = self.text(key, day).split(":")
        return int(hours) * 60 + int(minutes)

    def weekdays(self, key: str, day: date) -> set[int]:
        found = self.text(key, day)
        return set() if found == "none" else {int(number) for number in found.split(",")}
