"""Writing whole or not at all (écriture sûre): beside, synced, then renamed; a power cut leaves the old or the new."""

import json
import os
import shutil
import sys
from pathlib import Path


def sync_file(path: Path) -> None:
    """Waits until the disk holds the file's bytes."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until the disk holds the folder's names; Windows has no such call and needs none."""
    if sys.platform == "win32":  # pragma: no cover
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Puts `content` at `path`: written beside, synced, renamed over."""
    beside = path.with_name(f"{path.name}.neuf")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def write_json(path: Path, value: object) -> None:
    """The value as JSON that a person can read, written whole."""
    write_whole(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def copy_synced(source: Path, target: Path) -> None:
    """A copy that the disk holds."""
    shutil.copyfile(source, target)
    sync_file(target)


def rename_synced(source: Path, target: Path) -> None:
    """Renames a folder and waits until the disk knows."""
    source.rename(target)
    sync_folder(target.parent)
