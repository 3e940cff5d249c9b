"""The welcome page (bienvenue): my crèche, the demonstration, or a folder that is there; then five steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import RuleError
from ui import theme
from ui.entrance import brand, card, half, note
from ui.widgets.basics import Button, label, line
from ui.widgets.inline_error import InlineError

STEPS = (
    ("L’agrément", "nombre de places, par tranche de la journée au besoin"),
    ("Les horaires et les fermetures", "jours fériés de votre zone proposés"),
    ("L’équipe", "qui utilise Marelle, et dans quel rôle"),
    ("La première famille", "un enfant, ses parents, sa semaine"),
    ("La sauvegarde", "une clé USB ou un second disque, et le code de secours imprimé"),
)
PRIVACY = (
    "Rien ne quitte cet ordinateur. Sans phrase de passe ni code de secours, personne ne peut lire le dossier, "
    "pas même qui a écrit le programme."
)


class WelcomePage(QWidget):
    """Three ways in, each one key away."""

    create_asked = Signal()
    demonstration_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.error = InlineError(framed=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._ways(), 4)
        row.addWidget(self._steps(), 3)

    def refuse(self, error: RuleError) -> None:
        """Shows why a folder can't be used."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    def _ways(self) -> QFrame:
        frame, column = half(side=False, width=640)
        column.setSpacing(12)
        column.addWidget(brand())
        column.addSpacing(16)
        column.addWidget(label("Bienvenue", size="title", bold=True))
        column.addWidget(
            label("Accueillir les enfants, accompagner leurs parents vers l’emploi.", tone="muted", wrap=True)
        )
        column.addSpacing(8)
        column.addWidget(self.error)
        self._add_cards(column)
        column.addWidget(Button("Restaurer une sauvegarde", self.restore_asked.emit, kind="link"))
        column.addWidget(note("lock", "muted", PRIVACY))
        column.addStretch()
        self.setFocusProxy(self.first)
        return frame

    def _add_cards(self, column: QVBoxLayout) -> None:
        self.first = card(
            "home",
            "Créer ma crèche",
            "Un dossier chiffré sur cet ordinateur, et votre compte de direction.",
            "",
            self.create_asked.emit,
        )
        demonstration = card(
            "eye",
            "Essayer avec la crèche de démonstration",
            "30 places, 18 mois d’histoire inventée, dans un dossier à part.",
            "D",
            self.demonstration_asked.emit,
        )
        there = card(
            "folder",
            "Ouvrir une crèche",
            "Le dossier d’une crèche existante.",
            "Ctrl+O",
            self.open_asked.emit,
        )
        for way in (self.first, demonstration, there):
            column.addWidget(way)

    def _steps(self) -> QFrame:
        frame, column = half(side=True, width=460)
        column.addSpacing(theme.scaled(12))
        column.addWidget(label("Ensuite, cinq étapes", size="panel", bold=True))
        column.addWidget(
            label("Environ vingt minutes, à faire dans l’ordre que vous voulez.", tone="muted", wrap=True)
        )
        column.addSpacing(8)
        for number, (title, detail) in enumerate(STEPS, start=1):
            column.addWidget(line())
            column.addLayout(_step(number, title, detail))
        column.addStretch()
        return frame


def _step(number: int, title: str, detail: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.setContentsMargins(0, 4, 0, 4)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(title, bold=True))
    words.addWidget(label(detail, tone="muted", wrap=True))
    row.addWidget(_disc(number), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _disc(number: int) -> QLabel:
    made = QLabel(str(number))
    side = theme.scaled(24)
    made.setFixedSize(side, side)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setProperty("role", "disc")
    return made
