"""People who open the crèche (comptes), one's own passphrase, copies and the recovery code."""

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from app.backups import back_up
from app.dated import latest
from app.insertion.notes_access import notes_access
from app.people import (
    add_person,
    change_own_passphrase,
    change_person,
    end_person,
    give_passphrase,
    new_recovery_code,
)
from app.structure.records import Identity
from app.users import Right, User
from ui import codes
from ui.boundary import Guard
from ui.forms import ChoiceField, Form, Need, TextField
from ui.pages.settings.notes_words import closing
from ui.pages.settings.section import FormSection, ListSection, Section
from ui.table import Column
from ui.widgets.basics import Button, label, line
from ui.widgets.inline_error import InlineError
from ui.widgets.passphrase import PassphraseField, confirmed


class PeopleSection(ListSection[User]):
    """Who can open the folder, and with which role."""

    name = "people"
    headline = "Comptes"
    right = Right.MANAGE_PEOPLE
    advice = "Chaque personne a sa phrase de passe. La direction peut en donner une nouvelle, jamais lire l’ancienne."
    new = "Nouveau compte"
    drop = "Fermer ce compte"
    columns = (
        Column[User](title="Nom", text=lambda one: one.name, width=140),
        Column[User](title="Identifiant", text=lambda one: one.login, width=110),
        Column[User](title="Rôle", text=lambda one: codes.ROLES[one.role], width=90),
        Column[User](title="État", text=lambda one: "ouvert" if one.active else "fermé"),
    )

    def make_form(self, form: Form) -> None:
        self.words = TextField("name", "Prénom et nom", need=Need.MANDATORY)
        self.login = TextField("login", "Identifiant", need=Need.MANDATORY)
        self.role = ChoiceField("role", "Rôle", codes.offered(codes.ROLES), need=Need.MANDATORY)
        self.passphrase = PassphraseField("passphrase", "Phrase de passe")
        self.second = PassphraseField("second", "La même, encore une fois", tells_strength=False)
        self.closes = label("", tone="amber", wrap=True)
        self.closes.setObjectName("people_closes_notes")
        for field in (self.words, self.login, self.role):
            form.add(field)
        form.add_widget(self.closes)
        form.add(self.passphrase)
        form.add(self.second)

    def read(self) -> list[User]:
        return self.session.store.find(User)

    def show_line(self, line: User | None) -> None:
        self.words.put(line.name if line else None)
        self.login.put(line.login if line else None)
        self.login.setEnabled(line is None)
        self.role.put(line.role if line else None)
        self.passphrase.need = self.second.need = Need.FREE if line and line.active else Need.MANDATORY
        self.passphrase.put(None)
        self.second.put(None)
        self.closes.setText(closing(notes_access(self.session), line.login) if line else "")
        self.closes.setVisible(bool(self.closes.text()))

    def save(self, line: User | None) -> None:
        typed = self.passphrase.value() or self.second.value()
        passphrase = confirmed(self.passphrase, self.second) if typed else ""
        name, role = self.words.filled(), self.role.filled()
        if line is None:
            add_person(self.session, login=self.login.filled(), name=name, role=role, passphrase=passphrase)
            return
        if passphrase:
            give_passphrase(self.session, line, passphrase)
        if (name, role) != (line.name, line.role):
            change_person(self.session, line, name=name, role=role)

    def may_remove(self, line: User) -> bool:
        return line.active

    def remove(self, line: User) -> None:
        end_person(self.session, line)


class AccountSection(FormSection):
    """One's own passphrase."""

    name = "account"
    headline = "Ma phrase de passe"
    right = None
    submit = "Changer ma phrase de passe"

    def make_form(self, form: Form) -> None:
        self.former = PassphraseField("former", "Phrase de passe actuelle", tells_strength=False)
        self.passphrase = PassphraseField("passphrase", "Nouvelle phrase de passe")
        self.second = PassphraseField("second", "La même, encore une fois", tells_strength=False)
        for field in (self.former, self.passphrase, self.second):
            form.add(field)

    def show_stored(self) -> None:
        for field in (self.former, self.passphrase, self.second):
            field.put(None)

    def save(self) -> None:
        new = confirmed(self.passphrase, self.second)
        change_own_passphrase(self.session, former=self.former.filled(), passphrase=new)


class SafetySection(Section):
    """A copy to a second place, and a new recovery code."""

    name = "safety"
    headline = "Sauvegarde et code de secours"
    right = Right.CARRY_OUT
    advice = "Une sauvegarde est une copie entière et vérifiée du dossier, chiffrée comme lui."

    def build(self) -> None:
        self._error = InlineError()
        self._said = label("", tone="fine", wrap=True)
        backup = Button("Sauvegarder maintenant…", self.back_up, kind="main", icon="save")
        backup.setObjectName("settings_backup")
        code = Button("Nouveau code de secours…", self.renew_code, icon="lock")
        code.setObjectName("settings_code")
        self.add(self._error)
        self.add(self._said)
        self.add(_left(backup))
        self.add(line())
        self.add(
            label(
                "Le code de secours imprimé rouvre le dossier quand une phrase de passe est perdue.",
                wrap=True,
            )
        )
        self.add(_left(code))
        self._place = QVBoxLayout()
        self.add(self._place)
        self.body.addStretch(1)

    def back_up(self) -> None:
        """Asks where, then writes and verifies the copy."""
        chosen = QFileDialog.getExistingDirectory(self, "Dossier de la sauvegarde")
        if chosen:
            self.back_up_to(chosen)

    def back_up_to(self, directory: str) -> None:
        """Writes and verifies the copy there."""
        from pathlib import Path

        with Guard(self):
            copy = back_up(self.session, Path(directory))
            self._said.setText(f"Sauvegarde faite et vérifiée\u00a0: {copy.name}")

    def renew_code(self) -> None:
        """Shows the new code once, with its sheet to print."""
        from ui.code_page import CodeCard

        with Guard(self):
            code = new_recovery_code(self.session)
            day = self.session.clock.day()
            identity = latest(self.session.store.find(Identity), day)
            self._put_away()
            card = CodeCard(code, identity.name if identity else self.desk.folder.name, day)
            card.kept.connect(self._put_away)
            self._place.addWidget(card)

    def _put_away(self) -> None:
        while (item := self._place.takeAt(0)) is not None:
            former = item.widget()
            if former is not None:
                former.hide()
                former.deleteLater()

    def refuse(self, error: Exception) -> None:
        """Shows the sentence above the buttons."""
        self._said.setText("")
        self._error.tell(str(error))

    def forget_refusal(self) -> None:
        """Takes it away."""
        self._error.forget()


def _left(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    return row
