"""Sensitive pages and papers (consultations): who opened, printed or carried out what, in the journal too."""

from collections.abc import Mapping
from enum import StrEnum

from app.journal_entries import Act
from app.session import FOLDER, Session


class Consulted(StrEnum):
    """What was looked at, as the journal's deed."""

    PARENT = "consult_parent"
    """A parent's insertion page, or the interview's screen on that parent; the id is the parent's."""
    FAMILY = "consult_family"
    """A child's family with its homes and resources, for who may edit it; the id is the child's."""
    HEALTH = "consult_health"
    """A child's allergies, care protocols and health facts; the id is the child's."""
    ESTIMATE = "consult_estimate"
    """What families pay, child by child, of a month or a period."""
    NOTES = "consult_notes"
    """A private note opened; the id is the interview's."""
    CHILD_FILE = "preview_child_file"
    PARENT_FILE = "preview_parent_file"
    """A person's whole file was gathered and looked at; whether it was handed over is a record."""
    JOURNAL = "consult_journal"
    PAPER = "hand_over_paper"
    """A nominative paper printed or saved; the id is the parent's, 0 for many persons."""
    LIST = "hand_over_list"
    FOLDER = "export_folder"


KINDS: Mapping[Consulted, str] = {
    Consulted.PARENT: "Parent",
    Consulted.FAMILY: "Child",
    Consulted.HEALTH: "Child",
    Consulted.NOTES: "Interview",
    Consulted.CHILD_FILE: "Child",
    Consulted.PARENT_FILE: "Parent",
    Consulted.PAPER: "Parent",
    Consulted.JOURNAL: "journal",
}
"""Whose the id is; what concerns nobody in particular is told of the folder."""


def consulted(session: Session, what: Consulted, id: int = 0, listed: str = "") -> None:
    """One entry for one opening. No right is asked: whoever could open it did.

    It is no change: nothing to undo, no page to reload, no automatic copy. Raises FileRefused where it can't be
    written. `listed` is the code of the list that was printed or exported.
    """
    told = id or what is Consulted.JOURNAL
    session.store.log(what, Act.CONSULTED, KINDS.get(what, FOLDER) if told else FOLDER, id, listed=listed)
