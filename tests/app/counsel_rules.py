"""The counsellor's rows of a file held against the rules of app.insertion: what each breaks, one line a fault."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from app.care.expected import expected
from app.care.schedules import DayException, ExceptionSpan
from app.days import Month, iso_week
from app.errors import RuleError
from app.families.records import Parenthood
from app.fields import tidy
from app.insertion.actions import ActionState, PlanAction
from app.insertion.care_answers import holder_on
from app.insertion.care_requests import CareRequest, RequestAnswer, RequestSpan, days_of, request_week
from app.insertion.engagements import Engagement, Terms, first_engagement
from app.insertion.facts import by_path
from app.insertion.follow_ups import FollowUp, due_day
from app.insertion.interviews import (
    COUNTED,
    Interview,
    InterviewMove,
    InterviewState,
    check_apart,
    check_week,
    in_order,
)
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingState, MeetingTopic
from app.insertion.needs import Need, NeedLevel, levels_of
from app.insertion.orientations import Answer, Orientation
from app.insertion.paths import InsertionPath, check_path, require_inside
from app.insertion.planner import check_interview
from app.insertion.situations import Situation
from app.insertion.work_events import WorkEvent, WorkSpan, needed_care, week_of_event
from app.session import Session
from app.spans import Span, without

TEXTS = (Orientation, Engagement, PlanAction, WorkEvent, CareRequest, JobSpell, Meeting, MeetingTopic)
"""Records whose words a person types: trimmed, of sensible length, without a social-security number."""


def broken(session: Session) -> list[str]:
    """Every fault of the file's insertion work on the session's day."""
    paths = {path.id: path for path in session.store.find(InsertionPath)}
    checks = (_paths, _orientations, _interviews, _moves, _engagements, _situations, _needs, _actions, _work)
    faults = [fault for check in checks for fault in check(session, paths)]
    faults += [*_requests(session), *_jobs(session, paths), *_meetings(session, paths)]
    return faults + [
        f"untidy {row}" for kind in TEXTS for row in session.store.find(kind) if tidy(row) != row
    ]


Paths = dict[int, InsertionPath]


def _refused(what: str, error: RuleError) -> str:
    return f"{what}: {error.sentence}"


def _paths(session: Session, paths: Paths) -> Iterator[str]:
    for path in paths.values():
        try:
            check_path(path, session.clock.day())
        except RuleError as error:
            yield _refused("path", error)
        kept = path.place_kept_on
        if kept is not None and not path.entry_day <= kept < session.clock.day():
            yield f"place kept on {kept}"


def _orientations(session: Session, paths: Paths) -> Iterator[str]:
    today = session.clock.day()
    path_of = {path.orientation_id: path for path in paths.values() if path.orientation_id is not None}
    for one in session.store.find(Orientation):
        path = path_of.get(one.id)
        if one.day >= today or (one.answered_on is not None and not one.day <= one.answered_on < today):
            yield f"orientation {one.id} on {one.day}, answered {one.answered_on}"
        if (one.answer is Answer.ACCEPTED) != (path is not None):
            yield f"orientation {one.id} {one.answer} of path {path}"
        if path is not None and (one.parent_id, one.day, one.prescriber, one.adviser) != (
            path.parent_id,
            path.prescribed_on,
            path.prescriber,
            path.adviser,
        ):
            yield f"path {path.id} says otherwise than its orientation {one.id}"


def _interviews(session: Session, paths: Paths) -> Iterator[str]:
    today, interviews = session.clock.day(), in_order(session.store.find(Interview))
    by_parent: dict[int, list[Interview]] = {}
    for one in interviews:
        by_parent.setdefault(paths[one.path_id].parent_id, []).append(one)
    for one in interviews:
        yield from _appointment(paths[one.path_id], one, by_parent[paths[one.path_id].parent_id])
        recorded, past = one.state is not InterviewState.PLANNED, one.day < today
        if past != recorded and not (past and one.day in Month.of(today)):
            yield f"{one.state} on {one.day}"
    for first, second in pairwise(interviews):
        if first.overlaps(second):
            yield f"two at once on {first.day}: {first.id}, {second.id}"
    yield from _closed(session, interviews)


def _appointment(path: InsertionPath, one: Interview, own: list[Interview]) -> Iterator[str]:
    """As recording it and planning it would say, among the parent's own."""
    try:
        if check_interview(path, one, one.day) != one:
            yield f"untidy {one}"
        if one.state in COUNTED:
            check_apart(own, one)
            check_week([other for other in own if iso_week(other.day) == iso_week(one.day)], one, 2)
    except RuleError as error:
        yield _refused("interview", error)


def _closed(session: Session, interviews: list[Interview]) -> Iterator[str]:
    if interviews:
        calendar = expected(session, interviews[0].day, interviews[-1].day, []).calendar
        for one in interviews:
            if without([Span(one.start, one.end)], calendar.on(one.day).spans):
                yield f"closed on {one.day} at {one.start}"


def _moves(session: Session, paths: Paths) -> Iterator[str]:
    interviews = {one.id: one for one in session.store.find(Interview)}
    for move in session.store.find(InterviewMove):
        entry = paths[interviews[move.interview_id].path_id].entry_day
        if not entry <= move.moved_on < session.clock.day() or not entry <= move.from_day:
            yield f"moved on {move.moved_on} from {move.from_day}"


def _engagements(session: Session, paths: Paths) -> Iterator[str]:
    today, terms = session.clock.day(), Terms()
    for path_id, own in by_path(session.store.find(Engagement)).items():
        first = first_engagement(path_id, own[0].origin, terms)
        rule = [first, first.renewed(terms)][: len(own)]
        for one, wanted in zip(own, rule, strict=True):
            if (one.origin, one.first_day, one.last_day, one.renewal) != (
                wanted.origin, wanted.first_day, wanted.last_day, wanted.renewal,
            ):  # fmt: skip
                yield f"engagement {one} for {wanted}"
            try:
                require_inside(paths[path_id], one.first_day, "L’engagement")
            except RuleError as error:
                yield _refused("engagement", error)
            if one.signed_on is None or not paths[path_id].entry_day <= one.signed_on <= one.first_day:
                yield f"engagement {one.id} signed on {one.signed_on}"
            if one.bilan_on is not None and not one.first_day <= one.bilan_on < min(today, one.last_day):
                yield f"bilan on {one.bilan_on}"
        if any(one.bilan_on is None for one in own[:-1]):
            yield f"path {path_id} renewed without a bilan"
        exit_day = paths[path_id].exit_day or date.max
        early = exit_day if exit_day < own[-1].last_day else None
        if own[-1].ended_on != early or any(one.ended_on for one in own[:-1]):
            yield f"path {path_id} ends on {exit_day}, its engagements {own}"


def _situations(session: Session, paths: Paths) -> Iterator[str]:
    for one in session.store.find(Situation):
        yield from _inside(session, paths, one.path_id, one.day)
        if one.jobless_since is not None and one.jobless_since > one.day:
            yield f"jobless since {one.jobless_since} on {one.day}"


def _inside(session: Session, paths: Paths, path_id: int, day: date | None) -> Iterator[str]:
    if day is None:
        return
    try:
        require_inside(paths[path_id], day, "Cela")
    except RuleError as error:
        yield _refused("noted", error)
    if day >= session.clock.day():
        yield f"noted on {day}"


def _needs(session: Session, paths: Paths) -> Iterator[str]:
    levels = session.store.find(NeedLevel)
    for need in session.store.find(Need):
        own = levels_of(levels, need)
        for day in (need.opened_on, need.closed_on, *(level.day for level in own)):
            yield from _inside(session, paths, need.path_id, day)
        if own[0].day != need.opened_on or own[-1].day > (need.closed_on or date.max):
            yield f"levels of {need}"
        if need.closed_on is None and paths[need.path_id].exit_day is not None:
            yield f"open after the exit: {need}"


def _actions(session: Session, paths: Paths) -> Iterator[str]:
    interviews = {one.id: one for one in session.store.find(Interview)}
    for one in session.store.find(PlanAction):
        yield from _inside(session, paths, one.path_id, one.opened_on)
        yield from _inside(session, paths, one.path_id, one.closed_on)
        for interview_id, day in ((one.opened_in_id, one.opened_on), (one.closed_in_id, one.closed_on)):
            talk = None if interview_id is None else interviews[interview_id]
            if talk is not None and (talk.path_id, talk.day, talk.state) != (
                one.path_id, day, InterviewState.HELD,
            ):  # fmt: skip
                yield f"{one.label} on {day} in {talk}"
        if one.state is ActionState.OPEN and paths[one.path_id].exit_day is not None:
            yield f"open after the exit: {one}"


def _work(session: Session, paths: Paths) -> Iterator[str]:
    spans = session.store.find(WorkSpan)
    for event in session.store.find(WorkEvent):
        week = week_of_event(one for one in spans if one.event_id == event.id)
        if event.first_day < paths[event.path_id].entry_day or not week:
            yield f"event {event}"
        if event.is_dated and set(week) != {event.first_day.weekday()}:
            yield f"hours of another day: {event}"


def _requests(session: Session) -> Iterator[str]:
    store, today = session.store, session.clock.day()
    for one in store.find(CareRequest):
        event = store.get(WorkEvent, one.event_id)
        path = store.get(InsertionPath, event.path_id)
        care = needed_care(event, week_of_event(store.find(WorkSpan, event_id=event.id)))
        asked = request_week(store.find(RequestSpan, request_id=one.id))
        if (one.first_day, one.last_day, asked) != (care.first_day, care.last_day, dict(care.week)):
            yield f"asked {asked} for {care}"
        if not store.find(Parenthood, child_id=one.child_id, parent_id=path.parent_id):
            yield f"no child of this parent: {one}"
        if not path.entry_day <= one.asked_on <= (one.answered_on or one.asked_on) < today:
            yield f"asked on {one.asked_on}, answered on {one.answered_on}"
        if one.answer is RequestAnswer.ACCEPTED:
            yield from _held(session, one, asked)


def _held(session: Session, one: CareRequest, asked: dict[int, tuple[Span, ...]]) -> Iterator[str]:
    """An accepted request stands in the planning as exceptions of its days."""
    for day, spans in days_of(one.first_day, one.last_day, asked).items():
        holder = holder_on(session, one.child_id, day)
        rows = session.store.find(DayException, enrolment_id=0 if holder is None else holder.id, day=day)
        there = session.store.find(ExceptionSpan, exception_id=[row.id for row in rows])
        if without(spans, [Span(piece.start, piece.end) for piece in there]):
            yield f"accepted on {day}, not planned: {one}"


def _jobs(session: Session, paths: Paths) -> Iterator[str]:
    today = session.clock.day()
    for spell in session.store.find(JobSpell):
        if not paths[spell.path_id].entry_day <= spell.first_day < today:
            yield f"job from {spell.first_day}"
    for check in session.store.find(FollowUp):
        if not due_day(paths[check.path_id], check.months) <= check.answered_on < today:
            yield f"followed up on {check.answered_on}"


def _meetings(session: Session, paths: Paths) -> Iterator[str]:
    today, meetings = session.clock.day(), {one.id: one for one in session.store.find(Meeting)}
    for one in meetings.values():
        if (one.state is MeetingState.HELD) != (one.day < today) or not one.minutes:
            yield f"meeting {one}"
        for talk in session.store.touching(Interview, one.day, one.day):
            if one.start is not None and talk.start < one.start + (one.minutes or 0) and one.start < talk.end:
                yield f"interview {talk.id} during the meeting of {one.day}"
    for topic in session.store.find(MeetingTopic):
        if not paths[topic.path_id].open_on(meetings[topic.meeting_id].day):
            yield f"not open that day: {topic}"
