"""Closing a month: who closed it and when, and its papers byte for byte."""

from db.columns import blob, code, create, day, ref, text, unique
from db.driver import Database


def create_closed_months(db: Database) -> None:
    """At most one closing in force for a month; what is known of a reopening is known whole."""
    create(
        db,
        "closed_months",
        {
            "month": text(),
            "closed_on": day(),
            "closed_by": text(),
            "sha256": text(),
            "reopened_on": day(null=True),
            "reopened_by": text(null=True),
            "reason": text(null=True),
        },
        "CHECK (\"month\" IS strftime('%Y-%m', \"month\" || '-01'))",
        "CHECK (\"closed_on\" >= date(\"month\" || '-01', '+1 month'))",
        'CHECK (length("sha256") = 64 AND "sha256" NOT GLOB \'*[^0-9a-f]*\')',
        'CHECK ("reopened_on" >= "closed_on")',
        'CHECK (("reopened_on" IS NULL) = ("reopened_by" IS NULL) AND ("reopened_on" IS NULL) = ("reason" IS NULL))',
    )
    db.execute(
        'CREATE UNIQUE INDEX "closed_months_one_in_force" ON "closed_months" ("month") WHERE "reopened_on" IS NULL'
    )


def create_closed_papers(db: Database) -> None:
    """One of each kind for a closing."""
    create(
        db,
        "closed_papers",
        {
            "closing_id": ref("closed_months", index=False),
            "kind": code("data", "pdf"),
            "content": blob(),
        },
    )
    unique(db, "closed_papers", "closing_id", "kind")


STEPS = (create_closed_months, create_closed_papers)
