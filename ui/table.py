"""Lists (listes): columns over objects, sorted and filtered without regard to accents, remembered, carried out."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui import theme
from ui.keyboard import opens
from ui.table_model import Column, RowsModel, SortFilter

__all__ = ["Column", "RowsModel", "SortFilter", "Table"]

T = TypeVar("T")


class Table(QTableView, Generic[T]):
    """A list that remembers its sort and widths under `name`. Enter or a double click opens the row's object."""

    opened = Signal(object)
    chosen = Signal(object)
    empty = "Rien dans cette liste pour l’instant."
    """What stands in the place of the lines where there are none; a page says what to do."""
    unmatched = "Aucune ligne ne correspond."
    """The same where a filter hides all there are."""
    sorted_by = 0
    """The column that sorts it until somebody chooses another."""

    def __init__(
        self, name: str, title: str, columns: Sequence[Column[T]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.model_ = RowsModel(columns, self)
        self.proxy = SortFilter(self.model_, self)
        self._name = name
        self._gone: object = None
        self._filling = False
        self.setModel(self.proxy)
        self.setAccessibleName(title)
        self._look()
        self._recall()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)

    @property
    def code(self) -> str:
        """What the journal calls this list."""
        return self._name

    def set_rows(self, rows: Sequence[T]) -> None:
        """Shows these objects; the line that was current stays so where its object is still there.

        Where it has gone its neighbour is current, until it comes back (an undo) or somebody chooses another.
        """
        before, row = self.current(), self.currentIndex().row()
        self._filling = True
        self.model_.set_rows(rows)
        known = None if before is None else self._identity(before)
        shown = [self._identity(self.proxy.thing(at)) for at in range(self.proxy.rowCount())]
        if self._gone is not None and self._gone in shown:
            known, self._gone = self._gone, None
        elif known is not None and known not in shown and self._gone is None:
            self._gone = known
        if known is not None and shown:
            self.select_row(shown.index(known) if known in shown else min(row, len(shown) - 1))
        self._filling = False

    def select_row(self, row: int) -> None:
        """Makes that line the current one."""
        self.setCurrentIndex(self.proxy.index(row, 0))

    def leave_row(self) -> None:
        """No line is the current one."""
        self.setCurrentIndex(QModelIndex())

    def is_same(self, one: T | None, other: T | None) -> bool:
        """Whether these are the same line, as it was and as it is."""
        return one is not None and other is not None and self._identity(one) == self._identity(other)

    def current(self) -> T | None:
        """The object of the current line."""
        index = self.currentIndex()
        return self.proxy.thing(index.row()) if index.isValid() else None

    def shown(self) -> list[list[str]]:
        """The texts on the screen, in the order shown: what is printed and exported."""
        rows, columns = range(self.proxy.rowCount()), range(len(self.model_.columns))
        return [[str(self.proxy.index(row, column).data()) for column in columns] for row in rows]

    def titles(self) -> list[str]:
        """The columns' titles."""
        return [column.title for column in self.model_.columns]

    @staticmethod
    def _identity(thing: object) -> object:
        return getattr(thing, "id", None) or thing

    def _look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(theme.ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for number, column in enumerate(self.model_.columns):
            if column.width:
                self.setColumnWidth(number, theme.scaled(column.width))

    def _recall(self) -> None:
        header = self.horizontalHeader()
        state = QSettings().value(f"lists/{self._name}")
        if state is None or not header.restoreState(state):
            self.sortByColumn(self.sorted_by, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._remember)
        header.sortIndicatorChanged.connect(self._remember)

    def _remember(self) -> None:
        QSettings().setValue(f"lists/{self._name}", self.horizontalHeader().saveState())

    def _open(self) -> None:
        if (thing := self.current()) is not None:
            self.opened.emit(thing)

    def _choose(self) -> None:
        if not self._filling:
            self._gone = None
        self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opens(event):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.proxy.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.tone(self, "muted"))
            words = self.unmatched if self.model_.rows else self.empty
            painter.drawText(self.viewport().rect().adjusted(12, 12, -12, 0), Qt.TextFlag.TextWordWrap, words)
            painter.end()
