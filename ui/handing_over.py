"""Papers and lists that leave the screen (impressions, exports): told to the journal by whatever page holds them."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.consulting import Consulted, consulted
from ui.page import Page


def note_handed_over(widget: QWidget, what: Consulted, about: int = 0, listed: str = "") -> None:
    """Journals that what this widget shows was printed or saved, by the person at work on its page."""
    page = page_around(widget)
    if page is not None:
        consulted(page.session, what, about, listed)


def tell_saved(widget: QWidget, path: Path) -> None:
    """Says in the foot line which file was written."""
    page = page_around(widget)
    if page is not None:
        page.told.emit(f"Enregistré\u00a0: {path.name}")


def page_around(widget: QWidget) -> Page | None:
    """The page that holds this widget."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    return above
