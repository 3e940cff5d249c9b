"""A choice by one key (choix à une touche): segments, each with the letter that chooses it."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeyEvent

from ui.widgets.segmented import SegmentedFilter


class KeyedChoice(SegmentedFilter):
    """While one of the segments has the keyboard, its letter is enough."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._letters: Mapping[str, str] = {}

    def offer(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """(key, words, letter) each: « T  Tenu »."""
        self._letters = {letter.casefold(): key for key, _, letter in choices}
        self.show_choices([(key, f"{letter}  {words}") for key, words, letter in choices])

    def choose_by(self, letter: str) -> bool:
        """Turns on the one of that letter; False where there is none."""
        key = self._letters.get(letter.casefold())
        if key is None:
            return False
        self.choose(key)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.choose_by(event.text()):
            super().keyPressEvent(event)
