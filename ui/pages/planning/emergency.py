"""« Un enfant, mardi 7 h–12 h ? » (panneau Accueil d'urgence): one line typed, answered at once, accepted by Enter."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import InvalidEntry, RuleError
from app.insertion.care_requests import CareRequest
from app.planning.emergency import Answer
from app.planning.emergency_deed import Granted, accept
from app.planning.free_slots import FreeSlot
from app.planning.questions import Question
from app.session import Session
from app.users import Right
from ui import emergency_words, theme
from ui.boundary import Guard
from ui.choice_field import CheckField
from ui.pages.planning.emergency_answer import AnswerView
from ui.pages.planning.emergency_asking import Asking
from ui.pages.planning.emergency_who import WhoPart
from ui.typed_care import CARE_HELP, TypedCare, told_care, typed_name, write_care
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling

WIDE = 344
PAUSE = 150
"""Milliseconds without a key before the answer is worked out."""


class EmergencyPanel(Panel):
    """`open_on` shows it; Enter answers and takes, Esc closes. A page that has read again calls `reload`."""

    closed = Signal()
    answered = Signal()
    """What is typed has its answer, or says what is missing."""
    accepted = Signal(object)
    """The date on which the care was written."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__("Accueil d’urgence")
        self.setObjectName("planning_emergency")
        self.setFixedWidth(theme.scaled(WIDE))
        self._session = session
        self.asking = Asking(session)
        self._care: TypedCare | None = None
        self._request: CareRequest | None = None
        self.answer: Answer | None = None
        self.line = QLineEdit()
        self.line.setObjectName("emergency_line")
        self.line.setPlaceholderText("mardi 7 h–12 h")
        self.line.setAccessibleName("Jour et heures demandés, avec le nom de l’enfant s’il est connu")
        self._read = label(CARE_HELP, tone="muted", wrap=True)
        self.who = WhoPart(self.asking.day)
        self.outside = CheckField(
            "outside_opening", "Accueillir hors ouverture", hint="Décidé par la direction."
        )
        self.view = AnswerView()
        self.error = InlineError()
        self.accept_button = Button("Accepter", self.accept, kind="main")
        self.accept_button.setObjectName("emergency_accept")
        self.other = Button("Autre créneau", self.view.open_slots)
        self.other.setObjectName("emergency_other")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self._forget()

    def _lay_out(self) -> None:
        self.heading.addWidget(
            Button("", self.closed.emit, kind="bare", icon="close", name="Fermer l’accueil d’urgence (Échap)")
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.view, self.who, self.outside, self.error):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.other)
        buttons.addStretch()
        self.add(self.line)
        self.add(self._read)
        self.add(self.who.choices)
        self.add(scrolling(inside), 1)
        self.add(buttons)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._typed)
        self._timer.timeout.connect(self.ask)
        self.who.changed.connect(self.ask)
        self.outside.changed.connect(self.ask)
        self.view.chosen.connect(self._show_button)
        self.view.taken.connect(self.accept)
        self.view.slot_taken.connect(self._take_slot)

    def open_on(self, week: date, text: str = "", request: CareRequest | None = None) -> None:
        """Shows the panel for a week of the planning, perhaps on a question: accepting answers its care request."""
        self.asking.week = week
        self.show()
        if text:
            self.line.setText(text)
            self._typed()
            self.ask()
        self._request = request
        self.line.setFocus()
        self.line.selectAll()

    def reload(self, week: date) -> None:
        """The planning was read again, on that week: what is asked is answered again."""
        self.asking.week = week
        self.asking.forget()
        if self.isVisible() and self.line.text().strip():
            self.ask()

    def _typed(self) -> None:
        self._request = None
        self.error.forget()
        self._timer.start()

    def ask(self) -> None:
        """Answers what is typed; what can't be read says what is missing."""
        self._timer.stop()
        if not self.line.text().strip():
            self._forget()
            return
        self.error.forget()
        try:
            self._answer()
        except InvalidEntry as refusal:
            self._forget()
            self._read.setText(refusal.sentence)
        self.answered.emit()

    def _answer(self) -> None:
        care = self._care = self.asking.read(self.line.text())
        found = self.asking.desk(care.day).named(care.name)
        child = self.who.choose(typed_name(self.line.text(), care), found, care.walks)
        if self.who.is_open:
            self._forget(keep_who=True)
            self._read.setText(f"{told_care(care)}. Plusieurs enfants ont ce nom\u00a0: choisissez.")
            return
        question = Question(
            day=care.day,
            spans=care.spans,
            child=child,
            walks=self.who.walks,
            outside_opening=bool(self.outside.value()),
        )
        self.answer = self.asking.answer(question)
        self._show(self.answer)

    def _show(self, answer: Answer) -> None:
        care = self._care
        self._read.setText(f"{told_care(care)}{self.who.words(answer.question.child)}" if care else "")
        may_write = self._session().can(Right.EDIT_ENROLMENTS)
        self.outside.setVisible(answer.by_opening and may_write)
        self.view.show_answer(answer)
        self.view.show()
        self.who.ask_file(wanted=answer.is_possible and answer.question.child is None and may_write)
        self.accept_button.setVisible(may_write)
        self.other.setVisible(bool(answer.slots))
        self._show_button()

    def _show_button(self) -> None:
        answer = self.answer
        self.accept_button.setText(emergency_words.accept_words(self.view.option))
        ready = answer is not None and self.view.is_decided and not answer.is_reserved
        self.accept_button.setEnabled(ready)

    def accept(self) -> None:
        """Writes the care and the change chosen, in one deed; what is refused is told here."""
        if self.answer is None or not self.accept_button.isEnabled():
            return
        with Guard(self):
            question = self.answer.question
            granted = Granted(
                question=question,
                option=self.view.option,
                newcomer=self.who.newcomer() if question.child is None else None,
                request=self._request,
            )
            accept(self._session(), granted)
            self.line.clear()
            self._forget()
            self.line.setFocus()
            self.accepted.emit(question.day)

    def _take_slot(self, slot: FreeSlot) -> None:
        child = self.answer.question.child if self.answer else None
        name = child.name if child else self.who.name
        self._request = None
        self.line.setText(write_care(slot.day, slot.spans, name))
        self.ask()
        self.accept_button.setFocus()

    def _forget(self, *, keep_who: bool = False) -> None:
        """Nothing is answered."""
        self.answer = None
        self.view.hide()
        self.outside.hide()
        self.outside.put(None)
        self.other.hide()
        self.accept_button.setEnabled(False)
        self.accept_button.setText("Accepter")
        if not keep_who:
            self.who.forget()
            self._read.setText(CARE_HELP)

    def refuse(self, error: RuleError) -> None:
        """Under the field it names, else above the buttons."""
        if not self.who.refuse(error):
            self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()
        self.who.forget_refusal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """In the line it answers, then goes to what may be done; in the file's fields it accepts."""
        if not self.line.hasFocus():
            self.accept()
            return
        if self._timer.isActive() or self.answer is None:
            self.ask()
        if self.view.rows and not self.view.isHidden():
            checked = next((row for row, _ in self.view.rows if row.isChecked()), self.view.rows[0][0])
            checked.setFocus()
        elif self.accept_button.isEnabled():
            self.who.focus_or(self.accept_button)
        elif self.view.slot_rows and not self.view.isHidden():
            self.view.open_slots()
