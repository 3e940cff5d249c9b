"""The list of the orientations (tableau): those that wait first, and fewer columns where room is short."""

from PySide6.QtGui import QResizeEvent

from app.insertion.orientation_desk import OrientationLine
from ui import theme
from ui.pages.insertion.orientations import words
from ui.table import Table


class OrientationsTable(Table[OrientationLine]):
    """Those that wait first, until another order is chosen; columns that the card tells too give way to it."""

    sorted_by = words.ANSWER

    def resizeEvent(self, event: QResizeEvent) -> None:
        for column in words.SPARED:
            self.setColumnHidden(column, event.size().width() < theme.scaled(words.NEEDED))
        super().resizeEvent(event)
