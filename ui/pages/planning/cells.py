"""How a day is painted (cellule): the planned strip with its hours, the real bar under it, states in words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.care.enrolments import Kind
from app.care.presence import State
from app.care.week_plan import PlanLine, PlannedDay
from app.spans import Span
from ui import french, theme
from ui.pages.planning.grid import DAY_ROLE, LINE_ROLE

LETTERS = {Kind.REGULAR: "", Kind.OCCASIONAL: "O", Kind.EMERGENCY: "U"}
STRIP, BAR = 17, 4


class DayCells(QStyledItemDelegate):
    """Paints columns 1 to 7. `first` and `last` are the week's bounds, in minutes after midnight."""

    first, last = 360, 1200

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        day: PlannedDay = index.data(DAY_ROLE)
        line: PlanLine = index.data(LINE_ROLE)
        chosen = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if not day.inside:
            painter.fillRect(rect, QColor(chosen.atypical))
        self._strips(painter, rect, line, day, chosen)
        self._real(painter, rect, day, chosen)
        painter.setPen(QColor(chosen.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(chosen.action), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _box(self, rect: QRectF, span: Span, top: float, height: float) -> QRectF:
        room = rect.width() - 8
        scale = room / max(1, self.last - self.first)
        left = max(0.0, (span.start - self.first) * scale)
        right = min(room, (span.end - self.first) * scale)
        return QRectF(rect.left() + 4 + left, rect.top() + top, max(3.0, right - left), height)

    def _strips(
        self, painter: QPainter, rect: QRectF, line: PlanLine, day: PlannedDay, chosen: theme.Colours
    ) -> None:
        kind = line.enrolment.kind
        away = day.state is State.ABSENT
        colour = QColor(getattr(chosen, kind.value))
        for number, span in enumerate(day.reserved):
            box = self._box(rect, span, theme.scaled(4), theme.scaled(STRIP))
            painter.setPen(QPen(QColor(chosen.border) if away else colour, 1))
            painter.setBrush(QColor(chosen.surface) if away else colour)
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(QColor(chosen.ink if away else chosen.on_care))
            words = _shown(painter, _AWAY if away else _hours(kind, span), box.width())
            if day.state is State.NOT_RECORDED and number == len(day.reserved) - 1:
                self._question(painter, rect, box, chosen)
            painter.drawText(box.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _question(self, painter: QPainter, rect: QRectF, box: QRectF, chosen: theme.Colours) -> None:
        painter.save()
        painter.setPen(QColor(chosen.amber))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        left = min(box.right() + 3, rect.right() - 12)
        painter.drawText(QRectF(left, box.top(), 12, box.height()), Qt.AlignmentFlag.AlignVCenter, "?")
        painter.restore()

    def _real(self, painter: QPainter, rect: QRectF, day: PlannedDay, chosen: theme.Colours) -> None:
        for span in day.attended:
            painter.fillRect(
                self._box(rect, span, theme.scaled(STRIP + 6), theme.scaled(BAR)), QColor(chosen.ink)
            )


_AWAY = ("absence", "abs.", "a")


def _hours(kind: Kind, span: Span) -> tuple[str, ...]:
    letter = LETTERS[kind]
    whole = french.span(span.start, span.end).replace("\u00a0", "\u202f")
    start = french.hour(span.start).replace("\u00a0", "\u202f")
    return f"{letter} {whole}".strip(), f"{letter} {start}".strip(), letter


def _shown(painter: QPainter, wordings: tuple[str, ...], room: float) -> str:
    """The longest wording that fits: full hours, else the start, else the kind's letter; never cut."""
    metrics = painter.fontMetrics()
    return next((words for words in wordings if metrics.horizontalAdvance(words) <= room - 6), "")
