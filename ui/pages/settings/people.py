"""People who open the crèche (comptes), and one's own passphrase."""

from app.insertion.notes_access import notes_access
from app.people import (
    add_person,
    change_own_passphrase,
    change_person,
    end_person,
    give_passphrase,
)
from app.users import Right, User
from ui import codes
from ui.forms import ChoiceField, Form, Need, TextField
from ui.pages.settings.form_section import FormSection
from ui.pages.settings.notes_words import closing
from ui.pages.settings.section import ListSection
from ui.table import Column
from ui.widgets.asking import Asking
from ui.widgets.basics import label
from ui.widgets.passphrase import PassphraseField, confirmed

LEAVING = (
    "Fermer ce compte retire son accès du dossier, et rien d’autre. Les sauvegardes déjà faites s’ouvrent encore avec "
    "son ancienne phrase de passe\u00a0: après un départ, «\u00a0Rechiffrer\u00a0» dans «\u00a0Sécurité\u00a0»."
)
OWN = "C’est votre compte\u00a0: votre phrase de passe se change dans «\u00a0Ma phrase de passe\u00a0»."
REOPENING = "Ce compte est fermé\u00a0: une nouvelle phrase de passe le rouvre."
ENDING = (
    "{name} n’ouvrira plus ce dossier, et son ancienne phrase de passe est perdue. Cela ne s’annule pas\u00a0: pour "
    "rouvrir le compte, il faudra une nouvelle phrase de passe."
)


class PeopleSection(ListSection[User]):
    """Who can open the folder, and with which role."""

    name = "people"
    headline = "Comptes"
    right = Right.MANAGE_PEOPLE
    advice = "Chaque personne a sa phrase de passe. La direction peut en donner une nouvelle, jamais lire l’ancienne."
    new = "Nouveau compte"
    drop = "Fermer ce compte…"
    columns = (
        Column[User](title="Nom", text=lambda one: one.name, width=136),
        Column[User](title="Identifiant", text=lambda one: one.login, width=106),
        Column[User](title="Rôle", text=lambda one: codes.ROLES[one.role], width=82),
        Column[User](title="État", text=lambda one: "ouvert" if one.active else "fermé", width=70),
    )

    def build(self) -> None:
        super().build()
        self.asking = Asking("settings_people")
        self.asking.confirmed.connect(self._end)
        self.asking.given_up.connect(self._keep)
        self.form.add_widget(self.asking)

    def make_form(self, form: Form) -> None:
        self.words = TextField("name", "Prénom et nom", need=Need.MANDATORY)
        self.login = TextField("login", "Identifiant", need=Need.MANDATORY)
        self.role = ChoiceField("role", "Rôle", codes.offered(codes.ROLES), need=Need.MANDATORY)
        self.passphrase = PassphraseField("passphrase", "Phrase de passe")
        self.second = PassphraseField("second", "La même, encore une fois", tells_strength=False)
        self.closes = label("", tone="amber", wrap=True)
        self.closes.setObjectName("people_closes_notes")
        self.leaving = label("", tone="muted", wrap=True)
        self.leaving.setObjectName("people_leaving")
        for field in (self.words, self.login, self.role):
            form.add(field)
        for named in (self.words, self.login):
            named.changed.connect(self._tell_whose)
        form.add_widget(self.closes)
        form.add_widget(self.leaving)
        form.add(self.passphrase)
        form.add(self.second)

    def read(self) -> list[User]:
        return self.session.store.find(User)

    def show_line(self, line: User | None) -> None:
        self.asking.hide()
        self.words.put(line.name if line else None)
        self.login.put(line.login if line else None)
        self.login.setEnabled(line is None)
        self._tell_whose()
        self.role.put(line.role if line else None)
        for field in (self.passphrase, self.second):
            field.matter(Need.FREE if line and line.active else Need.MANDATORY)
        self.passphrase.put(None)
        self.second.put(None)
        self.closes.setText(closing(notes_access(self.session), line.login) if line else "")
        self.closes.setVisible(bool(self.closes.text()))
        is_own = line is not None and line.id == self.session.user.id
        for field in (self.passphrase, self.second):
            field.setVisible(not is_own)
        own_or_closing = OWN if is_own else LEAVING
        self.leaving.setText("" if line is None else own_or_closing if line.active else REOPENING)
        self.leaving.setVisible(bool(self.leaving.text()))

    def _tell_whose(self) -> None:
        self.passphrase.belong(self.login.line.text(), self.words.line.text())

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

    def _remove(self) -> None:
        """Nothing gives the passphrase back: it is said first."""
        if self.current is not None:
            name = self.current.name
            self._drop.hide()
            self.asking.ask(ENDING.format(name=name), "Fermer ce compte")

    def _end(self) -> None:
        if self.asking.isHidden():
            return  # a second click on what is done
        self.asking.hide()
        self._drop.show()
        super()._remove()

    def _keep(self) -> None:
        self.asking.hide()
        self._drop.show()
        self._drop.setFocus()


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
        self.passphrase.belong(self.session.user.login, self.session.user.name)
        for field in (self.former, self.passphrase, self.second):
            field.put(None)

    def save(self) -> None:
        new = confirmed(self.passphrase, self.second)
        change_own_passphrase(self.session, former=self.former.filled(), passphrase=new)
