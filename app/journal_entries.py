"""What the journal holds (écritures du journal), how it is asked, and what storage must do to keep it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

Changes = Mapping[str, tuple[str | int | None, str | int | None]]
"""Before and after by field."""


WITH_CODE = "\u00a7recovery"
"""Who writes without an account: whoever holds the printed code."""


class Act(StrEnum):
    """What a write did to a row, or what was done without a write."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    CONSULTED = "consulted"
    """A sensitive page or paper was opened, printed or carried out."""
    PASSED = "passed"
    """Somebody came in, was refused, or left."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalEntry:
    """One row written, or one thing done without a write: who, when, by which use case, and which fields.

    `changes` maps a field to (before, after) for times, dates, codes and money; free text is named only,
    with (None, None).
    """

    id: int
    group: int
    at: datetime
    user: str
    deed: str
    kind: str
    row: int
    act: Act
    changes: Changes
    undoes: bool = False
    """Whether it took a former write of that deed back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """Which entries of the journal are wanted; what is left empty does not matter."""

    user: str = ""
    first: date | None = None
    last: date | None = None
    acts: frozenset[Act] = frozenset()
    kinds: frozenset[str] = frozenset()
    """Records' class names, or « cles », « dossier », « journal »."""
    rows: Mapping[str, frozenset[int]] | None = None
    """By record's class name, the ids that the entries must be about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Forgotten:
    """Entries that may go: these acts on these kinds of records (all of them where none is named), before a day."""

    before: date
    acts: frozenset[Act]
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """A passphrase that did not open the file."""

    login: str
    at: datetime


class JournalKeeping(Protocol):
    """A part of `app.store.Store`: the journal of the open file."""

    def journal(self, limit: int = 500) -> Iterator[JournalEntry]:
        """The journal, newest first."""

    def journal_before(self, entry: int | None, sought: Sought, limit: int) -> list[JournalEntry]:
        """At most so many of the entries wanted, newest first, older than the entry of that number (None: the last)."""

    def removed_rows(self, fields: Collection[str]) -> list[tuple[str, int, Mapping[str, int]]]:
        """The records taken away, class name and id, each with what it referred to by these fields."""

    def log(
        self, deed: str, act: Act, kind: str, id: int = 0, *, refused: Refusal | None = None, listed: str = ""
    ) -> None:
        """Journals what was done without a write: no undo, no notice, no change for the automatic copies.

        `listed` is the code of the list that left.
        """

    def refusals(self) -> Sequence[Refusal]:
        """The passphrases refused in this program since the folder was last opened; told once."""

    def purge_journal(self, forgotten: Sequence[Forgotten]) -> int:
        """Takes these entries away, signs what is missing, journals it, and notes the day. Returns how many went."""

    def purged_on(self) -> date | None:
        """The day of the last purge, whether anything was to be purged or not."""
