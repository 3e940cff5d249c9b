"""What a chosen path must look like before anything is opened or made (chemins)."""

from pathlib import Path

from db import faults


def require_folder(folder: Path) -> None:
    """Raises FileRefused where there is no such folder."""
    if folder.is_file():
        raise faults.not_a_folder(folder)
    if not folder.is_dir():
        raise faults.missing_folder(folder)


def require_free(folder: Path) -> None:
    """Raises FileRefused where something is there already; an empty folder is as good as none."""
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists():
        raise faults.already_there(folder)
