"""The contract's monthly hours."""

from db.columns import create, day, number, ref, unique
from db.driver import Database


def create_hour_envelopes(db: Database) -> None:
    """The minutes that an enrolment foresees for a month, from a day on."""
    create(
        db,
        "hour_envelopes",
        {"enrolment_id": ref("enrolments", index=False), "first_day": day(), "monthly_minutes": number()},
        'CHECK ("monthly_minutes" BETWEEN 1 AND 44640)',
    )
    unique(db, "hour_envelopes", "enrolment_id", "first_day")


STEPS = (create_hour_envelopes,)
