"""The panel at the right (volet): beside the grid where there is room, else over it, closed by Esc."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
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
    """Holds what fills the page. At its right the panel, or what takes its place, and what stands under it.

    Without room, one of them over the page.
    """

    placed = Signal(bool)
    """Whether both stand side by side."""
    dismissed = Signal()
    """Esc put away what lay over the grid."""

    def __init__(self, content: QWidget, side: SidePanel, under: Panel, front: QWidget) -> None:
        super().__init__()
        self.content, self.side, self.under, self.front = content, side, under, front
        self.is_allowed = True
        """Whether this person has a use for the panel at all."""
        self._over: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self._held = QWidget(self)
        held = QVBoxLayout(self._held)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(theme.GAP)
        held.addWidget(front, 3)
        held.addWidget(side)
        held.addWidget(under, 1)
        self._held.hide()
        side.closed.connect(self.close_side)
        self.under_close = Button("", self._dismiss, kind="bare", icon="close", name="Fermer (Échap)")
        under.heading.addWidget(self.under_close)
        QShortcut(
            QKeySequence("Esc"), under, self._dismiss, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    @property
    def is_roomy(self) -> bool:
        """Whether both stand side by side."""
        return self.width() >= theme.scaled(ROOMY)

    def open_side(self) -> None:
        """Shows the panel; over the grid where the page is narrow."""
        self._over = self.side
        self._place()

    def open_under(self) -> None:
        """Shows what stands under it, over the grid where the page is narrow."""
        self._over = self.under
        self._place()

    def open_front(self) -> None:
        """Shows what takes the panel's place while it is wanted."""
        self._over = self.front
        self._place()

    @property
    def shows_front(self) -> bool:
        """Whether it is shown."""
        return self._over is self.front

    def close_side(self) -> None:
        """Puts away what lies over the grid; beside it, it stays."""
        self._over = None
        self._place()

    def _dismiss(self) -> None:
        self.close_side()
        self.dismissed.emit()

    def _place(self) -> None:
        front, beside = self._over is self.front, self.is_roomy
        wide = self.front.width() if front else self.side.width()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, wide + theme.GAP if beside else 0, 0)
        self.front.setVisible(front)
        self.side.setVisible(self.is_allowed and not front and (beside or self._over is self.side))
        self.side.close_button.setVisible(not beside)
        self.under_close.setVisible(not beside)
        self.under.setVisible(beside or self._over is self.under)
        self._held.setGeometry(self.width() - wide, 0, wide, self.height())
        self._held.setVisible(front or not self.side.isHidden() or not self.under.isHidden())
        self._held.raise_()
        self.placed.emit(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return self.content.minimumSizeHint()
