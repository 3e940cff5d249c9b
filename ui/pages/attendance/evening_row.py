"""One child's row of the evening's grid (ligne): name, hours planned, the line typed, how the day stands."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.care.attendance_days import note_day
from app.care.door import Door, DoorLine, DoorState
from app.errors import RuleError
from app.session import Session
from ui import french, theme, typed_stays
from ui.boundary import Guard
from ui.pages.attendance import words
from ui.widgets.basics import Sign, label, line, set_tone
from ui.widgets.column_line import ColumnLine
from ui.widgets.inline_error import InlineError


class EveningRow(QWidget):
    """Enter notes and goes to the next row; Esc puts back what is stored."""

    noted = Signal(str, str)
    away_asked = Signal(int)
    stepped = Signal(int, int)
    pasted = Signal(int, list)
    edited = Signal()

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self._line: DoorLine | None = None
        self._door: Door | None = None
        self._name, self._planned = label("", bold=True), label("", tone="muted")
        self._sign, self._state = Sign("question", "amber"), label("")
        self.line = ColumnLine()
        self.line.setFixedWidth(theme.scaled(190))
        self.line.returnPressed.connect(self._enter)
        self.line.stepped.connect(self._step)
        self.line.pasted.connect(self._paste)
        self.line.given_up.connect(self.give_up)
        self.line.textEdited.connect(self._follow)
        self._error = InlineError()
        self._lay_out()

    def _lay_out(self) -> None:
        self._name.setFixedWidth(theme.scaled(210))
        self._planned.setFixedWidth(theme.scaled(200))
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self._name, self._planned, self.line, self._sign):
            row.addWidget(widget)
        row.addWidget(self._state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(line())
        column.addLayout(row)
        column.addWidget(self._error)

    @property
    def enrolment_id(self) -> int:
        """Whose row it is."""
        return self._line.enrolment.id if self._line else 0

    @property
    def day(self) -> date:
        """The day it shows."""
        return self._door.day if self._door else date.min

    @property
    def is_edited(self) -> bool:
        """Whether what is typed differs from what is stored."""
        return self.line.isModified() and self.line.text().strip() != self._stored()

    @property
    def is_waiting(self) -> bool:
        """Whether the day still wants hours: nothing noted, or a departure missing."""
        return self._line is not None and self._line.state not in {DoorState.LEFT, DoorState.ABSENT}

    @property
    def refusal(self) -> str:
        """What is wrong with the line."""
        return self._error.sentence

    @property
    def state(self) -> str:
        """How the day stands, in words."""
        return self._state.text()

    def show_line(self, line: DoorLine, door: Door) -> None:
        """This child's day; a line being typed stays."""
        same = self._door is not None and self._door.day == door.day
        typing = same and self.is_edited
        self._line, self._door = line, door
        self.line.setObjectName(f"stay_{line.enrolment.id}")
        self.line.setAccessibleName(f"Heures de présence, {line.child.name}")
        self.line.setPlaceholderText(french.spans(line.reserved).replace(french.NBSP, " "))
        self._name.setText(_fitted(self._name.fontMetrics(), line.child.name, self._name.width()))
        self._name.setToolTip(line.child.name)
        self._planned.setText(words.planned(line, -1))
        said, tone, sign = words.status(line, door)
        self._state.setText(said)
        set_tone(self._state, tone)
        self._sign.setVisible(bool(sign))
        if sign:
            self._sign.show_icon(sign, tone)
        if not typing:
            self.give_up()

    def put(self, text: str) -> None:
        """As if typed."""
        self.line.setText(text)
        self.line.setModified(True)

    def begin(self) -> None:
        """The cursor here, the line ready to be typed over."""
        self.line.setFocus()
        self.line.selectAll()

    def give_up(self) -> None:
        """What is stored again."""
        self.line.setText(self._stored())
        self.line.setModified(False)
        self._error.forget()
        self.edited.emit()

    def note(self) -> bool:
        """Writes the line; whether the row is done with."""
        if self._line is None or self._door is None:
            return False
        if typed_stays.means_absent(self.line.text()):
            self.line.setText(self._stored())
            self.line.setModified(False)
            self.away_asked.emit(self.enrolment_id)
            return False
        guard = Guard(self)
        with guard:
            own = words.own_stays(self._line, self._door)
            hours = typed_stays.read_stays(self.line.text(), own)
            if hours != [(stay.arrived, stay.left) for stay in own]:
                self.line.setModified(False)
                note_day(self._session(), self._line.enrolment, self._door.day, hours)
                self.noted.emit(self._line.child.name, "heures notées" if hours else "heures effacées")
            else:
                self.give_up()
        return guard.passed

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence under the row; what was typed stays."""
        self.line.setModified(True)
        self._error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self._error.forget()

    def _enter(self) -> None:
        if self.note():
            self.stepped.emit(self.enrolment_id, 1)

    def _step(self, by: int) -> None:
        self.stepped.emit(self.enrolment_id, by)

    def _paste(self, cells: list[str]) -> None:
        self.pasted.emit(self.enrolment_id, cells)

    def _follow(self) -> None:
        self._error.forget()
        self.edited.emit()

    def _stored(self) -> str:
        if self._line is None or self._door is None:
            return ""
        return typed_stays.written(words.own_stays(self._line, self._door))


def _fitted(metrics: QFontMetrics, name: str, width: int) -> str:
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
