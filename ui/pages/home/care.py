"""Care requests answered in their own row (demandes d'accueil): yes, yes otherwise, no with its reason."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import RuleError
from app.insertion.care_answers import Acceptance, accept_request
from app.insertion.care_desk import Asked, CareCase
from app.insertion.care_requests import Became, acknowledge_withdrawal, decline_request
from app.session import Session
from ui import french, theme
from ui.boundary import Guard
from ui.pages.home.care_form import AcceptForm, DeclineForm
from ui.pages.home.care_words import found, wanted, when, why
from ui.pages.home.row import TodoRow
from ui.widgets.basics import Button, Sign, label
from ui.widgets.inline_error import InlineError

NBSP = french.NBSP
SIGNS: dict[theme.Tone, str] = {"fine": "check", "amber": "alert", "alert": "alert", "muted": "info"}
ACCENT = 3
"""Room over a line, for the accent of a capital."""


class CareRow(QWidget):
    """One request. Its forms are made when they open; while one is open the row itself is kept through readings."""

    opened = Signal()
    planning_wanted = Signal()
    """To see the request against the day's load, and what the team could change."""

    def __init__(self, session: Callable[[], Session], asked: Asked) -> None:
        super().__init__()
        self._session = session
        self.form: AcceptForm | DeclineForm | None = None
        name, number = asked.case.child.name, asked.case.request.id
        self.accept = Button("Accepter", self.say_yes, name=f"Accepter l’accueil, {name}")
        self.decline = Button("Refuser…", self.open_no, name=f"Refuser l’accueil, {name}")
        self.otherwise = Button(
            "Autrement…", self.open_yes, kind="link", name=f"Accepter autrement l’accueil, {name}"
        )
        self.planning = Button(
            "Voir au planning", self.planning_wanted.emit, kind="link", name=f"Voir au planning, {name}"
        )
        self.planning.setObjectName(f"home_planning_{number}")
        self.accept.setObjectName(f"home_accept_{number}")
        self.decline.setObjectName(f"home_decline_{number}")
        self.otherwise.setObjectName(f"home_otherwise_{number}")
        self.error = InlineError()
        self._lay_out(name)
        self.show_asked(asked)

    def _lay_out(self, name: str) -> None:
        self._why, self._hours = label("", tone="muted", wrap=True), label("", wrap=True)
        self._found = QVBoxLayout()
        said = QVBoxLayout()
        said.addWidget(self._hours)
        said.addLayout(self._found)
        said.addStretch()
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addLayout(said, 1)
        beside.addWidget(self._buttons(), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        title = label(f"{name}{NBSP}: accueil demandé", bold=True, wrap=True)
        for one in (title, self._why, self._hours):
            one.setContentsMargins(0, ACCENT, 0, 0)
        self._column.addWidget(title)
        self._column.addWidget(self._why)
        self._column.addLayout(beside)
        self._column.addWidget(self.error)
        for column in (self._found, said, self._column):
            column.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        row.addWidget(Sign("calendar", "action"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)

    def _buttons(self) -> QWidget:
        self._answers = QWidget()
        grid = QGridLayout(self._answers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.accept, 0, 0)
        grid.addWidget(self.decline, 0, 1)
        grid.addWidget(self.otherwise, 1, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.planning, 2, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        return self._answers

    @property
    def key(self) -> int:
        """What tells this row from the other requests'."""
        return self.asked.case.request.id

    @property
    def is_edited(self) -> bool:
        """Whether an answer is being given."""
        return self.form is not None

    def show_asked(self, asked: Asked) -> None:
        """The request as it stands now; what is chosen and typed of its answer stays."""
        self.asked = asked
        self._why.setText(why(asked.case))
        self._hours.setText(wanted(asked))
        told = list(found(asked))
        self._show_found(told)
        self.accept.setEnabled(bool(asked.ways.became))
        self.accept.setAccessibleDescription("" if asked.ways.became else told[0][0])
        self.otherwise.setVisible(asked.ways.at_once)
        self.planning.setVisible(asked.case.request.is_dated and not asked.past)
        if isinstance(self.form, AcceptForm):
            if asked.ways.became:
                self.form.show_asked(asked)
            else:
                self.close_form()

    def _show_found(self, told: Iterable[tuple[str, theme.Tone]]) -> None:
        while (item := self._found.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, tone in told:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(Sign(SIGNS[tone], tone, 14), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words, tone=tone, wrap=True), 1)
            self._found.addWidget(line)

    def say_yes(self) -> None:
        """At once where a plain yes is enough, else by asking what is left to choose."""
        if self.asked.ways.at_once:
            with Guard(self):
                accept_request(self._session(), self.asked.case.request, Acceptance(became=Became.EXCEPTIONS))
        else:
            self.open_yes()

    def open_yes(self) -> None:
        """What it becomes, asked in the row."""
        form = AcceptForm(self.asked, self._session().clock.day)
        form.accept.setAccessibleName(self.accept.accessibleName())
        self._open(form, self._accept)

    def open_no(self) -> None:
        """The reason, asked in the row."""
        form = DeclineForm()
        form.decline.setAccessibleName(self.decline.accessibleName())
        self._open(form, self._decline)

    def _open(self, form: AcceptForm | DeclineForm, save: Callable[[], None]) -> None:
        self.close_form()
        self.forget_refusal()
        self.form = form
        form.setObjectName(f"home_care_form_{self.asked.case.request.id}")
        form.setContentsMargins(0, 8, 0, 4)
        form.submitted.connect(save)
        form.cancelled.connect(self._give_up)
        self._column.addWidget(form)
        self._answers.hide()
        form.show()
        form.focus_first()
        self.opened.emit()

    def _accept(self) -> None:
        if isinstance(self.form, AcceptForm):
            with Guard(self.form):
                accept_request(self._session(), self.asked.case.request, self.form.acceptance())

    def _decline(self) -> None:
        if isinstance(self.form, DeclineForm):
            with Guard(self.form):
                decline_request(self._session(), self.asked.case.request, self.form.typed())

    def _give_up(self) -> None:
        before = self.accept if isinstance(self.form, AcceptForm) else self.decline
        self.close_form()
        before.setFocus()

    def close_form(self) -> None:
        """Puts the answer away."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._answers.show()

    def take_focus(self) -> None:
        """The cursor comes to the first thing to do."""
        if self.form is not None:
            self.form.focus_first()
        else:
            (self.accept if self.accept.isEnabled() else self.decline).setFocus()

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence in the row."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()


class WithdrawnRow(TodoRow):
    """An accepted request that was taken back: its care stands in the planning until somebody takes it out."""

    def __init__(self, session: Callable[[], Session], case: CareCase) -> None:
        reason = f" ({case.request.reason})" if case.request.reason else ""
        super().__init__(
            "undo",
            "amber",
            f"{case.child.name}{NBSP}: la demande acceptée est retirée",
            f"{case.event.label}, {when(case)}{reason}. L’accueil est encore au planning.",
        )
        self._session, self.case = session, case
        self.error = InlineError()
        self.column.addWidget(self.error)

    def offer_seen(self) -> None:
        """« Vu », after the other buttons."""
        self.seen = self.offer(
            "Vu",
            self.note_seen,
            spoken=f"Retrait vu, {self.case.child.name}",
            name=f"home_seen_{self.case.request.id}",
        )

    def note_seen(self) -> None:
        """The row goes away."""
        with Guard(self):
            acknowledge_withdrawal(self._session(), self.case.request)

    def take_focus(self) -> None:
        """The cursor comes to « Vu »."""
        self.seen.setFocus()

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence in the row."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()
