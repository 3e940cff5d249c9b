"""What people ask for about themselves: the day on which an erasure was asked for (art. 17 RGPD)."""

from db.columns import code, day, moment, number, rebuild, unique
from db.driver import Database


def note_when_an_erasure_was_asked_for(db: Database) -> None:
    """The day of the request; empty where the time of the file was over."""
    rebuild(
        db,
        "erasures",
        {
            "what": code("child", "parent", "home", "path", "orientation", "request"),
            "number": number(),
            "day": day(),
            "since": moment(null=True),
            "asked_on": day(null=True),
        },
        'CHECK ("number" > 0)',
        'CHECK ("asked_on" <= "day")',
    )
    unique(db, "erasures", "what", "number")


STEPS = (note_when_an_erasure_was_asked_for,)
