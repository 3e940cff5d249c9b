"""The month's lines (grille du mois): one a day, typed with the keyboard alone; a column pasted spreads."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.care.monthly_roster import RosterPreview
from app.spans import Span
from ui import theme
from ui.pages.children.month.row import DayRow
from ui.widgets.basics import line


class MonthGrid(QScrollArea):
    """The days of one month that a contract covers."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DayRow] = []
        inside = QWidget()
        inside.setObjectName("content")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(4, 4, 8, 4)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_days(self, days: Mapping[date, tuple[Span, ...]]) -> None:
        """The hours reserved by day; where the days are the same ones, what is typed stays."""
        same = [row.day for row in self.rows] == list(days)
        if not same:
            self._make_rows(list(days))
        for row, spans in zip(self.rows, days.values(), strict=True):
            row.show_stored(spans, keep=same)

    def _make_rows(self, days: list[date]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [DayRow(day) for day in days]
        for number, row in enumerate(self.rows):
            if number and row.day.weekday() == 0:
                self._column.addWidget(line())
            self._column.addWidget(row)
            row.edited.connect(self.edited)
            row.stepped.connect(partial(self._step, number))
            row.pasted.connect(partial(self._paste, number))
        self._column.addStretch()
        for before, after in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(before.line, after.line)

    @property
    def is_edited(self) -> bool:
        """Whether some day differs from what is reserved."""
        return any(row.is_edited for row in self.rows)

    def typed_lines(self) -> dict[str, str]:
        """The lines that differ from what is reserved, by day."""
        return {row.day.isoformat(): row.line.text() for row in self.rows if row.is_edited}

    def row(self, day: date) -> DayRow | None:
        """That day's line; None outside the month or the contract."""
        return next((row for row in self.rows if row.day == day), None)

    def read(self) -> dict[date, tuple[Span, ...]]:
        """The days whose hours can be read; the others tell why."""
        found = {row.day: row.read() for row in self.rows}
        return {day: spans for day, spans in found.items() if spans is not None}

    @property
    def unread(self) -> list[DayRow]:
        """The lines that could not be read."""
        return [row for row in self.rows if row.refusal]

    def show_preview(self, preview: RosterPreview) -> None:
        """What each day becomes, beside its line."""
        for one in preview.days:
            row = self.row(one.day)
            if row is not None and not row.refusal:
                row.show_day(one)

    def put_all(self, texts: Mapping[date, str]) -> None:
        """Other texts in some lines."""
        for day, text in texts.items():
            row = self.row(day)
            if row is not None:
                row.put(text)
        self.edited.emit()

    def focus_first(self) -> None:
        """The cursor on the first day."""
        for row in self.rows[:1]:
            row.begin()

    def _step(self, number: int, by: int) -> None:
        if 0 <= number + by < len(self.rows):
            self.rows[number + by].begin()
            self.ensureWidgetVisible(self.rows[number + by], 0, theme.scaled(40))

    def _paste(self, number: int, cells: list[str]) -> None:
        for row, cell in zip(self.rows[number:], cells, strict=False):
            row.put(cell.strip())
        self.edited.emit()
        self._step(number, min(len(cells), len(self.rows) - 1 - number))
