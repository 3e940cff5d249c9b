"""Copies of the crèche's folder (sauvegardes): whole and verified; carrying the data out is a right."""

from pathlib import Path

from app.session import Session
from app.users import Right


def back_up(session: Session, directory: Path) -> Path:
    """Writes a verified copy of the folder into `directory` and returns the copy's folder. Raises FileRefused."""
    session.require(Right.CARRY_OUT)
    return session.store.backup(directory)
