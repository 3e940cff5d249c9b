"""Allergies and care protocols (allergies, PAI): only what care requires, apart from the insertion file."""

from dataclasses import dataclass
from datetime import date

from app.store import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Allergy(Record):
    """Something the child must not meet; `label` is short, it stands on the door page."""

    child_id: int
    label: str
    instructions: str | None = None
    first_day: date
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CareProtocol(Record):
    """A projet d'accueil individualisé (PAI): what to do, where its paper is, until when it holds. No diagnosis."""

    child_id: int
    first_day: date
    last_day: date | None = None
    instructions: str
    kept_at: str | None = None
