"""Whose an entry of the journal is (à qui), and which entries are somebody's, through the records that lead there."""

from collections.abc import Iterator, Mapping, Sequence

from app.care.enrolments import Enrolment
from app.families.records import Child, Parent
from app.insertion.care_requests import CareRequest
from app.insertion.interviews import Interview
from app.insertion.needs import Need
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent
from app.journal_entries import Changes, JournalEntry
from app.journal_words import BY_NAME, KINDS
from app.session import Session
from app.staff.records import ShiftException, ShiftPattern, StaffMember
from app.store import Record

Person = Child | Parent | StaffMember
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


def owners_of(session: Session, entries: Sequence[JournalEntry]) -> dict[int, Person]:
    """Whose each entry is, a child's, a parent's or an adult's; a record taken away is told by what was kept.

    No right is asked: the journal's page asks it.
    """
    stored = _stored(session, entries)
    owners = {entry.id: _owner(entry, stored.get((entry.kind, entry.row))) for entry in entries}
    for _ in range(len(LEADS)):
        owners = _nearer(session, owners)
    people: dict[Owner, Person] = {}
    for one in _people(session, set(owners.values())):
        people[(type(one), one.id)] = one
    return {at: people[owner] for at, owner in owners.items() if owner in people}


def _nearer(session: Session, owners: Mapping[int, Owner]) -> dict[int, Owner]:
    """Each record that is no person yet, replaced by what it leads to."""
    leads: dict[Owner, Owner] = {}
    for kind in sorted({kind for kind, _ in owners.values()} - ENDS, key=lambda one: one.__name__):
        ids = sorted({row for known, row in owners.values() if known is kind})
        for record in session.store.find(kind, id=ids):
            leads[(kind, record.id)] = _led(record, {})
    return {at: owner if owner[0] in ENDS else leads.get(owner, (Record, 0)) for at, owner in owners.items()}


def _people(session: Session, owners: set[Owner]) -> Iterator[Person]:
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


def rows_about(session: Session, kind: type[Record], id: int) -> dict[str, frozenset[int]]:
    """Every record that is this person's, by its class name; those taken away are found by what the journal kept.

    No right is asked: the journal's page asks it.
    """
    gone = session.store.removed_rows(list(LEADS))
    found: dict[type[Record], set[int]] = {kind: {id}}
    fresh = dict(found)
    while fresh:
        further: dict[type[Record], set[int]] = {}
        for lead, ids in fresh.items():
            for led, rows in [*_stored_under(session, lead, ids), *_gone_under(gone, lead, ids)]:
                new = rows - found.setdefault(led, set())
                found[led] |= new
                if new:
                    further.setdefault(led, set()).update(new)
        fresh = further
    return {one.__name__: frozenset(ids) for one, ids in found.items() if ids}


def _stored_under(
    session: Session, lead: type[Record], ids: set[int]
) -> Iterator[tuple[type[Record], set[int]]]:
    """The records that lead to these first of all: a child's enrolment is not its parent's."""
    for led in KINDS:
        field = next((name for name in LEADS if name in led.__dataclass_fields__), None)
        if field is not None and LEADS[field] is lead:
            yield led, {one.id for one in session.store.find(led, **{field: sorted(ids)})}


def _gone_under(
    gone: Sequence[tuple[str, int, Mapping[str, int]]], lead: type[Record], ids: set[int]
) -> Iterator[tuple[type[Record], set[int]]]:
    for name, row, led in gone:
        field = next((one for one in LEADS if one in led), None)
        if field is not None and LEADS[field] is lead and led[field] in ids:
            yield BY_NAME[name], {row}
