"""A person to choose (parent, enfant, professionnel): found by any part of the name, taken by Enter or Tab."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from app.errors import InvalidEntry
from ui.choice_field import ChoiceField
from ui.field import Need
from ui.widgets.search_combo import AskingCombo, SearchCombo

NOBODY = "Personne de la liste ne porte ce nom\u00a0: corrigez-le, ou choisissez avec les flèches."


class PersonField(ChoiceField[int]):
    """`confirmed` follows Enter, Tab or the mouse; `changed` each line gone past by the arrows too.

    Where the choice `opens` something, Enter stops there instead of validating the form.
    """

    confirmed = Signal()
    combo: SearchCombo

    def __init__(
        self,
        name: str,
        text: str,
        choices: Sequence[tuple[str, int]] = (),
        *,
        need: Need = Need.FREE,
        hint: str = "",
        opens: bool = False,
    ) -> None:
        self._opens = opens
        super().__init__(name, text, choices, need=need, hint=hint)
        self.combo.confirmed.connect(self.confirmed)
        self.combo.missed.connect(self._tell_missed)

    def make_combo(self) -> QComboBox:
        return AskingCombo() if self._opens else SearchCombo()

    def set_choices(self, choices: Sequence[tuple[str, int]]) -> None:
        typed = self.combo.typed
        self.combo.give_up()
        super().set_choices(choices)
        self.combo.retype(typed)

    def show_value(self, value: int | None) -> None:
        super().show_value(value)
        self.combo.give_up()

    def read(self) -> int | None:
        if not self.combo.typed.strip():
            return super().read() if not self.combo.is_emptied else None
        found = self.combo.found
        if found is None:
            raise InvalidEntry(NOBODY, field=self.name)
        return self._values[found]

    def retype(self, text: str) -> None:
        if self.combo.findText(text) >= 0:
            super().retype(text)
        else:
            self.combo.retype(text)  # begun and not taken yet
            self.edited()

    def _tell_missed(self) -> None:
        self.refuse(NOBODY)
