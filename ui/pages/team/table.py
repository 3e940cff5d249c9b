"""The rota's table (tableau de l’équipe): its columns' widths, its rows taller while a proposal stands beside."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui import theme
from ui.pages.team.cells import RotaCells
from ui.pages.team.grid import HOURS, RotaModel

NAMES, WORKED, ROW, TALL = 134, 106, 32, 58


EMPTY = (
    "Personne n’est noté dans l’équipe cette semaine. La vue « Les personnes » note qui travaille et quand."
)


class RotaTable(QTableView):
    """Enter opens the day; Tab leaves the grid."""

    def __init__(self, model: RotaModel) -> None:
        super().__init__()
        self._model = model
        self._cells = RotaCells(self)
        self.setAccessibleName("Horaires de la semaine")
        self.setModel(model)
        for column in range(1, HOURS):
            self.setItemDelegateForColumn(column, self._cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self.horizontalHeader().setHighlightSections(False)

    def lay_out(self) -> None:
        """Widths and heights for what is shown now; the strips' scale is that of the week."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, NAMES), (HOURS, WORKED)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, theme.scaled(width))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(TALL if self._model.has_proposal else ROW))
        week = self._model.week
        bounds = [span for day in week.days for span in day.opening]
        bounds += [span for line in week.lines for day in line.days for span in day.spans]
        self._cells.first = min((span.start for span in bounds), default=420)
        self._cells.last = min(max((span.end for span in bounds), default=1140), 1800)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.week.lines:
            painter = QPainter(self.viewport())
            painter.setPen(theme.tone(self, "muted"))
            room = self.viewport().rect().adjusted(12, 12, -12, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, EMPTY)
            painter.end()
