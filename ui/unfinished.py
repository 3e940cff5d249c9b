"""What is half typed on the pages (saisies commencées): kept a second later, and offered again at the next opening."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from app.errors import RuleError
from app.store import Draft
from app.unfinished import Unfinished, drop, free_number, keep, said, unfinished
from ui import french
from ui.boundary import Guard
from ui.reopening import begun, described, is_begun, retype
from ui.unsaved import Unsaved
from ui.widgets.unfinished_bar import UnfinishedBar

if TYPE_CHECKING:
    from ui.window import Window

KEPT_AFTER = 1000
"""Milliseconds."""
CLOSED = "Ce formulaire ne se rouvre pas de lui-même. Voici ce qui y était tapé, à reprendre à la main\u00a0:"
PARTLY = "Le formulaire a changé depuis\u00a0: tout n’a pas pu y revenir. Voici ce qui y était tapé\u00a0:"


class UnfinishedKeeper(QObject):
    """Watches the forms of a window's pages: each one half typed has one draft, until it is saved or given up."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._kept: dict[Unsaved, tuple[int, Unfinished]] = {}
        """The forms being typed: under which number, and as they were kept last."""
        self._found: list[tuple[Draft, Unfinished]] = []
        """What an earlier opening of the file left and nobody took up yet, the newest first."""
        self.bar = UnfinishedBar()
        self.bar.resumed.connect(self._resume)
        self.bar.dropped.connect(self._give_up)
        self.bar.put_off.connect(self._put_off)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT_AFTER)
        self.timer.timeout.connect(self._keep_shown)

    def note(self) -> None:
        """Something was typed, saved or given up: it is written a second later."""
        if not self.timer.isActive():
            self.timer.start()

    def settle(self) -> None:
        """The file is about to be closed: all that is half typed goes into it; passphrases and codes go away."""
        self.timer.stop()
        self._keep_of(list(self._window.pages))
        for page in self._window.pages.values():
            for form in page.unsaved():
                form.forget_secrets()

    def look(self) -> None:
        """What an earlier opening of the file left; not for a window that was put away meanwhile."""
        if self._window.isVisible():
            mine = {number for number, _ in self._kept.values()}
            kept = unfinished(self._window.desk.session)
            self._found = [one for number, one in kept.items() if number not in mine]
            self._offer()

    def _keep_shown(self) -> None:
        if self._window.isVisible():
            self._keep_of([self._window.shown])
            if self._found:
                self._read_again()

    def _keep_of(self, names: list[str]) -> None:
        """What a full disk refuses is told; what the page tells already stays where nothing is refused."""
        page = self._window.page()
        try:
            self._keep(names)
        except RuleError as refusal:
            if page is not None:
                page.refuse(refusal)

    def _read_again(self) -> None:
        """What was erased meanwhile is offered no more."""
        kept = unfinished(self._window.desk.session)
        left = [one for one in self._found if one[0].about in kept]
        if left != self._found:
            self._found = left
            self._offer()

    def _keep(self, names: list[str]) -> None:
        session = self._window.desk.session
        for form in [one for one in self._kept if not isValid(one.widget) or not is_begun(one)]:
            drop(session, self._kept.pop(form)[0])
        for name in names:
            page = self._window.pages[name]
            for form in begun(page):
                number, former = self._kept.get(form, (0, None))
                now = described(page, name, form)
                if now.texts and now != former:
                    number = number or free_number(session)
                    keep(session, number, now)
                    self._kept[form] = number, now

    def _offer(self) -> None:
        if not self._found:
            self.bar.hide()
            return
        draft, one = self._found[0]
        when = self._when(draft.saved_at)
        words = f"{one.words}\u00a0: saisie commencée {when}, pas enregistrée."
        self.bar.offer(words, len(self._found) - 1)

    def _when(self, at: datetime) -> str:
        today = self._window.desk.session.clock.day()
        day = "" if at.date() == today else f"le {french.day_and_month(at.date())} "
        return f"{day}à {french.hour(at.hour * 60 + at.minute)}"

    def _resume(self) -> None:
        self._read_again()
        if not self._found:
            return
        draft, one = self._found[0]
        form = self._reopened(draft, one)
        if form is None:
            return
        if one.texts.items() <= form.texts().items():
            self._kept[form] = draft.about, one
            self._found.pop(0)
            self._offer()
        else:  # it stays whole under its number
            self._show_text(draft, one, PARTLY)

    def _reopened(self, draft: Draft, one: Unfinished) -> Unsaved | None:
        window = self._window
        form = None
        if any(entry.name == one.page for entry in window.entries):
            window.go(one.page)
            page = window.pages[one.page]
            page.forget_refusal()
            if one.kind:
                window.open(one.page, one.kind, one.about)
            if page.banner.sentence and begun(page):
                return None  # something else is being typed there: it says so
            with Guard(page) as asked:
                form = retype(page, one)
            if not asked.passed:
                return None
        if form is None:
            self._show_text(draft, one, CLOSED)
        return form

    def _show_text(self, draft: Draft, one: Unfinished, why: str) -> None:
        text = "\n".join(f"{name}\u00a0: {text}" for name, text in said(one))
        self.bar.show_text(f"{one.words}, {self._when(draft.saved_at)}. {why}", text)

    def _put_off(self) -> None:
        """It waits for the next opening; those behind it are offered."""
        self._found.pop(0)
        self._offer()

    def _give_up(self) -> None:
        drop(self._window.desk.session, self._found.pop(0)[0].about)
        self._offer()
