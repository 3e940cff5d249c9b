"""A page (page): what every page of the window has, and the desk it works at.

A new page is one file (a subclass of Page) and one line in `ui.pages.PAGES`:

    class ChildrenPage(Page):
        title = "Enfants et familles"
        help_topic = "children"                       # resources/help/children.md
        kinds = frozenset({Child, Parent})            # reload() after a commit that touches one of these

        def build(self) -> None:                      # once, at the first show: make the widgets
            self.table = Table("children", "Enfants", COLUMNS)
            self.body.addWidget(self.table)

        def reload(self) -> None:                     # fill the widgets; an edited form is left alone
            self.table.set_rows(children(self.session))
            self.subtitle = french.plural(len(self.table.model_.rows), "enfant")

Use cases run inside `with self.guard():`, which shows a RuleError in the page's banner, or
`with Guard(self.form):`, which shows it in the form.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import RuleError
from app.session import Session
from app.store import Record
from ui import theme
from ui.boundary import Guard
from ui.forms import Form
from ui.unsaved import TypingPlace, Unsaved
from ui.widgets.inline_error import InlineError


def _nowhere(_page: str, _kind: str, _id: int) -> None:
    """No window is there yet."""


@dataclass(kw_only=True)
class Desk:
    """What the pages of one person share. The session changes when the same person logs in again."""

    session: Session
    folder: Path
    go: Callable[[str, int | None], None]
    """`go("children", 12)` shows that page, on that record."""
    open: Callable[[str, str, int], None] = _nowhere
    """`open("insertion", "simulator", 0)` shows that page, on one of the kinds of things that it opens."""


class Page(TypingPlace):
    """Base of every page. Subclasses set the class attributes and write `build` and `reload`."""

    title: ClassVar[str] = ""
    help_topic: str = "window"
    """A page of several views may change it."""
    kinds: ClassVar[frozenset[type[Record]]] = frozenset()
    keys: str = ""
    """The keys that work now, for the foot line: « Entrée : noter · F1 : aide »; a page may change them."""
    framed: ClassVar[bool] = True
    """False for the door page, which draws to its own edges and has its own foot."""

    retitled = Signal()
    drafted = Signal(bool)
    """True when something typed is not saved yet; the foot line says so."""
    told = Signal(str)
    """A sentence for the foot line: where a file went, what is being made."""
    rekeyed = Signal()
    """`keys` are others now."""
    widened = Signal()
    """`is_wide` turned: the page wants the whole window, or gives it back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.is_stale = True
        self.is_wide = False
        self._subtitle = ""
        self.lines: tuple[Unsaved, ...] = ()
        """Where else than in a form something may be typed and not saved."""
        self.banner = InlineError(framed=True)
        self.body = QVBoxLayout(self)
        margin = theme.scaled(theme.MARGIN) if self.framed else 0
        self.body.setContentsMargins(margin, 4 if self.framed else 0, margin, 12 if self.framed else 0)
        self.body.setSpacing(theme.GAP)
        self.body.addWidget(self.banner)
        self.build()

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self.desk.session

    @property
    def subtitle(self) -> str:
        """The grey text after the title."""
        return self._subtitle

    @subtitle.setter
    def subtitle(self, text: str) -> None:
        self._subtitle = text
        self.retitled.emit()

    def build(self) -> None:
        """Makes the widgets, once, into `self.body`."""

    def reload(self) -> None:
        """Fills the widgets from the store. An edited form is left as it is."""

    def open(self, kind: str, id: int) -> None:
        """Shows one record (`PageEntry.opens` says which kinds): a find result, a link from another page."""

    def unsaved(self) -> list[Unsaved]:
        """What may be typed in and not saved."""
        forms: list[Unsaved] = list(self.findChildren(Form))
        return [*forms, *self.lines]

    def place(self, _form: QWidget) -> tuple[str, int]:
        """What `open` must show for that form to be there again; nothing where the page is enough."""
        return "", 0

    def settle(self) -> None:
        """Writes at once what waits for a pause in typing; the file is about to be closed."""

    def guard(self) -> Guard:
        """`with self.guard(): use_case(…)`: a refusal is told in the page's banner."""
        return Guard(self)

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence at the top of the page."""
        self.banner.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.banner.forget()

    def refresh(self) -> None:
        """Reloads now; called by the window when the page shows and something it depends on changed."""
        self.is_stale = False
        self.reload()
