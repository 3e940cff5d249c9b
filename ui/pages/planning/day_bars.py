"""How a row of the day is painted (barres du jour): hours ruled by the quarter, planned and real bars, conflicts."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.care.presence import State
from app.planning.conflicts import ConflictRule, LoadConflict
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
        self._bands(painter, rect, chosen)
        quarter = rect.width() * QUARTER / max(1, self.last - self.first)
        step = QUARTER if quarter >= ROOM else HOUR
        for minute in range(-(-self.first // step) * step, self.last + 1, step):
            x = self.x(rect, minute)
            pen = QPen(QColor(chosen.line), 1)
            if minute % HOUR:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
        self._edges(painter, rect, chosen)

    def _drawn(self) -> Iterator[tuple[LoadConflict, theme.Tone]]:
        """The conflicts that have a place in the day: a departure is told by its row."""
        for conflict in self.conflicts:
            if conflict.end > conflict.start and tone_of(conflict) != "muted":
                yield conflict, tone_of(conflict)

    def _bands(self, painter: QPainter, rect: QRectF, chosen: theme.Colours) -> None:
        for conflict, tone in self._drawn():
            left, right = self.x(rect, conflict.start), self.x(rect, conflict.end)
            ground = QColor(getattr(chosen, f"{tone}_ground"))
            painter.fillRect(QRectF(left, rect.top(), right - left, rect.height()), ground)

    def _edges(self, painter: QPainter, rect: QRectF, chosen: theme.Colours) -> None:
        """Over the rulings: where a conflict begins and ends, and now."""
        for conflict, tone in self._drawn():
            painter.setPen(QPen(QColor(getattr(chosen, tone)), 2.5 if conflict == self.marked else 1))
            for minute in (conflict.start, conflict.end):
                x = self.x(rect, minute)
                painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
        if self.now is not None:
            painter.setPen(QPen(QColor(chosen.action), 2))
            x = self.x(rect, self.now)
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
            self._still_here(painter, rect, row, minute, chosen)
        if row.state is State.NOT_RECORDED and row.reserved and not row.arrived:
            end = self.x(rect, row.reserved[-1].end)
            _write(
                painter, QRectF(min(end, rect.right() - 16), rect.top(), 16, rect.height()), "?", chosen.amber
            )

    def _still_here(
        self, painter: QPainter, rect: QRectF, row: DayLine, minute: int, chosen: theme.Colours
    ) -> None:
        """An arrival without departure: up to now; dotted, with « ? », where somebody forgot to note it."""
        until = self.now if self.now is not None and self.now > minute else minute + QUARTER
        forgotten = any(
            one.rule is ConflictRule.UNRECORDED_DEPARTURE
            and (one.about, one.start) == (row.child.name, minute)
            for one in self.conflicts
        )
        pen = QPen(QColor(chosen.amber if forgotten else chosen.ink), theme.scaled(BAR))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if forgotten:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        y = rect.top() + theme.scaled(STRIP + 6) + theme.scaled(BAR) / 2
        end = self.x(rect, until)
        painter.drawLine(QLineF(self.x(rect, minute), y, end, y))
        if forgotten:
            _write(
                painter, QRectF(min(end, rect.right() - 16), rect.top(), 16, rect.height()), "?", chosen.amber
            )

    def _adult(self, painter: QPainter, rect: QRectF, row: AdultLine, chosen: theme.Colours) -> None:
        for span in row.shifts:
            box = self._box(rect, span, theme.scaled(4), theme.scaled(STRIP))
            painter.setPen(QPen(QColor(chosen.fine), 1))
            painter.setBrush(QColor(chosen.adults if row.counted else chosen.surface))
            painter.drawRoundedRect(box, 2, 2)
            words = french.span(*span) if row.counted else f"{french.span(*span)}, hors encadrement"
            _write(painter, box, words, chosen.ink)
        if not row.shifts:
            words = "congé" if row.away else "pas d’horaire ce jour"
            _write(painter, rect, words, chosen.muted)


class DayNames(QStyledItemDelegate):
    """Paints column 0: a heading across the table with its count, else the name as tables do."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Line = index.data(ROW_ROLE)
        if not isinstance(row, Heading):
            super().paint(painter, option, index)
            return
        chosen, rect = theme.colours(), QRectF(option.rect)
        painter.save()
        painter.fillRect(rect, QColor(chosen.side))
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(chosen.ink))
        inside = rect.adjusted(11, 0, -8, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, row.text)
        gone = painter.fontMetrics().horizontalAdvance(row.text) + 16
        painter.setFont(theme.font())
        painter.setPen(QColor(chosen.muted))
        painter.drawText(inside.adjusted(gone, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.count)
        painter.restore()


def _write(painter: QPainter, box: QRectF, words: str, colour: str) -> None:
    """Where it fits; the tool tip says it anyway."""
    if painter.fontMetrics().horizontalAdvance(words) <= box.width() - 6:
        painter.setPen(QColor(colour))
        painter.drawText(box.adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
