"""Planning, holding and moving interviews (entretiens): what a person does with them, and what is refused."""

from dataclasses import replace
from datetime import date

from app.errors import Conflict, InvalidEntry
from app.families.records import Parent
from app.fields import tidy
from app.insertion.interviews import (
    COUNTED,
    Interview,
    InterviewMove,
    InterviewState,
    MovedBy,
    check_apart,
    check_week,
    in_order,
    of_week,
    spoken_time,
    week_sentence,
)
from app.insertion.paths import InsertionPath, parent_of, require_inside
from app.insertion.private_notes import PrivateNote
from app.session import Session
from app.settings import settings_on
from app.spans import DAY
from app.users import Right, User
from app.wording import spoken_day, spoken_hour

MOST_MINUTES = 480


def plan_interview(session: Session, interview: Interview) -> Interview:
    """A new appointment. Raises InvalidEntry, WeekFull for a third of its week, Conflict at the same time."""
    session.require(Right.EDIT_INSERTION)
    wanted = replace(interview, id=0, state=InterviewState.PLANNED)
    path = session.store.get(InsertionPath, wanted.path_id)
    with session.store.atomic("plan_interview", about=_about(session, path, wanted)):
        return session.store.add(check_plan(session, path, wanted))


def check_plan(session: Session, path: InsertionPath, wanted: Interview) -> Interview:
    """The appointment, tidied, where it may be planned. Raises as `plan_interview`."""
    checked = _checked(path, wanted)
    today = session.clock.day()
    if checked.day < today:
        raise InvalidEntry(
            f"Le {spoken_day(checked.day)} est passé : notez plutôt ce qui s’est passé ce jour-là.",
            field="day",
        )
    others = interviews_of_parent(session, path)
    check_apart(others, checked)
    check_week(others, checked, settings_on(session, checked.day).interviews_per_week)
    return checked


def record_interview(session: Session, interview: Interview) -> Interview:
    """Adds (id 0) or changes one with its state, length, note… A third of its week that took place is accepted.

    Raises InvalidEntry, Conflict at the same time; WeekFull only where it becomes planned.
    """
    session.require(Right.EDIT_INSERTION)
    path = session.store.get(InsertionPath, interview.path_id)
    if interview.state is InterviewState.PLANNED:
        checked = _replanned(session, path, interview)
    else:
        checked = _checked(path, interview)
        _refuse_future(session, checked)
        if checked.state in COUNTED:
            check_apart(interviews_of_parent(session, path), checked)
    planned = checked.state is InterviewState.PLANNED
    with session.store.atomic(
        "plan_interview" if planned else "record_interview", about=_about(session, path, checked)
    ):
        if not checked.id:
            return session.store.add(checked)
        former = session.store.get(Interview, checked.id)
        if former.state is InterviewState.PLANNED:
            _keep_trace(session, former, checked)
        return session.store.change(checked)


def _keep_trace(
    session: Session, former: Interview, moved: Interview, asked_by: MovedBy | None = None
) -> None:
    if (former.day, former.start) != (moved.day, moved.start):
        session.store.add(
            InterviewMove(
                interview_id=former.id,
                moved_on=session.clock.day(),
                from_day=former.day,
                from_start=former.start,
                asked_by=asked_by,
            )
        )


def _replanned(session: Session, path: InsertionPath, interview: Interview) -> Interview:
    if interview.id:
        former = session.store.get(Interview, interview.id)
        if (former.day, former.start) != (interview.day, interview.start):
            raise Conflict("Pour changer le jour ou l’heure d’un rendez-vous, déplacez-le.", field="day")
        if former.state is InterviewState.PLANNED:
            return _checked(path, interview)
    return check_plan(session, path, interview)


def move_interview(
    session: Session, interview: Interview, day: date, start: int, *, asked_by: MovedBy | None = None
) -> Interview:
    """The appointment at another day or hour; where it stood is kept. Raises as `plan_interview`."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Interview, interview.id)
    if former.state is not InterviewState.PLANNED:
        raise Conflict(
            "Seul un entretien prévu se déplace : pour celui-ci, planifiez un nouveau rendez-vous.",
            field="day",
        )
    if (former.day, former.start) == (day, start):
        raise InvalidEntry("C’est déjà ce jour et cette heure : choisissez-en d’autres.", field="day")
    path = session.store.get(InsertionPath, former.path_id)
    moved = check_plan(session, path, replace(former, day=day, start=start))
    with session.store.atomic("move_interview", about=_about(session, path, moved)):
        _keep_trace(session, former, moved, asked_by)
        return session.store.change(moved)


def remove_interview(session: Session, interview: Interview) -> None:
    """Takes away one that was planned by mistake; one that has a state stays. Raises Conflict."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Interview, interview.id)
    if former.state is not InterviewState.PLANNED:
        raise Conflict("Cet entretien a eu une suite : corrigez-la plutôt que de le retirer.")
    path = session.store.get(InsertionPath, former.path_id)
    with session.store.atomic("remove_interview", about=_about(session, path, former)):
        drop(session, former)


def drop(session: Session, interview: Interview) -> None:
    """Removes a planned one with its moves and its private note; inside a use case."""
    for kind in (InterviewMove, PrivateNote):
        for row in session.store.find(kind, interview_id=interview.id):
            session.store.remove(row)
    session.store.remove(interview)


def interviews_of_parent(session: Session, path: InsertionPath) -> list[Interview]:
    """All of the parent's interviews, whatever the path, in order."""
    paths = session.store.find(InsertionPath, parent_id=path.parent_id)
    return in_order(session.store.find(Interview, path_id=[one.id for one in paths]))


def interview_warnings(session: Session, interview: Interview) -> list[str]:
    """What deserves a second look, one sentence each; nothing here blocks."""
    session.require(Right.SEE_INSERTION)
    path = session.store.get(InsertionPath, interview.path_id)
    warnings = []
    most = settings_on(session, interview.day).interviews_per_week
    others = of_week(interviews_of_parent(session, path), interview)
    if interview.state is InterviewState.HELD and len(others) >= most:
        warnings.append(f"{week_sentence(others, most)} L’entretien est noté tout de même.")
    return warnings + busy_warnings(session, interview)


def busy_warnings(session: Session, interview: Interview) -> list[str]:
    """Where the person who holds it has another parent at the same time."""
    if interview.user_id is None or interview.state not in COUNTED:
        return []
    same_day = session.store.find(Interview, user_id=interview.user_id, day=interview.day)
    clashes = [
        one for one in same_day if one.id != interview.id and one.state in COUNTED and one.overlaps(interview)
    ]
    if not clashes:
        return []
    who = session.store.get(User, interview.user_id)
    whom = [parent_of(session, session.store.get(InsertionPath, one.path_id)).name for one in clashes[:1]]
    return [f"{who.name} a déjà un entretien {spoken_time(clashes[0].day, clashes[0].start)} avec {whom[0]}."]


def _refuse_future(session: Session, interview: Interview) -> None:
    today = session.clock.day()
    came = interview.state in {InterviewState.HELD, InterviewState.NO_SHOW}
    if came and interview.day > today:
        word = "tenu" if interview.state is InterviewState.HELD else "manqué"
        raise InvalidEntry(
            f"Le {spoken_day(interview.day)} est à venir : un entretien se note {word} le jour même ou après.",
            field="day",
        )


def _checked(path: InsertionPath, interview: Interview) -> Interview:
    require_inside(path, interview.day, "L’entretien")
    if not 0 <= interview.start < DAY:
        raise InvalidEntry("L’heure d’un entretien va de 0 h à 23 h 59.", field="start")
    if not 1 <= interview.minutes <= MOST_MINUTES:
        raise InvalidEntry(
            f"Un entretien dure de 1 minute à {spoken_hour(MOST_MINUTES)} : corrigez sa durée.",
            field="minutes",
        )
    return tidy(interview)


def _about(session: Session, path: InsertionPath, interview: Interview) -> str:
    parent: Parent = parent_of(session, path)
    return f"{parent.name}, {spoken_time(interview.day, interview.start)}"
