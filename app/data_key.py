"""The file's own key (rechiffrement): after somebody left, a new one that only those who stay are given."""

from app.proof import require_passphrase
from app.session import Session
from app.users import Right


def left_since_key(session: Session) -> int:
    """How many people lost their access since the file got its key: whoever kept it could still read the file."""
    session.require(Right.MANAGE_PEOPLE)
    return session.store.left_since_key()


def renew_data_key(session: Session, passphrase: str) -> None:
    """Encrypts the file again, on proof of one's own passphrase, between two verified copies.

    Passphrases and the recovery code stay as they are. Raises WrongPassphrase; Conflict, by name, where somebody's
    slot is of an older version; FileRefused.
    """
    session.require(Right.MANAGE_PEOPLE)
    require_passphrase(session, passphrase)
    session.store.keep_copy()
    session.store.renew_data_key()
    session.store.keep_copy()
