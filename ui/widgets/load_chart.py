"""A day's load (charge de la journée): children and adults as steps, agreement and 115 % lines, now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import french, theme

Steps = Sequence[tuple[int, int, int]]
"""(start, end, count) in minutes, in order and apart, as `app.spans.steps` gives them; zero in between."""

LEFT, TOP, AXIS, BETWEEN = 64, 8, 22, 10


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLoad:
    """What the chart shows, from `first` to `last` minute. `present` holds up to `now`, `planned` after it.

    Adults are drawn where `adults` or `needed` is known.
    """

    first: int
    last: int
    planned: Steps
    present: Steps = ()
    now: int | None = None
    agreed: Steps = ()
    limit: Steps = ()
    adults: Steps = ()
    needed: Steps = ()
    atypical: Sequence[tuple[int, int]] = field(default=())
    words: str = ""
    """The verdict in a sentence, for a screen reader: the chart is its proof."""


class LoadChart(QWidget):
    """Pale area under a darker step line; what is past is darker; a shortage is red where the need leaves the area."""

    def __init__(self, title: str = "Charge de la journée") -> None:
        super().__init__()
        self._load: DayLoad | None = None
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_load(self, load: DayLoad | None) -> None:
        """Draws that day; None empties the chart."""
        self._load = load
        self.setAccessibleDescription(load.words if load is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(480), theme.scaled(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(240), theme.scaled(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._load is None or self._load.last <= self._load.first:
            return
        painter = QPainter(self)
        _Drawing(self, painter, self._load).draw()
        painter.end()


class _Drawing:
    """One painting: scales and strokes."""

    def __init__(self, widget: QWidget, painter: QPainter, load: DayLoad) -> None:
        self.widget, self.painter, self.load = widget, painter, load
        self.colours = theme.colours(widget)
        left, bottom = theme.scaled(LEFT), widget.height() - theme.scaled(AXIS)
        room = QRectF(left, TOP, widget.width() - left - 12, bottom - TOP)
        staffed = bool(load.adults or load.needed)
        # Adults alone take all the room.
        self.counted = bool(load.planned or load.present or load.agreed) or not staffed
        share = (0.72 if self.counted else 0.0) if staffed else 1.0
        self.children = QRectF(room.x(), room.y(), room.width(), room.height() * share)
        self.adults = QRectF(
            room.x(),
            self.children.bottom() + BETWEEN,
            room.width(),
            room.height() * (1 - share) - BETWEEN,
        )
        self.staffed = staffed
        self.top = max([1, *_counts(load.planned, load.present, load.agreed, load.limit)]) * 1.06
        self.adult_top = max([1, *_counts(load.adults, load.needed)])

    def draw(self) -> None:
        self._draw_atypical()
        self._draw_children()
        self._draw_lines()
        if self.staffed:
            self._draw_adults()
        self._draw_axes()
        self._draw_now()

    def _draw_atypical(self) -> None:
        self.painter.setPen(QColor(self.colours.muted))
        places = max(_counts(self.load.agreed), default=0)
        under = self._y(places, self.children, self.top) - self.children.y() + 4 if places else 4
        for start, end in self.load.atypical:
            ground = QRectF(
                self._x(start), self.children.y(), self._x(end) - self._x(start), self.children.height()
            )
            self.painter.fillRect(ground, QColor(self.colours.atypical))
            words = ground.adjusted(4, under, -4, 0)
            if self.painter.fontMetrics().horizontalAdvance("atypique") < words.width():
                self.painter.drawText(
                    words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, "atypique"
                )

    def _draw_children(self) -> None:
        load, chosen = self.load, self.colours
        now = load.now if load.now is not None else load.first
        planned = _clipped(load.planned, max(now, load.first), load.last)
        present = _clipped(load.present, load.first, min(now, load.last))
        self._area(planned, self.children, self.top, chosen.load, chosen.load_past)
        self._area(present, self.children, self.top, chosen.load_past, chosen.load_past)

    def _draw_lines(self) -> None:
        ink, red = QColor(self.colours.ink), QPen(QColor(self.colours.alert), 1.6)
        red.setDashPattern([4, 3])
        for start, end, places in _clipped(self.load.agreed, self.load.first, self.load.last):
            y = self._y(places, self.children, self.top)
            self.painter.setPen(QPen(ink, 1.4))
            self.painter.drawLine(QLineF(self._x(start), y, self._x(end), y))
        for start, end, places in _clipped(self.load.limit, self.load.first, self.load.last):
            y = self._y(places, self.children, self.top)
            self.painter.setPen(red)
            self.painter.drawLine(QLineF(self._x(start), y, self._x(end), y))

    def _draw_adults(self) -> None:
        load, chosen = self.load, self.colours
        adults = _clipped(load.adults, load.first, load.last)
        needed = _clipped(load.needed, load.first, load.last)
        self._area(adults, self.adults, self.adult_top, chosen.adults, chosen.fine)
        for start, end, need in needed:
            for from_, to, here in _filled(adults, start, end):
                if here < need:
                    top, bottom = (self._y(count, self.adults, self.adult_top) for count in (need, here))
                    self.painter.fillRect(
                        QRectF(self._x(from_), top, self._x(to) - self._x(from_), bottom - top),
                        QColor(chosen.alert),
                    )
        self._steps(needed, self.adults, self.adult_top, QPen(QColor(chosen.ink), 1.4))

    def _draw_axes(self) -> None:
        painter, chosen = self.painter, self.colours
        painter.setPen(QColor(chosen.muted))
        y = self.widget.height() - theme.scaled(AXIS)
        step = 60 if self.children.width() / max(1, self.load.last - self.load.first) * 60 > 70 else 120
        for minute in range(-(-self.load.first // step) * step, self.load.last + 1, step):
            x = self._x(minute)
            painter.drawLine(QLineF(x, y, x, y + 4))
            box = QRectF(x - 30, y + 4, 60, theme.scaled(AXIS) - 4)
            right = max(0.0, box.right() - self.widget.width())
            painter.drawText(box.translated(-right, 0), Qt.AlignmentFlag.AlignCenter, french.hour(minute))
        if self.counted:
            self._caption("0", self.children.bottom(), bold=False)
            self._caption("Enfants", self.children.center().y(), bold=True, left=True)
        elif self.staffed:
            self._caption(str(self.adult_top), self.adults.y(), bold=False)
        places = max(_counts(self.load.agreed), default=0)
        if places:
            self._caption(str(places), self._y(places, self.children, self.top), bold=True)
        if self.staffed:
            self._caption("Adultes", self.adults.center().y(), bold=True, left=True)

    def _draw_now(self) -> None:
        now = self.load.now
        if now is not None and self.load.first <= now <= self.load.last:
            self.painter.setPen(QPen(QColor(self.colours.action), 2))
            bottom = self.adults.bottom() if self.staffed else self.children.bottom()
            self.painter.drawLine(QLineF(self._x(now), self.children.y() - 6, self._x(now), bottom))

    def _caption(self, text: str, y: float, *, bold: bool, left: bool = False) -> None:
        self.painter.setFont(theme.font(bold=bold))
        self.painter.setPen(QColor(self.colours.ink if bold else self.colours.muted))
        box = QRectF(0, y - 10, theme.scaled(LEFT) - 8, 20)
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        self.painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
        self.painter.setFont(theme.font())

    def _area(self, steps: Steps, box: QRectF, top: float, ground: str, line: str) -> None:
        for start, end, count in steps:
            y = self._y(count, box, top)
            self.painter.fillRect(
                QRectF(self._x(start), y, self._x(end) - self._x(start), box.bottom() - y), QColor(ground)
            )
        self._steps(steps, box, top, QPen(QColor(line), 1.6))

    def _steps(self, steps: Steps, box: QRectF, top: float, pen: QPen) -> None:
        points = QPolygonF()
        for start, end, count in _filled(steps, self.load.first, self.load.last):
            y = self._y(count, box, top)
            points.append(QPointF(self._x(start), y))
            points.append(QPointF(self._x(end), y))
        if steps:
            self.painter.setPen(pen)
            self.painter.drawPolyline(points)

    def _x(self, minute: int) -> float:
        load = self.load
        return self.children.x() + (minute - load.first) / (load.last - load.first) * self.children.width()

    @staticmethod
    def _y(count: float, box: QRectF, top: float) -> float:
        return box.bottom() - count / top * box.height()


def _counts(*steps: Steps) -> Iterable[int]:
    return (count for each in steps for *_, count in each)


def _clipped(steps: Steps, first: int, last: int) -> list[tuple[int, int, int]]:
    return [
        (max(start, first), min(end, last), count)
        for start, end, count in steps
        if start < last and end > first
    ]


def _filled(steps: Steps, first: int, last: int) -> list[tuple[int, int, int]]:
    """The same without holes: zero where nothing covers."""
    filled: list[tuple[int, int, int]] = []
    at = first
    for start, end, count in _clipped(steps, first, last):
        if start > at:
            filled.append((at, start, 0))
        filled.append((start, end, count))
        at = end
    return [*filled, (at, last, 0)] if at < last else filled
