"""A person's file, handed over on request (droit d'accès, art. 15 RGPD): everything that is held on one of the family.

What belongs to the person is found by following every reference of the tables, so that no table can be forgotten;
what other records say of the person without a reference is named, with the reason why it is not here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from app.consulting import Consulted, consulted
from app.deeds import words
from app.errors import FileRefused, NotAllowed
from app.families.records import Child, Home, Parent
from app.insertion.orientations import Orientation
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote, read_note
from app.journal_entries import JournalEntry
from app.protection.records import FileGiven, GivenKind
from app.session import Session
from app.store import Record
from app.users import Right, User

SCHEMA = "creche-avip/personal-file/1"
SEALED = "note scellée de la conseillère ou du conseiller, qui peut seul l’ouvrir"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """What a field leads to: somebody's or something's name, and its day where it has no name."""

    kind: type[Record]
    id: int
    name: str
    day: date | None


Value = str | int | bool | date | datetime | Reference | None

APART: Mapping[str, str] = MappingProxyType(
    {
        "les comptes rendus de réunion": "ils parlent de plusieurs familles ; ce qui a été décidé pour vous est ici",
        "les rapports remis à la Caf": "ils ne contiennent que des totaux, sans aucun nom",
        "les brouillons": "ce qui est tapé et pas encore enregistré ne sert à rien tant qu’il ne l’est pas",
        "les sauvegardes": "ce sont des copies de ce qui est ici",
    }
)
"""What else may hold something on the person, and why it is not in the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileRow:
    """A record: its fields' values by name, in order; a reference is told by the name of what it leads to."""

    id: int
    values: Mapping[str, Value]
    """Codes are their StrEnum members."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """What was done with the person's records on one day, and how many of them."""

    day: date
    deed: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonFile:
    """What is handed over."""

    what: GivenKind
    id: int
    name: str
    made_on: date
    made_by: str
    parts: Mapping[type[Record], Sequence[FileRow]]
    """The records by kind, the person first."""
    traces: Sequence[Trace]
    """From the journal, the oldest first."""


def may_hand_over(session: Session, what: GivenKind) -> bool:
    """Whether this person may: the director any file, a counsellor the insertion's."""
    return session.can(_right(what))


def _right(what: GivenKind) -> Right:
    return Right.EDIT_INSERTION if what is GivenKind.INSERTION else Right.PROTECT_DATA


def gather(session: Session, what: GivenKind, id: int) -> PersonFile:
    """Gathers the file, to be looked at; the journal tells that it was. Raises NotAllowed and NotFound."""
    session.require(_right(what))
    records = _records(session, what, id)
    file = PersonFile(
        what=what,
        id=id,
        name=_name(session, what, id),
        made_on=session.clock.day(),
        made_by=session.user.name,
        parts=_parts(session, records),
        traces=_traces(session.store.journal_of(records)),
    )
    consulted(session, Consulted.CHILD_FILE if what is GivenKind.CHILD else Consulted.PARENT_FILE, id)
    return file


def hand_over(session: Session, what: GivenKind, id: int) -> FileGiven:
    """Notes that the file was printed or saved: whose, when, by whom. Raises NotAllowed and NotFound."""
    session.require(_right(what))
    with session.store.atomic("give_file", about=_name(session, what, id)):
        return session.store.add(
            FileGiven(what=what, number=id, day=session.clock.day(), user_id=session.user.id)
        )


def _name(session: Session, what: GivenKind, id: int) -> str:
    if what is GivenKind.CHILD:
        return session.store.get(Child, id).name
    return session.store.get(Parent, id).name


def _records(session: Session, what: GivenKind, id: int) -> list[Record]:
    store = session.store
    if what is GivenKind.CHILD:
        return store.hanging_on([store.get(Child, id)])
    if what is GivenKind.INSERTION:
        roots = [*store.find(Orientation, parent_id=id), *store.find(InsertionPath, parent_id=id)]
        return [store.get(Parent, id), *store.hanging_on(roots)]
    parent = store.get(Parent, id)
    # The home is the parent's own: its other people have a file of their own.
    home = store.hanging_on([store.get(Home, parent.home_id)], but=(Parent, Child))
    return [*store.hanging_on([parent]), *home]


def _parts(session: Session, records: Sequence[Record]) -> dict[type[Record], list[FileRow]]:
    names = _Names(session)
    found: dict[type[Record], list[FileRow]] = {}
    for record in records:
        values = {name: names.told(record, name) for name in _fields(record)}
        found.setdefault(type(record), []).append(FileRow(id=record.id, values=values))
    return found


class _Names:
    """What a field says: a reference by a name, a private note opened where this person can."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[tuple[type[Record], int], Reference] = {}

    def told(self, record: Record, field: str) -> Value:
        value = getattr(record, field)
        if isinstance(record, PrivateNote) and field == "content":
            return self._note(record)
        owner = self._session.store.references(type(record)).get(field)
        if owner is None or value is None:
            return value  # type: ignore[no-any-return]  # a field of a record
        if (owner, value) not in self._known:
            self._known[owner, value] = _reference(self._session.store.get(owner, value))
        return self._known[owner, value]

    def _note(self, note: PrivateNote) -> str:
        try:
            return read_note(self._session, note.interview_id) or SEALED
        except (NotAllowed, FileRefused):
            return SEALED


def _fields(record: Record) -> list[str]:
    return [one.name for one in fields(record) if one.name != "id"]


def _reference(record: Record) -> Reference:
    name = getattr(record, "name", "")
    days = (getattr(record, field, None) for field in ("day", *type(record).PERIOD[:1]))
    return Reference(kind=type(record), id=record.id, name=name, day=next(filter(None, days), None))


def _traces(entries: Sequence[JournalEntry]) -> list[Trace]:
    counted: dict[tuple[date, str], int] = {}
    for one in entries:
        key = one.at.date(), words(one.deed)
        counted[key] = counted.get(key, 0) + 1
    return [Trace(day=day, deed=deed, count=count) for (day, deed), count in sorted(counted.items())]


def as_data(file: PersonFile, creche: str) -> dict[str, object]:
    """The file for machines (JSON): days ISO, hours in minutes after midnight, money in cents, codes as stored."""
    return {
        "schema": SCHEMA,
        "creche": creche,
        "made_on": file.made_on.isoformat(),
        "about": {"what": file.what.value, "id": file.id, "name": file.name},
        "records": {
            kind.__name__: [{"id": row.id} | {k: _plain(v) for k, v in row.values.items()} for row in rows]
            for kind, rows in file.parts.items()
        },
        "journal": [{"day": one.day.isoformat(), "deed": one.deed, "rows": one.count} for one in file.traces],
        "not_included": dict(APART),
    }


def _plain(value: object) -> object:
    if isinstance(value, Reference):
        return {"record": value.kind.__name__, "id": value.id} | ({"name": value.name} if value.name else {})
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def given_files(session: Session) -> list[tuple[FileGiven, str, str]]:
    """The files handed over, newest first: each with whose it was, empty once erased, and who gathered it."""
    session.require(Right.PROTECT_DATA)
    users = {one.id: one.name for one in session.store.find(User)}
    found = []
    for one in session.store.find(FileGiven):
        kind = Child if one.what is GivenKind.CHILD else Parent
        people: list[Record] = [*session.store.find(kind, id=one.number)]
        name = _reference(people[0]).name if people else ""
        found.append((one, name, users.get(one.user_id, "")))
    return sorted(found, key=lambda each: (each[0].day, each[0].id), reverse=True)
