"""Copies of the crèche's folder (sauvegardes): whole and verified; carrying the data out is a right."""

from datetime import datetime
from pathlib import Path

from app.days import Month
from app.errors import FileRefused
from app.session import Session
from app.store import Rehearsal
from app.users import Right

AMBER_DAYS, RED_DAYS = 2, 7
"""From so many days on the last copy is told in amber, then in red."""


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


def back_up_elsewhere(session: Session, directory: Path, own: Path) -> Path:
    """A verified copy at the second place (second lieu), which must be there: a disk away is told, never made up.

    `own` is the crèche's folder: inside it a copy would be lost with it. Raises FileRefused, field "place".
    """
    session.require(Right.CARRY_OUT)
    if not directory.is_dir():
        raise _refusal(
            f"« {directory} » n’est pas là : branchez le disque ou la clé qui le porte, ou choisissez un autre lieu. "
            "Rien n’a été copié."
        )
    if directory.resolve().is_relative_to(own.resolve()):
        raise _refusal(
            "Ce lieu est dans le dossier même de la crèche : une panne emporterait les deux. Choisissez une clé, un "
            "autre disque ou un autre ordinateur."
        )
    return session.store.backup(directory)


def _refusal(sentence: str) -> FileRefused:
    refusal = FileRefused(sentence)
    refusal.field = "place"
    return refusal


def rehearse_if_due(session: Session) -> Rehearsal | None:
    """The monthly rehearsal of a restore: the first time in a month that somebody leaves, again after one that failed.

    No right is asked, as for the copy itself. None where it is not due.
    """
    return session.store.rehearse() if is_rehearsal_due(session) else None


def is_rehearsal_due(session: Session) -> bool:
    """Whether none went well this month; one dated later does not count: the clock was wrong."""
    last, now = session.store.last_rehearsal(), session.clock.moment()
    return last is None or bool(last.why) or last.at > now or Month.of(last.at.date()) != Month.of(now.date())


def failed_rehearsal(session: Session) -> Rehearsal | None:
    """The last rehearsal where it failed: the home page tells it to who may carry the data out."""
    last = session.store.last_rehearsal() if session.can(Right.CARRY_OUT) else None
    return last if last is not None and last.why else None
