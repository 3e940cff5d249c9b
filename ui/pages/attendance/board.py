"""The middle of the door's page (tableau): the cards, the evening's grid, or what to do when nobody is expected."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.care.door import Door, DoorLine, DoorState
from app.session import Session
from app.users import Right
from ui import french
from ui.pages.attendance import words
from ui.pages.attendance.cards import CardGrid
from ui.pages.attendance.evening import EveningGrid
from ui.unsaved import TypedLines
from ui.widgets.empty_state import EmptyState


class DoorBoard(QStackedWidget):
    """Shows one of the two modes; the children added by name stand in the evening's grid only."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session, self._is_evening = session, False
        self.cards, self.evening = CardGrid(), EveningGrid(session)
        self.lines = (TypedLines(self.evening, self.evening.typed_lines),)
        self._nobody = EmptyState(
            "calendar",
            "Aucun enfant n’est prévu ce jour.",
            f"{french.quoted('Autre enfant')} note un accueil qui n’était pas prévu.",
        )
        self._inset = QWidget()
        within = QHBoxLayout(self._inset)
        within.setContentsMargins(16, 0, 16, 12)
        within.addWidget(self.evening)
        for widget in (self.cards, self._inset, self._nobody):
            self.addWidget(widget)

    def show_door(
        self, door: Door, extra: Sequence[DoorLine], *, group: str, evening: bool, keep_order: bool
    ) -> None:
        """The day's lines of that group ("" for all)."""
        self._is_evening = evening
        lines = [line for line in door.lines if not group or group == words.group_key(line.around.group)]
        may_note = self._session().can(Right.NOTE_ATTENDANCE)
        self.cards.show_lines(door, lines, may_note=may_note, keep_order=keep_order)
        if evening or self.evening.is_edited:
            missing = sum(line.state is DoorState.NOT_RECORDED for line in door.lines)
            note = french.plural(missing, "présence non notée", "présences non notées") if missing else ""
            self.evening.show_lines(door, [*lines, *extra], note)
        if not door.lines and not extra:
            self.setCurrentWidget(self._nobody)
        else:
            self.setCurrentWidget(self._inset if evening else self.cards)

    def focus_first(self) -> None:
        """The keyboard on the child who wants it first."""
        if self._is_evening:
            self.evening.focus_first()
        else:
            self.cards.focus_first()

    def focus(self, id: int) -> None:
        """The keyboard on that enrolment; on the first where there is none of that id."""
        if self._is_evening:
            self.evening.focus_row(id)
        elif id in self.cards.order:
            self.cards.focus_card(id)
        else:
            self.cards.focus_first()

    def focus_after(self, id: int) -> None:
        """Where the work goes on after that enrolment: the next row, the same card."""
        if self._is_evening:
            self.evening.focus_after(id)
        else:
            self.focus(id)
