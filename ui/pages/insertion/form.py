"""A path's forms (formulaires du parcours): its entry, and its exit."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.users import User
from ui import codes
from ui.forms import ChoiceField, DateField, Form, Need, TextField
from ui.person_field import PersonField


class PathForm(Form):
    """Whose path, since when, prescribed by whom, followed by whom; in the order of the paper form."""

    def __init__(self, today: Callable[[], date], *, submit: str = "Ouvrir le parcours") -> None:
        super().__init__()
        self.parent_id = PersonField("parent_id", "Parent", need=Need.MANDATORY)
        self.entry_day = DateField("entry_day", "Entrée dans le parcours", today, need=Need.MANDATORY)
        self.prescriber = ChoiceField("prescriber", "Prescrit par", codes.offered(codes.PRESCRIBERS))
        self.adviser = TextField("adviser", "Conseiller ou conseillère")
        self.prescribed_on = DateField("prescribed_on", "Prescrit le", today)
        self.referent_id = ChoiceField[int]("referent_id", "Suivi par", [])
        self._own = (
            self.entry_day,
            self.prescriber,
            self.adviser,
            self.prescribed_on,
            self.referent_id,
        )
        for field in (self.parent_id, *self._own):
            self.add(field)
        self.buttons(submit)

    def offer_referents(self, users: Sequence[User]) -> None:
        """Those who may follow a parent."""
        self.referent_id.set_choices([(user.name, user.id) for user in users])

    def show_path(self, path: InsertionPath) -> None:
        """Fills the fields from a stored path."""
        self.forget_refusal()
        self.parent_id.put(path.parent_id)
        for field in self._own:
            field.put(getattr(path, field.name))

    def path(self, former: InsertionPath | None) -> InsertionPath:
        """What is typed, as a path. Raises InvalidEntry."""
        self.check()
        entry, parent = self.entry_day.filled(), self.parent_id.filled()
        base = former or InsertionPath(parent_id=parent, entry_day=entry)
        return replace(
            base,
            entry_day=entry,
            prescriber=self.prescriber.value(),
            adviser=self.adviser.value(),
            prescribed_on=self.prescribed_on.value(),
            referent_id=self.referent_id.value(),
        )


class ExitForm(Form):
    """The last day of the path and how it ended: the two go together."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.exit_day = DateField("exit_day", "Sortie, dernier jour du parcours", today, need=Need.MANDATORY)
        self.outcome: ChoiceField[Outcome] = ChoiceField(
            "outcome", "Motif de sortie", codes.offered(codes.OUTCOME_WORDS), need=Need.MANDATORY
        )
        self.add(self.exit_day)
        self.add(self.outcome)
        self.buttons("Noter la sortie")
