"""The load under a week's grid (bandeau de charge): each day's curves under its column, a line of words below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QLineF, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.french import NBSP
from ui.widgets.load_painting import DayLoad, Frame, LoadPainting, counts

TOP, BETWEEN, LINE, PAD = 6, 6, 19, 4
"""Above the children, between the two areas, one line of words, at a column's sides as in the grid's cells."""
ROOM = 10
"""What of a column's width is not for its words."""
MOST = 2
"""Lines of words."""
ADULTS = 0.3
"""The adults' share of the height."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StripDay:
    """One day: its load, the words under it, the longest wording first, and their tone."""

    day: date
    load: DayLoad
    words: tuple[str, ...]
    tone: theme.Tone = "muted"


class WeekLoadStrip(QWidget):
    """`follow` a table's header: every day is drawn under its column, whatever the sizes become."""

    opened = Signal(object)
    """The date of the column clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planning_load")
        self.setAccessibleName("Charge de la semaine")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._days: Sequence[StripDay] = ()
        self._percent = 0
        self._header: QHeaderView | None = None

    def follow(self, header: QHeaderView) -> None:
        """Stands under that header's sections: section 1 is the first day."""
        self._header = header
        header.sectionResized.connect(self._move)
        header.geometriesChanged.connect(self._move)

    def _move(self) -> None:
        self.updateGeometry()
        self.update()

    def show_days(self, days: Sequence[StripDay], percent: int) -> None:
        """Draws these days; `percent` names the red line."""
        self._days, self._percent = days, percent
        self.setAccessibleDescription("\n".join(one.load.words for one in days))
        self.updateGeometry()
        self.update()

    def columns(self) -> list[tuple[StripDay, QRectF]]:
        """The days shown, each with its column's box in this widget."""
        header = self._header
        if header is None:
            return []
        left = self.mapFromGlobal(header.viewport().mapToGlobal(QPoint(0, 0))).x()
        return [
            (
                one,
                QRectF(
                    left + header.sectionViewportPosition(section),
                    0,
                    header.sectionSize(section),
                    self.height(),
                ),
            )
            for section, one in enumerate(self._days, start=1)
            if section < header.count() and not header.isSectionHidden(section)
        ]

    def day_at(self, x: float) -> StripDay | None:
        """The day whose column holds that place."""
        return next((one for one, box in self.columns() if box.left() <= x < box.right()), None)

    def sizeHint(self) -> QSize:
        tall = max(0, (self.window().height() - theme.scaled(768)) // 5)
        return QSize(
            theme.scaled(480), theme.scaled(104) + min(tall, theme.scaled(60)) + self._words_height()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(240), theme.scaled(70) + self._words_height())

    def _words_height(self) -> int:
        """One line, or two where a column is too narrow for its words."""
        lines = max((shown(one, box.width())[1] for one, box in self.columns()), default=1)
        return theme.scaled(LINE) * lines

    def frame(self, box: QRectF) -> Frame:
        """Where the curves of that column are painted."""
        bottom = self.height() - self._words_height()
        staffed = any(one.load.staffed for one in self._days)
        room = bottom - TOP
        share = 1 - ADULTS if staffed else 1.0
        children = QRectF(
            box.left() + PAD, TOP, box.width() - 2 * PAD, room * share - (BETWEEN if staffed else 0)
        )
        adults = QRectF(children.left(), children.bottom() + BETWEEN, children.width(), room * ADULTS)
        return Frame(
            children=children,
            adults=adults,
            top=max((one.load.top for one in self._days), default=1) * 1.05,
            adult_top=max((one.load.adult_top for one in self._days), default=1) * 1.05,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        columns = self.columns()
        if not columns:
            return
        painter, high = QPainter(self), self._words_height()
        for one, box in columns:
            _paint_day(painter, one, self.frame(box), box, high)
        _paint_captions(painter, self, [one for one, _ in columns], columns[0][1].left())
        painter.end()

    @property
    def percent(self) -> int:
        """Of the red line."""
        return self._percent

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        one = self.day_at(event.position().x())
        if one is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(one.day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            one = self.day_at(event.pos().x())
            QToolTip.showText(event.globalPos(), one.load.words if one else "", self)
            return True
        return super().event(event)


def shown(one: StripDay, width: float) -> tuple[str, int]:
    """The longest wording that holds in the column on one line, or two, and on how many; never cut."""
    metrics = QFontMetrics(theme.font())
    room = QRect(0, 0, int(width - ROOM), 10 * metrics.lineSpacing())
    for words in one.words:
        box = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        # ▲ comes from a taller font than the rest.
        lines = round(box.height() / metrics.boundingRect(words).height())
        if box.width() <= room.width() and lines <= MOST:
            return words, lines
    return one.words[-1], 1


def _paint_day(painter: QPainter, one: StripDay, frame: Frame, box: QRectF, words: int) -> None:
    chosen = theme.colours()
    if one.load.last > one.load.first:
        drawing = LoadPainting(painter, one.load, frame)
        drawing.draw()
        now = one.load.now
        if one.load.marked and now is not None and one.load.first <= now <= one.load.last:
            bottom = frame.adults.bottom() if one.load.staffed else frame.children.bottom()
            painter.setPen(QPen(QColor(chosen.action), 2))
            painter.drawLine(QLineF(drawing.x(now), 0, drawing.x(now), bottom))
    painter.setPen(QColor(chosen.line))
    painter.drawLine(QLineF(box.right() - 0.5, 0, box.right() - 0.5, box.bottom()))
    line = box.bottom() - words
    painter.drawLine(QLineF(box.left(), line, box.right(), line))
    painter.setPen(QColor(getattr(chosen, one.tone)))
    room = QRectF(box.left() + ROOM / 2, line, box.width() - ROOM / 2, words)
    painter.drawText(
        room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, shown(one, box.width())[0]
    )
    painter.setFont(theme.font())


def _paint_captions(painter: QPainter, strip: WeekLoadStrip, days: Sequence[StripDay], right: float) -> None:
    """The names of the lines, at the left of the first day."""
    frame, chosen = strip.frame(QRectF(right, 0, 100, strip.height())), theme.colours()
    high, put = theme.scaled(16), _Captions(painter, right)
    box = frame.children

    def y(count: int) -> float:
        return box.bottom() - count / frame.top * box.height()

    places = {one[2] for day in days for one in day.load.agreed}
    limits = list(counts(*(day.load.limit for day in days)))
    at = TOP + high / 2 - 4
    if limits:
        at = max(at, y(max(limits)))
        put.right(f"{strip.percent}{NBSP}% · {max(limits)}", at, chosen.alert)
        at += high
    if places:
        many = "agrément" if len(places) == 1 else "agrément jusqu’à"
        put.right(f"{many} {max(places)}", max(at, y(max(places))), chosen.ink, bold=True)
    put.right("0", box.bottom() - 4, chosen.muted)
    put.left("Enfants", box.bottom() - high / 2, chosen.ink)
    if any(day.load.staffed for day in days):
        put.left("Adultes", frame.adults.center().y(), chosen.ink)
        put.right("présents", frame.adults.center().y() - high / 2 + 1, chosen.fine)
        put.right("besoin —", frame.adults.center().y() + high / 2, chosen.muted)


class _Captions:
    """Words at the left of the curves."""

    def __init__(self, painter: QPainter, right: float) -> None:
        self._painter, self._right = painter, right

    def right(self, text: str, y: float, colour: str, *, bold: bool = False) -> None:
        """Ends at the first column."""
        self._put(text, y, colour, Qt.AlignmentFlag.AlignRight, bold=bold)

    def left(self, text: str, y: float, colour: str) -> None:
        """Begins at the widget's edge, in bold."""
        self._put(text, y, colour, Qt.AlignmentFlag.AlignLeft, bold=True)

    def _put(self, text: str, y: float, colour: str, side: Qt.AlignmentFlag, *, bold: bool) -> None:
        painter = self._painter
        painter.setFont(theme.font(bold=bold))
        painter.setPen(QColor(colour))
        box = QRectF(8, y - 12, self._right - 16, 24)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(theme.font())
