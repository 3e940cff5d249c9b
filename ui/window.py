"""The window once somebody is logged in (fenêtre): navigation, header, one page at a time, foot line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.deeds import words
from app.session import Session
from app.settings import is_demonstration
from app.store import Committed, Record
from app.structure.records import CapacitySlot, Identity
from app.users import Right
from ui.changes import Changes
from ui.creche_name import named
from ui.finder import Answer
from ui.foot import Foot
from ui.header import Header
from ui.help import HelpPanel
from ui.keyboard import shortcuts
from ui.navigation import Navigation
from ui.page import Desk, Page
from ui.pages import PAGES, PageEntry
from ui.searching import answers
from ui.tab_order import enter
from ui.unfinished import UnfinishedKeeper
from ui.waiting import Waiting
from ui.widgets.stage import Stage, in_the_room_left


class Window(QWidget):
    """One person's work place. `left` asks for another person; `resume` gives it back with its drafts."""

    left = Signal()

    def __init__(self, desk: Desk, entries: Sequence[PageEntry] = PAGES) -> None:
        super().__init__()
        self.desk = desk
        desk.go = self.go
        desk.open = self.open
        session = desk.session
        self.entries = [entry for entry in entries if entry.right is None or session.can(entry.right)]
        self.pages: dict[str, Page] = {}
        self.shown = ""
        self.creche = ""
        self.navigation = Navigation(self.entries, session.user)
        self.waiting = Waiting(desk, self.navigation)
        self.header = Header(self.search, paths=session.can(Right.SEE_INSERTION))
        self.foot = Foot()
        self.unfinished = UnfinishedKeeper(self)
        self.help = HelpPanel()
        self.stack = Stage()
        self._lay_out()
        self._connect()
        self.resume(session)

    def resume(self, session: Session) -> None:
        """Takes up the work with a fresh session: drafts are kept, everything shown is read again."""
        self.desk.session = session
        self.changes = Changes(session.store, self)
        self.changes.changed.connect(self.note_changed)
        self.changes.committed.connect(self.tell_deed)
        self.changes.committed.connect(self.unfinished.note)
        self.changes.changed.connect(self.waiting.note_changed)
        for page in self.pages.values():
            page.is_stale = True
        self._show_creche()
        self._show_history()
        if self.entries:
            self.go(self.shown or self._first())
        self.waiting.later.start()

    def go(self, name: str, id: int | None = None, kind: str = "") -> None:
        """Shows a page (built at its first show, read again when stale), on one record where `id` is given."""
        entry = next(entry for entry in self.entries if entry.name == name)
        page = self.pages.get(name) or self._build(entry)
        self.shown = name
        self.stack.setCurrentWidget(page)
        self.navigation.mark(name)
        self.frame()
        if page.is_stale:
            with page.guard():
                page.refresh()
        if id is not None:
            with page.guard():
                page.open(kind or (entry.opens[0] if entry.opens else ""), id)
        self._show_title()
        self._show_keys()
        if self.help.isVisible():
            self.help.show_topic(page.help_topic)

    def open(self, name: str, kind: str, id: int) -> None:
        """Shows a page on one of the kinds of things that it opens."""
        self.go(name, id, kind)

    def frame(self) -> None:
        """What stands around the page: nothing where it wants the whole window, no foot where it has its own."""
        page = self.page()
        wide = page is not None and page.is_wide
        self.navigation.setVisible(not wide)
        self.header.setVisible(not wide)
        self.foot.setVisible(not wide and page is not None and page.framed)

    def find_anything(self) -> None:
        """Ctrl+K: the search field, which comes back where a page took the whole window."""
        self.header.show()
        self.header.finder.summon()

    def settle(self) -> None:
        """Before the file is closed: each page writes what waits for a pause, and nothing is counted any more."""
        self.waiting.later.stop()
        for page in self.pages.values():
            with page.guard():
                page.settle()
        self.unfinished.settle()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self.shown:
            enter(self.pages[self.shown])
        else:
            super().setFocus(reason)

    def page(self) -> Page | None:
        """The page shown."""
        return self.pages.get(self.shown)

    def search(self, text: str) -> list[Answer]:
        """What Ctrl+K answers to these letters."""
        return answers(self.desk.session, self.entries, text)

    def note_changed(self, kinds: frozenset[type[Record]]) -> None:
        """Reloads the page shown where it depends on one of the kinds; marks the others stale."""
        for name, page in self.pages.items():
            if page.kinds & kinds:
                page.is_stale = True
                if name == self.shown:
                    with page.guard():
                        page.refresh()
        if kinds & {Identity, CapacitySlot}:
            self._show_creche()

    def tell_deed(self, notice: Committed) -> None:
        """Says the last deed in the foot line."""
        self.foot.tell(notice, self.desk.session.store)
        self._show_history()

    def undo(self) -> None:
        """Takes the last deed back; a refusal is told on the page."""
        page = self.page()
        if page is not None:
            with page.guard():
                self.desk.session.store.undo()
            self._show_history()

    def redo(self) -> None:
        """Does again what was taken back."""
        page = self.page()
        if page is not None:
            with page.guard():
                self.desk.session.store.redo()
            self._show_history()

    def show_help(self) -> None:
        """F1: the help of the page shown."""
        page = self.page()
        self.help.show_topic(page.help_topic if page is not None else "window")

    def close_help(self) -> None:
        """Back to the page."""
        self.help.hide()
        page = self.page()
        if page is not None:
            page.setFocus()

    def open_answer(self, answer: Answer) -> None:
        """Goes to what was found."""
        self.go(answer.page, answer.id, answer.kind)

    def _first(self) -> str:
        """The page on which this person's day begins."""
        role = self.desk.session.user.role
        return next((entry for entry in self.entries if entry.first_for is role), self.entries[0]).name

    def _build(self, entry: PageEntry) -> Page:
        page = self.pages[entry.name] = entry.make(self.desk)
        page.retitled.connect(self._show_title)
        page.drafted.connect(self.foot.show_draft)
        page.drafted.connect(self.unfinished.note)
        page.typed.connect(self.unfinished.note)
        page.widened.connect(self.frame)
        page.rekeyed.connect(self._show_keys)
        page.told.connect(self.foot.show_sentence)
        self.stack.addWidget(page)
        return page

    def _show_title(self) -> None:
        page = self.page()
        if page is not None:
            self.header.show_title(page.title, page.subtitle)

    def _show_keys(self) -> None:
        page = self.page()
        if page is not None and page.keys:
            self.foot.show_keys(page.keys)

    def _show_history(self) -> None:
        store = self.desk.session.store
        undoable, redoable = store.can_undo(), store.can_redo()
        self.header.show_history(undoable and words(undoable), redoable and words(redoable))

    def _show_creche(self) -> None:
        session = self.desk.session
        name, places = named(session)
        self.creche = name or self.desk.folder.name
        self.navigation.show_creche(self.creche, places, invented=is_demonstration(session.store))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(in_the_room_left(self.stack), 1)
        middle.addWidget(self.help)
        self.help.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.unfinished.bar)
        right.addLayout(middle, 1)
        right.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.go)
        self.navigation.left.connect(self.left)
        self.header.undone.connect(self.undo)
        self.header.redone.connect(self.redo)
        self.header.helped.connect(self.show_help)
        self.header.finder.picked.connect(self.open_answer)
        self.foot.undone.connect(self.undo)
        self.foot.redone.connect(self.redo)
        self.help.closed.connect(self.close_help)
        self.waiting.later.timeout.connect(self.unfinished.look)
        keys = {"Ctrl+K": self.find_anything, "Ctrl+Z": self.undo, "Ctrl+Y": self.redo, "F1": self.show_help}
        shortcuts(self, keys | {"Ctrl+Shift+Z": self.redo})
