"""The waiting list: requests for a place, the hours wished, the decisions."""

from db.columns import code, create, day, flag, index, number, ref, text
from db.driver import Database

WHYS = ("no_place", "hours", "staff", "others_first", "age", "elsewhere", "no_answer", "moved", "other")


def create_admission_requests(db: Database) -> None:
    """Requests, and the hours they wish by weekday."""
    create(
        db,
        "admission_requests",
        {
            "first_name": text(),
            "last_name": text(),
            "birth_day": day(),
            "contact_first_name": text(),
            "contact_last_name": text(),
            "phone": text(null=True),
            "email": text(null=True),
            "asked_on": day(),
            "wanted_from": day(),
            "kind": code("regular", "occasional", "emergency"),
            "avip": flag(),
            "single_parent": flag(),
            "qpv": flag(),
            "rsa": flag(),
            "sibling": flag(),
            "state": code("waiting", "admitted", "declined", "withdrawn"),
            "child_id": ref("children", null=True),
        },
        'CHECK (("state" = \'admitted\') = ("child_id" IS NOT NULL))',
        'CHECK ("wanted_from" >= "birth_day")',
    )
    index(db, "admission_requests", "state")
    create(
        db,
        "admission_spans",
        {"admission_id": ref("admission_requests"), "weekday": number(), "start": number(), "end": number()},
        'CHECK ("weekday" BETWEEN 0 AND 6)',
        'CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440)',
    )


def create_admission_decisions(db: Database) -> None:
    """What was decided, by whom and why: rows are only ever added."""
    create(
        db,
        "admission_decisions",
        {
            "admission_id": ref("admission_requests"),
            "day": day(),
            "verdict": code("admitted", "declined", "withdrawn", "reopened"),
            "why": code(*WHYS, null=True),
            "note": text(null=True),
            "user_id": ref("users"),
        },
        "CHECK ((\"verdict\" IN ('declined', 'withdrawn')) = (\"why\" IS NOT NULL))",
        'CHECK ("why" <> \'other\' OR "note" IS NOT NULL)',
    )


STEPS = (create_admission_requests, create_admission_decisions)
