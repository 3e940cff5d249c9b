"""Kinds of the path's thread (fil du parcours): what may happen, and what it can be filtered by."""

from collections.abc import Mapping
from enum import StrEnum


class Thread(StrEnum):
    """What the timeline can be filtered by."""

    INTERVIEWS = "interviews"
    ACTIONS = "actions"
    SITUATION = "situation"
    WORK = "work"
    CARE = "care"
    PATH = "path"


class Event(StrEnum):
    """What happened."""

    ORIENTED = "oriented"
    ANSWERED = "answered"
    ENTERED = "entered"
    EXITED = "exited"
    PLACE_KEPT = "place_kept"
    SIGNED = "signed"
    BILAN = "bilan"
    ENGAGEMENT_ENDED = "engagement_ended"
    INTERVIEW = "interview"
    MEETING = "meeting"
    ACTION_OPENED = "action_opened"
    ACTION_DONE = "action_done"
    ACTION_DROPPED = "action_dropped"
    SITUATION = "situation"
    NEED_OPENED = "need_opened"
    NEED_RATED = "need_rated"
    NEED_CLOSED = "need_closed"
    WORK_EVENT = "work_event"
    JOB_BEGUN = "job_begun"
    JOB_ENDED = "job_ended"
    FOLLOW_UP = "follow_up"
    CARE_ANSWERED = "care_answered"
    CARE_BEGINS = "care_begins"
    CARE_ENDS = "care_ends"


THREADS: Mapping[Event, Thread] = {
    Event.ORIENTED: Thread.PATH,
    Event.ANSWERED: Thread.PATH,
    Event.ENTERED: Thread.PATH,
    Event.EXITED: Thread.PATH,
    Event.PLACE_KEPT: Thread.PATH,
    Event.SIGNED: Thread.PATH,
    Event.BILAN: Thread.PATH,
    Event.ENGAGEMENT_ENDED: Thread.PATH,
    Event.INTERVIEW: Thread.INTERVIEWS,
    Event.MEETING: Thread.INTERVIEWS,
    Event.ACTION_OPENED: Thread.ACTIONS,
    Event.ACTION_DONE: Thread.ACTIONS,
    Event.ACTION_DROPPED: Thread.ACTIONS,
    Event.SITUATION: Thread.SITUATION,
    Event.NEED_OPENED: Thread.SITUATION,
    Event.NEED_RATED: Thread.SITUATION,
    Event.NEED_CLOSED: Thread.SITUATION,
    Event.WORK_EVENT: Thread.WORK,
    Event.JOB_BEGUN: Thread.WORK,
    Event.JOB_ENDED: Thread.WORK,
    Event.FOLLOW_UP: Thread.WORK,
    Event.CARE_ANSWERED: Thread.CARE,
    Event.CARE_BEGINS: Thread.CARE,
    Event.CARE_ENDS: Thread.CARE,
}
