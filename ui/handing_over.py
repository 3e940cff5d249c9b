"""Papers and lists that leave the screen (impressions, exports): told to the journal by whatever page holds them."""

from PySide6.QtWidgets import QWidget

from app.consulting import Consulted, consulted
from ui.page import Page


def note_handed_over(widget: QWidget, what: Consulted, about: int = 0) -> None:
    """Journals that what this widget shows was printed or saved, by the person at work on its page."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    if above is not None:
        consulted(above.session, what, about)
