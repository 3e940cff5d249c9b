"""Engagements (contrats AVIP): three months, renewable once; "contrat d'engagement" is France Travail's word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.days import ONE_DAY, last_day_of
from app.errors import Conflict
from app.store import Record
from app.wording import spoken_day


class EndReason(StrEnum):
    """Why an engagement ended before its term; an early end is often a job."""

    JOB = "job"
    TRAINING = "training"
    CHILD_LEFT = "child_left"
    MOVED = "moved"
    PARENT_WISH = "parent_wish"
    BREACH = "breach"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """How long engagements last: each so many months, renewable so many times, so many months in all (settings)."""

    months: int = 3
    renewals: int = 1
    most_months: int = 6


class RenewalRefused(Conflict):
    """No renewal is left, or no month of the maximum."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Engagement(Record):
    """The parent's engagement. `weekly_minutes` is the care agreed a week; an early end keeps the planned last day."""

    path_id: int
    origin: date
    """First day of the path's first engagement: terms never drift from it."""
    first_day: date
    last_day: date
    renewal: int = 0
    signed_on: date | None = None
    weekly_minutes: int | None = None
    objectives: str | None = None
    bilan_on: date | None = None
    bilan: str | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = None

    @property
    def until(self) -> date:
        """The last day it really holds."""
        return self.last_day if self.ended_on is None else self.ended_on

    def covers(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.first_day <= day <= self.until

    def renewed(self, terms: Terms, first_day: date | None = None) -> "Engagement":
        """The engagement that follows: from the day after, or from a later one where this one ended early.

        Its last day is counted from the origin, under the same maximum (rules.md, Engagement). Raises RenewalRefused.
        """
        renewal, months = self.renewal + 1, min(terms.months * (self.renewal + 2), terms.most_months)
        if self.renewal >= terms.renewals:
            raise RenewalRefused(
                f"{counted_renewals(terms)} : le maximum est atteint. "
                "À son terme, notez la sortie, ou rendez la place permanente.",
                field="first_day",
            )
        first, last = first_day or self.until + ONE_DAY, last_day_of(self.origin, months=months)
        if last < first:
            raise RenewalRefused(
                f"Les {terms.most_months} mois comptés depuis le {spoken_day(self.origin)} finissent "
                f"le {spoken_day(last)} : plus aucun jour ne reste pour un renouvellement.",
                field="first_day",
            )
        return Engagement(
            path_id=self.path_id,
            origin=self.origin,
            first_day=first,
            last_day=last,
            renewal=renewal,
            weekly_minutes=self.weekly_minutes,
            objectives=self.objectives,
        )


def first_engagement(path_id: int, first_day: date, terms: Terms) -> Engagement:
    """A path's first one: its first day is the origin of all its terms."""
    last_day = last_day_of(first_day, months=min(terms.months, terms.most_months))
    return Engagement(path_id=path_id, origin=first_day, first_day=first_day, last_day=last_day)


def counted_renewals(terms: Terms) -> str:
    """« Un engagement de 3 mois se renouvelle une fois, 6 mois au plus en tout »."""
    if not terms.renewals:
        return f"Un engagement de {terms.months} mois ne se renouvelle pas"
    times = {1: "une", 2: "deux", 3: "trois"}.get(terms.renewals, str(terms.renewals))
    return f"Un engagement de {terms.months} mois se renouvelle {times} fois, {terms.most_months} mois au plus en tout"


def current_engagement(engagements: Iterable[Engagement], day: date) -> Engagement | None:
    """The one that holds on that day, else the last one that began before it; None before the first."""
    begun = [one for one in engagements if one.first_day <= day]
    return max(begun, key=lambda one: one.first_day, default=None)


def warning_of(engagement: Engagement, day: date, warnings: Sequence[int]) -> int | None:
    """The warning that has been passed (30, 15 or 7 days before the end), the nearest; None before the first.

    Nothing is warned of an engagement that ended early, nor past its last day.
    """
    left = (engagement.last_day - day).days
    if engagement.ended_on is not None or left < 0:
        return None
    return min((days for days in warnings if left <= days), default=None)


def ended(engagement: Engagement, day: date, reason: EndReason) -> Engagement:
    """The engagement ended on that day, before its term; on the term's own day nothing ends early."""
    if day >= engagement.last_day:
        return engagement
    return replace(engagement, ended_on=day, end_reason=reason)
