"""How a load is painted (dessin de la charge): areas under step lines, agreement, shortages, what is tried."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui import theme

Steps = Sequence[tuple[int, int, int]]
"""(start, end, count) in minutes, in order and apart, as `app.spans.steps` gives them; zero in between."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLoad:
    """What is drawn, from `first` to `last` minute. `present` holds up to `now`, `planned` after it.

    Adults are drawn where `adults` or `needed` is known. `tried` is a dashed line over the children: the load as it
    would be.
    """

    first: int
    last: int
    planned: Steps
    present: Steps = ()
    now: int | None = None
    marked: bool = True
    """Whether `now` is the clock's, and a line is drawn there."""
    agreed: Steps = ()
    limit: Steps = ()
    adults: Steps = ()
    needed: Steps = ()
    atypical: Sequence[tuple[int, int]] = field(default=())
    tried: Steps = ()
    words: str = ""
    """The verdict in a sentence, for a screen reader: the chart is its proof."""

    @property
    def staffed(self) -> bool:
        """Whether the adults are known."""
        return bool(self.adults or self.needed)

    @property
    def top(self) -> int:
        """The highest count of children, or of places."""
        return max([1, *counts(self.planned, self.present, self.agreed, self.limit, self.tried)])

    @property
    def adult_top(self) -> int:
        """The highest count of adults."""
        return max([1, *counts(self.adults, self.needed)])


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Where a load is painted: the children's box, the adults' under it, and the counts at their tops."""

    children: QRectF
    adults: QRectF
    top: float
    adult_top: float


class LoadPainting:
    """One load in its frame: scales and strokes."""

    def __init__(self, painter: QPainter, load: DayLoad, frame: Frame) -> None:
        self.painter, self.load, self.frame = painter, load, frame
        self.colours = theme.colours()

    def draw(self, grey_words: str = "") -> None:
        """Everything but the axes; `grey_words` stand in the grey ground where they fit."""
        self._draw_atypical(grey_words)
        self._draw_children()
        self._draw_over()
        self._draw_lines()
        if self.load.tried:
            pen = QPen(QColor(self.colours.ink), 1.6)
            pen.setDashPattern([2, 2])
            self._steps(self.load.tried, self.frame.children, self.frame.top, pen)
        if self.load.staffed:
            self._draw_adults()

    def _draw_atypical(self, said: str) -> None:
        painter, box = self.painter, self.frame.children
        painter.setPen(QColor(self.colours.muted))
        places = max(counts(self.load.agreed), default=0)
        under = self._y(places, box, self.frame.top) - box.y() + 4 if places else 4
        bottom = self.frame.adults.bottom() if self.load.staffed else box.bottom()
        for start, end in self.load.atypical:
            first, last = max(start, self.load.first), min(end, self.load.last)
            if first >= last:
                continue
            ground = QRectF(self.x(first), box.y(), self.x(last) - self.x(first), bottom - box.y())
            painter.fillRect(ground, QColor(self.colours.atypical))
            words = ground.adjusted(4, under, -4, 0)
            if said and painter.fontMetrics().horizontalAdvance(said) < words.width():
                painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, said)

    def _draw_children(self) -> None:
        load, chosen, frame = self.load, self.colours, self.frame
        now = load.now if load.now is not None else load.first
        planned = clipped(load.planned, max(now, load.first), load.last)
        present = clipped(load.present, load.first, min(now, load.last))
        self._area(planned, frame.children, frame.top, chosen.load, chosen.load_past)
        self._area(present, frame.children, frame.top, chosen.load_past, chosen.load_past)

    def _draw_over(self) -> None:
        """What stands above the agreed places: amber, and red above the limit."""
        load = self.load
        now = load.now if load.now is not None else load.first
        steps = [
            *clipped(load.present, load.first, min(now, load.last)),
            *clipped(load.planned, max(now, load.first), load.last),
        ]
        for level, colour in ((load.agreed, self.colours.amber), (load.limit, self.colours.alert)):
            for start, end, places in clipped(level, load.first, load.last):
                for from_, to, children in clipped(steps, start, end):
                    if children > places:
                        self._bar(from_, to, places, children, colour)

    def _bar(self, start: int, end: int, low: int, high: int, colour: str) -> None:
        box, top = self.frame.children, self.frame.top
        upper, lower = self._y(high, box, top), self._y(low, box, top)
        ground = QRectF(self.x(start), upper, self.x(end) - self.x(start), lower - upper)
        self.painter.fillRect(ground, QColor(colour))

    def _draw_lines(self) -> None:
        ink, red = QPen(QColor(self.colours.ink), 1.4), QPen(QColor(self.colours.alert), 1.6)
        red.setDashPattern([4, 3])
        for level, pen in ((self.load.agreed, ink), (self.load.limit, red)):
            for start, end, places in clipped(level, self.load.first, self.load.last):
                y = self._y(places, self.frame.children, self.frame.top)
                self.painter.setPen(pen)
                self.painter.drawLine(QLineF(self.x(start), y, self.x(end), y))

    def _draw_adults(self) -> None:
        load, chosen, box, top = self.load, self.colours, self.frame.adults, self.frame.adult_top
        adults = clipped(load.adults, load.first, load.last)
        needed = clipped(load.needed, load.first, load.last)
        self._area(adults, box, top, chosen.adults, chosen.fine)
        for start, end, need in needed:
            for from_, to, here in filled(adults, start, end):
                if here < need:
                    upper, lower = self._y(need, box, top), self._y(here, box, top)
                    wide = max(2.0, self.x(to) - self.x(from_))
                    self.painter.fillRect(
                        QRectF(self.x(from_), upper, wide, lower - upper), QColor(chosen.alert)
                    )
        self._steps(needed, box, top, QPen(QColor(chosen.ink), 1.4))

    def _area(self, steps: Steps, box: QRectF, top: float, ground: str, line: str) -> None:
        for start, end, count in steps:
            y = self._y(count, box, top)
            self.painter.fillRect(
                QRectF(self.x(start), y, self.x(end) - self.x(start), box.bottom() - y), QColor(ground)
            )
        self._steps(steps, box, top, QPen(QColor(line), 1.6))

    def _steps(self, steps: Steps, box: QRectF, top: float, pen: QPen) -> None:
        points = QPolygonF()
        for start, end, count in filled(steps, self.load.first, self.load.last):
            y = self._y(count, box, top)
            points.append(QPointF(self.x(start), y))
            points.append(QPointF(self.x(end), y))
        if steps:
            self.painter.setPen(pen)
            self.painter.drawPolyline(points)

    def x(self, minute: int) -> float:
        """Where that minute stands."""
        load, box = self.load, self.frame.children
        return box.x() + (minute - load.first) / (load.last - load.first) * box.width()

    @staticmethod
    def _y(count: float, box: QRectF, top: float) -> float:
        return box.bottom() - count / top * box.height()

    def child_y(self, count: int) -> float:
        """How high that many children stand."""
        return self._y(count, self.frame.children, self.frame.top)


def counts(*steps: Steps) -> Iterable[int]:
    """Each count of these."""
    return (count for each in steps for *_, count in each)


def clipped(steps: Steps, first: int, last: int) -> list[tuple[int, int, int]]:
    """What of the steps lies between two minutes."""
    return [
        (max(start, first), min(end, last), count)
        for start, end, count in steps
        if start < last and end > first
    ]


def filled(steps: Steps, first: int, last: int) -> list[tuple[int, int, int]]:
    """The same without holes: zero where nothing covers."""
    whole: list[tuple[int, int, int]] = []
    at = first
    for start, end, count in clipped(steps, first, last):
        if start > at:
            whole.append((at, start, 0))
        whole.append((start, end, count))
        at = end
    return [*whole, (at, last, 0)] if at < last else whole
