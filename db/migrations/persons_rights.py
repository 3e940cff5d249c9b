"""What people ask for and answer: the day of a request to be erased (art. 17 RGPD), each answer on statistics."""

from db.columns import code, day, index, moment, number, rebuild, unique
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


def keep_every_answer_on_statistics(db: Database) -> None:
    """A refusal and an accord of one day both stay, in their order."""
    db.execute('DROP INDEX "consents_one_home_id_first_day"')
    index(db, "consents", "home_id", "first_day")


STEPS = (note_when_an_erasure_was_asked_for, keep_every_answer_on_statistics)
