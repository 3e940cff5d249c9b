"""What the 20 % becomes (simulateur de la part Avip): a parent hired, a path that ends, families that enter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.care.care_days import CareDay, month_care
from app.care.enrolments import Enrolment, Kind
from app.care.presence import State
from app.days import Month
from app.families.records import Child, Parent
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.quota import ChildMonth, children_of, has, share_of
from app.report.month_facts import EnrolmentFacts, MonthFacts, facts_between
from app.report.monthly_report import Rate
from app.session import Session
from app.users import Right

MONTHS = 4
"""This month and the three that follow."""
NEWBORN = timedelta(days=365)
"""A family that enters brings a child of about a year: under three for all the months looked at."""

Minutes = Mapping[int, Mapping[int, int]]
"""By child, then by the day's ordinal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaving:
    """An open path that ends on a day: the parent is hired and the child keeps its place, or the child leaves too."""

    path_id: int
    day: date
    child_leaves: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatIf:
    """What is tried. `avip` and `others` are families that enter, each with one child under three."""

    leaving: Sequence[Leaving] = ()
    avip: int = 0
    others: int = 0
    entering_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Readings:
    """The share of a month in its three readings; `hours` are realised before today, planned from today on.

    The hours of families that only enter in the trial are unknown: that reading leaves them out.
    """

    children: Rate
    places: Rate
    hours: Rate


@dataclass(frozen=True, kw_only=True, slots=True)
class SimulatedMonth:
    """A month as known today and as tried; the children are the legal reading."""

    month: Month
    threshold_percent: int
    now: Readings
    tried: Readings

    def met(self, rate: Rate) -> bool | None:
        """Whether the rate reaches the threshold, exactly, before any rounding; None over nothing."""
        return rate.numerator * 100 >= self.threshold_percent * rate.denominator if rate.denominator else None


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenPath:
    """A path that may be tried to end, and whose it is."""

    path: InsertionPath
    parent: Parent


@dataclass(frozen=True, kw_only=True, slots=True)
class Simulation:
    """The months looked at, read once: trying is then a matter of arithmetic, and stores nothing."""

    facts: MonthFacts
    today: date
    minutes: Mapping[Month, Minutes]
    now: Mapping[Month, Readings]

    @property
    def open_paths(self) -> list[OpenPath]:
        """The paths open today, by the parent's name."""
        parents = self.facts.parents
        found = [
            OpenPath(path=path, parent=parents[path.parent_id])
            for path in self.facts.paths
            if path.open_on(self.today)
        ]
        return sorted(found, key=lambda one: one.parent.name)

    def tried(self, what: WhatIf) -> list[SimulatedMonth]:
        """Each month's readings, now and as tried."""
        facts = changed(self.facts, what, self.today)
        return [
            SimulatedMonth(
                month=month,
                threshold_percent=facts.book.on(month.first).quota_percent,
                now=now,
                tried=_readings(facts, month, self.minutes[month]),
            )
            for month, now in self.now.items()
        ]


def simulation(session: Session) -> Simulation:
    """Reads the months looked at."""
    session.require(Right.SEE_REPORTS)
    today = session.clock.day()
    month = Month.of(today)
    return simulation_of(facts_between(session.store, month.first, month.plus(MONTHS - 1).last), today)


def simulation_of(facts: MonthFacts, today: date) -> Simulation:
    """The same, from facts."""
    first = Month.of(today)
    minutes = {
        month: _minutes(month_care(facts, month), today) for month in first.until(first.plus(MONTHS - 1))
    }
    now = {month: _readings(facts, month, own) for month, own in minutes.items()}
    return Simulation(facts=facts, today=today, minutes=minutes, now=now)


def _minutes(care: Iterable[Sequence[CareDay]], today: date) -> Minutes:
    found: dict[int, dict[int, int]] = {}
    for own in care:
        days = found.setdefault(own[0].enrolment.child_id, {})
        for day in own:
            days[day.at.number] = days.get(day.at.number, 0) + _known(day, today)
    return found


def _known(day: CareDay, today: date) -> int:
    """Realised before today, or once there; planned from today on, unless an absence is known."""
    if day.at.day < today or day.state is not State.NOT_RECORDED:
        return day.realised
    return day.reserved


def _readings(facts: MonthFacts, month: Month, minutes: Minutes) -> Readings:
    children = children_of(facts, month, facts.book.on(month.first))
    last_day = sum(has(child.avip, month.last) for child in children)
    return Readings(
        children=share_of(children),
        places=Rate(numerator=last_day, denominator=facts.calendar.on(month.last).places),
        hours=_hours(children, minutes),
    )


def _hours(children: Iterable[ChildMonth], minutes: Minutes) -> Rate:
    avip = young = 0
    for child in children:
        for number, own in minutes.get(child.child.id, {}).items():
            day = date.fromordinal(number)
            if own and has(child.young, day):
                young += own
                avip += own if has(child.avip, day) else 0
    return Rate(numerator=avip, denominator=young)


def changed(facts: MonthFacts, what: WhatIf, today: date) -> MonthFacts:
    """The facts with the paths that end, the children who leave, and those who enter."""
    ends = {one.path_id: one.day for one in what.leaving}

    def ended(path: InsertionPath) -> InsertionPath:
        day = ends.get(path.id)
        if day is None or (path.exit_day is not None and path.exit_day <= day):
            return path
        return replace(path, exit_day=day, outcome=path.outcome or Outcome.CDI)

    by_child = _without_leavers(facts, what.leaving)
    paths_of = {child: [ended(path) for path in paths] for child, paths in facts.paths_of.items()}
    enters = what.entering_on or today
    for number in range(what.avip + what.others):
        child = Child(id=-number - 1, first_name="", last_name="", birth_day=enters - NEWBORN)
        by_child[child.id] = [_entering(child, enters)]
        if number < what.avip:
            paths_of[child.id] = [InsertionPath(parent_id=-number - 1, entry_day=enters)]
    return replace(
        facts,
        by_child=by_child,
        paths_of=paths_of,
        paths=[ended(path) for path in facts.paths],
        enrolments=[one for own in by_child.values() for one in own],
    )


def _without_leavers(facts: MonthFacts, leaving: Iterable[Leaving]) -> dict[int, Sequence[EnrolmentFacts]]:
    """The enrolments by child; those of children who leave end on that day."""
    days = {one.path_id: one.day for one in leaving if one.child_leaves}
    by_child = dict(facts.by_child)
    for child_id, paths in facts.paths_of.items():
        last = min((days[path.id] for path in paths if path.id in days), default=None)
        if last is not None:
            by_child[child_id] = [
                replace(one, enrolment=replace(one.enrolment, last_day=min(one.enrolment.last_day, last)))
                for one in by_child.get(child_id, ())
                if one.enrolment.first_day <= last
            ]
    return by_child


def _entering(child: Child, day: date) -> EnrolmentFacts:
    enrolment = Enrolment(
        id=child.id, child_id=child.id, kind=Kind.REGULAR, first_day=day, last_day=day + 2 * NEWBORN
    )
    return EnrolmentFacts(enrolment=enrolment, child=child, attended={}, arrived={}, absences={})
