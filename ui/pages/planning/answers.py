"""What the grid answers to a gesture (réponses): a refusal beside its cell, or what was done and how far it reaches."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.planning.edits import Scope
from ui import theme
from ui.widgets.basics import Button, label, set_tone
from ui.widgets.inline_error import InlineError
from ui.widgets.keyed_choice import KeyedChoice

WIDE = 460
SCOPES = {Scope.DAY: "Ce jour", Scope.ONWARDS: "À partir de ce jour", Scope.PERIOD: "Toute la période"}
LETTERS = {Scope.DAY: "J", Scope.ONWARDS: "P", Scope.PERIOD: "T"}
HINT = (
    "Glisser\u00a0: créer, ajuster ou déplacer à 15\u00a0min (Alt\u00a0: 5) · F2\u00a0: saisir "
    "«\u00a08:30-12 13-17\u00a0» · Ctrl+C, Ctrl+V\u00a0: recopier un jour"
)


class RefusalNote(QFrame):
    """Under the cell that was refused, over the rows that follow; what was wanted stays drawn until it is given up."""

    confirmed = Signal()
    corrected = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("planning_refusal")
        self.setProperty("role", "panel")
        self.error = InlineError(framed=True)
        self._word = Button("Accueil hors ouverture", self.confirmed.emit)
        self._word.setObjectName("planning_word")
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(Button("Corriger les heures", self.corrected.emit))
        row.addWidget(self._word)
        row.addWidget(Button("Abandonner", self.given_up.emit))
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.error)
        column.addLayout(row)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty while hidden."""
        return self.error.sentence if not self.isHidden() else ""

    def tell(self, sentence: str, cell: QRect, *, may_confirm: bool) -> None:
        """Shows the sentence under that cell, above it where there is no room."""
        self.error.tell(sentence)
        self._word.setVisible(may_confirm)
        room = self._over.rect()
        wide = min(theme.scaled(WIDE), room.width())
        self.setFixedWidth(wide)
        self.adjustSize()
        high = max(self.heightForWidth(wide), self.sizeHint().height())
        top = cell.bottom() + 2
        if top + high > room.height():
            top = max(0, cell.top() - high - 2)
        left = max(0, min(cell.left(), room.width() - wide))
        self.setGeometry(left, top, wide, high)
        self.show()
        self.raise_()

    def forget(self) -> None:
        """Puts it away."""
        self.error.forget()
        self.hide()


class DoneLine(QStackedWidget):
    """Under the grid, always as high: how to work it, or what was just done, with its reach to choose by one key."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(40))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        hint = label(HINT, tone="muted", wrap=True)
        done = QWidget()
        self._words = label("", wrap=True)
        self.scope = KeyedChoice("Portée du changement")
        self.scope.offer([(scope.value, words, LETTERS[scope]) for scope, words in SCOPES.items()])
        self.scope.chosen.connect(self._choose)
        row = QHBoxLayout(done)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self.scope)
        self.addWidget(hint)
        self.addWidget(done)

    @property
    def sentence(self) -> str:
        """What was done; empty while the hint stands there."""
        return self._words.text() if self.currentIndex() else ""

    def tell(self, sentence: str, warnings: Sequence[str] = (), scope: Scope | None = None) -> None:
        """Says what was done and what it runs into; `scope` is its reach, None where it has none."""
        self._words.setText(" ".join([sentence, *warnings[:1], *_more(len(warnings) - 1)]))
        set_tone(self._words, "amber" if warnings else "ink")
        self.scope.setVisible(scope is not None)
        if scope is not None:
            self.show_scope(scope)
        self.setCurrentIndex(1)

    def show_scope(self, scope: Scope) -> None:
        """Turns that reach on, without asking for it."""
        self.scope.blockSignals(True)
        self.scope.choose(scope.value)
        self.scope.blockSignals(False)

    def forget(self) -> None:
        """The hint again."""
        self.setCurrentIndex(0)

    def _choose(self, key: str) -> None:
        self.chosen.emit(Scope(key))


def _more(count: int) -> list[str]:
    return [f"Et {count}\u00a0autre{'s' if count > 1 else ''} à vérifier."] if count > 0 else []
