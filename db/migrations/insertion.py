"""First steps: parents' insertion paths, and the director's comment on a month."""

from db.columns import code, create, day, index_last, ref, text, unique
from db.driver import Database

PRESCRIBERS = (
    "france_travail",
    "mission_locale",
    "caf",
    "departement",
    "cap_emploi",
    "plie",
    "ccas",
    "pmi",
    "self",
    "other",
)
OUTCOMES = (
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
    "no_solution",
    "breach",
    "other",
    "moved_away",
    "long_illness",
    "parental_leave",
    "child_at_school",
)
ONE_OPEN = """
CREATE TRIGGER "insertion_paths_{event}_apart" BEFORE {event} ON "insertion_paths"
WHEN EXISTS (
  SELECT 1 FROM "insertion_paths" AS other
  WHERE other.parent_id = NEW.parent_id AND other.id <> NEW.id
    AND other.entry_day <= coalesce(NEW.exit_day, '9999') AND coalesce(other.exit_day, '9999') >= NEW.entry_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: insertion_paths'); END
"""


def create_paths(db: Database) -> None:
    """One open at a time for a parent; exit and outcome together."""
    create(
        db,
        "insertion_paths",
        {
            "parent_id": ref("parents"),
            "entry_day": day(),
            "prescriber": code(*PRESCRIBERS, null=True),
            "adviser": text(null=True),
            "prescribed_on": day(null=True),
            "exit_day": day(null=True),
            "outcome": code(*OUTCOMES, null=True),
        },
        'CHECK ("exit_day" >= "entry_day")',
        'CHECK (("exit_day" IS NULL) = ("outcome" IS NULL))',
    )
    index_last(db, "insertion_paths", "exit_day")
    for event in ("INSERT", "UPDATE"):
        db.execute(ONE_OPEN.format(event=event))


def create_comments(db: Database) -> None:
    """The director's comment on a month."""
    create(
        db,
        "month_comments",
        {"month": text(), "text": text()},
        "CHECK (\"month\" IS strftime('%Y-%m', \"month\" || '-01'))",
    )
    unique(db, "month_comments", "month")


STEPS = (create_paths, create_comments)
