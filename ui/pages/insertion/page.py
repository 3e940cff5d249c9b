"""Insertion: the counsellor's page — her day, the paths, a parent's thread, interviews, agenda, meetings, figures."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from app.consulting import Consulted, consulted
from app.errors import NotFound
from app.insertion.interviews import Interview
from app.insertion.parent_sheet import latest_path
from app.store import Store
from ui import theme
from ui.keyboard import numbered
from ui.page import Page
from ui.pages.insertion.tabs import KINDS, OVER, TABS
from ui.pages.insertion.view import View
from ui.widgets.basics import Button
from ui.widgets.segmented import SegmentedFilter

if TYPE_CHECKING:
    from ui.pages.insertion.figures_view import FiguresView
    from ui.pages.insertion.interview_view import InterviewView
    from ui.pages.insertion.paper_view import PaperView
    from ui.pages.insertion.parent_view import ParentView

T = TypeVar("T")
ONES = {"orientation": "orientations", "meeting": "meetings", "partner": "partners"}
"""The tab of each kind of thing that has a card there."""
Draw = Callable[[T], bytes]
BUSY = (
    "Une saisie est en cours sur cette page\u00a0: Entrée l’enregistre, Échap l’abandonne. "
    "La page demandée s’ouvrira ensuite."
)


class InsertionPage(Page):
    """One view at a time; a parent's page and an interview open over the tab that one came from."""

    title = "Insertion"
    help_topic = "insertion"
    kinds = KINDS

    def build(self) -> None:
        self._read_on = self.session.clock.day()
        self.minute = QTimer(self)
        self.minute.setInterval(60_000)
        self.minute.timeout.connect(self._follow_clock)
        self.minute.start()
        self._tabs = frozenset(one.name for one in TABS)
        self._made: dict[str, View] = {}
        self._trail: list[View] = []
        self._consulted: tuple[Store, int] | None = None
        self.tabs = SegmentedFilter("Vues de l’insertion")
        self.tabs.show_choices([(one.name, one.title) for one in TABS])
        self.tabs.chosen.connect(self.show_tab)
        self.back_button = Button("Retour", self.back, icon="left", name="Retour à la vue précédente (Alt+←)")
        self.back_button.setObjectName("insertion_back")
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.back_button)
        head.addWidget(self.tabs)
        head.addStretch()
        self.stack = QStackedWidget()
        self.body.addLayout(head)
        self.body.addWidget(self.stack, 1)
        for number, one in enumerate(TABS, start=1):
            numbered(self, number, partial(self.show_tab, one.name), ctrl=True)
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        escape = QShortcut(QKeySequence("Escape"), self.back_button, self.back)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._show(self.view(TABS[0].name))

    def view(self, name: str) -> View:
        """The view of that name, imported and built when it is first wanted."""
        if name not in self._made:
            entry = next(one for one in (*TABS, *OVER) if one.name == name)
            made = self._made[name] = entry.make(self)
            made.drafted.connect(self.tell_draft)
            self.stack.addWidget(made)
        return self._made[name]

    @property
    def parent_view(self) -> "ParentView":
        """The parent's page."""
        return cast("ParentView", self.view("parent"))

    @property
    def interview_view(self) -> "InterviewView":
        """The interview's screen."""
        return cast("InterviewView", self.view("interview"))

    @property
    def shown(self) -> View:
        """The view on the screen."""
        found = self.stack.currentWidget()
        assert isinstance(found, View)
        return found

    def show_tab(self, name: str) -> None:
        """One of the tabs."""
        self.forget_refusal()
        self._consulted = None
        self._trail.clear()
        self._show(self.view(name))

    def show_parent(self, path_id: int) -> None:
        """A parent's page, on that path."""
        view = self.parent_view
        if view.is_busy_with_another(path_id):
            self._over(view)
            self.banner.tell(BUSY)
            return
        with self.guard():
            view.show_path(path_id)
            self._over(view)
            self.note_consulted(view.sheet.parent.id)

    def log_interview(self, path_id: int | None, interview: Interview | None = None) -> None:
        """The interview's screen: that one, or a new one of that path; None: of a parent still to choose."""
        view = self.interview_view
        with self.guard():
            view.show_interview(path_id, interview)
            self._over(view)

    def note_consulted(self, parent_id: int) -> None:
        """Journals that this parent's facts were opened: once, until another's are or somebody comes in anew."""
        if self._consulted != (self.session.store, parent_id):
            self._consulted = (self.session.store, parent_id)
            consulted(self.session, Consulted.PARENT, parent_id)

    def show_paper(self, said: str, file: str, data: T, draw: Draw[T], also: bytes = b"") -> None:
        """A paper, over the view that asks for it; « Revenir » comes back to it."""
        view = cast("PaperView", self.view("paper"))
        view.show_paper(said, file, data, draw, also)
        view.pane.about = self._consulted[1] if self.shown.name == "parent" and self._consulted else 0
        self._over(view)

    def show_one(self, kind: str, id: int) -> None:
        """An orientation, a meeting or a partner, in its tab."""
        self.show_tab(ONES[kind])
        self.shown.show_one(id)

    def back(self) -> None:
        """To the view that one came from."""
        if self._trail:
            self._show(self._trail.pop())

    def _over(self, view: View) -> None:
        if view is not self.shown:
            self._trail.append(self.shown)
        self._show(view)

    def _follow_clock(self) -> None:
        """Each minute: a new day is read everywhere, the counsellor's day goes on with the hour."""
        if self.isVisible() and (self._is_new_day() or self.shown.name == TABS[0].name):
            self.refresh()

    def _is_new_day(self) -> bool:
        """Whether the day has changed since the views were read; they are stale then."""
        today = self.session.clock.day()
        if today == self._read_on:
            return False
        self._read_on = today
        self.mark_stale()
        return True

    def _show(self, view: View) -> None:
        self._is_new_day()
        self.stack.setCurrentWidget(view)
        tab = view.name in self._tabs
        self.back_button.setVisible(not tab)
        self.tabs.setVisible(tab)
        if tab:
            self.tabs.choose(view.name)
        if view.is_stale:
            with self.guard():
                view.refresh()
        self.tell()
        view.enter()

    def tell(self) -> None:
        """The title's grey text, the help and the keys of the view shown."""
        self.help_topic = self.shown.help_topic
        self.subtitle = self.shown.subtitle
        self.keys = self.shown.keys
        self.rekeyed.emit()

    def reload(self) -> None:
        """Reads the view shown; the others when they are next shown."""
        self.mark_stale()
        try:
            self.shown.refresh()
        except NotFound:  # what it showed was undone
            if not self._trail:
                raise
            self.back()
        self.tell()

    def mark_stale(self) -> None:
        """Each view reads again when it is next shown."""
        for view in self._made.values():
            view.is_stale = True

    def open(self, kind: str, id: int) -> None:
        """A path, a parent's open or latest one, a tab by its name, or the simulator of the figures."""
        if kind == "parent":
            path = latest_path(self.session, id)
            if path is not None:
                self.show_parent(path.id)
        elif kind == "simulator":
            self.show_tab("figures")
            cast("FiguresView", self.shown).open_simulator()
        elif kind in self._tabs:
            self.show_tab(kind)
        elif kind in ONES:
            self.show_one(kind, id)
        elif id:
            self.show_parent(id)

    def place(self, form: QWidget) -> tuple[str, int]:
        return next(view for view in self._made.values() if view.isAncestorOf(form)).place(form)

    def settle(self) -> None:
        """Each view writes what waits."""
        for view in self._made.values():
            view.settle()

    def tell_draft(self) -> None:
        """Whether something typed is not saved, anywhere on the page."""
        self.drafted.emit(any(view.is_edited for view in self._made.values()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_new_day():
            self.refresh()
        before = QApplication.focusWidget()
        if before is None or not self.isAncestorOf(before):
            self.shown.enter()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        _ = reason
        self.shown.enter()
