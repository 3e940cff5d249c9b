"""What the 20 % becomes (simulateur de la part Avip): a parent hired, a path that ends, families that enter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.care.enrolments import Enrolment, Kind
from app.days import Month
from app.families.records import Child, Parent
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.quota import children_of, share_of
from app.report.month_facts import EnrolmentFacts, MonthFacts, facts_between
from app.report.monthly_report import Rate
from app.session import Session
from app.users import Right

MONTHS = 4
"""This month and the three that follow."""
NEWBORN = timedelta(days=365)
"""A family that enters brings a child of about a year: under three for all the months looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaving:
    """An open path that ends on a day: the parent is hired, or it ends otherwise. The child stays enrolled."""

    path_id: int
    day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatIf:
    """What is tried. `avip` and `others` are families that enter, each with one child under three."""

    leaving: Sequence[Leaving] = ()
    avip: int = 0
    others: int = 0
    entering_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SimulatedMonth:
    """The legal reading of a month, as known today and as tried."""

    month: Month
    threshold_percent: int
    now: Rate
    tried: Rate
    met_now: bool | None
    met_tried: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenPath:
    """A path that may be tried to end, and whose it is."""

    path: InsertionPath
    parent: Parent


def simulation_facts(session: Session) -> MonthFacts:
    """The months looked at, read once: trying is then a matter of arithmetic."""
    session.require(Right.SEE_REPORTS)
    month = Month.of(session.clock.day())
    return facts_between(session.store, month.first, month.plus(MONTHS - 1).last)


def open_paths(facts: MonthFacts, day: date) -> list[OpenPath]:
    """The paths open on that day, by the parent's name."""
    found = [
        OpenPath(path=path, parent=facts.parents[path.parent_id]) for path in facts.paths if path.open_on(day)
    ]
    return sorted(found, key=lambda one: one.parent.name)


def simulate(facts: MonthFacts, today: date, what: WhatIf) -> list[SimulatedMonth]:
    """Each month's share by children, now and as tried, judged exactly against its threshold."""
    tried = changed(facts, what, today)
    first = Month.of(today)
    months = []
    for month in first.until(first.plus(MONTHS - 1)):
        settings = facts.book.on(month.first)
        now, then = (share_of(children_of(one, month, settings)) for one in (facts, tried))
        months.append(
            SimulatedMonth(
                month=month,
                threshold_percent=settings.quota_percent,
                now=now,
                tried=then,
                met_now=_met(now, settings.quota_percent),
                met_tried=_met(then, settings.quota_percent),
            )
        )
    return months


def _met(rate: Rate, percent: int) -> bool | None:
    return rate.numerator * 100 >= percent * rate.denominator if rate.denominator else None


def changed(facts: MonthFacts, what: WhatIf, today: date) -> MonthFacts:
    """The facts with the paths that end, and the children who enter."""
    ends = {one.path_id: one.day for one in what.leaving}

    def ended(path: InsertionPath) -> InsertionPath:
        day = ends.get(path.id)
        if day is None or (path.exit_day is not None and path.exit_day <= day):
            return path
        return replace(path, exit_day=day, outcome=path.outcome or Outcome.CDI)

    by_child = dict(facts.by_child)
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


def _entering(child: Child, day: date) -> EnrolmentFacts:
    enrolment = Enrolment(
        id=child.id, child_id=child.id, kind=Kind.REGULAR, first_day=day, last_day=day + 2 * NEWBORN
    )
    return EnrolmentFacts(enrolment=enrolment, child=child, attended={}, arrived={}, absences={})
