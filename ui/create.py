"""Creating the crèche (créer ma crèche): its name and places, the director's account, where the folder goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import InvalidEntry
from app.people import login_of
from app.session import Session
from app.setup import NewCreche, create_creche
from app.storage import Storage
from app.store import Clock
from app.structure.records import Area
from ui import theme
from ui.boundary import Guard
from ui.entrance import brand, creches_folder, half, note
from ui.folder_field import FolderField
from ui.folder_place import warning
from ui.forms import CheckField, ChoiceField, Form, Need, NumberField, TextField
from ui.widgets.basics import label
from ui.widgets.passphrase import PassphraseField, confirmed

AREAS = (
    ("Métropole", Area.METROPOLITAN),
    ("Alsace et Moselle", Area.ALSACE_MOSELLE),
    ("Guadeloupe", Area.GUADELOUPE),
    ("Martinique", Area.MARTINIQUE),
    ("Guyane", Area.GUYANE),
    ("La Réunion", Area.REUNION),
    ("Mayotte", Area.MAYOTTE),
)
ADVICE = (
    "Une phrase de passe tient mieux que des signes mêlés\u00a0: sept mots sans lien entre eux, "
    "faciles à retenir pour vous."
)
LATER = "Les horaires, l’agrément par tranche, l’équipe et le reste se règlent ensuite, dans les paramètres."
LOCAL = "Le dossier reste sur un disque de cet ordinateur, pas sur un partage ni dans un dossier synchronisé."


class CreatePage(QWidget):
    """`created(Session, str)` gives the director's session and the recovery code; `cancelled` goes back."""

    created = Signal(object, str)
    cancelled = Signal()

    def __init__(self, storage: Storage, clock: Clock) -> None:
        super().__init__()
        self._storage, self._clock = storage, clock
        self._make_fields()
        self._lay_out()
        self.name.changed.connect(self._propose_folder)
        self.director.changed.connect(self._propose_login)
        for named in (self.director, self.login):
            named.changed.connect(self._tell_whose)
        self.folder.changed.connect(self._warn)
        self.form.submitted.connect(self.make)
        self.form.cancelled.connect(self.cancelled)
        self.setFocusProxy(self.name)

    @property
    def path(self) -> Path | None:
        """The folder asked for."""
        return self.folder.read()

    def make(self) -> None:
        """Makes the folder and its first records; a refusal is told under its field."""
        with Guard(self.form):
            self.form.check()
            new = NewCreche(
                name=self.name.filled(),
                director=self.director.filled(),
                login=self.login.filled(),
                passphrase=confirmed(self.passphrase, self.second),
                places=self.places.filled(),
                area=self.area.filled(),
                micro=bool(self.micro.value()),
            )
            session, code = create_creche(self._storage, self._clock, self.folder.filled(), new)
            self._enter(session, code)

    def _enter(self, session: Session, code: str) -> None:
        self.passphrase.put(None)
        self.second.put(None)
        self.created.emit(session, code)

    def _propose_folder(self) -> None:
        name = " ".join(self.name.line.text().split())
        safe = "".join(sign for sign in name if sign not in '\\/:*?"<>|').strip(". ")
        if not self.folder.is_edited:
            self.folder.put(creches_folder() / safe if safe else None)
            self._warn()

    def _warn(self) -> None:
        folder = self.folder.read()
        doubt = warning(folder) if folder is not None else ""
        self.folder.tell(doubt, "amber" if doubt else "muted")

    def _propose_login(self) -> None:
        if self.login.is_edited:
            return
        try:
            self.login.put(login_of(self.director.line.text()))
        except InvalidEntry:
            self.login.put(None)

    def _tell_whose(self) -> None:
        self.passphrase.belong(self.login.line.text(), self.director.line.text())

    def _make_fields(self) -> None:
        must = Need.MANDATORY
        self.name = TextField("name", "Nom de la crèche", need=must)
        self.places = NumberField("places", "Places agréées", least=1, most=500, need=must)
        self.area = ChoiceField("area", "Zone des jours fériés", AREAS, need=must)
        self.area.put(Area.METROPOLITAN)
        self.micro = CheckField("micro", "C’est une micro-crèche")
        self.director = TextField("director", "Votre prénom et votre nom", need=must)
        self.login = TextField("login", "Identifiant", need=must, hint="en lettres simples")
        self.passphrase = PassphraseField("passphrase", "Phrase de passe")
        self.second = PassphraseField("second", "La même, encore une fois", tells_strength=False)
        self.folder = FolderField("folder", "Dossier de la crèche", hint=LOCAL)

    def _lay_out(self) -> None:
        self.form = form = Form()
        form.add_widget(label("Créer ma crèche", size="title", bold=True))
        form.add(self.name, self.places, widths=(2, 1))
        form.add(self.area, self.micro, widths=(2, 1))
        form.add(self.director, self.login, widths=(2, 1))
        form.add(self.passphrase, self.second)
        form.add(self.folder)
        form.buttons("Créer la crèche", "Retour")
        left, column = half(side=False, width=720)
        column.addWidget(form)
        column.addStretch()
        right, words = half(side=True, width=400)
        words.addWidget(brand())
        words.addSpacing(theme.scaled(24))
        for icon, text in (("lock", ADVICE), ("settings", LATER)):
            words.addWidget(note(icon, "muted", text))
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 4)
        row.addWidget(right, 2)
