"""« Et si… » over the grid (bandeau): its sentence, what it would do, accept or drop; nothing is written before."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import RuleError
from app.planning.overlay import Change
from app.planning.trial_choices import trial_choices
from app.planning.trial_deed import accept_trial
from app.planning.what_if import Outcome, TrialDesk, trial_desk
from app.session import Session
from app.users import Right
from ui import theme, what_if_words
from ui.boundary import Guard
from ui.pages.planning.what_if_form import WhatIfForm
from ui.pages.planning.what_if_parts import effect_row, refill
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError
from ui.widgets.scrolling import scrolling

WEEKS_HEIGHT = 92
"""Of the list of weeks: the grid keeps its room."""


class WhatIfBand(QFrame):
    """`open_on` shows it. `changed` tells the page to draw its weeks again, with `outcome` over them."""

    changed = Signal()
    closed = Signal()

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self.setObjectName("planning_what_if")
        self.setAccessibleName("Et si…")
        self._session = session
        self._desk: TrialDesk | None = None
        self._monday = session().clock.day()
        self.changes: list[Change] = []
        self.outcome: Outcome | None = None
        self.sentence = label("", tone="action", bold=True, wrap=True)
        self._effects = QHBoxLayout()
        self._list = QVBoxLayout()
        self._weeks = QVBoxLayout()
        self._inside = QWidget()
        self._weeks_held = scrolling(self._inside)
        self.form = WhatIfForm(session().clock.day)
        self.error = InlineError()
        self.accept_button = Button("Accepter", self.accept, kind="main")
        self.accept_button.setObjectName("what_if_accept")
        self.drop_button = Button("Abandonner", self.drop)
        self.drop_button.setObjectName("what_if_drop")
        self.mend_button = Button("Modifier…", partial(self.mend, 0))
        self.mend_button.setObjectName("what_if_mend")
        self.more_button = Button("Ajouter…", self.open_form)
        self.more_button.setObjectName("what_if_more")
        self.weeks_button = Button("Semaine par semaine", self._turn_weeks, kind="link")
        self.weeks_button.setObjectName("what_if_weeks")
        self._lay_out()
        self.form.submitted.connect(self._try)
        self.form.cancelled.connect(self._close_form)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        side = theme.scaled(theme.PADDING)
        column.setContentsMargins(side, 8, side, 8)
        column.setSpacing(6)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.weeks_button)
        for button in (self.mend_button, self.more_button, self.accept_button, self.drop_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._effects.setSpacing(theme.scaled(20))
        self._inside.setLayout(self._weeks)
        self._weeks_held.setFixedHeight(theme.scaled(WEEKS_HEIGHT))
        self._weeks.setContentsMargins(0, 0, 0, 0)
        self._weeks.setSpacing(2)
        self._weeks_held.hide()
        column.addWidget(self._head)
        column.addLayout(self._effects)
        column.addLayout(self._list)
        column.addWidget(self._weeks_held)
        column.addWidget(self.form)
        column.addWidget(self.error)

    def open_on(self, monday: date) -> None:
        """Shows the band for the weeks from there on; what is tried already stays."""
        self._monday = monday
        today = self._session().clock.day()
        self.form.offer(trial_choices(self._session(), today))
        self.show()
        self._show()
        if not self.changes:
            self.form.begin(max(monday, today))
            self.open_form()

    def reload(self, monday: date) -> None:
        """The planning was read again, on that week: what is tried is tried on what stands now."""
        self._monday, self._desk = monday, None
        if self.isVisible() and self.changes:
            with Guard(self):
                self._calculate()
            self._show()

    def open_form(self) -> None:
        """Composes one change more."""
        self.form.show()
        self.form.focus_first_asked()

    def _close_form(self) -> None:
        self.form.hide()
        if not self.changes:
            self.drop()
        else:
            self.more_button.setFocus()

    def _try(self) -> None:
        with Guard(self.form):
            change = self.form.change()
            before = list(self.changes)
            self.changes.append(change)
            try:
                self._calculate()
            except RuleError:
                self.changes = before
                raise
            self.form.begin(change.first_day)
            self.form.hide()
            self._show()
            self.changed.emit()
            self.accept_button.setFocus()

    def _calculate(self) -> None:
        session = self._session()
        first = max(session.clock.day(), min(change.first_day for change in self.changes))
        if self._desk is None or not self._desk.holds(first):
            self._desk = trial_desk(session, first)
        self.outcome = self._desk.tried(self.changes)

    def mend(self, number: int) -> None:
        """That change goes back into the form."""
        self.form.show_change(self.changes[number])
        self._take_out(number)
        self.open_form()

    def _take_out(self, number: int) -> None:
        self.changes.pop(number)
        self.outcome = None
        with Guard(self):
            if self.changes:
                self._calculate()
        self._show()
        self.changed.emit()

    def accept(self) -> None:
        """Writes all of it in one deed; a refusal is told here, and nothing is lost."""
        with Guard(self):
            accept_trial(self._session(), self.changes)
            self.drop()

    def drop(self) -> None:
        """Nothing was meant."""
        self.changes, self.outcome, self._desk = [], None, None
        self.error.forget()
        self.form.hide()
        self.hide()
        self.changed.emit()
        self.closed.emit()

    def _show(self) -> None:
        self._head.setVisible(bool(self.changes))
        self.sentence.setText(what_if_words.sentence(tuple(self.changes)))
        effects = what_if_words.effects(self.outcome) if self.outcome and self.changes else []
        refill(self._effects, [effect_row(one) for one in effects])
        several = len(self.changes) > 1
        refill(self._list, [self._row(number) for number in range(len(self.changes))] if several else [])
        weeks = self.outcome.weeks if self.outcome and self.changes else ()
        refill(self._weeks, [label(what_if_words.week_words(one), tone="muted", wrap=True) for one in weeks])
        self.weeks_button.setVisible(bool(effects))
        may_accept = self._session().can(Right.EDIT_ENROLMENTS)
        self.accept_button.setVisible(may_accept)
        self.mend_button.setVisible(len(self.changes) == 1)

    def _row(self, number: int) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = what_if_words.change_words(self.changes[number])
        row.addWidget(label(f"· {words}", wrap=True), 1)
        for said, deed in (("Modifier", self.mend), ("Retirer", self._take_out)):
            button = Button(said, partial(deed, number), kind="link", name=f"{said}\u00a0: {words}")
            button.setObjectName(f"what_if_{'mend' if deed == self.mend else 'remove'}_{number}")
            row.addWidget(button)
        return made

    def _turn_weeks(self) -> None:
        self._weeks_held.setVisible(self._weeks_held.isHidden())

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence in the band."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(chosen.action), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(chosen.selection))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()
