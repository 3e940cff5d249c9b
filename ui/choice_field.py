"""The kinds of fields that are chosen (champs à choisir): one of a few values, yes or no."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QComboBox

from ui.field import Field, Need

T = TypeVar("T")
YES, NO = "oui", "non"


class ChoiceField(Field[T]):
    """One of a few values, shown by their words; a field that is not mandatory can stay empty."""

    def __init__(
        self,
        name: str,
        text: str,
        choices: Sequence[tuple[str, T]],
        *,
        need: Need = Need.FREE,
        hint: str = "",
    ) -> None:
        self.combo = self.make_combo()
        super().__init__(name, text, self.combo, need=need, hint=hint)
        self.set_choices(choices)
        self.combo.currentIndexChanged.connect(self.edited)

    def make_combo(self) -> QComboBox:
        """The list; a person's is searched."""
        return QComboBox()

    def set_choices(self, choices: Sequence[tuple[str, T]]) -> None:
        """Offers these instead; the value chosen stays where it is still offered."""
        before = self.read() if self.combo.count() else None
        self.combo.blockSignals(True)
        self.combo.clear()
        self._values: list[T | None] = [None, *(value for _, value in choices)]
        self.combo.addItem("à choisir" if self.need is Need.MANDATORY else "non renseigné")
        self.combo.addItems([words for words, _ in choices])
        self.show_value(before)
        self.combo.blockSignals(False)

    def read(self) -> T | None:
        return self._values[max(0, self.combo.currentIndex())]

    def show_value(self, value: T | None) -> None:
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def text(self) -> str:
        return self.combo.currentText()

    def retype(self, text: str) -> None:
        found = self.combo.findText(text)
        if found >= 0:
            self.combo.setCurrentIndex(found)
            self.edited()


class CheckField(Field[bool]):
    """Yes or no."""

    def __init__(self, name: str, text: str, *, hint: str = "") -> None:
        self.box = QCheckBox(text)
        super().__init__(name, "", self.box, hint=hint)
        self.box.setAccessibleName(text)
        self.box.toggled.connect(self.edited)

    def read(self) -> bool:
        return self.box.isChecked()

    def show_value(self, value: bool | None) -> None:
        self.box.setChecked(bool(value))

    def text(self) -> str:
        return YES if self.box.isChecked() else NO

    def retype(self, text: str) -> None:
        self.box.setChecked(text == YES)
        self.edited()
