"""What the program was started for (demande): a command, or the window. Read before anything heavy (no Qt)."""

from collections.abc import Sequence

COMMANDS = frozenset(
    {
        "demo",
        "report",
        "statement",
        "account",
        "estimate",
        "filoue",
        "merge",
        "check",
        "export",
        "import",
        "backup",
        "restore",
    }
)


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the arguments are a command or ask for help; else they name at most a crèche for the window."""
    if not arguments:
        return False
    return len(arguments) > 1 or arguments[0].startswith("-") or arguments[0] in COMMANDS
