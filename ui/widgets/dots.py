"""State dots (pastilles): a full circle for a child here, a hollow one for a child awaited."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import french, theme

STEP, RADIUS = 13, 4.6


class StateDots(QWidget):
    """One row of circles; the accessible name says the counts."""

    def __init__(self, here: int = 0, awaited: int = 0) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_counts(here, awaited)

    def show_counts(self, here: int, awaited: int) -> None:
        """So many here, so many still to come."""
        self._here, self._awaited = here, awaited
        words = f"{french.plural(here, 'présent')}, {french.plural(awaited, 'attendu')}"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(STEP) * max(1, self._here + self._awaited), theme.scaled(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, radius = theme.scaled(STEP), RADIUS * theme.scaled(100) / 100
        for number in range(self._here + self._awaited):
            centre = QPointF(step * (number + 0.5), self.height() / 2)
            if number < self._here:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(chosen.regular))
                painter.drawEllipse(centre, radius, radius)
            else:
                painter.setPen(QPen(QColor(chosen.amber), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, radius - 0.7, radius - 0.7)
        painter.end()
