"""A tag (étiquette): a word in an outlined box, its tone saying what the word says."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

SIDE = 8


class Tag(QWidget):
    """Painted, so that its ground and border follow the palette. Hidden while it has no words."""

    def __init__(self, text: str = "", tone: theme.Tone = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone)

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    def show_text(self, text: str, tone: theme.Tone = "ink") -> None:
        """Other words, another tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        # A widget without a place yet would open as a window of its own if it were shown now.
        if self.parentWidget() is not None or not text:
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        side = theme.scaled(SIDE)
        return QSize(metrics.horizontalAdvance(self._text) + 2 * side + 2, metrics.height() + theme.scaled(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        grounds = {"fine": chosen.fine_ground, "amber": chosen.amber_ground, "alert": chosen.alert_ground}
        colour = theme.tone(self, self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        painter.setBrush(QColor(grounds.get(self._tone, chosen.surface)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
