"""« Et si… » over the weeks ahead (simulation): loads, conflicts, hours and the 20 %, without and with what is tried.

The rows are read once; trying is arithmetic on them, and writes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from app.days import ONE_DAY, Month, days_between, monday_of
from app.families.records import ChildFact, FactKind, Parenthood
from app.insertion.quota import children_of, share_of
from app.planning.conflicts import ConflictRule, LoadConflict, rank
from app.planning.overlay import Change, ChangedWeek, NewFamily, enrolment_of, overlaid
from app.planning.week_load import LoadOfDay, LoadOfWeek, load_of_week
from app.report.month_facts import MonthFacts, Rows, facts_of, load
from app.report.monthly_report import Rate
from app.session import Session
from app.spans import Span
from app.users import Right

WEEK = timedelta(days=7)
WEEKS = 8
"""How far is looked ahead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedDay:
    """A day without and with what is tried; `added`: conflicts that today's plan does not have, or less grave."""

    before: LoadOfDay
    after: LoadOfDay
    added: tuple[LoadConflict, ...]

    @property
    def day(self) -> date:
        """Which."""
        return self.after.day


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedWeek:
    """Seven days from a Monday; `minutes_before` and `minutes_after` are reserved."""

    before: LoadOfWeek
    after: LoadOfWeek
    days: tuple[TriedDay, ...]
    minutes_before: int
    minutes_after: int

    @property
    def monday(self) -> date:
        """Its first day."""
        return self.days[0].day


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthShare:
    """The 20 % of a month by its legal reading, the children."""

    month: Month
    threshold_percent: int
    before: Rate
    after: Rate

    def met(self, rate: Rate) -> bool | None:
        """Exactly, before any rounding; None over nothing."""
        return rate.numerator * 100 >= self.threshold_percent * rate.denominator if rate.denominator else None


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedLine:
    """A contract whose hours of the week would be others, or a new one; `days`: the spans as tried."""

    enrolment_id: int
    name: str
    is_new: bool
    days: Mapping[date, tuple[Span, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What the changes would do. `facts` are those with them."""

    changes: tuple[Change, ...]
    weeks: tuple[TriedWeek, ...]
    shares: tuple[MonthShare, ...]
    facts: MonthFacts

    @property
    def added(self) -> list[LoadConflict]:
        """Every conflict added, the gravest first, then in time."""
        return sorted((one for week in self.weeks for day in week.days for one in day.added), key=rank)

    @property
    def peak(self) -> LoadOfDay | None:
        """The day with the most children at once, the first of them; None over no week."""
        days = [day.after for week in self.weeks for day in week.days]
        return max(days, key=lambda day: (day.peak, -day.day.toordinal()), default=None)

    @property
    def minutes_added(self) -> int:
        """Reserved minutes more, over all the weeks; below zero where fewer."""
        return sum(week.minutes_after - week.minutes_before for week in self.weeks)

    def week_of(self, day: date) -> TriedWeek | None:
        """The week that holds the day, where it is looked at."""
        return next((week for week in self.weeks if week.monday == monday_of(day)), None)

    def lines(self, monday: date) -> list[TriedLine]:
        """The contracts that the changes make or change, that week."""
        found = []
        for number, change in enumerate(self.changes, start=1):
            if not isinstance(change, NewFamily | ChangedWeek):
                continue
            own = enrolment_of(change, number)
            one = next((one for one in self.facts.enrolments if one.enrolment.id == own), None)
            if one is None:
                continue  # A contract that only begins after the weeks looked at.
            days = {
                day: self.facts.schedules.reserved(one.enrolment, self.facts.calendar.on(day)).spans
                for day in days_between(monday, monday + WEEK - ONE_DAY)
                if day >= change.first_day
            }
            is_new = isinstance(change, NewFamily)
            name = change.name if isinstance(change, NewFamily) else change.child.name
            found.append(TriedLine(enrolment_id=own, name=name, is_new=is_new, days=days))
        return found


@dataclass(frozen=True, kw_only=True)
class TrialDesk:
    """Some weeks as stored, read once: every trial is made on them."""

    rows: Rows
    monday: date
    moment: datetime
    weeks: int = WEEKS
    _loads: dict[date, LoadOfWeek] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def facts(self) -> MonthFacts:
        """Without any change."""
        return facts_of(self.rows)

    def holds(self, day: date) -> bool:
        """Whether the first of its weeks is that day's."""
        return monday_of(day) == self.monday

    def tried(self, changes: Sequence[Change]) -> Outcome:
        """What these changes would do, together. Raises InvalidEntry or Conflict for one that can't be."""
        facts = facts_of(overlaid(self.rows, changes))
        return Outcome(
            changes=tuple(changes),
            weeks=tuple(self._week(facts, self.monday + number * WEEK) for number in range(self.weeks)),
            shares=tuple(self._shares(facts)),
            facts=facts,
        )

    def _week(self, facts: MonthFacts, monday: date) -> TriedWeek:
        if monday not in self._loads:
            self._loads[monday] = load_of_week(self.facts, monday, self.moment)
        before, after = self._loads[monday], load_of_week(facts, monday, self.moment)
        return TriedWeek(
            before=before,
            after=after,
            days=tuple(
                TriedDay(before=one, after=other, added=tuple(added(one, other)))
                for one, other in zip(before.days, after.days, strict=True)
            ),
            minutes_before=_minutes(self.facts, monday),
            minutes_after=_minutes(facts, monday),
        )

    def _shares(self, facts: MonthFacts) -> Iterable[MonthShare]:
        last = self.monday + self.weeks * WEEK - ONE_DAY
        for month in Month.of(self.monday).until(Month.of(last)):
            settings = facts.book.on(month.first)
            before, after = (share_of(children_of(each, month, settings)) for each in (self.facts, facts))
            yield MonthShare(
                month=month, threshold_percent=settings.quota_percent, before=before, after=after
            )


def trial_desk(session: Session, day: date, weeks: int = WEEKS) -> TrialDesk:
    """The weeks from that day's on, with the months that they touch; in a bounded number of queries."""
    session.require(Right.SEE_CHILDREN)
    monday = monday_of(day)
    last = monday + weeks * WEEK
    first_day, last_day = Month.of(monday).first, max(last, Month.of(last - ONE_DAY).last)
    rows = load(session.store, first_day, last_day)
    # A child on file who has no contract these days may be tried too: its ties and its walking are asked of all.
    return TrialDesk(
        rows=replace(
            rows,
            parenthoods=session.store.find(Parenthood),
            child_facts=session.store.touching(ChildFact, first_day, last_day, kind=FactKind.WALKS),
        ),
        monday=monday,
        moment=session.clock.moment(),
        weeks=weeks,
    )


def added(before: LoadOfDay, after: LoadOfDay) -> list[LoadConflict]:
    """The conflicts of `after` that `before` does not hold, at least as long and as grave."""
    return [one for one in after.conflicts if not any(_holds(other, one) for other in before.conflicts)]


def _holds(before: LoadConflict, after: LoadConflict) -> bool:
    if before.rule is not after.rule or before.about != after.about:
        return False
    long_enough = before.start <= after.start and after.end <= before.end
    if after.rule is ConflictRule.SHORT_STAFF:
        return long_enough and before.missing >= after.missing
    return long_enough and before.children >= after.children


def _minutes(facts: MonthFacts, monday: date) -> int:
    reserved = facts.schedules.reserved
    return sum(
        reserved(one.enrolment, facts.calendar.on(day)).minutes
        for day in days_between(monday, monday + WEEK - ONE_DAY)
        for one in facts.enrolments
    )
