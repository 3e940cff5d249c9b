"""The open file of one crèche (le fichier ouvert): the one repository through which everything is read and written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from app.journal_entries import Refusal
from app.report.closing_guard import require_open
from app.store import Clock, Committed, Draft, Record
from db import queries
from db.changed import changes_of
from db.driver import Database
from db.erasing import Erasing
from db.journal import Group, Journal, Write
from db.journal_part import JournalPart
from db.keyring import Keyring
from db.lock import FolderLock
from db.names import DATA
from db.notes import NotesAccess
from db.own_copies import OwnCopies
from db.rowfile import RowFile
from db.tables import TABLES
from db.told import Told
from db.undo import History, apply

R = TypeVar("R", bound=Record)


class FileStore(NotesAccess, OwnCopies, Erasing, JournalPart):
    """The Store of a folder: what `app.store.Store` asks, on SQLCipher."""

    def __init__(
        self,
        *,
        folder: Path,
        db: Database,
        lock: FolderLock,
        keyring: Keyring,
        clock: Clock,
        tables: Mapping[type[Record], str] = TABLES,
        refused: Sequence[Refusal] = (),
    ) -> None:
        self.folder = folder
        self.db = db
        self._lock = lock
        self._keyring = keyring
        self._clock = clock
        self._told = Told(folder / DATA)
        self._rows = RowFile(db, folder / DATA, tables)
        self._journal = Journal(db, keyring.login, clock)
        self._refused = tuple(refused)
        self._history = History()
        self._group: Group | None = None
        self._listeners: list[Callable[[Committed], None]] = []

    @property
    def login(self) -> str:
        """The login of the person whose passphrase opened the file."""
        return self._keyring.login

    @property
    def folder_id(self) -> str:
        """The crèche's own random number, the same in each copy of its folder."""
        return self._keyring.content.folder

    @contextmanager
    def atomic(self, deed: str, about: str = "") -> Iterator[None]:
        """One transaction, one journal group, one step of undo. Nested ones join; one that fails leaves no trace."""
        if self._group is not None:
            with self._joined(self._group):
                yield
            return
        group = Group(deed, about)
        with self._transaction(group):
            yield
        if group.writes or group.keys_changed:
            self._history.done(group)
            if group.erases:
                self.sweep()
            self._tell(group)
        elif group.is_final:
            self._history.clear()

    @contextmanager
    def _transaction(self, group: Group) -> Iterator[None]:
        self._group = group
        try:
            with self._joined(group):
                yield
                if group.writes and not group.erases:
                    require_open(self, changes_of(group))
                if group.writes or group.keys_changed:
                    self._journal.write(group)
                if group.erases:
                    self.forget_entries(group)
        finally:
            self._group = None

    @contextmanager
    def _joined(self, group: Group) -> Iterator[None]:
        writes, keys_changed, keys = len(group.writes), len(group.keys_changed), self._keyring.content
        try:
            with self._told, self.db.atomic():
                yield
        except BaseException:
            del group.writes[writes:], group.keys_changed[keys_changed:]
            self._rows.forget_ids()
            self._keyring.put_back(keys)
            raise

    def _tell(self, group: Group) -> Committed:
        committed = Committed(deed=group.deed, about=group.about, kinds=group.kinds, undoes=group.undoes)
        for listener in list(self._listeners):
            listener(committed)
        return committed

    def get(self, kind: type[R], id: int) -> R:
        """The record of that id. Raises NotFound."""
        shape = self._rows.shape(kind)
        return shape.load([self._rows.required(shape, id)])[0]

    def find(self, kind: type[R], /, **equals: object) -> list[R]:
        """The records whose fields equal the values given, by id."""
        shape = self._rows.shape(kind)
        return self._rows.select(shape, *queries.equal(shape, equals))

    def touching(self, kind: type[R], first: date, last: date, /, **equals: object) -> list[R]:
        """The records whose PERIOD shares a day with [first, last], by first bound then id."""
        shape = self._rows.shape(kind)
        conditions, values = queries.sharing_a_day(shape, first, last)
        more, others = queries.equal(shape, equals)
        return self._rows.select(shape, conditions + more, values + others, queries.order(shape))

    def add(self, record: R) -> R:
        """Stores a new record and returns it with its id."""
        return self.add_all([record])[0]

    def add_all(self, records: Iterable[R]) -> list[R]:
        """As `add`, for many records of one kind at once. Raises ValueError for one that is stored already."""
        new = list(records)
        if not new:
            return []
        writes = self._writes()
        kind = type(new[0])
        if any(type(record) is not kind or record.id for record in new):
            raise ValueError("add_all takes new records of one kind")
        shape = self._rows.shape(kind)
        rows = [(self._rows.next_id(kind), *shape.dump(record)[1:]) for record in new]
        self._rows.insert(shape, rows)
        writes += [Write(shape, row[0], None, row) for row in rows]
        if len(new) == 1:
            return [replace(new[0], id=rows[0][0])]
        return shape.load(rows)

    def change(self, record: R) -> R:
        """Replaces the record of the same id; nothing is written where nothing differs. Raises NotFound."""
        writes = self._writes()
        shape = self._rows.shape(type(record))
        before, after = self._rows.required(shape, record.id), shape.dump(record)
        if before != after:
            self._rows.update(shape, after)
            writes.append(Write(shape, record.id, before, after))
        return record

    def remove(self, record: Record) -> None:
        """Takes a record away; its journal row keeps what evidence needs. Raises NotFound."""
        writes = self._writes()
        shape = self._rows.shape(type(record))
        before = self._rows.required(shape, record.id)
        self._rows.delete(shape, record.id)
        writes.append(Write(shape, record.id, before, None))

    def _writes(self) -> list[Write]:
        if self._group is None:
            raise RuntimeError("writes belong inside atomic")
        return self._group.writes

    def undo(self) -> Committed | None:
        """Takes the last group of this log-in back, as a new journalled group. Raises UndoRefused."""
        return self._turn(self._history.to_undo, self._history.undone, undoes=True)

    def redo(self) -> Committed | None:
        """Does again what `undo` took back. Raises UndoRefused."""
        return self._turn(self._history.to_redo, self._history.redone, undoes=False)

    def _turn(
        self, next_group: Callable[[], Group | None], turned: Callable[[Group], None], *, undoes: bool
    ) -> Committed | None:
        if self._group is not None:
            raise RuntimeError("undo and redo are deeds of their own")
        former = next_group()
        if former is None:
            return None
        group = Group(former.deed, former.about, undoes)
        with self._transaction(group):
            apply(self._rows, self._journal, former, group)
        turned(group)
        return self._tell(group)

    def can_undo(self) -> str | None:
        """The deed that `undo` would take back."""
        group = self._history.to_undo()
        return group.deed if group else None

    def can_redo(self) -> str | None:
        """The deed that `redo` would do again."""
        group = self._history.to_redo()
        return group.deed if group else None

    def forget_deeds(self) -> None:
        """Nothing done so far can be undone or redone any more; inside `atomic`, nor can the deed itself."""
        if self._group is not None:
            self._group.is_final = (
                True  # only once it is committed: a deed that fails leaves the others as they were
            )
            return
        self._history.clear()

    def on_commit(self, told: Callable[[Committed], None]) -> None:
        """Asks to be told after each commit."""
        self._listeners.append(told)

    def keep_draft(self, draft: Draft) -> None:
        """Keeps an unfinished form, in place of the same person's former one: no journal, no undo, no notice."""
        shape = self._rows.shape(Draft)
        with self._told, self.db.atomic():
            former = self.find(Draft, login=draft.login, form=draft.form, about=draft.about)
            if former:
                self._rows.update(shape, shape.dump(replace(draft, id=former[0].id)))
            else:
                self._rows.insert(shape, [shape.dump(replace(draft, id=self._rows.next_id(Draft)))])

    def drop_draft(self, form: str, about: int) -> None:
        """Forgets this person's unfinished form; inside `atomic` it goes with the deed."""
        shape = self._rows.shape(Draft)
        with self._told, self.db.atomic():
            for former in self.find(Draft, login=self.login, form=form, about=about):
                self._rows.delete(shape, former.id)

    def close(self) -> None:
        """Closes the file and gives the lock back. Safe to call twice."""
        self.db.close()
        self._history.clear()
        self._lock.release()
