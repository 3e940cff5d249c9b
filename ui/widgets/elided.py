"""A name in one line (nom abrégé): cut with « … » where the room is short; the whole of it in the tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

ACCENT = 3
"""Pixels that an accented capital stands above the height that the font gives itself."""


class Elided(QWidget):
    """Painted at the width it is given; a screen reader hears the whole name."""

    def __init__(self, text: str = "", *, bold: bool = False) -> None:
        super().__init__()
        self.setFont(theme.font("text", bold=bold))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    @property
    def text(self) -> str:
        """The whole name."""
        return self._text

    @property
    def shown(self) -> str:
        """What the room lets be seen of it."""
        return self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())

    def show_text(self, text: str) -> None:
        """Another name."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        # One pixel more: where it fits exactly it may be cut, by a fraction.
        return QSize(metrics.horizontalAdvance(self._text) + 1, metrics.height() + 2 * ACCENT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colours(self).ink)
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), sides, self.shown)
        painter.end()
