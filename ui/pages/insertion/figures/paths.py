"""The open paths of the simulator (parcours ouverts): a tick for a parent who is hired, or for a path that ends."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.insertion.simulator import OpenPath
from ui import theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, TICK = 28, 92


class Ending(Enum):
    """How a path is tried to end; the value is its column."""

    HIRED = 1
    LEFT = 2


TITLES = ("Parent", "Embauche", "Fin")
TIPS = {
    Ending.HIRED: "Le parent est embauché\u00a0: le parcours se termine, l’enfant garde sa place",
    Ending.LEFT: "Le parcours se termine et l’enfant quitte la crèche",
}


class EndingsModel(QAbstractTableModel):
    """A row a path; at most one tick on each."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[OpenPath] = []
        self.endings: dict[int, Ending] = {}

    def show_paths(self, paths: Sequence[OpenPath]) -> None:
        """Shows these; the ticks on paths that are still there stay."""
        self.beginResetModel()
        self.rows = list(paths)
        known = {one.path.id for one in paths}
        self.endings = {path: ending for path, ending in self.endings.items() if path in known}
        self.endResetModel()

    def clear(self) -> None:
        """Takes every tick away."""
        self.endings.clear()
        if self.rows:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self.rows) - 1, 2))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        if not index.column():
            return one.parent.name if role == Qt.ItemDataRole.DisplayRole else None
        ending = Ending(index.column())
        if role == Qt.ItemDataRole.CheckStateRole:
            chosen = self.endings.get(one.path.id) is ending
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return TIPS[ending]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{TITLES[index.column()]}, {one.parent.name}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or not index.column():
            return False
        path_id, ending = self.rows[index.row()].path.id, Ending(index.column())
        if value in {Qt.CheckState.Checked, Qt.CheckState.Checked.value}:
            self.endings[path_id] = ending
        elif self.endings.get(path_id) is ending:
            del self.endings[path_id]
        self.dataChanged.emit(self.index(index.row(), 1), self.index(index.row(), 2))
        self.ticked.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return TIPS[Ending(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class EndingsTable(QTableView):
    """Arrows go from cell to cell, the space bar ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.model_ = EndingsModel(self)
        self.setModel(self.model_)
        self.setObjectName("simulator_paths")
        self.setAccessibleName("Parcours ouverts\u00a0: qui est embauché, quel parcours se termine")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for ending in Ending:
            header.setSectionResizeMode(ending.value, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(ending.value, theme.scaled(TICK))

    def show_paths(self, paths: Sequence[OpenPath]) -> None:
        """Shows these, as high as they need."""
        self.model_.show_paths(paths)
        rows = theme.scaled(ROW) * len(paths)
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + rows + 2)

    def take_focus(self) -> None:
        """The keyboard on the first tick, or where it was."""
        if self.currentIndex().column() < Ending.HIRED.value:
            self.setCurrentIndex(self.model_.index(0, Ending.HIRED.value))
        self.setFocus()
