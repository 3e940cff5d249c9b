"""People of the crèche who use the program (utilisateurs): their role and what it lets them do."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.store import Record


class Role(StrEnum):
    """What somebody is in the crèche."""

    DIRECTOR = "director"
    COUNSELLOR = "counsellor"
    TEAM = "team"


class Right(StrEnum):
    """Something a person may do; one name for each line of the rights table."""

    SEE_CHILDREN = "see_children"
    EDIT_FAMILIES = "edit_families"
    EDIT_HEALTH = "edit_health"
    EDIT_ENROLMENTS = "edit_enrolments"
    SEE_STAFF = "see_staff"
    EDIT_STAFF = "edit_staff"
    NOTE_ATTENDANCE = "note_attendance"
    CORRECT_ATTENDANCE = "correct_attendance"
    SEE_INSERTION = "see_insertion"
    EDIT_INSERTION = "edit_insertion"
    PRIVATE_NOTES = "private_notes"
    """Counsellors alone: what they note for themselves, sealed under their own key."""
    SEE_MONEY = "see_money"
    SEE_REPORTS = "see_reports"
    COMMENT_MONTHS = "comment_months"
    CLOSE_MONTHS = "close_months"
    """Close a month whose report is given, and reopen it with a reason."""
    EDIT_STRUCTURE = "edit_structure"
    MANAGE_PEOPLE = "manage_people"
    READ_JOURNAL = "read_journal"
    CARRY_OUT = "carry_out"
    """Export, back up: the data leave the program."""
    PROTECT_DATA = "protect_data"
    """Keep the register of processing, hand over a person's file, erase for good."""


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.DIRECTOR: frozenset(Right) - {Right.PRIVATE_NOTES},
    Role.COUNSELLOR: frozenset(
        {
            Right.SEE_CHILDREN,
            Right.EDIT_FAMILIES,
            Right.SEE_STAFF,
            Right.NOTE_ATTENDANCE,
            Right.CORRECT_ATTENDANCE,
            Right.SEE_INSERTION,
            Right.EDIT_INSERTION,
            Right.PRIVATE_NOTES,
            Right.SEE_REPORTS,
        }
    ),
    Role.TEAM: frozenset(
        {Right.SEE_CHILDREN, Right.SEE_STAFF, Right.NOTE_ATTENDANCE, Right.CORRECT_ATTENDANCE}
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class User(Record):
    """A person with a key slot of the same login. `active` turns false when the slot is taken away."""

    CODES: ClassVar[frozenset[str]] = frozenset({"login"})

    login: str
    name: str
    role: Role
    active: bool = True

    def can(self, right: Right) -> bool:
        """Whether the rights table gives this person that right."""
        return self.active and right in RIGHTS[self.role]
