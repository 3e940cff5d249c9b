"""Follow-ups (suivis à 3 et 6 mois): is the parent still in a job after the exit? "Unreachable" is an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from app.days import last_day_of
from app.errors import Conflict, InvalidEntry
from app.insertion.outcomes import WORK
from app.insertion.paths import InsertionPath, parent_of, require_past
from app.session import Session
from app.settings import Settings
from app.store import Record
from app.users import Right
from app.wording import spoken_day

MONTHS = (3, 6)
"""After the exit (rules.md, Job spell)."""
FOLLOWED_UP = timedelta(days=500)
"""Exits older than this have no check left to answer."""


class FollowUpAnswer(StrEnum):
    """What was found."""

    EMPLOYED = "employed"
    NOT_EMPLOYED = "not_employed"
    UNREACHABLE = "unreachable"


REACHED = frozenset({FollowUpAnswer.EMPLOYED, FollowUpAnswer.NOT_EMPLOYED})


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp(Record):
    """The answer of the check `months` after a path's exit; one of each."""

    PERIOD: ClassVar[tuple[str, str]] = ("answered_on", "answered_on")

    path_id: int
    months: int
    answered_on: date
    answer: FollowUpAnswer


def due_day(path: InsertionPath, months: int) -> date:
    """From which day the check can be answered: the horizon of that many months from the exit."""
    assert path.exit_day is not None
    return last_day_of(path.exit_day, months=months)


def require_checks_kept(session: Session, path: InsertionPath) -> None:
    """Raises Conflict where an answer would be that of another exit: the path's is taken back, or comes later."""
    for check in session.store.find(FollowUp, path_id=path.id):
        if path.exit_day is None or check.answered_on < due_day(path, check.months):
            raise Conflict(
                f"La situation {check.months} mois après la sortie est notée le {spoken_day(check.answered_on)} : "
                "retirez d’abord ce suivi.",
                field="exit_day",
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class DueCheck:
    """A check that waits for its answer."""

    path: InsertionPath
    months: int
    due: date


def due_checks(
    paths: Iterable[InsertionPath], answers: Sequence[FollowUp], settings: Settings, until: date
) -> list[DueCheck]:
    """Checks due by that day and not answered, the oldest first, of the exits to a job.

    One three months past its day is no longer asked for: the six months' one has taken its place, or it is too late.
    """
    known = {(one.path_id, one.months) for one in answers}
    found = []
    for path in paths:
        if path.exit_day is None or path.outcome is None or settings.categories[path.outcome] not in WORK:
            continue
        for months in MONTHS:
            due = due_day(path, months)
            if due <= until <= last_day_of(due, months=3) and (path.id, months) not in known:
                found.append(DueCheck(path=path, months=months, due=due))
    return sorted(found, key=lambda one: (one.due, one.path.id))


def answer_check(
    session: Session, path: InsertionPath, months: int, day: date, answer: FollowUpAnswer
) -> FollowUp:
    """The check's answer, in place of a former one. Raises InvalidEntry before its day, Conflict on an open path."""
    session.require(Right.EDIT_INSERTION)
    stored = session.store.get(InsertionPath, path.id)
    if stored.exit_day is None:
        raise Conflict("Le parcours est encore ouvert : le suivi se fait 3 et 6 mois après la sortie.")
    require_past(session, day, "un suivi se note", field="answered_on")
    due = due_day(stored, months)
    if day < due:
        raise InvalidEntry(
            f"La situation à {months} mois se constate à partir du {spoken_day(due)} : revenez ce jour-là.",
            field="answered_on",
        )
    wanted = FollowUp(path_id=stored.id, months=months, answered_on=day, answer=answer)
    with session.store.atomic("answer_check", about=parent_of(session, stored).name):
        former = session.store.find(FollowUp, path_id=stored.id, months=months)
        if former:
            return session.store.change(replace(wanted, id=former[0].id))
        return session.store.add(wanted)


def remove_check(session: Session, check: FollowUp) -> None:
    """The answer was noted by mistake: the check waits again."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(FollowUp, check.id)
    path = session.store.get(InsertionPath, former.path_id)
    with session.store.atomic("remove_check", about=parent_of(session, path).name):
        session.store.remove(former)
