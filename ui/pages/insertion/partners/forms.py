"""The directory's forms (formulaires de l'annuaire): an organisation, somebody there, the day one of them leaves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.insertion.partners import Organisation, OrganisationKind, PartnerContact
from ui import insertion_codes
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need, NoteField, TextField
from ui.widgets.section import RecordForm


class OrganisationForm(RecordForm):
    """Name and kind, how to reach it, what is good to know."""

    def __init__(self, submit: str, cancel: str = "Revenir") -> None:
        super().__init__()
        kind: ChoiceField[OrganisationKind] = ChoiceField(
            "kind", "Type", offered(insertion_codes.ORGANISATION_KINDS), need=Need.MANDATORY
        )
        self.add(TextField("name", "Nom", need=Need.MANDATORY))
        self.add(kind)
        self.add(TextField("phone", "Téléphone", need=Need.IMPORTANT))
        self.add(TextField("email", "Adresse électronique"))
        self.add(NoteField("address", "Adresse", lines=2))
        note = NoteField("note", "Note", lines=2)
        note.box.setPlaceholderText("permanences, horaires, comités…")
        self.add(note)
        self.buttons(submit, cancel)

    def organisation(self, former: Organisation | None) -> Organisation:
        """What is typed. Raises InvalidEntry."""
        values = self.values()
        if former is None:
            return Organisation(**values)
        return replace(former, **values)


class ContactForm(RecordForm):
    """Somebody to call there."""

    def __init__(self) -> None:
        super().__init__()
        self.add(TextField("name", "Nom", need=Need.MANDATORY))
        self.add(TextField("function", "Fonction"))
        self.add(TextField("phone", "Téléphone", need=Need.IMPORTANT))
        self.add(TextField("email", "Adresse électronique"))
        self.buttons("Enregistrer le contact", "Revenir")

    def contact(self, former: PartnerContact | None, organisation_id: int) -> PartnerContact:
        """What is typed. Raises InvalidEntry."""
        values = self.values()
        if former is None:
            return PartnerContact(organisation_id=organisation_id, **values)
        return replace(former, **values)


class LeaveForm(RecordForm):
    """The last day; nothing is deleted."""

    def __init__(self, text: str, submit: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.ended_on = DateField("ended_on", text, today, need=Need.MANDATORY)
        self.add(self.ended_on)
        self.buttons(submit, "Revenir")

    def start(self, today: date) -> None:
        """Today, unless told otherwise."""
        self.fill(None, ended_on=today)
