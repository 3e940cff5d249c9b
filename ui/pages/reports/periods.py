"""The list of periods (périodes de déclaration): each year before its half-years and quarters, with its state."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.report.periods import Period
from app.report.statement_desk import PeriodLine
from ui import french, theme
from ui.statement_words import name_of, period_state

PERIOD = Qt.ItemDataRole.UserRole
ROOM = 204
PAD = 16


class PeriodList(QListWidget):
    """Chosen with the arrows or a click; `picked` carries the Period."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statement_periods")
        self.setAccessibleName("Périodes")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._pick)

    def show_lines(self, lines: Sequence[PeriodLine], chosen: Period) -> None:
        """Shows these periods and marks the chosen one, without telling it again."""
        self.blockSignals(True)
        if [line.period for line in lines] != self.periods():
            self.clear()
            for line in lines:
                item = QListWidgetItem()
                item.setData(PERIOD, line.period)
                self.addItem(item)
                if line.period == chosen:
                    self.setCurrentItem(item)
        for at, line in enumerate(lines):
            words = f"{french.capitalised(name_of(line.period))}\n{period_state(line)}"
            item = self.item(at)
            item.setText(words)
            room = self.fontMetrics().boundingRect(
                0, 0, theme.scaled(ROOM), 1000, Qt.TextFlag.TextWordWrap, words
            )
            item.setSizeHint(QSize(0, room.height() + theme.scaled(PAD)))
        self.blockSignals(False)

    def periods(self) -> list[Period]:
        """The periods shown, in order."""
        return [self.item(row).data(PERIOD) for row in range(self.count())]

    def choose(self, period: Period) -> None:
        """Picks that period, as the person would."""
        periods = self.periods()
        if period in periods:
            self.setCurrentRow(periods.index(period))

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(PERIOD))
