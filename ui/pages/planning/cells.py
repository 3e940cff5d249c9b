"""How a day is painted (cellule): the planned strip with its hours, the real bar under it, states in words."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from app.care.enrolments import Kind
from app.care.presence import State
from app.care.week_plan import DayHead, PlanLine, PlannedDay
from app.spans import DAY, Span, without
from ui import french, theme
from ui.pages.planning.gestures import Axis
from ui.pages.planning.grid import WeekModel
from ui.pages.planning.painting import WeekCells, borders, frame

LETTERS = {Kind.REGULAR: "", Kind.OCCASIONAL: "O", Kind.EMERGENCY: "U"}
STRIP, BAR = 17, 4
MOST_DRAWN = 3000
Cell = tuple[PlannedDay, DayHead, Sequence[Span] | None]
"""A day, its column's head, and what a gesture has in mind for it."""


class DayCells(WeekCells):
    """Paints columns 1 to 7. `first` and `last` are the week's bounds, in minutes after midnight."""

    first, last = 360, 1200

    def __init__(self, weeks: WeekModel) -> None:
        super().__init__(weeks)
        self._drawn: dict[Hashable, QPixmap] = {}
        self._drawn_for: Hashable = None
        self._bar = STRIP + 6, BAR
        self._ink = QBrush()
        self._is_smooth = False
        self._axes: dict[int, Axis] = {}
        self.tried: Mapping[tuple[int, int], Sequence[Span]] = {}
        """Spans that a gesture has in mind, by row and column: drawn dashed in place of what is written."""

    def axis(self, width: float) -> Axis:
        """Where the minutes stand in a cell of that width."""
        return Axis(self.first, self.last, width)

    def prepare(self, table: QTableView) -> None:
        super().prepare(table)
        drawn_for = (self._colours.ground, table.font().key(), self._ratio, self.first, self.last)
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            self._drawn.clear()
            self._axes.clear()
        self._bar = theme.scaled(STRIP + 6), theme.scaled(BAR)
        self._ink, self._is_smooth = QBrush(QColor(self._colours.ink)), False

    def _look(self) -> Hashable:
        tried = tuple((at, tuple(spans)) for at, spans in self.tried.items())
        return self.first, self.last, tried

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column, rect = index.row(), index.column(), option.rect
        width = rect.width()
        known = self._known.get((row, column, width))
        if known is None:
            line = self._weeks.line_at(row)
            if line is None:
                painter.fillRect(rect, QColor(self._colours.side))
                return
            day, head = line.days[column - 1], self._weeks.plan.days[column - 1]
            tried = self.tried.get((row, column)) if self.tried else None
            if tried is None and self._weeks.laid:
                tried = self._weeks.laid.get((line.id, day.day))
            picture = self._picture(option, line, (day, head, tried))
            known = self._known[row, column, width] = picture, self._bars(width, day)
        picture, bars = known
        x, y = rect.x(), rect.y()
        painter.drawPixmap(x, y, picture)
        if bars:
            if not self._is_smooth:  # asked once a paint: each word to the painter costs as much as a bar
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._is_smooth = True
            for bar in bars:
                painter.fillRect(bar.translated(x, y), self._ink)
        if (row, column) in self._framed:
            self._is_smooth = False
            frame(painter, option)

    def _picture(
        self,
        option: QStyleOptionViewItem,
        line: PlanLine,
        what: Cell,
    ) -> QPixmap:
        """Drawn once for all the days that look the same: a week is full of the same hours."""
        kind, (day, head, tried) = line.enrolment.kind, what
        tries, rect = None if tried is None else tuple(tried), option.rect
        look = (kind, day.reserved, day.state, day.inside, head.typical, bool(head.opening), tries)
        key = (look, rect.width(), rect.height())
        known = self._drawn.get(key)
        if known is not None:
            return known
        size, ratio = rect.size(), self._ratio
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        brush = QPainter(made)
        brush.setFont(option.font)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(brush, QRectF(QPointF(0, 0), QSizeF(size)), line, what)
        brush.end()
        if len(self._drawn) >= MOST_DRAWN:
            self._drawn.clear()
        self._drawn[key] = made
        return made

    def _draw(self, painter: QPainter, rect: QRectF, line: PlanLine, what: Cell) -> None:
        chosen, (day, head, tried) = theme.colours(), what
        self._ground(painter, rect, head, day, chosen)
        if tried is None:
            self._strips(painter, rect, line, day, chosen)
        else:
            self._dashed(painter, rect, line, tried, chosen)
        borders(painter, rect, chosen)

    def _ground(
        self, painter: QPainter, rect: QRectF, head: DayHead, day: PlannedDay, chosen: theme.Colours
    ) -> None:
        """Grey for a day outside the contract, a closed one, and atypical hours."""
        if not day.inside or not head.opening:
            painter.fillRect(rect, QColor(chosen.atypical))
            return
        axis = self.axis(rect.width())
        own = Span(*head.typical) if head.typical[0] < head.typical[1] else Span(DAY, DAY)
        for piece in without([Span(self.first, self.last)], [own]):
            left = 0.0 if piece.start <= self.first else axis.x(piece.start)
            right = rect.width() if piece.end >= self.last else axis.x(piece.end)
            atypical = QRectF(rect.left() + left, rect.top(), right - left, rect.height())
            painter.fillRect(atypical, QColor(chosen.atypical))

    def _box(self, rect: QRectF, span: Span, top: float, height: float) -> QRectF:
        axis = self.axis(rect.width())
        left, right = axis.x(span.start), axis.x(span.end)
        return QRectF(rect.left() + left, rect.top() + top, max(3.0, right - left), height)

    def _strip(self, rect: QRectF, span: Span) -> QRectF:
        return self._box(rect, span, theme.scaled(4), theme.scaled(STRIP))

    def _strips(
        self, painter: QPainter, rect: QRectF, line: PlanLine, day: PlannedDay, chosen: theme.Colours
    ) -> None:
        kind = line.enrolment.kind
        away = day.state is State.ABSENT
        colour = QColor(getattr(chosen, kind.value))
        for number, span in enumerate(day.reserved):
            box = self._strip(rect, span)
            painter.setPen(QPen(QColor(chosen.border) if away else colour, 1))
            painter.setBrush(QColor(chosen.surface) if away else colour)
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(QColor(chosen.ink if away else chosen.on_care))
            words = _shown(painter, _AWAY if away else _hours(kind, span), box.width())
            if day.state is State.NOT_RECORDED and number == len(day.reserved) - 1:
                self._question(painter, rect, box, chosen)
            painter.drawText(box.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _dashed(
        self,
        painter: QPainter,
        rect: QRectF,
        line: PlanLine,
        tried: Sequence[Span],
        chosen: theme.Colours,
    ) -> None:
        for span in tried:
            box = self._strip(rect, span)
            colour = QColor(getattr(chosen, line.enrolment.kind.value))
            painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(chosen.surface))
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(QColor(chosen.ink))
            words = _shown(painter, _hours(line.enrolment.kind, span), box.width())
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

    def _bars(self, width: int, day: PlannedDay) -> list[QRectF]:
        """What happened, under the planned strip; almost each day's is another, so no picture holds it."""
        if not day.attended:
            return []
        if width not in self._axes:
            self._axes[width] = self.axis(width)
        x, (top, high) = self._axes[width].x, self._bar
        ends = [(x(span.start), x(span.end)) for span in day.attended]
        return [QRectF(left, top, max(3.0, right - left), high) for left, right in ends]


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
