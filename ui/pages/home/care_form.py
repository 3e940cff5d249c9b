"""The director's answer to a care request (réponse à une demande d'accueil): what it becomes, or why not."""

from collections.abc import Callable
from datetime import date

from app.care.enrolments import Kind
from app.insertion.care_answers import Acceptance, How
from app.insertion.care_desk import Asked
from app.insertion.care_requests import Became
from ui import codes, insertion_codes
from ui.forms import CheckField, ChoiceField, DateField, Form, Need, TextField
from ui.pages.home.care_words import became_words
from ui.widgets.basics import label


class AcceptForm(Form):
    """Only what the request can become is offered; only what that wants is asked."""

    def __init__(self, asked: Asked, today: Callable[[], date]) -> None:
        super().__init__()
        self.became: ChoiceField[Became] = ChoiceField("became", "Suite à donner", [], need=Need.MANDATORY)
        self.how: ChoiceField[How] = ChoiceField(
            "how", "Heures demandées", codes.offered(insertion_codes.HOW), need=Need.MANDATORY
        )
        self.kind: ChoiceField[Kind] = ChoiceField("kind", "Nouveau contrat", [], need=Need.MANDATORY)
        self.last_day = DateField("last_day", "Dernier jour du contrat", today, need=Need.MANDATORY)
        self.outside = CheckField("outside_opening", "Accueillir hors des heures d’ouverture")
        self.only = label("", bold=True, wrap=True)
        self.add_widget(self.only)
        self.add(self.became)
        self.add(self.how)
        self.add(self.kind)
        self.add(self.last_day)
        self.add(self.outside)
        self.accept = self.buttons("Accepter", "Revenir")
        self.how.put(How.ADDED)
        self.became.changed.connect(self._ask_what_it_wants)
        self.show_asked(asked)

    def show_asked(self, asked: Asked) -> None:
        """Offers what it can become now; what was chosen stays where it still can."""
        self._asked = asked
        ways, one_day = asked.ways, asked.case.request.is_dated
        self.became.set_choices([(became_words(one, one_day=one_day), one) for one in ways.became])
        if self.became.read() is None and ways.became:
            self.became.put(ways.became[0])
        self.kind.set_choices([(codes.KINDS[kind], kind) for kind in ways.kinds])
        if self.kind.read() is None and ways.kinds:
            self.kind.put(ways.kinds[0])
        if len(ways.became) == 1:
            self.only.setText(f"Accepter {became_words(ways.became[0], one_day=one_day)}")
        self._ask_what_it_wants()

    def _ask_what_it_wants(self) -> None:
        contract = self.became.read() is Became.ENROLMENT
        several = len(self._asked.ways.became) > 1
        self.became.setVisible(several)
        self.only.setVisible(not several)
        self.how.setVisible(not contract)
        self.kind.setVisible(contract)
        self.last_day.setVisible(contract and self._asked.case.request.last_day is None)
        self.outside.setVisible(self._asked.ways.outside)

    def acceptance(self) -> Acceptance:
        """What is chosen. Raises InvalidEntry, by field."""
        became = self.became.filled()
        contract = became is Became.ENROLMENT
        open_ended = self._asked.case.request.last_day is None
        return Acceptance(
            became=became,
            how=How.ADDED if contract else self.how.filled(),
            kind=self.kind.filled() if contract else Kind.OCCASIONAL,
            last_day=self.last_day.filled() if contract and open_ended else None,
            outside_opening=self._asked.ways.outside and bool(self.outside.read()),
        )

    def focus_first(self) -> None:
        """The first question that is asked."""
        next(field for field in self.fields.values() if not field.isHidden()).setFocus()


class DeclineForm(Form):
    """A no has its reason: the counsellor tells it to the parent."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = TextField("reason", "Motif du refus", need=Need.MANDATORY)
        self.add(self.reason)
        self.decline = self.buttons("Refuser", "Revenir")

    def typed(self) -> str:
        """The reason. Raises InvalidEntry."""
        return self.reason.filled()
