"""The recovery code (code de secours): printed once, it gives somebody a new passphrase."""

from collections.abc import Sequence
from pathlib import Path

from app.errors import InvalidEntry, WrongPassphrase
from app.passphrases import check_passphrase
from app.storage import Slot, Storage
from app.users import Role
from ui.field import MISSING
from ui.forms import ChoiceField, Form, Need, TextField
from ui.widgets.basics import label
from ui.widgets.passphrase import PassphraseField, confirmed

EXPLAINED = (
    "Le code est sur la dernière feuille imprimée, gardée sous clé. Il sert à choisir une nouvelle phrase "
    "de passe\u00a0; les données restent telles quelles."
)
NOTES = (
    "Les notes privées d’un compte d’insertion se ferment alors à cette personne\u00a0: une personne qui les lit, ou "
    "leur propre code, les lui rouvre."
)
CHANGED = (
    "{name} a une nouvelle phrase de passe\u00a0: tapez-la pour ouvrir. Le code de secours reste le même, et ouvre "
    "toujours ce dossier\u00a0: remettez sa feuille sous clé. La direction peut en imprimer un nouveau dans "
    "«\u00a0Paramètres\u00a0», «\u00a0Sécurité\u00a0»."
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
        self.who.changed.connect(self._tell_whose)
        self.add_widget(label("J’ai un code de secours", size="title", bold=True))
        has_notes = any(slot.role == Role.COUNSELLOR for slot in slots)
        explained = f"{EXPLAINED} {NOTES}" if has_notes else EXPLAINED
        self.add_widget(label(explained, tone="muted", wrap=True))
        for field in (self.who, self.code, self.passphrase, self.second):
            self.add(field)
        self.buttons("Changer la phrase de passe", "Retour")
        self.add_stretch()

    def begin(self, login: str) -> None:
        """Ready for that person, empty."""
        self.clear()
        self.who.put(login)
        self._tell_whose()
        self.code.setFocus()

    def _tell_whose(self) -> None:
        login = self.who.value() or ""
        self.passphrase.belong(login, self._names.get(login, ""))

    def recover(self, storage: Storage, folder: Path) -> tuple[str, str]:
        """Gives the person the new passphrase; returns the login, and what to say. Raises RuleError, by field."""
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
        return login, CHANGED.format(name=self._names[login])
