"""The week's board (tableau de la semaine): the grid, the load under it, the answers to what is done there."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from app.care.week_plan import PlanLine, PlannedDay, WeekPlan
from app.errors import RuleError
from app.planning.what_if import TriedLine
from app.planning.wishes import OutsideOpening
from app.session import Session
from ui import theme
from ui.pages.planning.answers import DoneLine, RefusalNote
from ui.pages.planning.deeds import WeekDeeds
from ui.pages.planning.grid import WeekModel
from ui.pages.planning.week_table import WeekTable
from ui.widgets.week_load import WeekLoadStrip

NAMES = 196
LEGEND = (
    "bande\u00a0: réservé · trait\u00a0: présence · O\u00a0occasionnel · U\u00a0urgence · ?\u00a0non pointé · "
    "fond gris\u00a0: heures atypiques"
)
NOBODY_YET = "Aucun contrat ne couvre cette semaine\u00a0: ajoutez-en un depuis la fiche d’un enfant."
NOBODY_SHOWN = "Aucun enfant ne correspond à ces filtres."


class WeekBoard(QWidget):
    """A place where refusals are shown: beside the cell they are about."""

    chosen = Signal(object, object)
    """The line and the day of the current cell."""
    opened = Signal()
    escaped = Signal()

    def __init__(self, session: Callable[[], Session], strip: WeekLoadStrip) -> None:
        super().__init__()
        self.model = WeekModel(self)
        self.table = WeekTable(self.model)
        self.note = RefusalNote(self.table.viewport())
        self.line = DoneLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        column.addWidget(strip)
        column.addWidget(self.line)
        # Room for a conflict's hours in a narrow day.
        self.table.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 0 3px; }")
        strip.follow(self.table.horizontalHeader())
        self.deeds = WeekDeeds(self, session)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._show_cell)

    def show_plan(
        self, plan: WeekPlan, lines: Sequence[PlanLine], today: date, tried: Sequence[TriedLine] = ()
    ) -> None:
        """Shows these lines of that week; what was answered to the last gesture goes, unless it has just been done.

        `tried` is laid over them, dashed.
        """
        bounds = [span for head in plan.days for span in head.opening]
        bounds += [span for one in tried for spans in one.days.values() for span in spans]
        bounds += [span for line in lines for day in line.days for span in day.reserved]
        cells = self.table.cells
        cells.first = min((span.start for span in bounds), default=420)
        cells.last = min(max((span.end for span in bounds), default=1140), 1800)
        if not self.deeds.acting:
            self.forget_answers()
        self.model.today = today
        self.model.show_plan(plan, lines, tried)
        self.table.forget_tried()
        self.table.empty = NOBODY_SHOWN if plan.lines else NOBODY_YET
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, theme.scaled(NAMES))
        self.deeds.follow_cell()
        for column, head in enumerate(plan.days, start=1):
            unused = head.day.weekday() > 4 and not head.opening and not head.peak
            self.table.setColumnHidden(column, unused)

    @property
    def hours(self) -> tuple[int, int]:
        """The first and the last minute that a day's column shows."""
        return self.table.cells.first, self.table.cells.last

    def allow_edits(self, allowed: bool) -> None:
        """Whether this person may change the planning."""
        self.table.editable = allowed
        self.line.setVisible(allowed)

    def refuse(self, error: RuleError) -> None:
        """Under the cell it is about; what was wanted stays drawn."""
        may_confirm = isinstance(error, OutsideOpening) and self.deeds.refused is not None
        cell = self.table.visualRect(self.table.currentIndex())
        self.note.tell(error.sentence, cell, may_confirm=may_confirm)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.note.forget()

    def forget_answers(self) -> None:
        """Neither refusal nor last edit: another week, another page, or a deed done elsewhere."""
        self.deeds.forget()
        self.note.forget()
        self.line.forget()
        self.table.forget_tried()

    def cell(self) -> tuple[PlanLine, PlannedDay] | None:
        """The line and the day of the current cell."""
        index = self.table.currentIndex()
        line = self.model.line_at(index.row()) if index.isValid() else None
        return (line, line.days[max(0, index.column() - 1)]) if line is not None else None

    def _show_cell(self, _index: QModelIndex) -> None:
        cell = self.cell()
        if cell is not None:
            self.chosen.emit(*cell)

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()
