"""A refusal told where it happened (phrase d’erreur): ▲ and the sentence, read out by a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme, typesetting
from ui.widgets.basics import Sign, label


class InlineError(QFrame):
    """Hidden while there is nothing to say. `framed` gives it the banner's ground and border."""

    def __init__(self, *, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if framed:
            self.setProperty("role", "error")
        side = 12 if framed else 0
        row = QHBoxLayout(self)
        row.setContentsMargins(side, side // 2 + 2, side, side // 2 + 2)
        row.setSpacing(8)
        self._sign = Sign("alert", "alert")
        self._words = label("", tone="alert", wrap=True)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        self._sign.setContentsMargins(0, theme.scaled(1), 0, 0)
        self._said = ""
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now; empty when hidden."""
        return self._said

    def tell(self, sentence: str) -> None:
        """Shows the sentence; an empty one hides it."""
        self._said = sentence
        self._words.setText(typesetting.typographic(sentence))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            from PySide6.QtGui import QAccessible, QAccessibleEvent

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def forget(self) -> None:
        """Hides it."""
        self.tell("")
