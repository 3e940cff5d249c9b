"""The words of a card (carte): name, allergies, hours and state, who may collect; read at arm's length."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.care.door import Door, DoorLine, DoorState
from ui import icons, theme
from ui.pages.attendance import words

STRIPE, BETWEEN = 6, "  ·  "
STRIPES: dict[DoorState, str] = {
    DoorState.LATE: "amber",
    DoorState.EXPECTED: "border",
    DoorState.NOT_RECORDED: "amber",
    DoorState.PRESENT: "fine",
    DoorState.LEFT: "line",
    DoorState.ABSENT: "line",
}


class Ink(NamedTuple):
    """How a text is written: font, colour's role, height of its line."""

    font: QFont
    role: str
    high: int


class CardPainting:
    """The words of one card."""

    def __init__(self, card: QWidget, painter: QPainter, line: DoorLine, door: Door) -> None:
        self.card, self.painter, self.line, self.door = card, painter, line, door
        self.colours = theme.colours(card)
        self.left, self.right = theme.scaled(20), card.width() - theme.scaled(14)

    def draw(self) -> None:
        self._draw_frame()
        y = theme.scaled(10)
        tag = self._draw_allergies(y)
        self._text(
            self.left, y, tag - 8, self.line.child.name, Ink(theme.font("title", bold=True), "ink", 32)
        )
        self._draw_hours(y + theme.scaled(32))
        self._draw_collectors(y + theme.scaled(56))

    def _draw_frame(self) -> None:
        painter, chosen = self.painter, self.colours
        focused = self.card.hasFocus()
        box = QRectF(self.card.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(chosen.action if focused else chosen.line), 2 if focused else 1))
        painter.setBrush(QColor(chosen.surface))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        stripe = QRectF(
            0 if not focused else 2,
            2 if focused else 1,
            theme.scaled(STRIPE),
            self.card.height() - (4 if focused else 2),
        )
        painter.fillRect(stripe, QColor(getattr(chosen, STRIPES[self.line.state])))

    def _draw_allergies(self, y: float) -> float:
        """Tags at the right; returns where they start."""
        if not self.line.around.allergies:
            return self.right
        painter, chosen = self.painter, self.colours
        font = theme.font("panel", bold=True)
        metrics, side = QFontMetricsF(font), theme.scaled(18)
        room = (self.right - self.left) * 0.6
        said = metrics.elidedText(", ".join(self.line.around.allergies), Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(said) + side + 20
        box = QRectF(self.right - wide, y + 3, wide, theme.scaled(26))
        painter.setPen(QColor(chosen.alert))
        painter.setBrush(QColor(chosen.alert_ground))
        painter.drawRoundedRect(box, 3, 3)
        icons.paint(
            painter,
            QRectF(box.x() + 7, box.y() + (box.height() - side) / 2, side, side),
            "alert",
            self.card,
            "alert",
        )
        painter.setFont(font)
        painter.drawText(box.adjusted(side + 11, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, said)
        return box.x()

    def _draw_hours(self, y: float) -> None:
        hours = words.planned(self.line, self.door.minute)
        said, tone, sign = words.status(self.line, self.door)
        bold = theme.font("panel", bold=tone in {"fine", "amber", "alert"})
        plain = theme.font("panel")
        own = QFontMetricsF(plain).horizontalAdvance(hours)
        gap = QFontMetricsF(plain).horizontalAdvance(BETWEEN) if said else 0.0
        lead = theme.scaled(24) if sign else 0
        room = self.right - self.left - lead
        # Where both don't fit: ✓ and the hour alone, else what happened rather than what was planned.
        if own + gap + QFontMetricsF(bold).horizontalAdvance(said) > room:
            said = said.removeprefix("arrivée à ")
        if said and own + gap + QFontMetricsF(bold).horizontalAdvance(said) > room:
            hours, own, gap = "", 0.0, 0.0
        x = self._text(self.left, y, self.left + own + 2, hours, Ink(plain, "ink", 24))
        if hours and said:
            x = self._text(x, y, x + gap, BETWEEN, Ink(plain, "muted", 24))
        if sign:
            side = theme.scaled(17)
            icons.paint(
                self.painter, QRectF(x, y + (theme.scaled(24) - side) / 2, side, side), sign, self.card, tone
            )
            x += theme.scaled(24)
        self._text(x, y, self.right, said, Ink(bold, tone, 24))

    def _draw_collectors(self, y: float) -> None:
        around = self.line.around
        strong = around.restricted or not around.collectors
        role = "alert" if around.restricted else ("amber" if not around.collectors else "muted")
        side = theme.scaled(17)
        place = QRectF(self.left, y + (theme.scaled(22) - side) / 2, side, side)
        icons.paint(self.painter, place, "lock" if around.restricted else "person", self.card, role)
        x, font = self.left + theme.scaled(24), theme.font("panel", bold=strong)
        room = QRectF(x, y + 1, self.right - x, QFontMetricsF(font).lineSpacing() * 2 + 1)
        self.painter.setFont(font)
        self.painter.setPen(QColor(getattr(self.colours, role)))
        self.painter.drawText(
            room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, words.collectors(around)
        )

    def _text(self, x: float, y: float, right: float, text: str, ink: Ink) -> float:
        """Elided at `right`; returns where it ends."""
        font, role, high = ink
        metrics = QFontMetricsF(font)
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - x)
        self.painter.setFont(font)
        self.painter.setPen(QColor(getattr(self.colours, role)))
        self.painter.drawText(
            QRectF(x, y, right - x + 1, theme.scaled(high)), Qt.AlignmentFlag.AlignVCenter, said
        )
        return x + metrics.horizontalAdvance(said)
