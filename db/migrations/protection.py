"""Data protection: what was erased, and which files were handed over; numbers and days alone."""

from db.columns import code, create, day, moment, number, ref, unique
from db.driver import Database


def create_erasures(db: Database) -> None:
    """The erasure list: each thing once."""
    create(
        db,
        "erasures",
        {
            "what": code("child", "parent", "home", "path", "orientation", "request"),
            "number": number(),
            "day": day(),
            "since": moment(null=True),
        },
        'CHECK ("number" > 0)',
    )
    unique(db, "erasures", "what", "number")


def create_files_given(db: Database) -> None:
    """Whose file was gathered, when, by whom."""
    create(
        db,
        "files_given",
        {
            "what": code("child", "parent", "insertion"),
            "number": number(),
            "day": day(),
            "user_id": ref("users"),
        },
        'CHECK ("number" > 0)',
    )


STEPS = (create_erasures, create_files_given)
