"""What the program was started for (demande): the window, or a command. Read before anything heavy (no Qt)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COMMANDS = frozenset({"demo", "report", "check", "export", "import", "backup", "restore"})


@dataclass(frozen=True, kw_only=True, slots=True)
class WindowWanted:
    """The window is asked for, on this crèche or on the last one."""

    folder: Path | None


def window_wanted(arguments: Sequence[str]) -> WindowWanted | None:
    """What the window should open; None where the arguments are a command (or ask for help)."""
    if not arguments:
        return WindowWanted(folder=None)
    if len(arguments) == 1 and not arguments[0].startswith("-") and arguments[0] not in COMMANDS:
        return WindowWanted(folder=Path(arguments[0]))
    return None
