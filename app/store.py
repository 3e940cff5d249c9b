"""What storage must do for the crèche: one repository of records, one folder per crèche."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar

from app.journal_entries import JournalEntry, JournalKeeping


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A stored thing: one class is one table, one field is one column. `id` is 0 until stored."""

    PERIOD: ClassVar[tuple[str, str]] = ("first_day", "last_day")
    """The fields that bound the record in time; the second may hold None, "still so"."""

    CODES: ClassVar[frozenset[str]] = frozenset()
    """Texts that nobody wrote (a key, a month, a login, a seal, a value among known ones): the journal tells them."""

    id: int = 0


R = TypeVar("R", bound=Record)


class Clock(Protocol):
    """The only place that knows what day it is. Civil local time, without zone."""

    def day(self) -> date: ...

    def moment(self) -> datetime: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Committed:
    """What the store says after a commit: the deed, whom it is about, and the kinds of records that changed."""

    deed: str
    about: str
    kinds: frozenset[type[Record]]
    undoes: bool = False


class Store(JournalKeeping, Protocol):
    """The open file of one crèche. One thread owns it."""

    @property
    def login(self) -> str:
        """The login of the person whose passphrase opened the file."""

    @property
    def folder_id(self) -> str:
        """The crèche's own random number, the same in each copy of its folder; no secret."""

    def atomic(self, deed: str, about: str = "") -> AbstractContextManager[None]:
        """One transaction, one journal group, one step of undo: all or nothing. Nested ones join the outer one.

        `deed` is the use case's identifier (see `app.deeds` for its French words); `about` names the person or
        thing for the foot line and is not stored.
        """

    def get(self, kind: type[R], id: int) -> R:
        """The record of that id. Raises NotFound."""

    def find(self, kind: type[R], /, **equals: object) -> list[R]:
        """The records whose fields equal the values given (a list or tuple means "one of"; None means empty), by id."""

    def touching(self, kind: type[R], first: date, last: date, /, **equals: object) -> list[R]:
        """The records whose PERIOD shares a day with [first, last], by first bound then id."""

    def add(self, record: R) -> R:
        """Stores a new record and returns it with its id. Writes are refused outside `atomic`."""

    def add_all(self, records: Iterable[R]) -> list[R]:
        """As `add`, for many records of one kind at once."""

    def change(self, record: R) -> R:
        """Replaces the record of the same id; nothing is written where nothing differs. Raises NotFound."""

    def remove(self, record: Record) -> None:
        """Takes a record away (a mistyped span, a dropped exception); its journal row keeps what evidence needs."""

    def hanging_on(self, roots: Iterable[Record], *, but: Collection[type[Record]] = ()) -> list[Record]:
        """The roots and every record that refers to one of them, at any depth; kinds in `but` are not followed."""

    def erase(self, records: Iterable[Record]) -> None:
        """Takes the records away for good: no undo, ids alone in the journal, and no trace left in the file's pages.

        Inside `atomic`, which can't be undone then. Closed months keep their papers and are not asked.
        """

    def references(self, kind: type[Record]) -> Mapping[str, type[Record]]:
        """The fields of a kind that hold another record's id, each with that record's kind."""

    def journal_of(self, records: Iterable[Record]) -> list[JournalEntry]:
        """The journal's lines on these records, the oldest first."""

    def forged_erasures(self) -> int:
        """How many lines of the erasure list beside the file another hand wrote: none of them was followed."""

    def first_written(self, kind: type[Record], id: int) -> datetime | None:
        """When the journal first tells of that record, None where it does not."""

    def undo(self) -> Committed | None:
        """Takes the last group of this log-in back, as a new journalled group; None when there is none.

        Raises UndoRefused, by name, when a row has changed since.
        """

    def redo(self) -> Committed | None:
        """Does again what `undo` took back."""

    def can_undo(self) -> str | None:
        """The deed that `undo` would take back."""

    def can_redo(self) -> str | None:
        """The deed that `redo` would do again."""

    def forget_deeds(self) -> None:
        """Nothing done so far can be undone or redone any more; inside `atomic`, nor can the deed itself."""

    def on_commit(self, told: Callable[[Committed], None]) -> None:
        """Asks to be told after each commit."""

    def set_passphrase(self, login: str, name: str, role: str, passphrase: str) -> None:
        """Gives a person a key slot, or changes its passphrase, name or role; the file is not re-encrypted."""

    def rename_slot(self, login: str, name: str, role: str) -> None:
        """Tells the log-in page another name or role; the passphrase stays. Does nothing where there is no slot."""

    def prove(self, passphrase: str) -> None:
        """Raises WrongPassphrase where this is not the passphrase of the person who opened the file.

        As at the log-in page: a wrong one makes the next try wait.
        """

    def drop_slot(self, login: str) -> None:
        """Takes a person's key slot away."""

    def new_recovery_code(self) -> str:
        """Replaces the recovery code; the former one no longer opens anything."""

    def proves_code(self, code: str) -> bool:
        """Whether this recovery code, as it is typed, opens the folder."""

    def left_since_key(self) -> int:
        """How many people lost their key slot since the file got the key it is encrypted under."""

    def renew_data_key(self) -> None:
        """Encrypts the file again, under a key given to those alone who have a slot now. Raises Conflict, by name."""

    def seal(self, text: str, about: str) -> bytes:
        """The text sealed under the counsellors' key, bound to what it is about.

        The first counsellor who seals something makes the key. Raises NotesLocked for one who has not been let in.
        """

    def unseal(self, sealed: bytes, about: str) -> str:
        """The text again. Raises NotesLocked without its key, FileRefused where it is damaged."""

    def readers(self) -> "Sequence[Reader]":
        """Who has a slot, and who of them may read the private notes, by name."""

    def holds_notes_key(self) -> bool:
        """Whether the person who opened the file holds the private notes' key."""

    def let_in(self, login: str) -> None:
        """Gives a counsellor's slot the private notes' key. Raises NotesLocked where one doesn't hold it oneself."""

    def new_notes_code(self) -> str:
        """A new code that opens the private notes, in place of the former one. Raises NotesLocked."""

    def use_notes_code(self, code: str) -> None:
        """Takes the private notes' key from the printed code. Raises WrongPassphrase, or NotFound without one."""

    def renew_notes_key(self) -> None:
        """A fresh key for the notes to come: those sealed under a lost one stay sealed."""

    def keep_draft(self, draft: "Draft") -> None:
        """Keeps an unfinished form, in place of the same person's former one: no journal, no undo, no notice."""

    def drop_draft(self, form: str, about: int) -> None:
        """Forgets this person's unfinished form; inside `atomic` it goes with the deed."""

    def backup(self, directory: Path) -> Path:
        """Writes a verified, whole copy of the folder into `directory` and returns the copy's folder."""

    def last_backup(self) -> datetime | None:
        """When the newest verified copy in the folder's own « sauvegardes » was made; those dated later don't count."""

    def keep_copy(self) -> Path | None:
        """A verified copy into the folder's own « sauvegardes » unless one holds all this already.

        The copies that `app.backup_rotation` lets go are taken away.
        """

    def rehearse(self) -> "Rehearsal":
        """Puts the newest verified copy back aside, encrypted, compares it row by row, and keeps how it went."""

    def last_rehearsal(self) -> "Rehearsal | None":
        """How the last one went, None where there was none."""

    def close(self) -> None:
        """Closes the file and gives the lock back. Safe to call twice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft(Record):
    """A person's unfinished form (brouillon): `form` says which, `about` on what (an id, 0 for none); one of each."""

    login: str
    form: str
    about: int
    saved_at: datetime
    content: str
    sealed: bytes | None = None
    """Its private note, sealed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Somebody with a slot, and whether it holds the private notes' key."""

    login: str
    name: str
    role: str
    reads_notes: bool
    is_behind: bool = False
    """Whether it holds some of the keys, but not all of those that the person who asks holds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """How a rehearsal of a restore went (répétition): when, on which copy, how many rows; `why` it failed."""

    at: datetime
    copy: str
    rows: int
    why: str = ""
