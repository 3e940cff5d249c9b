"""What the nominative annex holds (annexe nominative): contracts, raw times, weeks, sums."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.care.attendance import Absence
from app.care.enrolments import Enrolment, Kind
from app.care.presence import State
from app.care.reserved import ReferenceWeeks
from app.days import Month
from app.families.records import Child
from app.report.annex.figures import Figures, total
from app.report.closed_months import ClosedMonth
from app.report.monthly_report import (
    CapacityPart,
    HoursByKind,
    HoursPart,
    KindHours,
    Rate,
    Status,
    StructurePart,
    WeekLoad,
)
from app.settings import Settings
from app.spans import Span


class Part(StrEnum):
    """What of the annex is asked for."""

    HOURS = "hours"
    """Contracts, days and hours of each child."""
    PRESENCE = "presence"
    """The presence sheets, with raw times."""
    WEEKS = "weeks"
    """The weekly surnombre calculation, which names nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetDay:
    """A line of the presence sheet: what one contract reserved that day and what was noted, to the minute."""

    day: date
    reserved_spans: tuple[Span, ...]
    stays: tuple[tuple[int, int | None], ...]
    """Raw arrivals and departures in order; None where the departure was forgotten."""
    state: State | None
    """None where nothing was reserved."""
    is_missing: bool
    adapts: bool
    """Whether the day lies in the contract's adaptation, which has its own billing."""
    absence: Absence | None
    """What is noted of that day, though the child came."""
    reserved: int
    realised: int
    billed: int
    deducted: int

    @property
    def forgotten(self) -> bool:
        """Whether an arrival has no departure."""
        return any(left is None for _, left in self.stays)


@dataclass(frozen=True, kw_only=True, slots=True)
class ContractPart:
    """One contract in the month: its reference weeks in force, its figures, its days."""

    enrolment: Enrolment
    weeks: tuple[ReferenceWeeks, ...]
    figures: Figures
    days: tuple[SheetDay, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildPart:
    """One child's month."""

    child: Child
    counted: bool
    """Whether the report counts the child as enrolled."""
    under_three: bool
    """On the month's last day."""
    avip: bool
    contracts: tuple[ContractPart, ...]

    @property
    def figures(self) -> Figures:
        """The sum of its contracts'."""
        return total(contract.figures for contract in self.contracts)


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekDay:
    """A day of the weekly calculation; clock minutes above the agreement are those of the civil day."""

    day: date
    places: int
    """The highest slot of the agreement in force."""
    attended: int
    """Raw minutes of the stays that start that day."""
    capacity: int
    peak: int
    peak_at: int | None
    """The earliest minute of the peak."""
    over_capacity: int
    over_limit: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekPart:
    """An ISO week whose Sunday falls in the month, with its seven days."""

    load: WeekLoad
    days: tuple[WeekDay, ...]

    @property
    def rate(self) -> Rate:
        """Attended ÷ capacity minutes."""
        return Rate(numerator=self.load.attended, denominator=self.load.capacity)

    @property
    def peak_day(self) -> WeekDay | None:
        """The first day of the week's peak, None in a week without anybody."""
        return next((day for day in self.days if day.peak and day.peak == self.load.peak), None)

    @property
    def over_capacity(self) -> int:
        """Clock minutes above the agreed places."""
        return sum(day.over_capacity for day in self.days)

    @property
    def over_limit(self) -> int:
        """Of those, the ones above the limit."""
        return sum(day.over_limit for day in self.days)


@dataclass(frozen=True, kw_only=True, slots=True)
class Annex:
    """The month's annex as asked for: children by name. The lines of all children add up to the report."""

    month: Month
    asked_on: date
    status: Status
    parts: frozenset[Part]
    only: Child | None
    """The one child asked for, None for all."""
    structure: StructurePart
    settings: Settings
    missing_interviews: int
    children: tuple[ChildPart, ...]
    capacity_minutes: int
    capacity: CapacityPart
    weeks: tuple[WeekPart, ...]
    closing: ClosedMonth | None = None
    differs: bool = False
    """Whether the month is closed and its hours no longer give those of the report kept."""

    @property
    def figures(self) -> Figures:
        """The sum of the children's."""
        return total(child.figures for child in self.children)

    @property
    def hours(self) -> HoursPart:
        """Its sums as the report has them; the two are equal where the annex is of all children."""
        sums = {kind: _kind_hours(self.of_kind(kind)) for kind in Kind}
        all_ = self.figures
        return HoursPart(
            reserved=all_.reserved,
            realised=all_.realised,
            billed=all_.billed,
            capacity=self.capacity_minutes,
            atypical_reserved=all_.atypical_reserved,
            atypical_realised=all_.atypical_realised,
            by_kind=HoursByKind(
                regular=sums[Kind.REGULAR],
                occasional=sums[Kind.OCCASIONAL],
                emergency=sums[Kind.EMERGENCY],
            ),
            absence_deducted=all_.deducted,
        )

    def of_kind(self, kind: Kind) -> Figures:
        """The sum of the contracts of that kind."""
        return total(
            contract.figures
            for child in self.children
            for contract in child.contracts
            if contract.enrolment.kind is kind
        )


def _kind_hours(figures: Figures) -> KindHours:
    return KindHours(reserved=figures.reserved, realised=figures.realised, billed=figures.billed)
