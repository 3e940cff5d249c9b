"""The files that are no longer alive (dossiers inactifs): who left, who has had no contact, which requests ended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.admission.records import AdmissionDecision, AdmissionRequest, RequestState
from app.care.enrolments import Enrolment
from app.families.records import Child, Home, Parent, Parenthood
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview
from app.insertion.orientations import Orientation
from app.insertion.paths import InsertionPath
from app.protection.retention import departure, last_contact
from app.store import Record, Store

R = TypeVar("R", bound=Record)


class FileKind(StrEnum):
    """What is erased together."""

    CHILD = "child"
    """A child, the parents who have no other child here and no insertion file, and their home."""
    PARENT = "parent"
    """A parent's insertion file; the parent too, with the home, where no child is in the file."""
    REQUEST = "request"
    """A request for a place that came to nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EndedFile:
    """A file that is no longer alive. `last` is the departure, the last contact or the last decision."""

    kind: FileKind
    id: int
    name: str
    last: date
    hours: bool = True
    """Whether there were hours that a control of the CAF may ask about."""
    is_family: bool = True
    """Whether the person goes too; False for a parent whose insertion file alone goes."""


def ended_files(store: Store, today: date) -> list[EndedFile]:
    """Every file that is no longer alive, in a bounded number of queries."""
    return [*_children(store, today), *_parents(store, today), *_requests(store, today)]


def _by(records: Sequence[R], field: str) -> Mapping[int, list[R]]:
    found: dict[int, list[R]] = {}
    for one in records:
        found.setdefault(getattr(one, field), []).append(one)
    return found


def _children(store: Store, today: date) -> Iterator[EndedFile]:
    enrolments = _by(store.find(Enrolment), "child_id")
    for child in store.find(Child):
        last = departure(child, enrolments.get(child.id, ()), today)
        if last is not None:
            came = child.id in enrolments
            yield EndedFile(kind=FileKind.CHILD, id=child.id, name=child.name, last=last, hours=came)


def _parents(store: Store, today: date) -> Iterator[EndedFile]:
    paths = _by(store.find(InsertionPath), "parent_id")
    sent = _by(store.find(Orientation), "parent_id")
    interviews = _by(store.find(Interview), "path_id")
    follow_ups = _by(store.find(FollowUp), "path_id")
    tied = {one.parent_id for one in store.find(Parenthood)}
    for parent in store.find(Parent):
        own = paths.get(parent.id, [])
        if not own and parent.id not in sent:
            last = parent.ended_on
            if parent.id in tied or last is None or last >= today:
                continue
        else:
            last = last_contact(
                own,
                sent.get(parent.id, ()),
                [one for path in own for one in interviews.get(path.id, ())],
                [one for path in own for one in follow_ups.get(path.id, ())],
                today,
            )
        if last is not None:
            alone = parent.id not in tied
            yield EndedFile(kind=FileKind.PARENT, id=parent.id, name=parent.name, last=last, is_family=alone)


def unattached(store: Store, parent: Parent, today: date) -> EndedFile | None:
    """The file of a parent without child nor insertion here: nothing needs it, whether or not it was ended."""
    if store.find(Parenthood, parent_id=parent.id) or _has_insertion(store, parent.id):
        return None
    return EndedFile(kind=FileKind.PARENT, id=parent.id, name=parent.name, last=parent.ended_on or today)


def _requests(store: Store, today: date) -> Iterator[EndedFile]:
    decisions = _by(store.find(AdmissionDecision), "admission_id")
    for request in store.find(AdmissionRequest, state=[RequestState.DECLINED, RequestState.WITHDRAWN]):
        days = [one.day for one in decisions.get(request.id, ())]
        last = max([request.asked_on, *days])
        if last < today:
            name = f"{request.first_name} {request.last_name}"
            yield EndedFile(kind=FileKind.REQUEST, id=request.id, name=name, last=last)


def roots_of(store: Store, files: Sequence[EndedFile]) -> list[Record]:
    """What goes with these files, taken together: two children of one family leave no parent behind."""
    children = store.find(Child, id=[one.id for one in files if one.kind is FileKind.CHILD])
    asked = [one.id for one in files if one.kind is FileKind.PARENT]
    gone = {child.id for child in children}
    touched = {*asked, *(tie.parent_id for tie in store.find(Parenthood, child_id=sorted(gone)))}
    parents = [
        parent
        for parent in store.find(Parent, id=sorted(touched))
        if all(tie.child_id in gone for tie in store.find(Parenthood, parent_id=parent.id))
        and (parent.id in asked or not _has_insertion(store, parent.id))
    ]
    paths = store.find(InsertionPath, parent_id=asked)
    sent = store.find(Orientation, parent_id=asked)
    requests = store.find(AdmissionRequest, id=[one.id for one in files if one.kind is FileKind.REQUEST])
    return [*children, *parents, *_homes(store, children, parents), *paths, *sent, *requests]


def _has_insertion(store: Store, parent_id: int) -> bool:
    found: list[Record] = [
        *store.find(InsertionPath, parent_id=parent_id),
        *store.find(Orientation, parent_id=parent_id),
    ]
    return bool(found)


def _homes(store: Store, children: Sequence[Child], parents: Sequence[Parent]) -> list[Record]:
    """The homes where nobody is left."""
    gone, left = {one.id for one in parents}, {one.id for one in children}
    ids = {one.home_id for one in parents} | {one.billing_home_id for one in children if one.billing_home_id}
    return [
        home
        for home in store.find(Home, id=sorted(ids))
        if all(one.id in gone for one in store.find(Parent, home_id=home.id))
        and all(one.id in left for one in store.find(Child, billing_home_id=home.id))
    ]
