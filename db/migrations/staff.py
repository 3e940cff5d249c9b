"""The adults: people, work contracts, shifts by week and by day, leave."""

from db.columns import code, create, day, index, index_last, number, ref, text, unique
from db.driver import Database
from db.migrations.structure import ORDERED, SPAN

TRADES = (
    "puericulture_nurse",
    "early_years_educator",
    "childcare_assistant",
    "nurse",
    "psychomotrician",
    "early_years_cap",
    "other_accepted",
    "management",
    "other_staff",
)
LEAVES_APART = """
CREATE TRIGGER "leaves_{event}_apart" BEFORE {event} ON "leaves"
WHEN EXISTS (
  SELECT 1 FROM "leaves" AS other
  WHERE other.member_id = NEW.member_id AND other.id <> NEW.id
    AND other.first_day <= NEW.last_day AND other.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: leaves'); END
"""


def create_staff(db: Database) -> None:
    """People, and the minutes a week of their contracts; two may bear one name."""
    create(
        db,
        "staff_members",
        {
            "first_name": text(),
            "last_name": text(),
            "qualification": code(*TRADES),
            "first_day": day(),
            "last_day": day(null=True),
        },
        ORDERED,
    )
    index_last(db, "staff_members", "last_day")
    create(
        db,
        "staff_contracts",
        {"member_id": ref("staff_members", index=False), "first_day": day(), "weekly_minutes": number()},
        'CHECK ("weekly_minutes" BETWEEN 1 AND 10080)',
    )
    unique(db, "staff_contracts", "member_id", "first_day")


def create_shifts(db: Database) -> None:
    """Weeks that take turns."""
    create(
        db,
        "shift_patterns",
        {
            "member_id": ref("staff_members", index=False),
            "first_day": day(),
            "weeks": number(),
            "turn": code("anchor", "iso_parity"),
            "anchor": day(),
        },
        'CHECK ("weeks" BETWEEN 1 AND 10)',
        "CHECK (strftime('%w', \"anchor\") = '1')",
    )
    unique(db, "shift_patterns", "member_id", "first_day")
    create(
        db,
        "shift_pattern_spans",
        {
            "shift_pattern_id": ref("shift_patterns"),
            "week": number(),
            "weekday": number(),
            "start": number(),
            "end": number(),
        },
        SPAN,
        'CHECK ("week" BETWEEN 0 AND 9 AND "weekday" BETWEEN 0 AND 6)',
    )


def create_shift_exceptions(db: Database) -> None:
    """The whole list of somebody's shifts of a day."""
    create(
        db,
        "shift_exceptions",
        {"member_id": ref("staff_members", index=False), "day": day(), "note": text(null=True)},
    )
    unique(db, "shift_exceptions", "member_id", "day")
    index(db, "shift_exceptions", "day")
    create(
        db,
        "shift_exception_spans",
        {"shift_exception_id": ref("shift_exceptions"), "start": number(), "end": number()},
        SPAN,
    )


def create_leaves(db: Database) -> None:
    """Leave, one at a time for a person."""
    create(
        db,
        "leaves",
        {
            "member_id": ref("staff_members"),
            "first_day": day(),
            "last_day": day(),
            "kind": code("paid_leave", "sick_leave", "training_leave", "other_leave"),
        },
        ORDERED,
    )
    index(db, "leaves", "last_day")
    for event in ("INSERT", "UPDATE"):
        db.execute(LEAVES_APART.format(event=event))


STEPS = (create_staff, create_shifts, create_shift_exceptions, create_leaves)
