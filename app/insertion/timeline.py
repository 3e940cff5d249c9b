"""The path's thread (fil du parcours): everything noted on a parent, one item a fact, the newest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.care.enrolments import Enrolment
from app.families.records import Child
from app.insertion.actions import ActionState, PlanAction
from app.insertion.care_requests import CareRequest, RequestAnswer
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview, InterviewMove
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingTopic
from app.insertion.needs import Need, NeedLevel, levels_of
from app.insertion.orientations import Orientation
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation
from app.insertion.threads import THREADS, Event, Thread
from app.insertion.work_events import WorkEvent, WorkSpan, week_of_event
from app.store import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One fact of the thread. `record` is what was noted; `others` what must be said with it.

    `start` is the minute, where there is one.
    """

    day: date
    event: Event
    record: Record
    start: int | None = None
    others: tuple[Record, ...] = ()

    @property
    def thread(self) -> Thread:
        """What it is filtered by."""
        return THREADS[self.event]


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadRows:
    """What a parent's thread is made from; all of them are this parent's."""

    orientations: Sequence[Orientation] = ()
    paths: Sequence[InsertionPath] = ()
    engagements: Sequence[Engagement] = ()
    interviews: Sequence[Interview] = ()
    moves: Sequence[InterviewMove] = ()
    actions: Sequence[PlanAction] = ()
    situations: Sequence[Situation] = ()
    needs: Sequence[Need] = ()
    levels: Sequence[NeedLevel] = ()
    events: Sequence[WorkEvent] = ()
    spans: Sequence[WorkSpan] = ()
    requests: Sequence[CareRequest] = ()
    spells: Sequence[JobSpell] = ()
    follow_ups: Sequence[FollowUp] = ()
    meetings: Sequence[Meeting] = ()
    topics: Sequence[MeetingTopic] = ()
    enrolments: Sequence[Enrolment] = ()
    children: Mapping[int, Child] = field(default_factory=dict)


def thread_of(rows: ThreadRows) -> list[Item]:
    """Every item, the newest first; of one day, the last hour first."""
    items = [
        *_of_paths(rows),
        *_of_engagements(rows.engagements),
        *_of_interviews(rows),
        *_of_actions(rows.actions),
        *_of_situations(rows),
        *_of_needs(rows),
        *_of_work(rows),
        *_of_care(rows),
    ]
    return sorted(
        items, key=lambda one: (one.day, -1 if one.start is None else one.start, one.record.id), reverse=True
    )


def _of_paths(rows: ThreadRows) -> Iterator[Item]:
    for one in rows.orientations:
        yield Item(day=one.day, event=Event.ORIENTED, record=one)
        if one.answered_on is not None:
            yield Item(day=one.answered_on, event=Event.ANSWERED, record=one)
    for path in rows.paths:
        yield Item(day=path.entry_day, event=Event.ENTERED, record=path)
        if path.exit_day is not None:
            yield Item(day=path.exit_day, event=Event.EXITED, record=path)
        if path.place_kept_on is not None:
            yield Item(day=path.place_kept_on, event=Event.PLACE_KEPT, record=path)


def _of_engagements(engagements: Iterable[Engagement]) -> Iterator[Item]:
    for one in engagements:
        yield Item(day=one.first_day, event=Event.SIGNED, record=one)
        if one.bilan_on is not None:
            yield Item(day=one.bilan_on, event=Event.BILAN, record=one)
        if one.ended_on is not None:
            yield Item(day=one.ended_on, event=Event.ENGAGEMENT_ENDED, record=one)


def _of_interviews(rows: ThreadRows) -> Iterator[Item]:
    moves: dict[int, list[InterviewMove]] = {}
    for move in rows.moves:
        moves.setdefault(move.interview_id, []).append(move)
    for one in rows.interviews:
        yield Item(
            day=one.day,
            start=one.start,
            event=Event.INTERVIEW,
            record=one,
            others=tuple(moves.get(one.id, ())),
        )
    topics = {topic.meeting_id: topic for topic in rows.topics}
    for meeting in rows.meetings:
        others = (topics[meeting.id],) if meeting.id in topics else ()
        yield Item(day=meeting.day, start=meeting.start, event=Event.MEETING, record=meeting, others=others)


def _of_actions(actions: Iterable[PlanAction]) -> Iterator[Item]:
    for one in actions:
        if one.state is ActionState.OPEN or one.closed_on is None:
            yield Item(day=one.opened_on, event=Event.ACTION_OPENED, record=one)
        else:
            done = one.state is ActionState.DONE
            yield Item(
                day=one.closed_on, event=Event.ACTION_DONE if done else Event.ACTION_DROPPED, record=one
            )


def _of_situations(rows: ThreadRows) -> Iterator[Item]:
    before: Situation | None = None
    for one in sorted(rows.situations, key=lambda one: (one.day, one.id)):
        yield Item(day=one.day, event=Event.SITUATION, record=one, others=(before,) if before else ())
        before = one


def _of_needs(rows: ThreadRows) -> Iterator[Item]:
    for need in rows.needs:
        levels = levels_of(rows.levels, need)
        for place, level in enumerate(levels):
            event = Event.NEED_RATED if place else Event.NEED_OPENED
            former = (levels[place - 1],) if place else ()
            yield Item(day=level.day, event=event, record=need, others=(level, *former))
        if need.closed_on is not None:
            yield Item(day=need.closed_on, event=Event.NEED_CLOSED, record=need)


def _of_work(rows: ThreadRows) -> Iterator[Item]:
    spans: dict[int, list[WorkSpan]] = {}
    for span in rows.spans:
        spans.setdefault(span.event_id, []).append(span)
    for event in rows.events:
        own = spans.get(event.id, [])
        requests = [one for one in rows.requests if one.event_id == event.id]
        week = week_of_event(own)
        start = min((span.start for found in week.values() for span in found), default=None)
        yield Item(
            day=event.first_day, start=start, event=Event.WORK_EVENT, record=event, others=(*own, *requests)
        )
    for spell in rows.spells:
        yield Item(day=spell.first_day, event=Event.JOB_BEGUN, record=spell)
        if spell.last_day is not None:
            yield Item(day=spell.last_day, event=Event.JOB_ENDED, record=spell)
    for check in rows.follow_ups:
        yield Item(day=check.answered_on, event=Event.FOLLOW_UP, record=check)


def _of_care(rows: ThreadRows) -> Iterator[Item]:
    for request in rows.requests:
        child = rows.children.get(request.child_id)
        if (
            request.answer in {RequestAnswer.ACCEPTED, RequestAnswer.DECLINED}
            and request.answered_on is not None
        ):
            yield Item(
                day=request.answered_on,
                event=Event.CARE_ANSWERED,
                record=request,
                others=(child,) if child else (),
            )
    for enrolment in rows.enrolments:
        child = rows.children.get(enrolment.child_id)
        others = (child,) if child else ()
        yield Item(day=enrolment.first_day, event=Event.CARE_BEGINS, record=enrolment, others=others)
        yield Item(day=enrolment.last_day, event=Event.CARE_ENDS, record=enrolment, others=others)
