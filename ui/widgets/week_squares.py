"""A week's interviews (entretiens de la semaine): a square for each that is allowed, filled, promised or still free."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

SIDE, BETWEEN = 22, 5


class WeekSquares(QWidget):
    """Filled for those that count, dashed for the next one typed, outlined for the free ones; amber beyond `most`."""

    def __init__(self) -> None:
        super().__init__()
        self._counted, self._promised, self._most = 0, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_week(self, counted: int, promised: int, most: int) -> None:
        """How many count, how many the next appointment adds, how many are allowed."""
        self._counted, self._promised, self._most = counted, promised, most
        self.updateGeometry()
        self.update()

    @property
    def _squares(self) -> int:
        return max(self._most, self._counted + self._promised)

    def sizeHint(self) -> QSize:
        side, between = theme.scaled(SIDE), theme.scaled(BETWEEN)
        return QSize(max(1, self._squares) * (side + between) - between, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = theme.scaled(SIDE), theme.scaled(SIDE + BETWEEN)
        for number in range(self._squares):
            place = QRectF(number * step + 1, 1, side - 2, side - 2)
            colour = QColor(chosen.amber if number >= self._most else chosen.action)
            pen = QPen(colour, 1.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if number < self._counted:
                painter.setBrush(colour)
            elif number < self._counted + self._promised:
                pen.setStyle(Qt.PenStyle.DashLine)
            else:
                pen.setColor(QColor(chosen.border))
            painter.setPen(pen)
            painter.drawRoundedRect(place, 2, 2)
        painter.end()
