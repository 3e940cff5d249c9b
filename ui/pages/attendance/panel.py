"""The side panel of the door (volet): one child's hours and absence for the day, typed and corrected."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.care.absences import remove_absence
from app.care.attendance_days import note_day
from app.care.door import Door, DoorLine
from app.errors import InvalidEntry, RuleError
from app.session import Session
from ui import french, theme, typed_stays
from ui.boundary import Guard
from ui.pages.attendance import words
from ui.pages.attendance.absence_form import AbsenceForm
from ui.widgets.basics import Button, label, line
from ui.widgets.inline_error import InlineError
from ui.widgets.panel import Panel

WIDE = 340
HINT = "8:02-17:10, 8:02-12 13-17, ou 8:02- si l’enfant est encore là"


class ChildPanel(Panel):
    """`noted(who, what)` after a write; `closed` by Esc or its cross."""

    noted = Signal(str, str)
    closed = Signal()

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__(" ")
        self._session = session
        self._line: DoorLine | None = None
        self._door: Door | None = None
        self.setObjectName("door_panel")
        self.setFixedWidth(theme.scaled(WIDE))
        close = Button("", self.closed.emit, kind="bare", icon="close", name="Fermer le volet")
        close.setObjectName("door_panel_close")
        self.heading.addWidget(close)
        self._planned = label("", tone="muted", wrap=True)
        self._collectors = label("", tone="muted", wrap=True)
        self.hours = QLineEdit()
        self.hours.setObjectName("door_hours")
        self.hours.setAccessibleName("Heures de présence du jour")
        self.hours.returnPressed.connect(self.note_hours)
        self.save = Button("Noter", self.note_hours)
        self.save.setObjectName("door_hours_save")
        self._error = InlineError()
        self.form = AbsenceForm(session)
        self.form.submitted.connect(self.note_away)
        self.form.cancelled.connect(self.closed)
        self.remove = Button("Retirer l’absence", self.remove_away)
        self.remove.setObjectName("absence_remove")
        self._fill()

    def _fill(self) -> None:
        inside = QWidget()
        inside.setObjectName("content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addWidget(self._planned)
        column.addWidget(self._collectors)
        column.addSpacing(4)
        column.addWidget(self._hours_part())
        column.addWidget(self._absence_part())
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(area, 1)

    def _hours_part(self) -> QWidget:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.hours, 1)
        row.addWidget(self.save)
        self._away = Button("Absence…", self.begin_absence)
        self._away.setObjectName("door_to_absence")
        self._for_hours, column = _part()
        column.addWidget(label("Heures de présence", bold=True))
        column.addLayout(row)
        column.addWidget(self._error)
        column.addWidget(label(HINT, tone="muted", wrap=True))
        column.addWidget(line())
        column.addWidget(self._away, 0, Qt.AlignmentFlag.AlignLeft)
        return self._for_hours

    def _absence_part(self) -> QWidget:
        self._for_absence, column = _part()
        column.addWidget(line())
        column.addWidget(self.form)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        return self._for_absence

    @property
    def shown(self) -> int | None:
        """The enrolment shown."""
        return self._line.enrolment.id if self._line else None

    @property
    def is_edited(self) -> bool:
        """Whether something typed is not noted yet."""
        return self.hours.isModified() or self.form.is_edited

    @property
    def refusal(self) -> str:
        """What is wrong with the hours."""
        return self._error.sentence

    def show_line(self, line: DoorLine, door: Door) -> None:
        """This child's day; what is typed for the same child stays."""
        same = self._door is not None and (self.shown, self._door.day) == (line.enrolment.id, door.day)
        self._line, self._door = line, door
        self.title.setText(line.child.name)
        said = words.status(line, door)[0]
        self._planned.setText(" · ".join(part for part in (words.planned(line, door.minute), said) if part))
        self._collectors.setText(words.collectors(line.around))
        self.remove.setVisible(line.absence is not None)
        if not (same and self.hours.isModified()):
            self.hours.setText(typed_stays.written(words.own_stays(line, door)))
            self.hours.setPlaceholderText(french.spans(line.reserved).replace(french.NBSP, " "))
            self._error.forget()
        if not (same and self.form.is_edited):
            self.form.show_line(line, door)

    def begin_hours(self) -> None:
        """Puts the cursor on the hours."""
        self._show_part(self._for_hours)
        self.hours.setFocus()
        self.hours.selectAll()

    def begin_absence(self) -> None:
        """Puts the cursor on the reason."""
        self._show_part(self._for_absence)
        self.form.reason.setFocus()

    def _show_part(self, wanted: QWidget) -> None:
        for part in (self._for_hours, self._for_absence):
            part.setVisible(part is wanted)

    def note_hours(self) -> None:
        """Writes the hours of the day."""
        if self._line is None or self._door is None:
            return
        with Guard(self):
            own = words.own_stays(self._line, self._door)
            hours = typed_stays.read_stays(self.hours.text(), own)
            if not hours and not own:
                raise InvalidEntry("Tapez les heures d’arrivée et de départ, par exemple 8:02-17:10.")
            note_day(self._session(), self._line.enrolment, self._door.day, hours)
            self.hours.setModified(False)
            self.noted.emit(self._line.child.name, "heures notées" if hours else "heures effacées")

    def note_away(self) -> None:
        """Writes the absence."""
        if self._line is not None:
            with Guard(self.form):
                done = self.form.note(self._line)
                self.form.saved()
                self.noted.emit(self._line.child.name, done)

    def remove_away(self) -> None:
        """Takes the absence away."""
        if self._line is not None and self._line.absence is not None:
            with Guard(self):
                remove_absence(self._session(), self._line.absence)
                self.form.saved()
                self.noted.emit(self._line.child.name, "absence retirée")

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence under the hours; what was typed stays."""
        self._error.tell(error.sentence)
        self.hours.setFocus()

    def forget_refusal(self) -> None:
        """Takes it away."""
        self._error.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _part() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return made, column
