"""Actions ouvertes: added in a line, done, changed or given up where they stand."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.insertion.action_words import guess_kind
from app.insertion.actions import (
    ActionKind,
    ActionOwner,
    ActionState,
    PlanAction,
    add_action,
    change_action,
    drop_action,
    finish_action,
    reopen_action,
)
from ui import french, insertion_codes
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need, TextField
from ui.insertion_words import by_whom
from ui.pages.insertion.parent.part import Part
from ui.theme import Tone
from ui.typed_appointment import read_action
from ui.widgets.basics import label
from ui.widgets.section import Deed, RecordForm, Row

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView


def due_words(action: PlanAction, today: date) -> str:
    """« en retard de 3 jours, pour le 20 novembre », « pour demain, ensemble »."""
    who = by_whom(action.owner)
    if action.due_day is None:
        return f"sans échéance{who}"
    when = f"pour le {french.day_and_month(action.due_day)}"
    if action.is_overdue(today):
        late = french.plural((today - action.due_day).days, "jour")
        return f"en retard {french.elided('de', late)}, {when}{who}"
    near = {0: "pour aujourd’hui", 1: "pour demain"}.get((action.due_day - today).days)
    return f"{near or when}{who}"


def closed_words(action: PlanAction) -> str:
    """« Relancer l’agence : faite le 23 novembre »."""
    state = insertion_codes.ACTION_STATES[action.state]
    when = f" le {french.day_and_month(action.closed_on)}" if action.closed_on else ""
    return f"{action.label}\u00a0: {state}{when}"


class ActionForm(RecordForm):
    """The words, the kind, by whom, for when."""

    def __init__(self, part: "ActionsPart") -> None:
        super().__init__()
        self._part = part
        self.label = TextField(
            "label",
            "Action",
            need=Need.MANDATORY,
            hint="Le jour peut suivre\u00a0: « rappeler la clinique, jeudi ».",
        )
        self.kind: ChoiceField[ActionKind] = ChoiceField(
            "kind", "Sorte", offered(insertion_codes.ACTIONS), need=Need.MANDATORY
        )
        self.owner: ChoiceField[ActionOwner] = ChoiceField(
            "owner", "Par", offered(insertion_codes.OWNERS), need=Need.MANDATORY
        )
        self.due_day = DateField("due_day", "Pour le", lambda: part.today)
        self.add(self.label)
        self.add(self.kind, self.owner)
        self.add(self.due_day)
        self.add(TextField("result", "Où en est-on", hint="Le parent peut le lire."))
        self.buttons("Enregistrer l’action")
        self.label.changed.connect(self._guess)

    def _guess(self) -> None:
        """Proposes the sort from the words, until somebody chooses one."""
        if not self.kind.is_edited:
            self.kind.put(guess_kind(self.label.line.text()))


class ReopenForm(RecordForm):
    """An action that was ticked by mistake, or is to be done again."""

    def __init__(self) -> None:
        super().__init__()
        self.told = label("", wrap=True)
        self.add_widget(self.told)
        self.button = self.buttons("Rouvrir l’action", "Revenir")

    def focus_first(self) -> None:
        self.button.setFocus()


class DropForm(RecordForm):
    """The day, and why."""

    def __init__(self, part: "ActionsPart") -> None:
        super().__init__()
        self.add(
            DateField("closed_on", "Abandonnée le", lambda: part.today, need=Need.MANDATORY),
            TextField("result", "Pourquoi", hint="Le parent peut le lire."),
        )
        self.buttons("Abandonner l’action", "Revenir")


class ActionsPart(Part):
    """The open ones, by due day; those done stand in the thread."""

    def __init__(self, view: "ParentView") -> None:
        super().__init__(view, "Actions ouvertes", name="actions", add="Ajouter", begin=self.begin)
        self._action: PlanAction | None = None
        self.form = ActionForm(self)
        self.dropping, self.reopening = DropForm(self), ReopenForm()
        self.attach(self.form, self._save)
        self.attach(self.dropping, self._drop)
        self.attach(self.reopening, self._reopen)

    def show_sheet(self) -> None:
        self.add.setVisible(self.is_open)
        rows = [self._row(one) for one in self.sheet.open_actions]
        self.title.setText(f"Actions ouvertes {len(rows)}" if rows else "Actions ouvertes")
        self.show_rows(rows, "Aucune action ouverte. « Ajouter » en note une, avec son échéance.")

    def _row(self, one: PlanAction) -> Row:
        deeds: tuple[Deed, ...] = ()
        if self.is_open:
            deeds = (
                Deed(words="Faite", act=partial(self._tick, one), name=f"action_done_{one.id}"),
                Deed(words="Modifier", act=partial(self.begin, one), name=f"action_change_{one.id}"),
                Deed(words="Abandonner…", act=partial(self._begin_drop, one), name=f"action_drop_{one.id}"),
            )
        note = due_words(one, self.today) + (f"\u00a0; {one.result}" if one.result else "")
        tone: Tone = "amber" if one.is_overdue(self.today) else "muted"
        return Row(text=one.label, note=note, note_tone=tone, deeds=deeds)

    def begin(self, action: PlanAction | None = None) -> None:
        """Opens the form on an action, or on a new one; one that is closed can only be opened again."""
        self._action = action
        if action is not None and action.state is not ActionState.OPEN:
            self.reopening.told.setText(closed_words(action))
            self.open_form(self.reopening)
            return
        if action is None:
            self.form.fill(None, owner=ActionOwner.PARENT)
        else:
            self.form.fill(action)
        self.open_form(self.form)

    def _begin_drop(self, action: PlanAction) -> None:
        self._action = action
        self.dropping.fill(None, closed_on=self.today, result=action.result)
        self.open_form(self.dropping)

    def _tick(self, action: PlanAction) -> None:
        self.do(lambda: finish_action(self.session, action, self.today))

    def _save(self) -> None:
        values = self.form.values()
        label, due = read_action(str(values["label"]), self.today)
        values |= {"label": label, "due_day": values["due_day"] or due}
        if self._action is None:
            wanted = PlanAction(path_id=self.sheet.path.id, opened_on=self.today, **values)
            add_action(self.session, wanted)
        else:
            former = self._action
            change_action(
                self.session,
                PlanAction(id=former.id, path_id=former.path_id, opened_on=former.opened_on, **values),
            )

    def _reopen(self) -> None:
        assert self._action is not None
        reopen_action(self.session, self._action)

    def _drop(self) -> None:
        assert self._action is not None
        values = self.dropping.values()
        drop_action(self.session, self._action, values["closed_on"], result=values["result"])
