"""The request's form (fiche de demande): the child, the family's contact, the week wished, facts in a tick each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.admission.desk import AdmissionLine
from app.admission.priorities import PRIORITIES, Priority
from app.admission.records import AdmissionRequest
from app.admission.requests import Week
from app.care.enrolments import Kind
from ui import codes, french
from ui.forms import CheckField, ChoiceField, DateField, Need, TextField
from ui.insertion_fields import WeekField
from ui.widgets.basics import label
from ui.widgets.section import RecordForm

FACTS = (
    "Les critères sont des faits, sans commentaire\u00a0; leurs points se règlent dans Paramètres, Règles."
)


class RequestForm(RecordForm):
    """In the order of the paper form."""

    def __init__(self, today: Callable[[], date], submit: str) -> None:
        super().__init__()
        must = Need.MANDATORY
        self._add_names("Enfant", "", "de l’enfant")
        self.add(
            DateField("birth_day", "Naissance", today, need=must, hint="Prévue, si l’enfant est à naître."),
            DateField("asked_on", "Demande du", today, need=must),
        )
        self._add_names("Contact de la famille", "contact_", "du contact")
        self.add(TextField("phone", "Téléphone", need=Need.IMPORTANT), TextField("email", "Courriel"))
        self.add(
            DateField("wanted_from", "Place à partir du", today, need=must),
            ChoiceField[Kind]("kind", "Accueil", codes.offered(codes.KINDS), need=must),
        )
        week = WeekField("week", "Semaine souhaitée", need=must)
        week.line.setPlaceholderText("lun-ven 8-17 ; sam 8-12")
        self.add(week)
        self.add_widget(label(FACTS, tone="muted", wrap=True))
        ticks = [CheckField(one.value, french.capitalised(words)) for one, words in PRIORITIES.items()]
        for pair in (ticks[:2], ticks[2:4], ticks[4:]):
            self.add(*pair)
        self.buttons(submit)

    def _add_names(self, title: str, prefix: str, whose: str) -> None:
        """Two fields under a heading; a screen reader hears whose they are."""
        self.add_widget(label(title, size="panel", bold=True))
        first = TextField(f"{prefix}first_name", "Prénom", need=Need.MANDATORY)
        last = TextField(f"{prefix}last_name", "Nom", need=Need.MANDATORY)
        for field, words in ((first, "Prénom"), (last, "Nom")):
            field.line.setAccessibleName(f"{words} {whose} · obligatoire")
        self.add(first, last)

    def start(self, today: date) -> None:
        """A new request, asked for today."""
        self.fill(None, asked_on=today, kind=Kind.REGULAR)

    def show_line(self, line: AdmissionLine) -> None:
        """What is stored."""
        self.fill(line.request, week=dict(line.week))

    def request(self, former: AdmissionRequest | None = None) -> tuple[AdmissionRequest, Week]:
        """What is typed. Raises InvalidEntry."""
        values = self.values()
        week = values.pop("week")
        values |= {one.value: bool(values[one.value]) for one in Priority}
        return (replace(former, **values) if former is not None else AdmissionRequest(**values)), week
