"""Situation: the latest snapshot, and a new one, begun from what is known; former ones stay in the thread."""

from typing import TYPE_CHECKING, Any

from app.insertion.situations import Driving, Education, Situation, Work, note_situation
from ui import french, insertion_codes
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need
from ui.insertion_words import situation_facts
from ui.pages.insertion.parent.part import Part
from ui.widgets.section import RecordForm, Row

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView


def yes_no(name: str, text: str) -> ChoiceField[bool]:
    """Yes, no, or not known."""
    return ChoiceField(name, text, [("oui", True), ("non", False)])


class SituationForm(RecordForm):
    """Coded lists only."""

    def __init__(self, part: "SituationPart") -> None:
        super().__init__()
        self.day = DateField("day", "Constatée le", lambda: part.today, need=Need.MANDATORY)
        self.work: ChoiceField[Work] = ChoiceField(
            "work", "Travail", offered(insertion_codes.WORK), need=Need.MANDATORY
        )
        self.education: ChoiceField[Education] = ChoiceField(
            "education", "Niveau d’études", offered(insertion_codes.EDUCATION)
        )
        self.driving: ChoiceField[Driving] = ChoiceField(
            "driving", "Permis", offered(insertion_codes.DRIVING)
        )
        self.add(self.day)
        self.add(self.work)
        self.add(DateField("jobless_since", "Sans emploi depuis le", lambda: part.today))
        self.add(self.education)
        self.add(self.driving)
        self.add(
            yes_no("single_parent", "Parent seul"), yes_no("france_travail", "Inscription à France Travail")
        )
        self.add(yes_no("rsa", "RSA"), yes_no("qpv", "Quartier prioritaire (QPV)"))
        self.buttons("Noter la situation")


class SituationPart(Part):
    """What is known now, since when."""

    def __init__(self, view: "ParentView") -> None:
        super().__init__(view, "Situation", name="situation", add="Mettre à jour", begin=self.begin)
        self.form = SituationForm(self)
        self.attach(self.form, self._save)

    def show_sheet(self) -> None:
        self.add.setVisible(self.is_open)
        known = self.sheet.situation
        if known is None:
            self.show_rows(
                [], "Situation à l’entrée à noter\u00a0: le rapport compte les parents d’après elle."
            )
            return
        facts = situation_facts(known)
        work = french.capitalised(facts.pop("work"))
        since = f"constatée le {french.day(known.day)}"
        self.show_rows([Row(text=work, note=", ".join([*facts.values(), since]))])

    def begin(self) -> None:
        """A new snapshot, from what is known."""
        known = self.sheet.situation
        values: dict[str, Any] = {name: getattr(known, name) for name in self.form.fields} if known else {}
        self.form.fill(None, **{**values, "day": self.today})
        self.open_form(self.form)

    def _save(self) -> None:
        note_situation(self.session, Situation(path_id=self.sheet.path.id, **self.form.values()))
