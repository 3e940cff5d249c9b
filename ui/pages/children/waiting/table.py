"""The list of requests (liste d'attente): by rank until another order is chosen."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QResizeEvent

from app.admission.desk import AdmissionLine
from ui import theme
from ui.pages.children.waiting import words
from ui.table import Table


class AdmissionsTable(Table[AdmissionLine]):
    """Columns that the card tells too give way where the room is short."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("admissions", "Liste d’attente", words.columns(today))
        self.setObjectName("admissions_table")
        self.empty = "Personne n’attend de place. « Nouvelle demande » (Ctrl+N) note la première."

    def resizeEvent(self, event: QResizeEvent) -> None:
        for column in words.SPARED:
            self.setColumnHidden(column, event.size().width() < theme.scaled(words.NEEDED))
        super().resizeEvent(event)
