"""The focus ring (anneau de focus): two pixels around the control that has the keyboard."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui import theme

RINGED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox)


class FocusRing(QObject):
    """Follows the application's focus; one for the whole application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        ringed = now if isinstance(now, RINGED) or (now is not None and now.property("ringed")) else None
        if self._frame is None:
            self._frame = _Frame()
            self._frame.destroyed.connect(self._lose)
        self._frame.setWidget(ringed)  # type: ignore[arg-type]  # Qt takes null: no ring; its stub forgot

    def _lose(self) -> None:
        """The window that held the frame is gone; the next focus gets a new one."""
        self._frame = None


class _Frame(QFocusFrame):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours(self).action), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()
