"""Drafts (brouillons): what somebody types, kept inside the encrypted file from the second after typing.

A draft is no deed: it is neither journalled nor undone. A private note in it is sealed, as everywhere.
"""

from datetime import datetime

from app.session import Session
from app.store import Draft


def keep_draft(session: Session, form: str, about: int, content: str, private: str | None = None) -> datetime:
    """Keeps what is typed now, in place of what was kept before; returns when.

    `private` is sealed; None leaves the one kept before, empty takes it away.
    """
    former = draft_of(session, form, about) if private is None else None
    sealed = former.sealed if former is not None else None
    if private:
        sealed = session.store.seal(private, f"draft {form} {about}")
    at = session.clock.moment()
    draft = Draft(
        login=session.store.login, form=form, about=about, saved_at=at, content=content, sealed=sealed
    )
    session.store.keep_draft(draft)
    return at


def draft_of(session: Session, form: str, about: int) -> Draft | None:
    """This person's draft of that form, None where there is none."""
    found = session.store.find(Draft, login=session.store.login, form=form, about=about)
    return found[0] if found else None


def drafts_of(session: Session, form: str) -> list[Draft]:
    """This person's drafts of that form, the newest first."""
    found = session.store.find(Draft, login=session.store.login, form=form)
    return sorted(found, key=lambda one: one.saved_at, reverse=True)


def private_of(session: Session, draft: Draft) -> str | None:
    """The private note of a draft, None where there is none. Raises NotesLocked."""
    if draft.sealed is None:
        return None
    return session.store.unseal(draft.sealed, f"draft {draft.form} {draft.about}")


def drop_draft(session: Session, form: str, about: int) -> None:
    """Forgets it: what was typed is saved, or given up."""
    session.store.drop_draft(form, about)
