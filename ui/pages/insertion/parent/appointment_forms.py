"""Forms of appointments (rendez-vous): one more, another time, one that falls through, several in a sentence."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.errors import RuleError
from app.insertion.interviews import Medium, MovedBy, Subject
from app.insertion.series import Planned
from ui import french, insertion_codes
from ui.codes import offered
from ui.forms import ChoiceField, Field, Need
from ui.insertion_fields import AppointmentField, SeriesField
from ui.widgets.basics import label
from ui.widgets.section import RecordForm

if TYPE_CHECKING:
    from ui.pages.insertion.parent.appointments import AppointmentsPart

PREVIEWED = 30


class Fate(StrEnum):
    """Why an appointment falls through."""

    EXCUSED = "excused"
    CANCELLED = "cancelled"
    MISTAKE = "mistake"


FATES = {
    Fate.EXCUSED: "le parent a prévenu (excusé)",
    Fate.CANCELLED: "la crèche l’annule",
    Fate.MISTAKE: "prévu par erreur (retiré)",
}


class FateForm(RecordForm):
    """One question."""

    def __init__(self) -> None:
        super().__init__()
        self.fate: ChoiceField[Fate] = ChoiceField(
            "fate", "Ce rendez-vous n’aura pas lieu", offered(FATES), need=Need.MANDATORY
        )
        self.add(self.fate)
        self.buttons("Noter", "Revenir")


class PlanForm(RecordForm):
    """When, what for, where; another page asks for whom first."""

    def __init__(self, today: Callable[[], date], *asked_first: Field[Any]) -> None:
        super().__init__()
        for field in asked_first:
            self.add(field)
        self.when = AppointmentField("day", "Quand", today, need=Need.MANDATORY)
        self.subject: ChoiceField[Subject] = ChoiceField(
            "subject", "Sujet", offered(insertion_codes.SUBJECTS), need=Need.MANDATORY
        )
        self.medium: ChoiceField[Medium] = ChoiceField(
            "medium", "Où", offered(insertion_codes.MEDIUMS), need=Need.MANDATORY
        )
        self.add(self.when)
        rows = ((self.subject,), (self.medium,)) if asked_first else ((self.subject, self.medium),)
        for row in rows:
            self.add(*row)
        self.buttons("Prévoir l’entretien")

    def refuse(self, error: RuleError) -> None:
        """The hour and the length are typed with the day."""
        if error.field in {"start", "minutes"}:
            error.field = self.when.name
        super().refuse(error)


class MoveForm(RecordForm):
    """The new time, and who asked; where it stood is kept."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.when = AppointmentField("day", "Déplacer à", today, need=Need.MANDATORY)
        self.asked_by: ChoiceField[MovedBy] = ChoiceField(
            "asked_by", "À la demande de", offered(insertion_codes.MOVERS)
        )
        self.add(self.when)
        self.add(self.asked_by)
        self.buttons("Déplacer", "Revenir")


class SeriesForm(RecordForm):
    """A sentence, then each appointment it would make."""

    def __init__(self, part: "AppointmentsPart") -> None:
        super().__init__()
        self.series = SeriesField("series", "Rendez-vous réguliers", lambda: part.today, need=Need.MANDATORY)
        self.add(self.series)
        self.preview = label("", tone="muted", wrap=True)
        self.preview.setObjectName("series_preview")
        self.add_widget(self.preview)
        self.submit = self.buttons("Prévoir ces rendez-vous")
        self.series.changed.connect(part.preview)


def preview_words(found: Sequence[Planned]) -> str:
    """« 21 rendez-vous, du … au … », then each one left out with its day and its reason."""
    fitting = [one for one in found if one.refusal is None]
    refused = [one for one in found if one.refusal is not None]
    lines = [french.plural(len(fitting), "rendez-vous", "rendez-vous")]
    if fitting:
        lines[0] += f", {french.period(fitting[0].interview.day, fitting[-1].interview.day)}"
    left = [
        f"Laissé de côté\u00a0: {french.day_of_week(one.interview.day)}. {one.refusal}"
        for one in refused[:PREVIEWED]
    ]
    return "\n".join([*lines, *left])
