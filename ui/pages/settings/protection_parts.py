"""What the protection of data shows (listes): the columns, and the question before erasing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.protection.erasing import ORDER, Preview, Proposal
from app.protection.records import Erasure, FileGiven
from app.search import fold
from ui import french
from ui import protection_words as words
from ui.table import Column, Table
from ui.widgets.basics import Button, label

Given = tuple[FileGiven, str, str]
TABS = (
    ("proposals", "À décider"),
    ("erasures", "Effacements"),
    ("given", "Dossiers remis"),
    ("register", "Registre"),
)
"""The last says how much is left to fill."""
PROPOSALS = (
    Column[Proposal](title="Qui", text=lambda one: one.file.name, width=160, hint=lambda one: one.file.name),
    Column[Proposal](title="Quoi", text=words.what_words, width=186, hint=words.what_words),
    Column[Proposal](
        title="Dernier jour", text=words.last_words, key=lambda one: one.file.last.toordinal(), width=216
    ),
    Column[Proposal](
        title="Proposition",
        text=words.standing_words,
        key=lambda one: f"{ORDER.index(one.standing)} {fold(one.file.name)}",
        hint=words.standing_words,
    ),
)
ERASURES = (
    Column[Erasure](title="Quoi", text=lambda one: words.ERASED_WORDS[one.what], width=200),
    Column[Erasure](title="Numéro", text=lambda one: str(one.number), width=100),
    Column[Erasure](
        title="Effacé le", text=lambda one: french.day_figures(one.day), key=lambda one: -one.id, width=130
    ),
    Column[Erasure](
        title="Demandé le",
        text=lambda one: french.day_figures(one.asked_on) if one.asked_on else "",
        key=lambda one: one.asked_on.toordinal() if one.asked_on else 0,
        width=130,
    ),
    Column[Erasure](title="Dans des sauvegardes jusqu’au", text=words.copies_words),
)
GIVEN = (
    Column[Given](
        title="Remis le",
        text=lambda one: french.day_figures(one[0].day),
        key=lambda one: -one[0].id,
        width=120,
    ),
    Column[Given](title="Quoi", text=lambda one: words.GIVEN_WORDS[one[0].what], width=180),
    Column[Given](title="De qui", text=lambda one: one[1] or "dossier effacé depuis", width=200),
    Column[Given](title="Remis par", text=lambda one: one[2]),
)


class ProposalTable(Table[Proposal]):
    """What is to be erased first."""

    sorted_by = 3


class Confirmation(QFrame):
    """What would go, and whether to do it: in the page, the cursor on « Revenir », Esc gives up."""

    confirmed = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("erasing")
        self.setAccessibleName("Effacer pour toujours")
        self.going = label("", bold=True, wrap=True)
        self.left = label("", tone="amber", wrap=True)
        self.never = label(f"▲ {words.NEVER_BACK}", tone="alert", wrap=True)
        self.sure = Button("", self.confirmed.emit, kind="main")
        self.sure.setObjectName("erasing_sure")
        self.back = Button("Revenir", self.given_up.emit)
        self.back.setObjectName("erasing_back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        for one in (self.going, self.left, self.never):
            column.addWidget(one)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.sure)
        row.addStretch()
        column.addLayout(row)
        self.hide()

    def ask(self, found: Preview, files: int) -> None:
        """Says what would go."""
        self.going.setText(words.going_words(found))
        self.left.setText(words.mention_words(found.mentions))
        self.left.setVisible(bool(found.mentions))
        self.sure.setText(f"Effacer {french.plural(files, 'dossier')} pour toujours")
        self.show()
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
