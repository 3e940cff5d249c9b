"""One's own passphrase asked again (phrase de passe redemandée): an open session alone must not do everything."""

from contextlib import suppress

from app.errors import FileRefused, WrongPassphrase
from app.journal_entries import Act
from app.session import FOLDER, Session


def require_passphrase(session: Session, passphrase: str, *, field: str = "passphrase") -> None:
    """Raises WrongPassphrase, at that field, where it is not this person's own.

    A wrong one is journalled and makes the next try wait, here and at the log-in page alike.
    """
    try:
        session.store.prove(passphrase)
    except WrongPassphrase as refusal:
        refusal.field = field
        if refusal.afterwards:  # it was tried, not sent back to wait
            with suppress(FileRefused):
                session.store.log("refuse_passphrase", Act.PASSED, FOLDER)
        raise
