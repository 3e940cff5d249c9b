"""First steps: the people who use the program, and the journal of every write."""

from db.columns import code, create, flag, index, moment, number, text, unique
from db.driver import Database


def create_users(db: Database) -> None:
    """Somebody who may log in."""
    create(
        db,
        "users",
        {
            "login": text(),
            "name": text(),
            "role": code("director", "counsellor", "team"),
            "active": flag(),
        },
    )
    unique(db, "users", "login")


def create_journal(db: Database) -> None:
    """Every row written: who, when, by which deed."""
    create(
        db,
        "journal",
        {
            "group": number(),
            "at": moment(),
            "user": text(),
            "deed": text(),
            "kind": text(),
            "row": number(),
            "act": code("added", "changed", "removed"),
            "changes": text(),
            "undoes": flag(),
        },
        "CHECK (json_valid(changes))",
    )
    index(db, "journal", "kind", "row")
    index(db, "journal", "group")


STEPS = (create_users, create_journal)
