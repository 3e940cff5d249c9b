"""The list of what can be estimated (mois et périodes): each year, its quarters, their months, with their state."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.days import Month
from app.money.estimate import Span
from app.report.desk import MonthLine
from app.report.periods import PeriodKind
from app.report.statement_desk import PeriodLine, period_lines
from ui import french, month_words, theme
from ui.estimate_state import span_name
from ui.statement_words import period_state

SPAN = Qt.ItemDataRole.UserRole
ROOM = 180
PAD = 16
INDENT = french.NBSP * 4

Entry = tuple[Span, str]
"""What can be chosen, and its words."""


def entries(months: Sequence[MonthLine], today: date) -> list[Entry]:
    """The newest year first: the year, then its quarters, the newest first, each before its months."""
    periods = [line for line in period_lines(months, today) if line.period.kind is not PeriodKind.HALF]
    years = [line for line in periods if line.period.kind is PeriodKind.YEAR]
    return [entry for year in years for entry in _year(year, periods, months)]


def _year(year: PeriodLine, periods: Sequence[PeriodLine], months: Sequence[MonthLine]) -> Iterator[Entry]:
    yield _period(year)
    own = [line for line in periods if line.period.year == year.period.year and line is not year]
    for quarter in reversed(own):
        inside = [line for line in months if quarter.period.first <= line.month.first <= quarter.period.last]
        if inside:
            yield _period(quarter)
            for line in inside:
                state = month_words.state_words(line.status, in_progress=line.in_progress)
                yield (
                    line.month,
                    f"{INDENT}{french.capitalised(french.month(line.month.first))}\n{INDENT}{state}",
                )


def _period(line: PeriodLine) -> Entry:
    return line.period, f"{french.capitalised(span_name(line.period))}\n{period_state(line)}"


class SpanList(QListWidget):
    """Chosen with the arrows or a click; `picked` carries the Month or the Period."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("estimate_spans")
        self.setAccessibleName("Mois et périodes")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._pick)

    def show_entries(self, found: Sequence[Entry], chosen: Span) -> None:
        """Shows these and marks the chosen one, without telling it again."""
        self.blockSignals(True)
        if [span for span, _ in found] != self.spans():
            self.clear()
            for span, _ in found:
                item = QListWidgetItem()
                item.setData(SPAN, span)
                self.addItem(item)
                if span == chosen:
                    self.setCurrentItem(item)
        for at, (_, words) in enumerate(found):
            item = self.item(at)
            item.setText(words)
            wrapped = Qt.TextFlag.TextWordWrap
            room = self.fontMetrics().boundingRect(0, 0, theme.scaled(ROOM), 1000, wrapped, words)
            item.setSizeHint(QSize(0, room.height() + theme.scaled(PAD)))
        self.blockSignals(False)

    def spans(self) -> list[Span]:
        """What is shown, in order."""
        return [self.item(row).data(SPAN) for row in range(self.count())]

    def choose(self, span: Span) -> None:
        """Picks that one, as the person would."""
        spans = self.spans()
        if span in spans:
            self.setCurrentRow(spans.index(span))

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(SPAN))


def first_span(found: Sequence[Entry], today: date) -> Span:
    """Last month where it is listed, else this month's, else the first there is."""
    spans = [span for span, _ in found]
    current = Month.of(today)
    wanted = [span for span in (current.plus(-1), current) if span in spans]
    return wanted[0] if wanted else spans[0]
