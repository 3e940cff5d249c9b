"""What a chosen path must look like before anything is opened or made (chemins)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import faults
from db.names import DATA, KEYS


@contextmanager
def looking_at(folder: Path) -> Iterator[None]:
    """Raises FileRefused where the block may not even look: a folder above may be closed to this account."""
    try:
        yield
    except OSError as error:
        raise faults.of_system(error, folder) from error


def require_folder(folder: Path) -> None:
    """Raises FileRefused where there is no such folder."""
    with looking_at(folder):
        if folder.is_file():
            raise faults.not_a_folder(folder)
        if not folder.is_dir():
            raise faults.missing_folder(folder)


def is_free(folder: Path) -> bool:
    """Whether nothing is there yet; an empty folder is as good as none. Raises OSError."""
    return not any(folder.iterdir()) if folder.is_dir() else not folder.exists()


def require_movable(folder: Path) -> None:
    """Raises FileRefused for a whole disk: what is made beside it and renamed can't take its place."""
    with looking_at(folder):
        if not folder.name or os.path.ismount(folder):
            raise faults.whole_disk(folder)


def require_free(folder: Path) -> None:
    """Raises FileRefused where something is there already."""
    require_movable(folder)
    with looking_at(folder):
        if not is_free(folder):
            raise faults.already_there(folder)


def require_backup(backup: Path) -> None:
    """Raises FileRefused, field "backup", where there is no copy of a crèche."""
    with looking_at(backup):
        if not backup.exists():
            raise faults.missing_backup(backup)
        if not all((backup / name).is_file() for name in (DATA, KEYS)):
            raise faults.not_a_backup(backup)
