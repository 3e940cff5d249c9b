"""A part that scrolls (défilement): at its own height, in an area that scrolls where there is less room."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

AROUND = 72
"""Pixels shown under what has the keyboard: the refusal of an input stands there."""


class FollowingArea(QScrollArea):
    """Goes where the keyboard goes, whatever brought it there: Tab, a key of the form, a refusal."""

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, at: QWidget | None) -> None:
        if at is not None and self.isAncestorOf(at) and at is not self.widget():
            self.ensureWidgetVisible(at, 0, AROUND)


def scrolling(inside: QWidget, *, stretch: bool = False, stop: bool = True) -> QScrollArea:
    """An area without a frame around the widget, which keeps its own height or, with `stretch`, fills the room.

    `stop`: Tab stops at it, where nothing inside has the keyboard; around a form it must not.
    """
    holder = QWidget()
    holder.setObjectName("content")
    column = QVBoxLayout(holder)
    column.setContentsMargins(4, 4, 12, 4)
    column.addWidget(inside, int(stretch))
    if not stretch:
        column.addStretch(1)
    area = FollowingArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    if not stop:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def reveal(widget: QWidget) -> None:
    """Scrolls to what has just been said, once it is laid out."""
    QTimer.singleShot(0, widget, partial(_go_to, widget))


def _go_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None and widget.isVisible():
        around.ensureWidgetVisible(widget, 0, 8)
