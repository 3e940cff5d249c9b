"""Waiting after wrong passphrases (attente): each one makes the next try wait longer, until a right one.

The tries stand beside cles.json too, so that starting the program again forgives none. That file holds numbers of tries
and hours, no secret; taking it away only begins the waits afresh: what protects a stolen folder is the passphrase.
"""

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.errors import WrongPassphrase
from app.journal_entries import Refusal
from app.store import Clock
from db.files import write_json
from db.french import counted
from db.names import WAITS_FILE

WRONG = "Cette phrase de passe n’est pas la bonne.", "Ce code de secours n’est pas le bon."
WAITS = (1, 2, 4, 8, 15, 30, 60, 120, 300)
"""Seconds after the first wrong try, the second…; the last one from then on."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries in a row, and until when the next one waits, by the timer."""

    wrong: int = 0
    until: float = 0.0

    @property
    def wait(self) -> int:
        """Seconds after the last one."""
        return WAITS[min(self.wrong, len(WAITS)) - 1] if self.wrong else 0


class Waits:
    """Wrong tries by folder and login. `timer` gives seconds, never going back; `clock` dates them for later runs."""

    def __init__(self, timer: Callable[[], float], clock: Clock) -> None:
        self._timer = timer
        self._clock = clock
        self._tries: dict[tuple[Path, str], Tries] = {}

    def require_over(self, folder: Path, login: str) -> None:
        """Raises WrongPassphrase, untried, while a wait lasts."""
        left = self._of(folder, login).until - self._timer()
        if left > 0:
            seconds = int(left) + 1
            raise WrongPassphrase(
                f"Trop d’essais rapprochés : attendez encore {_told(seconds)}.", wait=seconds
            )

    def wrong(self, folder: Path, login: str, what: str) -> WrongPassphrase:
        """Notes a wrong try and gives the refusal; `what` was wrong."""
        tries = Tries(self._of(folder, login).wrong + 1)
        self._tries[folder, login] = Tries(tries.wrong, self._timer() + tries.wait)
        until = self._clock.moment() + timedelta(seconds=tries.wait)
        self._keep(folder, {**_written(folder), login: [tries.wrong, until.isoformat(timespec="seconds")]})
        return WrongPassphrase(
            f"{what} Attendez {_told(tries.wait)} avant de réessayer.", wait=tries.wait, afterwards=what
        )

    def right(self, folder: Path, login: str) -> None:
        """The next wrong try is a first one again."""
        self._tries[folder, login] = Tries()
        written = _written(folder)
        if written.pop(login, None) is not None:
            self._keep(folder, written)

    def _of(self, folder: Path, login: str) -> Tries:
        """What this run knows, else what an earlier one wrote."""
        if (folder, login) not in self._tries:
            self._tries[folder, login] = self._read(folder, login)
        return self._tries[folder, login]

    def _read(self, folder: Path, login: str) -> Tries:
        try:
            kept = _written(folder)[login]
            tries, end = Tries(min(int(kept[0]), len(WAITS))), datetime.fromisoformat(kept[1])
            left = (end - self._clock.moment()).total_seconds()
        except (KeyError, IndexError, ValueError, TypeError):
            return Tries()
        # A clock put back must not make a wait of a year.
        return Tries(max(tries.wrong, 0), self._timer() + min(left, tries.wait))

    def _keep(self, folder: Path, written: dict[str, Any]) -> None:
        """Writes it, or takes the file away where nobody waits; a folder that can't be written keeps what it has."""
        with contextlib.suppress(OSError):
            if written:
                write_json(folder / WAITS_FILE, written)
            else:
                (folder / WAITS_FILE).unlink(missing_ok=True)


def _written(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / WAITS_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _told(seconds: int) -> str:
    if seconds < 60:
        return counted(seconds, "seconde", "secondes")
    return counted(-(-seconds // 60), "minute", "minutes")


MOST_REFUSED = 50
"""Tries kept for the journal: whoever goes on all night has told enough."""


class Refused:
    """Wrong tries by folder, kept until it opens: only then can its journal be written."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tries: dict[Path, list[Refusal]] = {}

    def note(self, folder: Path, login: str) -> None:
        """Notes a wrong try."""
        tries = self._tries.setdefault(folder, [])
        if len(tries) < MOST_REFUSED:
            tries.append(Refusal(login=login, at=self._clock.moment()))

    def taken(self, folder: Path) -> list[Refusal]:
        """The tries since the folder was last opened; they are told once."""
        return self._tries.pop(folder, [])
