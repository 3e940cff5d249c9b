"""For whom (pour quel enfant): one on file by its name, or one without a file, who walks or not."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import RuleError
from app.families.records import Child
from ui.fields import DateField, TextField
from ui.forms import Need
from ui.widgets.basics import Button, label
from ui.widgets.segmented import SegmentedFilter

MOST = 5
CRAWLS, WALKS = "crawls", "walks"


class WhoPart(QWidget):
    """`choices` stands under the line; this widget, with the file's fields, under the answer."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.name = ""
        self._chosen: Child | None = None
        self._offered: Sequence[Child] = ()
        self.is_open = False
        """Whether several children bear the name typed, and none is chosen yet."""
        self.walking = SegmentedFilter("Cet enfant marche-t-il\u00a0?")
        self.walking.show_choices([(CRAWLS, "Ne marche pas"), (WALKS, "Marche")])
        self.walking.setObjectName("emergency_walking")
        self.choices = QWidget()
        self._column = QVBoxLayout(self.choices)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._buttons: list[Button] = []
        self._column.addWidget(self.walking)
        self.first_name = TextField("first_name", "Prénom", need=Need.MANDATORY)
        self.last_name = TextField("last_name", "Nom", need=Need.MANDATORY)
        self.birth_day = DateField("birth_day", "Naissance", today, need=Need.MANDATORY)
        self.fields = (self.first_name, self.last_name, self.birth_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label("Dossier à créer avec cet accueil", bold=True))
        for field in self.fields:
            field.control.setObjectName(f"emergency_{field.name}")
            column.addWidget(field)
        self.walking.chosen.connect(self._tell)
        self.hide()
        self.choices.hide()

    @property
    def walks(self) -> bool:
        """Of a child without a file."""
        return self.walking.current == WALKS

    def choose(self, name: str, found: Sequence[Child], walks: bool | None) -> Child | None:
        """The child meant by the name; None for a child without a file, or while it is not chosen (`is_open`)."""
        if name != self.name:
            self.name, self._chosen = name, None
        if walks is not None:
            self.walking.blockSignals(True)
            self.walking.choose(WALKS if walks else CRAWLS)
            self.walking.blockSignals(False)
        child = found[0] if len(found) == 1 else None
        if child is None and self._chosen is not None:
            child = next((one for one in found if one.id == self._chosen.id), None)
        self.is_open = child is None and len(found) > 1
        self._offer(found[:MOST] if self.is_open else ())
        self.walking.setVisible(child is None and not self.is_open)
        self.choices.setVisible(child is None)
        return child

    def words(self, child: Child | None) -> str:
        """« , 1 enfant qui marche », « , Lina Moreau »."""
        if child is not None:
            return f", {child.name}"
        walks = "1 enfant qui marche" if self.walks else "1 enfant qui ne marche pas"
        return f", {walks}" + (f". Aucun dossier au nom de {self.name}." if self.name else "")

    def ask_file(self, *, wanted: bool) -> None:
        """Shows the fields of a new file, the name typed already in them."""
        if wanted and self.isHidden() and self.name:
            first, _, last = self.name.partition(" ")
            self.first_name.put(first)
            self.last_name.put(last or None)
        self.setVisible(wanted)

    def newcomer(self) -> Child:
        """The file to make. Raises InvalidEntry by field."""
        return Child(
            first_name=self.first_name.filled(),
            last_name=self.last_name.filled(),
            birth_day=self.birth_day.filled(),
        )

    def focus_or(self, other: QWidget) -> None:
        """The cursor goes to the first empty field of the file, else to the other."""
        empty = next((field for field in self.fields if not field.line.text().strip()), None)
        (empty.line if empty is not None and not self.isHidden() else other).setFocus()

    def refuse(self, error: RuleError) -> bool:
        """Whether it names one of these fields, and is shown there."""
        field = next((one for one in self.fields if one.name == error.field and not self.isHidden()), None)
        if field is None:
            return False
        field.refuse(error.sentence)
        field.line.setFocus()
        return True

    def forget_refusal(self) -> None:
        """Takes it away."""
        for field in self.fields:
            field.forget_refusal()

    def forget(self) -> None:
        """Nobody is asked about."""
        self.name, self._chosen, self.is_open = "", None, False
        self._offer(())
        for field in self.fields:
            field.put(None)
        self.hide()
        self.choices.hide()

    def _offer(self, children: Sequence[Child]) -> None:
        if [one.id for one in children] == [one.id for one in self._offered]:
            return
        self._offered = children
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for child in children:
            button = Button(child.name, partial(self._choose, child), kind="link", name=f"Pour {child.name}")
            button.setObjectName(f"emergency_child_{child.id}")
            self._buttons.append(button)
            self._column.addWidget(button)

    def _choose(self, child: Child) -> None:
        self._chosen = child
        self.changed.emit()

    def _tell(self, _key: str) -> None:
        self.changed.emit()
