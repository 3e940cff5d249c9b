"""The journal read (lecture du journal): who wrote what and when, the rows of one deed and kind in one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from app.deeds import words
from app.families.records import Child, Parent
from app.journal_entries import WITH_CODE, Act, Changes, JournalEntry, Sought
from app.journal_owner import Person, owners_of, rows_about
from app.journal_retention import KEPT, WRITES, Keep
from app.journal_subjects import Subject, subjects_of
from app.journal_words import BY_NAME, KINDS, OTHERS
from app.search import name_order
from app.session import Session
from app.staff.records import StaffMember
from app.users import Right, User
from app.wording import NBSP

NOBODY: Mapping[str, str] = {WITH_CODE: "code de secours"}
"""Who wrote without an account."""


class Sort(StrEnum):
    """What the page may be asked for."""

    WRITES = "writes"
    EVIDENCE = "evidence"
    INSERTION = "insertion"
    PEOPLE = "people"
    CONSULTED = "consulted"
    PASSED = "passed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which lines: who wrote (a login), about whom, from when to when, of which sort; empty does not matter."""

    user: str = ""
    about: tuple[str, int] | None = None
    """A class name, Child, Parent or StaffMember, and an id."""
    first: date | None = None
    last: date | None = None
    sort: Sort | None = None


EVERYTHING = Wanted()


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
    """Whose it is: a child's, a parent's or an adult's name; the month closed or commented; the rule; else empty."""
    act: Act
    count: int
    changes: Changes
    owner: tuple[str, int] | None = None
    """The class name and id of that person, where it still exists."""
    setting: str = ""
    """The key of the setting that was changed: it tells what the values mean."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalPage:
    """Lines, newest first, and whether older rows are left."""

    lines: tuple[JournalLine, ...]
    rows: int
    more: bool
    last: int | None
    """The number of the oldest entry read: the next page goes on before it."""


def journal_page(
    session: Session, limit: int, wanted: Wanted = EVERYTHING, before: int | None = None
) -> JournalPage:
    """At most `limit` rows before that entry (None: the newest), in a bounded number of queries."""
    session.require(Right.READ_JOURNAL)
    rows = session.store.journal_before(before, _sought(session, wanted), limit + 1)
    read = rows[:limit]
    who = _names(session)
    batches = [list(batch) for _, batch in groupby(read, key=_batch)]
    people = owners_of(session, [batch[0] for batch in batches if len(batch) == 1])
    firsts = [batch[0] for batch in batches]
    subjects = subjects_of(session, firsts)
    return JournalPage(
        lines=tuple(_line(batch, who, people, subjects) for batch in batches),
        rows=len(read),
        more=len(rows) > limit,
        last=read[-1].id if read else None,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalChoices:
    """Whom the page may be asked about: the logins that write, the persons written about."""

    users: tuple[tuple[str, str], ...]
    """Name, login."""
    people: tuple[tuple[str, str, int], ...]
    """Name, class name, id."""


def journal_choices(session: Session) -> JournalChoices:
    """The choices of the filters, by name."""
    session.require(Right.READ_JOURNAL)
    store = session.store
    people: list[Person] = [*store.find(Child), *store.find(Parent), *store.find(StaffMember)]
    people.sort(key=name_order)
    return JournalChoices(
        users=tuple(sorted((name, login) for login, name in _names(session).items())),
        people=tuple((one.name, type(one).__name__, one.id) for one in people),
    )


def _names(session: Session) -> dict[str, str]:
    return {**NOBODY, **{user.login: user.name for user in session.store.find(User)}}


def _sought(session: Session, wanted: Wanted) -> Sought:
    acts, kinds = {
        None: (frozenset[Act](), frozenset[str]()),
        Sort.WRITES: (WRITES, frozenset[str]()),
        Sort.EVIDENCE: (WRITES, KEPT[Keep.EVIDENCE]),
        Sort.INSERTION: (WRITES, KEPT[Keep.INSERTION]),
        Sort.PEOPLE: (WRITES, KEPT[Keep.PEOPLE]),
        Sort.CONSULTED: (frozenset({Act.CONSULTED}), frozenset[str]()),
        Sort.PASSED: (frozenset({Act.PASSED}), frozenset[str]()),
    }[wanted.sort]
    rows = None
    if wanted.about is not None:
        kind, person = wanted.about
        rows = rows_about(session, BY_NAME[kind], person)
    return Sought(user=wanted.user, first=wanted.first, last=wanted.last, acts=acts, kinds=kinds, rows=rows)


def _batch(entry: JournalEntry) -> tuple[int, str, Act]:
    return entry.group, entry.kind, entry.act


def _line(
    batch: Sequence[JournalEntry],
    who: Mapping[str, str],
    people: Mapping[int, Person],
    subjects: Mapping[int, Subject],
) -> JournalLine:
    first = batch[0]
    deed = words(first.deed)
    kind = BY_NAME.get(first.kind)
    person = people.get(first.id)
    subject = subjects.get(first.id, Subject(""))
    return JournalLine(
        id=first.id,
        at=first.at,
        who=who.get(first.user, first.user),
        deed=f"Annulé{NBSP}: {deed[:1].lower()}{deed[1:]}" if first.undoes else deed,
        kind=OTHERS.get(first.kind, first.kind) if kind is None else KINDS[kind],
        record=first.kind,
        about=person.name if person else subject.words,
        act=first.act,
        count=len(batch),
        changes=first.changes if len(batch) == 1 else {},
        owner=(type(person).__name__, person.id) if person else None,
        setting=subject.setting,
    )
