"""A column of a page (colonne): it scrolls up and down, and is as wide as what it holds."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class _Column(QScrollArea):
    """Scrolls up and down only: never narrower than what it holds, its scroll bar included."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside was laid out anew: it may want to be wider than before."""
        handled = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        inside = self.widget()
        width = 0 if inside is None else inside.minimumSizeHint().width()
        return QSize(width + bar, super().minimumSizeHint().height())


def scrolling_column(inside: QWidget) -> QScrollArea:
    """What is inside, in such a column."""
    area = _Column()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    # The panel's own ground shows through.
    for part in (area.viewport(), inside):
        part.setAutoFillBackground(False)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
