"""The year's AVIP account (bilan annuel Avip): its data, no name in it (domain.md, A.5 and A.6).

A count of persons is None where the crèche masks those below five (domain.md, D). Durations are minutes.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.report.account.counts import AnsweredRatio, Count, Delays, Parts, Ratio
from app.report.monthly_report import (
    ActionsPart,
    InterviewsPart,
    MeetingsPart,
    Rate,
    Status,
    StructurePart,
    as_data,
)

SCHEMA = "creche-avip/yearly-account/1"


class Subject(StrEnum):
    """What the families are told apart by."""

    GENDER = "gender"
    AGE = "age"
    SINGLE_PARENT = "single_parent"
    RSA = "rsa"
    QPV = "qpv"
    FRANCE_TRAVAIL = "france_travail"
    WORK = "work"
    JOBLESS = "jobless"
    EDUCATION = "education"
    DRIVING = "driving"


@dataclass(frozen=True, kw_only=True, slots=True)
class Aspect:
    """The parents by code: when they entered, as last known, and as last known of those who left in the year."""

    subject: Subject
    at_entry: Parts
    latest: Parts
    left: Parts


@dataclass(frozen=True, kw_only=True, slots=True)
class FamiliesPart:
    """Parents with a path open on a day of the year, their homes, the children that counted as AVIP."""

    parents: Count
    homes: Count
    avip_children: Count
    single_parent: Ratio
    """AVIP children with a parent who is alone ÷ AVIP children: what the law's monitoring asks for."""
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PrescribersPart:
    """By prescriber: the year's orientations and where they stand; the year's entries, whenever oriented."""

    oriented: Parts
    waiting: Parts
    declined: Parts
    entered: Parts
    entries: Parts
    decline_reasons: Parts
    """Of the year's orientations that were declined."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PathsYear:
    """Stocks at the year's first and last midnight, flows between."""

    open_first_day: Count
    entered: Count
    exited: Count
    open_last_day: Count


@dataclass(frozen=True, kw_only=True, slots=True)
class EngagementsYear:
    """Engagements (contrats AVIP) of the year."""

    started: Count
    renewed: Count
    signed: Ratio
    """Of those begun or renewed in the year, the ones whose signature is noted."""
    reached_term: Count
    ended_early: Parts
    """By reason."""
    active_last_day: Count


@dataclass(frozen=True, kw_only=True, slots=True)
class InterviewsYear:
    """Interviews by state, and the two rates of rules.md."""

    counts: InterviewsPart
    honoured: Rate
    missed: Rate


@dataclass(frozen=True, kw_only=True, slots=True)
class ExitsPart:
    """Who left and why: by outcome and by the category that counted it; places made permanent."""

    outcomes: Parts
    categories: Parts
    places_kept: Count


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedsPart:
    """Needs by theme: opened in the year, closed in it as each of the four, open on its last day."""

    opened: Parts
    lifted: Parts
    eased: Parts
    persistent: Parts
    void: Parts
    open_last_day: Parts


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkPart:
    """Return to work and jobs kept: horizons reached within the year."""

    return_5_months: Ratio
    return_6_months: Ratio
    kept_3_months: AnsweredRatio
    kept_6_months: AnsweredRatio


@dataclass(frozen=True, kw_only=True, slots=True)
class DelaysPart:
    """Days to the first interview held in the year, and from the orientation to the year's entries."""

    first_interview: Delays
    entry: Delays
    without_orientation: Count
    """Entries of the year without a day of prescription."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthRow:
    """A month of the year: how it stands, its three readings of the 20 %; a closed month as it was given."""

    month: str
    status: Status | None
    """None before the crèche's first opening, and for a month that has not begun."""
    in_progress: bool = False
    missing: int = 0
    missing_interviews: int = 0
    differs: bool = False
    """Closed, and its facts of today no longer give what was given."""
    threshold_percent: int = 0
    met: bool | None = None
    children: Ratio = field(default_factory=Ratio)
    places: Ratio = field(default_factory=Ratio)
    hours: Rate = field(default_factory=Rate)
    """Realised minutes of AVIP children ÷ of all children under three."""
    single_parent: Ratio = field(default_factory=Ratio)


@dataclass(frozen=True, kw_only=True, slots=True)
class YearlyAccount:
    """The whole account. `last` is the last day of the last month that it counts."""

    schema: str = SCHEMA
    year: int
    status: Status
    asked_on: date
    last: date
    masked: bool
    structure: StructurePart
    families: FamiliesPart
    prescribers: PrescribersPart
    paths: PathsYear
    engagements: EngagementsYear
    interviews: InterviewsYear
    actions: ActionsPart
    needs: NeedsPart
    exits: ExitsPart
    delays: DelaysPart
    work: WorkPart
    months: tuple[MonthRow, ...]
    months_met: Rate
    """Months that reach the threshold ÷ months that have a share."""
    hours: Rate
    """Realised minutes of AVIP children over the year ÷ of all children under three."""
    meetings: MeetingsPart

    @property
    def last_known(self) -> date:
        """The last day that it can know of."""
        return min(self.asked_on, self.last)

    @property
    def is_over(self) -> bool:
        """Whether none of its figures can still move."""
        return self.status is not Status.PROVISIONAL


def as_json(account: YearlyAccount) -> str:
    """The account's JSON text: the same account gives the same bytes."""
    return json.dumps(as_data(account), ensure_ascii=False, indent=1) + "\n"
