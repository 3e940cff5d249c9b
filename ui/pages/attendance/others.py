"""Another child (autre enfant): somebody not expected that day, found by a few letters of the name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.care.door import DoorLine, DoorState
from app.care.enrolments import Kind
from app.care.unexpected import Unexpected
from app.families.surroundings import Surroundings
from ui import codes, theme
from ui.pages.attendance.panel import WIDE
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel

MOST = 8
ADVICE = "Accueil occasionnel, urgence, ou jour sans réservation\u00a0: tapez quelques lettres du nom."
NOBODY = (
    "Aucun autre enfant sous contrat ce jour ne porte ce nom. S’il n’a pas de contrat d’accueil, "
    "la direction doit d’abord l’inscrire."
)


class OthersPanel(Panel):
    """`chosen(Unexpected)` by Enter or a touch; `closed` by Esc or its cross."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Callable[[str], Sequence[Unexpected]]) -> None:
        super().__init__("Autre enfant")
        self._look = look
        self._found: list[Unexpected] = []
        self.setObjectName("door_others_panel")
        self.setFixedWidth(theme.scaled(WIDE))
        close = Button("", self.closed.emit, kind="bare", icon="close", name="Fermer le volet")
        self.heading.addWidget(close)
        self.name = QLineEdit()
        self.name.setObjectName("door_other_name")
        self.name.setAccessibleName("Nom de l’enfant")
        self.name.setPlaceholderText("Nom ou prénom")
        self.name.setMinimumHeight(theme.scaled(44))
        self.name.textChanged.connect(self.search)
        self.name.returnPressed.connect(self._choose_first)
        self._advice = label(ADVICE, tone="muted", wrap=True)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(8)
        self.add(self.name)
        self.add(self._advice)
        self.add(self._answers)
        self.body.addStretch()

    @property
    def found(self) -> list[Unexpected]:
        """The children offered."""
        return self._found

    def begin(self, verb: str) -> None:
        """An empty question; `verb` stands on the buttons: « Arrivée », « Heures »."""
        self._verb = verb
        self.name.clear()
        self.search()
        self.name.setFocus()

    def search(self) -> None:
        """Offers those whose name matches."""
        typed = self.name.text().strip()
        self._found = list(self._look(typed))[:MOST] if typed else []
        while (item := self._answers.takeAt(0)) is not None:
            former = item.widget()
            if former is not None:
                former.hide()
                former.deleteLater()
        for one in self._found:
            self._answers.addWidget(self._answer(one))
        self._advice.setText(NOBODY if typed and not self._found else ADVICE)

    def _answer(self, one: Unexpected) -> QWidget:
        kind = one.enrolment.kind
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(one.child.name, bold=True, wrap=True))
        detail = "jour sans réservation" if kind is Kind.REGULAR else codes.KINDS[kind]
        words.addWidget(label(detail, tone="muted"))
        button = _Answer(self._verb, one)
        button.picked.connect(self.chosen)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(button)
        return made

    def _choose_first(self) -> None:
        if self._found:
            self.chosen.emit(self._found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Answer(Button):
    picked = Signal(object)

    def __init__(self, verb: str, one: Unexpected) -> None:
        super().__init__(verb, self._pick, name=f"{verb}, {one.child.name}")
        self._one = one
        self.setObjectName(f"other_{one.child.id}")
        self.setMinimumHeight(theme.scaled(44))

    def _pick(self) -> None:
        self.picked.emit(self._one)


def line_of(one: Unexpected) -> DoorLine:
    """The child's line of the day, before anything is noted."""
    return DoorLine(
        child=one.child,
        enrolment=one.enrolment,
        state=DoorState.NOT_RECORDED,
        reserved=(),
        stays=(),
        absence=None,
        due=None,
        around=Surroundings(group=None, allergies=(), collectors=(), restricted=False),
    )
