"""The counsellor's work: interviews and private notes, meetings, the actions of the plans."""

from db.columns import blob, code, create, day, flag, index, number, ref, text, unique
from db.driver import Database

ACTIONS = (
    "employer_contact",
    "job_ad_search",
    "cv_letter",
    "temp_missions",
    "self_presentation",
    "training",
    "immersion",
    "paperwork",
    "other",
)


def create_interviews(db: Database) -> None:
    """Interviews, and the trace of their moves."""
    create(
        db,
        "interviews",
        {
            "path_id": ref("insertion_paths"),
            "user_id": ref("users", null=True, index=False),
            "day": day(),
            "start": number(),
            "minutes": number(),
            "state": code("planned", "held", "excused", "cancelled", "no_show"),
            "medium": code("on_site", "phone", "video", "at_home", "outside"),
            "subject": code("follow_up", "first", "engagement", "bilan", "job_preparation", "other"),
            "present": text(null=True),
            "note": text(null=True),
        },
        'CHECK ("start" BETWEEN 0 AND 1439 AND "minutes" BETWEEN 1 AND 1440)',
    )
    index(db, "interviews", "day")
    index(db, "interviews", "user_id", "day")
    db.execute(
        'CREATE UNIQUE INDEX "interviews_one_at_a_time" ON "interviews" ("path_id", "day", "start") '
        "WHERE \"state\" IN ('planned', 'held')"
    )
    create(
        db,
        "interview_moves",
        {
            "interview_id": ref("interviews"),
            "moved_on": day(),
            "from_day": day(),
            "from_start": number(),
            "asked_by": code("parent", "creche", null=True),
        },
    )


def create_private_notes(db: Database) -> None:
    """The counsellors' sealed notes, and their key sealed under a printed code."""
    create(
        db,
        "private_notes",
        {"interview_id": ref("interviews", index=False), "content": blob(), "written_on": day()},
    )
    unique(db, "private_notes", "interview_id")
    create(
        db,
        "notes_locks",
        {
            "fingerprint": text(),
            "salt": blob(),
            "memory_kib": number(),
            "passes": number(),
            "lanes": number(),
            "sealed": blob(),
            "made_on": day(),
        },
    )
    unique(db, "notes_locks", "fingerprint")


def create_meetings(db: Database) -> None:
    """Concertation: who was there, whom it was about, what was decided."""
    create(
        db,
        "meetings",
        {
            "day": day(),
            "start": number(null=True),
            "minutes": number(null=True),
            "with_partners": flag(),
            "state": code("planned", "held", "cancelled"),
            "title": text(null=True),
            "summary": text(null=True),
            "others": text(null=True),
        },
        'CHECK ("state" <> \'held\' OR "minutes" IS NOT NULL)',
    )
    index(db, "meetings", "day")
    create(
        db,
        "meeting_attendees",
        {
            "meeting_id": ref("meetings"),
            "user_id": ref("users", null=True),
            "contact_id": ref("partner_contacts", null=True),
        },
        'CHECK (("user_id" IS NULL) <> ("contact_id" IS NULL))',
    )
    create(
        db,
        "meeting_topics",
        {
            "meeting_id": ref("meetings", index=False),
            "path_id": ref("insertion_paths"),
            "why": code("silent", "absences", "overdue", "ending", "asked"),
            "decision": text(null=True),
        },
    )
    unique(db, "meeting_topics", "meeting_id", "path_id")


def create_plans(db: Database) -> None:
    """The actions of the plans."""
    create(
        db,
        "plan_actions",
        {
            "path_id": ref("insertion_paths"),
            "kind": code(*ACTIONS),
            "label": text(),
            "owner": code("parent", "counsellor", "together", "partner"),
            "opened_on": day(),
            "due_day": day(null=True),
            "state": code("open", "done", "dropped"),
            "closed_on": day(null=True),
            "result": text(null=True),
            "opened_in_id": ref("interviews", null=True),
            "closed_in_id": ref("interviews", null=True),
            "meeting_id": ref("meetings", null=True),
        },
        'CHECK ("closed_on" >= "opened_on" AND "due_day" >= "opened_on")',
        'CHECK (("state" = \'open\') = ("closed_on" IS NULL))',
    )


STEPS = (
    create_interviews,
    create_private_notes,
    create_meetings,
    create_plans,
)
