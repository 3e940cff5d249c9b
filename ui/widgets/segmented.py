"""A filter in segments (filtre): buttons side by side, one of them on. Arrow keys go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import theme

TALL_TEXT = 1.1
"""The tall one's text, by the others'; the style sheet says the same."""


class SegmentedFilter(QWidget):
    """`chosen(key)` after a click or an arrow key. `tall`: the door page's height, for fingers."""

    chosen = Signal(str)

    def __init__(self, title: str, *, tall: bool = False) -> None:
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

    @property
    def offered(self) -> list[str]:
        """The keys, in order."""
        return list(self._buttons)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """(key, words) each, « Coccinelles 8 / 8 »; the one that was on stays on, else the first is."""
        before = self.current
        if [key for key, _ in choices] == list(self._buttons):
            for key, words in choices:
                self._buttons[key].setText(words)
                self._keep_wide(self._buttons[key])
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
        button.setProperty("tall", "true" if self._tall else "false")
        self._keep_wide(button)
        self._group.addButton(button)
        self._row.addWidget(button)
        return button

    def _keep_wide(self, button: QPushButton) -> None:
        """Room for the words in bold: the one that is on must not be cut, nor move its neighbours."""
        font = theme.font(bold=True)
        if self._tall:
            font.setPointSizeF(font.pointSizeF() * TALL_TEXT)
        button.setMinimumWidth(QFontMetrics(font).horizontalAdvance(button.text()) + theme.scaled(26))

    def _tell(self) -> None:
        self.chosen.emit(self.current)
