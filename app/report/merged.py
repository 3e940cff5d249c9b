"""A département's month (mois du département): what the crèches' reports add up to, and one short row for each."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import repeat
from operator import add
from typing import Any, TypeVar

from app.report.monthly_report import (
    AttendancePart,
    ChildrenPart,
    DaysToFirstInterview,
    HeatMap,
    HoursPart,
    InsertionPart,
    MeetingsPart,
    MonthlyReport,
    OpeningPart,
    Rate,
    RatesPart,
    Status,
)

LONGEST_TEXT = 120
HIGHEST = frozenset({"longest_day_minutes", "peak"})
"""What is compared, never added."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CrecheRow:
    """A crèche in the list: who it is, where its month stands, its headline figures."""

    name: str
    caf_number: str
    source: str
    """The file that it came in."""
    status: Status
    closed_on: date | None
    seal: str | None
    missing: int
    missing_interviews: int
    places: int
    share: Rate
    """Of AVIP children, the legal reading."""
    met: bool | None
    reserved: int
    realised: int
    billed: int
    capacity: int
    paths: int
    held: int

    def rank(self) -> tuple[str, str, str]:
        """Its place in the list."""
        return self.name.casefold(), self.name, self.caf_number


@dataclass(frozen=True, kw_only=True, slots=True)
class Peak:
    """The most children at once in one crèche: how many, when, where."""

    children: int
    at: str
    creche: str

    def rank(self) -> tuple[int, str, str]:
        """The highest first, then the earliest."""
        return -self.children, self.at, self.creche


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Definitions:
    """What some of the crèches count by."""

    atypical: str
    rounding: str
    staff_rule: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekSum:
    """An ISO week: minutes added up, the highest peak, in how many crèches it was in breach."""

    attended: int
    capacity: int
    peak: int
    breaches: int
    creches: int


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotaSums:
    """The three readings of the 20 %, each the crèches' together."""

    children: Rate
    places: Rate
    hours: Rate


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    """Every figure that adds up, under the report's own names."""

    attendance: AttendancePart
    missing_interviews: int
    places: int
    opening: OpeningPart
    children: ChildrenPart
    quota: QuotaSums
    hours: HoursPart
    rates: RatesPart
    over_capacity_minutes: int
    over_limit_minutes: int
    weeks: Mapping[str, WeekSum]
    short_minutes: int
    shortages: int
    staffed: int
    """Crèches whose shifts are known."""
    insertion: InsertionPart
    meetings: MeetingsPart
    heat_map: HeatMap

    @classmethod
    def of(cls, report: MonthlyReport, weeks: Mapping[str, WeekSum]) -> "Sums":
        """One crèche's month."""
        quota, staff = report.quota, report.staff
        return cls(
            attendance=report.attendance,
            missing_interviews=report.missing_interviews,
            places=report.structure.capacity,
            opening=report.opening,
            children=report.children,
            quota=QuotaSums(children=quota.children, places=quota.places, hours=quota.hours),
            hours=report.hours,
            rates=report.rates,
            over_capacity_minutes=report.capacity.over_capacity_minutes,
            over_limit_minutes=report.capacity.over_limit_minutes,
            weeks=weeks,
            short_minutes=staff.short_minutes or 0,
            shortages=len(staff.shortages),
            staffed=int(staff.short_minutes is not None),
            # The lists of delays are counted apart, not strung together.
            insertion=replace(report.insertion, days_to_first_interview=DaysToFirstInterview()),
            meetings=report.meetings,
            heat_map=report.heat_map,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class MergedMonth:
    """The département's month. `month` is "YYYY-MM"."""

    month: str
    rows: tuple[CrecheRow, ...]
    sums: Sums
    delays: int
    """How many paths the median delay is that of."""
    peak: Peak
    definitions: tuple[tuple[Definitions, int], ...]
    """Each way of counting, with how many crèches use it."""
    thresholds: tuple[int, ...]

    def count(self, status: Status) -> int:
        """How many crèches stand there."""
        return sum(row.status is status for row in self.rows)

    @property
    def reached(self) -> Rate:
        """Crèches at the threshold ÷ crèches that have a share."""
        known = [row.met for row in self.rows if row.met is not None]
        return Rate(numerator=sum(known), denominator=len(known))

    @property
    def met(self) -> bool | None:
        """Whether all together reach the threshold; None over nothing, or where the thresholds differ."""
        share = self.sums.quota.children.value
        if share is None or len(self.thresholds) != 1:
            return None
        return share >= Fraction(self.thresholds[0], 100)


T = TypeVar("T")


def plus(one: T, total: T | None) -> T:
    """Both together, figure by figure. Raises ValueError where `one` counts below nothing."""
    added: T = _plus(one, total, highest=False)
    return added


def _plus(one: Any, total: Any, *, highest: bool) -> Any:
    if isinstance(one, int):
        if one < 0:
            raise ValueError(f"{one} is below nothing")
        return one if total is None else max(one, total) if highest else one + total
    if isinstance(one, tuple):
        if one and isinstance(one[0], int):
            return _row(one, total, highest=highest)
        others = repeat(None, len(one)) if total is None else total
        return tuple(_plus(own, other, highest=highest) for own, other in zip(one, others, strict=True))
    if isinstance(one, Mapping):
        before = total or {}
        return {**before, **{key: _plus(one[key], before.get(key), highest=False) for key in one}}
    kind: Any = type(one)
    added = {}
    for name in _names(kind):
        other = None if total is None else getattr(total, name)
        added[name] = _plus(getattr(one, name), other, highest=name in HIGHEST)
    return kind(**added)


def _row(one: tuple[int, ...], total: tuple[int, ...] | None, *, highest: bool) -> tuple[int, ...]:
    """A row of counts at once: a heat map has three hundred and more."""
    if min(one) < 0:
        raise ValueError(f"{min(one)} is below nothing")
    if total is None:
        return one
    if len(one) != len(total):
        raise ValueError("rows of two lengths")
    return tuple(map(max, one, total)) if highest else tuple(map(add, one, total))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def short_text(text: str) -> str:
    """A text of a report in one short line, without the signs that nothing shows: it was written elsewhere."""
    words = "".join(sign if sign.isprintable() else " " for sign in text).split()
    return " ".join(words)[:LONGEST_TEXT].rstrip()
