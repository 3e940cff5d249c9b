"""The statement of a period (état déclaratif): its hours as a declaration to the CAF asks for them (domain.md, B.4).

Three columns. Actualised: what is recorded up to the day of asking. Forecast: that, and what is reserved on the days
to come. Real: the whole period, once every month of it is complete or closed. Durations are minutes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.care.care_days import CareDay, month_care
from app.care.enrolments import Kind
from app.care.presence import State
from app.dated import latest
from app.days import Month
from app.families.records import Regime
from app.insertion.interviews import InterviewState
from app.insertion.quota import ChildMonth, children_of
from app.report.month_facts import MonthFacts
from app.report.month_figures import status_of
from app.report.monthly_report import KindHours, MonthlyReport, Status, StructurePart
from app.report.periods import Period
from app.report.statement_sums import Sums, added, total


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: the sums, and the children that they are about, each counted once over the period."""

    sums: Sums
    children: int
    avip: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthPart:
    """A month of the period: how it stands, and what it adds to each column."""

    month: Month
    status: Status | None
    """None before the crèche's first opening: nothing is asked of it."""
    in_progress: bool
    to_come: bool
    missing: int
    missing_interviews: int
    forecast: Sums
    actual: Sums
    differs: bool = False
    """Closed, and its facts of today no longer give the hours that were given: its régimes don't add up."""

    @property
    def is_real(self) -> bool:
        """Whether its figures will not move."""
        return self.status is not Status.PROVISIONAL


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """What a period comes to, as known on the day of asking."""

    period: Period
    asked_on: date
    structure: StructurePart
    months: tuple[MonthPart, ...]
    forecast: Column
    actual: Column

    @property
    def real(self) -> Column | None:
        """None while a month is provisional: no figure stands there that could still move."""
        return self.actual if all(part.is_real for part in self.months) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the statement takes from outside its months' facts."""

    regimes: Mapping[int, Regime | None] = field(default_factory=dict)
    """By child: that of the home that is billed."""
    given: Mapping[str, MonthlyReport] = field(default_factory=dict)
    """By month: the reports of those that are closed."""


def statement_of(facts: MonthFacts, period: Period, today: date, known: Known) -> Statement:
    """The period's statement, as asked on `today`."""
    months = tuple(_month(facts, month, today, known) for month in period.months())
    children = [
        child for month in period.months() for child in children_of(facts, month, facts.book.on(month.first))
    ]
    identity = latest(facts.identities, period.last)
    return Statement(
        period=period,
        asked_on=today,
        structure=StructurePart(
            name=identity.name if identity else "",
            caf_number=(identity.caf_number or "") if identity else "",
            capacity=facts.calendar.on(period.last).places,
        ),
        months=months,
        forecast=_column([part.forecast for part in months], children, period.last),
        actual=_column([part.actual for part in months], children, today),
    )


def _column(sums: Sequence[Sums], children: Iterable[ChildMonth], last: date) -> Column:
    """The months together; the children that were there on a day up to `last`."""
    there, avip = set(), set()
    for child in children:
        if any(first <= last for first, _ in child.enrolled):
            there.add(child.child.id)
        if any(first <= last for first, _ in child.avip):
            avip.add(child.child.id)
    return Column(sums=added(sums), children=len(there), avip=len(avip))


Cells = dict[tuple[Kind, Regime | None], list[int]]
"""Reserved, realised and billed minutes."""


def _month(facts: MonthFacts, month: Month, today: date, known: Known) -> MonthPart:
    forecast: Cells = {}
    actual: Cells = {}
    missing = 0
    for own in month_care(facts, month):
        key = (own[0].enrolment.kind, known.regimes.get(own[0].enrolment.child_id))
        missing += _count(own, today, forecast.setdefault(key, [0, 0, 0]), actual.setdefault(key, [0, 0, 0]))
    unanswered = sum(
        one.state is InterviewState.PLANNED and one.day in month and one.day < today
        for one in facts.insertion.rows.interviews
    )
    days = [day for day in facts.calendar.between(month.first, month.last) if day.open]
    past = [day for day in days if day.day <= today]
    begun = facts.calendar.first_day
    report = known.given.get(str(month))
    part = MonthPart(
        month=month,
        status=status_of(month, today, missing + unanswered) if begun and begun <= month.last else None,
        in_progress=month.first <= today <= month.last,
        to_come=today < month.first,
        missing=missing,
        missing_interviews=unanswered,
        forecast=_sums(forecast, sum(day.capacity_minutes for day in days), len(days)),
        actual=_sums(actual, sum(day.capacity_minutes for day in past), len(past)),
    )
    return part if report is None else _as_given(part, report)


def _count(own: Sequence[CareDay], today: date, forecast: list[int], actual: list[int]) -> int:
    """Adds an enrolment's days to both columns; returns how many of them are missing."""
    now, missing = today.toordinal(), 0
    for day in own:
        unknown, number = day.state is State.NOT_RECORDED, day.at.number
        to_come = day.reserved if unknown and number >= now else 0
        forecast[0] += day.reserved
        forecast[1] += day.realised + to_come
        forecast[2] += day.billed + to_come
        if number <= now:
            actual[0] += day.reserved
            actual[1] += day.realised
            actual[2] += day.billed
        missing += unknown and number < now
    return missing


def _sums(cells: Cells, capacity: int, opening_days: int) -> Sums:
    held = [
        (kind, regime, KindHours(reserved=minutes[0], realised=minutes[1], billed=minutes[2]))
        for (kind, regime), minutes in cells.items()
    ]
    return Sums(
        by_kind={kind: total(hours for own, _, hours in held if own is kind) for kind in Kind},
        by_regime={
            regime: total(hours for _, own, hours in held if own is regime) for regime in (*Regime, None)
        },
        capacity=capacity,
        opening_days=opening_days,
    )


def _as_given(part: MonthPart, report: MonthlyReport) -> MonthPart:
    """A closed month: the figures that were given; only the régimes, which its paper hasn't, come from the facts."""
    kinds = report.hours.by_kind
    sums = Sums(
        by_kind={
            Kind.REGULAR: kinds.regular,
            Kind.OCCASIONAL: kinds.occasional,
            Kind.EMERGENCY: kinds.emergency,
        },
        by_regime=part.actual.by_regime,
        capacity=report.hours.capacity,
        opening_days=report.opening.days,
    )
    return MonthPart(
        month=part.month,
        status=Status.CLOSED,
        in_progress=False,
        to_come=False,
        missing=0,
        missing_interviews=0,
        forecast=sums,
        actual=sums,
        differs=total(sums.by_regime.values()) != sums.hours,
    )
