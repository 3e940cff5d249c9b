"""An interview logged on one screen (entretien): what happened, actions ticked and added, the next appointment."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from app.drafts import drop_draft
from app.errors import Conflict, RuleError
from app.insertion.actions import PlanAction, add_action, finish_action
from app.insertion.interviewing import about_interview, plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.private_notes import write_note
from app.session import Session
from app.users import Right
from app.wording import spoken_day

FORM = "interview"
"""The draft's form; it is about the path."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """A day, an hour in minutes after midnight, and a length."""

    day: date
    start: int
    minutes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InterviewEntry:
    """The screen's content. `private` None leaves the private note as it was; empty takes it away."""

    interview: Interview
    done: Sequence[PlanAction] = ()
    """Open actions ticked, each with what is said of its result: they take the meeting's day."""
    added: Sequence[PlanAction] = ()
    next: Appointment | None = None
    private: str | None = None


def save_interview(session: Session, entry: InterviewEntry) -> Interview:
    """All of it or nothing, and the draft goes with it. A refusal names its part: done, added, next, private_note.

    Raises as `record_interview`, `plan_interview`, `finish_action`, `add_action` and `write_note`.
    """
    session.require(Right.EDIT_INSERTION)
    with session.store.atomic("record_interview", about=about_interview(session, entry.interview)):
        _refuse_forgetting(session, entry.interview)
        stored = record_interview(session, entry.interview)
        with _part("done"):
            for action in entry.done:
                finish_action(session, action, stored.day, result=action.result, interview_id=stored.id)
        with _part("added"):
            for action in entry.added:
                wanted = replace(action, path_id=stored.path_id, opened_on=stored.day, opened_in_id=stored.id)
                add_action(session, wanted)
        if entry.next is not None:
            with _part("next"):
                plan_interview(session, next_interview(session, stored, entry.next))
        if entry.private is not None:
            with _part("private_note"):
                write_note(session, stored.id, entry.private)
        drop_draft(session, FORM, stored.path_id)
        return stored


def _refuse_forgetting(session: Session, wanted: Interview) -> None:
    """Raises Conflict where logging a past appointment would move it to come: what happened then would be lost."""
    former = session.store.get(Interview, wanted.id) if wanted.id else wanted
    planned = former.state is InterviewState.PLANNED
    if planned and former.day < session.clock.day() <= wanted.day and wanted.state is InterviewState.PLANNED:
        raise Conflict(
            f"Ce rendez-vous était prévu le {spoken_day(former.day)} : notez d’abord ce qui s’est passé ce jour-là "
            "(manqué, excusé…), puis prévoyez le suivant.",
            field="day",
        )


def next_interview(session: Session, former: Interview, wanted: Appointment) -> Interview:
    """The appointment that follows: same path, same place, held by whoever held the former one."""
    return Interview(
        path_id=former.path_id,
        user_id=former.user_id or session.user.id,
        day=wanted.day,
        start=wanted.start,
        minutes=wanted.minutes,
        medium=former.medium,
    )


@contextmanager
def _part(name: str) -> Iterator[None]:
    try:
        yield
    except RuleError as refusal:
        refusal.field = name
        raise
