"""Writing what the program gives out (fichiers remis): whole or not at all (no Qt)."""

import errno
from contextlib import suppress
from pathlib import Path

from app.errors import FileRefused
from app.wording import spoken_fault

FORMULA = ("=", "+", "-", "@", "'", "\t", "\r")
"""What a spreadsheet takes for the start of a formula, and the sign that guards against it (architecture.md)."""

ROOM, NAME = "Libérez de la place, ou choisissez un autre disque.", "Choisissez un autre nom."
REMEDIES = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EISDIR: NAME,
    errno.ENAMETOOLONG: NAME,
}


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
        raise not_saved(path, error) from error


def not_saved(path: Path, error: OSError) -> FileRefused:
    """Why the file could not be written, and what mends that."""
    remedy = REMEDIES.get(error.errno or 0, "Choisissez un autre dossier.")
    return FileRefused(
        f"« {path.name} » n’a pas pu être enregistré dans {path.parent} : {spoken_fault(error)}. {remedy}"
    )


def with_ending(path: Path, name: str) -> Path:
    """The path chosen, with the ending of the `name` that was offered where somebody typed theirs without.

    Raises FileRefused where that file is there: the system asked about the name typed, not about this one.
    """
    ending = Path(name).suffix
    if path.suffix.casefold() == ending.casefold():
        return path
    ended = path.with_name(f"{path.name.rstrip('.')}{ending}")
    if ended.exists():
        raise FileRefused(
            f"« {ended.name} » existe déjà dans {ended.parent} : rien n’a été remplacé. "
            f"Choisissez un autre nom, ou celui-ci en entier, avec « {ending} », pour remplacer ce fichier."
        )
    return ended
