"""A passphrase's line (phrase de passe): hidden or shown by the eye; caps lock is told."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit

from ui import icons, theme

SHOW, HIDE = "Montrer la phrase de passe", "Cacher la phrase de passe"


class PassphraseLine(QLineEdit):
    """`caps_noted(True)` when the letters come in capitals without Shift: caps lock is on."""

    caps_noted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.eye = Eye()
        self.eye.clicked.connect(self.turn_eye)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.addStretch()
        row.addWidget(self.eye)
        self.setTextMargins(0, 0, self.eye.sizeHint().width(), 0)

    @property
    def is_shown(self) -> bool:
        """Whether the signs can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def turn_eye(self) -> None:
        """Shows or hides what is typed."""
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Password if self.is_shown else modes.Normal)
        self.eye.show_state(is_shown=self.is_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_noted.emit(text.isupper() and not shifted)
        super().keyPressEvent(event)


class Eye(QAbstractButton):
    """The eye at the end of the line."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_state(is_shown=False)

    def show_state(self, *, is_shown: bool) -> None:
        """What a click would do now."""
        self._drawing = "eye-off" if is_shown else "eye"
        self.setAccessibleName(HIDE if is_shown else SHOW)
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(28), theme.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.scaled(18)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        icons.paint(painter, place, self._drawing, self, "muted")
        painter.end()
