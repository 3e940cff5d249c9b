"""The work agenda with the care it needs (agenda de travail): an event and its requests, in one move."""

from collections.abc import Iterable
from datetime import date

from app.families.records import Child, Parenthood
from app.insertion.care_requests import (
    CareRequest,
    RequestAnswer,
    RequestSpan,
    ask_care,
    request_week,
    withdraw_request,
)
from app.insertion.paths import InsertionPath
from app.insertion.work_events import Week, WorkEvent, cancel_event, needed_care, save_event
from app.session import Session
from app.users import Right
from app.wording import spoken_day

STANDING = frozenset({RequestAnswer.WAITING, RequestAnswer.ACCEPTED})


def note_work(session: Session, event: WorkEvent, week: Week, child_ids: Iterable[int]) -> WorkEvent:
    """The event with its hours, and the care it needs asked for these children, all in one deed.

    A request that no longer fits is withdrawn and asked again; one for a child left out is withdrawn. Raises as
    `save_event` and `ask_care`.
    """
    session.require(Right.EDIT_INSERTION)
    wanted = set(child_ids)
    with session.store.atomic("note_work", about=event.label):
        stored = save_event(session, event, week)
        care = needed_care(stored, week)
        for request in session.store.find(CareRequest, event_id=stored.id):
            if request.answer not in STANDING:
                continue
            asked = request_week(session.store.find(RequestSpan, request_id=request.id))
            same = (request.first_day, request.last_day, asked) == (
                care.first_day,
                care.last_day,
                dict(care.week),
            )
            if same and request.child_id in wanted:
                wanted.discard(request.child_id)
            else:
                withdraw_request(
                    session, request, "Les heures ont changé" if request.child_id in wanted else None
                )
        for child in session.store.find(Child, id=sorted(wanted)):
            ask_care(session, stored, child)
        return stored


def cancel_work(session: Session, event: WorkEvent, day: date) -> WorkEvent:
    """The event will not take place: its requests are withdrawn with it. Raises Conflict when already cancelled."""
    session.require(Right.EDIT_INSERTION)
    with session.store.atomic("cancel_work", about=event.label):
        cancelled = cancel_event(session, event, day)
        for request in session.store.find(CareRequest, event_id=event.id):
            if request.answer in STANDING:
                withdraw_request(session, request, f"Annulé le {spoken_day(day)}")
        return cancelled


def children_of_path(session: Session, path: InsertionPath) -> list[Child]:
    """The parent's children whose file is open, the youngest first: those whom care may be asked for."""
    session.require(Right.SEE_INSERTION)
    ties = session.store.find(Parenthood, parent_id=path.parent_id)
    children = session.store.find(Child, id=sorted({tie.child_id for tie in ties}))
    today = session.clock.day()
    here = [one for one in children if one.ended_on is None or one.ended_on >= today]
    return sorted(here, key=lambda one: one.birth_day, reverse=True)
