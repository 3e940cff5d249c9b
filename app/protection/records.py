"""What is kept of erasures and of files handed over (effacements, dossiers remis): ids and days, never a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from app.admission.records import AdmissionRequest
from app.families.records import Child, Home, Parent
from app.insertion.orientations import Orientation
from app.insertion.paths import InsertionPath
from app.store import Record


class ErasedKind(StrEnum):
    """What an erasure takes away, with all that hangs on it."""

    CHILD = "child"
    PARENT = "parent"
    HOME = "home"
    PATH = "path"
    ORIENTATION = "orientation"
    REQUEST = "request"


ERASED: Mapping[ErasedKind, type[Record]] = MappingProxyType(
    {
        ErasedKind.CHILD: Child,
        ErasedKind.PARENT: Parent,
        ErasedKind.HOME: Home,
        ErasedKind.PATH: InsertionPath,
        ErasedKind.ORIENTATION: Orientation,
        ErasedKind.REQUEST: AdmissionRequest,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Erasure(Record):
    """A line of the erasure list (liste des effacements): what was erased, by the number that it had, and when.

    The number is given to nobody again. It is no reference: the record is there no more.
    """

    what: ErasedKind
    number: int
    day: date
    since: datetime | None = None
    """When that number was first written: in another course of the file's life it may be somebody else's."""
    asked_on: date | None = None
    """When the person asked for it (art. 17 RGPD); None where the time was simply over."""


class GivenKind(StrEnum):
    """Whose file was handed over."""

    CHILD = "child"
    PARENT = "parent"
    INSERTION = "insertion"
    """The insertion part of a parent's alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileGiven(Record):
    """A person's file was printed or saved to be handed over (droit d'accès, art. 15 RGPD): whose, when, by whom."""

    what: GivenKind
    number: int
    day: date
    user_id: int
