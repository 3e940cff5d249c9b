"""A process of the bench: the week's grid, or a bare QTableView of the same size that shows the same texts.

`python -m bench.grid ours|bare FOLDER`: prints one JSON line, in seconds of processor time: `first` (a table made and
painted for the first time), `step` (one row further, painted), `drag` (a move of the mouse that draws a span, painted).
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from app.care.week_plan import WeekPlan, week_plan
from app.session import log_in
from bench.child import FirstPaint
from bench.crowd import BenchClock
from bench.figure import seconds
from bench.month import PASSPHRASE, WHO
from db.storage import FolderStorage
from ui import french, theme
from ui.pages.planning.grid import WeekModel
from ui.pages.planning.week_table import ROW, WeekTable

WIDE, HIGH, NAMES, DAYS = 1130, 560, 196, 130
TABLES, STEPS, MOVES = 15, 40, 60
NONE = Qt.KeyboardModifier.NoModifier


def plan_of(folder: Path) -> WeekPlan:
    """A week of October, full of children."""
    store = FolderStorage(BenchClock()).open(folder, WHO, PASSPHRASE)
    plan = week_plan(log_in(store, BenchClock()), date(2026, 10, 12))
    store.close()
    return plan


def ours(plan: WeekPlan) -> Callable[[], QTableView]:
    """The grid as its page shows it."""
    theme.apply(_app(), dark=False)
    model = WeekModel()
    model.show_plan(plan, plan.lines)

    def made() -> QTableView:
        table = WeekTable(model)
        table.cells.first, table.cells.last = 420, 1140
        return table

    return made


def bare(plan: WeekPlan) -> Callable[[], QTableView]:
    """Qt's own table, style and model, with the texts that the grid shows."""
    _app()
    model = QStandardItemModel()
    for line in plan.lines:
        words = [" ".join(french.span(*span) for span in day.reserved) for day in line.days]
        model.appendRow([QStandardItem(text) for text in (line.child.name, *words)])

    def made() -> QTableView:
        table = QTableView()
        table.setModel(model)
        table.verticalHeader().setDefaultSectionSize(ROW)
        return table

    return made


def _app() -> QApplication:
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


def show(make: Callable[[], QTableView]) -> QTableView:
    """A table made, shown and painted."""
    table = make()
    table.resize(WIDE, HIGH)
    for column in range(8):
        table.setColumnWidth(column, DAYS if column else NAMES)
    table.show()
    FirstPaint(QTableView).wait()
    return table


def measured(make: Callable[[], QTableView]) -> dict[str, float]:
    """The least of some first paints, medians of the rest; what all tables share (fonts, style) is loaded before."""
    first = []
    table = show(make)
    for _ in range(TABLES):
        table.close()
        table.deleteLater()
        shown: list[QTableView] = []
        first.append(seconds(lambda kept=shown: kept.append(show(make))))  # type: ignore[misc]
        table = shown[0]
    found = {"first": min(first), "step": _steps(table)}
    if isinstance(table, WeekTable):
        found["drag"] = _drag(table)
    return found


def _steps(table: QTableView) -> float:
    bar = table.verticalScrollBar()

    def step(to: int) -> None:
        bar.setValue(to)
        QApplication.sendPostedEvents()

    return median(seconds(partial(step, number % bar.maximum())) for number in range(1, STEPS))


def _drag(table: WeekTable) -> float:
    """Hours drawn on the first child's Saturday, a pixel further at each move."""
    table.editable = True
    table.verticalScrollBar().setValue(0)
    viewport, at = table.viewport(), table.visualRect(table.weeks.index(0, 6)).topLeft()

    def send(kind: QEvent.Type, x: int, buttons: Qt.MouseButton) -> None:
        point = QPointF(at.x() + x, at.y() + ROW / 2)
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            viewport, QMouseEvent(kind, point, viewport.mapToGlobal(point), button, buttons, NONE)
        )

    def move(x: int) -> None:
        send(QEvent.Type.MouseMove, x, Qt.MouseButton.LeftButton)
        QApplication.sendPostedEvents()

    send(QEvent.Type.MouseButtonPress, 10, Qt.MouseButton.LeftButton)
    taken = median(seconds(partial(move, 20 + x)) for x in range(MOVES))
    assert table.drag is not None
    assert table.drag.live is not None
    table.give_up_drag()
    return taken


def run(arguments: list[str]) -> None:
    """Prints the measures of one process."""
    kind, folder = arguments
    app = _app()
    plan = plan_of(Path(folder))
    print(json.dumps(measured(ours(plan) if kind == "ours" else bare(plan))))
    del app


if __name__ == "__main__":
    run(sys.argv[1:])
