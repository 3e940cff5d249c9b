"""Keeping a form's draft (brouillon gardé): a second after the first sign typed, and at once when it is left."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.drafts import draft_of, drop_draft, keep_draft
from app.session import Session
from app.store import Draft
from ui import french
from ui.forms import Form
from ui.widgets.basics import Button, Sign, label

KEPT_AFTER = 1000
"""Milliseconds."""


class DraftKeeper(QWidget):
    """« Brouillon gardé à 14 h 31 », and the button that gives it up. Of each thing `about` there is one draft."""

    def __init__(
        self,
        name: str,
        form: Form,
        session: Callable[[], Session],
        written: Callable[[], str],
        abandon: Callable[[], object],
    ) -> None:
        super().__init__()
        self.name, self._form, self._session, self._written = name, form, session, written
        self.about: int | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT_AFTER)
        self.timer.timeout.connect(self.keep)
        self.abandon = Button("Abandonner le brouillon", abandon, kind="link")
        self.abandon.setObjectName(f"{name}_abandon")
        self._sign, self.kept = Sign("save", "muted"), label("", tone="muted")
        self.kept.setObjectName(f"{name}_draft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.abandon, self._sign, self.kept):
            row.addWidget(widget)

    def watch(self, about: int | None) -> None:
        """What is typed from now on is of that thing; None: of nothing."""
        self.timer.stop()
        self.about = about
        self.say(self.found())

    def found(self) -> Draft | None:
        """The draft kept of the thing watched."""
        return None if self.about is None else draft_of(self._session(), self.name, self.about)

    def wait(self) -> None:
        """Something was typed: it is kept a second later."""
        if self.about is not None and not self.timer.isActive():
            self.timer.start()

    def settle(self) -> None:
        """Keeps at once what still waits."""
        if self.timer.isActive():
            self.timer.stop()
            self.keep()

    def keep(self) -> None:
        """Writes the draft."""
        if self.about is not None and self._form.is_edited:
            self.write(self.about, self._written())
            self.say(self.found())

    def write(self, about: int, content: str) -> None:
        """Into the file; a form with a private part keeps it sealed beside."""
        keep_draft(self._session(), self.name, about, content)

    def drop(self) -> None:
        """Forgets the draft."""
        self.timer.stop()
        if self.about is not None:
            drop_draft(self._session(), self.name, self.about)
        self.say(None)

    def say(self, kept: Draft | None) -> None:
        """Since when it is kept; nothing where there is none."""
        self.setVisible(kept is not None)
        if kept is not None:
            at = kept.saved_at
            today = at.date() == self._session().clock.day()
            when = "" if today else f" le {french.day_and_month(at.date())}"
            self.kept.setText(f"Brouillon gardé{when} à {french.hour(at.hour * 60 + at.minute)}")
