"""The planning's page: the week's grid, each day's peak against the agreement, the chosen day at the right."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.care.week_plan import PlanLine, week_plan
from app.days import monday_of
from app.families.records import Child, Group, GroupStay
from app.structure.records import CapacitySlot, Closure, OpeningSpan, PublicHoliday
from app.users import Right
from ui import french, theme
from ui.forms import DateField
from ui.page import Page
from ui.pages.planning.cells import DayCells
from ui.pages.planning.day_form import DayForm
from ui.pages.planning.grid import WeekModel
from ui.pages.planning.views import LOAD_KINDS, PlanningViews
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel

NAMES, FORM, ROW = 170, 300, 30
LEGEND = (
    "trait noir\u00a0: présence · O occasionnel · U urgence · ?\u00a0non pointé · "
    "fond gris\u00a0: heures atypiques"
)
WEEK = timedelta(days=7)


class PlanningPage(Page):
    """Read with the arrows; Enter goes to the form of the day."""

    title = "Planning"
    help_topic = "planning"
    keys = (
        "Alt+←, Alt+→\u00a0: semaine · flèches\u00a0: jour · Entrée\u00a0: saisir les heures · F1\u00a0: aide"
    )
    kinds = frozenset(
        {
            Absence, AttendedSpan, CapacitySlot, Child, Closure, DayException, Enrolment, ExceptionSpan, Group,
            GroupStay, OpeningSpan, PatternSpan, PublicHoliday, WeekPattern, *LOAD_KINDS,
        }
    )  # fmt: skip

    def build(self) -> None:
        self._monday = monday_of(self.session.clock.day())
        self._place: tuple[int, date] | None = None
        self.planes = PlanningViews(self)
        self.planes.cell_wanted.connect(self._go_to_cell)
        self.model = WeekModel(self)
        self._cells = DayCells(self)
        self.table = self._make_table()
        self.form = DayForm(lambda: self.session)
        self.form.opened.connect(self._go_to_child)
        self.form.edited.connect(self._tell_draft)
        self.form.settled.connect(self._settle_day)
        panel = Panel()
        panel.add(self._bar())
        panel.add(self.table, 1)
        panel.add(self.planes.strip)
        panel.add(label(LEGEND, tone="muted"))
        self.planes.strip.follow(self.table.horizontalHeader())
        self.side = Panel("Le jour choisi")
        self.side.setFixedWidth(theme.scaled(FORM))
        self.side.add(self.form)
        self.side.body.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(theme.GAP)
        beside.addWidget(self.side)
        beside.addWidget(self.planes.check, 1)
        row = QHBoxLayout(self.planes.week)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(panel, 1)
        row.addLayout(beside)
        self.body.addWidget(self.planes, 1)
        self.side.setVisible(self.session.can(Right.EDIT_ENROLMENTS))

    def _make_table(self) -> QTableView:
        table = _WeekTable()
        table.setObjectName("planning_week")
        table.setAccessibleName("Planning de la semaine")
        table.setModel(self.model)
        for column in range(1, 8):
            table.setItemDelegateForColumn(column, self._cells)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        table.horizontalHeader().setHighlightSections(False)
        # Room for a conflict's hours in a narrow day.
        table.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 0 3px; }")
        table.activated.connect(self._type_hours)
        table.selectionModel().currentChanged.connect(self._show_cell)
        return table

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.planes.switch())
        bar.addWidget(
            Button("", partial(self._move, -WEEK), icon="left", name="Semaine précédente", keys="Alt+Left")
        )
        bar.addWidget(Button("Cette semaine", self._today))
        bar.addWidget(
            Button("", partial(self._move, WEEK), icon="right", name="Semaine suivante", keys="Alt+Right")
        )
        self.week = DateField("week", "", self.session.clock.day)
        self.week.control.setAccessibleName("Aller à la semaine du")
        self.week.line.returnPressed.connect(self._jump)
        self.week.setFixedWidth(theme.scaled(120))
        bar.addWidget(self.week)
        bar.addStretch()
        bar.addWidget(self.planes.papers())
        return bar

    def reload(self) -> None:
        """Reads the week; the cell chosen stays chosen."""
        plan = week_plan(self.session, self._monday)
        bounds = [span for head in plan.days for span in head.opening]
        self._cells.first = min((span.start for span in bounds), default=420)
        self._cells.last = min(max((span.end for span in bounds), default=1140), 1800)
        self.model.show_plan(plan)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, theme.scaled(NAMES))
        for column, head in enumerate(plan.days, start=1):
            unused = head.day.weekday() > 4 and not head.opening and not head.peak
            self.table.setColumnHidden(column, unused)
        last = self._monday + timedelta(days=6)
        self.subtitle = f"{french.week(self._monday)}, {french.period(self._monday, last)}"
        self._choose_again()
        self.planes.show_plan(plan, (self._cells.first, self._cells.last))

    def open(self, _kind: str, id: int) -> None:
        """That child's line, this week."""
        for row, line in enumerate(self.model.plan.lines):
            if line.child.id == id:
                self.table.setCurrentIndex(self.model.index(row, 1))
                return

    def _choose_again(self) -> None:
        day = self._place[1] if self._place else self.session.clock.day()
        row = self.model.row_of(self._place[0]) if self._place else None
        column = self.model.column_of(day)
        if column is None or self.table.isColumnHidden(column):
            column = self.model.column_of(self._monday)
        if self.model.plan.lines and column is not None:
            self.table.setCurrentIndex(self.model.index(row or 0, column))
        self.side.setEnabled(bool(self.model.plan.lines))

    def _show_cell(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line: PlanLine = self.model.plan.lines[index.row()]
        day = line.days[max(0, index.column() - 1)]
        self._place = line.id, day.day
        self.planes.choose(day.day)
        self.form.show_day(line, day)

    def _tell_draft(self) -> None:
        self.drafted.emit(True)

    def _settle_day(self) -> None:
        self.drafted.emit(False)
        self._show_cell(self.table.currentIndex())
        self.table.setFocus()

    def _type_hours(self, _index: QModelIndex) -> None:
        if self.side.isVisible():
            self.form.spans.setFocus()
            self.form.spans.line.selectAll()

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


class _WeekTable(QTableView):
    """Enter opens the day; Tab leaves the grid."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
