"""The third tab, Santé: allergies and care protocols (PAI), only what care requires; no diagnosis."""

from dataclasses import replace
from functools import partial

from app.families.health import (
    Allergy,
    CareProtocol,
    add_allergy,
    add_protocol,
    change_allergy,
    change_protocol,
    remove_allergy,
    remove_protocol,
)
from app.users import Right
from ui import french
from ui.forms import DateField, Need, NoteField, TextField
from ui.pages.children.tab import WITHHELD, Tab
from ui.widgets.section import Deed, RecordForm, Row, Section


class HealthTab(Tab):
    """What the child must not meet, and what to do."""

    def build(self) -> None:
        self.may_edit = self.can(Right.EDIT_HEALTH)
        self._allergy: Allergy | None = None
        self._protocol: CareProtocol | None = None
        add = "Ajouter" if self.may_edit else ""
        self.allergies = self.put(
            Section("Allergies", name="child_allergies", add=add, begin=self._begin_allergy)
        )
        self.protocols = self.put(
            Section(
                "Projet d’accueil individualisé (PAI)",
                name="child_protocols",
                add=add,
                begin=self._begin_protocol,
            )
        )
        self._build_allergy_form()
        self._build_protocol_form()

    def _build_allergy_form(self) -> None:
        today = self.session.clock.day
        self.allergy_form = RecordForm()
        self.allergy_form.add(
            TextField("label", "Allergie", need=Need.MANDATORY, hint="Court\u00a0: il s’affiche à la porte.")
        )
        self.allergy_form.add(NoteField("instructions", "Conduite à tenir", lines=3))
        self.allergy_form.add(
            DateField("first_day", "Depuis le", today, need=Need.MANDATORY),
            DateField("last_day", "Jusqu’au", today),
        )
        self.allergy_form.buttons("Enregistrer l’allergie")
        self.allergies.attach(self.allergy_form, self._save_allergy)

    def _build_protocol_form(self) -> None:
        today = self.session.clock.day
        self.protocol_form = RecordForm()
        self.protocol_form.add(
            NoteField(
                "instructions",
                "Conduite à tenir",
                need=Need.MANDATORY,
                lines=3,
                hint="Les gestes à faire\u00a0; jamais un diagnostic.",
            )
        )
        self.protocol_form.add(TextField("kept_at", "Où se trouve le document"))
        self.protocol_form.add(
            DateField("first_day", "Valable du", today, need=Need.MANDATORY),
            DateField("last_day", "Au", today),
        )
        self.protocol_form.buttons("Enregistrer le PAI")
        self.protocols.attach(self.protocol_form, self._save_protocol)

    def reload(self) -> None:
        withheld = WITHHELD if self.sheet.withheld else ""
        self.allergies.show_rows(
            [self._allergy_row(one) for one in self.sheet.allergies], withheld or "Aucune allergie notée."
        )
        self.protocols.show_rows(
            [self._protocol_row(one) for one in self.sheet.protocols], withheld or "Aucun PAI noté."
        )

    def _allergy_row(self, allergy: Allergy) -> Row:
        over = allergy.last_day is not None and allergy.last_day < self.session.clock.day()
        notes = [allergy.instructions, french.period(allergy.first_day, allergy.last_day)]
        deeds = (
            Deed(
                words="Modifier",
                act=partial(self._begin_allergy, allergy),
                name=f"allergy_change_{allergy.id}",
            ),
            Deed(
                words="Retirer",
                act=partial(self.allergies.do, lambda: remove_allergy(self.session, allergy)),
                name=f"allergy_remove_{allergy.id}",
            ),
        )
        return Row(
            text=f"{allergy.label}, terminée" if over else f"▲ {allergy.label}",
            tone="muted" if over else "alert",
            note="\n".join(note for note in notes if note),
            deeds=deeds if self.may_edit else (),
        )

    def _protocol_row(self, protocol: CareProtocol) -> Row:
        over = protocol.last_day is not None and protocol.last_day < self.session.clock.day()
        notes = [french.period(protocol.first_day, protocol.last_day)]
        notes += [f"document\u00a0: {protocol.kept_at}"] if protocol.kept_at else []
        notes += ["n’est plus valable"] if over else []
        deeds = (
            Deed(
                words="Modifier",
                act=partial(self._begin_protocol, protocol),
                name=f"pai_change_{protocol.id}",
            ),
            Deed(
                words="Retirer",
                act=partial(self.protocols.do, lambda: remove_protocol(self.session, protocol)),
                name=f"pai_remove_{protocol.id}",
            ),
        )
        return Row(
            text=protocol.instructions,
            tone="muted" if over else "ink",
            note=" · ".join(notes),
            deeds=deeds if self.may_edit else (),
        )

    def _begin_allergy(self, allergy: Allergy | None = None) -> None:
        self._allergy = allergy
        self.allergy_form.fill(allergy, **({} if allergy else {"first_day": self.session.clock.day()}))
        self.allergies.open_form(self.allergy_form)

    def _save_allergy(self) -> None:
        values = self.allergy_form.values()
        if self._allergy is None:
            add_allergy(self.session, Allergy(child_id=self.sheet.child.id, **values))
        else:
            change_allergy(self.session, replace(self._allergy, **values))

    def _begin_protocol(self, protocol: CareProtocol | None = None) -> None:
        self._protocol = protocol
        self.protocol_form.fill(protocol, **({} if protocol else {"first_day": self.session.clock.day()}))
        self.protocols.open_form(self.protocol_form)

    def _save_protocol(self) -> None:
        values = self.protocol_form.values()
        if self._protocol is None:
            add_protocol(self.session, CareProtocol(child_id=self.sheet.child.id, **values))
        else:
            change_protocol(self.session, replace(self._protocol, **values))
