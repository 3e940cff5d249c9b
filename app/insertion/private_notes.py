"""The counsellor's private notes (notes privées): sealed under a key that only counsellors' slots hold.

Neither the director nor the team can read them, even with the file open. What the parent may read is the
interview's own note.
"""

from dataclasses import dataclass
from datetime import date

from app.consulting import Consulted, consulted
from app.errors import FileRefused
from app.fields import tidy_text
from app.session import Session
from app.store import Record
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class PrivateNote(Record):
    """An interview's private note; `content` is sealed bytes, never plain text."""

    interview_id: int
    content: bytes
    written_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class NotesLock(Record):
    """The key of the private notes, sealed under a code that a counsellor printed; it travels with an export.

    `fingerprint` says which key; the other fields are argon2id's figures and the sealed key itself.
    """

    fingerprint: str
    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    sealed: bytes
    made_on: date


def subject_of(interview_id: int) -> str:
    """What a note's seal is bound to: the note of one interview can't be put under another."""
    return f"interview {interview_id}"


def read_note(session: Session, interview_id: int) -> str | None:
    """The interview's private note, None where there is none; that it was read is journalled.

    Raises NotAllowed for anybody but a counsellor, NotesLocked for one who has not been let in.
    """
    session.require(Right.PRIVATE_NOTES)
    found = session.store.find(PrivateNote, interview_id=interview_id)
    if not found:
        return None
    text = session.store.unseal(found[0].content, subject_of(interview_id))
    consulted(session, Consulted.NOTES, interview_id)
    return text


def write_note(session: Session, interview_id: int, text: str | None) -> None:
    """Writes, replaces or, with an empty text, takes away the interview's private note; inside a use case or alone.

    A damaged one may be written anew; one that this counsellor can't read stays. Raises InvalidEntry for a text too
    long, NotAllowed and NotesLocked as `read_note`.
    """
    session.require(Right.PRIVATE_NOTES)
    wanted = tidy_text(text, "private_note")
    found = session.store.find(PrivateNote, interview_id=interview_id)
    with session.store.atomic("write_private_note"):
        former = _former(session, found[0]) if found else None
        if wanted is None:
            for note in found:
                session.store.remove(note)
            return
        if former == wanted:
            return
        content = session.store.seal(wanted, subject_of(interview_id))
        note = PrivateNote(
            id=found[0].id if found else 0,
            interview_id=interview_id,
            content=content,
            written_on=session.clock.day(),
        )
        if found:
            session.store.change(note)
        else:
            session.store.add(note)


def _former(session: Session, note: PrivateNote) -> str | None:
    """What the note says, None where it is damaged. Raises NotesLocked."""
    try:
        return session.store.unseal(note.content, subject_of(note.interview_id))
    except FileRefused:
        return None


def with_private_note(session: Session, interview_ids: list[int]) -> frozenset[int]:
    """Which of these interviews have one; empty for whoever may not read them."""
    if not session.can(Right.PRIVATE_NOTES):
        return frozenset()
    return frozenset(one.interview_id for one in session.store.find(PrivateNote, interview_id=interview_ids))
