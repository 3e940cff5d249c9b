"""Leaving the crèche's file (fermer): what waits is written, a copy is kept, and the file is closed in any case."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from app.errors import RuleError
from app.store import Store
from ui.hourglass import hourglass

if TYPE_CHECKING:
    from ui.window import Window


def close_file(store: Store, windows: Iterable["Window"], *, copied: bool) -> str:
    """Lets the windows of this file write their drafts, then closes it; `copied` keeps a verified copy of what changed.

    Returns why there is no copy, empty where all is well.
    """
    mine = [window for window in windows if window.desk.session.store is store]
    with hourglass():
        return _closed(store, mine, copied=copied)


def _closed(store: Store, mine: Sequence["Window"], *, copied: bool) -> str:
    try:
        for window in mine:
            window.settle()
        if mine:
            _tell(mine[0], locked=not copied)
        return _copy(mine[0]) if mine and copied else ""
    finally:
        # A bug in a page must not leave the file open behind the log-in page.
        store.close()


def _tell(window: "Window", *, locked: bool) -> None:
    """The journal's last entry, before the copy; what it need not keep any more goes with it, when somebody leaves."""
    from app.journal_retention import purge_when_due
    from app.session import log_out

    session = window.desk.session
    with suppress(RuleError):  # a full disk keeps nobody in: the purge waits for the next time
        if not locked:
            purge_when_due(session)
    log_out(session, locked=locked)


def _copy(window: "Window") -> str:
    from app.backups import keep_copy, rehearse_if_due

    try:
        keep_copy(window.desk.session)
        rehearse_if_due(window.desk.session)
    except RuleError as error:
        return f"La sauvegarde n’a pas pu être faite. {error.sentence}"
    return ""
