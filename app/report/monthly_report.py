"""The monthly report to the CAF (rapport mensuel): its data, one field a key of the JSON (report.md).

Durations are minutes, days are ISO, a rate keeps its numerator and denominator. No name of a child or parent.
"""

import json
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

SCHEMA = "creche-avip/monthly-report/1"


class Status(StrEnum):
    """Where a month stands (rules.md, Closing a month)."""

    PROVISIONAL = "provisional"
    COMPLETE = "complete"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """A share that shows what it is made of; nothing over nothing is "sans objet"."""

    numerator: int = 0
    denominator: int = 0

    @property
    def value(self) -> Fraction | None:
        """The exact quotient, None where the denominator is 0."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, kw_only=True, slots=True)
class AnsweredRate(Rate):
    """A rate of follow-ups, with how many of the persons were reached."""

    answered: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class AttendancePart:
    """Enrolment-days with reserved spans, by state; minutes reserved on those not recorded."""

    expected: int
    attended: int
    absent: int
    missing: int
    missing_minutes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StructurePart:
    """The crèche as known by the CAF; capacity is the last day's, its highest slot."""

    name: str
    caf_number: str
    capacity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DefinitionsPart:
    """The definitions in force that month, by code or in words."""

    atypical: str
    rounding: str
    staff_rule: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OpeningPart:
    """Open days, in all and Monday to Sunday; opening minutes; the longest amplitude."""

    days: int
    by_weekday: tuple[int, ...]
    minutes: int
    longest_day_minutes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildrenPart:
    """Children of the month; ages are those of its last day where a count needs one age."""

    enrolled: int
    under_three: int
    avip: int
    arrived: int
    left: int
    avip_single_parent: int


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotaPart:
    """The 20 %: three readings; `met` is the legal one's verdict, None without a denominator."""

    threshold_percent: int
    met: bool | None
    children: Rate
    places: Rate
    hours: Rate


@dataclass(frozen=True, kw_only=True, slots=True)
class KindHours:
    """Minutes of one kind of care."""

    reserved: int = 0
    realised: int = 0
    billed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class HoursByKind:
    """Minutes by kind of care."""

    regular: KindHours
    occasional: KindHours
    emergency: KindHours


@dataclass(frozen=True, kw_only=True, slots=True)
class HoursPart:
    """Minutes of the month (rules.md, Children, care and hours)."""

    reserved: int
    realised: int
    billed: int
    capacity: int
    atypical_reserved: int
    atypical_realised: int
    by_kind: HoursByKind
    absence_deducted: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RatesPart:
    """Billed ÷ realised; realised ÷ capacity; billed ÷ capacity."""

    facturation: Rate
    occupancy_real: Rate
    occupancy_financial: Rate


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekLoad:
    """An ISO week's raw attended minutes against its capacity minutes (surnombre)."""

    week: str
    attended: int
    capacity: int
    peak: int
    in_breach: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CapacityPart:
    """The peak and its earliest minute ("2026-10-06T10:30"), clock minutes above, the weeks."""

    peak_children: int
    peak_at: str | None
    over_capacity_minutes: int
    over_limit_minutes: int
    weeks: tuple[WeekLoad, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortage:
    """A stretch with too few adults; `present` and `needed` at its worst."""

    day: date
    start: int
    end: int
    present: int
    needed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffPart:
    """Clock minutes short of adults; None where no shift is known."""

    short_minutes: int | None = None
    shortages: tuple[Shortage, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class OrientationsPart:
    """The cohort oriented in the twelve months that end with this one."""

    oriented: int = 0
    waiting: int = 0
    declined: int = 0
    entered: int = 0
    engaged: int = 0
    job_or_training: int = 0
    open: int = 0
    other_exit: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PathsPart:
    """Stocks at the first and last midnight, flows between."""

    open_first_day: int = 0
    entered: int = 0
    exited: int = 0
    open_last_day: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ParentsPart:
    """Parents with a path open on a day of the month."""

    total: int = 0
    women: int = 0
    single: int = 0
    rsa: int = 0
    qpv: int = 0
    under_26: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class EngagementsPart:
    """Engagements (contrats AVIP) of the month."""

    started: int = 0
    renewed: int = 0
    ended_early: int = 0
    reached_term: int = 0
    active_last_day: int = 0
    ending_within_30_days: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class InterviewsPart:
    """Interviews by the interview's own day."""

    planned: int = 0
    held: int = 0
    excused: int = 0
    cancelled: int = 0
    no_show: int = 0
    held_minutes: int = 0

    @property
    def expected(self) -> int:
        """Those that a parent was waited for: held, excused, no-show."""
        return self.held + self.excused + self.no_show

    @property
    def honoured(self) -> Rate:
        """Held ÷ (held + excused + no-show)."""
        return Rate(numerator=self.held, denominator=self.expected)

    @property
    def missed(self) -> Rate:
        """No-show ÷ (held + no-show)."""
        return Rate(numerator=self.no_show, denominator=self.held + self.no_show)


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionsPart:
    """Actions of the plans, counted by code."""

    opened: dict[str, int] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysToFirstInterview:
    """Days from prescription to the first held interview: the sorted list and its median."""

    sorted: tuple[int, ...] = ()
    median: Rate = Rate()


@dataclass(frozen=True, kw_only=True, slots=True)
class InsertionPart:
    """The insertion work of the month (rules.md, Insertion and Rates of the paths)."""

    orientations: OrientationsPart = OrientationsPart()
    paths: PathsPart = PathsPart()
    parents: ParentsPart = ParentsPart()
    engagements: EngagementsPart = EngagementsPart()
    interviews: InterviewsPart = InterviewsPart()
    actions: ActionsPart = field(default_factory=ActionsPart)
    outcomes: dict[str, int] = field(default_factory=dict)
    places_kept: int = 0
    return_to_work_5_months: Rate = Rate()
    return_to_work_6_months: Rate = Rate()
    kept_3_months: AnsweredRate = AnsweredRate()
    kept_6_months: AnsweredRate = AnsweredRate()
    days_to_first_interview: DaysToFirstInterview = DaysToFirstInterview()


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingsPart:
    """Concertation of the month."""

    count: int = 0
    minutes: int = 0
    with_partners: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PastMonth:
    """One of the thirteen months that end with this one."""

    month: str
    status: Status
    opening_days: int
    enrolled: int
    under_three: int
    avip: int
    realised: int
    billed: int
    capacity: int
    atypical_realised: int
    paths_open_last_day: int
    interviews_held: int
    interviews_expected: int
    exits: int
    exits_to_work_or_training: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HeatMap:
    """7 weekdays × 24 hours: attended child-minutes over the month, and the most children at once."""

    child_minutes: tuple[tuple[int, ...], ...]
    peak: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthlyReport:
    """The whole report. `month` is "YYYY-MM"."""

    schema: str = SCHEMA
    month: str
    status: Status
    closed_on: date | None = None
    attendance: AttendancePart
    missing_interviews: int = 0
    structure: StructurePart
    definitions: DefinitionsPart
    opening: OpeningPart
    children: ChildrenPart
    quota: QuotaPart
    hours: HoursPart
    rates: RatesPart
    capacity: CapacityPart
    staff: StaffPart = StaffPart()
    insertion: InsertionPart = field(default_factory=InsertionPart)
    meetings: MeetingsPart = MeetingsPart()
    comment: str = ""
    history: tuple[PastMonth, ...]
    heat_map: HeatMap


def as_data(value: object) -> object:
    """A report, or a part of it, as plain data for JSON, keys in the order of report.md."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key.name: as_data(getattr(value, key.name)) for key in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    if isinstance(value, dict):
        return {key: as_data(value[key]) for key in sorted(value)}
    return value


def as_json(report: MonthlyReport) -> str:
    """The report's JSON text: the same report gives the same bytes."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=1) + "\n"
