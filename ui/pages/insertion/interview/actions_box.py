"""Open actions in an interview (actions ouvertes): ticked in place by Alt and a figure; new ones typed in a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import RuleError
from app.insertion.action_words import guess_kind
from app.insertion.actions import ActionKind, PlanAction
from ui import french, insertion_codes, theme
from ui.boundary import Guard
from ui.keyboard import numbered
from ui.typed_appointment import read_action
from ui.widgets.basics import Button, key_label, label, line, set_tone
from ui.widgets.entering import EnteringLine
from ui.widgets.inline_error import InlineError

MOST_KEYS = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """An action typed and not yet stored."""

    label: str
    kind: ActionKind
    due: date | None


class ActionsBox(QWidget):
    """`changed` after each tick, each line added or taken back."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._actions: list[PlanAction] = []
        self._boxes: list[QCheckBox] = []
        self.added: list[Added] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._new_rows = QVBoxLayout()
        self._new_rows.setSpacing(0)
        self.error = InlineError()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._rows)
        column.addLayout(self._new_rows)
        column.addLayout(self._new_line())
        column.addWidget(self.error)

    def _new_line(self) -> QHBoxLayout:
        self.line = EnteringLine()
        self.line.setObjectName("interview_new_action")
        self.line.setPlaceholderText("Nouvelle action\u00a0: « rappeler la clinique, jeudi »")
        self.line.setAccessibleName("Nouvelle action, Entrée pour l’ajouter (Alt+N)")
        self.line.entered.connect(self._enter)
        self.line.textChanged.connect(self._guess)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Sorte de la nouvelle action")
        for kind, words in insertion_codes.ACTIONS.items():
            self.kind.addItem(words, kind)
        self.kind.setCurrentIndex(self.kind.findData(ActionKind.OTHER))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.kind)
        row.addWidget(key_label("Alt+N"))
        return row

    def offer_keys(self, widget: QWidget) -> None:
        """Alt+1 to Alt+9 tick; Alt+N goes to the line."""
        for number in range(1, MOST_KEYS + 1):
            numbered(widget, number, partial(self.turn, number - 1))

    def show_actions(self, actions: Sequence[PlanAction], ticked: Sequence[int] = ()) -> None:
        """Shows these open actions; the ids given are ticked."""
        self._actions = list(actions)
        _empty(self._rows)
        self._boxes = []
        for number, action in enumerate(self._actions):
            self._rows.addWidget(self._row(number, action, ticked=action.id in ticked))
            self._rows.addWidget(line())

    def _row(self, number: int, action: PlanAction, *, ticked: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        box = QCheckBox(action.label)
        box.setObjectName(f"interview_action_{action.id}")
        box.setChecked(ticked)
        box.setAccessibleName(f"{action.label}, {self._due(action)}")
        told = label(self._due(action), tone="muted")
        box.toggled.connect(partial(self._tell, action, told))
        row.addWidget(box, 1)
        row.addWidget(told)
        if number < MOST_KEYS:
            row.addWidget(key_label(f"Alt+{number + 1}"))
        self._boxes.append(box)
        if ticked:
            self._tell(action, told, True, quiet=True)
        return made

    def _due(self, action: PlanAction) -> str:
        if action.due_day is None:
            return "sans échéance"
        when = f"pour le {french.day_and_month(action.due_day)}"
        return f"en retard, {when}" if action.is_overdue(self._today()) else when

    def _tell(self, action: PlanAction, told: QLabel, is_on: bool, quiet: bool = False) -> None:
        told.setText("faite à cet entretien" if is_on else self._due(action))
        set_tone(told, "fine" if is_on else "muted")
        if not quiet:
            self.changed.emit()

    def turn(self, number: int) -> None:
        """Ticks that one, or takes the tick back."""
        if number < len(self._boxes):
            self._boxes[number].toggle()

    def tick(self, ids: Sequence[int]) -> None:
        """Ticks those: a draft found again."""
        for action, box in zip(self._actions, self._boxes, strict=True):
            if action.id in ids:
                box.setChecked(True)

    @property
    def done(self) -> list[PlanAction]:
        """Those ticked."""
        return [action for action, box in zip(self._actions, self._boxes, strict=True) if box.isChecked()]

    def take(self) -> None:
        """Adds what the line says. Raises InvalidEntry."""
        words, due = read_action(self.line.text(), self._today(), field="added")
        if not words:
            return
        kind = self.kind.currentData()
        self.added.append(Added(label=words, kind=ActionKind(kind), due=due))
        self.line.clear()
        self.kind.setCurrentIndex(self.kind.findData(ActionKind.OTHER))
        self.show_added(self.added)
        self.changed.emit()

    def _enter(self) -> None:
        with Guard(self):
            self.take()

    def refuse(self, error: RuleError) -> None:
        """Under the line."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes the sentence away."""
        self.error.forget()

    def show_added(self, added: Sequence[Added]) -> None:
        """Shows the actions that the save will add."""
        self.added = list(added)
        _empty(self._new_rows)
        for one in self.added:
            self._new_rows.addWidget(self._added_row(one))

    def _added_row(self, one: Added) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(theme.scaled(4), 2, 0, 2)
        row.setSpacing(8)
        due = f", pour le {french.day_and_month(one.due)}" if one.due else ""
        row.addWidget(label(f"+ {one.label}", bold=True))
        row.addWidget(label(f"{insertion_codes.ACTIONS[one.kind]}{due}", tone="muted"))
        row.addStretch()
        row.addWidget(
            Button("Retirer", partial(self._drop, one), kind="link", name=f"Retirer l’action {one.label}")
        )
        return made

    def _drop(self, one: Added) -> None:
        self.show_added([other for other in self.added if other is not one])
        self.changed.emit()

    def _guess(self, text: str) -> None:
        self.error.forget()
        self.kind.setCurrentIndex(self.kind.findData(guess_kind(text)))


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
