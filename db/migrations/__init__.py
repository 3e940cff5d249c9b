"""Migrations of the crèche's file (versions du fichier): one function a step, named after its deed.

A step is frozen once shipped and written with the words of `db.columns`, never from today's records: a file made
by any version passes through the same steps.
"""

from functools import cache

from db import faults, tables
from db.driver import Database, Migrations
from db.migrations import (
    admission,
    annex,
    care,
    closing,
    drafts,
    families,
    filoue,
    insertion,
    insertion_entry,
    insertion_jobs,
    insertion_support,
    insertion_work,
    journal,
    monthly_care,
    people,
    persons_rights,
    protection,
    staff,
    structure,
)
from db.names import APPLICATION_ID

STEPS = (
    *people.STEPS,
    *structure.STEPS,
    *families.STEPS,
    *care.STEPS,
    *insertion.STEPS,
    *insertion_entry.STEPS,
    *insertion_support.STEPS,
    *insertion_work.STEPS,
    *insertion_jobs.STEPS,
    *drafts.STEPS,
    *staff.STEPS,
    *monthly_care.STEPS,
    *admission.STEPS,
    *closing.STEPS,
    *annex.STEPS,
    *filoue.STEPS,
    *protection.STEPS,
    *journal.STEPS,
    *persons_rights.STEPS,
)
"""In the order in which they were shipped: a new one goes to the end, in a module of its own subject."""


def steps() -> Migrations:
    """All steps, as sqlite-utils applies them."""
    migrations = Migrations("marelle")
    for step in STEPS:
        migrations()(step)
    return migrations


def names() -> list[str]:
    """The names of all steps."""
    return [step.__name__ for step in STEPS]


def applied(db: Database) -> list[str]:
    """The names of the steps that the file has been through."""
    return [migration.name for migration in steps().applied(db)]


def pending(db: Database) -> list[str]:
    """The names of the steps still to apply."""
    return [migration.name for migration in steps().pending(db)]


def refuse_newer(found: list[str]) -> None:
    """Raises FileRefused where a step is not one of ours: the file was written by a newer version."""
    known = names()
    unknown = [name for name in found if name not in known]
    if unknown:
        raise faults.newer(f"{len(found)}, {unknown[-1]}", f"{len(known)}, {known[-1]}")


def migrate(db: Database, upto: list[str] | None = None) -> list[str]:
    """Applies the steps still missing, all or none, and returns their names; `upto` limits them (an older export)."""
    migrations = steps()
    wanted = [step.name for step in migrations.pending(db) if upto is None or step.name in upto]
    if not wanted:
        return []
    after = [name for name in names() if upto is not None and name not in upto]
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        with db.atomic():
            migrations.apply(db, stop_before=after or None)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {len(applied(db))}")
            if db.execute("PRAGMA foreign_key_check").fetchone():
                raise AssertionError(f"a step of {wanted} left a row that refers to nothing")
    finally:
        db.execute("PRAGMA foreign_keys = ON")
    return wanted


@cache
def expected_schema() -> dict[str, str]:
    """Each object of the schema after all steps, by name: what `check` compares a file with; worked out once."""
    db = Database(memory=True, execute_plugins=False)
    try:
        migrate(db)
        return schema_of(db)
    finally:
        db.close()


def schema_of(db: Database) -> dict[str, str]:
    """Each table, index and trigger of the file with its SQL."""
    rows = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {name: sql for name, sql in rows.fetchall() if name != tables.STEPS}
