"""A passphrase's line (phrase de passe): hidden or shown by the eye, caps lock told, strength said while typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.errors import InvalidEntry
from app.passphrases import check_passphrase, is_good
from ui import icons
from ui.field import LineField, Need

GOOD = "Bonne phrase de passe."
FAIR = "Phrase de passe acceptée\u00a0; un mot de plus la rendrait plus sûre."


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


class PassphraseField(LineField[str]):
    """A new passphrase: its strength is told while typing. Spaces count."""

    line: PassphraseLine

    def __init__(self, name: str, text: str, *, tells_strength: bool = True) -> None:
        self._tells_strength = tells_strength
        super().__init__(name, text, need=Need.MANDATORY)

    def make_line(self) -> PassphraseLine:
        return PassphraseLine()

    def parse(self, text: str) -> str:
        return text

    def write(self, value: str) -> str:
        return value

    def understood(self, value: str) -> str:
        if not self._tells_strength:
            return ""
        try:
            check_passphrase(value)
        except InvalidEntry as refusal:
            return refusal.sentence
        return GOOD if is_good(value) else FAIR


def confirmed(first: PassphraseField, second: PassphraseField) -> str:
    """The passphrase typed twice. Raises InvalidEntry, at the second field, where the two differ."""
    if first.filled() != second.filled():
        raise InvalidEntry(
            "Les deux phrases de passe diffèrent\u00a0: retapez-la à l’identique.", field=second.name
        )
    return first.filled()
