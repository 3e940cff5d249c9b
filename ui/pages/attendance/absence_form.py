"""An absence in the side panel (absence): its reason, its days, the day the family called."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.care.absences import ANNOUNCED, change_absence, note_absence
from app.care.attendance import AbsenceReason
from app.care.door import Door, DoorLine
from app.session import Session
from ui import codes, french
from ui.forms import ChoiceField, DateField, Form, Need


class AbsenceForm(Form):
    """Reason, first and last day, day announced."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self.reason = ChoiceField[AbsenceReason](
            "reason", "Motif", codes.offered(codes.REASON_WORDS), need=Need.MANDATORY
        )
        self.first_day = DateField("first_day", "Du", self._today, need=Need.MANDATORY)
        self.last_day = DateField("last_day", "Au", self._today, need=Need.MANDATORY)
        self.announced_on = DateField("announced_on", "La famille a prévenu le", self._today)
        self.reason.control.setObjectName("absence_reason")
        for field in (self.first_day, self.last_day, self.announced_on):
            field.control.setObjectName(f"absence_{field.name}")
        self.add(self.reason)
        self.add(self.first_day, self.last_day)
        self.add(self.announced_on)
        self.save = self.buttons("Noter l’absence", cancel="")
        self.save.setObjectName("absence_save")
        self.reason.changed.connect(self._propose_announced)

    def show_line(self, line: DoorLine, door: Door) -> None:
        """The absence noted, or a new one for that day."""
        absence = line.absence
        self.reason.put(absence.reason if absence else None)
        self.first_day.put(absence.first_day if absence else door.day)
        self.last_day.put(absence.last_day if absence else door.day)
        self.announced_on.put(absence.announced_on if absence else None)
        self.save.setText("Modifier l’absence" if absence else "Noter l’absence")
        self.forget_refusal()
        self.saved()

    def note(self, line: DoorLine) -> str:
        """Writes it; returns what was done. Raises RuleError."""
        self.check()
        first, last = self.first_day.filled(), self.last_day.filled()
        reason, announced = self.reason.filled(), self.announced_on.value()
        if line.absence is not None:
            changed = replace(
                line.absence, first_day=first, last_day=last, reason=reason, announced_on=announced
            )
            change_absence(self._session(), changed)
            return "absence modifiée"
        note_absence(
            self._session(),
            line.enrolment,
            first_day=first,
            last_day=last,
            reason=reason,
            announced_on=announced,
        )
        return f"absence notée {french.period(first, last)}"

    def _today(self) -> date:
        return self._session().clock.day()

    def _propose_announced(self) -> None:
        """The reasons that say that the family called want a day: today's, until another is typed."""
        if self.announced_on.is_edited:
            return
        self.announced_on.put(self._today() if self.reason.read() in ANNOUNCED else None)
