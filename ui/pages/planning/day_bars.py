"""How a row of the day is painted (barres du jour): hours ruled by the quarter, planned and real bars, conflicts."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.care.presence import State
from app.planning.conflicts import LoadConflict
from app.planning.day_plan import AdultLine, DayLine
from ui import french, theme
from ui.load_words import tone_of
from ui.pages.planning.cells import LETTERS
from ui.pages.planning.day_model import ROW_ROLE, Heading, Line

QUARTER, HOUR = 15, 60
ROOM = 7.0
"""Pixels that a quarter of an hour needs before it is ruled."""
STRIP, BAR = 16, 4


class DayBars(QStyledItemDelegate):
    """Paints column 1, from minute `first` to `last`; `marked` is the conflict that was chosen."""

    first, last = 420, 1140
    atypical: Sequence[tuple[int, int]] = ()
    conflicts: Sequence[LoadConflict] = ()
    marked: LoadConflict | None = None
    now: int | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Line = index.data(ROW_ROLE)
        chosen = theme.colours()
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(row, Heading):
            painter.fillRect(rect, QColor(chosen.side))
        else:
            self._ground(painter, rect, chosen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if isinstance(row, AdultLine):
                self._adult(painter, rect, row, chosen)
            else:
                self._child(painter, rect, row, chosen)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(chosen.action), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.setPen(QColor(chosen.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def x(self, rect: QRectF, minute: int) -> float:
        """Where that minute stands in the row."""
        share = (min(max(minute, self.first), self.last) - self.first) / max(1, self.last - self.first)
        return rect.left() + share * rect.width()

    def _ground(self, painter: QPainter, rect: QRectF, chosen: theme.Colours) -> None:
        for start, end in self.atypical:
            left, right = self.x(rect, start), self.x(rect, end)
            painter.fillRect(QRectF(left, rect.top(), right - left, rect.height()), QColor(chosen.atypical))
        for conflict in self.conflicts:
            if conflict.end > conflict.start:
                self._band(painter, rect, conflict, chosen)
        quarter = rect.width() * QUARTER / max(1, self.last - self.first)
        step = QUARTER if quarter >= ROOM else HOUR
        for minute in range(-(-self.first // step) * step, self.last + 1, step):
            x = self.x(rect, minute)
            pen = QPen(QColor(chosen.line), 1)
            if minute % HOUR:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
        if self.now is not None:
            painter.setPen(QPen(QColor(chosen.action), 2))
            x = self.x(rect, self.now)
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))

    def _band(self, painter: QPainter, rect: QRectF, conflict: LoadConflict, chosen: theme.Colours) -> None:
        tone = tone_of(conflict)
        if tone == "muted":
            return
        left, right = self.x(rect, conflict.start), self.x(rect, conflict.end)
        if right > left:
            painter.fillRect(
                QRectF(left, rect.top(), right - left, rect.height()),
                QColor(getattr(chosen, f"{tone}_ground")),
            )
            painter.setPen(QPen(QColor(getattr(chosen, tone)), 2 if conflict == self.marked else 1))
            for x in (left, right):
                painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))

    def _box(self, rect: QRectF, span: tuple[int, int], top: float, height: float) -> QRectF:
        left, right = self.x(rect, span[0]), self.x(rect, span[1])
        return QRectF(left, rect.top() + top, max(3.0, right - left), height)

    def _child(self, painter: QPainter, rect: QRectF, row: DayLine, chosen: theme.Colours) -> None:
        away, kind = row.state is State.ABSENT, row.enrolment.kind
        colour = QColor(getattr(chosen, kind.value))
        for span in row.reserved:
            box = self._box(rect, span, theme.scaled(4), theme.scaled(STRIP))
            painter.setPen(QPen(QColor(chosen.border) if away else colour, 1))
            painter.setBrush(QColor(chosen.surface) if away else colour)
            painter.drawRoundedRect(box, 2, 2)
            words = "absence" if away else f"{LETTERS[kind]} {french.span(*span)}".strip()
            _write(painter, box, words, chosen.ink if away else chosen.on_care)
        for span in row.attended:
            painter.fillRect(
                self._box(rect, span, theme.scaled(STRIP + 6), theme.scaled(BAR)), QColor(chosen.ink)
            )
        for minute in row.arrived:
            until = self.now if self.now is not None and self.now > minute else minute + QUARTER
            pen = QPen(QColor(chosen.amber), theme.scaled(BAR))
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            y = rect.top() + theme.scaled(STRIP + 6) + theme.scaled(BAR) / 2
            painter.drawLine(QLineF(self.x(rect, minute), y, self.x(rect, until), y))
        if row.state is State.NOT_RECORDED and row.reserved:
            end = self.x(rect, row.reserved[-1].end)
            _write(
                painter, QRectF(min(end, rect.right() - 16), rect.top(), 16, rect.height()), "?", chosen.amber
            )

    def _adult(self, painter: QPainter, rect: QRectF, row: AdultLine, chosen: theme.Colours) -> None:
        for span in row.shifts:
            box = self._box(rect, span, theme.scaled(4), theme.scaled(STRIP))
            painter.setPen(QPen(QColor(chosen.fine), 1))
            painter.setBrush(QColor(chosen.adults))
            painter.drawRoundedRect(box, 2, 2)
            _write(painter, box, french.span(*span), chosen.ink)
        if not row.shifts:
            words = "congé" if row.away else "pas d’horaire ce jour"
            _write(painter, rect, words, chosen.muted)


def _write(painter: QPainter, box: QRectF, words: str, colour: str) -> None:
    """Where it fits; the tool tip says it anyway."""
    if painter.fontMetrics().horizontalAdvance(words) <= box.width() - 6:
        painter.setPen(QColor(colour))
        painter.drawText(box.adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
