"""The work places kept while their people are away (places gardées), and when they are true no longer."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.window import Window


def forget_those_of(folder: Path, windows: dict[tuple[Path, str], "Window"]) -> None:
    """After another folder took this one's place: what they show, and what they begin, is of the one before."""
    for key in [key for key in windows if key[0].exists() and key[0].samefile(folder)]:
        windows.pop(key).deleteLater()
