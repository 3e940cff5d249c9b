"""What Enter opens in the thread (ouvrir un fait): an interview's screen, or the form that corrects the fact."""

from typing import TYPE_CHECKING

from app.care.enrolments import Enrolment
from app.insertion.actions import PlanAction
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import DueCheck, FollowUp, due_day
from app.insertion.interviews import Interview
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting
from app.insertion.orientations import Orientation
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation
from app.insertion.timeline import Item
from app.insertion.work_events import WorkEvent, WorkSpan, week_of_event

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView


def open_item(view: "ParentView", item: Item) -> None:
    """Does what the item's kind offers; what is only read stays closed."""
    record = item.record
    if isinstance(record, Interview):
        view.page.log_interview(record.path_id, record)
    elif isinstance(record, Enrolment):
        view.page.desk.go("children", record.child_id)
    elif isinstance(record, Orientation):
        view.page.show_one("orientation", record.id)
    elif isinstance(record, Meeting):
        view.page.show_one("meeting", record.id)
    elif view.may_edit:
        _correct(view, item)


def _correct(view: "ParentView", item: Item) -> None:
    record, path = item.record, view.sheet.path
    if isinstance(record, PlanAction):
        view.plan.begin(record)
    elif isinstance(record, WorkEvent):
        view.work.begin(record, week_of_event(one for one in item.others if isinstance(one, WorkSpan)))
    elif isinstance(record, JobSpell):
        view.work.begin_job(record)
    elif isinstance(record, Situation):
        view.situation.begin()
    elif isinstance(record, Engagement) and record.path_id == path.id:
        view.engagement.begin_change(record)
    elif isinstance(record, FollowUp):
        of = next(one for one in view.sheet.paths if one.id == record.path_id)
        due = DueCheck(path=of, months=record.months, due=due_day(of, record.months))
        view.path.begin_check(due, record)
    elif isinstance(record, InsertionPath) and record.id == path.id:
        view.path.begin()
