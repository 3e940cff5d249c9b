"""Hands on the week's grid: a crèche of four children, and a mouse that presses, moves and lets go."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment
from app.care.expected import expected
from app.spans import Span
from tests.app.records import h
from ui.pages.planning import PlanningPage
from ui.pages.planning.gestures import Axis

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def row_of(page: PlanningPage, one: Enrolment) -> int:
    row = page.model.row_of(one.id)
    assert row is not None
    return row


def choose(page: PlanningPage, one: Enrolment, day: date) -> None:
    """Makes that cell the current one, the keyboard on the grid."""
    column = page.model.column_of(day)
    assert column is not None
    page.table.setCurrentIndex(page.model.index(row_of(page, one), column))
    page.table.setFocus()


def point(page: PlanningPage, one: Enrolment, day: date, hour: str) -> QPoint:
    """Where that hour stands in the cell, in the viewport."""
    column = page.model.column_of(day)
    assert column is not None
    rect = page.table.visualRect(page.model.index(row_of(page, one), column))
    axis: Axis = page.table.cells.axis(rect.width())
    return QPoint(rect.left() + round(axis.x(h(hour))), rect.center().y())


def press(page: PlanningPage, at: QPoint) -> None:
    QTest.mousePress(page.table.viewport(), LEFT, NO_KEY, at)


def move(page: PlanningPage, at: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """QTest's own move holds no button nor key; a window's does."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    view = page.table.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(view.mapToGlobal(at)), Qt.MouseButton.NoButton, LEFT, keys
    )
    QApplication.sendEvent(view, event)


def let_go(page: PlanningPage, at: QPoint) -> None:
    QTest.mouseRelease(page.table.viewport(), LEFT, NO_KEY, at)


def drag(
    page: PlanningPage,
    one: Enrolment,
    start: tuple[date, str],
    end: tuple[date, str],
    *,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """Presses on one hour, goes to another over a few pixels, and lets go."""
    first, last = point(page, one, *start), point(page, one, *end)
    press(page, first)
    move(page, QPoint((first.x() + last.x()) // 2, last.y()), keys)
    move(page, last, keys)
    let_go(page, last)


def reserved(page: PlanningPage, one: Enrolment, day: date) -> list[tuple[int, int]]:
    """What the file says of that day."""
    return [(span.start, span.end) for span in expected(page.session, day, day, [one]).reserved(one, day)]


def shown(page: PlanningPage, one: Enrolment, day: date) -> tuple[Span, ...]:
    """What the grid shows of it."""
    line = page.model.line_at(row_of(page, one))
    assert line is not None
    return next(each.reserved for each in line.days if each.day == day)


def type_in(qtbot: QtBot, page: PlanningPage, text: str) -> None:
    """Over what the cell's editor holds."""
    page.table.editor.selectAll()
    if text:
        qtbot.keyClicks(page.table.editor, text)
    else:
        qtbot.keyClick(page.table.editor, Qt.Key.Key_Delete)
