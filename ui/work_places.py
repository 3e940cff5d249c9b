"""The work places kept while their people are away (places gardées), and when they are true no longer."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.window import Window

Key = tuple[Path, int, str]
"""The folder, what it is on the disk, and whose login: another folder may take its place while nobody is there."""


def key_of(folder: Path, login: str, windows: dict[Key, "Window"]) -> Key:
    """Of that person, in that folder as it is now; those of a folder that was there before go."""
    now = folder.stat().st_ino
    forget_those_of(folder, windows, but=now)
    return folder, now, login


def forget_those_of(folder: Path, windows: dict[Key, "Window"], *, but: int | None = None) -> None:
    """After another folder took this one's place: what they show, and what they begin, is of the one before.

    `but` is the folder that is there now.
    """
    for key in [key for key in windows if key[0].exists() and key[0].samefile(folder) and key[1] != but]:
        windows.pop(key).deleteLater()
