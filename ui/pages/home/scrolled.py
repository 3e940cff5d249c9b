"""A panel whose rows scroll (panneau défilant): its heading stays, the page keeps its height."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.panel import Panel

LEAST = 48
"""Its height where the page has no more to give, for 10 pt text: a row, and the edge of the next."""


class ScrolledPanel(Panel):
    """`put` adds a row, `empty` takes them out but those that are kept."""

    def __init__(
        self, title: str, note: str = "", *, link: str = "", follow: Callable[[], object] | None = None
    ) -> None:
        super().__init__(title, note, link=link, follow=follow)
        self.inside = QWidget()
        self.inside.setObjectName("content")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(0)
        self.area = area = QScrollArea()
        area.setWidget(self.inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(theme.scaled(LEAST))
        self.add(area, 1)

    def put(self, row: QWidget) -> None:
        """Shown at once, not at the next turn of the loop, so that the cursor can go there."""
        self.column.addWidget(row)
        row.show()

    def empty(self, kept: Collection[QWidget] = ()) -> None:
        """Those kept are to be put again."""
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def bring(self, row: QWidget) -> None:
        """A row that has grown is seen down to its end, from its top at most, once it is laid out."""
        QTimer.singleShot(0, row, partial(self._scroll_to, row))

    def stay_at(self, height: int) -> None:
        """Scrolls back to where it was before the rows were made anew."""
        QTimer.singleShot(0, self.area, partial(self.area.verticalScrollBar().setValue, height))

    def _scroll_to(self, row: QWidget) -> None:
        bar, room = self.area.verticalScrollBar(), self.area.viewport().height()
        end = row.geometry().bottom() + 1
        if end > bar.value() + room:
            bar.setValue(min(row.y(), end - room))
