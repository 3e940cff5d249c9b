"""Interviews without a state, answered where they stand (entretiens sans suite): one key or one click each."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.errors import RuleError
from app.insertion.interviewing import record_interview
from app.insertion.interviews import InterviewState
from app.report.missing_interviews import MissingInterview
from app.session import Session
from ui import french, theme
from ui.boundary import Guard
from ui.insertion_codes import STATE_KEYS
from ui.pages.reports.answers import MOST_SHOWN, NARROW, AnswerDesk, RowToAnswer
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError

ANSWERS = (InterviewState.HELD, InterviewState.EXCUSED, InterviewState.NO_SHOW, InterviewState.CANCELLED)
"""What may have become of an interview that is past."""
BARE = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class InterviewRow(RowToAnswer):
    """Whose interview, when; T, E, M or A says what became of it, and the next one takes its place."""

    def __init__(self, session: Callable[[], Session], missing: MissingInterview) -> None:
        super().__init__()
        self.missing = missing
        self._session = session
        one = missing.interview
        when = f"{french.day_short(one.day)} à {french.hour(one.start)}"
        name = f"{missing.parent.name}, {when}"
        self.setAccessibleName(f"Entretien sans suite\u00a0: {name}")
        self.error = InlineError()
        self.open = Button(
            "",
            partial(self.wanted.emit, "insertion", "path", one.path_id),
            kind="bare",
            icon="right",
            name=f"Ouvrir la page du parent, {name}",
        )
        self.open.setObjectName("missing_interview_open")
        self.open.setFixedWidth(theme.scaled(NARROW))
        self.buttons = {state: self._button(state, name) for state in ANSWERS}
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(label(missing.parent.name, bold=True))
        words.addWidget(label(f"{when}, {french.duration(one.minutes)}", tone="muted"), 1)
        answer = QHBoxLayout()
        answer.setSpacing(4)
        for button in self.buttons.values():
            answer.addWidget(button)
        answer.addStretch()
        answer.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(6)
        column.addLayout(words)
        column.addLayout(answer)
        column.addWidget(self.error)

    def _button(self, state: InterviewState, name: str) -> Button:
        words, letter = STATE_KEYS[state]
        made = Button(f"{letter}  {words}", partial(self.note_state, state), name=f"{words}, {name}")
        made.setObjectName(f"missing_interview_{state}")
        return made

    @property
    def key(self) -> Hashable:
        return self.missing.interview.id

    def take_focus(self) -> None:
        self.buttons[InterviewState.HELD].setFocus()

    def note_state(self, state: InterviewState) -> None:
        """Writes what became of it; the row goes away with the page's reload."""
        with Guard(self):
            record_interview(self._session(), replace(self.missing.interview, state=state))

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence under the row."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        states = {STATE_KEYS[state][1]: state for state in ANSWERS}
        state = states.get(event.text().upper()) if event.modifiers() in BARE else None
        if state is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self.note_state(state)


class InterviewsDesk(AnswerDesk[InterviewRow]):
    """The interviews of a month that wait for a state."""

    others = ("autre, affiché", "autres, affichés")
    once = "quand ceux-ci auront une suite"

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session

    def show_missing(self, missing: Sequence[MissingInterview]) -> None:
        """Shows these; the cursor stays where it was."""
        self.show_rows([InterviewRow(self._session, one) for one in missing[:MOST_SHOWN]], len(missing))
