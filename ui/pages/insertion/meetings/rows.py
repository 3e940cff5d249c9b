"""Rows under one another in a form (lignes): each with words, a grey note and what may be done with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.basics import Button, label


class Rows(QVBoxLayout):
    """Emptied and filled again at each change."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(2)

    def empty(self) -> None:
        """Takes every row away."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def put(self, widget: QWidget) -> None:
        """Shown at once, so that the cursor can go there."""
        self.addWidget(widget)
        widget.show()


def word_row(
    text: str,
    note: str = "",
    *,
    bold: bool = False,
    tone: theme.Tone = "ink",
    deed: str = "",
    act: Callable[[], object] | None = None,
    name: str = "",
) -> QWidget:
    """« text note … deed »; `name` is the button's objectName."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(theme.scaled(4), 1, 0, 1)
    row.setSpacing(8)
    row.addWidget(label(text, bold=bold, tone=tone))
    if note:
        row.addWidget(label(note, tone="muted", wrap=True), 1)
    else:
        row.addStretch()
    if deed:
        button = Button(deed, act, kind="link", name=f"{deed}\u00a0: {text}")
        button.setObjectName(name)
        row.addWidget(button)
    return made
