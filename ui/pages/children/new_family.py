"""A new child on one form (nouvel enfant): the child, a parent and the home at once; likely duplicates are said."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.errors import InvalidEntry
from app.families.children import likely_duplicates, likely_same_parents
from app.families.family_files import NewFamily, add_family, with_other_parents
from app.families.records import Child, Group, Home, Parent
from app.session import Session
from ui import codes, french
from ui.boundary import Guard
from ui.field import Field
from ui.forms import ChoiceField, DateField, Need, TextField
from ui.widgets.basics import label
from ui.widgets.likely import Likely, Twin
from ui.widgets.panel import Panel
from ui.widgets.section import Deed, RecordForm, Row, Section

AGAIN = "Vérifiez ce qui est signalé, puis validez de nouveau\u00a0: rien n’empêche d’ajouter cet enfant."


class NewFamilyForm(RecordForm):
    """`added(id)` once it is written. What is typed stays while another sheet is looked at."""

    added = Signal(int)
    opened = Signal(int)
    """A child already on file is to be looked at instead."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self.named("children_new_form", "children_new")
        self._session = session
        self._known: list[Parent] = []
        today = session().clock.day
        first, last = (
            TextField("first_name", "Prénom", need=Need.MANDATORY),
            TextField("last_name", "Nom", need=Need.MANDATORY),
        )
        birth = DateField("birth_day", "Naissance", today, need=Need.MANDATORY)
        self.add(first, last, birth)
        self.twins = Likely("new_child_likely")
        self.add_widget(self.twins)
        self.group = ChoiceField[int]("group_id", "Groupe", [])
        self.add(self.group, DateField("group_first_day", "À partir du", today))
        self._add_parent()
        self._add_home()
        self.again = label(AGAIN, tone="amber", wrap=True)
        self.again.hide()
        self.add_widget(self.again)
        self.submit = self.buttons("Ajouter l’enfant")
        self.add_stretch()
        for field in (first, last, birth):
            field.changed.connect(self._look_for_child)
        self.submitted.connect(self._save)

    def _add_parent(self) -> None:
        heading = label("Parent", size="panel", bold=True)
        self.add_widget(heading)
        self.known = Section("Parents déjà connus", name="new_child_known")
        self.known.hide()
        self.add_widget(self.known)
        first = TextField("parent_first_name", "Prénom du parent", need=Need.IMPORTANT)
        last = TextField("parent_last_name", "Nom du parent", need=Need.IMPORTANT)
        self.add(first, last)
        self.parents = Likely("new_parent_likely")
        self.add_widget(self.parents)
        phone = TextField("parent_phone", "Téléphone", need=Need.IMPORTANT)
        email = TextField("parent_email", "Adresse électronique")
        self.add(phone, email)
        self._theirs: list[QWidget] = [heading, first, last, phone, email]
        for field in (first, last):
            field.changed.connect(self._look_for_parent)

    def _add_home(self) -> None:
        heading = label("Foyer", size="panel", bold=True)
        self.add_widget(heading)
        caf = TextField("home_caf_number", "Numéro d’allocataire Caf", need=Need.IMPORTANT)
        regime = ChoiceField("home_regime", "Régime", codes.offered(codes.REGIMES))
        self.add(caf, regime)
        address = TextField("home_address", "Adresse")
        postcode, commune = TextField("home_postcode", "Code postal"), TextField("home_commune", "Commune")
        self.add(address, postcode, commune, widths=(3, 1, 2))
        fields: list[Field[Any]] = [caf, regime, address, postcode, commune]
        self._theirs += [heading, *fields]

    def offer(self, groups: list[Group]) -> None:
        """Offers these groups; what is typed stays."""
        self.group.set_choices([(group.name, group.id) for group in groups])

    def empty(self) -> None:
        """Starts over."""
        self.clear()
        self._show_known([])
        self.twins.forget()
        self.parents.forget()
        self.again.hide()

    def _text(self, name: str) -> str:
        return str(self.fields[name].read() or "")

    def _look_for_child(self) -> None:
        first, last = self._text("first_name"), self._text("last_name")
        if not (first and last):
            self.twins.tell([])
            return
        try:
            birth = self.fields["birth_day"].read()
        except InvalidEntry:
            birth = None
        found = likely_duplicates(self._session(), first, last, birth)
        self.twins.tell(
            [
                Twin(
                    f"{child.name}, naissance le {french.day(child.birth_day)}, a déjà une fiche.",
                    "Ouvrir cette fiche",
                    partial(self.opened.emit, child.id),
                )
                for child in found
            ]
        )

    def _look_for_parent(self) -> None:
        first, last = self._text("parent_first_name"), self._text("parent_last_name")
        if self._known or not (first and last):
            self.parents.tell([])
            return
        found = likely_same_parents(self._session(), first, last)
        self.parents.tell(
            [
                Twin(f"{one.name} a déjà une fiche.", "Utiliser cette fiche", partial(self._use, one))
                for one in found
            ]
        )

    def _use(self, parent: Parent) -> None:
        self._show_known(with_other_parents(self._session(), parent))
        self.parents.forget()
        self.again.hide()
        # Else the focus falls on « Retirer », and Enter would undo what was just chosen.
        self.submit.setFocus()

    def _show_known(self, known: list[Parent]) -> None:
        self._known = known
        self.known.setVisible(bool(known))
        for widget in self._theirs:
            widget.setVisible(not known)
        self.known.show_rows(
            [
                Row(
                    text=one.name,
                    note="avec sa fiche et son foyer",
                    deeds=(Deed(words="Retirer", act=partial(self._drop, one), name=f"known_drop_{one.id}"),),
                )
                for one in known
            ]
        )

    def _drop(self, parent: Parent) -> None:
        self._show_known([one for one in self._known if one.id != parent.id])

    def _save(self) -> None:
        with Guard(self):
            self.check()
            self._look_for_child()
            self._look_for_parent()
            held = [likely.holds_back() for likely in (self.twins, self.parents)]
            self.again.setVisible(any(held))
            if any(held):
                return
            child = add_family(self._session(), self._family())
            self.empty()
            self.added.emit(child.id)

    def _family(self) -> NewFamily:
        values = self.values()
        parent = {name: values[f"parent_{name}"] for name in ("first_name", "last_name", "phone", "email")}
        home = {
            name: values[f"home_{name}"]
            for name in ("caf_number", "regime", "address", "postcode", "commune")
        }
        somebody = any(parent.values())
        if any(home.values()) and not (somebody or self._known):
            raise InvalidEntry(
                "Un foyer commence par un parent\u00a0: écrivez son prénom et son nom.",
                field="parent_first_name",
            )
        new = None
        if somebody and not self._known:
            names = {name: parent[name] or "" for name in ("first_name", "last_name")}
            new = Parent(home_id=0, **{**parent, **names})
        return NewFamily(
            child=Child(
                first_name=values["first_name"], last_name=values["last_name"], birth_day=values["birth_day"]
            ),
            known_parents=[one.id for one in self._known],
            parent=new,
            home=Home(name="", **home),
            group_id=values["group_id"],
            group_first_day=values["group_first_day"],
        )


def new_family_panel(form: NewFamilyForm) -> Panel:
    """The form in a panel that scrolls."""
    panel = Panel("Nouvel enfant", "avec un parent et leur foyer")
    form.setObjectName("content")
    form.setContentsMargins(0, 0, 8, 0)
    area = QScrollArea()
    area.setWidget(form)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    panel.add(area, 1)
    return panel
