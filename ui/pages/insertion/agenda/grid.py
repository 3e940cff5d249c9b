"""The agenda's grid (grille): hours at the left, days above; arrows go from entries to free time and on."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.insertion.agenda import AgendaEntry
from ui import theme
from ui.pages.insertion.agenda.cells import MOST_ABOVE, AgendaCells
from ui.pages.insertion.agenda.headers import DayHeader, HourHeader
from ui.pages.insertion.agenda.model import AgendaModel, Cell
from ui.pages.insertion.agenda.words import by_record

ROW = 12
"""The least height of a quarter of an hour: the shortest entry, two of them, holds a line of text."""
Move = QAbstractItemView.CursorAction
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class AgendaGrid(QTableView):
    """`opened` carries the cell under the cursor.

    `turned` asks for the period before (-1) or after (1); `crossed` too, from the first or last day by an arrow.
    """

    opened = Signal(object)
    turned = Signal(int)
    crossed = Signal(int)
    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model_ = AgendaModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(AgendaCells(self))
        self.setAccessibleName("Agenda")
        self.setHorizontalHeader(DayHeader(self.model_, self))
        self.setVerticalHeader(HourHeader(self.model_, self))
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._open)
        self.horizontalHeader().sectionClicked.connect(self._choose_day)
        self.model_.modelReset.connect(self._lay_out)

    def current_cell(self) -> Cell | None:
        """The cell under the cursor."""
        index = self.currentIndex()
        return self.model_.cell(index) if index.isValid() else None

    def current_entry(self) -> AgendaEntry | None:
        """The entry under the cursor."""
        cell = self.current_cell()
        return cell.entry if cell is not None else None

    def go_to(self, cell: Cell) -> None:
        """Puts the cursor there, in sight."""
        self.setCurrentIndex(self.model_.anchor(cell))

    def go_to_minute(self, place: int, minute: int) -> None:
        """Puts the cursor on that minute of that day, by the day's place from the left."""
        column, _ = self.model_.columns_of(max(0, min(place, len(self.model_.days) - 1)))
        self.go_to(self.model_.cell(self.model_.index(self.model_.row_of(minute), column)))

    def go_to_entry(self, id: tuple[str, int, object]) -> bool:
        """Puts the cursor on that entry; False where it is not shown."""
        found = next((cell for cell in self.model_.cells if any(one.id == id for one in cell.entries)), None)
        if found is not None:
            self.go_to(found)
        return found is not None

    def _lay_out(self) -> None:
        self.clearSpans()
        for cell in self.model_.cells:
            if cell.rows > 1 or cell.columns > 1:
                self.setSpan(cell.row, cell.column, cell.rows, cell.columns)
        self._share_room()

    def _share_room(self) -> None:
        """Days share the width, quarters the height where there is more than they need."""
        model, days = self.model_, len(self.model_.days)
        if not days:
            return
        for place in range(days):
            left, right = (self.viewport().width() * at // days for at in (place, place + 1))
            first, columns = model.columns_of(place)
            for number in range(columns):
                ends = ((right - left) * at // columns for at in (number, number + 1))
                self.setColumnWidth(first + number, -(next(ends) - next(ends)))
        band = self._band_high()
        rows = model.rowCount() - model.top
        high = max(theme.scaled(ROW), (self.viewport().height() - band) // max(1, rows))
        self.verticalHeader().setDefaultSectionSize(high)
        if model.has_band:
            self.setRowHeight(0, band)

    def _band_high(self) -> int:
        if not self.model_.has_band:
            return 0
        most = max(len(by_record(cell.entries)) for cell in self.model_.cells if cell.minute is None)
        return min(MOST_ABOVE, most) * self.fontMetrics().lineSpacing() + 6

    def _open(self) -> None:
        cell = self.current_cell()
        if cell is not None:
            self.opened.emit(cell)

    def _choose_day(self, section: int) -> None:
        self.day_chosen.emit(self.model_.cell(self.model_.index(0, section)).day)

    def _below(self, cell: Cell) -> Cell:
        """The next entry or half hour; right under an entry, the free time that follows it."""
        found = cell
        for found in self._downwards(cell):
            if found.entries or cell.entries or found.minute is None or found.minute % 30 == 0:
                break
        return found

    def _above(self, cell: Cell) -> Cell:
        found = cell
        for found in self._upwards(cell):
            under = self._at(found.row - 1, found.column) if found.row else None
            if found.entries or found.minute is None or found.minute % 30 == 0 or (under and under.entries):
                break
        return found

    def _downwards(self, cell: Cell) -> Iterator[Cell]:
        row = cell.row + cell.rows
        while row < self.model_.rowCount():
            found = self._at(row, cell.column)
            yield found
            row = found.row + found.rows

    def _upwards(self, cell: Cell) -> Iterator[Cell]:
        row = cell.row - 1
        while row >= 0:
            found = self._at(row, cell.column)
            yield found
            row = found.row - 1

    def _at(self, row: int, column: int) -> Cell:
        return self.model_.cell(self.model_.index(row, column))

    def _beside(self, cell: Cell, step: int) -> Cell | None:
        """The neighbour at that side; None past the last day."""
        column = cell.column - 1 if step < 0 else cell.column + cell.columns
        return self._at(cell.row, column) if 0 <= column < self.model_.columnCount() else None

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        cell = self.current_cell()
        if cell is None:
            return super().moveCursor(action, modifiers)
        match action:
            case Move.MoveDown:
                found: Cell | None = self._below(cell)
            case Move.MoveUp:
                found = self._above(cell)
            case Move.MoveLeft:
                found = self._beside(cell, -1)
            case Move.MoveRight:
                found = self._beside(cell, 1)
            case _:
                index = super().moveCursor(action, modifiers)
                found = self.model_.cell(index) if index.isValid() else cell
        return self.model_.anchor(found or cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self.current_cell()
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in ENTER:
            self._open()
        elif plain and event.key() in turns:
            self.turned.emit(turns[Qt.Key(event.key())])
        elif plain and event.key() in sides and cell and not self._beside(cell, sides[Qt.Key(event.key())]):
            self.crossed.emit(sides[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._draw_now()

    def _draw_now(self) -> None:
        """A line at the present minute of today."""
        model = self.model_
        minute = model.now.hour * 60 + model.now.minute
        if model.now.date() not in model.days or not model.first <= minute < model.last:
            return
        header = self.horizontalHeader()
        assert isinstance(header, DayHeader)
        rect = header.day_rect(model.days.index(model.now.date()))
        row = model.row_of(minute)
        y = self.rowViewportPosition(row) + self.rowHeight(row) * (minute % 15) // 15
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(theme.colours().action), 2))
        painter.drawLine(rect.left(), y, rect.right() - 1, y)
        painter.end()
