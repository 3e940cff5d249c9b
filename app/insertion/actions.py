"""The plan's actions (actions du plan): what was agreed, by whom, for when, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.errors import Conflict, InvalidEntry
from app.fields import tidy, tidy_text
from app.insertion.paths import InsertionPath, parent_of, require_inside, require_past
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_day


class ActionKind(StrEnum):
    """The scheme's actions, then the others (rules.md, Action)."""

    EMPLOYER_CONTACT = "employer_contact"
    JOB_AD_SEARCH = "job_ad_search"
    CV_LETTER = "cv_letter"
    TEMP_MISSIONS = "temp_missions"
    SELF_PRESENTATION = "self_presentation"
    TRAINING = "training"
    IMMERSION = "immersion"
    PAPERWORK = "paperwork"
    OTHER = "other"


class ActionOwner(StrEnum):
    """Who does it."""

    PARENT = "parent"
    COUNSELLOR = "counsellor"
    TOGETHER = "together"
    PARTNER = "partner"


class ActionState(StrEnum):
    """Where it stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanAction(Record):
    """An action of a path's plan; `result` may say how far it is while it is open."""

    PERIOD: ClassVar[tuple[str, str]] = ("opened_on", "closed_on")

    path_id: int
    kind: ActionKind
    label: str
    owner: ActionOwner = ActionOwner.PARENT
    opened_on: date
    due_day: date | None = None
    state: ActionState = ActionState.OPEN
    closed_on: date | None = None
    result: str | None = None
    opened_in_id: int | None = None
    """The interview in which it was agreed."""
    closed_in_id: int | None = None
    """The interview in which it was ticked."""
    meeting_id: int | None = None
    """The concertation that decided it."""

    def is_overdue(self, day: date) -> bool:
        """Whether it should have been done before that day."""
        return self.state is ActionState.OPEN and self.due_day is not None and self.due_day < day


def in_plan_order(actions: Iterable[PlanAction]) -> list[PlanAction]:
    """By due day, those without one last, then by age."""
    return sorted(actions, key=lambda one: (one.due_day is None, one.due_day or one.opened_on, one.id))


def add_action(session: Session, action: PlanAction) -> PlanAction:
    """A new action, open. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    path = session.store.get(InsertionPath, action.path_id)
    wanted = _checked(
        session, path, replace(action, id=0, state=ActionState.OPEN, closed_on=None, closed_in_id=None)
    )
    with session.store.atomic("add_action", about=f"{parent_of(session, path).name}, {wanted.label}"):
        return session.store.add(wanted)


def change_action(session: Session, action: PlanAction) -> PlanAction:
    """Its kind, words, owner, due day and result; where it stands stays. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former, path = _stored(session, action)
    wanted = replace(
        former,
        kind=action.kind,
        label=action.label,
        owner=action.owner,
        due_day=action.due_day,
        result=action.result,
    )
    with session.store.atomic("change_action", about=f"{parent_of(session, path).name}, {wanted.label}"):
        return session.store.change(_checked(session, path, wanted))


def finish_action(
    session: Session,
    action: PlanAction,
    day: date,
    *,
    result: str | None = None,
    interview_id: int | None = None,
) -> PlanAction:
    """Done on that day; ticked in an interview, it takes the meeting's day. Raises InvalidEntry, Conflict."""
    closed = replace(action, state=ActionState.DONE, closed_on=day, result=result, closed_in_id=interview_id)
    return _closed(session, closed, day)


def drop_action(session: Session, action: PlanAction, day: date, *, result: str | None = None) -> PlanAction:
    """Given up on that day. Raises as `finish_action`."""
    return _closed(session, replace(action, state=ActionState.DROPPED, result=result, closed_in_id=None), day)


def _closed(session: Session, action: PlanAction, day: date) -> PlanAction:
    session.require(Right.EDIT_INSERTION)
    former, path = _stored(session, action)
    if former.state is not ActionState.OPEN:
        raise Conflict("Cette action n’est plus ouverte : rouvrez-la d’abord.", field="closed_on")
    require_past(session, day, "une action se termine", field="closed_on")
    require_inside(path, day, "La fin de l’action", field="closed_on")
    if day < former.opened_on:
        raise InvalidEntry(
            f"L’action a été convenue le {spoken_day(former.opened_on)}, après le {spoken_day(day)} : "
            "corrigez le jour.",
            field="closed_on",
        )
    wanted = replace(
        former,
        state=action.state,
        closed_on=day,
        result=tidy_text(action.result, "result") or former.result,
        closed_in_id=action.closed_in_id,
    )
    about = f"{parent_of(session, path).name}, {former.label}"
    with session.store.atomic(
        "finish_action" if action.state is ActionState.DONE else "drop_action", about=about
    ):
        return session.store.change(wanted)


def reopen_action(session: Session, action: PlanAction) -> PlanAction:
    """It was ticked by mistake, or it is to be done again."""
    session.require(Right.EDIT_INSERTION)
    former, path = _stored(session, action)
    with session.store.atomic("reopen_action", about=f"{parent_of(session, path).name}, {former.label}"):
        return session.store.change(
            replace(former, state=ActionState.OPEN, closed_on=None, closed_in_id=None)
        )


def _stored(session: Session, action: PlanAction) -> tuple[PlanAction, InsertionPath]:
    former = session.store.get(PlanAction, action.id)
    return former, session.store.get(InsertionPath, former.path_id)


def _checked(session: Session, path: InsertionPath, action: PlanAction) -> PlanAction:
    require_inside(path, action.opened_on, "L’action", field="opened_on")
    require_past(session, action.opened_on, "une action se convient", field="opened_on")
    if action.due_day is not None and action.due_day < action.opened_on:
        raise InvalidEntry(
            f"L’échéance, le {spoken_day(action.due_day)}, vient avant le jour où l’action a été convenue, "
            f"le {spoken_day(action.opened_on)} : corrigez l’un des deux.",
            field="due_day",
        )
    return tidy(action, "label")
