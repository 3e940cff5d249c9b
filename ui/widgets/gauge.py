"""The share's gauge (jauge): straight bars on one scale from zero, the threshold as a tick on each. Not a dial."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import french, theme

WORDS, THICK, THIN, GAP, AXIS = 20, 12, 6, 10, 22


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One way to read the share: its name, what it is made of (« 7 / 34 »), the exact share or None."""

    name: str
    made_of: str
    share: Fraction | None

    @property
    def words(self) -> str:
        """As a screen reader says it."""
        return f"{self.name}\u00a0: {self.made_of}, {french.percent(self.share)}"


class Gauge(QWidget):
    """The first reading is the one that counts: thick and dark; the others thin and pale."""

    def __init__(self, most: Fraction = Fraction(2, 5)) -> None:
        super().__init__()
        self._most = most
        self._threshold = Fraction(1, 5)
        self._readings: tuple[Reading, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_readings(self, readings: Sequence[Reading], threshold: Fraction) -> None:
        """Draws these against the threshold."""
        self._readings = tuple(readings)
        self._threshold = threshold
        self.setAccessibleName(f"Part AVIP, seuil {french.percent(threshold, 0)}")
        self.setAccessibleDescription(". ".join(reading.words for reading in readings))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bars = sum(self._bar_height(number) for number in range(len(self._readings)))
        rows = len(self._readings) * (WORDS + GAP)
        return QSize(theme.scaled(240), theme.scaled(rows + bars + AXIS))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(160), self.sizeHint().height())

    @staticmethod
    def _bar_height(number: int) -> int:
        return THIN if number else THICK

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = 0.0
        for number, reading in enumerate(self._readings):
            self._draw_words(painter, reading, y, bold=number == 0)
            y += theme.scaled(WORDS)
            height = theme.scaled(self._bar_height(number))
            self._draw_bar(painter, reading, QRectF(0, y, self.width(), height), counts=number == 0)
            y += height + theme.scaled(GAP)
        self._draw_axis(painter, y - theme.scaled(GAP) + 4)
        painter.end()

    def _draw_words(self, painter: QPainter, reading: Reading, y: float, *, bold: bool) -> None:
        chosen = theme.colours(self)
        box = QRectF(0, y, self.width(), theme.scaled(WORDS) - 2)
        percent = french.percent(reading.share)
        strong = theme.font(bold=True)
        painter.setFont(strong)
        painter.setPen(QColor(chosen.ink))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, percent)
        room = box.adjusted(0, 0, -QFontMetricsF(strong).horizontalAdvance(percent) - 10, 0)
        painter.setFont(theme.font(bold=bold))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, reading.name)
        painter.setFont(theme.font())
        painter.setPen(QColor(chosen.muted))
        painter.drawText(room, right, reading.made_of)

    def _draw_bar(self, painter: QPainter, reading: Reading, track: QRectF, *, counts: bool) -> None:
        chosen = theme.colours(self)
        painter.fillRect(track, QColor(chosen.side))
        if reading.share is not None:
            met = reading.share >= self._threshold
            colour = QColor((chosen.fine if met else chosen.amber) if counts else chosen.border)
            painter.fillRect(QRectF(track.x(), track.y(), self._x(reading.share), track.height()), colour)
        tick = QRectF(self._x(self._threshold) - 1, track.y() - 3, 2, track.height() + 6)
        painter.fillRect(tick, QColor(chosen.ink))

    def _draw_axis(self, painter: QPainter, y: float) -> None:
        chosen = theme.colours(self)
        box = QRectF(0, y, self.width(), theme.scaled(AXIS) - 4)
        painter.setFont(theme.font())
        painter.setPen(QColor(chosen.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, "0")
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, french.percent(self._most, 0))
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(chosen.ink))
        at = self._x(self._threshold)
        words = f"seuil {french.percent(self._threshold, 0)}"
        painter.drawText(
            QRectF(at - 100, y, 200, box.height()), Qt.AlignmentFlag.AlignHCenter | middle, words
        )

    def _x(self, share: Fraction) -> float:
        return float(min(share / self._most, Fraction(1)) * self.width())
