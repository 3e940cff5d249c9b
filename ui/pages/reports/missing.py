"""Presences not recorded, answered where they stand (présences non pointées): typed hours, or an absence."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.care.absences import note_absence
from app.care.attendance import AbsenceReason
from app.care.attendance_days import note_day
from app.errors import RuleError
from app.report.missing_days import MissingDay
from app.session import Session
from ui import french, theme, typed
from ui.boundary import Guard
from ui.odd_words import evening_of
from ui.pages.reports.answers import MOST_SHOWN, NARROW, AnswerDesk, RowToAnswer
from ui.unsaved import named_apart
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError

REASONS = (
    (AbsenceReason.UNANNOUNCED, "Non annoncée"),
    (AbsenceReason.OTHER_ANNOUNCED, "Annoncée la veille ou le jour même"),
    (AbsenceReason.ILLNESS_CERTIFIED, "Maladie avec certificat"),
    (AbsenceReason.HOSPITAL, "Hospitalisation"),
    (AbsenceReason.EXCLUDED_BY_DOCTOR, "Éviction par le médecin"),
)


class MissingRow(RowToAnswer):
    """One enrolment-day: who, when, the hours reserved as a hint; Enter notes and goes to the next row."""

    answered = Signal()

    def __init__(self, session: Callable[[], Session], missing: MissingDay) -> None:
        super().__init__()
        self.missing = missing
        self._session = session
        who = label(missing.child.name, bold=True)
        planned = french.spans(missing.reserved)
        when = label(f"{french.day_short(missing.day)}, {planned}", tone="muted")
        name = f"{missing.child.name}, {french.day_short(missing.day)}"
        self.hours = QLineEdit()
        self.hours.setObjectName("missing_hours")
        self.hours.setPlaceholderText(planned.replace("\u00a0", " "))
        self.hours.setAccessibleName(f"Heures de présence, {name}")
        self.hours.setFixedWidth(theme.scaled(150))
        self.hours.returnPressed.connect(self.note_hours)
        self.note = Button("Noter", self.note_hours, name=f"Noter les heures, {name}")
        self.absence = Button("Absence", self._offer_reasons, name=f"Noter une absence, {name}")
        way = evening_of(missing.day.toordinal())
        self.open = Button(
            "",
            partial(self.wanted.emit, *way),
            kind="bare",
            icon="right",
            name=f"Ouvrir la saisie du soir, {name}",
        )
        self.open.setObjectName("missing_open")
        self.open.setFixedWidth(theme.scaled(NARROW))
        self.error = InlineError()
        self._lay_out(who, when)

    def _lay_out(self, who: QWidget, when: QWidget) -> None:
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(who)
        words.addWidget(when, 1)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        for widget in (self.hours, self.note, self.absence):
            answer.addWidget(widget)
        answer.addStretch()
        answer.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(6)
        column.addLayout(words)
        column.addLayout(answer)
        column.addWidget(self.error)

    @property
    def key(self) -> Hashable:
        return self.missing.enrolment.id, self.missing.day

    @property
    def is_edited(self) -> bool:
        return bool(self.hours.text().strip())

    def take_focus(self) -> None:
        self.hours.setFocus()

    def retype(self, former: "MissingRow") -> None:
        self.hours.setText(former.hours.text())

    def note_hours(self) -> None:
        """Writes the hours typed; the row goes away with the page's reload."""
        with Guard(self):
            spans = typed.read_spans(self.hours.text())
            note_day(self._session(), self.missing.enrolment, self.missing.day, spans)
            self.answered.emit()

    def note_away(self, reason: AbsenceReason) -> None:
        """Writes an absence of that one day."""
        day = self.missing.day
        announced = day if reason is AbsenceReason.OTHER_ANNOUNCED else None
        with Guard(self):
            note_absence(
                self._session(),
                self.missing.enrolment,
                first_day=day,
                last_day=day,
                reason=reason,
                announced_on=announced,
            )
            self.answered.emit()

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence under the row; what was typed stays."""
        self.error.tell(error.sentence)
        self.hours.setFocus()

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    def _offer_reasons(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for reason, words in REASONS:
            action = QAction(words, menu)
            action.setData(reason)
            menu.addAction(action)
        menu.triggered.connect(self._choose)
        menu.popup(self.absence.mapToGlobal(self.absence.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        self.note_away(AbsenceReason(action.data()))


class MissingDesk(AnswerDesk[MissingRow]):
    """The presences of a month."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session

    def typed_lines(self) -> dict[str, str]:
        """The hours typed and not noted."""
        return named_apart(
            (row.hours.accessibleName(), row.hours.text()) for row in self.rows if row.is_edited
        )

    def show_missing(self, missing: Sequence[MissingDay]) -> None:
        """Shows these; what was typed and not yet noted stays typed, the cursor stays where it was."""
        self.show_rows([MissingRow(self._session, one) for one in missing[:MOST_SHOWN]], len(missing))
