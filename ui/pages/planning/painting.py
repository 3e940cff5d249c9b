"""What the week grid's columns paint alike (peinture): pictures kept until anything changes, the frame, the borders."""

from collections.abc import Container, Hashable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui import theme
from ui.pages.planning.grid import WeekModel

CURRENT = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected


class WeekCells(QStyledItemDelegate):
    """Paints columns of the grid. What all the cells have in common is asked once a paint, by `prepare`."""

    def __init__(self, weeks: WeekModel) -> None:
        super().__init__()
        self._weeks = weeks
        self._known: dict[tuple[int, int, int], tuple[QPixmap, Sequence[QRectF]]] = {}
        """By row, column and width: the picture and the real bars over it, until anything changes."""
        self._state: Hashable = None
        self._framed: Container[tuple[int, int]] = ()
        self._colours = theme.LIGHT
        self._ratio = 1.0

    def prepare(self, table: QTableView) -> None:
        """The colours, the font, the screen and the chosen cell, for the paint that begins."""
        self._colours = theme.colours()
        self._framed = {(at.row(), at.column()) for at in (*table.selectedIndexes(), table.currentIndex())}
        self._ratio = table.devicePixelRatioF()
        state = (self._weeks.shown, self._colours.ground, table.font().key(), self._ratio, self._look())
        if state != self._state:
            self._state = state
            self._known.clear()

    def _look(self) -> Hashable:
        """What else all the pictures depend on."""
        return None


def borders(painter: QPainter, rect: QRectF, chosen: theme.Colours) -> None:
    """Under a cell and at its right, one sharp pixel each."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    bottom, right = rect.bottom() - 1, rect.right() - 1
    painter.setPen(QColor(chosen.line))
    painter.drawLine(QPointF(rect.left(), bottom), QPointF(right, bottom))
    painter.setPen(QColor(chosen.border))
    painter.drawLine(QPointF(right, rect.top()), QPointF(right, bottom))


def frame(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Around the current cell: two pixels while the grid has the keyboard, else one."""
    state = option.state & CURRENT
    if state:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        rect = QRectF(option.rect)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(theme.colours().action), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
