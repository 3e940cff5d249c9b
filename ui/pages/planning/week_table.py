"""The week's table (tableau): the mouse draws, stretches and moves a day's spans; keys do the same by words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.care.week_plan import PlanLine
from app.spans import Span
from ui import french, theme
from ui.pages.planning import gestures
from ui.pages.planning.bubble import Bubble
from ui.pages.planning.cells import DayCells
from ui.pages.planning.day_editor import DayEditor
from ui.pages.planning.gestures import Hold, Part
from ui.pages.planning.grid import WeekModel
from ui.pages.planning.names import NameCells

ROW = 28
STILL = 4
"""Pixels that a hand moves while it only clicks."""
KEYS = {
    "F2": "type",
    "Del": "empty",
    "Backspace": "empty",
    "Ctrl+C": "copy",
    "Ctrl+V": "paste",
    "Ctrl+Shift+V": "paste_on",
}
"""What each key asks of the current cell."""
CURSORS = {
    Part.EMPTY: Qt.CursorShape.CrossCursor,
    Part.START: Qt.CursorShape.SizeHorCursor,
    Part.END: Qt.CursorShape.SizeHorCursor,
    Part.BODY: Qt.CursorShape.OpenHandCursor,
}


@dataclass
class Drag:
    """What the mouse is doing with a line; `column` is where it would let go, `live` what it holds now."""

    line: PlanLine
    row: int
    source: int
    hold: Hold
    pressed: QPoint
    column: int
    live: Span | None = None
    moved: bool = False


class WeekTable(QTableView):
    """`wanted(line, {day: spans})` once a drag is let go; `pressed(name)` for a key that asks something of the cell."""

    wanted = Signal(object, object)
    pressed = Signal(str)
    typed = Signal(str)

    def __init__(self, model: WeekModel) -> None:
        super().__init__()
        self.weeks = model
        self.cells = DayCells(model)
        self.editable = False
        self.empty = ""
        """What stands in the place of the lines where there are none: what to do."""
        self.drag: Drag | None = None
        self._names = NameCells(model)
        self.setModel(model)
        self.setItemDelegateForColumn(0, self._names)
        for column in range(1, 8):
            self.setItemDelegateForColumn(column, self.cells)
        self._look()
        for keys, name in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self.pressed.emit, name))

    @cached_property
    def bubble(self) -> Bubble:
        """Made at the first drag."""
        return Bubble(self.viewport())

    @cached_property
    def editor(self) -> DayEditor:
        """Made when hours are first typed."""
        made = DayEditor(self.viewport())
        made.submitted.connect(self.typed)
        made.cancelled.connect(self.close_editor)
        return made

    def _look(self) -> None:
        self.setObjectName("planning_week")
        self.setAccessibleName("Planning de la semaine")
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        # The style sheet leaves it to be seen through: then a row's scroll would paint all the others again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.scaled(20))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def show_tried(self, row: int, days: dict[int, Sequence[Span]]) -> None:
        """Draws these spans, by column, dashed in place of what is written."""
        former = self.cells.tried
        self.cells.tried = {(row, column): spans for column, spans in days.items()}
        for at in former.keys() | self.cells.tried.keys():
            self.viewport().update(self.visualRect(self.weeks.index(*at)))

    def forget_tried(self) -> None:
        """Draws what is written."""
        self.show_tried(0, {})

    def open_editor(self, text: str, name: str) -> None:
        """Types the hours of the chosen cell in place."""
        self.scrollTo(self.currentIndex())
        self.editor.edit(self.visualRect(self.currentIndex()), text, name)

    def place_editor(self, index: QModelIndex) -> None:
        """Moves it to where its cell stands now."""
        self.editor.place(self.visualRect(index))

    def close_editor(self) -> None:
        """Puts it away; the keyboard comes back to the grid."""
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        if had_focus:
            self.setFocus()
        self.pressed.emit("given_up")

    def give_up_drag(self) -> None:
        """The mouse lets go of nothing: the day stays as it is."""
        self.drag = None
        self.bubble.hide()
        self.forget_tried()
        self.viewport().unsetCursor()

    def _hold_at(self, at: QPoint) -> tuple[QModelIndex, PlanLine, Hold] | None:
        index = self.indexAt(at)
        line = self.weeks.line_at(index.row()) if index.isValid() else None
        if line is None or line.id < 0 or index.column() < 1 or not self.editable:
            return None
        spans = line.days[index.column() - 1].reserved
        return index, line, gestures.hold_at(spans, *self._place(at, index.column()))

    def _place(self, at: QPoint, column: int) -> tuple[gestures.Axis, float]:
        axis = self.cells.axis(self.columnWidth(column))
        return axis, at.x() - self.columnViewportPosition(column)

    def _drag_to(self, at: QPoint, *, fine: bool) -> None:
        drag = self.drag
        if drag is None or (not drag.moved and (at - drag.pressed).manhattanLength() < STILL):
            return
        drag.moved = True
        under = self.columnAt(at.x())
        if drag.hold.part is Part.BODY and under >= 1:
            drag.column = under
        axis, x = self._place(at, drag.column)
        step = gestures.FINE_STEP if fine else gestures.STEP
        drag.live = gestures.dragged(drag.hold, axis.minute(x), step)
        self.show_tried(drag.row, self._days(drag))
        rect = self.visualRect(self.weeks.index(drag.row, drag.column))
        words = french.span(*drag.live) if drag.live else french.hour(drag.hold.at)
        self.bubble.tell(words, QPoint(at.x(), rect.top()))

    def _days(self, drag: Drag) -> dict[int, Sequence[Span]]:
        """The spans of each column that the drag changes."""
        if drag.column == drag.source:
            return {drag.source: gestures.with_live(drag.hold, drag.live)}
        there = drag.line.days[drag.column - 1].reserved
        moved = (*there, drag.live) if drag.live is not None else there
        return {drag.source: gestures.without_held(drag.hold), drag.column: tuple(sorted(moved))}

    def paintEvent(self, event: QPaintEvent) -> None:
        self.cells.prepare(self)
        self._names.prepare(self)
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), QColor(theme.colours().surface))
        ground.end()
        super().paintEvent(event)
        if self.empty and not self.weeks.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.colours(self).muted)
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.empty)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        found = self._hold_at(at) if event.button() == Qt.MouseButton.LeftButton else None
        if found is not None:
            index, line, hold = found
            self.drag = Drag(line, index.row(), index.column(), hold, at, index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.drag is not None:
            self._drag_to(at, fine=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
            return
        if event.buttons() == Qt.MouseButton.NoButton:
            found = self._hold_at(at)
            if found is None:
                self.viewport().unsetCursor()
            else:
                self.viewport().setCursor(CURSORS[found[2].part])
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self.drag = self.drag, None
        if drag is None or not drag.moved:
            super().mouseReleaseEvent(event)
            return
        self.bubble.hide()
        days = self._days(drag)
        changed = {
            drag.line.days[column - 1].day: spans
            for column, spans in days.items()
            if spans != drag.line.days[column - 1].reserved
        }
        if changed:
            self.wanted.emit(drag.line, changed)
        else:
            self.forget_tried()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.drag is not None:
            self.give_up_drag()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.pressed.emit("escape")
        elif event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.pressed.emit(event.text())
        else:
            super().keyPressEvent(event)
