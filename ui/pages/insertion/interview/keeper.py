"""Keeping the draft (brouillon gardé): a second after the first sign typed, and at once when the view is left."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.drafts import draft_of, drop_draft, keep_draft, private_of
from app.errors import NotesLocked
from app.insertion.interview_entry import FORM
from app.insertion.interviews import Interview
from app.session import Session
from app.store import Draft
from ui import french
from ui.pages.insertion.interview import draft as drafts
from ui.pages.insertion.interview.form import InterviewForm
from ui.widgets.basics import Button, Sign, label

KEPT_AFTER = 1000
"""Milliseconds."""


class Keeper(QWidget):
    """« Brouillon gardé à 14 h 31 », and the button that gives it up."""

    def __init__(
        self, form: InterviewForm, session: Callable[[], Session], abandon: Callable[[], object]
    ) -> None:
        super().__init__()
        self._form, self._session = form, session
        self._base: Interview | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT_AFTER)
        self.timer.timeout.connect(self.keep)
        self.abandon = Button("Abandonner le brouillon", abandon, kind="link")
        self.abandon.setObjectName("interview_abandon")
        self._sign, self.kept = Sign("save", "muted"), label("", tone="muted")
        self.kept.setObjectName("interview_draft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.abandon, self._sign, self.kept):
            row.addWidget(widget)

    def watch(self, base: Interview | None) -> None:
        """What is typed from now on is of that interview; None: of nothing."""
        self.timer.stop()
        self._base = base
        self._say(None if base is None else draft_of(self._session(), FORM, base.path_id))

    def wait(self) -> None:
        """Something was typed: it is kept a second later."""
        if self._base is not None and not self.timer.isActive():
            self.timer.start()

    def settle(self) -> None:
        """Keeps at once what still waits."""
        if self.timer.isActive():
            self.timer.stop()
            self.keep()

    def keep(self) -> None:
        """Writes the draft."""
        base, private = self._base, self._form.private
        if base is None or not self._form.is_edited:
            return
        typed_privately = (private.read() or "") if private.is_edited else None
        content = drafts.written(self._form, base)
        try:
            keep_draft(self._session(), FORM, base.path_id, content, typed_privately)
        except NotesLocked as locked:  # the rest is kept all the same
            private.refuse(locked.sentence)
            keep_draft(self._session(), FORM, base.path_id, content)
        self._say(draft_of(self._session(), FORM, base.path_id))

    def restore(self, kept: Draft) -> None:
        """Shows a draft in the form; a private note that this person can't open now stays in it."""
        private = None
        try:
            private = private_of(self._session(), kept)
        except NotesLocked as locked:
            self._form.refuse(locked)
        drafts.put_back(self._form, kept.content, private)
        self.timer.stop()

    def drop(self) -> None:
        """Forgets the draft."""
        self.timer.stop()
        if self._base is not None:
            drop_draft(self._session(), FORM, self._base.path_id)
        self._say(None)

    def _say(self, kept: Draft | None) -> None:
        self.setVisible(kept is not None)
        if kept is not None:
            at = kept.saved_at
            today = at.date() == self._session().clock.day()
            when = "" if today else f" le {french.day_and_month(at.date())}"
            self.kept.setText(f"Brouillon gardé{when} à {french.hour(at.hour * 60 + at.minute)}")
