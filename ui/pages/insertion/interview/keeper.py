"""Keeping the interview's draft (brouillon de l'entretien): its private note is sealed beside it."""

from collections.abc import Callable

from app.drafts import keep_draft, private_of
from app.errors import NotesLocked
from app.insertion.interview_entry import FORM
from app.insertion.interviews import Interview
from app.session import Session
from app.store import Draft
from ui.draft_keeper import DraftKeeper
from ui.pages.insertion.interview import draft as drafts
from ui.pages.insertion.interview.form import InterviewForm


class Keeper(DraftKeeper):
    """One draft a path, whichever interview of it is typed."""

    def __init__(
        self, form: InterviewForm, session: Callable[[], Session], abandon: Callable[[], object]
    ) -> None:
        super().__init__(FORM, form, session, self._content, abandon)
        self._interview_form = form
        self._base: Interview | None = None

    def watch_interview(self, base: Interview | None) -> None:
        """What is typed from now on is of that interview; None: of nothing."""
        self._base = base
        self.watch(None if base is None else base.path_id)

    def _content(self) -> str:
        assert self._base is not None
        return drafts.written(self._interview_form, self._base)

    def write(self, about: int, content: str) -> None:
        private = self._interview_form.private
        typed_privately = (private.read() or "") if private.is_edited else None
        try:
            keep_draft(self._session(), FORM, about, content, typed_privately)
        except NotesLocked as locked:  # the rest is kept all the same
            private.refuse(locked.sentence)
            keep_draft(self._session(), FORM, about, content)

    def restore(self, kept: Draft) -> None:
        """Shows a draft in the form; a private note that this person can't open now stays in it."""
        private = None
        try:
            private = private_of(self._session(), kept)
        except NotesLocked as locked:
            self._interview_form.refuse(locked)
        drafts.put_back(self._interview_form, kept.content, private)
        self.timer.stop()
