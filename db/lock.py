"""The lock beside the file (verrou): one program at a time, told by who, where and since when.

The system's own lock on this small file says whether the holder still lives: it falls with its process, so a
crash or a power cut leaves nothing to clear by hand. What is written inside is for the person who is refused.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from app.errors import FileRefused
from db.french import spoken_moment
from db.names import LOCK

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl

FAR = 1 << 30
"""Windows locks bytes and forbids reading them: the byte locked lies far behind what is written."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the folder open."""

    who: str
    host: str
    pid: int
    since: str

    def sentence(self, folder: Path) -> str:
        """The refusal that others read."""
        return (
            f"La crèche « {folder.name} » est déjà ouverte par {self.who} sur le poste {self.host} depuis le "
            f"{spoken_moment(datetime.fromisoformat(self.since))}. Fermez-la là-bas, puis recommencez."
        )


def host() -> str:
    """This computer's name."""
    import socket  # late: the log-in page paints before anybody asks

    return socket.gethostname() or "inconnu"


class FolderLock:
    """The lock held on a folder until `release`."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self._file: IO[bytes] | None = file

    @classmethod
    def take(cls, folder: Path, who: str, since: datetime) -> "FolderLock":
        """Takes the lock, over a dead process's too. Raises FileRefused naming the holder, OSError of the disk."""
        path = folder / LOCK
        while True:
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
            try:
                _check(file, folder)
                if not _still(file, path):
                    file.close()
                    continue
                _write(file, Holder(who, host(), os.getpid(), since.isoformat(timespec="seconds")))
            except BaseException:
                file.close()
                raise
            return cls(path, file)

    def release(self) -> None:
        """Gives the lock back. Safe to call twice."""
        if self._file is None:
            return
        if sys.platform == "win32":  # pragma: no cover
            self._file.close()
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            self._file.close()
        self._file = None


def _check(file: IO[bytes], folder: Path) -> None:
    """Raises FileRefused where somebody holds the lock, here or, by what is written, on another computer."""
    mine = _locked(file)
    holder = _read(file)
    if not mine:
        raise FileRefused(
            holder.sentence(folder)
            if holder
            else f"La crèche « {folder.name} » est déjà ouverte. Fermez-la là où elle l’est, puis recommencez."
        )
    if holder and holder.host != host():
        raise FileRefused(
            f"{holder.sentence(folder)} Si ce poste ne sert plus, supprimez le fichier « {LOCK} » du dossier."
        )


def _locked(file: IO[bytes]) -> bool:
    if sys.platform == "win32":  # pragma: no cover
        file.seek(FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _still(file: IO[bytes], path: Path) -> bool:
    """Whether the locked file is still the one of that name: its former holder may just have taken it away."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _read(file: IO[bytes]) -> Holder | None:
    file.seek(0)
    try:
        holder = Holder(**json.loads(file.read(4096)))
        datetime.fromisoformat(holder.since)
    except (ValueError, TypeError):
        return None
    return holder


def _write(file: IO[bytes], holder: Holder) -> None:
    file.seek(0)
    file.truncate()
    file.write(json.dumps(asdict(holder), ensure_ascii=False).encode())
    file.flush()
