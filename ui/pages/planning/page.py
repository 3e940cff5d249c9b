"""The planning's page: the week's grid, each day's peak against the agreement, the chosen day at the right."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.care.week_plan import PlanLine, PlannedDay, WeekPlan, week_plan
from app.days import monday_of
from app.families.records import Child, Group, GroupStay, Parenthood
from app.insertion.paths import InsertionPath
from app.settings import Setting
from app.structure.records import CapacitySlot, Closure, OpeningSpan, PublicHoliday
from app.users import Right
from ui import french, theme
from ui.page import Page
from ui.pages.planning.board import LEGEND, WeekBoard
from ui.pages.planning.copy_panel import CopyPanel
from ui.pages.planning.day_form import DayForm
from ui.pages.planning.filters import WeekFilters
from ui.pages.planning.side import Beside, SidePanel
from ui.pages.planning.trials import PlanningTrials
from ui.pages.planning.views import LOAD_KINDS, PlanningViews
from ui.pages.planning.week_moves import WeekMoves
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel


class PlanningPage(Page):
    """Worked with the mouse or the keyboard; the form of the day stands beside, or slides over the grid."""

    title = "Planning"
    help_topic = "planning"
    keys = (
        "Alt+←, Alt+→\u00a0: semaine · F2\u00a0: saisir · Suppr\u00a0: personne · Entrée\u00a0: le jour choisi · "
        "Ctrl+U\u00a0: urgence · F1\u00a0: aide"
    )
    kinds = frozenset(
        {
            Absence, AttendedSpan, CapacitySlot, Child, Closure, DayException, Enrolment, ExceptionSpan, Group,
            GroupStay, InsertionPath, OpeningSpan, Parenthood, PatternSpan, PublicHoliday, Setting, WeekPattern,
            *LOAD_KINDS,
        }
    )  # fmt: skip

    def build(self) -> None:
        self._monday = monday_of(self.session.clock.day())
        self._place: tuple[int, date] | None = None
        self._plan = WeekPlan(days=(), lines=())
        self.planes = PlanningViews(self)
        self.trials = PlanningTrials(self, self.planes)
        self.board = WeekBoard(lambda: self.session, self.planes.strip)
        self.model, self.table = self.board.model, self.board.table
        self.filters = WeekFilters(avip=self.session.can(Right.SEE_INSERTION))
        self.copying = CopyPanel(lambda: self.session)
        self.form = DayForm(lambda: self.session)
        self.side = SidePanel("Le jour choisi")
        self.side.add(self.form)
        self.side.body.addStretch(1)
        panel = Panel()
        panel.add(self.board, 1)
        self._legend = label(LEGEND, tone="muted")
        panel.add(self._legend)
        self.beside = Beside(self._main(panel), self.side, self.planes.check, self.trials.panel)
        self.trials.beside = self.beside
        week = QVBoxLayout(self.planes.week)
        week.setContentsMargins(0, 0, 0, 0)
        week.addWidget(self.beside)
        self.body.addWidget(self.planes, 1)
        self._connect()
        may_edit = self.session.can(Right.EDIT_ENROLMENTS)
        self.beside.is_allowed = may_edit
        self.board.allow_edits(may_edit)
        if not may_edit:
            self.keys = "Alt+←, Alt+→\u00a0: semaine · flèches\u00a0: jour · F1\u00a0: aide"
        self.copy_button.setVisible(may_edit)

    def _main(self, panel: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._bar())
        column.addWidget(self.copying)
        column.addWidget(self.trials.band)
        column.addWidget(panel, 1)
        return made

    def _connect(self) -> None:
        self.board.chosen.connect(self._show_cell)
        self.board.opened.connect(self._type_hours)
        self.board.escaped.connect(self._close_side)
        self.filters.changed.connect(self._show_plan)
        self.copying.closed.connect(self._close_copy)
        self.planes.cell_wanted.connect(self._go_to_cell)
        self.form.opened.connect(self._go_to_child)
        self.form.edited.connect(self._tell_draft)
        self.form.settled.connect(self._settle_day)
        self.form.written.connect(self.board.deeds.show_done)
        self.side.closed.connect(self._leave_side)
        self.trials.redrawn.connect(self._show_week_again)
        self.trials.left.connect(self.table.setFocus)
        self.trials.day_wanted.connect(partial(self._go_to_cell, 0))
        self.beside.placed.connect(self.check_button.setHidden)
        # Where room is short, the arrows are enough to go from week to week.
        for roomy in (self._legend, self.week):
            self.beside.placed.connect(roomy.setVisible)
        self.beside.dismissed.connect(self.table.setFocus)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.planes.switch())
        moves = WeekMoves(self._move, self._today, self._jump, self.session.clock.day)
        self.week = moves.week
        bar.addLayout(moves)
        bar.addWidget(self.filters)
        self.copy_button = Button("Copier…", self._open_copy, name="Copier la semaine…")
        self.copy_button.setObjectName("planning_copy_open")
        bar.addWidget(self.copy_button)
        bar.addLayout(self.trials.buttons)
        bar.addStretch()
        self.check_button = Button("À vérifier", self._open_check, keys="Alt+V")
        self.check_button.setObjectName("planning_check_open")
        bar.addWidget(self.check_button)
        bar.addWidget(self.planes.papers())
        return bar

    def reload(self) -> None:
        """Reads the week; the cell chosen stays chosen."""
        self._plan = week_plan(self.session, self._monday)
        self.filters.offer_groups(self._plan.lines)
        last = self._monday + timedelta(days=6)
        self.subtitle = f"{french.week(self._monday)}, {french.period(self._monday, last)}"
        self.trials.reload(self._monday)
        self._show_week_again()
        count = len(self._plan.load.conflicts)
        self.check_button.setText(f"À vérifier {count}" if count else "Rien à vérifier")

    def _show_week_again(self) -> None:
        self._show_plan()
        self.planes.show_plan(self._plan, self.board.hours, self.trials.load(self._monday))

    def open(self, kind: str, id: int) -> None:
        """That child's line, this week; the emergency's panel on that care request; a day, at that minute."""
        opened = {"care_request": self.trials.open_request, "minute": self.planes.show_minute}.get(kind)
        if opened is not None:
            with self.guard():
                opened(id)
            return
        if all(line.child.id != id for line in self.model.lines):
            self.filters.clear()
        for line in self.model.lines:
            row = self.model.row_of(line.id)
            if line.child.id == id and row is not None:
                self.table.setCurrentIndex(self.model.index(row, 1))
                return

    def _show_plan(self) -> None:
        lines = self.filters.kept(self._plan.lines)
        tried = self.trials.lines(self._monday)
        self.board.show_plan(self._plan, lines, self.session.clock.day(), tried)
        day = self._place[1] if self._place else self.session.clock.day()
        row = self.model.row_of(self._place[0]) if self._place else None
        column = self.model.column_of(day)
        if column is None or self.table.isColumnHidden(column):
            column = self.model.column_of(self._monday)
        row = self.model.first_row() if row is None else row
        if row is not None and column is not None:
            place = self._place
            self.table.setCurrentIndex(self.model.index(row, column))
            if place is not None and self.model.row_of(place[0]) is None and self.filters.are_on:
                self._place = place  # a filter hides the child only for a while
        self.side.setEnabled(bool(lines))
        if self.copying.isVisible():
            self._open_copy()

    def _show_cell(self, line: PlanLine, day: PlannedDay) -> None:
        self._place = line.id, day.day
        self.planes.choose(day.day)
        self.form.show_day(line, day)

    def _tell_draft(self) -> None:
        self.drafted.emit(True)

    def _settle_day(self) -> None:
        self.drafted.emit(False)
        self.beside.close_side()
        cell = self.board.cell()
        if cell is not None:
            self._show_cell(*cell)
        self.table.setFocus()

    def _type_hours(self) -> None:
        if self.beside.is_allowed:
            self.beside.open_side()
            self.form.spans.setFocus()
            self.form.spans.line.selectAll()

    def _open_check(self) -> None:
        """What wants a look this week, over the grid; its first row has the keyboard."""
        self.beside.open_under()
        self.planes.check.setFocus()

    def _close_side(self) -> None:
        if not self.form.is_edited:
            self.beside.close_side()

    def _leave_side(self) -> None:
        self.form.cancelled.emit()

    def _open_copy(self) -> None:
        cell = self.board.cell()
        self.copying.open_for(self._monday, self.model.lines, cell[0] if cell else None)

    def _close_copy(self) -> None:
        self.copying.hide()
        self.table.setFocus()

    def _move(self, by: timedelta) -> None:
        self._show_week(self._monday + by)

    def _today(self) -> None:
        self._show_week(monday_of(self.session.clock.day()))

    def _jump(self) -> None:
        with self.guard():
            self._show_week(monday_of(self.week.filled()))
            self.table.setFocus()

    def _show_week(self, monday: date) -> None:
        if self._place is not None:
            self._place = self._place[0], self._place[1] + (monday - self._monday)
        self._monday = monday
        with self.guard():
            self.reload()

    def _go_to_cell(self, enrolment_id: int, day: date) -> None:
        """That enrolment's day, in its week; 0 keeps the line."""
        self._place = enrolment_id or (self._place[0] if self._place else 0), day
        self._monday = monday_of(day)
        with self.guard():
            self.reload()
        self.table.setFocus()

    def _go_to_child(self, child_id: int) -> None:
        self.desk.go("children", child_id)
