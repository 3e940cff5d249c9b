"""How far a passphrase is (jauge de robustesse): its bits against those needed, as a bar; the words stand under it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.passphrases import NEEDED_BITS
from ui import theme

HEIGHT = 6


class StrengthBar(QWidget):
    """Empty until something is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.bits = 0
        self.setObjectName("strength")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bits(self, bits: int) -> None:
        """So many of those needed."""
        self.bits = bits
        self.setAccessibleName(
            f"Robustesse\u00a0: {min(bits, NEEDED_BITS) * 100 // NEEDED_BITS}\u00a0% de ce qu’il faut"
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(120), theme.scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(theme.colours(self).border))
        painter.drawRoundedRect(place, 3, 3)
        if self.bits:
            enough = self.bits >= NEEDED_BITS
            place.setWidth(place.width() * min(self.bits, NEEDED_BITS) // NEEDED_BITS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tone(self, "fine" if enough else "amber"))
            painter.drawRoundedRect(place, 3, 3)
        painter.end()
