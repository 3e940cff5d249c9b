"""A panel (panneau): white ground, thin border, a title, perhaps a note, a link at the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.basics import Button, label


class Panel(QFrame):
    """Put widgets and layouts under the title with `add`; `note` is the grey text after the title."""

    def __init__(
        self, title: str = "", note: str = "", *, link: str = "", follow: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        side = theme.scaled(theme.PADDING)
        self.body.setContentsMargins(side, 12, side, 12)
        self.body.setSpacing(8)
        self.title = label(title, size="panel", bold=True)
        self.note = label(note, tone="muted")
        self.heading = QHBoxLayout()
        self.heading.setSpacing(8)
        if title:
            self.heading.addWidget(self.title)
            self.heading.addWidget(self.note)
            self.heading.addStretch()
            self.heading.setContentsMargins(0, 0, 0, 4)
            self.body.addLayout(self.heading)
        if link:
            self.link = Button(link, follow, kind="link")
            self.heading.addWidget(self.link)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Puts something under what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def clear(self) -> None:
        """Takes everything out but the heading, for a panel that is drawn again."""
        keep = 1 if self.title.text() else 0
        while (item := self.body.takeAt(keep)) is not None:
            _discard(item.widget(), item.layout())


def _discard(widget: QWidget | None, layout: QLayout | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        _discard(item.widget(), item.layout())
