"""The parents in their homes (parents): added, changed, tied to a file already there, or untied."""

from dataclasses import replace
from functools import partial
from typing import Any

from app.families.child_sheet import ParentEntry
from app.families.children import likely_same_parents
from app.families.family_files import add_parent_of, change_parent_of, share_parent
from app.families.parents import untie_parent
from app.families.records import Parent
from app.protection.access import may_hand_over
from app.protection.records import GivenKind
from app.users import Right
from ui import codes, french
from ui.forms import CheckField, ChoiceField, DateField, Need, TextField
from ui.pages.children.tab import WITHHELD, Tab
from ui.widgets.likely import Likely, Twin
from ui.widgets.section import Deed, RecordForm, Row, Section

NEW_HOME = 0


class ParentForm(RecordForm):
    """A parent, the home, and whether this parent may collect the child."""

    def __init__(self, section: "ParentSection") -> None:
        super().__init__()
        today = section.tab.session.clock.day
        first, last = (
            TextField("first_name", "Prénom", need=Need.MANDATORY),
            TextField("last_name", "Nom", need=Need.MANDATORY),
        )
        self.add(first, last)
        self.likely = Likely("parent_likely")
        self.add_widget(self.likely)
        self.add(
            TextField("phone", "Téléphone", need=Need.IMPORTANT),
            TextField("email", "Adresse électronique"),
        )
        self.home = ChoiceField[int]("home_id", "Foyer", [], need=Need.MANDATORY)
        self.add(self.home, CheckField("may_collect", "Peut venir chercher l’enfant"))
        self.add(
            ChoiceField("gender", "Genre, pour les statistiques", codes.offered(codes.GENDERS)),
            DateField("birth_day", "Naissance", today),
            DateField("ended_on", "Fiche close le", today),
        )
        self.buttons("Enregistrer le parent")
        for field in (first, last):
            field.changed.connect(section.look_for_twins)


class ParentSection(Section):
    """One row a parent; the home stands in the row, separated parents have two."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.may_edit = tab.can(Right.EDIT_FAMILIES)
        title = "Parents" if self.may_edit else "Peuvent venir chercher l’enfant"
        super().__init__(
            title, name="child_parents", add="Ajouter" if self.may_edit else "", begin=self.begin
        )
        self._entry: ParentEntry | None = None
        self.form = ParentForm(self)
        self.attach(self.form, self._save)

    def reload(self) -> None:
        """Shows the parents of the tab's child."""
        rows = [self._row(entry) for entry in self.tab.sheet.parents]
        if not self.may_edit:
            rows += [Row(text=one.name, note=one.relation or "") for one in self.tab.sheet.contacts]
        empty = "Aucun parent noté\u00a0: ajoutez-en un, le foyer sera créé avec sa fiche."
        nobody = (
            WITHHELD if self.tab.sheet.withheld else "Personne n’est noté\u00a0: demandez à la direction."
        )
        self.show_rows(rows, empty if self.may_edit else nobody)

    def _row(self, entry: ParentEntry) -> Row:
        parent = entry.parent
        if not self.may_edit:
            return Row(text=parent.name, note="parent")
        facts = [entry.home.name, *filter(None, (parent.phone, parent.email))]
        facts.append("peut venir chercher" if entry.tie.may_collect else "ne vient pas chercher")
        if parent.ended_on is not None:
            facts.append(f"fiche close le {french.day(parent.ended_on)}")
        give = partial(self.tab.filed.emit, GivenKind.PARENT, parent.id)
        file = Deed(words="Dossier à remettre", act=give, name=f"parent_file_{parent.id}")
        deeds = (
            Deed(words="Modifier", act=partial(self.begin, entry), name=f"parent_change_{parent.id}"),
            Deed(
                words="Détacher",
                act=partial(self.do, partial(self._untie, parent)),
                name=f"parent_untie_{parent.id}",
            ),
            *((file,) if may_hand_over(self.tab.session, GivenKind.PARENT) else ()),
        )
        return Row(text=parent.name, note=" · ".join(facts), deeds=deeds)

    def begin(self, entry: ParentEntry | None = None) -> None:
        """Opens the form on a parent of the child, or on nobody yet."""
        self._entry = entry
        self.form.likely.forget()
        homes = [(one.home.name, one.home.id) for one in self.tab.sheet.homes]
        self.form.home.set_choices([*homes, ("un nouveau foyer", NEW_HOME)])
        if entry is None:
            first = homes[0][1] if homes else NEW_HOME
            self.form.fill(None, home_id=first, may_collect=True)
        else:
            self.form.fill(entry.parent, may_collect=entry.tie.may_collect)
        self.open_form(self.form)

    def look_for_twins(self) -> None:
        """Says which files bear that name already."""
        first = str(self.form.fields["first_name"].read() or "")
        last = str(self.form.fields["last_name"].read() or "")
        if self._entry is not None or self.form.isHidden() or not (first and last):
            self.form.likely.tell([])
            return
        own = {entry.parent.id for entry in self.tab.sheet.parents}
        found = [one for one in likely_same_parents(self.tab.session, first, last) if one.id not in own]
        self.form.likely.tell(
            [
                Twin(f"{one.name} a déjà une fiche.", "Utiliser cette fiche", partial(self._use, one))
                for one in found
            ]
        )

    def _use(self, parent: Parent) -> None:
        self.form.saved()
        self.do(lambda: share_parent(self.tab.session, self.tab.sheet.child, parent))
        self.close_forms()

    def _untie(self, parent: Parent) -> None:
        untie_parent(self.tab.session, self.tab.sheet.child, parent)

    def _save(self) -> bool:
        self.look_for_twins()
        if self.form.likely.holds_back():
            return False
        values: dict[str, Any] = self.form.values()
        may_collect = bool(values.pop("may_collect"))
        session, child = self.tab.session, self.tab.sheet.child
        if self._entry is None:
            add_parent_of(session, child, Parent(**values), may_collect=may_collect)
        else:
            change_parent_of(session, child, replace(self._entry.parent, **values), may_collect=may_collect)
        return True
