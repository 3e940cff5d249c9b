"""The figures of a yearly account on the screen (chiffres du bilan): names, and values as high as they want."""

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import french
from ui.pages.reports.declared import Row
from ui.table import Column, Table

INDENT = f"{french.NBSP}{french.NBSP}{french.NBSP}"
PAD = 8

ACCOUNT: tuple[Column[Row], ...] = (
    Column(
        title="Chiffre",
        text=lambda row: row.name if row.strong else f"{INDENT}{row.name}",
        key=lambda row: row.place,
        tone=lambda row: "ink" if row.strong else "muted",
        hint=lambda row: row.name,
    ),
    Column(
        title="Valeur",
        text=lambda row: row.value,
        key=lambda row: row.place,
        right=True,
        tone=lambda row: "muted" if row.strong else "ink",
        hint=lambda row: row.value,
    ),
)


def read_only(table: QTableView) -> None:
    """Read from top to bottom as the paper is: nothing to choose, nothing to sort."""
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setSortingEnabled(False)
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


class _Roomy(QStyledItemDelegate):
    """Lines of several rows of text keep clear of each other."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        # The style leaves room at both sides of a cell that its hint forgets: a text would want one more row.
        narrower.rect = option.rect.adjusted(0, 0, -2 * PAD, 0)
        return super().sizeHint(narrower, index).grownBy(QMargins(0, PAD, 0, PAD))


def roomy(table: QTableView) -> None:
    """Each line as high as its texts want, in the width that there is."""
    table.setWordWrap(True)
    table.setItemDelegate(_Roomy(table))
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


class AccountTable(Table[Row]):
    """Several figures stand in one cell: it is as high as they want, and takes the room that names leave."""

    def __init__(self) -> None:
        super().__init__("account", "Chiffres du bilan Avip", ACCOUNT)
        read_only(self)
        roomy(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Two fifths for the names: values name several figures.
        self.horizontalHeader().resizeSection(0, event.size().width() * 2 // 5)
        super().resizeEvent(event)
