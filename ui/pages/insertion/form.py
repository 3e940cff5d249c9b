"""A path's form (formulaire du parcours): whose, when, prescribed by whom, and how it ended."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.insertion.paths import InsertionPath
from ui import codes
from ui.forms import ChoiceField, DateField, Form, Need, TextField
from ui.widgets.basics import label


class PathForm(Form):
    """Fields in the order of the paper form; the exit and its outcome last."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.parent_id = ChoiceField[int]("parent_id", "Parent", [], need=Need.MANDATORY)
        self.entry_day = DateField("entry_day", "Entrée dans le parcours", today, need=Need.MANDATORY)
        self.prescriber = ChoiceField("prescriber", "Prescrit par", codes.offered(codes.PRESCRIBERS))
        self.adviser = TextField("adviser", "Conseiller ou conseillère")
        self.prescribed_on = DateField("prescribed_on", "Prescrit le", today)
        self.exit_day = DateField("exit_day", "Sortie, dernier jour du parcours", today)
        self.outcome = ChoiceField("outcome", "Motif de sortie", codes.offered(codes.OUTCOME_WORDS))
        for field in (self.parent_id, self.entry_day, self.prescriber, self.adviser, self.prescribed_on):
            self.add(field)
        self.add_widget(label("La sortie et son motif vont ensemble.", tone="muted", wrap=True))
        self.add(self.exit_day)
        self.add(self.outcome)
        self.buttons("Enregistrer le parcours")

    def show_path(self, path: InsertionPath) -> None:
        """Fills the fields from a stored path."""
        self.forget_refusal()
        for field in (self.parent_id, self.entry_day, self.prescriber, self.adviser, self.prescribed_on):
            field.put(getattr(path, field.name))
        self.exit_day.put(path.exit_day)
        self.outcome.put(path.outcome)
        self.saved()

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
            exit_day=self.exit_day.value(),
            outcome=self.outcome.value(),
        )
