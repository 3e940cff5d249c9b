"""What a chosen path must look like before anything is opened or made (chemins)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import faults


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


def require_free(folder: Path) -> None:
    """Raises FileRefused where something is there already; an empty folder is as good as none."""
    with looking_at(folder):
        if folder.is_dir() and not any(folder.iterdir()):
            return
        if folder.exists():
            raise faults.already_there(folder)
