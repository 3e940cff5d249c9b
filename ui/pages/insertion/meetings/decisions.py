"""What was decided (décisions): typed in a line as an action, with whose plan it enters and who does it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import InvalidEntry, RuleError
from app.insertion.action_words import guess_kind
from app.insertion.actions import ActionKind, ActionOwner, ActionState, PlanAction, in_plan_order
from app.insertion.meetings import Decision
from ui import french, insertion_codes
from ui.boundary import Guard
from ui.pages.insertion.meetings.rows import Rows, word_row
from ui.typed_appointment import read_action
from ui.widgets.basics import Button, key_label
from ui.widgets.entering import EnteringLine
from ui.widgets.inline_error import InlineError
from ui.widgets.scrolling import reveal

LINE_KEYS, FIELD = "Alt+N", "decisions"
NOBODY = "De quel parent\u00a0?"
NO_PARENT = "Choisissez le parent dont il s’agit\u00a0: la décision entre dans son plan d’actions."
NO_TOPIC = "Mettez d’abord à l’ordre du jour le parent dont il s’agit."


class DecisionsBox(QWidget):
    """`changed` after each decision added or taken back."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.decisions: list[Decision] = []
        self._names: dict[int, str] = {}
        self._stored, self._added = Rows(), Rows()
        self.line = EnteringLine()
        self.line.setObjectName("meeting_decision")
        self.line.setPlaceholderText("Nouvelle décision\u00a0: « rappeler la mission locale, jeudi »")
        self.line.setAccessibleName(f"Nouvelle décision, Entrée pour l’ajouter ({LINE_KEYS})")
        self.line.entered.connect(self.take)
        self.line.textChanged.connect(self._guess)
        self.parent_choice = _combo("Parent de la décision", "meeting_decision_parent")
        self.owner = _combo("Qui s’en charge", "meeting_decision_owner")
        self.kind = _combo("Sorte de la décision", "meeting_decision_kind")
        for owner, words in insertion_codes.OWNERS.items():
            self.owner.addItem(words, owner)
        for kind, words in insertion_codes.ACTIONS.items():
            self.kind.addItem(words, kind)
        self.error = InlineError()
        self._lay_out()
        self._begin_again()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        first.addWidget(self.line, 1)
        first.addWidget(key_label(LINE_KEYS))
        second.addWidget(self.parent_choice, 3)
        second.addWidget(self.owner, 2)
        second.addWidget(self.kind, 2)
        add = Button("Ajouter", self.take, name="Ajouter la décision")
        add.setObjectName("meeting_decision_add")
        second.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._stored)
        column.addLayout(self._added)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.error)

    def show_decisions(self, actions: Sequence[PlanAction], names: dict[int, str]) -> None:
        """The actions that came of the meeting already; `names` are the parents' by path."""
        self._names = dict(names)
        self.decisions = []
        self._stored.empty()
        for one in in_plan_order(actions):
            state = "" if one.state is ActionState.OPEN else f", {insertion_codes.ACTION_STATES[one.state]}"
            whose = names.get(one.path_id, "")
            self._stored.put(word_row(one.label, f"{whose}, {_who(one.owner, one.due_day)}{state}"))
        self.line.clear()
        self._show_added()
        self._begin_again()

    def retype(self, decisions: Sequence[Decision], line: str) -> None:
        """Shows these, of a draft found again."""
        self.decisions = [one for one in decisions if one.path_id in self._names]
        self._show_added()
        self.line.setText(line)

    def offer(self, names: Sequence[tuple[str, int]]) -> None:
        """The parents on the agenda, by path; the one chosen stays, and one who is alone there is chosen."""
        self._names |= {path_id: name for name, path_id in names}
        before = self.parent_choice.currentData()
        self.parent_choice.clear()
        self.parent_choice.addItem(NOBODY, None)
        for name, path_id in names:
            self.parent_choice.addItem(name, path_id)
        at = max(0, self.parent_choice.findData(before)) if before is not None else 0
        self.parent_choice.setCurrentIndex(1 if len(names) == 1 else at)
        self.parent_choice.setEnabled(bool(names))

    def speak_of(self, path_id: int) -> None:
        """The next decision is about that parent, of whom something was just written."""
        self.parent_choice.setCurrentIndex(self.parent_choice.findData(path_id))

    def take(self) -> None:
        """Adds what the line says."""
        with Guard(self):
            typed = self._typed()
            if typed is not None:
                self.decisions.append(typed)
                self.line.clear()
                self._begin_again()
                self._show_added()
                self.changed.emit()
        self.line.setFocus()

    def refuse(self, error: RuleError) -> None:
        """Under the line."""
        self.error.tell(error.sentence)
        reveal(self.error)

    def forget_refusal(self) -> None:
        """Takes the sentence away."""
        self.error.forget()

    def _show_added(self) -> None:
        self._added.empty()
        for number, one in enumerate(self.decisions):
            note = f"{self._names[one.path_id]}, {_who(one.owner, one.due_day)}"
            self._added.put(
                word_row(
                    f"+ {one.label}",
                    note,
                    bold=True,
                    deed="Retirer",
                    act=partial(self._drop, one),
                    name=f"meeting_decision_drop_{number}",
                )
            )

    def _drop(self, one: Decision) -> None:
        self.decisions = [other for other in self.decisions if other is not one]
        self._show_added()
        self.line.setFocus()
        self.changed.emit()

    def with_typed(self) -> list[Decision]:
        """The decisions and the one still in the line: all that is on the screen. Raises InvalidEntry."""
        typed = self._typed()
        return [*self.decisions, typed] if typed is not None else self.decisions

    def _typed(self) -> Decision | None:
        words, due = read_action(self.line.text(), self._today(), field=FIELD)
        if not words:
            return None
        if self.parent_choice.currentData() is None:
            raise InvalidEntry(NO_PARENT if self.parent_choice.count() > 1 else NO_TOPIC, field=FIELD)
        return Decision(
            path_id=self.parent_choice.currentData(),
            label=words,
            kind=ActionKind(self.kind.currentData()),
            owner=ActionOwner(self.owner.currentData()),
            due_day=due,
        )

    def _begin_again(self) -> None:
        self.owner.setCurrentIndex(self.owner.findData(ActionOwner.COUNSELLOR))
        self.kind.setCurrentIndex(self.kind.findData(ActionKind.OTHER))

    def _guess(self, text: str) -> None:
        self.error.forget()
        self.kind.setCurrentIndex(self.kind.findData(guess_kind(text)))


def _combo(name: str, object_name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setObjectName(object_name)
    return made


def _who(owner: ActionOwner, due: date | None) -> str:
    """« la crèche, pour le 26 novembre »."""
    when = f", pour le {french.day_and_month(due)}" if due else ""
    return f"{insertion_codes.OWNERS[owner]}{when}"
