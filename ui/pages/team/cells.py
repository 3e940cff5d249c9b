"""How a day of the rota is painted (case): the shift as a strip with its hours; under it what a proposal changes."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.spans import Span
from app.staff.week import TeamDay
from ui import codes, french, theme
from ui.pages.team.grid import DAY_ROLE, PROPOSED_ROLE

WORDS, BAR, CORNER = 18, 5, 7
"""Heights of the hours and of the bar under them; the side of the folded corner."""


class RotaCells(QStyledItemDelegate):
    """Paints columns 1 to 7. `first` and `last` are the week's bounds, in minutes after midnight."""

    first, last = 420, 1140

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        day: TeamDay = index.data(DAY_ROLE)
        proposed: tuple[Span, ...] | None = index.data(PROPOSED_ROLE)
        chosen = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        idle = not day.inside or day.leave is not None or not day.open
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(chosen.selection))
        elif idle:
            painter.fillRect(rect, QColor(chosen.atypical))
        changed = proposed is not None and proposed != day.spans
        if day.leave is not None:
            low = rect.adjusted(0, theme.scaled(BAR), 0, 0)
            self._words(painter, low, (codes.LEAVES_TOLD[day.leave.kind], "absence"), chosen.muted)
        elif day.spans:
            former = chosen.border if changed or idle else chosen.fine
            self._shift(
                painter, rect, day.spans, bar=former, ink=chosen.muted if changed or idle else chosen.ink
            )
        if changed and proposed is not None and day.open:
            under = rect.adjusted(0, theme.scaled(WORDS + BAR + 3), 0, 0)
            if proposed:
                self._shift(painter, under, proposed, bar=chosen.action, ink=chosen.action, bold=True)
            else:
                self._words(painter, under, ("→ repos", "→"), chosen.action)
        if day.exception is not None:
            self._corner(painter, rect, chosen)
        painter.setPen(QColor(chosen.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(chosen.action), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _shift(
        self,
        painter: QPainter,
        rect: QRectF,
        spans: Sequence[Span],
        *,
        bar: str,
        ink: str,
        bold: bool = False,
    ) -> None:
        """The hours, then a bar for each stretch of work, so that the break is seen."""
        start, end = french.hour(spans[0].start), french.hour(spans[-1].end)
        painter.setFont(theme.font(bold=bold))
        self._words(painter, rect, (f"{start}–{end}", start), ink)
        for span in spans:
            painter.fillRect(self._box(rect, span), QColor(bar))

    def _box(self, rect: QRectF, span: Span) -> QRectF:
        room = rect.width() - 12
        scale = room / max(1, self.last - self.first)
        left = min(room - 3, max(0.0, (span.start - self.first) * scale))
        right = min(room, (span.end - self.first) * scale)
        top = rect.top() + theme.scaled(WORDS + 3)
        return QRectF(rect.left() + 6 + left, top, max(3.0, right - left), theme.scaled(BAR))

    @staticmethod
    def _words(painter: QPainter, rect: QRectF, wordings: Sequence[str], colour: str) -> None:
        """The longest wording that fits; never cut."""
        narrow = [words.replace("\u00a0", "\u202f") for words in wordings]
        metrics = painter.fontMetrics()
        place = QRectF(rect.left() + 1, rect.top() + 2, rect.width() - 2, theme.scaled(WORDS))
        shown = next((words for words in narrow if metrics.horizontalAdvance(words) <= place.width()), "")
        painter.setPen(QColor(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    @staticmethod
    def _corner(painter: QPainter, rect: QRectF, chosen: theme.Colours) -> None:
        """A day noted in place of the weeks: its corner is folded."""
        side = theme.scaled(CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.action))
        corner = [rect.topRight(), rect.topRight() + QPointF(-side, 0), rect.topRight() + QPointF(0, side)]
        painter.drawPolygon(QPolygonF(corner))
