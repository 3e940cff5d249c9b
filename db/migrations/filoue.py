"""The Filoué files that were made."""

from db.columns import create, day, number
from db.driver import Database


def create_filoue_makings(db: Database) -> None:
    """One line a file: which year, when, how many rows, how many children left out."""
    create(
        db,
        "filoue_makings",
        {"year": number(), "made_on": day(), "children": number(), "left_out": number()},
        'CHECK ("year" BETWEEN 2018 AND 9998 AND "made_on" > "year" || \'-12-31\')',
        'CHECK ("children" > 0 AND "left_out" >= 0)',
    )


STEPS = (create_filoue_makings,)
