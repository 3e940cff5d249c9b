"""The nominative annexes made: of which month, about whom, with what, by whom."""

from db.columns import create, day, flag, ref, text
from db.driver import Database


def create_annexes_made(db: Database) -> None:
    """An annex is never of nothing."""
    create(
        db,
        "annexes_made",
        {
            "of_month": day(),
            "made_on": day(),
            "made_by": text(),
            "child_id": ref("children", null=True),
            "with_hours": flag(),
            "with_presence": flag(),
            "with_weeks": flag(),
        },
        "CHECK (strftime('%d', \"of_month\") = '01')",
        'CHECK ("with_hours" OR "with_presence" OR "with_weeks")',
    )


STEPS = (create_annexes_made,)
