"""One of the parts of a section of the settings (volet): rows, their deeds, one form at a time."""

from collections.abc import Callable

from app.session import Session
from ui.pages.settings.section import Section
from ui.widgets.section import Section as Rows


class Part(Rows):
    """What it does may be told by nobody else: it reads its section again itself."""

    def __init__(self, section: Section, title: str, *, name: str) -> None:
        super().__init__(title, name=name)
        self.section = section

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self.section.session

    def change(self, deed: Callable[[], object]) -> None:
        """Does it, and shows how things stand after."""
        deed()
        self.section.reload()
