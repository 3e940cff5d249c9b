"""The focus ring (anneau de focus): two pixels, one pixel away from the control that has the keyboard."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui import theme

RINGED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox)
AWAY = 3
MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}


class FocusRing(QObject):
    """Follows the application's focus; one for the whole application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    @property
    def around(self) -> QWidget | None:
        """The control that wears the ring."""
        return self._watched[0] if self._watched else None

    @property
    def is_shown(self) -> bool:
        """Whether any of it can be seen."""
        return self._ring is not None and self._ring.isVisible()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            with suppress(RuntimeError):  # a window gives the focus up while it is being destroyed
                widget.removeEventFilter(self)
                widget.destroyed.disconnect(self._let_go)
        self._watched = _up_to_window(now) if isinstance(now, RINGED) else []
        for widget in self._watched:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._let_go)
        self._place()

    def _let_go(self) -> None:
        """Something under the ring is gone; the next focus draws it anew."""
        self._watched = []

    def _place(self) -> None:
        if not self._watched or not self._watched[0].isVisible():
            if self._ring is not None:
                self._ring.hide()
            return
        window = self._watched[-1]
        if self._ring is None:
            self._ring = _Ring(window)
            self._ring.destroyed.connect(self._lose)
        elif self._ring.parentWidget() is not window:
            self._ring.setParent(window)
        self._ring.put_around(self._watched)

    def _lose(self) -> None:
        self._ring = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        return False


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def put_around(self, chain: list[QWidget]) -> None:
        """Around the first widget, cut where a scroll area above it cuts."""
        window = chain[-1]
        room = window.rect()
        for widget in chain[1:]:
            if isinstance(widget, QAbstractScrollArea):
                view = widget.viewport()
                room = room.intersected(_in_window(view, window).adjusted(-AWAY, -AWAY, AWAY, AWAY))
        whole = _in_window(chain[0], window).adjusted(-AWAY, -AWAY, AWAY, AWAY)
        shown = whole.intersected(room)
        self._whole = whole.translated(-shown.topLeft())
        self.setGeometry(shown)
        self.setVisible(not shown.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().action), 2))
        painter.drawRoundedRect(QRectF(self._whole).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


def _up_to_window(widget: QWidget) -> list[QWidget]:
    chain = [widget]
    while not chain[-1].isWindow() and (above := chain[-1].parentWidget()) is not None:
        chain.append(above)
    return chain


def _in_window(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
