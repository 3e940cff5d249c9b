"""Work: events and the care asked for them, jobs and what became of them."""

from db.columns import code, create, day, number, ref, text, unique
from db.driver import Database
from db.migrations.insertion import OUTCOMES
from db.migrations.structure import ORDERED, SPAN

WEEKLY = (SPAN, 'CHECK ("weekday" BETWEEN 0 AND 6)')
HOURS = {"weekday": number(), "start": number(), "end": number()}


def create_work_events(db: Database) -> None:
    """Job interviews, training, trials and jobs, with their hours."""
    create(
        db,
        "work_events",
        {
            "path_id": ref("insertion_paths"),
            "kind": code("job_interview", "training", "immersion", "trial", "job"),
            "label": text(),
            "first_day": day(),
            "last_day": day(null=True),
            "travel": number(),
            "cancelled_on": day(null=True),
            "note": text(null=True),
        },
        ORDERED,
        'CHECK ("travel" >= 0)',
    )
    create(db, "work_spans", {"event_id": ref("work_events"), **HOURS}, *WEEKLY)


def create_care_requests(db: Database) -> None:
    """The care asked for because of them, and the answer."""
    create(
        db,
        "care_requests",
        {
            "event_id": ref("work_events"),
            "child_id": ref("children"),
            "first_day": day(),
            "last_day": day(null=True),
            "asked_on": day(),
            "answer": code("waiting", "accepted", "declined", "withdrawn"),
            "answered_on": day(null=True),
            "user_id": ref("users", null=True),
            "reason": text(null=True),
            "became": code("exceptions", "week", "enrolment", null=True),
        },
        ORDERED,
        'CHECK ("answer" <> \'accepted\' OR "became" IS NOT NULL)',
        "CHECK (\"answer\" NOT IN ('accepted', 'declined') OR \"answered_on\" IS NOT NULL)",
    )
    create(db, "request_spans", {"request_id": ref("care_requests"), **HOURS}, *WEEKLY)


def create_job_spells(db: Database) -> None:
    """The jobs found, and what is known of them 3 and 6 months after."""
    create(
        db,
        "job_spells",
        {
            "path_id": ref("insertion_paths"),
            "kind": code(*OUTCOMES[:8], "apprenticeship"),
            "first_day": day(),
            "last_day": day(null=True),
            "weekly_minutes": number(null=True),
            "employer": text(null=True),
            "evidence": code("contract", "payslip", "employer_letter", "registration", "declared", null=True),
            "evidence_on": day(null=True),
        },
        ORDERED,
    )
    create(
        db,
        "follow_ups",
        {
            "path_id": ref("insertion_paths", index=False),
            "months": number(),
            "answered_on": day(),
            "answer": code("employed", "not_employed", "unreachable"),
        },
        'CHECK ("months" IN (3, 6))',
    )
    unique(db, "follow_ups", "path_id", "months")


STEPS = (
    create_work_events,
    create_care_requests,
    create_job_spells,
)
