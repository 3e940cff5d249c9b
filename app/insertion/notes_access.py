"""Who reads the private notes (accès aux notes privées): who holds their key, who is let in, the printed code.

Counsellors act; the director sees who reads, and never more. Each deed is journalled, and none can be undone.
"""

from dataclasses import dataclass
from datetime import date

from app.errors import NotFound
from app.insertion.private_notes import NotesLock, PrivateNote
from app.proof import require_passphrase
from app.session import Session
from app.store import Reader
from app.users import Right, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class NotesAccess:
    """Who reads, as the person at work may know it."""

    counsellors: tuple[Reader, ...]
    """Everybody with that role, whether or not the notes are open to them."""
    login: str
    """The person at work."""
    acts: bool
    """Whether this person is a counsellor: the others only see."""
    holds_key: bool
    is_sealed: bool
    """Whether something is sealed already: a note, or a key under a printed code."""
    code_made_on: date | None
    """When the newest printed code was made."""

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Those who read."""
        return tuple(one for one in self.counsellors if one.reads_notes)


def notes_access(session: Session) -> NotesAccess:
    """Raises NotAllowed for the team."""
    acts = session.can(Right.PRIVATE_NOTES)
    if not acts:
        session.require(Right.MANAGE_PEOPLE)
    locks = session.store.find(NotesLock)
    return NotesAccess(
        counsellors=tuple(one for one in session.store.readers() if one.role == Role.COUNSELLOR),
        login=session.user.login,
        acts=acts,
        holds_key=session.store.holds_notes_key(),
        is_sealed=bool(locks) or bool(session.store.find(PrivateNote)),
        code_made_on=max((lock.made_on for lock in locks), default=None),
    )


def let_in(session: Session, login: str) -> None:
    """Gives another counsellor the keys that this one holds: the notes written before become readable.

    Raises NotAllowed, NotesLocked for a counsellor who holds none, NotFound, Conflict for a slot that can't take it.
    """
    session.require(Right.PRIVATE_NOTES)
    if all(one.login != login for one in session.store.readers()):
        raise NotFound(
            "Cette personne n’a pas d’accès à ce dossier : demandez à la direction d’ouvrir un compte."
        )
    session.store.let_in(login)


def new_notes_code(session: Session, passphrase: str) -> str:
    """A code to print, on proof of one's own passphrase; it opens the notes to a counsellor, the former one no more.

    Raises NotAllowed, WrongPassphrase and NotesLocked.
    """
    session.require(Right.PRIVATE_NOTES)
    require_passphrase(session, passphrase)
    return session.store.new_notes_code()


def use_notes_code(session: Session, code: str) -> None:
    """Takes the key from the printed code. Raises NotAllowed, WrongPassphrase or NotFound, field "code"."""
    session.require(Right.PRIVATE_NOTES)
    session.store.use_notes_code(code)


def renew_notes_key(session: Session) -> None:
    """A fresh key for the notes to come; those before stay sealed as they are. Raises NotAllowed and NotesLocked."""
    session.require(Right.PRIVATE_NOTES)
    session.store.renew_notes_key()
