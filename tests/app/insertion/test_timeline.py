"""The path's thread: everything that was noted is there once, the newest first."""

from collections import Counter
from dataclasses import replace
from datetime import date

from app.care.enrolments import Enrolment, Kind
from app.families.records import Child
from app.insertion.actions import ActionKind, ActionState, PlanAction
from app.insertion.care_requests import Became, CareRequest, RequestAnswer
from app.insertion.engagements import EndReason, Engagement
from app.insertion.follow_ups import FollowUp, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewMove, InterviewState
from app.insertion.job_spells import JobKind, JobSpell
from app.insertion.meetings import Meeting, MeetingTopic
from app.insertion.needs import Closing, Intensity, Need, NeedLevel, Theme
from app.insertion.orientations import Answer, Orientation, Purpose
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation, Work
from app.insertion.threads import THREADS, Event, Thread
from app.insertion.timeline import Item, ThreadRows, thread_of
from app.insertion.work_events import WorkEvent, WorkKind, WorkSpan
from tests.app.records import h

CHILD = Child(id=1, first_name="Łukasz", last_name="Żółć", birth_day=date(2025, 3, 9))


def day(number: int) -> date:
    """A day of October 2026."""
    return date(2026, 10, number)


ORIENTATION = Orientation(
    id=1,
    parent_id=1,
    day=day(1),
    prescriber=Prescriber.CAF,
    purpose=Purpose.TRAINING,
    answer=Answer.ACCEPTED,
    answered_on=day(2),
)
PATH = InsertionPath(
    id=1, parent_id=1, entry_day=day(3), exit_day=day(23), outcome=Outcome.CDI, place_kept_on=day(22)
)
ENGAGEMENT = Engagement(
    id=1,
    path_id=1,
    origin=day(4),
    first_day=day(4),
    last_day=date(2027, 1, 3),
    bilan_on=day(20),
    bilan="Bien",
    ended_on=day(21),
    end_reason=EndReason.JOB,
)
ACTION = PlanAction(id=1, path_id=1, kind=ActionKind.OTHER, label="Ouverte", opened_on=day(8))
NEED = Need(id=1, path_id=1, theme=Theme.MONEY, opened_on=day(11), closed_on=day(13), closing=Closing.LIFTED)
REQUEST = CareRequest(
    id=2,
    event_id=1,
    child_id=1,
    first_day=day(15),
    asked_on=day(15),
    answer=RequestAnswer.ACCEPTED,
    answered_on=day(16),
    became=Became.WEEK,
)
WHOLE = ThreadRows(
    orientations=[ORIENTATION],
    paths=[PATH],
    engagements=[ENGAGEMENT],
    interviews=[Interview(id=5, path_id=1, day=day(7), start=h("9:00"), state=InterviewState.HELD)],
    moves=[InterviewMove(id=1, interview_id=5, moved_on=day(6), from_day=day(6), from_start=h("9:00"))],
    actions=[
        ACTION,
        replace(ACTION, id=2, state=ActionState.DONE, closed_on=day(9)),
        replace(ACTION, id=3, state=ActionState.DROPPED, closed_on=day(10)),
    ],
    situations=[Situation(id=1, path_id=1, day=day(5), work=Work.JOB_SEEKING)],
    needs=[NEED],
    levels=[
        NeedLevel(id=2, need_id=1, day=day(12), intensity=Intensity.LOW),
        NeedLevel(id=1, need_id=1, day=day(11), intensity=Intensity.HIGH),
    ],
    events=[WorkEvent(id=1, path_id=1, kind=WorkKind.JOB, label="Caisse", first_day=day(15))],
    spans=[
        WorkSpan(id=1, event_id=1, weekday=3, start=h("14:00"), end=h("17:00")),
        WorkSpan(id=2, event_id=1, weekday=1, start=h("9:00"), end=h("12:00")),
    ],
    requests=[REQUEST],
    spells=[JobSpell(id=1, path_id=1, kind=JobKind.CDI, first_day=day(17), last_day=day(18))],
    follow_ups=[FollowUp(id=1, path_id=1, months=3, answered_on=day(24), answer=FollowUpAnswer.EMPLOYED)],
    meetings=[Meeting(id=1, day=day(14), start=h("10:00"))],
    topics=[MeetingTopic(id=1, meeting_id=1, path_id=1)],
    enrolments=[Enrolment(id=1, child_id=1, kind=Kind.OCCASIONAL, first_day=day(16), last_day=day(19))],
    children={1: CHILD},
)
"""A path in which each kind of event took place once, on 1 to 24 October."""


def test_every_kind_of_event_is_there_once_the_newest_first() -> None:
    thread = thread_of(WHOLE)
    assert Counter(item.event for item in thread) == Counter(dict.fromkeys(Event, 1))
    assert [(item.day.day, item.event) for item in thread] == [
        (24, Event.FOLLOW_UP),
        (23, Event.EXITED),
        (22, Event.PLACE_KEPT),
        (21, Event.ENGAGEMENT_ENDED),
        (20, Event.BILAN),
        (19, Event.CARE_ENDS),
        (18, Event.JOB_ENDED),
        (17, Event.JOB_BEGUN),
        (16, Event.CARE_ANSWERED),
        (16, Event.CARE_BEGINS),
        (15, Event.WORK_EVENT),
        (14, Event.MEETING),
        (13, Event.NEED_CLOSED),
        (12, Event.NEED_RATED),
        (11, Event.NEED_OPENED),
        (10, Event.ACTION_DROPPED),
        (9, Event.ACTION_DONE),
        (8, Event.ACTION_OPENED),
        (7, Event.INTERVIEW),
        (5, Event.SITUATION),
        (4, Event.SIGNED),
        (3, Event.ENTERED),
        (2, Event.ANSWERED),
        (1, Event.ORIENTED),
    ]


def test_each_event_belongs_to_one_thread_and_each_thread_has_events() -> None:
    assert set(THREADS) == set(Event)
    assert set(THREADS.values()) == set(Thread)
    assert {item.event: item.thread for item in thread_of(WHOLE)} == THREADS


def found(rows: ThreadRows, event: Event) -> Item:
    return next(item for item in thread_of(rows) if item.event is event)


def test_what_must_be_said_with_an_event_comes_with_it() -> None:
    rows = WHOLE
    assert found(rows, Event.INTERVIEW).others == tuple(rows.moves)
    assert found(rows, Event.MEETING).others == tuple(rows.topics)
    assert found(rows, Event.NEED_OPENED).others == (rows.levels[1],)
    assert found(rows, Event.NEED_RATED).others == (rows.levels[0], rows.levels[1])
    assert set(found(rows, Event.WORK_EVENT).others) == {*rows.spans, *rows.requests}
    assert found(rows, Event.WORK_EVENT).start == h("9:00")
    for event in (Event.CARE_ANSWERED, Event.CARE_BEGINS, Event.CARE_ENDS):
        assert found(rows, event).others == (CHILD,)


def test_a_situation_comes_with_the_one_before_it() -> None:
    one, two, three = (
        Situation(id=number, path_id=1, day=at, work=Work.JOB_SEEKING)
        for number, at in ((1, day(5)), (3, day(1)), (2, day(5)))
    )
    items = thread_of(ThreadRows(situations=[one, two, three]))
    assert [(item.record, item.others) for item in items] == [(three, (one,)), (one, (two,)), (two, ())]


def test_of_one_day_the_last_hour_comes_first_and_what_has_no_hour_last() -> None:
    morning, evening = (
        Interview(id=number, path_id=1, day=day(7), start=h(hour))
        for number, hour in ((2, "9:00"), (1, "17:00"))
    )
    midnight = Meeting(id=1, day=day(7), start=0)
    untimed = Meeting(id=9, day=day(7))
    rows = ThreadRows(interviews=[morning, evening], meetings=[midnight, untimed])
    assert [item.record for item in thread_of(rows)] == [evening, morning, midnight, untimed]
    assert found(rows, Event.MEETING).others == ()


def test_what_waits_or_was_withdrawn_is_no_answer() -> None:
    for answer in (RequestAnswer.WAITING, RequestAnswer.WITHDRAWN):
        assert thread_of(ThreadRows(requests=[replace(REQUEST, answer=answer)])) == []
    assert thread_of(ThreadRows()) == []


def test_a_child_that_is_no_longer_tied_to_the_parent_leaves_the_event_without_a_name() -> None:
    enrolment = Enrolment(id=1, child_id=7, kind=Kind.REGULAR, first_day=day(1), last_day=day(2))
    assert [item.others for item in thread_of(ThreadRows(enrolments=[enrolment]))] == [(), ()]


def test_a_path_still_open_has_no_exit_and_an_engagement_under_way_no_end() -> None:
    rows = ThreadRows(
        paths=[replace(PATH, exit_day=None, outcome=None, place_kept_on=None)],
        engagements=[replace(ENGAGEMENT, bilan_on=None, bilan=None, ended_on=None, end_reason=None)],
        orientations=[replace(ORIENTATION, answer=Answer.WAITING, answered_on=None)],
        spells=[replace(WHOLE.spells[0], last_day=None)],
    )
    assert [item.event for item in thread_of(rows)] == [
        Event.JOB_BEGUN,
        Event.SIGNED,
        Event.ENTERED,
        Event.ORIENTED,
    ]
