"""The technical log (journal.log): what the program did to the folder and when; never whom it is about."""

import contextlib
from pathlib import Path

from app.store import Clock
from db.names import LOG


class FolderLog:
    """One line an event. A log that can't be written stops nobody's work."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / LOG
        self._clock = clock

    def note(self, event: str) -> None:
        """Adds a line with the moment."""
        moment = self._clock.moment().isoformat(timespec="seconds")
        with contextlib.suppress(OSError), self._path.open("a", encoding="utf-8") as file:
            file.write(f"{moment} {event}\n")
