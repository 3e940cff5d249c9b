"""A filter in segments (filtre): buttons side by side, one of them on. Arrow keys go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class SegmentedFilter(QWidget):
    """`chosen(key)` after a click or an arrow key. `tall` is the door page's height."""

    chosen = Signal(str)

    def __init__(self, title: str, *, tall: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tall = tall
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group.buttonClicked.connect(self._tell)

    @property
    def current(self) -> str:
        """The key that is on; empty when there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """(key, words) each, « Coccinelles 8 / 8 »; the one that was on stays on, else the first is."""
        before = self.current
        if [key for key, _ in choices] == list(self._buttons):
            for key, words in choices:
                self._buttons[key].setText(words)
            return
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._buttons = {
            key: self._button(words, number, len(choices)) for number, (key, words) in enumerate(choices)
        }
        if self._buttons:
            self._buttons.get(before, next(iter(self._buttons.values()))).setChecked(True)

    def choose(self, key: str) -> None:
        """Turns that one on and says so."""
        if key in self._buttons and key != self.current:
            self._buttons[key].setChecked(True)
            self.chosen.emit(key)

    def _button(self, words: str, number: int, count: int) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setAutoDefault(False)
        ends = {(True, True): "only", (True, False): "first", (False, True): "last"}
        button.setProperty("segment", ends.get((number == 0, number == count - 1), "middle"))
        if self._tall:
            button.setMinimumHeight(self._tall)
        self._group.addButton(button)
        self._row.addWidget(button)
        return button

    def _tell(self) -> None:
        self.chosen.emit(self.current)
