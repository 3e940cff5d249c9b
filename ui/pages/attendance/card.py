"""A child's card at the door (carte): painted words, and the one or two buttons that its state calls for."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.care.door import Door, DoorLine, DoorState
from app.spans import DAY
from ui import theme
from ui.pages.attendance import words
from ui.pages.attendance.card_painting import CardPainting
from ui.widgets.basics import Button

HIGH = 182


@dataclass(frozen=True, slots=True)
class Deed:
    """What a button of a card does: its name, its words, whether it is the filled one."""

    name: str
    text: str
    main: bool = False
    icon: str = ""


ARRIVAL, BACK = Deed("arrival", "Arrivée", main=True), Deed("arrival", "Arrivée")
DEPARTURE, ABSENCE = Deed("departure", "Départ"), Deed("absence", "Absence")
HOURS, PENCIL = Deed("hours", "Heures"), Deed("hours", "", icon="pencil")

TODAY: dict[DoorState, tuple[Deed, ...]] = {
    DoorState.LATE: (ARRIVAL, ABSENCE),
    DoorState.EXPECTED: (ARRIVAL, ABSENCE),
    DoorState.NOT_RECORDED: (HOURS, ABSENCE),
    DoorState.PRESENT: (DEPARTURE, PENCIL),
    DoorState.LEFT: (BACK, PENCIL),
    DoorState.ABSENT: (BACK, ABSENCE),
}


def deeds_of(line: DoorLine, door: Door) -> tuple[Deed, ...]:
    """Today one touch; on a past day the hours are typed; a day to come only knows absences."""
    if 0 <= door.minute < DAY:
        returns = line.stays and line.state in {DoorState.LATE, DoorState.EXPECTED}
        return (ARRIVAL, PENCIL) if returns else TODAY[line.state]
    return (ABSENCE,) if door.minute < 0 else (HOURS, ABSENCE)


class DoorCard(QFrame):
    """One enrolment of the day. `asked(deed, enrolment id)` is what was touched; `moved` an arrow key."""

    asked = Signal(str, int)
    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._line: DoorLine | None = None
        self._door: Door | None = None
        self._first = Button("", self._do_first, parent=self)
        self._second = Button("", self._do_second, parent=self)
        self._deeds: tuple[Deed, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(20), 0, theme.scaled(14), theme.scaled(12))
        row.setSpacing(8)
        for button in (self._first, self._second):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("touch", "true")
            button.setProperty("kind", "")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._row = row

    @property
    def line(self) -> DoorLine:
        """Whom the card shows."""
        assert self._line is not None
        return self._line

    def show_line(self, line: DoorLine, door: Door, *, may_note: bool) -> None:
        """Shows this enrolment as it stands."""
        self._line, self._door = line, door
        self._deeds = deeds_of(line, door) if may_note else ()
        for number, button in enumerate((self._first, self._second)):
            deed = self._deeds[number] if number < len(self._deeds) else None
            button.setVisible(deed is not None)
            if deed is not None:
                self._dress(button, deed, line)
        wide = len(self._deeds) > 1 and bool(self._deeds[1].text)
        self._row.setStretch(0, 17 if wide else 1)
        self._row.setStretch(1, 10 if wide else 0)
        self.setAccessibleName(words.spoken(line, door))
        self.setToolTip(words.collectors(line.around))
        self.update()

    def _dress(self, button: Button, deed: Deed, line: DoorLine) -> None:
        button.setText(deed.text)
        button.setObjectName(f"{deed.name}_{line.enrolment.id}")
        named = {"hours": "Heures", "arrival": "Arrivée", "departure": "Départ", "absence": "Absence"}
        button.setAccessibleName(f"{named[deed.name]}, {line.child.name}")
        kind = "main" if deed.main else ("touch" if deed.name in {"arrival", "departure"} else "")
        if button.property("kind") != kind:
            button.setProperty("kind", kind)
            button.style().unpolish(button)
            button.style().polish(button)
        if deed.icon:
            button.show_icon(deed.icon)
            button.setToolTip(f"Heures et absence de {line.child.name}")
        else:
            button.setIcon(QIcon())
            button.setToolTip("")

    def do(self, name: str) -> None:
        """Does that deed, where the card offers it."""
        if any(deed.name == name for deed in self._deeds):
            self.asked.emit(name, self.line.enrolment.id)

    def _do_first(self) -> None:
        self.do(self._deeds[0].name)

    def _do_second(self) -> None:
        self.do(self._deeds[1].name)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(325), theme.scaled(HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._deeds and self.rect().contains(event.position().toPoint()):
            self.asked.emit("hours", self.line.enrolment.id)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = {
            Qt.Key.Key_A: "arrival",
            Qt.Key.Key_D: "departure",
            Qt.Key.Key_B: "absence",
            Qt.Key.Key_H: "hours",
        }.get(Qt.Key(event.key()))
        if deed and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.do(deed)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._deeds:
            if not event.isAutoRepeat():
                self._do_first()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(event.key())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._line is None or self._door is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        CardPainting(self, painter, self._line, self._door).draw()
        painter.end()
