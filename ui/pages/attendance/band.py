"""The band under the door (bandeau): what was just noted, with « Annuler » as big as a thumb."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import theme
from ui.widgets.basics import Button, Sign, label

HIGH = 60
DOOR_KEYS = (
    "Flèches\u00a0: d’un enfant à l’autre · A\u00a0: arrivée · D\u00a0: départ · "
    "B\u00a0: absence · H\u00a0: heures"
)
EVENING_KEYS = (
    "Entrée\u00a0: noter, ligne suivante · abs\u00a0: absence · Échap\u00a0: remettre · "
    "Ctrl+V\u00a0: coller une colonne"
)


class DoorBand(QFrame):
    """`undone` takes the last deed back; `widened` asks for the whole window, or gives it back."""

    undone = Signal()
    widened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setFixedHeight(theme.scaled(HIGH))
        self._sign = Sign("check", "fine", 20)
        self._who = label("", size="panel", bold=True)
        self._what = label("", size="panel")
        self._undo = Button("Annuler", self.undone.emit, kind="touch", name="Annuler (Ctrl+Z)")
        self._undo.setObjectName("door_undo")
        self._keys = label("", tone="muted")
        self.wide = Button("Plein écran", self.widened.emit, keys="F11")
        self.wide.setObjectName("door_wide")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        said = QHBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._who)
        said.addWidget(self._what)
        row.addLayout(said)
        row.addSpacing(8)
        row.addWidget(self._undo)
        row.addWidget(self._keys, 1)
        row.addStretch()
        row.addWidget(self.wide)
        self.forget()

    @property
    def sentence(self) -> str:
        """What is told now."""
        return f"{self._who.text()}{self._what.text()}"

    def tell(self, who: str, what: str) -> None:
        """« Timéo Fernandes, arrivée notée à 8 h 44 »."""
        self._who.setText(who)
        self._what.setText(f", {what}" if who else what)
        self.setAccessibleName(self.sentence)
        for part in (self._sign, self._who, self._what, self._undo):
            part.setVisible(bool(self.sentence))
        self._keys.setVisible(not self.sentence)

    def forget(self) -> None:
        """The keys that work here, until something is noted."""
        self.tell("", "")

    def show_keys(self, *, evening: bool) -> None:
        """Those of the mode shown."""
        self._keys.setText(EVENING_KEYS if evening else DOOR_KEYS)

    def show_wide(self, wide: bool) -> None:
        """The button's words: the way there, or back."""
        self.wide.setText("Quitter le plein écran" if wide else "Plein écran")
        self.wide.setShortcut("F11")
