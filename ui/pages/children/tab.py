"""A tab of the sheet (onglet): sections one under the other, in a place that scrolls."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.families.child_sheet import ChildSheet
from app.session import Session
from app.users import Right
from ui.widgets.section_column import SectionColumn

WITHHELD = "L’enfant a quitté la crèche\u00a0: l’équipe n’en a plus besoin, la direction le garde."
"""To the team, in the place of what the door needed."""


class Tab(SectionColumn):
    """Subclasses make their sections in `build` and fill them in `reload`, from `self.sheet`."""

    filed = Signal(object, int)
    """A GivenKind and an id: whose file is to be put on paper (droit d'accès)."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self._sheet: ChildSheet | None = None
        self.build()

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self._session()

    @property
    def sheet(self) -> ChildSheet:
        """The child shown; only asked for once there is one."""
        assert self._sheet is not None
        return self._sheet

    def shows(self, sheet: ChildSheet) -> bool:
        """Whether this very reading of the child is the one shown."""
        return self._sheet is sheet

    def can(self, right: Right) -> bool:
        """Whether this person has the right."""
        return self.session.can(right)

    def build(self) -> None:
        """Makes the sections."""

    def reload(self) -> None:
        """Fills the sections from `self.sheet`."""

    def show_sheet(self, sheet: ChildSheet) -> None:
        """Shows a child; another one than before starts without forms."""
        if self._sheet is None or self._sheet.child.id != sheet.child.id:
            self.close_forms()
        self._sheet = sheet
        self.reload()
