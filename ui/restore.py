"""Restoring a backup (restaurer): which copy, where to, and the passphrase that opens it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.errors import RuleError
from app.storage import Held, Restored, Slot, Storage
from ui import french
from ui.boundary import Guard, Quiet
from ui.entrance import brand, creches_folder, half, note
from ui.folder_field import FolderField
from ui.forms import ChoiceField, Form, Need
from ui.hourglass import hourglass
from ui.restored import told
from ui.theme import Tone
from ui.widgets.basics import label
from ui.widgets.passphrase import PassphraseField

ASIDE = "La crèche d’avant est gardée à côté, sous un autre nom\u00a0: rien n’est effacé."
KEPT = (
    "Un nom nouveau ou un dossier vide. Si une crèche s’y trouve déjà, sa direction seule peut la remplacer\u00a0; "
    "elle est gardée à côté, sous un autre nom\u00a0: rien n’est effacé."
)
CHECKED = "La copie est vérifiée en entier avant de prendre sa place. La sauvegarde elle-même n’est que lue."


def held_words(held: Held) -> str:
    """When the copy was made and what it holds."""
    counts = [
        french.plural(held.children, "enfant"),
        french.plural(held.parents, "parent"),
        french.plural(held.attendances, "présence notée", "présences notées"),
    ]
    return f"Sauvegarde vérifiée le {french.moment(held.made)}\u00a0: {french.listed(counts)}."


def lost_words(held: Held) -> tuple[str, Tone]:
    """What would be lost, as far as one can tell without the key; nothing where the crèche holds no more."""
    if held.newer is not None:
        told = (
            "La crèche de ce dossier a été modifiée après cette sauvegarde\u00a0: sa propre sauvegarde du "
            f"{french.moment(held.newer)} contient autre chose. Ce qui a été noté depuis n’y sera plus. {ASIDE}"
        )
        return told, "amber"
    if held.opened is not None:
        told = (
            "Le dossier de cette crèche a été ouvert après cette sauvegarde, la dernière fois le "
            f"{french.moment(held.opened)}\u00a0: si quelque chose y a été noté depuis, cela n’y sera plus. {ASIDE}"
        )
        return told, "ink"
    return "", "muted"


class Under:
    """A place under one field, told without taking the keyboard there: the person is going on to the next."""

    def __init__(self, field: FolderField) -> None:
        self._field = field

    def refuse(self, error: RuleError) -> None:
        """Says it there."""
        self._field.refuse(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self._field.forget_refusal()


class RestorePage(QWidget):
    """`restored(Restored, what to say of it)` once the copy is in its place; `cancelled` goes back."""

    restored = Signal(object, list)
    cancelled = Signal()

    def __init__(self, storage: Storage) -> None:
        super().__init__()
        self._storage = storage
        self.backup = FolderField("backup", "Dossier de la sauvegarde")
        no_one: list[tuple[str, str]] = []
        self.who = ChoiceField("login", "Qui êtes-vous\u00a0?", no_one, need=Need.MANDATORY)
        self.passphrase = PassphraseField("passphrase", "Phrase de passe", tells_strength=False)
        self.folder = FolderField("folder", "Restaurer dans ce dossier", hint=KEPT)
        self.folder.put(creches_folder() / "Ma crèche")
        self.form = Form()
        self.form.add_widget(label("Restaurer une sauvegarde", size="title", bold=True))
        for field in (self.backup, self.folder, self.who, self.passphrase):
            self.form.add(field)
        self.form.buttons("Restaurer", "Retour")
        self.backup.changed.connect(self._find_people)
        self.backup.changed.connect(self._tell_held)
        self.backup.settled.connect(self._tell_wrong)
        self.folder.changed.connect(self._tell_held)
        self.form.submitted.connect(self.restore)
        self.form.cancelled.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 4)
        row.addWidget(self._right(), 2)
        self.setFocusProxy(self.backup)

    def restore(self) -> None:
        """Puts the verified copy in place; a refusal is told at its field."""
        with Guard(self.form):
            self._people()
            self.form.check()
            backup, folder = self.backup.filled(), self.folder.filled()
            held = self._storage.held(backup, folder)
            with hourglass():
                done: Restored = self._storage.restore(
                    backup, folder, self.who.filled(), self.passphrase.filled()
                )
            self.passphrase.put(None)
            self.restored.emit(done, told(done, held))

    def _people(self) -> list[Slot]:
        """Who can open the copy chosen; nobody before one is. Raises FileRefused at its field."""
        backup = self.backup.read()
        return [] if backup is None else list(self._storage.copied_slots(backup))

    def _find_people(self) -> None:
        slots: list[Slot] = []
        with Guard(Quiet()):  # half a path is no mistake yet
            slots = self._people()
        self.who.set_choices([(slot.name, slot.login) for slot in slots])

    def _tell_wrong(self) -> None:
        """What was typed or chosen to its end, and is no copy."""
        with Guard(Under(self.backup)):
            self._people()

    def _tell_held(self) -> None:
        """Date and counts under the backup, what would be lost under the folder."""
        backup, folder = self.backup.read(), self.folder.read()
        held = self._storage.held(backup, folder) if backup is not None and folder is not None else None
        self.backup.tell(held_words(held) if held else "")
        self.folder.tell(*lost_words(held) if held else ("", "muted"))

    def _left(self) -> QFrame:
        frame, column = half(side=False, width=640)
        column.addWidget(self.form)
        column.addStretch()
        return frame

    def _right(self) -> QFrame:
        frame, column = half(side=True, width=400)
        column.addWidget(brand())
        column.addSpacing(24)
        column.addWidget(note("check", "fine", CHECKED))
        column.addStretch()
        return frame
