"""Insertion: the counsellor's page — her day, the paths, a parent's thread, interviews, agenda, meetings, figures."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.care.enrolments import Enrolment
from app.care.schedules import DayException
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
from app.insertion.parent_sheet import latest_path
from app.insertion.partners import Organisation, PartnerContact
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote
from app.insertion.situations import Situation
from app.insertion.work_events import WorkEvent, WorkSpan
from app.settings import Setting
from app.structure.records import Closure, OpeningSpan, PublicHoliday
from app.users import User
from ui import theme
from ui.keyboard import numbered
from ui.page import Page
from ui.pages.insertion.agenda_view import AgendaView
from ui.pages.insertion.interview_view import InterviewView
from ui.pages.insertion.meetings_view import MeetingsView
from ui.pages.insertion.parent_view import ParentView
from ui.pages.insertion.paths_view import PathsView
from ui.pages.insertion.view import View
from ui.widgets.basics import Button
from ui.widgets.segmented import SegmentedFilter

TABS: tuple[type[View], ...] = (
    PathsView,
    AgendaView,
    MeetingsView,
)
"""A new tab is a class and one line here."""


class InsertionPage(Page):
    """One view at a time; a parent's page and an interview open over the tab that one came from."""

    title = "Insertion"
    help_topic = "insertion"
    kinds = frozenset(
        {
            CareRequest, Child, Closure, DayException, Engagement, Enrolment, FollowUp, InsertionPath, Interview,
            InterviewMove, JobSpell, Meeting, MeetingAttendee, MeetingTopic, Need, NeedLevel, OpeningSpan, Organisation,
            Orientation, Parent, Parenthood, PartnerContact, PlanAction, PrivateNote, PublicHoliday, Setting, Situation,
            User, WorkEvent, WorkSpan,
        }
    )  # fmt: skip

    def build(self) -> None:
        self._kinds: dict[str, type[View]] = {kind.name: kind for kind in TABS}
        self._made: dict[str, View] = {}
        self._trail: list[View] = []
        self.tabs = SegmentedFilter("Vues de l’insertion")
        self.tabs.show_choices([(kind.name, kind.title) for kind in TABS])
        self.tabs.chosen.connect(self.show_tab)
        self.back_button = Button("Retour", self.back, icon="left", name="Retour à la vue précédente (Alt+←)")
        self.back_button.setObjectName("insertion_back")
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.back_button)
        head.addWidget(self.tabs)
        head.addStretch()
        self.stack = QStackedWidget()
        self.body.addLayout(head)
        self.body.addWidget(self.stack, 1)
        for number, kind in enumerate(TABS, start=1):
            numbered(self, number, partial(self.show_tab, kind.name), ctrl=True)
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        self._show(self.view(TABS[0].name))

    def view(self, name: str) -> View:
        """The tab of that name, built when it is first wanted."""
        if name not in self._made:
            self._keep(name, self._kinds[name](self))
        return self._made[name]

    @property
    def parent_view(self) -> ParentView:
        """The parent's page."""
        if ParentView.name not in self._made:
            self._keep(ParentView.name, ParentView(self))
        found = self._made[ParentView.name]
        assert isinstance(found, ParentView)
        return found

    @property
    def interview_view(self) -> InterviewView:
        """The interview's screen."""
        if InterviewView.name not in self._made:
            self._keep(InterviewView.name, InterviewView(self))
        found = self._made[InterviewView.name]
        assert isinstance(found, InterviewView)
        return found

    def _keep(self, name: str, view: View) -> None:
        self._made[name] = view
        view.drafted.connect(self.tell_draft)
        self.stack.addWidget(view)

    @property
    def shown(self) -> View:
        """The view on the screen."""
        found = self.stack.currentWidget()
        assert isinstance(found, View)
        return found

    def show_tab(self, name: str) -> None:
        """One of the tabs."""
        self._trail.clear()
        self._show(self.view(name))

    def show_parent(self, path_id: int) -> None:
        """A parent's page, on that path."""
        view = self.parent_view
        with self.guard():
            view.show_path(path_id)
            self._over(view)

    def log_interview(self, path_id: int | None, interview: Interview | None = None) -> None:
        """The interview's screen: that one, or a new one of that path; None: of a parent still to choose."""
        view = self.interview_view
        with self.guard():
            view.show_interview(path_id, interview)
            self._over(view)

    def back(self) -> None:
        """To the view that one came from."""
        if self._trail:
            self._show(self._trail.pop())

    def _over(self, view: View) -> None:
        if view is not self.shown:
            self._trail.append(self.shown)
        self._show(view)

    def _show(self, view: View) -> None:
        self.stack.setCurrentWidget(view)
        tab = view.name in self._kinds
        self.back_button.setVisible(not tab)
        self.tabs.setVisible(tab)
        if tab:
            self.tabs.choose(view.name)
        if view.is_stale:
            with self.guard():
                view.refresh()
        self.tell()
        view.enter()

    def tell(self) -> None:
        """The title's grey text and the keys of the view shown."""
        self.subtitle = self.shown.subtitle
        self.keys = self.shown.keys
        self.rekeyed.emit()

    def reload(self) -> None:
        """Reads the view shown; the others when they are next shown."""
        for view in self._made.values():
            view.is_stale = True
        self.shown.refresh()
        self.tell()

    def open(self, kind: str, id: int) -> None:
        """A path, or a parent's open or latest one."""
        if kind == "parent":
            path = latest_path(self.session, id)
            if path is not None:
                self.show_parent(path.id)
        else:
            self.show_parent(id)

    def settle(self) -> None:
        """Each view writes what waits."""
        for view in self._made.values():
            view.settle()

    def tell_draft(self) -> None:
        """Whether something typed is not saved, anywhere on the page."""
        self.drafted.emit(any(view.is_edited for view in self._made.values()))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        _ = reason
        self.shown.enter()

    def around(self) -> QWidget:
        """What dialogs stand over."""
        return self.window()
