"""The counsellor's day (ma journée): today's appointments, what to record, what ends, who is silent, what is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.drafts import drafts_of
from app.families.records import Child, Parent
from app.insertion.actions import ActionState, PlanAction, in_plan_order
from app.insertion.care_requests import CareRequest, RequestAnswer
from app.insertion.follow_ups import FOLLOWED_UP, DueCheck, FollowUp, due_checks
from app.insertion.interview_entry import FORM
from app.insertion.interviews import Interview, InterviewState, in_order
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.orientations import Answer, Orientation
from app.insertion.path_list import PathLine, lines_of
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent
from app.session import Session
from app.settings import settings_on
from app.store import Draft
from app.users import Right

AHEAD = timedelta(days=7)
NEWS = timedelta(days=14)
"""The director's answers are told for so long."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointed:
    """An interview and whose it is."""

    interview: Interview
    line: PathLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Late:
    """An open action past its day and whose it is."""

    action: PlanAction
    line: PathLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """A care request that the director has answered lately, or that still waits."""

    request: CareRequest
    child: Child
    path_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CounsellorDay:
    """Everything that the page shows, for one person's paths or for all."""

    today: date
    appointments: tuple[Appointed, ...]
    """Today's, in order, whatever their state."""
    to_record: tuple[Appointed, ...]
    """Past ones without a state, of paths that have ended too: the month waits for them. The newest first."""
    coming: tuple[Appointed, ...]
    """Those planned in the seven days after today, in order."""
    ending: tuple[PathLine, ...]
    """Engagements that reach their first warning, or are past their term, the nearest first."""
    unsigned: tuple[PathLine, ...]
    """Open paths without an engagement."""
    silent: tuple[PathLine, ...]
    """No interview held for so many days, the longest first."""
    silent_days: int
    overdue: tuple[Late, ...]
    checks: tuple[tuple[DueCheck, Parent], ...]
    orientations: tuple[tuple[Orientation, Parent], ...]
    """Those that wait for an answer, the oldest first."""
    requests: tuple[Answered, ...]
    meetings: tuple[Meeting, ...]
    """Today's."""
    drafts: tuple[tuple[Draft, Parent], ...]
    """Interviews that this person began to log and did not save."""


def counsellor_day(session: Session, *, mine: bool) -> CounsellorDay:
    """The day of the person at work; `mine` keeps the paths this person follows, and those nobody does."""
    session.require(Right.SEE_INSERTION)
    store, today = session.store, session.clock.day()
    settings = settings_on(session, today)
    lines = [
        line
        for line in lines_of(session, store.find(InsertionPath, exit_day=None))
        if _kept(session, line, mine)
    ]
    known = {line.id: line for line in lines}
    planned = store.find(Interview, path_id=sorted(known), state=InterviewState.PLANNED)
    of_today = store.find(Interview, path_id=sorted(known), day=today)
    warned = max(settings.engagement_warnings, default=0)
    return CounsellorDay(
        today=today,
        appointments=tuple(_appointed(in_order(of_today), known)),
        to_record=tuple(_to_record(session, today, mine)),
        coming=tuple(_appointed(in_order(one for one in planned if today < one.day <= today + AHEAD), known)),
        ending=tuple(sorted((one for one in lines if one.ends_within(today, warned)), key=_term)),
        unsigned=tuple(one for one in lines if one.term is None),
        silent=tuple(_silent(lines, today, settings.silent_days)),
        silent_days=settings.silent_days,
        overdue=tuple(_overdue(session, known, today)),
        checks=tuple(_checks(session, today, mine)),
        orientations=tuple(_waiting(session)),
        requests=tuple(_requests(session, today)),
        meetings=tuple(
            one for one in store.find(Meeting, day=today) if one.state is not MeetingState.CANCELLED
        ),
        drafts=tuple(_drafts(session)),
    )


def to_record(session: Session) -> int:
    """How many interviews are past and have no state, whatever became of the path: what the navigation shows."""
    session.require(Right.SEE_INSERTION)
    return len(_past_planned(session, session.clock.day()))


def _past_planned(session: Session, today: date) -> list[Interview]:
    planned = session.store.find(Interview, state=InterviewState.PLANNED)
    return in_order(one for one in planned if one.day < today)


def _to_record(session: Session, today: date, mine: bool) -> Iterable[Appointed]:
    past = _past_planned(session, today)
    paths = session.store.find(InsertionPath, id=sorted({one.path_id for one in past}))
    known = {line.id: line for line in lines_of(session, paths) if _kept(session, line, mine)}
    return _appointed(reversed([one for one in past if one.path_id in known]), known)


def _kept(session: Session, line: PathLine, mine: bool) -> bool:
    return not mine or line.path.referent_id in {None, session.user.id}


def _appointed(interviews: Iterable[Interview], known: dict[int, PathLine]) -> Iterable[Appointed]:
    return (Appointed(interview=one, line=known[one.path_id]) for one in interviews)


def _term(line: PathLine) -> date:
    assert line.term is not None
    return line.term


def _silent(lines: Sequence[PathLine], today: date, days: int) -> list[PathLine]:
    found = [one for one in lines if one.silent_days(today) > days and one.path.entry_day <= today]
    return sorted(found, key=lambda one: -one.silent_days(today))


def _overdue(session: Session, known: dict[int, PathLine], today: date) -> list[Late]:
    actions = session.store.find(PlanAction, path_id=sorted(known), state=ActionState.OPEN)
    return [
        Late(action=one, line=known[one.path_id]) for one in in_plan_order(actions) if one.is_overdue(today)
    ]


def _checks(session: Session, today: date, mine: bool) -> list[tuple[DueCheck, Parent]]:
    store = session.store
    paths = [
        path
        for path in store.touching(InsertionPath, today - FOLLOWED_UP, today)
        if path.exit_day is not None and (not mine or path.referent_id in {None, session.user.id})
    ]
    answers = store.find(FollowUp, path_id=[path.id for path in paths])
    due = due_checks(paths, answers, settings_on(session, today), today)
    parents = {one.id: one for one in store.find(Parent, id=sorted({one.path.parent_id for one in due}))}
    return [(one, parents[one.path.parent_id]) for one in due]


def _waiting(session: Session) -> list[tuple[Orientation, Parent]]:
    waiting = session.store.find(Orientation, answer=Answer.WAITING)
    parents = {
        one.id: one for one in session.store.find(Parent, id=sorted({one.parent_id for one in waiting}))
    }
    ordered = sorted(waiting, key=lambda one: (one.day, one.id))
    return [(one, parents[one.parent_id]) for one in ordered]


def _requests(session: Session, today: date) -> list[Answered]:
    found = [
        one
        for one in session.store.find(CareRequest)
        if one.answer is RequestAnswer.WAITING
        or (
            one.answer in {RequestAnswer.ACCEPTED, RequestAnswer.DECLINED}
            and one.answered_on is not None
            and one.answered_on >= today - NEWS
        )
    ]
    children = {one.id: one for one in session.store.find(Child, id=sorted({one.child_id for one in found}))}
    events = session.store.find(WorkEvent, id=sorted({one.event_id for one in found}))
    paths = {one.id: one.path_id for one in events}
    return [Answered(request=one, child=children[one.child_id], path_id=paths[one.event_id]) for one in found]


def _drafts(session: Session) -> list[tuple[Draft, Parent]]:
    drafts = drafts_of(session, FORM)
    paths = {one.id: one for one in session.store.find(InsertionPath, id=[one.about for one in drafts])}
    parents = {
        one.id: one
        for one in session.store.find(Parent, id=sorted({one.parent_id for one in paths.values()}))
    }
    return [(one, parents[paths[one.about].parent_id]) for one in drafts if one.about in paths]
