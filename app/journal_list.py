"""The journal read (lecture du journal): who wrote what and when, the rows of one deed and kind in one line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice

from app.care.enrolments import Enrolment
from app.deeds import words
from app.families.records import Child, Parent
from app.journal_words import BY_NAME, KEYS, KINDS
from app.session import Session
from app.store import Act, JournalEntry, Record
from app.users import Right, User
from app.wording import NBSP

Changes = Mapping[str, tuple[str | int | None, str | int | None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalLine:
    """Rows of one kind that one deed wrote alike. `changes` are a single row's, empty where there are several."""

    id: int
    at: datetime
    who: str
    deed: str
    kind: str
    record: str
    """The record's class name."""
    about: str
    """Whose it is: a child's or a parent's name, empty where it is nobody's."""
    act: Act
    count: int
    changes: Changes


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalPage:
    """Lines, newest first, and whether older rows are left."""

    lines: tuple[JournalLine, ...]
    rows: int
    more: bool


NOBODY: Mapping[str, str] = {"§recovery": "code de secours"}
"""Who wrote without an account: whoever held the printed code."""


def journal_page(session: Session, limit: int) -> JournalPage:
    """The journal's last `limit` rows, in a bounded number of queries."""
    session.require(Right.READ_JOURNAL)
    rows = list(islice(session.store.journal(limit + 1), limit + 1))
    read = rows[:limit]
    who = {**NOBODY, **{user.login: user.name for user in session.store.find(User)}}
    batches = [list(batch) for _, batch in groupby(read, key=_batch)]
    names = _names(session, [batch[0] for batch in batches if len(batch) == 1])
    lines = tuple(_line(batch, who, names) for batch in batches)
    return JournalPage(lines=lines, rows=len(read), more=len(rows) > limit)


def _batch(entry: JournalEntry) -> tuple[int, str, Act]:
    return entry.group, entry.kind, entry.act


def _line(batch: Sequence[JournalEntry], who: Mapping[str, str], names: Mapping[int, str]) -> JournalLine:
    first = batch[0]
    deed = words(first.deed)
    kind = BY_NAME.get(first.kind)
    return JournalLine(
        id=first.id,
        at=first.at,
        who=who.get(first.user, first.user),
        deed=f"Annulé{NBSP}: {deed[:1].lower()}{deed[1:]}" if first.undoes else deed,
        kind=KEYS if kind is None else KINDS[kind],
        record=first.kind,
        about=names.get(first.id, ""),
        act=first.act,
        count=len(batch),
        changes=first.changes if len(batch) == 1 else {},
    )


def _names(session: Session, entries: Sequence[JournalEntry]) -> dict[int, str]:
    """Whose each entry is: its record's child or parent; a record taken away is told by what the journal kept."""
    stored = _stored(session, entries)
    owners = {entry.id: _owner(entry, stored.get((entry.kind, entry.row))) for entry in entries}
    contracts = {at for kind, at in owners.values() if kind is Enrolment}
    child_of = {one.id: one.child_id for one in session.store.find(Enrolment, id=sorted(contracts))}
    for at, (kind, row) in owners.items():
        if kind is Enrolment:
            owners[at] = (Child, child_of.get(row, 0))
    people: dict[tuple[type[Record], int], str] = {}
    for one in _people(session, set(owners.values())):
        people[(type(one), one.id)] = one.name
    return {at: people[owner] for at, owner in owners.items() if owner in people}


def _people(session: Session, owners: set[tuple[type[Record], int]]) -> Iterator[Child | Parent]:
    yield from session.store.find(Child, id=sorted(row for kind, row in owners if kind is Child))
    yield from session.store.find(Parent, id=sorted(row for kind, row in owners if kind is Parent))


def _stored(session: Session, entries: Sequence[JournalEntry]) -> dict[tuple[str, int], Record]:
    found: dict[tuple[str, int], Record] = {}
    for name in sorted({entry.kind for entry in entries} & BY_NAME.keys()):
        ids = sorted({entry.row for entry in entries if entry.kind == name})
        for record in session.store.find(BY_NAME[name], id=ids):
            found[(name, record.id)] = record
    return found


def _owner(entry: JournalEntry, record: Record | None) -> tuple[type[Record], int]:
    if entry.kind == "Child":
        return Child, entry.row
    if entry.kind == "Parent":
        return Parent, entry.row
    for field, kind in (("child_id", Child), ("parent_id", Parent), ("enrolment_id", Enrolment)):
        kept = entry.changes.get(field, (None, None))
        found = getattr(record, field, None) or kept[0] or kept[1]
        if isinstance(found, int):
            return kind, found
    return Record, 0
