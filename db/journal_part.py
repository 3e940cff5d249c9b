"""The store's journal (le journal du dossier ouvert): read by pages, told of what wrote nothing, purged."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from app.journal_entries import Act, Forgotten, JournalEntry, Refusal, Sought
from app.store import Clock
from db import journal_purge, journal_reading
from db.driver import Database
from db.journal import Group, Journal
from db.told import Told


class JournalPart:
    """A part of the store: `app.journal_entries.JournalKeeping` on SQLCipher."""

    db: Database
    _clock: Clock
    _told: Told
    _journal: Journal
    _group: Group | None
    _refused: tuple[Refusal, ...]

    def journal(self, limit: int = 500) -> Iterator[JournalEntry]:
        """The journal, newest first."""
        with self._told:
            return self._journal.newest(limit)

    def journal_before(self, entry: int | None, sought: Sought, limit: int) -> list[JournalEntry]:
        """At most so many of the entries wanted, newest first, older than that one."""
        with self._told:
            return journal_reading.before(self.db, entry, sought, limit)

    def removed_rows(self, fields: Collection[str]) -> list[tuple[str, int, Mapping[str, int]]]:
        """The records taken away, with what they referred to by these fields."""
        with self._told:
            return journal_reading.removed_rows(self.db, fields)

    def log(
        self, deed: str, act: Act, kind: str, id: int = 0, *, refused: Refusal | None = None, listed: str = ""
    ) -> None:
        """Journals what was done without a write."""
        table = journal_reading.table_of(kind)
        with self._told, self.db.atomic():
            if refused is None:
                self._journal.log(deed, act, table, id, {"list": (None, listed)} if listed else None)
            else:
                self._journal.log(deed, act, table, id, who=refused.login, at=refused.at)

    def refusals(self) -> Sequence[Refusal]:
        """The passphrases refused since the folder was last opened; told once."""
        refused, self._refused = self._refused, ()
        return refused

    def purge_journal(self, forgotten: Sequence[Forgotten]) -> int:
        """Takes these entries away, signs what is missing, journals it, and notes the day."""
        if self._group is not None:
            raise RuntimeError("a purge is no part of a deed")
        with self._told, self.db.atomic():
            return journal_purge.purge(self.db, self._journal, forgotten, self._clock.day())

    def purged_on(self) -> date | None:
        """The day of the last purge."""
        with self._told:
            return journal_purge.purged_on(self.db)
