"""Short ways to ask for care, through the use cases themselves."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.families.parents import tie_parent
from app.families.records import Child
from app.insertion.care_desk import Asked, asked_care, care_rows
from app.insertion.care_requests import CareRequest
from app.insertion.entry_and_exit import open_path
from app.insertion.paths import InsertionPath
from app.insertion.work_agenda import note_work
from app.insertion.work_events import WorkEvent, WorkKind
from app.report.month_facts import facts_between
from app.session import Session
from app.spans import Span
from tests.app.records import parent

SEPTEMBER = date(2026, 9, 1)


def open_path_of(
    session: Session, one: Child | None = None, first_name: str = "Zofia", entry: date = SEPTEMBER
) -> InsertionPath:
    """The path of a new parent, of that child where one is given."""
    who = parent(session, first_name)
    if one is not None:
        tie_parent(session, one, who)
    return open_path(session, InsertionPath(parent_id=who.id, entry_day=entry))


def ask(
    session: Session,
    one: Child,
    path: InsertionPath,
    week: Mapping[int, Sequence[Span]],
    *,
    first: date,
    last: date | None,
    label: str = "Clinique Saint-Luc",
) -> CareRequest:
    """The care that a work event of these days needs, asked for that child."""
    kind = WorkKind.JOB_INTERVIEW if first == last else WorkKind.TRAINING
    event = WorkEvent(path_id=path.id, kind=kind, label=label, first_day=first, last_day=last)
    stored = note_work(session, event, week, [one.id])
    (request,) = session.store.find(CareRequest, event_id=stored.id)
    return request


def ask_one_day(
    session: Session,
    one: Child,
    path: InsertionPath,
    day: date,
    *spans: Span,
    label: str = "Clinique Saint-Luc",
) -> CareRequest:
    """The care of a job interview on that day."""
    return ask(session, one, path, {day.weekday(): spans}, first=day, last=day, label=label)


def waiting(session: Session) -> list[Asked]:
    """The requests that wait for the director, as the home page reads them."""
    today, rows = session.clock.day(), care_rows(session)
    return asked_care(rows, facts_between(session.store, today, rows.until(today)), today)
