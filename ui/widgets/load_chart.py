"""A day's load (charge de la journée): children and adults as steps, agreement and 115 % lines, now, hours under it."""

from PySide6.QtCore import QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTableView, QWidget

from ui import french, theme
from ui.widgets.load_painting import DayLoad, Frame, LoadPainting, counts

__all__ = ["DayLoad", "LoadChart"]

LEFT, TOP, AXIS, BETWEEN, RIGHT = 64, 8, 22, 10, 12


class LoadChart(QWidget):
    """Pale area under a darker step line; what is past is darker; a shortage is red where the need leaves the area."""

    def __init__(self, title: str = "Charge de la journée") -> None:
        super().__init__()
        self._load: DayLoad | None = None
        self._over: tuple[QTableView, int] | None = None
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_load(self, load: DayLoad | None) -> None:
        """Draws that day; None empties the chart."""
        self._load = load
        self.setAccessibleDescription(load.words if load is not None else "")
        self.update()

    def follow(self, table: QTableView, column: int) -> None:
        """Its hours stand over that column of a table in the same window, whatever the sizes become."""
        self._over = table, column
        table.horizontalHeader().sectionResized.connect(self.update)

    @property
    def sides(self) -> tuple[int, int]:
        """The pixels at its left and right."""
        if self._over is None:
            return theme.scaled(LEFT), RIGHT
        table, column = self._over
        start = table.viewport().mapToGlobal(QPoint(table.columnViewportPosition(column), 0))
        left = self.mapFromGlobal(start).x()
        return left, max(0, self.width() - left - table.columnWidth(column))

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(480), theme.scaled(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(240), theme.scaled(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._load is None or self._load.last <= self._load.first:
            return
        painter = QPainter(self)
        _Chart(self, painter, self._load).draw()
        painter.end()


class _Chart:
    """One painting with its axes."""

    def __init__(self, widget: LoadChart, painter: QPainter, load: DayLoad) -> None:
        self.widget, self.painter, self.load = widget, painter, load
        self.colours = theme.colours(widget)
        left, right = widget.sides
        self.left, bottom = left, widget.height() - theme.scaled(AXIS)
        room = QRectF(left, TOP, widget.width() - left - right, bottom - TOP)
        # Adults alone take all the room.
        self.counted = bool(load.planned or load.present or load.agreed) or not load.staffed
        share = (0.72 if self.counted else 0.0) if load.staffed else 1.0
        children = QRectF(room.x(), room.y(), room.width(), room.height() * share)
        adults = QRectF(
            room.x(), children.bottom() + BETWEEN, room.width(), room.height() * (1 - share) - BETWEEN
        )
        self.frame = Frame(
            children=children, adults=adults, top=load.top * 1.06, adult_top=float(load.adult_top)
        )
        self.drawing = LoadPainting(painter, load, self.frame)

    def draw(self) -> None:
        self.drawing.draw("atypique")
        self._draw_axes()
        self._draw_now()

    def _draw_axes(self) -> None:
        painter, chosen, children = self.painter, self.colours, self.frame.children
        painter.setPen(QColor(chosen.muted))
        y = self.widget.height() - theme.scaled(AXIS)
        step = 60 if children.width() / max(1, self.load.last - self.load.first) * 60 > 36 else 120
        for minute in range(-(-self.load.first // step) * step, self.load.last + 1, step):
            x = self.drawing.x(minute)
            painter.drawLine(QLineF(x, y, x, y + 4))
            words = french.hour(minute)
            half = painter.fontMetrics().horizontalAdvance(words) / 2 + 1
            box = QRectF(x - half, y + 4, 2 * half, theme.scaled(AXIS) - 4)
            right = max(0.0, box.right() - self.widget.width())
            painter.drawText(box.translated(-right, 0), Qt.AlignmentFlag.AlignCenter, words)
        if self.counted:
            self._caption("0", children.bottom(), bold=False)
            self._caption("Enfants", children.center().y(), bold=True, left=True)
        else:
            self._caption(str(self.load.adult_top), self.frame.adults.y(), bold=False)
        places = max(counts(self.load.agreed), default=0)
        if places:
            self._caption(str(places), self.drawing.child_y(places), bold=True)
        if self.load.staffed:
            self._caption("Adultes", self.frame.adults.center().y(), bold=True, left=True)

    def _draw_now(self) -> None:
        now = self.load.now
        if now is not None and self.load.marked and self.load.first <= now <= self.load.last:
            self.painter.setPen(QPen(QColor(self.colours.action), 2))
            box = self.frame.adults if self.load.staffed else self.frame.children
            x = self.drawing.x(now)
            self.painter.drawLine(QLineF(x, self.frame.children.y() - 6, x, box.bottom()))

    def _caption(self, text: str, y: float, *, bold: bool, left: bool = False) -> None:
        self.painter.setFont(theme.font(bold=bold))
        self.painter.setPen(QColor(self.colours.ink if bold else self.colours.muted))
        box = QRectF(0, y - 10, self.left - 8, 20)
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        self.painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
        self.painter.setFont(theme.font())
