"""The insertion's tabs (vues) and what they show: a new tab is a view's file and one line here."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.families.records import Child, Parent, Parenthood
from app.insertion.actions import PlanAction
from app.insertion.care_requests import CareRequest
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview, InterviewMove
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingAttendee, MeetingTopic
from app.insertion.needs import Need, NeedLevel
from app.insertion.orientations import Orientation
from app.insertion.partners import Organisation, PartnerContact
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote
from app.insertion.situations import Situation
from app.insertion.work_events import WorkEvent, WorkSpan
from app.report.closed_months import ClosedMonth
from app.settings import Setting
from app.structure.records import CapacitySlot, Closure, OpeningSpan, PublicHoliday
from app.users import User

if TYPE_CHECKING:
    from ui.pages.insertion.page import InsertionPage
    from ui.pages.insertion.view import View

KINDS = frozenset(
    {
        CareRequest, Child, DayException, Engagement, Enrolment, FollowUp, InsertionPath, Interview, InterviewMove,
        JobSpell, Meeting, MeetingAttendee, MeetingTopic, Need, NeedLevel, Organisation, Orientation, Parent,
        Parenthood, PartnerContact, PlanAction, PrivateNote, Setting, Situation, User, WorkEvent, WorkSpan,
        # what the figures read besides
        Absence, AttendedSpan, CapacitySlot, ClosedMonth, Closure, ExceptionSpan, OpeningSpan, PatternSpan,
        PublicHoliday, WeekPattern,
    }
)  # fmt: skip
"""A commit that touches one of these is read again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tab:
    """A view's name and title; its module is imported when it is first wanted."""

    name: str
    title: str
    path: str
    """Module in this folder, and class: "day_view:DayView"."""

    def make(self, page: "InsertionPage") -> "View":
        """Imports and builds the view."""
        module, _, kind = self.path.partition(":")
        made: View = getattr(import_module(f"ui.pages.insertion.{module}"), kind)(page)
        return made


TABS: tuple[Tab, ...] = (
    Tab(name="day", title="Ma journée", path="day_view:DayView"),
    Tab(name="paths", title="Parcours", path="paths_view:PathsView"),
    Tab(name="orientations", title="Orientations", path="orientations_view:OrientationsView"),
    Tab(name="agenda", title="Agenda", path="agenda_view:AgendaView"),
    Tab(name="meetings", title="Concertations", path="meetings_view:MeetingsView"),
    Tab(name="partners", title="Partenaires", path="partners_view:PartnersView"),
    Tab(name="figures", title="Chiffres", path="figures_view:FiguresView"),
)
OVER: tuple[Tab, ...] = (
    Tab(name="parent", title="Page du parent", path="parent_view:ParentView"),
    Tab(name="interview", title="Entretien", path="interview_view:InterviewView"),
    Tab(name="paper", title="Papier", path="paper_view:PaperView"),
)
"""Views that open over the tab that one came from."""
