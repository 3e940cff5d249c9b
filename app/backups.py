"""Copies of the crèche's folder (sauvegardes): whole and verified; carrying the data out is a right."""

from datetime import datetime
from pathlib import Path

from app.session import Session
from app.users import Right

OWN = "sauvegardes"
"""The folder inside the crèche's own where copies are kept when no other place is chosen."""


def back_up(session: Session, directory: Path) -> Path:
    """Writes a verified copy of the folder into `directory` and returns the copy's folder. Raises FileRefused."""
    session.require(Right.CARRY_OUT)
    return session.store.backup(directory)


def keep_copy(session: Session) -> Path | None:
    """A verified copy in the crèche's own folder when something changed since the last. Raises FileRefused.

    No right is asked: whoever leaves last, the copy is made, and nothing is carried out.
    """
    return session.store.keep_copy()


def last_backup(session: Session) -> datetime | None:
    """When the newest verified copy in the crèche's own folder was made; copies elsewhere are not known."""
    return session.store.last_backup()
