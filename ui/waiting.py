"""What waits, beside the navigation's rows (à faire): the interviews to record, at « Insertion »."""

from PySide6.QtCore import QObject, QTimer

from app.insertion.interviews import Interview
from app.store import Record
from app.users import Right
from ui import french
from ui.navigation import Navigation
from ui.page import Desk

SOON = 50
"""Milliseconds: the first page is on the screen before anything is counted."""
KINDS: frozenset[type[Record]] = frozenset({Interview})


class Waiting(QObject):
    """Counts once the page is shown, then after each commit that may change the count; for who sees the insertion."""

    def __init__(self, desk: Desk, navigation: Navigation) -> None:
        super().__init__(navigation)
        self._desk, self._navigation = desk, navigation
        self.later = QTimer(self)
        self.later.setSingleShot(True)
        self.later.setInterval(SOON)
        self.later.timeout.connect(self.count)

    def note_changed(self, kinds: frozenset[type[Record]]) -> None:
        """Counts again where one of these matters."""
        if kinds & KINDS:
            self.count()

    def count(self) -> None:
        """Reads it; not for a window that was put away meanwhile: its file may be closed."""
        session = self._desk.session
        if not session.can(Right.SEE_INSERTION) or not self._navigation.window().isVisible():
            return
        from app.insertion.counsellor_day import to_record

        found = to_record(session)
        words = f"{french.plural(found, 'entretien')} à renseigner"
        self._navigation.show_count("insertion", found, words)
