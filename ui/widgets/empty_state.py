"""An empty page or list (rien encore): what would stand here, and what to do for it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.basics import Button, Sign, label


class EmptyState(QWidget):
    """A sign, a sentence, what to do, and perhaps the button that does it."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        advice: str = "",
        *,
        deed: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(f"{sentence} {advice}".strip())
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch()
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Sign(icon, "muted", 32), 0, middle)
        for words in (label(sentence, bold=True, wrap=True), label(advice, tone="muted", wrap=True)):
            if words.text():
                words.setAlignment(middle)
                words.setFixedWidth(theme.scaled(420))
                column.addWidget(words, 0, middle)
        if deed:
            column.addSpacing(4)
            column.addWidget(Button(deed, act, kind="main"), 0, middle)
        column.addStretch()
