"""Forms left half typed (saisies commencées): kept as drafts inside the encrypted file, wherever they are typed.

A form that has a draft of its own (interview, meeting) keeps itself; passphrases and codes are never kept.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType

from app.admission.records import AdmissionRequest
from app.care.enrolments import Enrolment
from app.drafts import drafts_of, drop_draft, keep_draft
from app.families.records import Child
from app.insertion.orientations import Orientation
from app.insertion.paths import InsertionPath
from app.session import Session
from app.store import Draft, Record

FORM = "unfinished"
"""Their name among the drafts; each has a number of its own there."""
ABOUT: Mapping[str, type[Record]] = MappingProxyType(
    {
        "admission": AdmissionRequest,
        "month": Enrolment,
        "enrolment": Enrolment,
        "orientation": Orientation,
        "path": InsertionPath,
        "identity": Child,
        "family": Child,
        "health": Child,
        "contracts": Child,
    }
)
"""Whose number `about` is, by the place's kind; the others are of nobody who can be erased."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unfinished:
    """What somebody typed in a form and has neither saved nor given up."""

    page: str
    """The page's name."""
    kind: str = ""
    about: int = 0
    """What the page must open to show the form again; 0 for nothing."""
    form: str
    opened_by: str | None
    """The button that opens the form; empty where it is always open, None where nothing opens it again."""
    words: str
    """Where the person was, as she reads it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What was typed, by field."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What each of these fields is called on the screen."""


def keep(session: Session, number: int, one: Unfinished) -> None:
    """Keeps it under that number, in place of what was there."""
    keep_draft(session, FORM, number, json.dumps(asdict(one), ensure_ascii=False))


def drop(session: Session, number: int) -> None:
    """Forgets it: it is saved, or given up."""
    drop_draft(session, FORM, number)


def unfinished(session: Session) -> dict[int, tuple[Draft, Unfinished]]:
    """This person's, by number, the newest first."""
    found = ((draft, read(draft)) for draft in drafts_of(session, FORM))
    return {draft.about: (draft, one) for draft, one in found if one is not None}


def free_number(session: Session) -> int:
    """A number under which none of this person's is kept."""
    return 1 + max((draft.about for draft in drafts_of(session, FORM)), default=0)


def read(draft: Draft) -> Unfinished | None:
    """What a draft of this name holds; None where another program wrote it."""
    try:
        return Unfinished(**json.loads(draft.content))
    except (ValueError, TypeError):
        return None


def is_on(draft: Draft, gone: Iterable[Record]) -> bool:
    """Whether the form was opened on one of these rows."""
    one = read(draft) if draft.form == FORM else None
    if one is None:
        return False
    kind = ABOUT.get(one.kind)
    return kind is not None and any(isinstance(row, kind) and row.id == one.about for row in gone)


def said(one: Unfinished) -> Iterator[tuple[str, str]]:
    """What was typed, by what the field is called."""
    for name, text in one.texts.items():
        yield one.labels.get(name, name), text
