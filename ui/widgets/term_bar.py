"""An engagement's time (barre de l'engagement): from its first to its last day, today, the warning days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import french, theme

BAR, WORDS = 12, 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """Days, and the warnings in days before the last one."""

    first: date
    last: date
    today: date
    warnings: Sequence[int] = ()

    @property
    def days(self) -> int:
        """Days of the engagement."""
        return (self.last - self.first).days + 1

    @property
    def done(self) -> int:
        """Its day today, 1 on the first; 0 before, all of them after."""
        return max(0, min(self.days, (self.today - self.first).days + 1))

    @property
    def words(self) -> str:
        """« jour 41 sur 92 »."""
        if self.today < self.first:
            return f"commence le {french.day_and_month(self.first)}"
        if self.today > self.last:
            return "terme passé"
        return f"jour {self.done} sur {self.days}"


class TermBar(QWidget):
    """One straight bar; its words under it, never one over another."""

    def __init__(self) -> None:
        super().__init__()
        self.term: Term | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_term(self, term: Term | None) -> None:
        """Draws that one; None hides the bar."""
        self.term = term
        self.setVisible(term is not None)
        if term is not None:
            self.setAccessibleName(f"Engagement{french.NBSP}: {term.words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(360), theme.scaled(BAR + WORDS + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(180), theme.scaled(BAR + WORDS + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        term = self.term
        if term is None:
            return
        colours = theme.colours(self)
        painter = QPainter(self)
        painter.setFont(theme.font())
        bar = QRectF(0.5, 1.5, self.width() - 1, theme.scaled(BAR))
        painter.fillRect(bar, QColor(colours.side))
        late = term.today > term.last
        done = QRectF(bar.left(), bar.top(), bar.width() * term.done / term.days, bar.height())
        painter.fillRect(done, QColor(colours.alert if late else colours.action))
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawRect(bar)
        taken = self._words(painter, term, bar, late=late)
        for days in sorted(term.warnings, reverse=True):
            if days < term.days:
                taken = self._warning(painter, term, bar, days, taken)
        painter.end()

    def _words(self, painter: QPainter, term: Term, bar: QRectF, *, late: bool) -> list[tuple[float, float]]:
        """The first day, and today's under its place; returns what they cover."""
        colours, metrics = theme.colours(self), painter.fontMetrics()
        y = bar.bottom() + theme.scaled(4) + metrics.ascent()
        painter.setPen(QColor(colours.muted))
        start = f"{french.day_number(term.first)} {french.MONTHS_SHORT[term.first.month - 1]}"
        painter.drawText(0, round(y), start)
        covered = [(0.0, metrics.horizontalAdvance(start) + 8.0)]
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(colours.alert if late else colours.action))
        wide = painter.fontMetrics().horizontalAdvance(term.words)
        x = bar.width() * term.done / term.days - wide / 2
        x = max(covered[0][1], min(x, self.width() - wide - 1))
        painter.drawText(round(x), round(y), term.words)
        painter.setFont(theme.font())
        return [*covered, (x - 6, x + wide + 6)]

    def _warning(
        self, painter: QPainter, term: Term, bar: QRectF, days: int, taken: list[tuple[float, float]]
    ) -> list[tuple[float, float]]:
        colours = theme.colours(self)
        at = bar.left() + bar.width() * (term.days - days) / term.days
        painter.setPen(QPen(QColor(colours.amber), 1.6))
        painter.drawLine(QLineF(at, bar.top() - 1, at, bar.bottom() + 3))
        text = f"{days}{french.NBSP}j"
        wide = painter.fontMetrics().horizontalAdvance(text)
        left = min(at - wide / 2, self.width() - wide - 1)
        if any(left < end and start < left + wide for start, end in taken):
            return taken
        painter.setPen(QColor(colours.muted))
        box = QRectF(left, bar.bottom() + theme.scaled(4), wide + 2, theme.scaled(WORDS))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, text)
        return [*taken, (left - 4, left + wide + 4)]
