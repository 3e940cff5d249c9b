"""The list of papers (déclarations, bilans): each year before its half-years and quarters, with its state."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui import theme
from ui.pages.reports.declared import Choice

CHOICE = Qt.ItemDataRole.UserRole
ROOM = 180
PAD = 16


class PeriodList(QListWidget):
    """Chosen with the arrows or a click; `picked` carries the Choice."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statement_periods")
        self.setAccessibleName("Déclarations et bilans")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._pick)

    def show_choices(self, words: Mapping[Choice, str], chosen: Choice) -> None:
        """Shows these papers and marks the chosen one, without telling it again."""
        self.blockSignals(True)
        if list(words) != self.choices():
            self.clear()
            for choice in words:
                item = QListWidgetItem()
                item.setData(CHOICE, choice)
                if choice.is_account:
                    item.setFont(theme.font("text", bold=True))
                self.addItem(item)
                if choice == chosen:
                    self.setCurrentItem(item)
        for at, text in enumerate(words.values()):
            item = self.item(at)
            item.setText(text)
            room = self.fontMetrics().boundingRect(
                0, 0, theme.scaled(ROOM), 1000, Qt.TextFlag.TextWordWrap, text
            )
            item.setSizeHint(QSize(0, room.height() + theme.scaled(PAD)))
        self.blockSignals(False)

    def choices(self) -> list[Choice]:
        """The papers shown, in order."""
        return [self.item(row).data(CHOICE) for row in range(self.count())]

    def choose(self, choice: Choice) -> None:
        """Picks that paper, as the person would."""
        choices = self.choices()
        if choice in choices:
            self.setCurrentRow(choices.index(choice))

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(CHOICE))
