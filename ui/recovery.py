"""The recovery code (code de secours): printed once, it gives somebody a new passphrase."""

from collections.abc import Sequence
from pathlib import Path

from app.errors import InvalidEntry, WrongPassphrase
from app.passphrases import check_passphrase
from app.storage import Slot, Storage
from ui.field import MISSING
from ui.forms import ChoiceField, Form, Need, TextField
from ui.widgets.basics import label
from ui.widgets.passphrase import PassphraseField, confirmed

EXPLAINED = (
    "Le code est sur la feuille imprimée à la création de la crèche. Il sert à choisir une nouvelle phrase "
    "de passe\u00a0; les données restent telles quelles."
)


class RecoveryForm(Form):
    """Who, the code, the new passphrase twice."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        super().__init__()
        self._names = {slot.login: slot.name for slot in slots}
        self.who = ChoiceField(
            "login", "Qui êtes-vous\u00a0?", [(slot.name, slot.login) for slot in slots], need=Need.MANDATORY
        )
        self.code = TextField("code", "Code de secours", need=Need.MANDATORY)
        self.passphrase = PassphraseField("passphrase", "Nouvelle phrase de passe")
        self.second = PassphraseField("second", "La même, encore une fois", tells_strength=False)
        self.add_widget(label("J’ai un code de secours", size="title", bold=True))
        self.add_widget(label(EXPLAINED, tone="muted", wrap=True))
        for field in (self.who, self.code, self.passphrase, self.second):
            self.add(field)
        self.buttons("Changer la phrase de passe et ouvrir", "Retour")
        self.add_stretch()

    def begin(self, login: str) -> None:
        """Ready for that person, empty."""
        self.clear()
        self.who.put(login)
        self.code.setFocus()

    def recover(self, storage: Storage, folder: Path) -> tuple[str, str]:
        """Gives the person the new passphrase; returns login and passphrase. Raises RuleError, by field."""
        self.check()
        login, code, passphrase = (
            self.who.filled(),
            self.code.filled(),
            confirmed(self.passphrase, self.second),
        )
        if not any(sign.isalnum() for sign in code):
            raise InvalidEntry(MISSING, field=self.code.name)
        check_passphrase(passphrase, login=login, name=self._names.get(login, ""))
        try:
            storage.recover(folder, code, login, passphrase)
        except WrongPassphrase as refusal:
            raise InvalidEntry(refusal.sentence, field=self.code.name) from None
        return login, passphrase
