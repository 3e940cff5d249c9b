"""The second tab, Famille: parents, homes with their dated rows, and the other people to call."""

from dataclasses import replace
from functools import partial

from app.families.parents import add_contact, change_contact
from app.families.records import Contact
from app.users import Right
from ui import french
from ui.forms import CheckField, DateField, Need, TextField
from ui.pages.children.homes import ConsentSection, HomeSection, ResourceSection
from ui.pages.children.parents import ParentSection
from ui.pages.children.tab import Tab
from ui.widgets.section import Deed, RecordForm, Row, Section


class FamilyTab(Tab):
    """The whole family for those who may edit it; for the team, who may collect the child."""

    def build(self) -> None:
        self.parents = ParentSection(self)
        self.homes = HomeSection(self)
        self.contacts = ContactSection(self)
        self.resources = ResourceSection(self)
        self.consents = ConsentSection(self)
        for section in (self.parents, self.homes, self.contacts, self.resources, self.consents):
            self.put(section)
        whole = self.can(Right.EDIT_FAMILIES)
        for section in (self.homes, self.contacts, self.consents):
            section.setVisible(whole)
        self.resources.setVisible(whole and self.can(Right.SEE_MONEY))

    def reload(self) -> None:
        self.parents.reload()
        self.homes.reload()
        self.contacts.reload()
        self.resources.reload()
        self.consents.reload()


class ContactSection(Section):
    """Other people: to call in an emergency, or who may collect the child."""

    def __init__(self, tab: Tab) -> None:
        super().__init__("Autres contacts", name="child_contacts", add="Ajouter", begin=self.begin)
        self.tab = tab
        self._contact: Contact | None = None
        today = tab.session.clock.day
        self.form = RecordForm()
        self.form.add(
            TextField("name", "Prénom et nom", need=Need.MANDATORY),
            TextField("relation", "Lien avec l’enfant"),
            TextField("phone", "Téléphone", need=Need.IMPORTANT),
        )
        self.form.add(
            CheckField("may_collect", "Peut venir chercher l’enfant"),
            CheckField("emergency", "À prévenir en cas d’urgence"),
        )
        self.form.add(
            DateField("first_day", "À partir du", today, need=Need.MANDATORY),
            DateField("last_day", "Jusqu’au", today),
        )
        self.form.buttons("Enregistrer le contact")
        self.attach(self.form, self._save)

    def reload(self) -> None:
        """Shows the contacts of the tab's child."""
        self.show_rows(
            [self._row(one) for one in self.tab.sheet.contacts],
            "Personne d’autre que les parents\u00a0: ajoutez qui prévenir et qui peut venir.",
        )

    def _row(self, contact: Contact) -> Row:
        today = self.tab.session.clock.day()
        facts = list(filter(None, (contact.relation, contact.phone)))
        facts += ["à prévenir en cas d’urgence"] if contact.emergency else []
        facts += ["peut venir chercher"] if contact.may_collect else []
        over = contact.last_day is not None and contact.last_day < today
        if contact.last_day is not None or contact.first_day > today:
            facts.append(french.period(contact.first_day, contact.last_day))
        deed = Deed(words="Modifier", act=partial(self.begin, contact), name=f"contact_change_{contact.id}")
        return Row(text=contact.name, note=" · ".join(facts), tone="muted" if over else "ink", deeds=(deed,))

    def begin(self, contact: Contact | None = None) -> None:
        """Opens the form on a contact, or on nobody yet."""
        self._contact = contact
        self.form.fill(contact, **({} if contact else {"first_day": self.tab.session.clock.day()}))
        self.open_form(self.form)

    def _save(self) -> None:
        values = self.form.values()
        if self._contact is None:
            add_contact(self.tab.session, Contact(child_id=self.tab.sheet.child.id, **values))
        else:
            change_contact(self.tab.session, replace(self._contact, **values))
