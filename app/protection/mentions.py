"""Names left in other people's texts (noms cités): what an erasure does not reach, told before it is decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import get_type_hints

from app.journal_words import KINDS
from app.protection.going import Going
from app.search import fold
from app.store import Record, Store

WITHOUT = frozenset({"month", "login", "sha256", "fingerprint", "key", "value"})
"""Texts that nobody writes freely."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A text that stays and holds the name: in which record, under which field."""

    kind: type[Record]
    id: int
    field: str


def mentions_of(store: Store, names: Sequence[str], going: Going) -> Iterator[Mention]:
    """The free texts of the rows that stay where one of these names stands, whatever its accents and capitals."""
    wanted = [fold(name) for name in names]
    gone = {(type(row), row.id) for row in (*going.rows, *going.emptied)}
    for kind in KINDS:
        texts = free_texts(kind)
        for record in store.find(kind) if texts else ():
            if (kind, record.id) in gone:
                continue
            for field in texts:
                said = fold(getattr(record, field) or "")
                if any(f" {name} " in f" {said} " for name in wanted):
                    yield Mention(kind=kind, id=record.id, field=field)


def free_texts(kind: type[Record]) -> list[str]:
    """The fields of a kind that hold text written by somebody."""
    hints = get_type_hints(kind)
    return [
        one.name for one in fields(kind) if hints[one.name] in (str, str | None) and one.name not in WITHOUT
    ]
