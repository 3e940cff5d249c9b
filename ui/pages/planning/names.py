"""How a child's name is painted (nom): « AVIP » outlined beside it, a group's row with how many it holds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from app.care.week_plan import PlanLine
from ui import french, theme
from ui.pages.planning.grid import GroupRow
from ui.pages.planning.painting import WeekCells, borders, frame

SIDE = 8
TAG = "AVIP"


class NameCells(WeekCells):
    """Paints column 0."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, rect = index.row(), option.rect
        known = self._known.get((row, 0, rect.width()))
        if known is None:
            known = self._known[row, 0, rect.width()] = self._picture(option, row), ()
        painter.drawPixmap(rect.x(), rect.y(), known[0])
        if (row, 0) in self._framed:
            frame(painter, option)

    def _picture(self, option: QStyleOptionViewItem, row: int) -> QPixmap:
        """Opaque, so that its text is as sharp as on the table itself."""
        size, ratio = option.rect.size(), self._ratio
        chosen, shown = self._colours, self._weeks.rows[row]
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(chosen.side if isinstance(shown, GroupRow) else chosen.surface))
        brush = QPainter(made)
        brush.setFont(option.font)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(QPointF(0, 0), QSizeF(size))
        if isinstance(shown, GroupRow):
            self._group(brush, rect.adjusted(SIDE, 0, -SIDE, 0), shown, chosen)
        else:
            self._child(brush, rect.adjusted(SIDE, 0, -SIDE, 0), shown, chosen)
            borders(brush, rect, chosen)
        brush.end()
        return made

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
