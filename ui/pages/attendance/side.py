"""The door's right side (volets): one child's panel, or the search for another child; closed most of the day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.care.door import Door, DoorLine
from app.care.unexpected import Unexpected
from app.session import Session
from ui.pages.attendance.others import OthersPanel
from ui.pages.attendance.panel import ChildPanel


class DoorSide(QWidget):
    """`noted(who, what, enrolment id)` and `closed(enrolment id, 0 for nobody's)`; `chosen(Unexpected)`."""

    noted = Signal(str, str, int)
    closed = Signal(int)
    chosen = Signal(object)

    def __init__(self, session: Callable[[], Session], look: Callable[[str], Sequence[Unexpected]]) -> None:
        super().__init__()
        self.panel, self.others = ChildPanel(session), OthersPanel(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 12)
        row.addWidget(self.panel)
        row.addWidget(self.others)
        self.panel.noted.connect(self._tell)
        self.panel.closed.connect(self._leave)
        self.others.closed.connect(self._leave)
        self.others.chosen.connect(self.chosen)
        self.close_all()

    @property
    def shown(self) -> int:
        """The enrolment whose panel is open; 0 for none."""
        return (self.panel.shown or 0) if self._open is self.panel else 0

    def open_child(self, line: DoorLine, door: Door, *, absence: bool) -> None:
        """This child's hours, or absence, ready to be typed."""
        self.panel.show_line(line, door)
        self._show(self.panel)
        if absence:
            self.panel.begin_absence()
        else:
            self.panel.begin_hours()

    def open_others(self, verb: str) -> None:
        """The search, empty."""
        self._show(self.others)
        self.others.begin(verb)

    def refresh(self, line: DoorLine, door: Door) -> None:
        """The child shown, read again."""
        self.panel.show_line(line, door)

    def close_all(self) -> None:
        """Gives the room back."""
        self._show(None)

    def _show(self, wanted: QWidget | None) -> None:
        self._open = wanted
        for panel in (self.panel, self.others):
            panel.setVisible(panel is wanted)
        self.setVisible(wanted is not None)

    def _tell(self, who: str, what: str) -> None:
        id_ = self.shown
        self.close_all()
        self.noted.emit(who, what, id_)

    def _leave(self) -> None:
        id_ = self.shown
        self.close_all()
        self.closed.emit(id_)
