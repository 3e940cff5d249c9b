"""The months of the account (mois du bilan): each as its own report tells it, a closed one as it was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.days import Month
from app.insertion.outcomes import Outcome, OutcomeCategory
from app.insertion.quota import ChildMonth, quota_of
from app.insertion.rates import days_to_first_interview
from app.report.account.counts import Ratio
from app.report.account.yearly import MonthRow
from app.report.building import avip_hours
from app.report.insertion_part import (
    actions_part,
    avip_of_single_parents,
    engagements_part,
    interviews_part,
    meetings_part,
    outcomes_part,
)
from app.report.month_facts import MonthFacts
from app.report.month_figures import MonthFigures, figures_of
from app.report.monthly_report import (
    ActionsPart,
    EngagementsPart,
    InterviewsPart,
    MeetingsPart,
    MonthlyReport,
    PathsPart,
    QuotaPart,
    Rate,
    Status,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What a month's report says of the insertion work, as far as months add up."""

    quota: QuotaPart
    single_parent: Rate
    """AVIP children with a parent who is alone ÷ AVIP children."""
    paths: PathsPart
    engagements: EngagementsPart
    interviews: InterviewsPart
    actions: ActionsPart
    outcomes: Mapping[str, int]
    places_kept: int
    delays: tuple[int, ...]
    meetings: MeetingsPart


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthPart:
    """A month that has begun: its row, its counts, its exits by category, the children that its facts name."""

    row: MonthRow
    counted: Counted
    categories: Mapping[OutcomeCategory, int]
    children: tuple[ChildMonth, ...]


def month_part(facts: MonthFacts, month: Month, today: date, given: MonthlyReport | None) -> MonthPart:
    """The month as asked on `today`; the report given decides where it is closed."""
    figures = figures_of(facts, month, today)
    own = _from_facts(facts, figures)
    counted = own if given is None else _from_report(given)
    categories: dict[OutcomeCategory, int] = {}
    for code, count in counted.outcomes.items():
        category = figures.settings.categories[Outcome(code)]
        categories[category] = categories.get(category, 0) + count
    return MonthPart(
        row=_row(figures, counted, today, closed=given is not None, differs=counted != own),
        counted=counted,
        categories=categories,
        children=tuple(figures.children),
    )


def _from_facts(facts: MonthFacts, figures: MonthFigures) -> Counted:
    month, rows = figures.month, facts.insertion.rows
    places = facts.calendar.on(month.last).places
    return Counted(
        quota=quota_of(figures.children, month, places, avip_hours(figures), figures.settings),
        single_parent=Rate(
            numerator=avip_of_single_parents(facts, figures.children, month), denominator=figures.avip
        ),
        paths=figures.paths,
        engagements=engagements_part(rows.engagements, month),
        interviews=interviews_part(figures.interviews),
        actions=actions_part(rows.actions, month),
        outcomes=outcomes_part(facts.paths, month),
        places_kept=sum(
            path.place_kept_on is not None and path.place_kept_on in month for path in facts.paths
        ),
        delays=days_to_first_interview(facts.insertion, facts.paths, month).sorted,
        meetings=meetings_part(rows.meetings, month),
    )


def _from_report(report: MonthlyReport) -> Counted:
    work = report.insertion
    return Counted(
        quota=report.quota,
        single_parent=Rate(numerator=report.children.avip_single_parent, denominator=report.children.avip),
        paths=work.paths,
        engagements=work.engagements,
        interviews=work.interviews,
        actions=work.actions,
        outcomes=work.outcomes,
        places_kept=work.places_kept,
        delays=work.days_to_first_interview.sorted,
        meetings=report.meetings,
    )


def _row(figures: MonthFigures, counted: Counted, today: date, *, closed: bool, differs: bool) -> MonthRow:
    quota = counted.quota
    return MonthRow(
        month=str(figures.month),
        status=Status.CLOSED if closed else figures.status,
        in_progress=not closed and today <= figures.month.last,
        missing=0 if closed else figures.attendance.missing,
        missing_interviews=0 if closed else figures.missing_interviews,
        differs=differs,
        threshold_percent=quota.threshold_percent,
        met=quota.met,
        children=ratio_of(quota.children),
        places=ratio_of(quota.places),
        hours=quota.hours,
        single_parent=ratio_of(counted.single_parent),
    )


def ratio_of(rate: Rate) -> Ratio:
    """The same, as a share of persons that may be masked."""
    return Ratio(numerator=rate.numerator, denominator=rate.denominator)
