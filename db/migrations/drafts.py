"""Drafts: what somebody types and has not saved."""

from db.columns import blob, create, moment, number, text, unique
from db.driver import Database


def create_drafts(db: Database) -> None:
    """What somebody types and has not saved."""
    create(
        db,
        "drafts",
        {
            "login": text(),
            "form": text(),
            "about": number(),
            "saved_at": moment(),
            "content": text(),
            "sealed": blob(null=True),
        },
    )
    unique(db, "drafts", "login", "form", "about")


STEPS = (create_drafts,)
