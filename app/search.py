"""Finding somebody by a few letters (recherche): accents, capitals, hyphens and apostrophes don't matter."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.families.records import Child, Parent
from app.session import Session
from app.staff.records import StaffMember
from app.users import Right

SPECIAL = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "œ": "oe",
        "æ": "ae",
        "\u0131": "i",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
    }
    | dict.fromkeys("'’‘`\u02bc\u00b4")
)
LATIN_MARKS = re.compile("[\u0300-\u036f]+")
"""Accents once they stand apart from their letters; taken out first, and fast: a key has 50 ms for all names."""
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Somebody whose name matches, their path or request for a place; `detail` tells two of the same name apart."""

    kind: Literal["child", "parent", "path", "admission"]
    id: int
    name: str
    detail: str


def fold(text: str) -> str:
    """Plain small letters: « D’Août-Lefèvre » → « daout lefevre », « Łukasz Żółć » → « lukasz zolc »."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(SPECIAL))
    kept = LATIN_MARKS.sub("", letters).translate(SPECIAL)
    if not kept.isascii():
        kept = "".join(letter for letter in kept if not unicodedata.combining(letter))
    return " ".join(WORD.findall(kept))


def name_order(person: Child | Parent | StaffMember) -> tuple[str, str]:
    """What people are listed by: « Bâ » stands before « Benali », « D’Août » before « Dupré »."""
    return fold(person.last_name), fold(person.first_name)


def matches(folded: str, typed: str) -> bool:
    """Whether each word of `typed` (folded too) stands somewhere in the folded text."""
    return all(word in folded for word in typed.split())


def find(session: Session, text: str, limit: int = 12) -> list[Found]:
    """The children, then the parents whose name holds every word typed; those that begin with it come first.

    Raises NotAllowed without the right to see children.
    """
    session.require(Right.SEE_CHILDREN)
    typed = fold(text)
    if not typed:
        return []
    found = [
        Found(kind="child", id=child.id, name=child.name, detail=_ended("enfant", child.ended_on is not None))
        for child in session.store.find(Child)
    ]
    found += [
        Found(
            kind="parent",
            id=parent.id,
            name=parent.name,
            detail=_ended("parent", parent.ended_on is not None),
        )
        for parent in session.store.find(Parent)
    ]
    return _best(found, typed)[:limit]


def _ended(word: str, gone: bool) -> str:
    return f"{word}, dossier terminé" if gone else word


def _best(found: Iterable[Found], typed: str) -> list[Found]:
    ranked = []
    for one in found:
        name = fold(one.name)
        if matches(name, typed):
            begins = any(f" {name}".find(f" {word}") >= 0 for word in typed.split())
            ranked.append(((not begins, one.kind, name), one))
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]
