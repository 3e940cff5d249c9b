"""The hours under the mouse (bulle): « 8 h 15–12 h » beside a strip that is being drawn, stretched or moved."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme

SIDE, AWAY = 8, 6


class Bubble(QWidget):
    """Hidden but while something is dragged; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("planning_bubble")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = ""
        self._over = parent
        self.hide()

    def tell(self, text: str, above: QPoint) -> None:
        """Shows these words, their middle over that point, or under it where there is no room."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(text) + 2 * SIDE
        high = metrics.height() + SIDE
        room = self._over.width() - wide
        top = above.y() - high - AWAY
        under = above.y() + theme.scaled(30)
        self.setGeometry(max(0, min(above.x() - wide // 2, room)), top if top >= 0 else under, wide, high)
        if text != self.text:
            self.text = text
            self.setAccessibleName(text)
            self.update()
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.ink))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setPen(QColor(chosen.surface))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()
