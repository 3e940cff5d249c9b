"""Planning, holding and moving interviews (entretiens): what a person does with them, and what is refused."""

from dataclasses import replace
from datetime import date

from app.errors import Conflict, InvalidEntry
from app.insertion.interviews import (
    COUNTED,
    Interview,
    InterviewMove,
    InterviewState,
    MovedBy,
    check_apart,
    is_to_come,
    of_week,
    spoken_time,
    week_sentence,
)
from app.insertion.paths import InsertionPath, parent_of
from app.insertion.planner import Planner, check_interview, interviews_of_parent
from app.insertion.private_notes import PrivateNote
from app.session import Session
from app.settings import settings_on
from app.users import Right
from app.wording import spoken_day, spoken_hour


def plan_interview(session: Session, interview: Interview) -> Interview:
    """A new appointment. Raises InvalidEntry, WeekFull for a third of its week, Conflict at the same time."""
    session.require(Right.EDIT_INSERTION)
    wanted = replace(interview, id=0, state=InterviewState.PLANNED)
    path = session.store.get(InsertionPath, wanted.path_id)
    with session.store.atomic("plan_interview", about=_about(session, path, wanted)):
        return session.store.add(planner_for(session, path, wanted).check(wanted))


def planner_for(session: Session, path: InsertionPath, wanted: Interview) -> Planner:
    """The planner of one appointment."""
    return Planner(session, path, wanted.user_id, wanted.day, wanted.day)


def record_interview(session: Session, interview: Interview) -> Interview:
    """Adds (id 0) or changes one with its state, length, note… A third of its week that took place is accepted.

    Raises InvalidEntry, Conflict at the same time; WeekFull only where it becomes planned.
    """
    session.require(Right.EDIT_INSERTION)
    path = session.store.get(InsertionPath, interview.path_id)
    if interview.state is InterviewState.PLANNED:
        checked = _replanned(session, path, interview)
    else:
        checked = check_interview(path, interview, session.clock.day())
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
        is_moved = (former.day, former.start) != (interview.day, interview.start)
        if former.state is not InterviewState.PLANNED and is_moved:
            raise Conflict(
                "Cet entretien a eu une suite : pour un autre jour, prévoyez un nouveau rendez-vous.",
                field="day",
            )
        if former.state is InterviewState.PLANNED and not is_moved:
            return check_interview(path, interview, session.clock.day())
    return planner_for(session, path, interview).check(interview)


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
    wanted = replace(former, day=day, start=start)
    moved = planner_for(session, path, wanted).check(wanted)
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


def interview_warnings(session: Session, interview: Interview) -> list[str]:
    """What deserves a second look, one sentence each; nothing here blocks."""
    session.require(Right.SEE_INSERTION)
    path = session.store.get(InsertionPath, interview.path_id)
    warnings = []
    most = settings_on(session, interview.day).interviews_per_week
    others = of_week(interviews_of_parent(session, path), interview)
    if interview.state is InterviewState.HELD and len(others) >= most:
        warnings.append(f"{week_sentence(others, most)} L’entretien est noté tout de même.")
    busy = planner_for(session, path, interview).busy(interview)
    return [*warnings, busy] if busy else warnings


def _refuse_future(session: Session, interview: Interview) -> None:
    came = interview.state in {InterviewState.HELD, InterviewState.NO_SHOW}
    if not came or not is_to_come(interview, session.clock.moment()):
        return
    word = "tenu" if interview.state is InterviewState.HELD else "manqué"
    if interview.day == session.clock.day():
        raise InvalidEntry(
            f"L’entretien de {spoken_hour(interview.start)} n’a pas commencé : il se note {word} à son heure. "
            "Laissez-le prévu, ou corrigez l’heure s’il a lieu plus tôt.",
            field="start",
        )
    if interview.day > session.clock.day():
        raise InvalidEntry(
            f"Le {spoken_day(interview.day)} est à venir : un entretien se note {word} le jour même ou après.",
            field="day",
        )


def about_interview(session: Session, interview: Interview) -> str:
    """« Nguyễn Thị Bích, lundi 23 novembre 2026 à 14 h »."""
    return _about(session, session.store.get(InsertionPath, interview.path_id), interview)


def _about(session: Session, path: InsertionPath, interview: Interview) -> str:
    return f"{parent_of(session, path).name}, {spoken_time(interview.day, interview.start)}"
