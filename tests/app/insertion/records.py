"""Short ways to write the counsellor's work, through the use cases themselves."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.families.parents import tie_parent
from app.families.records import Child, Parent
from app.insertion.actions import ActionKind, PlanAction, add_action
from app.insertion.entry_and_exit import open_path
from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.paths import InsertionPath
from app.session import Session
from app.settings import set_setting
from app.spans import Span
from app.store import Draft, Record, Store
from app.users import User
from db.tables import TABLES
from tests.app.records import child, h, parent, span

SEPTEMBER = date(2026, 9, 1)
FRIDAY = date(2026, 11, 20)
"""The last working day before the tests' Sunday, 22 November 2026."""
HERS = "marée haute lilas ferme chaise orange nuage"
"""The counsellor's passphrase."""


def with_login(session: Session, login: str) -> Session:
    """The same file with that account at work."""
    (user,) = session.store.find(User, login=login)
    return replace(session, user=user)


def path_of(
    session: Session, first_name: str = "Zofia", entry: date = SEPTEMBER, **fields: object
) -> InsertionPath:
    """A new parent's path, since September."""
    who = parent(session, first_name)
    return open_path(session, InsertionPath(parent_id=who.id, entry_day=entry, **fields))  # type: ignore[arg-type]


def child_of(session: Session, path: InsertionPath, first_name: str = "Łukasz") -> Child:
    """A child of the path's parent."""
    one = child(session, first_name)
    tie_parent(session, one, session.store.get(Parent, path.parent_id))
    return one


def appointment(path: InsertionPath, day: date, hour: str = "9:00", **fields: object) -> Interview:
    """Planned, not stored."""
    return Interview(path_id=path.id, day=day, start=h(hour), **fields)  # type: ignore[arg-type]


def planned(
    session: Session, path: InsertionPath, day: date, hour: str = "9:00", **fields: object
) -> Interview:
    return plan_interview(session, appointment(path, day, hour, **fields))


def recorded(
    session: Session,
    path: InsertionPath,
    day: date,
    hour: str = "9:00",
    state: InterviewState = InterviewState.HELD,
    **fields: object,
) -> Interview:
    return record_interview(session, appointment(path, day, hour, state=state, **fields))


def agreed(session: Session, path: InsertionPath, opened_on: date, **fields: object) -> PlanAction:
    """An action of the plan, « Refaire le CV » unless told otherwise."""
    known = {"label": "Refaire le CV", "kind": ActionKind.CV_LETTER, **fields}
    return add_action(session, PlanAction(path_id=path.id, opened_on=opened_on, **known))  # type: ignore[arg-type]


def setting(session: Session, key: str, value: str, first_day: date = date(2026, 1, 1)) -> None:
    """The director's choice."""
    set_setting(with_login(session, "directrice"), key, first_day, value)


def on(weekday: int, *texts: str) -> Mapping[int, tuple[Span, ...]]:
    """Spans of one weekday, 0 = Monday: `on(1, "8:30-12:00")`."""
    return {weekday: tuple(span(*text.split("-")) for text in texts)}


def rows(store: Store) -> dict[str, list[Record]]:
    """All rows of all tables but the journal and the drafts."""
    return {kind.__name__: store.find(kind) for kind in TABLES if kind is not Draft}
