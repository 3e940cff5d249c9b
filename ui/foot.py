"""The foot line (bas de page): the last deed with « Annuler », the page's keys, and whether all is saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.deeds import told
from app.store import Committed, Store
from ui import theme
from ui.widgets.basics import Button, label, line, set_tone
from ui.widgets.shortened import Shortened

SAVED = "Tout est enregistré"
DRAFT = "Brouillon, pas encore enregistré"


class Foot(QFrame):
    """Left: what was done last, or the keys that work now. Right: is it saved?"""

    undone = Signal()
    redone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(theme.FOOT) + 1)
        self._deed = Shortened()
        self._undo = Button("Annuler", self._turn, kind="link")
        self._turns_back = True
        self._keys = label("Ctrl+Z", tone="muted")
        self._state = label(SAVED, tone="muted")
        row = QHBoxLayout()
        row.setContentsMargins(theme.scaled(theme.MARGIN), 0, theme.scaled(theme.MARGIN), 0)
        row.setSpacing(8)
        for widget in (self._deed, self._undo, self._keys):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(row, 1)
        self.show_deed("", undoable=False)

    @property
    def sentence(self) -> str:
        """What stands at the left."""
        return self._deed.text()

    @property
    def state(self) -> str:
        """What stands at the right."""
        return self._state.text()

    def tell(self, notice: Committed, store: Store) -> None:
        """The last deed, and the way back: what was taken back can be done again."""
        left = store.can_redo() if notice.undoes else store.can_undo()
        self.show_deed(told(notice), undoable=left is not None, undone=notice.undoes)

    def show_deed(self, sentence: str, *, undoable: bool, undone: bool = False) -> None:
        """Tells what was just done, or taken back."""
        self._turns_back = not undone
        self._undo.setText("Rétablir" if undone else "Annuler")
        self._undo.setAccessibleName(self._undo.text())
        self._keys.setText("Ctrl+Y" if undone else "Ctrl+Z")
        set_tone(self._deed, "ink")
        self._deed.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(undoable)
        self._keys.setVisible(undoable)

    def _turn(self) -> None:
        (self.undone if self._turns_back else self.redone).emit()

    def show_keys(self, keys: str) -> None:
        """Tells the keys of a form page."""
        self.show_deed(keys, undoable=False)
        set_tone(self._deed, "muted")

    def show_sentence(self, sentence: str) -> None:
        """Tells what is no deed of the file and is not taken back: a paper that was saved."""
        self.show_deed(sentence, undoable=False)

    def show_draft(self, is_draft: bool) -> None:
        """Tells whether something typed is not saved yet."""
        self._state.setText(DRAFT if is_draft else SAVED)
