"""The team's week (la semaine de l’équipe): the grid, adults against children under it, the chosen day at the right."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.days import monday_of
from app.session import Session
from app.staff.rota.proposal import Proposal
from app.staff.rota.shown import proposed_days
from app.staff.week import StaffedDay, team_week
from app.users import Right
from ui import french, theme
from ui.boundary import Guard
from ui.pages.team.copy_panel import RotaCopyPanel
from ui.pages.team.day_form import ShiftForm
from ui.pages.team.grid import RotaModel
from ui.pages.team.load import DayChart, Verdicts
from ui.pages.team.proposal import ProposalPanel
from ui.pages.team.table import NAMES, WORKED, RotaTable
from ui.pages.team.week_bar import WeekBar
from ui.widgets.basics import Button
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from ui.pages.team.page import TeamPage

FORM = 284


class WeekView(QWidget):
    """Arrows choose a day; F2 or Enter types its hours, Delete empties it."""

    drafted = Signal(bool)
    opened = Signal(int)

    def __init__(self, page: "TeamPage") -> None:
        super().__init__()
        self._page = page
        self.may_edit = page.session.can(Right.EDIT_STAFF)
        self.monday = monday_of(page.session.clock.day())
        self._place: tuple[int, date] | None = None
        self._days: Sequence[StaffedDay] = ()
        self.model = RotaModel(self)
        self.table = RotaTable(self.model)
        self.table.setObjectName("team_week")
        self.table.activated.connect(self.type_hours)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        for key, act in (("F2", self.type_hours), ("Del", self.empty_day)):
            shortcut = QShortcut(QKeySequence(key), self.table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.form = ShiftForm(lambda: self.session)
        self.form.edited.connect(self._tell_draft)
        self.form.settled.connect(self._settle_day)
        self.form.opened.connect(self.opened)
        self.panel = ProposalPanel(self)
        self.panel.found.connect(self._show_proposal)
        self.panel.closed.connect(self._close_proposal)
        self.panel.wished.connect(self._show_wishes)
        self.copying = RotaCopyPanel(lambda: self.session)
        self.copying.closed.connect(self._close_copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self._week_panel(), 1)
        row.addWidget(self._side())

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self._page.session

    def _week_panel(self) -> QWidget:
        panel = Panel()
        panel.setAccessibleName("Semaine de l’équipe")
        panel.add(self._bar())
        panel.add(self.table, 1)
        # The scroll bar's room, so that each verdict stands under its day.
        after = theme.scaled(WORKED) + self.table.verticalScrollBar().sizeHint().width()
        self.verdicts = Verdicts(theme.scaled(NAMES), after)
        panel.add(self.verdicts)
        self.day_chart = DayChart()
        panel.add(self.day_chart)
        return panel

    def _side(self) -> QWidget:
        day = Panel("Le jour choisi")
        day.add(self.form)
        day.body.addStretch(1)
        self.side = QStackedWidget()
        self.side.addWidget(day)
        self.side.addWidget(self.panel)
        self.side.addWidget(self.copying)
        self.side.setFixedWidth(theme.scaled(FORM))
        self.side.setVisible(self.may_edit)
        return self.side

    def _bar(self) -> WeekBar:
        bar = WeekBar(self._move, self._today, self._jump, self.session.clock.day)
        self.week = bar.week
        paper = Button("", self._page.print_week, icon="print", name="Imprimer la semaine")
        copy = Button("Copier la semaine\u2026", self.open_copy)
        propose = Button("Proposer la semaine\u2026", self.open_proposal, keys="Ctrl+R")
        self.paper = bar.offer(paper, "team_print")
        self.copy = bar.offer(copy, "team_copy_open", shown=self.may_edit)
        self.propose = bar.offer(propose, "team_propose", shown=self.may_edit)
        return bar

    def reload(self) -> None:
        """Reads the week; the cell chosen stays chosen, a proposal stays beside it."""
        week = team_week(self.session, self.monday)
        self.model.show_week(week)
        self.table.lay_out()
        self.verdicts.show_share(week)
        self._show_days()
        for number, day in enumerate(week.days):
            noted = any(line.days[number].spans for line in week.lines)
            used = day.day.weekday() < 5 or day.opening or day.staffing.needed or noted
            self.table.setColumnHidden(number + 1, not used)
            self.verdicts.days[number].setVisible(bool(used))
        self.side.setVisible(self.may_edit and bool(week.lines))
        self.paper.setEnabled(bool(week.lines))
        self._enable()
        if self.side.currentWidget() is self.copying:
            self.copying.preview()
        self._choose_again()

    @property
    def subtitle(self) -> str:
        """« semaine 48, du 23 au 29 novembre 2026 »."""
        return f"{french.week(self.monday)}, {french.period(self.monday, self.monday + timedelta(days=6))}"

    def _choose_again(self) -> None:
        day = self._place[1] if self._place else self.session.clock.day()
        row = self.model.row_of(self._place[0]) if self._place else None
        column = (day - self.monday).days + 1
        if not 1 <= column <= 7 or self.table.isColumnHidden(column):
            column = 1
        if self.model.week.lines:
            self.table.setCurrentIndex(self.model.index(row or 0, column))
        else:
            self._draw_day(column - 1)

    def _show_cell(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line, day = self.model.line(index), self.model.day(index)
        self.panel.asking.show_place(line, day)
        if day is None:
            return
        self._place = line.id, day.day
        self._draw_day(index.column() - 1)
        self.form.show_day(line, day)

    def type_hours(self, _index: object = None) -> None:
        """The cursor goes into the day's hours."""
        if self.may_edit and self.model.day(self.table.currentIndex()) is not None:
            self.side.setCurrentIndex(0)
            self.form.spans.setFocus()
            self.form.spans.line.selectAll()

    def empty_day(self) -> None:
        """The chosen day becomes a day off."""
        if self.may_edit and self.model.day(self.table.currentIndex()) is not None:
            self.form.empty_day()

    def _enable(self) -> None:
        """One panel at a time beside the grid."""
        free = bool(self.model.week.lines) and self.side.currentIndex() == 0
        for button in (self.propose, self.copy):
            button.setEnabled(free)

    def open_copy(self) -> None:
        """Asks where the week is to go."""
        self.side.setCurrentWidget(self.copying)
        self._enable()
        self.copying.open_week(self.monday)

    def _close_copy(self) -> None:
        self.side.setCurrentIndex(0)
        self._enable()
        self.table.setFocus()

    def open_proposal(self) -> None:
        """Asks what is wanted of the week."""
        self.side.setCurrentWidget(self.panel)
        self._enable()
        self.panel.open_week(self.monday)
        self._show_wishes()

    def _show_proposal(self, proposal: Proposal | None) -> None:
        self.model.show_proposal(proposal)
        self.table.lay_out()
        self._show_days()
        if self.model.week.days:
            self._draw_day(max(0, self.table.currentIndex().column() - 1))

    def _show_days(self) -> None:
        """The adults under the grid: those of the proposal where there is one."""
        week, proposal = self.model.week, self.panel.proposal
        if week.days:
            self._days = week.days if proposal is None else proposed_days(week, proposal)
            self.verdicts.show_days(self._days)

    def _draw_day(self, number: int) -> None:
        self.day_chart.show_day(self._days[min(number, 6)], proposed=self.panel.proposal is not None)

    def _show_wishes(self) -> None:
        self.model.show_wishes(self.panel.asking.wishes)

    def _close_proposal(self) -> None:
        self.side.setCurrentIndex(0)
        self._enable()
        self.model.show_wishes({})
        self.table.setFocus()

    def _tell_draft(self) -> None:
        self.drafted.emit(True)

    def _settle_day(self) -> None:
        self.drafted.emit(False)
        self._show_cell(self.table.currentIndex())
        self.table.setFocus()

    def _move(self, by: timedelta) -> None:
        self.show_week(self.monday + by)

    def _today(self) -> None:
        self.show_week(monday_of(self.session.clock.day()))

    def _jump(self) -> None:
        with Guard(self._page):
            self.show_week(monday_of(self.week.filled()))
            self.table.setFocus()

    def show_week(self, monday: date) -> None:
        """Another week; a proposal of the former one is dropped."""
        if monday != self.monday and self.side.currentWidget() is self.panel:
            self.panel.give_up()
        if monday != self.monday and self.side.currentWidget() is self.copying:
            self._close_copy()
        if self._place is not None:
            self._place = self._place[0], self._place[1] + (monday - self.monday)
        self.monday = monday
        self._page.show_view()
