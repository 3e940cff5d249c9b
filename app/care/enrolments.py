"""Enrolments (contrats d'accueil): a child, a kind of care, a first and a last day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.store import Record


class Kind(StrEnum):
    """Kinds of care as the CAF knows them (domain.md, B.2)."""

    REGULAR = "regular"
    OCCASIONAL = "occasional"
    EMERGENCY = "emergency"


@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolment(Record):
    """One enrolment of a kind at a time for a child; a regular and an occasional one may stand together.

    The adaptation period lies inside the enrolment; both its days are given or none.
    """

    child_id: int
    kind: Kind
    first_day: date
    last_day: date
    adaptation_first_day: date | None = None
    adaptation_last_day: date | None = None
    signed_on: date | None = None
    end_reason: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies inside, bounds included."""
        return self.first_day <= day <= self.last_day

    def adapts(self, day: date) -> bool:
        """Whether the day lies in the adaptation period."""
        if self.adaptation_first_day is None or self.adaptation_last_day is None:
            return False
        return self.adaptation_first_day <= day <= self.adaptation_last_day
