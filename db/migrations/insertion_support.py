"""How parents stand and what they sign: situations, needs, engagements."""

from db.columns import code, create, day, flag, number, ref, text, unique
from db.driver import Database
from db.migrations.structure import ORDERED

WORK = (
    "job_seeking",
    "training_seeking",
    "project",
    "cdi_full_time",
    "cdi_part_time",
    "cdd_full_time",
    "cdd_part_time",
    "temp",
    "subsidised_job",
    "insertion_job",
    "apprenticeship",
    "internship",
    "training",
    "own_business",
    "parental_leave",
    "at_home",
    "other",
)
THEMES = (
    "housing",
    "mobility",
    "childcare",
    "health",
    "language",
    "digital",
    "paperwork",
    "money",
    "choosing_a_job",
    "training",
    "applying",
    "finding_a_job",
    "own_business",
)
APART = """
CREATE TRIGGER "engagements_{event}_apart" BEFORE {event} ON "engagements"
WHEN EXISTS (
  SELECT 1 FROM "engagements" AS other
  WHERE other.path_id = NEW.path_id AND other.id <> NEW.id
    AND other.first_day <= coalesce(NEW.ended_on, NEW.last_day)
    AND coalesce(other.ended_on, other.last_day) >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: engagements'); END
"""


def create_situations(db: Database) -> None:
    """Dated snapshots in coded lists."""
    create(
        db,
        "situations",
        {
            "path_id": ref("insertion_paths"),
            "day": day(),
            "work": code(*WORK),
            "education": code(
                "afs", "cp4", "cfg", "c3a", "c12", "nv5", "nv4", "nv3", "nv2", "nv1", null=True
            ),
            "jobless_since": day(null=True),
            "france_travail": flag(null=True),
            "single_parent": flag(null=True),
            "rsa": flag(null=True),
            "qpv": flag(null=True),
            "driving": code("none", "learning", "licence", null=True),
        },
        'CHECK ("jobless_since" <= "day")',
    )


def create_needs(db: Database) -> None:
    """What stands in the way, how strongly since when, and how it was closed."""
    create(
        db,
        "needs",
        {
            "path_id": ref("insertion_paths"),
            "theme": code(*THEMES),
            "opened_on": day(),
            "closed_on": day(null=True),
            "closing": code("lifted", "eased", "persistent", "void", null=True),
        },
        'CHECK ("closed_on" >= "opened_on")',
        'CHECK (("closed_on" IS NULL) = ("closing" IS NULL))',
    )
    db.execute(
        'CREATE UNIQUE INDEX "needs_one_open" ON "needs" ("path_id", "theme") WHERE "closed_on" IS NULL'
    )
    create(
        db,
        "need_levels",
        {
            "need_id": ref("needs", index=False),
            "day": day(),
            "intensity": code("low", "medium", "high", "unknown"),
        },
    )
    unique(db, "need_levels", "need_id", "day")


def create_engagements(db: Database) -> None:
    """Engagements of a path, never two on one day."""
    create(
        db,
        "engagements",
        {
            "path_id": ref("insertion_paths", index=False),
            "origin": day(),
            "first_day": day(),
            "last_day": day(),
            "renewal": number(),
            "signed_on": day(null=True),
            "weekly_minutes": number(null=True),
            "objectives": text(null=True),
            "bilan_on": day(null=True),
            "bilan": text(null=True),
            "ended_on": day(null=True),
            "end_reason": code(
                "job", "training", "child_left", "moved", "parent_wish", "breach", "other", null=True
            ),
        },
        ORDERED,
        'CHECK ("ended_on" >= "first_day" AND "ended_on" < "last_day")',
        'CHECK (("ended_on" IS NULL) = ("end_reason" IS NULL))',
        'CHECK ("origin" <= "first_day" AND "renewal" >= 0)',
    )
    unique(db, "engagements", "path_id", "renewal")
    for event in ("INSERT", "UPDATE"):
        db.execute(APART.format(event=event))


STEPS = (
    create_situations,
    create_needs,
    create_engagements,
)
