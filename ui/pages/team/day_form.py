"""One day of one person (horaire d’un jour), in a form: these hours that day only, or back to the weeks."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.session import Session
from app.spans import Span
from app.staff.managing import drop_shift_day, set_shift_day
from app.staff.week import TeamDay, TeamLine
from ui import codes, french
from ui.boundary import Guard
from ui.forms import Form, SpansField, TextField
from ui.widgets.basics import Button, label

BUSY = "Enregistrez d’abord ce que vous avez tapé pour ce jour, ou abandonnez-le avec Échap."


class ShiftForm(Form):
    """`show_day` fills it; Enter writes the day's hours, an empty line is a day off."""

    settled = Signal()
    """What was typed is written or given up."""
    opened = Signal(int)
    """The person whose weeks and contract are to be shown."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self._line: TeamLine | None = None
        self._day: TeamDay | None = None
        self._who = label("", size="panel", bold=True, wrap=True)
        self._when = label("", tone="muted", wrap=True)
        self.add_widget(self._who)
        self.add_widget(self._when)
        self.spans = SpansField(
            "spans",
            "Heures auprès des enfants",
            hint="Pause décomptée\u00a0: 8-12 12:20-15. Vide\u00a0: repos.",
        )
        self.spans.line.setObjectName("team_hours")
        self.note = TextField("note", "Note")
        self.add(self.spans)
        self.add(self.note)
        self._submit = self.buttons("Enregistrer ce jour", "Rétablir")
        self.drop = Button("Revenir à la semaine habituelle", self._drop)
        self.drop.setObjectName("team_drop")
        self.add_widget(self.drop)
        self.sheet = Button("Contrat, semaines et congés…", self._open)
        self.sheet.setObjectName("team_sheet")
        self.add_widget(self.sheet)
        self.submitted.connect(self._save)
        self.cancelled.connect(self._give_up)

    @property
    def place(self) -> tuple[int, str] | None:
        """Whose day is shown, and which."""
        return (self._line.id, self._day.day.isoformat()) if self._line and self._day else None

    def show_day(self, line: TeamLine, day: TeamDay) -> None:
        """Another cell; what is being typed for this one comes first."""
        if self.is_edited and self.place != (line.id, day.day.isoformat()):
            self.error.tell(BUSY)
            return
        self._line, self._day = line, day
        if not self.is_edited:
            self._show()

    def empty_day(self) -> None:
        """Writes a day off at once."""
        if self._can_write():
            with Guard(self):
                self._write(())

    def _show(self) -> None:
        if self._line is None or self._day is None:
            return
        line, day = self._line, self._day
        self.forget_refusal()
        self._who.setText(line.member.name)
        self.setAccessibleName(f"{line.member.name}, {french.day_of_week(day.day)}")
        qualification = codes.QUALIFICATIONS[line.member.qualification]
        self._when.setText(f"{french.capitalised(french.day_of_week(day.day))}\n{qualification}")
        if day.leave is not None:
            period = french.period(day.leave.first_day, day.leave.last_day)
            self._when.setText(f"{self._when.text()}\n{codes.LEAVES_TOLD[day.leave.kind]} {period}")
        self.spans.put(day.spans)
        self.note.put(day.exception.note if day.exception else None)
        self.drop.setVisible(day.exception is not None)
        for field in (self.spans, self.note, self._submit):
            field.setEnabled(self._can_write())
        self.saved()

    def _can_write(self) -> bool:
        return self._day is not None and self._day.inside and self._day.leave is None

    def _save(self) -> None:
        if self._can_write():
            with Guard(self):
                self.check()
                self._write(self.spans.value() or ())

    def _write(self, spans: tuple[Span, ...]) -> None:
        if self._line is not None and self._day is not None:
            set_shift_day(self._session(), self._line.member, self._day.day, spans, self.note.value())
            self._settle()

    def _drop(self) -> None:
        if self._line is not None and self._day is not None:
            with Guard(self):
                drop_shift_day(self._session(), self._line.member, self._day.day)
                self._settle()

    def _give_up(self) -> None:
        self.forget_refusal()
        self._settle()

    def _settle(self) -> None:
        self.saved()
        self._show()
        self.settled.emit()

    def _open(self) -> None:
        if self._line is not None:
            self.opened.emit(self._line.id)
