"""The hours asked for (graphique de l'accueil): children, this one in violet; adults against the need, those added."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.planning.emergency import Answer
from app.planning.rota_options import RotaOption
from app.spans import DAY, Span, steps
from ui import french, theme
from ui.emergency_words import chart_words
from ui.widgets.load_painting import DayLoad, Frame, LoadPainting, Steps, clipped

LEFT, AXIS, TITLE, HEIGHT = 26, 20, 18, 148
AROUND = 60
"""Minutes shown before and after what is asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Drawn:
    """What is painted of an answer."""

    load: DayLoad
    asked: Sequence[Span]
    before: Steps
    after: Steps
    gained: Sequence[Span]


class EmergencyChart(QWidget):
    """`show_answer` draws it; the option chosen changes the adults."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: _Drawn | None = None
        self.setAccessibleName("Enfants et adultes aux heures demandées")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_answer(self, answer: Answer, option: RotaOption | None) -> None:
        """This answer, with the adults of that option."""
        self._drawn = _drawn(answer, option)
        self.setAccessibleDescription(chart_words(answer))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(240), theme.scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(160), theme.scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawn is None:
            return
        painter = QPainter(self)
        _Painting(self, painter, self._drawn).draw()
        painter.end()


def _drawn(answer: Answer, option: RotaOption | None) -> _Drawn:
    spans = answer.question.spans
    first = max(0, (spans[0].start - AROUND) // 60 * 60)
    last = min(DAY, -(-(spans[-1].end + AROUND) // 60) * 60)
    changes = [one for one in option.changes if one.day == answer.question.day] if option else []
    gained = [span for change in changes for span in change.gained]
    lost = [span for change in changes for span in change.lost]
    return _Drawn(
        load=DayLoad(
            first=first,
            last=last,
            planned=answer.before.planned,
            agreed=answer.before.places if any(piece.places for piece in answer.before.places) else (),
            adults=_with(answer.adults.present, gained, lost) if answer.adults.known else (),
            needed=answer.adults.needed if answer.adults.known else (),
        ),
        asked=spans,
        before=answer.before.planned,
        after=answer.after.planned,
        gained=gained,
    )


def _with(present: Steps, gained: Sequence[Span], lost: Sequence[Span]) -> Steps:
    """The adults once these come and those leave."""
    spans = [(start, end) for start, end, count in present for _ in range(count)]
    cuts = sorted({minute for span in (*spans, *gained, *lost) for minute in span})
    found = []
    for start, end in pairwise(cuts):
        count = sum(one <= start < other for one, other in (*spans, *gained))
        count -= sum(one <= start < other for one, other in lost)
        if count > 0:
            found.append((start, end, count))
    return found


class _Painting:
    """One painting: titles, two areas, hours."""

    def __init__(self, widget: QWidget, painter: QPainter, drawn: _Drawn) -> None:
        self.widget, self.painter, self.drawn = widget, painter, drawn
        self.colours = theme.colours(widget)
        title, left = theme.scaled(TITLE), theme.scaled(LEFT)
        bottom = widget.height() - theme.scaled(AXIS)
        wide = widget.width() - left - 2
        staffed = drawn.load.staffed
        room = bottom - title * (2 if staffed else 1)
        high = room * (0.62 if staffed else 1.0)
        children = QRectF(left, title, wide, high)
        adults = QRectF(left, children.bottom() + title, wide, bottom - children.bottom() - title)
        top = max([drawn.load.top, *(count for *_, count in drawn.after)])
        self.frame = Frame(
            children=children, adults=adults, top=top * 1.15, adult_top=drawn.load.adult_top * 1.15
        )
        self.inner = LoadPainting(painter, drawn.load, self.frame)

    def draw(self) -> None:
        self._draw_asked()
        self.inner.draw()
        self._draw_child()
        if self.drawn.load.staffed:
            self._draw_gained()
        self._draw_words()

    def _draw_asked(self) -> None:
        ground = QColor(self.colours.selection)
        for span in self.drawn.asked:
            self._fill(span, self.frame.children.top(), self.frame.children.bottom(), ground)

    def _draw_child(self) -> None:
        """The place that this child takes, on top of the others."""
        violet, load = QColor(self.colours.emergency), self.drawn.load
        flat = {
            (start, end): count
            for start, end, count in steps(
                (one[0], one[1]) for one in self.drawn.before for _ in range(one[2])
            )
        }
        for start, end, count in clipped(self.drawn.after, load.first, load.last):
            for piece in self._pieces(start, end):
                before = next((many for one, many in flat.items() if one[0] <= piece.start < one[1]), 0)
                if count > before:
                    upper, lower = self.inner.child_y(count), self.inner.child_y(before)
                    self._fill(piece, upper, max(lower, upper + 3), violet)

    def _pieces(self, start: int, end: int) -> list[Span]:
        """The stretch, cut where the children without this one change."""
        cuts = sorted(
            {start, end} | {cut for one in self.drawn.before for cut in one[:2] if start < cut < end}
        )
        return [Span(one, other) for one, other in pairwise(cuts)]

    def _draw_gained(self) -> None:
        box, top, load = self.frame.adults, self.frame.adult_top, self.drawn.load
        green = QColor(self.colours.fine)
        for span in self.drawn.gained:
            for start, end, count in clipped(load.adults, *span):
                if load.first < end and start < load.last:
                    upper = box.bottom() - count / top * box.height()
                    self._fill(Span(start, end), upper, upper + box.height() / top, green)
        self.painter.setPen(QPen(QColor(self.colours.ink), 1.4))

    def _fill(self, span: Span, upper: float, lower: float, colour: QColor) -> None:
        load = self.drawn.load
        start, end = max(span.start, load.first), min(span.end, load.last)
        if start < end:
            left, right = self.inner.x(start), self.inner.x(end)
            self.painter.fillRect(QRectF(left, upper, right - left, lower - upper), colour)

    def _draw_words(self) -> None:
        load, frame = self.drawn.load, self.frame
        self._title("Enfants", "avec celui-ci, en violet", 0)
        if load.staffed:
            self._title("Adultes", "trait\u00a0: besoin, vert foncé\u00a0: ajouté", frame.children.bottom())
        places = max((count for *_, count in load.agreed), default=0)
        self.painter.setPen(QColor(self.colours.ink))
        if places:
            y = self.inner.child_y(places)
            box = QRectF(0, y - 9, frame.children.left() - 4, 18)
            self.painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(places)
            )
        self._draw_hours()

    def _title(self, name: str, legend: str, y: float) -> None:
        painter = self.painter
        box = QRectF(self.frame.children.left(), y, self.frame.children.width(), theme.scaled(TITLE))
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(self.colours.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        taken = painter.fontMetrics().horizontalAdvance(name) + 12
        painter.setFont(theme.font())
        painter.setPen(QColor(self.colours.muted))
        if painter.fontMetrics().horizontalAdvance(legend) <= box.width() - taken:
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, legend)

    def _draw_hours(self) -> None:
        painter, load = self.painter, self.drawn.load
        painter.setPen(QColor(self.colours.muted))
        bottom = self.widget.height() - theme.scaled(AXIS)
        painter.drawLine(QLineF(self.frame.children.left(), bottom, self.frame.children.right(), bottom))
        room = self.frame.children.width() / max(1, (load.last - load.first) // 60)
        every = next((hours for hours in (1, 2, 3, 4) if room * hours >= theme.scaled(44)), 6) * 60
        for minute in range(-(-load.first // every) * every, load.last + 1, every):
            x = self.inner.x(minute)
            words = french.hour(minute)
            half = painter.fontMetrics().horizontalAdvance(words) / 2 + 1
            left = min(max(0.0, x - half), self.widget.width() - 2 * half)
            painter.drawText(
                QRectF(left, bottom + 2, 2 * half, theme.scaled(AXIS) - 2),
                Qt.AlignmentFlag.AlignCenter,
                words,
            )
