"""How a child's name is painted (nom): « AVIP » outlined beside it, a group's row with how many it holds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.care.week_plan import PlanLine
from ui import french, theme
from ui.pages.planning.cells import frame
from ui.pages.planning.grid import GROUP_ROLE, LINE_ROLE, GroupRow

SIDE = 8
TAG = "AVIP"


class NameCells(QStyledItemDelegate):
    """Paints column 0."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chosen = theme.colours()
        rect = QRectF(option.rect)
        group: GroupRow | None = index.data(GROUP_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if group is not None:
            painter.fillRect(rect, QColor(chosen.side))
            self._group(painter, rect.adjusted(SIDE, 0, -SIDE, 0), group, chosen)
        else:
            self._child(painter, rect.adjusted(SIDE, 0, -SIDE, 0), index.data(LINE_ROLE), chosen)
            painter.setPen(QColor(chosen.line))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            bottom, right = rect.bottom() - 1, rect.right() - 1
            painter.drawLine(QPointF(rect.left(), bottom), QPointF(right, bottom))
            painter.setPen(QColor(chosen.border))
            painter.drawLine(QPointF(right, rect.top()), QPointF(right, bottom))
            frame(painter, option)
        painter.restore()

    def _group(self, painter: QPainter, rect: QRectF, group: GroupRow, chosen: theme.Colours) -> None:
        count = french.plural(group.children, "enfant")
        room = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(QColor(chosen.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, right, count)
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(chosen.ink))
        self._elided(painter, rect.adjusted(0, 0, -room - SIDE, 0), group.name)

    def _child(self, painter: QPainter, rect: QRectF, line: PlanLine, chosen: theme.Colours) -> None:
        room = rect
        if line.avip:
            wide = painter.fontMetrics().horizontalAdvance(TAG) + 8
            high = painter.fontMetrics().height() + 1
            box = QRectF(rect.right() - wide, rect.center().y() - high / 2, wide, high)
            painter.setPen(QColor(chosen.action))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, TAG)
            room = rect.adjusted(0, 0, -wide - SIDE / 2, 0)
        painter.setPen(QColor(chosen.ink))
        self._elided(painter, room, line.child.name)

    def _elided(self, painter: QPainter, rect: QRectF, text: str) -> None:
        said = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, said)
