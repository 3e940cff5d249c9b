"""The panel at the right (volet): beside the grid where there is room, else over it, closed by Esc."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.basics import Button
from ui.widgets.panel import Panel

WIDE = 300
ROOMY = 1400
"""From this width of the page on, the panel stands beside the grid."""


class SidePanel(Panel):
    """A panel that can be closed where it lies over the grid."""

    closed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setFixedWidth(theme.scaled(WIDE))
        self.close_button = Button(
            "", self.closed.emit, kind="bare", icon="close", name="Fermer le volet (Échap)"
        )
        self.heading.addWidget(self.close_button)


class Beside(QWidget):
    """Holds what fills the page, and the panel at its right or over its right side."""

    def __init__(self, content: QWidget, side: SidePanel) -> None:
        super().__init__()
        self.content, self.side = content, side
        self.is_allowed = True
        """Whether this person has a use for the panel at all."""
        self._is_open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        side.setParent(self)
        side.closed.connect(self.close_side)

    @property
    def is_roomy(self) -> bool:
        """Whether both stand side by side."""
        return self.width() >= theme.scaled(ROOMY)

    def open_side(self) -> None:
        """Shows the panel; over the grid where the page is narrow."""
        self._is_open = True
        self._place()

    def close_side(self) -> None:
        """Puts it away where it lies over the grid; beside it, it stays."""
        self._is_open = False
        self._place()

    def _place(self) -> None:
        shown = self.is_allowed and (self.is_roomy or self._is_open)
        beside = self.is_allowed and self.is_roomy
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, self.side.width() + theme.GAP if beside else 0, 0)
        self.side.close_button.setVisible(not beside)
        wide = self.side.width()
        self.side.setGeometry(self.width() - wide, 0, wide, self.height())
        self.side.setVisible(shown)
        if shown:
            self.side.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return self.content.minimumSizeHint()
