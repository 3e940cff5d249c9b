"""The home page (accueil): the day at a glance, and what to answer; painted right after the log-in."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.backups import back_up, failed_rehearsal, last_backup, rehearse_if_due
from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.clock_doubt import clock_doubt
from app.code_use import code_used
from app.coming import comings, deadlines
from app.families.health import CareProtocol
from app.families.records import Child, ChildFact, Group, GroupStay, Parent, Parenthood
from app.home import Home, home
from app.insertion.care_requests import CareRequest
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent
from app.settings import Setting, settings_on
from app.setup import Step, steps_done
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffMember,
)
from app.storage import OWN
from app.structure.records import CapacitySlot, Closure, Identity, OpeningSpan, PublicHoliday
from app.users import Right, User
from ui import french, theme
from ui.boundary import Guard
from ui.hourglass import hourglass
from ui.page import Page
from ui.pages import PAGES
from ui.pages.home.adults import lack_notices
from ui.pages.home.day import DayPanel
from ui.pages.home.interviews import InterviewsPanel
from ui.pages.home.next import BackupPanel, NextPanel
from ui.pages.home.notices import clock_notice, code_notice
from ui.pages.home.present import PresentPanel
from ui.pages.home.row import Go
from ui.pages.home.share import SharePanel
from ui.pages.home.todo import Todo, TodoPanel
from ui.unsaved import TypedLines

LEAST_WIDE, LEAST_HIGH, PILE_HIGH = 1000, 600, 1700
"""For 10 pt text: under this width the panels stand one under another, under this height the page scrolls."""
UPPER = 45
"""Of a hundred parts of the height, those of the upper row: what waits wants more room than the chart."""


class HomePage(Page):
    """The director between two phone calls: who is here, is today within the agreement, what to do."""

    title = "Accueil"
    help_topic = "home"
    keys = "Entrée\u00a0: noter et passer à la suivante · Ctrl+K\u00a0: chercher · F1\u00a0: aide"
    kinds = frozenset(
        {
            Absence, AttendedSpan, CapacitySlot, CareProtocol, CareRequest, Child, ChildFact, Closure, DayException,
            Engagement, Enrolment, ExceptionSpan, FollowUp, Group, GroupStay, Identity, InsertionPath, Interview,
            Leave, OpeningSpan, Parent, Parenthood, PatternSpan, PublicHoliday, Setting, ShiftException,
            ShiftExceptionSpan, ShiftPattern, ShiftPatternSpan, StaffMember, User, WeekPattern, WorkEvent,
        }
    )  # fmt: skip

    def build(self) -> None:
        self.present = PresentPanel(partial(self._go, "attendance", None))
        self.day = DayPanel(partial(self._go, "planning", None) if self._way("planning") else None)
        self.todo = TodoPanel(lambda: self.session, self._way)
        self.todo.typed.connect(self.typed)
        self.lines = (TypedLines(self.todo, self.todo.typed_lines),)
        self.share = SharePanel(partial(self._go, "insertion", None, "simulator"))
        self.interviews = InterviewsPanel(partial(self._go, "insertion", None, "agenda"))
        self.next = NextPanel()
        self.backup = BackupPanel(self.back_up)
        # Shown by their place on the page: a widget without one would open as a window of its own.
        for panel, right in (
            (self.interviews, Right.SEE_INSERTION),
            (self.share, Right.SEE_REPORTS),
            (self.backup, Right.CARRY_OUT),
        ):
            if not self.session.can(right):
                panel.hide()
        inside = QWidget()
        inside.setObjectName("content")
        self._inside = inside
        self._lay_out(inside)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area, 1)
        self.minute = QTimer(self)
        self.minute.setSingleShot(True)
        self.minute.timeout.connect(self._tick)

    def _lay_out(self, inside: QWidget) -> None:
        last = QVBoxLayout()
        last.setSpacing(theme.GAP)
        last.addWidget(self.interviews)
        last.addWidget(self.next, 1)
        last.addWidget(self.backup)
        self._rows = upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.present, 34)
        upper.addWidget(self.day, 66)
        lower.addWidget(self.todo, 48)
        lower.addWidget(self.share, 27)
        lower.addLayout(last, 25)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        for row, share in ((upper, UPPER), (lower, 100 - UPPER)):
            row.setSpacing(theme.GAP)
            rows.addLayout(row, share)
        rows.setSpacing(theme.GAP)

    def reload(self) -> None:
        """Reads the day; hours half typed stay typed."""
        found, today = home(self.session), self.session.clock.day()
        made = last_backup(self.session) if self.session.can(Right.CARRY_OUT) else None
        self.subtitle = f"{french.day_long(today)}, semaine {today.isocalendar().week}"
        self.present.show_home(found)
        self.day.show_home(found, settings_on(self.session, today).surnombre_percent)
        if found.quota is not None:
            self.share.show_quota(found.quota, found.month)
        if found.insertion is not None:
            self.interviews.show_next(found.insertion.next, today)
        self.next.show_comings(comings(self.session), today)
        self.backup.show_last(made, today, failed_rehearsal(self.session))
        self.todo.show_todo(self._todo(found, backed_up=made is not None))

    def _todo(self, found: Home, *, backed_up: bool) -> Todo:
        steps: list[Step] = []
        if self.session.can(Right.EDIT_STRUCTURE):
            done = steps_done(self.session, backed_up=backed_up)
            wanting = [step for step, is_done in done.items() if not is_done]
            # The copy alone has its own panel beside; the list is for a crèche that is being set up.
            steps = wanting if wanting != [Step.BACKUP] else []
        today = self.session.clock.day()
        return Todo(
            lacks=(
                *clock_notice(clock_doubt(self.session)),
                *lack_notices(found.short, today),
                *code_notice(code_used(self.session)),
            ),
            asked=found.asked,
            withdrawn=found.withdrawn,
            missing=found.missing,
            insertion=found.insertion,
            deadlines=deadlines(self.session),
            steps=steps,
            today=today,
        )

    def back_up(self) -> None:
        """A verified copy into the crèche's own folder, and the rehearsal again where it had failed."""
        with Guard(self.backup), hourglass():
            back_up(self.session, self.desk.folder / OWN)
            if failed_rehearsal(self.session) is not None:
                rehearse_if_due(self.session)
            self.reload()

    def _way(self, page: str) -> Go | None:
        """The way to that page, where this person has it."""
        entry = next((one for one in PAGES if one.name == page), None)
        allowed = entry is not None and (entry.right is None or self.session.can(entry.right))
        return self._go if allowed else None

    def _go(self, page: str, id_: int | None, kind: str = "") -> None:
        if kind:
            self.desk.open(page, kind, id_ or 0)
        else:
            self.desk.go(page, id_)

    def _tick(self) -> None:
        """The minute has turned: the late ones are others; nothing moves under somebody who types."""
        self._wait()
        if not self.todo.is_edited:
            with self.guard():
                self.reload()

    def _wait(self) -> None:
        self.minute.start((60 - self.session.clock.moment().second) * 1000 + 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(LEAST_WIDE)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(way)
        self._inside.setMinimumHeight(theme.scaled(PILE_HIGH if narrow else LEAST_HIGH))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.minute.stop()
