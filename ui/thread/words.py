"""Each kind of item told in its own words (mots du fil)."""

from collections.abc import Callable, Mapping
from datetime import date

from app.insertion.parent_sheet import ParentSheet
from app.insertion.threads import Event
from app.insertion.timeline import Item
from ui.thread import milestones, plan, talks, work
from ui.thread.item_words import Words

TELLERS: Mapping[Event, Callable[[Item, ParentSheet, date], Words]] = {
    Event.ORIENTED: milestones.orientation,
    Event.ANSWERED: milestones.orientation,
    Event.ENTERED: milestones.path,
    Event.EXITED: milestones.path,
    Event.PLACE_KEPT: milestones.path,
    Event.SIGNED: milestones.engagement,
    Event.BILAN: milestones.engagement,
    Event.ENGAGEMENT_ENDED: milestones.engagement,
    Event.INTERVIEW: talks.interview,
    Event.MEETING: talks.meeting,
    Event.ACTION_OPENED: plan.action,
    Event.ACTION_DONE: plan.action,
    Event.ACTION_DROPPED: plan.action,
    Event.SITUATION: plan.situation,
    Event.NEED_OPENED: plan.need,
    Event.NEED_RATED: plan.need,
    Event.NEED_CLOSED: plan.need,
    Event.WORK_EVENT: work.work_event,
    Event.JOB_BEGUN: work.job,
    Event.JOB_ENDED: work.job,
    Event.FOLLOW_UP: work.follow_up,
    Event.CARE_ANSWERED: work.care_answered,
    Event.CARE_BEGINS: work.care,
    Event.CARE_ENDS: work.care,
}


def words_of(item: Item, sheet: ParentSheet, today: date) -> Words:
    """The item, told on that day."""
    return TELLERS[item.event](item, sheet, today)
