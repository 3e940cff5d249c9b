"""Writing what the program gives out (fichiers remis): whole or not at all (no Qt)."""

from contextlib import suppress
from pathlib import Path

from app.errors import FileRefused
from app.wording import spoken_fault

FORMULA = ("=", "+", "-", "@", "'", "\t", "\r")
"""What a spreadsheet takes for the start of a formula, and the sign that guards against it (architecture.md)."""


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would compute it."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside, then renames: a file that was there stays whole when the disk is full. Raises FileRefused."""
    beside = path.with_name(f".{path.name}.partiel")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise FileRefused(
            f"« {path.name} » n’a pas pu être enregistré dans {path.parent} : {spoken_fault(error)}. "
            "Choisissez un autre dossier ou libérez de la place."
        ) from error
