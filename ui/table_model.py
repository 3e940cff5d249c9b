"""A list's model (modèle d'une liste): columns over objects, sorted and filtered without regard to accents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.search import fold, matches
from ui import theme

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HINTS = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
ABOUT = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}


@dataclass(frozen=True, kw_only=True)
class Column(Generic[T]):
    """One column: its title, the text of a cell, and what it sorts by (the text, where nothing is given)."""

    title: str
    text: Callable[[T], str]
    key: Callable[[T], object] | None = None
    right: bool = False
    width: int = 0
    tone: Callable[[T], theme.Tone] | None = None
    hint: Callable[[T], str] | None = None
    about: Callable[[T], str] | None = None
    """A tool tip shows both; a screen reader says the first instead of a text too short, the second after it."""


class RowsModel(QAbstractTableModel, Generic[T]):
    """A list of objects as a table. Lists are short: `set_rows` resets it."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[T] = []

    def set_rows(self, rows: Sequence[T]) -> None:
        """Shows these objects instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        """What the cell shows."""
        return self.columns[column].text(self.rows[row])

    def sort_key(self, row: int, column: int) -> object:
        """What the cell sorts by."""
        chosen = self.columns[column]
        return chosen.key(self.rows[row]) if chosen.key else fold(chosen.text(self.rows[row]))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, thing = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(thing)
        for words, roles in ((column.hint, HINTS), (column.about, ABOUT)):
            if words is not None and role in roles:
                return words(thing)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.tone:
            return theme.plain_tone(column.tone(thing))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class SortFilter(QSortFilterProxyModel, Generic[T]):
    """Sorts by each column's key, empty ones last; keeps the rows that hold every word typed."""

    def __init__(self, model: RowsModel[T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._typed = ""
        self._wanted: Callable[[T], bool] | None = None
        self.setSourceModel(model)

    def filter_text(self, text: str) -> None:
        """Keeps the rows in which every word stands, accents and capitals apart."""
        self.beginFilterChange()
        self._typed = fold(text)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filter_by(self, wanted: Callable[[T], bool] | None) -> None:
        """Keeps the objects that answer true (a group, a state); None keeps all."""
        self.beginFilterChange()
        self._wanted = wanted
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def thing(self, row: int) -> T:
        """The object shown on that row."""
        return self._model.rows[self.mapToSource(self.index(row, 0)).row()]

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        if self._wanted is not None and not self._wanted(self._model.rows[row]):
            return False
        if not self._typed:
            return True
        texts = " ".join(self._model.text(row, column) for column in range(len(self._model.columns)))
        return matches(fold(texts), self._typed)

    def lessThan(self, left: Index, right: Index) -> bool:
        first = self._model.sort_key(left.row(), left.column())
        second = self._model.sort_key(right.row(), right.column())
        if first is None or second is None:
            ascending = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (first is not None and second is None) is ascending and first is not second
        return bool(first < second)  # type: ignore[operator]  # a column's keys are of one ordered type
