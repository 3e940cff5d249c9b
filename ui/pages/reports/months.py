"""The list of months (mois), newest first, each with its state in words and a sign."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.days import Month
from app.report.desk import MonthLine
from app.report.monthly_report import Status
from ui import french, month_words, theme
from ui.widgets.basics import Sign, label, set_tone

MONTH = Qt.ItemDataRole.UserRole
ROOM, HIGH = 174, 50
"""Of the words beside the sign, and of a row whose words hold on one line."""


def state_words(line: MonthLine) -> str:
    """« en cours », « provisoire, 3 présences et 2 entretiens à renseigner », « complet, non clos », « clos le … »."""
    state = month_words.state_words(line.status, in_progress=line.in_progress)
    closing = line.closing
    if closing is not None:
        day = closing.closed_on if closing.reopened_on is None else closing.reopened_on
        when = french.day_and_month(day) if day.year == line.month.year else french.day(day)
        state = f"clos le {when}" if closing.reopened_on is None else f"rouvert le {when}"
    missing = month_words.to_answer_words(line.missing, line.missing_interviews)
    return f"{state}, {missing}" if missing else state


def state_sign(line: MonthLine) -> tuple[str, theme.Tone]:
    """The drawing and its colour; the words say the same."""
    if line.in_progress:
        return "clock", "muted"
    if line.closing is not None and line.closing.reopened_on is not None:
        return "undo", "amber"
    if line.status is Status.PROVISIONAL:
        return "alert", "amber"
    return ("lock", "fine") if line.status is Status.CLOSED else ("check", "fine")


class MonthList(QListWidget):
    """Chosen with the arrows or a click; `picked` carries the Month."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report_months")
        self.setAccessibleName("Mois")
        self.setSpacing(0)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._pick)

    def show_lines(self, lines: Sequence[MonthLine], chosen: Month) -> None:
        """Shows these months and marks the chosen one, without telling it again.

        The same months only change their states: this may happen while a line is being picked.
        """
        self.blockSignals(True)
        if [line.month for line in lines] != self.months():
            self.clear()
            for line in lines:
                item = QListWidgetItem()
                item.setData(MONTH, line.month)
                self.addItem(item)
                if line.month == chosen:
                    self.setCurrentItem(item)
        for at, line in enumerate(lines):
            item, row = self.item(at), _MonthRow(line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}, {row.state}")
            item.setSizeHint(QSize(0, row.high))
            self.setItemWidget(item, row)
        self.blockSignals(False)

    def months(self) -> list[Month]:
        """The months shown, in order."""
        return [self.item(row).data(MONTH) for row in range(self.count())]

    def choose(self, month: Month) -> None:
        """Picks that month, as the person would."""
        months = self.months()
        if month in months:
            self.setCurrentRow(months.index(month))

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(MONTH))


class _MonthRow(QWidget):
    def __init__(self, line: MonthLine) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = french.month(line.month.first)
        self.state = state_words(line)
        drawing, tone = state_sign(line)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.title, bold=True))
        state = label(self.state, wrap=True)
        set_tone(state, tone)
        state.setFixedWidth(theme.scaled(ROOM))
        more = state.heightForWidth(theme.scaled(ROOM)) - state.fontMetrics().height()
        self.high = theme.scaled(HIGH) + max(0, more)
        words.addWidget(state)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(Sign(drawing, tone))
        row.addLayout(words, 1)
