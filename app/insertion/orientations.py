"""Orientations (orientations): a parent sent to the crèche, what was asked, and what the crèche answered."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.errors import Conflict, InvalidEntry
from app.families.family_files import home_name
from app.families.homes import add_home
from app.families.parents import add_parent, check_parent
from app.families.records import Home, Parent
from app.fields import tidy
from app.insertion.partners import Prescriber
from app.insertion.paths import A_YEAR, InsertionPath, require_past
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_day

MOST_WEEKLY = 7 * 1440


class Purpose(StrEnum):
    """What the care is asked for (domain.md, A.5)."""

    JOB_INTERVIEW = "job_interview"
    TRAINING = "training"
    INTERNSHIP = "internship"
    TRIAL = "trial"
    JOB_START = "job_start"
    OWN_BUSINESS = "own_business"
    STEPS = "steps"
    OTHER = "other"


class Answer(StrEnum):
    """What the crèche answered; waiting with a day is the waiting list."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Decliner(StrEnum):
    """Who declined."""

    CRECHE = "creche"
    PARENT = "parent"


class DeclineReason(StrEnum):
    """Why an orientation came to nothing."""

    NO_PLACE = "no_place"
    HOURS = "hours"
    NOT_ELIGIBLE = "not_eligible"
    CHILD_AGE = "child_age"
    OTHER_CARE = "other_care"
    NO_LONGER_NEEDED = "no_longer_needed"
    NO_NEWS = "no_news"
    OTHER = "other"


THEIRS = frozenset({DeclineReason.OTHER_CARE, DeclineReason.NO_LONGER_NEEDED, DeclineReason.NO_NEWS})


def usual_decliner(reason: DeclineReason) -> Decliner:
    """Who says no for that reason most often: a form proposes it."""
    return Decliner.PARENT if reason in THEIRS else Decliner.CRECHE


@dataclass(frozen=True, kw_only=True, slots=True)
class Orientation(Record):
    """A parent sent to the crèche on `day`. `weekly_minutes` is the care asked for a week."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    parent_id: int
    day: date
    prescriber: Prescriber
    organisation_id: int | None = None
    adviser: str | None = None
    purpose: Purpose
    weekly_minutes: int | None = None
    wanted_from: date | None = None
    answer: Answer = Answer.WAITING
    answered_on: date | None = None
    declined_by: Decliner | None = None
    decline_reason: DeclineReason | None = None
    note: str | None = None


def add_orientation(
    session: Session, orientation: Orientation, *, parent: Parent | None = None
) -> Orientation:
    """A new orientation, of a parent on file or of somebody new, whose home is then made. Raises InvalidEntry.

    A new parent's fields are prefixed « parent_ ».
    """
    session.require(Right.EDIT_INSERTION)
    checked = _checked(
        session, replace(orientation, id=0, answer=Answer.WAITING, declined_by=None, decline_reason=None)
    )
    about = parent.name if parent is not None else session.store.get(Parent, checked.parent_id).name
    with session.store.atomic("add_orientation", about=about):
        if parent is not None:
            checked = replace(checked, parent_id=_new_parent(session, parent).id)
        return session.store.add(checked)


def _new_parent(session: Session, parent: Parent) -> Parent:
    try:
        checked = check_parent(parent, session.clock.day())
        home = add_home(session, Home(name=home_name(checked)))
        return add_parent(session, replace(checked, home_id=home.id))
    except InvalidEntry as refusal:
        raise InvalidEntry(refusal.sentence, field=f"parent_{refusal.field}") from None


def change_orientation(session: Session, orientation: Orientation) -> Orientation:
    """The orientation of that id with other facts; the answer stays. A path that came of it follows.

    Raises InvalidEntry.
    """
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Orientation, orientation.id)
    checked = _checked(
        session,
        replace(
            orientation,
            parent_id=former.parent_id,
            answer=former.answer,
            answered_on=former.answered_on,
            declined_by=former.declined_by,
            decline_reason=former.decline_reason,
        ),
    )
    with session.store.atomic("change_orientation", about=session.store.get(Parent, former.parent_id).name):
        for path in session.store.find(InsertionPath, orientation_id=former.id):
            if checked.day > path.entry_day:
                raise InvalidEntry(
                    f"Le parcours a commencé le {spoken_day(path.entry_day)} : l’orientation vient avant.",
                    field="day",
                )
            session.store.change(
                replace(
                    path, prescriber=checked.prescriber, adviser=checked.adviser, prescribed_on=checked.day
                )
            )
        return session.store.change(checked)


def put_on_waiting_list(session: Session, orientation: Orientation, day: date) -> Orientation:
    """Answered: on the waiting list since that day. Raises InvalidEntry, Conflict once it is a path."""
    session.require(Right.EDIT_INSERTION)
    with session.store.atomic("put_on_waiting_list", about=_whose(session, orientation)):
        return _answered(session, replace(_unanswered(session, orientation), answered_on=day))


def decline_orientation(
    session: Session, orientation: Orientation, *, day: date, by: Decliner, reason: DeclineReason
) -> Orientation:
    """Declined by the crèche or by the parent. Raises InvalidEntry, Conflict once it is a path."""
    session.require(Right.EDIT_INSERTION)
    with session.store.atomic("decline_orientation", about=_whose(session, orientation)):
        declined = replace(
            _unanswered(session, orientation),
            answer=Answer.DECLINED,
            answered_on=day,
            declined_by=by,
            decline_reason=reason,
        )
        return _answered(session, declined)


def reopen_orientation(session: Session, orientation: Orientation) -> Orientation:
    """The answer was noted by mistake, or the parent asks again: waiting as on the first day."""
    session.require(Right.EDIT_INSERTION)
    with session.store.atomic("reopen_orientation", about=_whose(session, orientation)):
        return _answered(session, _unanswered(session, orientation))


def _whose(session: Session, orientation: Orientation) -> str:
    return session.store.get(Parent, orientation.parent_id).name


def _unanswered(session: Session, orientation: Orientation) -> Orientation:
    return replace(
        session.store.get(Orientation, orientation.id),
        answer=Answer.WAITING,
        answered_on=None,
        declined_by=None,
        decline_reason=None,
    )


def _answered(session: Session, orientation: Orientation) -> Orientation:
    require_not_entered(session, orientation)
    if orientation.answered_on is not None:
        check_answer_day(session, orientation, orientation.answered_on)
    return session.store.change(orientation)


def require_not_entered(session: Session, orientation: Orientation) -> None:
    """Raises Conflict where a path came of the orientation."""
    for path in session.store.find(InsertionPath, orientation_id=orientation.id):
        raise Conflict(
            f"Cette orientation est devenue un parcours le {spoken_day(path.entry_day)} : "
            "notez plutôt la sortie du parcours."
        )


def check_answer_day(session: Session, orientation: Orientation, day: date) -> None:
    """Raises InvalidEntry for an answer before the orientation, or to come."""
    require_past(session, day, "une réponse se note", field="answered_on")
    if day < orientation.day:
        raise InvalidEntry(
            f"La réponse, le {spoken_day(day)}, vient avant l’orientation, le {spoken_day(orientation.day)} : "
            "corrigez le jour.",
            field="answered_on",
        )


def _checked(session: Session, orientation: Orientation) -> Orientation:
    require_past(session, orientation.day, "une orientation se note")
    minutes = orientation.weekly_minutes
    if minutes is not None and not 0 < minutes <= MOST_WEEKLY:
        raise InvalidEntry(
            "Les heures demandées se comptent par semaine, de 1 à 168.", field="weekly_minutes"
        )
    wanted = orientation.wanted_from
    if wanted is not None and abs(wanted - orientation.day) > 2 * A_YEAR:
        raise InvalidEntry(
            f"Le début souhaité, le {spoken_day(wanted)}, est à plus de deux ans de l’orientation : vérifiez l’année.",
            field="wanted_from",
        )
    if orientation.answered_on is not None:
        check_answer_day(session, orientation, orientation.answered_on)
    return tidy(orientation)
