"""What goes with somebody (ce qui part): rows, drafts about them, texts of meetings left without a subject."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.families.records import Child, Parent
from app.insertion.interview_entry import FORM
from app.insertion.meetings import Meeting, MeetingTopic
from app.insertion.paths import InsertionPath
from app.protection.records import ERASED, ErasedKind, Erasure
from app.search import fold
from app.store import Draft, Record, Store
from app.unfinished import is_on


@dataclass(frozen=True, kw_only=True, slots=True)
class Going:
    """All that an erasure does."""

    roots: tuple[Record, ...]
    """What the erasure list names."""
    rows: tuple[Record, ...]
    """What is taken away, the roots included."""
    emptied: tuple[Meeting, ...]
    """Meetings that were about nobody else: the day stays for the figures, the words go."""


def going_with(store: Store, roots: Sequence[Record]) -> Going:
    """All that goes with these: what hangs on them by any reference, so that no table can be forgotten."""
    rows = store.hanging_on(roots)
    return Going(
        roots=tuple(roots),
        rows=(*rows, *_drafts(store, rows)),
        emptied=tuple(_left_without_subject(store, rows)),
    )


def _drafts(store: Store, rows: Sequence[Record]) -> list[Draft]:
    paths = {one.id: one.parent_id for one in rows if isinstance(one, InsertionPath)}
    parents = store.find(Parent, id=sorted(set(paths.values())))
    people = [one for one in rows if isinstance(one, Child | Parent)]
    names = {fold(one.name) for one in (*parents, *people)}
    return [
        draft
        for draft in store.find(Draft)
        if (draft.form == FORM and draft.about in paths)
        or is_on(draft, rows)
        or _is_on(draft.content, names, paths.keys())
    ]


def _is_on(content: str, names: Collection[str], paths: Collection[int]) -> bool:
    """Whether a form's content holds one of the names, or a line that begins with the number of one of the paths."""
    said = fold(content)
    if any(name in said for name in names):
        return True
    try:
        return any(isinstance(line[0], int) and line[0] in paths for line in _lines(json.loads(content)))
    except ValueError:
        return False


def _lines(typed: object) -> Iterator[list[object]]:
    """The lists in what was typed, at any depth."""
    inside = list(typed.values()) if isinstance(typed, dict) else typed if isinstance(typed, list) else []
    if isinstance(typed, list) and typed:
        yield typed
    for one in inside:
        yield from _lines(one)


def _left_without_subject(store: Store, rows: Iterable[Record]) -> list[Meeting]:
    gone = {one.id: one.meeting_id for one in rows if isinstance(one, MeetingTopic)}
    meetings = sorted(set(gone.values()))
    kept = {one.meeting_id for one in store.find(MeetingTopic, meeting_id=meetings) if one.id not in gone}
    return [one for one in store.find(Meeting, id=meetings) if one.id not in kept]


def carry_out(store: Store, going: Going, lines: Iterable[Erasure]) -> None:
    """Does it, inside `atomic`; `lines` go on the list."""
    store.erase(going.rows)
    for meeting in going.emptied:
        store.change(replace(meeting, title=None, summary=None, others=None))
    store.add_all(lines)


def root_of(store: Store, line: Erasure) -> Record | None:
    """What a line of the list means in this file; None where it is not there, or where that number is another's."""
    kind = ERASED[ErasedKind(line.what)]
    found = store.find(kind, id=line.number)
    if not found:
        return None
    since = store.first_written(kind, line.number)
    if line.since is not None and since is not None and since != line.since:
        return None
    return found[0]
