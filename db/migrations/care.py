"""First steps: enrolments, their weeks and exceptions, attendance and absences."""

from db.columns import code, create, day, index, number, ref, text, unique
from db.driver import Database
from db.migrations.structure import ORDERED, SPAN

NO_OVERLAP = """
CREATE TRIGGER "attended_spans_{event}_apart" BEFORE {event} ON "attended_spans"
WHEN EXISTS (
  SELECT 1 FROM "attended_spans" AS other
  WHERE other.child_id = NEW.child_id AND other.id <> NEW.id
    AND other.day BETWEEN date(NEW.day, '-1 day') AND date(NEW.day, '+1 day')
    AND (julianday(other.day) - julianday(NEW.day)) * 1440 + other.arrived < coalesce(NEW."left", NEW.arrived + 1)
    AND (julianday(other.day) - julianday(NEW.day)) * 1440 + coalesce(other."left", other.arrived + 1) > NEW.arrived
)
BEGIN SELECT RAISE(ABORT, 'overlap: attended_spans'); END
"""
ONE_OF_A_KIND = """
CREATE TRIGGER "enrolments_{event}_apart" BEFORE {event} ON "enrolments"
WHEN EXISTS (
  SELECT 1 FROM "enrolments" AS other
  WHERE other.child_id = NEW.child_id AND other.kind = NEW.kind AND other.id <> NEW.id
    AND other.first_day <= NEW.last_day AND other.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: enrolments'); END
"""


def create_enrolments(db: Database) -> None:
    """A child, a kind of care, a first and a last day; one of a kind at a time."""
    create(
        db,
        "enrolments",
        {
            "child_id": ref("children"),
            "kind": code("regular", "occasional", "emergency"),
            "first_day": day(),
            "last_day": day(),
            "adaptation_first_day": day(null=True),
            "adaptation_last_day": day(null=True),
            "signed_on": day(null=True),
            "end_reason": text(null=True),
        },
        ORDERED,
        'CHECK (("adaptation_first_day" IS NULL) = ("adaptation_last_day" IS NULL))',
        'CHECK ("adaptation_first_day" BETWEEN "first_day" AND "adaptation_last_day")',
        'CHECK ("adaptation_last_day" <= "last_day")',
    )
    index(db, "enrolments", "last_day")
    unique(db, "enrolments", "id", "child_id")
    for event in ("INSERT", "UPDATE"):
        db.execute(ONE_OF_A_KIND.format(event=event))


def create_weeks(db: Database) -> None:
    """Reference weeks that take turns."""
    create(
        db,
        "week_patterns",
        {
            "enrolment_id": ref("enrolments", index=False),
            "first_day": day(),
            "weeks": number(),
            "turn": code("anchor", "iso_parity"),
            "anchor": day(),
        },
        'CHECK ("weeks" BETWEEN 1 AND 10)',
        "CHECK (strftime('%w', \"anchor\") = '1')",
    )
    unique(db, "week_patterns", "enrolment_id", "first_day")
    create(
        db,
        "pattern_spans",
        {
            "pattern_id": ref("week_patterns"),
            "week": number(),
            "weekday": number(),
            "start": number(),
            "end": number(),
        },
        SPAN,
        'CHECK ("week" BETWEEN 0 AND 9 AND "weekday" BETWEEN 0 AND 6)',
    )


def create_exceptions(db: Database) -> None:
    """Dated exceptions: the whole list of an enrolment's spans for a day."""
    create(
        db,
        "day_exceptions",
        {"enrolment_id": ref("enrolments", index=False), "day": day(), "note": text(null=True)},
    )
    unique(db, "day_exceptions", "enrolment_id", "day")
    index(db, "day_exceptions", "day")
    create(
        db,
        "exception_spans",
        {"exception_id": ref("day_exceptions"), "start": number(), "end": number()},
        SPAN,
    )


def create_attendance(db: Database) -> None:
    """Raw times, never overlapping for one child, and absences."""
    create(
        db,
        "attended_spans",
        {
            "enrolment_id": ref("enrolments"),
            "child_id": ref("children", index=False),
            "day": day(),
            "arrived": number(),
            "left": number(null=True),
        },
        'CHECK ("arrived" BETWEEN 0 AND 1439)',
        'CHECK ("left" > "arrived" AND "left" - "arrived" <= 1440)',
        'FOREIGN KEY ("enrolment_id", "child_id") REFERENCES "enrolments" ("id", "child_id")',
    )
    index(db, "attended_spans", "day")
    index(db, "attended_spans", "child_id", "day")
    for event in ("INSERT", "UPDATE"):
        db.execute(NO_OVERLAP.format(event=event))
    create(
        db,
        "absences",
        {
            "enrolment_id": ref("enrolments"),
            "first_day": day(),
            "last_day": day(),
            "reason": code(
                "hospital",
                "excluded_by_doctor",
                "illness_certified",
                "holiday",
                "other_announced",
                "unannounced",
            ),
            "announced_on": day(null=True),
        },
        ORDERED,
    )
    index(db, "absences", "last_day")


STEPS = (create_enrolments, create_weeks, create_exceptions, create_attendance)
