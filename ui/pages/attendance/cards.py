"""The cards of the door, side by side (cartes): as many columns as fit, arrow keys between them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QScroller, QWidget

from app.care.door import Door, DoorLine
from ui import theme
from ui.pages.attendance.card import HIGH, DoorCard

NARROW, GAP, SIDE = 320, 12, 16
"""The narrowest card, the gap between two, the page's side."""


class CardGrid(QScrollArea):
    """`asked(deed, enrolment id)` of the card touched. Cards are kept from one reading to the next."""

    asked = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("door_cards")
        self.setAccessibleName("Enfants du jour")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._inside = QWidget()
        self._inside.setObjectName("content")
        self.setWidget(self._inside)
        self._cards: dict[int, DoorCard] = {}
        self._order: list[int] = []

    @property
    def order(self) -> list[int]:
        """The enrolments shown, in the order shown."""
        return self._order

    @property
    def cards(self) -> list[DoorCard]:
        """The cards shown, in order."""
        return [self._cards[one] for one in self._order]

    def show_lines(self, door: Door, lines: Sequence[DoorLine], *, may_note: bool, keep_order: bool) -> None:
        """Shows these lines; `keep_order` leaves the cards where they are, for a finger that goes on."""
        wanted = {line.enrolment.id: line for line in lines}
        focused = self._focused()
        for gone in [one for one in self._cards if one not in wanted]:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for one, line in wanted.items():
            if one not in self._cards:
                self._cards[one] = self._new_card()
            self._cards[one].show_line(line, door, may_note=may_note)
        kept = [one for one in self._order if one in wanted] if keep_order else []
        self._order = [*kept, *(one for one in wanted if one not in kept)]
        self._place()
        self._give_tab_stop(focused)

    def focus_first(self) -> None:
        """Puts the keyboard on the card that wants a touch first."""
        if self._order:
            self._cards[self._order[0]].setFocus()

    def focus_card(self, id: int) -> None:
        """Puts the keyboard on that enrolment's card."""
        if id in self._cards:
            self._cards[id].setFocus()

    def _new_card(self) -> DoorCard:
        card = DoorCard(self._inside)
        card.asked.connect(self.asked)
        card.moved.connect(self._move)
        card.show()
        return card

    def _focused(self) -> int | None:
        return next((one for one, card in self._cards.items() if card.hasFocus()), None)

    def _give_tab_stop(self, focused: int | None) -> None:
        """One card is a stop of the Tab key, the arrows do the rest."""
        stop = focused if focused in self._cards else (self._order[0] if self._order else None)
        for one, card in self._cards.items():
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == stop else Qt.FocusPolicy.ClickFocus)

    def _columns(self) -> int:
        return max(1, (self._room() + GAP) // (theme.scaled(NARROW) + GAP))

    def _room(self) -> int:
        """Between the page's sides; a scroll bar stands in the right one."""
        return self.width() - 2 * SIDE

    def _place(self) -> None:
        columns, high = self._columns(), theme.scaled(HIGH)
        room = self._room()
        wide = (room - GAP * (columns - 1)) // columns
        for number, card in enumerate(self.cards):
            row, column = divmod(number, columns)
            card.setGeometry(QRect(SIDE + column * (wide + GAP), row * (high + GAP), wide, high))
        rows = -(-len(self._order) // columns)
        self._inside.resize(self.viewport().width(), max(0, rows * (high + GAP)))

    def _move(self, key: int) -> None:
        focused = self._focused()
        if focused is None:
            return
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns(),
            Qt.Key.Key_Down: self._columns(),
        }
        at = self._order.index(focused) + steps[Qt.Key(key)]
        if 0 <= at < len(self._order):
            card = self._cards[self._order[at]]
            card.setFocus()
            self._give_tab_stop(self._order[at])
            self.ensureWidgetVisible(card, 0, theme.scaled(GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
