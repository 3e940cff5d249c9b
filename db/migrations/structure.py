"""First steps: the crèche's identity, opening, closures, holidays, capacity and settings."""

from db.columns import code, create, day, flag, index, number, text, unique
from db.driver import Database

AREAS = ("metropolitan", "alsace_moselle", "guadeloupe", "martinique", "guyane", "reunion", "mayotte")
SPAN = 'CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440)'
"""A span starts in its day and lasts at most 24 hours."""
ORDERED = 'CHECK ("last_day" >= "first_day")'


def create_identity(db: Database) -> None:
    """What the crèche is called and by which numbers the CAF knows it."""
    create(
        db,
        "identities",
        {
            "first_day": day(),
            "name": text(),
            "manager": text(null=True),
            "address": text(null=True),
            "postcode": text(null=True),
            "commune": text(null=True),
            "phone": text(null=True),
            "email": text(null=True),
            "caf_office": text(null=True),
            "caf_number": text(null=True),
            "idequ": text(null=True),
            "label_number": text(null=True),
            "label_first_day": day(null=True),
            "label_last_day": day(null=True),
            "area": code(*AREAS),
            "micro": flag(),
        },
        'CHECK ("label_last_day" >= "label_first_day")',
    )
    unique(db, "identities", "first_day")


def create_opening(db: Database) -> None:
    """Opening spans, closures and public holidays."""
    create(
        db,
        "opening_spans",
        {"first_day": day(), "weekday": number(), "start": number(), "end": number()},
        SPAN,
        'CHECK ("weekday" BETWEEN 0 AND 6)',
    )
    index(db, "opening_spans", "first_day")
    create(
        db,
        "closures",
        {
            "first_day": day(),
            "last_day": day(),
            "reason": code("holidays", "pedagogical", "exceptional"),
            "start": number(null=True),
            "end": number(null=True),
            "label": text(null=True),
        },
        ORDERED,
        SPAN,
        'CHECK (("start" IS NULL) = ("end" IS NULL))',
    )
    index(db, "closures", "last_day")
    create(db, "public_holidays", {"day": day(), "name": text(), "opens": flag()})
    unique(db, "public_holidays", "day")


def create_capacity(db: Database) -> None:
    """Agreed places by slot of the day."""
    create(
        db,
        "capacity_slots",
        {"first_day": day(), "start": number(), "end": number(), "places": number()},
        SPAN,
        'CHECK ("places" >= 0)',
    )
    index(db, "capacity_slots", "first_day")


def create_settings(db: Database) -> None:
    """Dated settings."""
    create(db, "settings", {"key": text(), "first_day": day(), "value": text()})
    unique(db, "settings", "key", "first_day")


STEPS = (create_identity, create_opening, create_capacity, create_settings)
