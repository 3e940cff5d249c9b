"""How parents come: partners, orientations, and what a path knows of them."""

from db.columns import code, create, day, index, index_last, number, rebuild, ref, text, unique
from db.driver import Database
from db.migrations.insertion import ONE_OPEN, OUTCOMES, PRESCRIBERS

ORGANISATIONS = (
    *PRESCRIBERS[:8],
    "siae",
    "training_body",
    "employer",
    "temp_agency",
    "association",
    "other",
)
PURPOSES = (
    "job_interview",
    "training",
    "internship",
    "trial",
    "job_start",
    "own_business",
    "steps",
    "other",
)
DECLINE_REASONS = (
    "no_place",
    "hours",
    "not_eligible",
    "child_age",
    "other_care",
    "no_longer_needed",
    "no_news",
    "other",
)


def create_partners(db: Database) -> None:
    """Organisations and whom to call there."""
    create(
        db,
        "organisations",
        {
            "name": text(),
            "kind": code(*ORGANISATIONS),
            "phone": text(null=True),
            "email": text(null=True),
            "address": text(null=True),
            "note": text(null=True),
            "ended_on": day(null=True),
        },
    )
    create(
        db,
        "partner_contacts",
        {
            "organisation_id": ref("organisations"),
            "name": text(),
            "function": text(null=True),
            "phone": text(null=True),
            "email": text(null=True),
            "ended_on": day(null=True),
        },
    )


def create_orientations(db: Database) -> None:
    """Parents sent to the crèche, and the answer."""
    create(
        db,
        "orientations",
        {
            "parent_id": ref("parents"),
            "day": day(),
            "prescriber": code(*PRESCRIBERS),
            "organisation_id": ref("organisations", null=True),
            "adviser": text(null=True),
            "purpose": code(*PURPOSES),
            "weekly_minutes": number(null=True),
            "wanted_from": day(null=True),
            "answer": code("waiting", "accepted", "declined"),
            "answered_on": day(null=True),
            "declined_by": code("creche", "parent", null=True),
            "decline_reason": code(*DECLINE_REASONS, null=True),
            "note": text(null=True),
        },
        'CHECK ("answered_on" >= "day")',
        'CHECK ("answer" = \'waiting\' OR "answered_on" IS NOT NULL)',
        'CHECK (("answer" = \'declined\') = ("declined_by" IS NOT NULL))',
        'CHECK (("answer" = \'declined\') = ("decline_reason" IS NOT NULL))',
    )
    index(db, "orientations", "day")


def follow_paths(db: Database) -> None:
    """A path knows its orientation, its referent, and when the child's place was made permanent."""
    rebuild(
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
            "orientation_id": ref("orientations", null=True, index=False),
            "referent_id": ref("users", null=True),
            "place_kept_on": day(null=True),
        },
        'CHECK ("exit_day" >= "entry_day")',
        'CHECK (("exit_day" IS NULL) = ("outcome" IS NULL))',
        'CHECK ("place_kept_on" >= "entry_day")',
    )
    unique(db, "insertion_paths", "orientation_id")
    index_last(db, "insertion_paths", "exit_day")
    for event in ("INSERT", "UPDATE"):
        db.execute(ONE_OPEN.format(event=event))


STEPS = (
    create_partners,
    create_orientations,
    follow_paths,
)
