"""The day by quarter hour (vue du jour): the load's curves, under them who is there when, what wants a look beside."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from app.planning.conflicts import LoadConflict
from app.planning.day_plan import DayLine, DayPlan
from ui import french, theme
from ui.load_words import day_words
from ui.pages.planning.check_list import CheckList
from ui.pages.planning.day_bars import DayBars, DayNames
from ui.pages.planning.day_model import DayModel
from ui.pages.planning.load_steps import day_bounds, painted
from ui.widgets.basics import Button, label
from ui.widgets.load_chart import LoadChart
from ui.widgets.panel import Panel

NAMES, SIDE, ROW = 190, 300, 28
DAY = timedelta(days=1)


class DayView(QWidget):
    """`show_plan` fills it; ← and → ask for the day before or after, Enter for the child's day in the week."""

    moved = Signal(object)
    """The date asked for."""
    chosen = Signal(int)
    """The enrolment whose day is to be changed."""
    closed = Signal()
    """The week is wanted again."""

    def __init__(self, switch: QWidget, deeds: QWidget) -> None:
        super().__init__()
        self.plan: DayPlan | None = None
        self.model = DayModel(self)
        self.bars = DayBars(self)
        self.chart = LoadChart("Charge du jour")
        self.chart.setFixedHeight(theme.scaled(180))
        self.table = _DayTable()
        self._fit_table()
        self.check = CheckList(
            "À vérifier ce jour", empty="Rien à vérifier ce jour.", name="planning_day_check"
        )
        self.check.setFixedWidth(theme.scaled(SIDE))
        self.check.opened.connect(self.mark)
        self._words = label("", tone="muted", wrap=True)
        self.check.body.insertWidget(1, self._words)
        panel = Panel()
        panel.add(self._bar(switch, deeds))
        panel.add(self.chart)
        panel.add(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(panel, 1)
        row.addWidget(self.check)

    def _fit_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(0, DayNames(self))
        table.setItemDelegateForColumn(1, self.bars)
        header = table.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, theme.scaled(NAMES))
        table.stepped.connect(self._step)
        table.closed.connect(self.closed)
        self.chart.follow(table, 1)
        table.activated.connect(self._choose)

    def _bar(self, switch: QWidget, deeds: QWidget) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(switch)
        bar.addWidget(
            Button("", partial(self._step, -1), icon="left", name="Jour précédent", keys="Alt+Left")
        )
        self.title = label("", size="panel", bold=True)
        self.title.setObjectName("planning_day_title")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setMinimumWidth(theme.scaled(190))
        bar.addWidget(self.title)
        bar.addWidget(Button("", partial(self._step, 1), icon="right", name="Jour suivant", keys="Alt+Right"))
        bar.addStretch()
        bar.addWidget(deeds)
        return bar

    def show_plan(self, plan: DayPlan) -> None:
        """Shows that day; the row that was current stays so where it is still there."""
        former = self._current()
        self.plan = plan
        load = plan.load
        spans = [span for line in plan.lines for span in (*line.reserved, *line.attended)]
        spans += [span for adult in plan.adults for span in adult.shifts]
        self.bars.first, self.bars.last = day_bounds(load, spans)
        self.bars.atypical, self.bars.conflicts = load.atypical, load.conflicts
        self.bars.now = load.split if load.is_today else None
        if self.bars.marked not in load.conflicts:
            self.bars.marked = None
        self.title.setText(french.capitalised(french.day_of_week(load.day)))
        self.model.show_plan(plan)
        self._join_headings()
        self.chart.show_load(painted(load, None, self.bars.first, self.bars.last))
        self._words.setText(day_words(load).split(". ")[0].rstrip("."))
        self.check.show_conflicts(load.conflicts)
        row = self.model.row_of(former) if former is not None else None
        self._go(row if row is not None else self._first_row())

    def _join_headings(self) -> None:
        self.table.clearSpans()
        for row in self.model.headings():
            self.table.setSpan(row, 0, 1, 2)

    def mark(self, conflict: LoadConflict) -> None:
        """Shows that conflict in the rows, from the first who is there at its minute."""
        self.bars.marked = conflict
        row = self.model.first_at(conflict.start)
        self._go(row if row is not None else self._first_row())
        self.table.viewport().update()
        self.table.setFocus()

    def mark_at(self, minute: int) -> None:
        """Shows the gravest conflict of that minute; where there is none any more, who is there then."""
        conflicts = self.plan.load.conflicts if self.plan is not None else ()
        found = next((one for one in conflicts if one.start <= minute < one.end), None)
        if found is not None:
            self.mark(found)
        else:
            self._go(self.model.first_at(minute))

    def _go(self, row: int | None) -> None:
        if row is not None:
            self.table.setCurrentIndex(self.model.index(row, 1))

    def _first_row(self) -> int | None:
        headings = set(self.model.headings())
        return next((row for row in range(self.model.rowCount()) if row not in headings), None)

    def _current(self) -> int | None:
        index = self.table.currentIndex()
        row = self.model.rows[index.row()] if index.isValid() else None
        return row.enrolment.id if isinstance(row, DayLine) else None

    def _step(self, days: int) -> None:
        if self.plan is not None:
            self.moved.emit(self.plan.load.day + days * DAY)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if isinstance(row, DayLine):
            self.chosen.emit(row.enrolment.id)

    @property
    def day(self) -> date | None:
        """The day shown."""
        return self.plan.load.day if self.plan is not None else None


class _DayTable(QTableView):
    """Up and down the rows; left and right through the days; Esc back to the week; Tab leaves."""

    stepped = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planning_day")
        self.setAccessibleName("Planning du jour")
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if plain and key in steps:
            self.stepped.emit(steps[key])
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
