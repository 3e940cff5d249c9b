"""Waiting after wrong passphrases (attente): each one makes the next try wait longer, until a right one."""

from collections.abc import Callable
from pathlib import Path

from app.errors import WrongPassphrase
from app.journal_entries import Refusal
from app.store import Clock
from db.french import counted

WAITS = (1, 2, 4, 8, 15, 30, 60, 120, 300)
"""Seconds after the first wrong try, the second…; the last one from then on."""


class Waits:
    """Wrong tries by folder and login, for as long as the program runs. `timer` gives seconds, never going back."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._timer = timer
        self._wrong: dict[tuple[Path, str], tuple[int, float]] = {}

    def require_over(self, folder: Path, login: str) -> None:
        """Raises WrongPassphrase, untried, while a wait lasts."""
        _, until = self._wrong.get((folder, login), (0, 0.0))
        left = until - self._timer()
        if left > 0:
            seconds = int(left) + 1
            raise WrongPassphrase(
                f"Trop d’essais rapprochés : attendez encore {_told(seconds)}.", wait=seconds
            )

    def wrong(self, folder: Path, login: str, what: str) -> WrongPassphrase:
        """Notes a wrong try and gives the refusal; `what` was wrong."""
        tries, _ = self._wrong.get((folder, login), (0, 0.0))
        seconds = WAITS[min(tries, len(WAITS) - 1)]
        self._wrong[folder, login] = (tries + 1, self._timer() + seconds)
        return WrongPassphrase(
            f"{what} Attendez {_told(seconds)} avant de réessayer.", wait=seconds, afterwards=what
        )

    def right(self, folder: Path, login: str) -> None:
        """The next wrong try is a first one again."""
        self._wrong.pop((folder, login), None)


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
