"""A part that scrolls (défilement): at its own height, in an area that scrolls where there is less room."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def scrolling(inside: QWidget, *, stretch: bool = False) -> QScrollArea:
    """An area without a frame around the widget, which keeps its own height or, with `stretch`, fills the room."""
    holder = QWidget()
    holder.setObjectName("content")
    column = QVBoxLayout(holder)
    column.setContentsMargins(4, 4, 12, 4)
    column.addWidget(inside, int(stretch))
    if not stretch:
        column.addStretch(1)
    area = QScrollArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area
