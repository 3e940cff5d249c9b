"""Week, day or paper (semaine, jour, papier): the planning's views one over the other, and the way between them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.care.door import Door, door
from app.care.week_plan import WeekPlan, week_plan
from app.dated import latest
from app.days import iso_week, monday_of
from app.families.records import ChildFact
from app.planning.conflicts import LoadConflict
from app.planning.day_plan import day_plan
from app.planning.week_load import LoadOfWeek
from app.settings import Setting
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffMember,
)
from app.store import Record
from app.structure.records import Identity
from ui import french
from ui.day_minute import of_day_minute
from ui.page import Page
from ui.pages.planning.check_list import CheckList
from ui.pages.planning.day_view import DayView
from ui.pages.planning.load_strip import show_week
from ui.paper_pane import PAPER_KEYS, PaperPane
from ui.widgets.basics import Button
from ui.widgets.segmented import SegmentedFilter
from ui.widgets.week_load import WeekLoadStrip

KEYS = (
    "←, →\u00a0: jour · ↑, ↓\u00a0: personne · Entrée\u00a0: le jour dans la semaine · Échap\u00a0: semaine · "
    "F1\u00a0: aide"
)
T = TypeVar("T")
LOAD_KINDS: tuple[type[Record], ...] = (
    ChildFact, Identity, Leave, Setting, ShiftException, ShiftExceptionSpan, ShiftPattern, ShiftPatternSpan,
    StaffMember,
)  # fmt: skip
"""What the load depends on beside the week's plan: who walks, the adults, the rules."""
VIEWS = (("week", "Semaine"), ("day", "Jour"))


class PlanningViews(QStackedWidget):
    """Made before the week's own widgets, which take `strip`, `check`, a `switch` and `papers` from it."""

    cell_wanted = Signal(int, object)
    """An enrolment and a date to show in the week."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._week_keys = page.keys
        self._plan = WeekPlan(days=(), lines=())
        self._day = page.session.clock.day()
        self._back: QWidget | None = None
        self._switches: list[SegmentedFilter] = []
        self.strip = WeekLoadStrip()
        self.strip.opened.connect(self.show_day)
        self.check = CheckList(
            "À vérifier cette semaine", empty="Rien à vérifier cette semaine.", name="planning_check"
        )
        self.check.opened.connect(self.show_conflict)
        self.week = QWidget()
        self.day = DayView(self.switch(), self.papers(week=False))
        self.day.moved.connect(self.show_day)
        self.day.closed.connect(self.show_week)
        self.day.chosen.connect(self._show_cell)
        self.pane = PaperPane(page, "planning_paper", "Revenir au planning", "Planning à imprimer")
        self.pane.closed.connect(self._leave_paper)
        for view in (self.week, self.day, self.pane):
            self.addWidget(view)

    def switch(self) -> SegmentedFilter:
        """« Semaine / Jour », one for each view's bar."""
        made = SegmentedFilter("Vue du planning")
        made.show_choices(VIEWS)
        made.chosen.connect(self._turn)
        self._switches.append(made)
        return made

    def papers(self, *, week: bool = True) -> Button:
        """The papers: the week and the door's sheet, or in the day's view the sheet alone."""
        if not week:
            button = Button("Feuille du jour", self.print_day, icon="print")
            button.setObjectName("planning_print_day")
            return button
        button = Button("", icon="print", name="Imprimer la semaine ou la feuille du jour")
        button.setObjectName("planning_print")
        menu = QMenu(button)
        menu.addAction("Imprimer la semaine", self.print_week)
        menu.addAction("Feuille du jour", self.print_day)
        button.setMenu(menu)
        return button

    @property
    def shows_day(self) -> bool:
        """Whether the day's view is in front."""
        return self.currentWidget() is self.day

    def choose(self, day: date) -> None:
        """The day that « Jour » and « Feuille du jour » are about."""
        self._day = day

    def show_plan(self, plan: WeekPlan, hours: tuple[int, int], tried: LoadOfWeek | None = None) -> None:
        """The week was read again: its load and what wants a look; the day too where it is in front.

        `tried`, the load as it would be, is a dashed line over it.
        """
        self._plan = plan
        show_week(self.strip, plan.load, hours, tried)
        self.check.show_conflicts(plan.load.conflicts)
        if self.shows_day:
            self._fill_day()

    def show_day(self, day: date) -> None:
        """The day's view, on that day."""
        with self._page.guard():
            self._day = day
            self.setCurrentWidget(self.day)
            self._fill_day()
            self._tell(KEYS, "day")
            self.day.table.setFocus()

    def show_conflict(self, conflict: LoadConflict) -> None:
        """The day's view, at that conflict's minute."""
        self.show_day(conflict.day)
        self.day.mark(conflict)

    def show_minute(self, number: int) -> None:
        """The day's view at that minute (`ui.day_minute`), on what lacks there."""
        day, minute = of_day_minute(number)
        self.show_day(day)
        self.day.mark_at(minute)

    def show_week(self) -> None:
        """The week that holds the day shown."""
        self.setCurrentWidget(self.week)
        self._tell(self._week_keys, "week")
        self.cell_wanted.emit(0, self._day)

    def _show_cell(self, enrolment_id: int) -> None:
        self.setCurrentWidget(self.week)
        self._tell(self._week_keys, "week")
        self.cell_wanted.emit(enrolment_id, self._day)

    def _fill_day(self) -> None:
        self.day.show_plan(day_plan(self._page.session, self._day))
        self._page.subtitle = french.day_long(self._day)

    def _turn(self, view: str) -> None:
        if view == "day":
            self.show_day(self._day)
        else:
            self.show_week()

    def _tell(self, keys: str, view: str) -> None:
        self._page.keys = keys
        self._page.rekeyed.emit()
        for one in self._switches:
            one.blockSignals(True)
            one.choose(view)
            one.blockSignals(False)

    def print_week(self) -> None:
        """The week's grid, as paper."""
        with self._page.guard():
            monday = monday_of(self._day)
            plan = week_plan(self._page.session, monday)
            name = f"planning-{iso_week(monday)}"
            self._show_paper(name, (plan, self._creche(), self._page.session.clock.moment()), _week_paper)

    def print_day(self) -> None:
        """The day's sheet for the door, as paper: nothing of insertion is in it."""
        with self._page.guard():
            data = door(self._page.session, self._day), self._creche()
            self._show_paper(f"feuille-de-presence-{self._day.isoformat()}", data, _day_paper)

    def _creche(self) -> str:
        session = self._page.session
        identity = latest(session.store.find(Identity), session.clock.day())
        return identity.name if identity else ""

    def _show_paper(self, file: str, data: T, draw: Callable[[T], bytes]) -> None:
        self._back = self.currentWidget()
        self.setCurrentWidget(self.pane)
        self._page.keys = PAPER_KEYS
        self._page.rekeyed.emit()
        self.pane.show_paper(file, data, draw)
        self.pane.setFocus()

    def _leave_paper(self) -> None:
        if self._back is self.day:
            self.show_day(self._day)
        else:
            self.show_week()


def _week_paper(data: tuple[WeekPlan, str, datetime]) -> bytes:
    from ui.pdf.week_sheet import draw, sheet_of

    return draw(sheet_of(*data))


def _day_paper(data: tuple[Door, str]) -> bytes:
    from ui.pdf.day_sheet import draw, sheet_of

    return draw(sheet_of(*data))
