"""A paper of the insertion's work, over the view that asked for it."""

from collections.abc import Callable
from typing import TypeVar

from ui.pages.insertion.view import View
from ui.paper_pane import PAPER_KEYS, PaperPane
from ui.widgets.panel import Panel

T = TypeVar("T")


class PaperView(View):
    """One paper at a time."""

    name = "paper"
    title = "Papier"
    keys = PAPER_KEYS

    def build(self) -> None:
        self._said = ""
        self.pane = PaperPane(self, "insertion_paper", "Revenir", "Papier")
        self.pane.closed.connect(self.page.back)
        self.pane.back.hide()  # the page has its own
        self.pane.setFocusProxy(self.pane.preview)
        panel = Panel()
        panel.add(self.pane, 1)
        self.body.addWidget(panel, 1)

    @property
    def subtitle(self) -> str:
        return self._said

    def show_paper(
        self, said: str, file: str, data: T, draw: Callable[[T], bytes], also: bytes = b""
    ) -> None:
        """Draws what was read beforehand; `said` stands after the page's title, `also` is the same as JSON."""
        self._said = said
        self.is_stale = False
        self.pane.preview.setAccessibleName(said)
        self.pane.show_paper(file, data, draw, also)

    def enter(self) -> None:
        self.pane.setFocus()
