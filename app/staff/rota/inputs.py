"""What a proposal is made from (données du planning d’équipe): the week's needs, its people, the rules of work.

Nothing here knows the store: a background task receives it whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.spans import DAY, Span

MOST_PEOPLE = 40
"""More would not fit the search's counters; a crèche of that size plans by unit."""


class Wish(StrEnum):
    """What somebody would like of a day (souhait): never more than a wish."""

    EARLY = "early"
    LATE = "late"
    OFF = "off"


class Need(NamedTuple):
    """`[start, end)` in minutes of the civil day, with the adults needed there; exact minutes."""

    start: int
    end: int
    adults: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaRules:
    """The rules of work, in minutes; the default figures are the Code du travail's (sources by field)."""

    rest: int = 660
    """Between two shifts (L. 3131-1: eleven hours)."""
    day: int = 600
    """Work in a day, at most (L. 3121-18: ten hours)."""
    stretch: int = 360
    """Work without a break, at most (L. 3121-16: six hours)."""
    pause: int = 20
    """The break; its minutes are not spent with the children."""
    week: int = 2880
    """Work in a week, at most (L. 3121-20: forty-eight hours)."""
    days: int = 6
    """Days of work in a week, at most (L. 3132-1)."""
    usual_days: int = 5
    """Beyond, a day of work is only proposed when nothing else covers the need."""
    shortest: int = 180
    """A shift is not shorter: nobody comes for an hour."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberDay:
    """A person's day. `available`: where a shift may lie (end may pass midnight); empty on a leave."""

    available: tuple[Span, ...] = (Span(0, 2 * DAY),)
    wish: Wish | None = None
    usual: tuple[Span, ...] = ()
    """Today's rota: what the proposal starts from, and changes only for a reason."""
    kept: bool = False
    """The director keeps `usual` as it is, empty or not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaMember:
    """An adult. `minutes`: what the contract wants of this week, leaves taken off."""

    id: int
    name: str
    minutes: int
    qualified: bool
    days: tuple[MemberDay, ...] = field(default_factory=lambda: (MemberDay(),) * 7)
    """Monday to Sunday."""
    eve: tuple[Span, ...] = ()
    """The shift known of the Sunday before, in minutes of that day."""
    morrow: tuple[Span, ...] = ()
    """The shift known of the Monday after."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaDay:
    """A day of the week. `opening` spans start that day and may pass midnight; needs are those of the civil day."""

    day: date
    opening: tuple[Span, ...] = ()
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaWeek:
    """All that a proposal depends on: the same week gives the same proposal."""

    days: tuple[RotaDay, ...]
    """Monday to Sunday."""
    members: tuple[RotaMember, ...]
    rules: RotaRules = field(default_factory=RotaRules)
    seed: int = 1
    moves: int = 54_000


Rota = Sequence[Sequence[tuple[Span, ...]]]
"""By member (in the order of `RotaWeek.members`), by weekday: the spans worked, one shift a day."""
