"""The printed code used (code de secours employé): its sheet was out of the envelope, until another is printed."""

from datetime import datetime

from app.journal_entries import WITH_CODE, Sought
from app.session import Session
from app.users import Right

KEYS = "cles"
"""What the journal calls the key slots; they are its row 0."""
LOOKED_AT = 200
"""Of the last changes of key slots."""


def code_used(session: Session) -> datetime | None:
    """When the printed code last opened the folder, which it still does; None for who can't print another."""
    if not session.can(Right.MANAGE_PEOPLE):
        return None
    keys = Sought(rows={KEYS: frozenset({0})})
    for entry in session.store.journal_before(None, keys, LOOKED_AT):
        if entry.deed == "new_recovery_code":
            return None
        if entry.user == WITH_CODE:
            return entry.at
    return None
