"""A part of the parent's page at the right (rubrique): rows of what holds now, and the forms that change it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from app.insertion.parent_sheet import ParentSheet
from app.session import Session
from ui.widgets.section import Section

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView


class Part(Section):
    """Subclasses make their forms in `__init__` and fill the rows in `show_sheet`."""

    narrow = True

    def __init__(
        self,
        view: "ParentView",
        title: str,
        *,
        name: str,
        add: str = "",
        begin: Callable[[], object] | None = None,
    ) -> None:
        self.view = view
        super().__init__(title, name=f"parent_{name}", add=add if view.may_edit else "", begin=begin)

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self.view.session

    @property
    def today(self) -> date:
        """The day it is."""
        return self.session.clock.day()

    @property
    def sheet(self) -> ParentSheet:
        """The page shown."""
        return self.view.sheet

    @property
    def is_open(self) -> bool:
        """Whether the path has no exit yet, and this person may write."""
        return self.view.may_edit and self.sheet.path.exit_day is None

    def show_sheet(self) -> None:
        """Fills the rows from `self.sheet`."""
        raise NotImplementedError
