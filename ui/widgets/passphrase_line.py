"""A passphrase's line (phrase de passe): hidden or shown by the eye; caps lock is told."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui import icons


class PassphraseLine(QLineEdit):
    """`caps_noted(True)` when the letters come in capitals without Shift: caps lock is on."""

    caps_noted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = QAction("Montrer la phrase de passe", self)
        self._eye.triggered.connect(self.turn_eye)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._draw_eye()

    @property
    def is_shown(self) -> bool:
        """Whether the signs can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def turn_eye(self) -> None:
        """Shows or hides what is typed."""
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Password if self.is_shown else modes.Normal)
        self._draw_eye()

    def _draw_eye(self) -> None:
        self._eye.setIcon(icons.icon("eye-off" if self.is_shown else "eye", self, "muted"))
        self._eye.setText("Cacher la phrase de passe" if self.is_shown else "Montrer la phrase de passe")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_noted.emit(text.isupper() and not shifted)
        super().keyPressEvent(event)
