"""What a gesture wants of the planning (changements voulus): a child's day each, and what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Enrolment
from app.errors import Conflict, InvalidEntry, RuleError
from app.families.records import Child
from app.spans import Span
from app.wording import counted


class OutsideOpening(InvalidEntry):
    """Hours at which the crèche is not open: the director may confirm them, for a day."""


Key = tuple[int, date]
"""An enrolment and a day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """The whole list of spans wanted for an enrolment's day; an empty one expects nobody."""

    enrolment: Enrolment
    child: Child
    day: date
    spans: tuple[Span, ...]

    @property
    def key(self) -> Key:
        """One wish a key."""
        return self.enrolment.id, self.day


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Why a wish can't be: the sentence begins with the day; `advice` says what to do."""

    sentence: str
    advice: str
    at_odds: bool = False
    """Whether it runs into other facts (places, another night) rather than being no hours at all."""
    by_opening: bool = False
    """Whether the director's explicit word, « accueil hors ouverture », would allow it."""

    def error(self, others: int = 0) -> RuleError:
        """What to raise where this one alone was asked for; `others` days are refused likewise."""
        more = (
            f" {counted(others, 'autre jour le refuse', 'autres jours le refusent')} aussi." if others else ""
        )
        kind = Conflict if self.at_odds else OutsideOpening if self.by_opening else InvalidEntry
        return kind(f"{self.sentence}{more} {self.advice}", field="spans")


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A wish as it would end: written, refused, or nothing to change."""

    wish: Wish
    before: tuple[Span, ...]
    refusal: Refusal | None = None
    warnings: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the day would be another."""
        return self.refusal is None and self.wish.spans != self.before


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """Every wish of a gesture, in the order wished."""

    proposals: Sequence[Proposal]

    @property
    def allowed(self) -> list[Proposal]:
        """Those that would be written."""
        return [one for one in self.proposals if one.changes]

    @property
    def refused(self) -> list[Proposal]:
        """Those that would be left out."""
        return [one for one in self.proposals if one.refusal is not None]

    @property
    def unchanged(self) -> int:
        """How many days are so already."""
        return len(self.proposals) - len(self.allowed) - len(self.refused)
