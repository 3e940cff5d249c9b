"""The header (en-tête): the page's title, the search field, undo and redo, help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.finder import Answer, Finder
from ui.widgets.basics import Button, label
from ui.widgets.shortened import Shortened


class Header(QWidget):
    """Title at the left, what works everywhere at the right."""

    undone = Signal()
    redone = Signal()
    helped = Signal()

    def __init__(self, search: Callable[[str], Sequence[Answer]], *, paths: bool = False) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(theme.HEADER))
        self._title = label("", size="title", bold=True)
        self._subtitle = Shortened(tone="muted")
        self.finder = Finder(search, paths=paths)
        self.undo = Button("", self.undone.emit, kind="bare", icon="undo", name="Annuler", again=True)
        self.redo = Button("", self.redone.emit, kind="bare", icon="redo", name="Rétablir", again=True)
        self.help = Button("", self.helped.emit, kind="bare", icon="help", name="Aide")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(theme.MARGIN), 0, theme.scaled(theme.MARGIN) - 6, 0)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._subtitle, 1)
        row.addWidget(self.finder)
        row.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.undo, self.redo, self.help):
            buttons.addWidget(button)
        row.addLayout(buttons)
        self.show_history(None, None)

    def show_title(self, title: str, subtitle: str) -> None:
        """The page's title and the grey text after it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def show_history(self, undoable: str | None, redoable: str | None) -> None:
        """Greys what can't be done; the tool tip names the deed."""
        self.undo.setEnabled(undoable is not None)
        self.redo.setEnabled(redoable is not None)
        self.undo.setToolTip(f"Annuler\u00a0: {undoable} (Ctrl+Z)" if undoable else "Rien à annuler")
        self.redo.setToolTip(f"Rétablir\u00a0: {redoable} (Ctrl+Y)" if redoable else "Rien à rétablir")
        self.help.setToolTip("Aide de cette page (F1)")
