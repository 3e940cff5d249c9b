"""No sheet to show (aucun enfant): none at the crèche yet, or none that the list's filters leave."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Panel


class NobodyPanel(Panel):
    """Says what to do; with `may_add`, the button of a new child."""

    def __init__(self, add: Callable[[], object], *, may_add: bool) -> None:
        super().__init__()
        deed = "Nouvel enfant" if may_add else ""
        self.none_yet = EmptyState(
            "families",
            "Aucun enfant choisi",
            "Choisissez un enfant dans la liste, ou ajoutez le premier avec sa famille et son foyer."
            if may_add
            else "Choisissez un enfant dans la liste.",
            deed=deed,
            act=add,
        )
        self.none_left = EmptyState(
            "families",
            "Aucun enfant dans cette liste",
            "Choisissez « Tous », ou effacez le filtre tapé, pour retrouver les autres.",
            deed=deed,
            act=add,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.none_yet)
        self._stack.addWidget(self.none_left)
        self.add(self._stack, 1)

    def tell(self, *, filtered: bool) -> None:
        """`filtered`: there are children, the list's filters leave none."""
        self._stack.setCurrentWidget(self.none_left if filtered else self.none_yet)
