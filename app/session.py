"""The session: who acts, on which file, on which day. Passed along, never global."""

from contextlib import suppress
from dataclasses import dataclass

from app.errors import FileRefused, NotAllowed
from app.journal_entries import Act
from app.store import Clock, Store
from app.users import Right, Role, User

WHO_MAY = {
    Role.DIRECTOR: "la direction",
    Role.COUNSELLOR: "la conseillère ou le conseiller",
    Role.TEAM: "l’équipe",
}

FOLDER = "dossier"
"""What coming and going is journalled under."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """Somebody at work on the open file."""

    store: Store
    user: User
    clock: Clock

    def can(self, right: Right) -> bool:
        """Whether this person has the right; screens hide by it."""
        return self.user.can(right)

    def require(self, right: Right) -> None:
        """Raises NotAllowed where this person lacks the right; every use case begins so."""
        if not self.user.can(right):
            raise NotAllowed(
                f"Votre rôle ne permet pas de faire cela, {self.user.name}. Demandez à {WHO_MAY[Role.DIRECTOR]}."
            )


def log_in(store: Store, clock: Clock) -> Session:
    """The session of the person whose passphrase opened the store. Raises NotAllowed when the account has ended.

    Both are journalled, and the passphrases refused before; on a full disk the person still comes in.
    """
    found = store.find(User, login=store.login, active=True)
    with suppress(FileRefused):
        for refused in store.refusals():
            store.log("refuse_log_in", Act.PASSED, FOLDER, refused=refused)
        if found:
            store.log("log_in", Act.PASSED, FOLDER)
        else:
            store.log("refuse_log_in", Act.PASSED, FOLDER)
    if not found:
        raise NotAllowed(
            "Ce compte n’est plus actif dans cette crèche. Demandez à la direction de le rouvrir."
        )
    return Session(store=store, user=found[0], clock=clock)


def log_out(session: Session, *, locked: bool) -> None:
    """Journals that the person leaves, or that the program locked itself because nobody was there."""
    with suppress(FileRefused):
        if locked:
            session.store.log("lock", Act.PASSED, FOLDER)
        else:
            session.store.log("log_out", Act.PASSED, FOLDER)
