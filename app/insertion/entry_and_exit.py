"""Entry and exit (entrée et sortie d'un parcours): what opens, changes and ends a path, and what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.errors import Conflict, InvalidEntry
from app.families.records import Parent
from app.fields import tidy
from app.insertion.actions import PlanAction
from app.insertion.engagements import EndReason, Engagement, ended
from app.insertion.exit_care import withdraw_after
from app.insertion.follow_ups import require_checks_kept
from app.insertion.interviewing import drop
from app.insertion.interviews import Interview, InterviewState, in_order
from app.insertion.job_spells import JobSpell
from app.insertion.needs import Need
from app.insertion.orientations import Answer, Orientation, check_answer_day, require_not_entered
from app.insertion.outcomes import WORK, Outcome, OutcomeCategory
from app.insertion.paths import InsertionPath, check_path, parent_of, require_past
from app.insertion.situations import Situation
from app.insertion.work_events import WorkEvent
from app.session import Session
from app.settings import settings_on
from app.users import Right, User
from app.wording import spoken_day, spoken_period


def open_path(session: Session, path: InsertionPath) -> InsertionPath:
    """A parent's new path, from its entry day. Raises InvalidEntry, or Conflict while another is open."""
    session.require(Right.EDIT_INSERTION)
    parent = session.store.get(Parent, path.parent_id)
    with session.store.atomic("open_path", about=parent.name):
        return session.store.add(_checked(session, parent, replace(path, id=0)))


def accept_orientation(
    session: Session,
    orientation: Orientation,
    *,
    answered_on: date,
    entry_day: date,
    referent: User | None = None,
) -> InsertionPath:
    """The crèche's yes: the orientation becomes a path, from its entry day. Raises InvalidEntry, Conflict."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Orientation, orientation.id)
    parent = session.store.get(Parent, former.parent_id)
    require_not_entered(session, former)
    check_answer_day(session, former, answered_on)
    with session.store.atomic("accept_orientation", about=parent.name):
        session.store.change(
            replace(
                former, answer=Answer.ACCEPTED, answered_on=answered_on, declined_by=None, decline_reason=None
            )
        )
        wanted = InsertionPath(
            parent_id=parent.id,
            entry_day=entry_day,
            prescriber=former.prescriber,
            adviser=former.adviser,
            prescribed_on=former.day,
            orientation_id=former.id,
            referent_id=referent.id if referent else None,
        )
        return session.store.add(_checked(session, parent, wanted))


def change_path(session: Session, path: InsertionPath) -> InsertionPath:
    """The path of that id with another entry, prescriber, referent, exit or outcome. Raises as `open_path`.

    An exit given here ends the path as `close_path` does.
    """
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(InsertionPath, path.id)
    parent = parent_of(session, former)
    wanted = replace(path, parent_id=parent.id, orientation_id=former.orientation_id)
    with session.store.atomic("change_path", about=parent.name):
        checked = _checked(session, parent, wanted)
        if (checked.exit_day, checked.outcome) != (former.exit_day, former.outcome):
            _resume(session, former)
            _end(session, checked)
        return session.store.change(checked)


def close_path(session: Session, path: InsertionPath, *, exit_day: date, outcome: Outcome) -> InsertionPath:
    """The path ends that day, the day included, with its outcome.

    An engagement under way ends with it; appointments planned after it are taken out of the agenda, care still
    asked for is withdrawn (see `exit_care`). Raises InvalidEntry, Conflict: an exit before the last interview, an
    engagement that begins later…
    """
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(InsertionPath, path.id)
    parent = parent_of(session, former)
    with session.store.atomic("close_path", about=parent.name):
        closed = _checked(session, parent, replace(former, exit_day=exit_day, outcome=outcome))
        _resume(session, former)
        _end(session, closed)
        return session.store.change(closed)


def reopen_path(session: Session, path: InsertionPath) -> InsertionPath:
    """The exit was noted by mistake: day and outcome go together, and the engagement that it ended goes on.

    Appointments taken out of the agenda are planned again by hand. Raises Conflict where another path follows.
    """
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(InsertionPath, path.id)
    parent = parent_of(session, former)
    with session.store.atomic("reopen_path", about=parent.name):
        reopened = _checked(session, parent, replace(former, exit_day=None, outcome=None))
        _resume(session, former)
        return session.store.change(reopened)


def keep_place(session: Session, path: InsertionPath, day: date | None) -> InsertionPath:
    """The child's place is made permanent on that day; None takes it back. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(InsertionPath, path.id)
    if day is not None:
        require_past(session, day, "une place est rendue permanente", field="place_kept_on")
        if day < former.entry_day:
            raise InvalidEntry(
                f"Le {spoken_day(day)} vient avant l’entrée dans le parcours, le {spoken_day(former.entry_day)} : "
                "corrigez le jour.",
                field="place_kept_on",
            )
    whose = parent_of(session, former).name
    with session.store.atomic("keep_place" if day is not None else "unkeep_place", about=whose):
        return session.store.change(replace(former, place_kept_on=day))


def planned_after(session: Session, path: InsertionPath, exit_day: date) -> list[Interview]:
    """The appointments that an exit on that day would take out of the agenda, in order."""
    session.require(Right.SEE_INSERTION)
    planned = session.store.find(Interview, path_id=path.id, state=InterviewState.PLANNED)
    return in_order(one for one in planned if one.day > exit_day)


def end_reason_of(category: OutcomeCategory, outcome: Outcome) -> EndReason:
    """Why an engagement ends with a path of that outcome."""
    if category in WORK:
        return EndReason.JOB
    special = {
        Outcome.QUALIFYING_TRAINING: EndReason.TRAINING,
        Outcome.MOVED_AWAY: EndReason.MOVED,
        Outcome.CHILD_AT_SCHOOL: EndReason.CHILD_LEFT,
        Outcome.BREACH: EndReason.BREACH,
    }
    return special.get(outcome, EndReason.OTHER)


def _end(session: Session, path: InsertionPath) -> None:
    """What goes with an exit: the engagement under way, the appointments and the care asked for after it."""
    if path.exit_day is None:
        return
    for engagement in session.store.find(Engagement, path_id=path.id):
        if engagement.covers(path.exit_day) and engagement.ended_on is None:
            session.store.change(ended(engagement, path.exit_day, _end_reason(session, path)))
    for interview in planned_after(session, path, path.exit_day):
        drop(session, interview)
    withdraw_after(session, path)


def _resume(session: Session, former: InsertionPath) -> None:
    """An exit is taken back or corrected: the engagement that it had ended goes on to its term."""
    if former.exit_day is None:
        return
    for engagement in session.store.find(Engagement, path_id=former.id, ended_on=former.exit_day):
        if engagement.end_reason is _end_reason(session, former):
            session.store.change(replace(engagement, ended_on=None, end_reason=None))


def _end_reason(session: Session, path: InsertionPath) -> EndReason:
    assert path.exit_day is not None
    assert path.outcome is not None
    return end_reason_of(settings_on(session, path.exit_day).categories[path.outcome], path.outcome)


def _checked(session: Session, parent: Parent, path: InsertionPath) -> InsertionPath:
    check_path(path, session.clock.day())
    if parent.ended_on is not None and (path.exit_day is None or path.exit_day > parent.ended_on):
        raise Conflict(
            f"Le dossier de {parent.name} est terminé depuis le {spoken_day(parent.ended_on)} : rouvrez-le d’abord.",
            field="entry_day",
        )
    last = path.exit_day or date.max
    for other in session.store.touching(InsertionPath, path.entry_day, last, parent_id=parent.id):
        if other.id != path.id:
            raise Conflict(
                f"{parent.name} a déjà un parcours {spoken_period(other.entry_day, other.exit_day)} : "
                "notez d’abord sa sortie, ou changez les dates.",
                field="entry_day",
            )
    if path.id:
        _refuse_outside(session, path)
    return tidy(path)


def _refuse_outside(session: Session, path: InsertionPath) -> None:
    """Raises InvalidEntry or Conflict where something noted would lie outside the path's new bounds."""
    require_checks_kept(session, path)
    found = sorted(_noted(session, path))
    if found and found[0][0] < path.entry_day:
        day, what = found[0]
        raise InvalidEntry(
            f"Le parcours compte déjà {what} le {spoken_day(day)}, avant cette entrée : "
            "corrigez le jour de l’entrée.",
            field="entry_day",
        )
    if found and path.exit_day is not None and found[-1][0] > path.exit_day:
        day, what = found[-1]
        raise InvalidEntry(
            f"Le parcours compte encore {what} le {spoken_day(day)}, après cette sortie : "
            "corrigez le jour de la sortie.",
            field="exit_day",
        )


def _noted(session: Session, path: InsertionPath) -> Iterator[tuple[date, str]]:
    """The days on which something was noted, with its words.

    An appointment, a job or a work event may come after the exit, never before the entry.
    """
    store = session.store
    for interview in store.find(Interview, path_id=path.id):
        if interview.state is not InterviewState.PLANNED or interview.day < path.entry_day:
            yield interview.day, "un entretien"
    begun = [(one.first_day, "un emploi") for one in store.find(JobSpell, path_id=path.id)]
    begun += [(one.first_day, "un rendez-vous de travail") for one in store.find(WorkEvent, path_id=path.id)]
    yield from (found for found in begun if found[0] < path.entry_day)
    for engagement in store.find(Engagement, path_id=path.id):
        yield engagement.first_day, "un engagement qui commence"
    for situation in store.find(Situation, path_id=path.id):
        yield situation.day, "une situation"
    for need in store.find(Need, path_id=path.id):
        yield need.opened_on, "un besoin"
        if need.closed_on is not None:
            yield need.closed_on, "la fin d’un besoin"
    for action in store.find(PlanAction, path_id=path.id):
        yield action.opened_on, "une action"
        if action.closed_on is not None:
            yield action.closed_on, "la fin d’une action"
