"""The place of the page shown (la page affichée): it scrolls where the window or the help leave it too little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget


class Stage(QStackedWidget):
    """The pages, one at a time. Asks for the room of the one shown, not of the widest ever shown."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _index: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """The least room of the page shown."""
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize()


def in_the_room_left(stage: Stage) -> QScrollArea:
    """The stage in a frame that shrinks: a page wider than the screen scrolls instead of pushing the window out."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(stage)
    stage.setAutoFillBackground(False)
    return area
