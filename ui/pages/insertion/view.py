"""A view of the insertion's page (vue): one of its tabs, or what opens from them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import RuleError
from app.session import Session
from app.users import Right
from ui import theme
from ui.boundary import Guard

if TYPE_CHECKING:
    from ui.pages.insertion.page import InsertionPage


class View(QWidget):
    """Subclasses set the class attributes and write `build` and `reload`; refusals go to the page's banner."""

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    help_topic: ClassVar[str] = "insertion"
    keys: ClassVar[str] = ""

    drafted = Signal()

    def __init__(self, page: "InsertionPage") -> None:
        super().__init__()
        self.page = page
        self.is_stale = True
        self.setObjectName(f"insertion_{self.name}")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.GAP)
        self.build()

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self.page.session

    @property
    def may_edit(self) -> bool:
        """Whether this person may write in the insertion's files."""
        return self.session.can(Right.EDIT_INSERTION)

    @property
    def is_edited(self) -> bool:
        """Whether something typed here is not saved."""
        return False

    @property
    def subtitle(self) -> str:
        """The grey text after the page's title."""
        return ""

    def place(self, _form: QWidget) -> tuple[str, int]:
        """What `InsertionPage.open` must show for that form to be there again."""
        return self.name, 0

    def show_one(self, _id: int) -> None:
        """One of its lines, its card open, whatever the list showed before."""

    def build(self) -> None:
        """Makes the widgets, once."""

    def reload(self) -> None:
        """Fills them; an edited form is left alone."""

    def enter(self) -> None:
        """Puts the cursor where the work begins."""
        self.setFocus()

    def settle(self) -> None:
        """Writes at once what waits for a pause; the file is about to be closed."""

    def refresh(self) -> None:
        """Reads again now."""
        self.is_stale = False
        self.reload()

    def do(self, deed: Callable[[], object]) -> bool:
        """Does it at once; a refusal is told at the top of the page. Whether it passed."""
        with Guard(self.page) as done:
            deed()
        return done.passed

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence at the top of the page."""
        self.page.refuse(error)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.page.forget_refusal()
