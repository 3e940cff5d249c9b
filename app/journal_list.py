"""The journal read (lecture du journal): who wrote what and when, the rows of one deed and kind in one line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice

from app.care.enrolments import Enrolment
from app.deeds import words
from app.families.records import Child, Parent
from app.insertion.care_requests import CareRequest
from app.insertion.interviews import Interview
from app.insertion.needs import Need
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent
from app.journal_words import BY_NAME, KEYS, KINDS
from app.session import Session
from app.staff.records import ShiftException, ShiftPattern, StaffMember
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
    """Whose it is: a child's, a parent's or an adult's name, empty where it is nobody's."""
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


Owner = tuple[type[Record], int]
LEADS: Mapping[str, type[Record]] = {
    "child_id": Child,
    "parent_id": Parent,
    "enrolment_id": Enrolment,
    "path_id": InsertionPath,
    "interview_id": Interview,
    "need_id": Need,
    "event_id": WorkEvent,
    "request_id": CareRequest,
    "member_id": StaffMember,
    "shift_pattern_id": ShiftPattern,
    "shift_exception_id": ShiftException,
}
"""Which field of a record leads to whose it is."""
PEOPLE = (Child, Parent, StaffMember)
ENDS = frozenset({*PEOPLE, Record})
"""Where the search ends: somebody, or nobody."""


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
    """Whose each entry is, a child's, a parent's or an adult's; a record taken away is told by what was kept."""
    stored = _stored(session, entries)
    owners = {entry.id: _owner(entry, stored.get((entry.kind, entry.row))) for entry in entries}
    for _ in range(len(LEADS)):
        owners = _nearer(session, owners)
    people: dict[Owner, str] = {}
    for one in _people(session, set(owners.values())):
        people[(type(one), one.id)] = one.name
    return {at: people[owner] for at, owner in owners.items() if owner in people}


def _nearer(session: Session, owners: Mapping[int, Owner]) -> dict[int, Owner]:
    """Each record that is no person yet, replaced by what it leads to."""
    leads: dict[Owner, Owner] = {}
    for kind in sorted({kind for kind, _ in owners.values()} - ENDS, key=lambda one: one.__name__):
        ids = sorted({row for known, row in owners.values() if known is kind})
        for record in session.store.find(kind, id=ids):
            leads[(kind, record.id)] = _led(record, {})
    return {at: owner if owner[0] in ENDS else leads.get(owner, (Record, 0)) for at, owner in owners.items()}


def _people(session: Session, owners: set[Owner]) -> Iterator[Child | Parent | StaffMember]:
    yield from session.store.find(Child, id=sorted(row for kind, row in owners if kind is Child))
    yield from session.store.find(Parent, id=sorted(row for kind, row in owners if kind is Parent))
    yield from session.store.find(StaffMember, id=sorted(row for kind, row in owners if kind is StaffMember))


def _stored(session: Session, entries: Sequence[JournalEntry]) -> dict[tuple[str, int], Record]:
    found: dict[tuple[str, int], Record] = {}
    for name in sorted({entry.kind for entry in entries} & BY_NAME.keys()):
        ids = sorted({entry.row for entry in entries if entry.kind == name})
        for record in session.store.find(BY_NAME[name], id=ids):
            found[(name, record.id)] = record
    return found


def _owner(entry: JournalEntry, record: Record | None) -> Owner:
    for person in PEOPLE:
        if entry.kind == person.__name__:
            return person, entry.row
    return _led(record, entry.changes)


def _led(record: Record | None, changes: Changes) -> Owner:
    for field, kind in LEADS.items():
        kept = changes.get(field, (None, None))
        found = getattr(record, field, None) or kept[0] or kept[1]
        if isinstance(found, int):
            return kind, found
    return Record, 0
