"""What is typed and not saved (saisie en cours): in a form, a month's grid, the lines of a list."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Unsaved(Protocol):
    """Kept as a draft while something is typed in it (see `ui.unfinished`)."""

    key: str
    """Its name on its page; empty where it can't be found again."""
    keeps_itself: bool
    """Whether what is typed has a draft of its own, or is worth none."""
    opened_by: str | None
    """The button that opens it again, where it was opened; empty where it is always open, None where nothing does."""

    @property
    def widget(self) -> QWidget:
        """Where it is typed."""

    @property
    def is_edited(self) -> bool:
        """Whether something is typed and not saved."""

    @property
    def is_away(self) -> bool:
        """Whether it was put away: what is in it is given up."""

    def texts(self) -> dict[str, str]:
        """What is typed, letter for letter, by field; no passphrase, no code."""

    def headings(self) -> dict[str, str]:
        """What each of these fields is called on the screen."""

    def retype(self, texts: Mapping[str, str]) -> None:
        """Shows such texts as if they had just been typed."""

    def forget_secrets(self) -> None:
        """Empties the passphrases and codes half typed: nobody else may find them."""

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""


def named_apart(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Lines by their names, a number after the name where two have the same."""
    found: dict[str, str] = {}
    for name, text in lines:
        again = sum(known == name or known.startswith(f"{name} (") for known in found)
        found[f"{name} ({again + 1})" if again else name] = text
    return found


class TypedLines:
    """Lines typed in a list, each saved by Enter, by what they are called: shown to be copied, opened by nothing."""

    keeps_itself = False
    key = ""
    opened_by: str | None = None

    def __init__(self, widget: QWidget, typed: Callable[[], dict[str, str]]) -> None:
        self.widget, self._typed = widget, typed

    @property
    def is_away(self) -> bool:
        """Never: another view may hide it."""
        return False

    @property
    def is_edited(self) -> bool:
        """Whether some line is typed."""
        return bool(self._typed())

    def texts(self) -> dict[str, str]:
        """The lines."""
        return self._typed()

    def headings(self) -> dict[str, str]:
        """What they are called."""
        return {name: name for name in self._typed()}

    def retype(self, texts: Mapping[str, str]) -> None:
        """Nothing opens them again."""

    def forget_secrets(self) -> None:
        """There are none."""

    def focus_first(self) -> None:
        """To the list."""
        self.widget.setFocus()


class TypingPlace(QWidget):
    """Where such things stand: `typed` follows each keystroke in any of its forms."""

    typed = Signal()
