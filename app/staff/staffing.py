"""Enough adults (encadrement): needed against present at every minute (rules.md, Capacity and staff)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from app.care.capacity import attended_by_child, attended_on, planned_by_child, planned_on
from app.dated import latest
from app.days import Month
from app.report.month_facts import MonthFacts
from app.report.monthly_report import Shortage, StaffPart
from app.settings_catalogue import StaffRule
from app.spans import Span

LEAST = 2
"""Adults while a child is present."""
ALONE = 3
"""The most children that one adult of a micro-crèche may care for alone."""
B_CHILDREN = 6

Stretches = Sequence[tuple[int, int, int]]
"""(start, end, adults) in minutes of the civil day, in order; where there are none, no stretch."""


def adults_needed(non_walkers: int, walkers: int, *, rule: StaffRule, micro: bool) -> int:
    """Rule A: ⌈non-walkers ÷ 5 + walkers ÷ 8⌉; rule B: ⌈children ÷ 6⌉; never under the least (art. R. 2324-43)."""
    children = non_walkers + walkers
    if not children:
        return 0
    # Rule A in fortieths: the sum of both parts is rounded, never each.
    by_walking = -(-(8 * non_walkers + 5 * walkers) // 40)
    adults = -(-children // B_CHILDREN) if rule is StaffRule.B else by_walking
    return max(adults, 1 if micro and children <= ALONE else LEAST)


class Heads(NamedTuple):
    """`[start, end)` in minutes of the civil day, with that many children of either kind."""

    start: int
    end: int
    non_walkers: int
    walkers: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DayStaffing:
    """One civil day. `shortages` is empty where no shift is known of it."""

    day: date
    known: bool
    present: Stretches
    needed: Stretches
    shortages: tuple[Shortage, ...]

    @property
    def short_minutes(self) -> int:
        """Clock minutes with too few adults."""
        return sum(one.end - one.start for one in self.shortages)


def staffing_planned(facts: MonthFacts, day: date) -> DayStaffing:
    """Adults by their shifts against children by reserved spans, those of the eve's night included."""
    return _staffing(facts, day, heads(facts, day, planned_by_child(facts, day)))


def staffing_attended(facts: MonthFacts, day: date) -> DayStaffing:
    """Adults by their shifts against children by raw attended spans, those of the eve's night included."""
    return _staffing(facts, day, heads(facts, day, attended_by_child(facts, day)))


def staff_part(facts: MonthFacts, month: Month) -> StaffPart:
    """The month's short minutes on raw attended times; null where no shift of the month is known (report.md)."""
    days = [staffing_attended(facts, day) for day in month.days() if facts.staff.shifts.known(day)]
    if not days:
        return StaffPart()
    return StaffPart(
        short_minutes=sum(day.short_minutes for day in days),
        shortages=tuple(one for day in days for one in day.shortages),
    )


def is_micro(facts: MonthFacts, day: date) -> bool:
    """Whether the crèche is a micro-crèche on that day, by its identity's row in force."""
    identity = latest(facts.identities, day)
    return identity is not None and identity.micro


def is_open(facts: MonthFacts, day: date) -> bool:
    """Whether shifts of that day are with children: it opens, or some are expected, or came, all the same.

    The weeks go on over a public holiday or a closure: their shifts are then nobody's presence, on any screen. No
    child is there whom an adult could lack, so no shortage depends on it.
    """
    return facts.calendar.on(day).open or bool(planned_on(facts, day)) or bool(attended_on(facts, day))


def present_on(facts: MonthFacts, day: date) -> Stretches:
    """The adults with children in that civil day; nobody on a closed one."""
    return facts.staff.shifts.present(day) if is_open(facts, day) else []


def known_on(facts: MonthFacts, day: date) -> bool:
    """Whether a shift with children is known of that day."""
    return facts.staff.shifts.known(day) and is_open(facts, day)


def heads(facts: MonthFacts, day: date, spans: Iterable[tuple[int, Sequence[Span]]]) -> list[Heads]:
    """Each child's spans of that civil day (by the child's id), counted by who walks then."""
    changes: dict[int, tuple[int, int]] = {}
    for child_id, own in spans:
        walks = facts.walks(child_id, day)
        for start, end in own:
            for point, turn in ((start, 1), (end, -1)):
                crawling, walking = changes.get(point, (0, 0))
                changes[point] = (crawling, walking + turn) if walks else (crawling + turn, walking)
    found = []
    non_walkers = walkers = 0
    for point, after in pairwise(sorted(changes)):
        crawling, walking = changes[point]
        non_walkers, walkers = non_walkers + crawling, walkers + walking
        if non_walkers or walkers:
            found.append(Heads(point, after, non_walkers, walkers))
    return found


def needed_for(facts: MonthFacts, day: date, present: Iterable[Heads]) -> list[tuple[int, int, int]]:
    """The adults that these children need under that day's rule, stretches of the same need joined."""
    rule = facts.book.on(day).staff_rule
    micro = is_micro(facts, day)
    joined: list[tuple[int, int, int]] = []
    for start, end, non_walkers, walkers in present:
        adults = adults_needed(non_walkers, walkers, rule=rule, micro=micro)
        if joined and joined[-1][1] == start and joined[-1][2] == adults:
            joined[-1] = (joined[-1][0], end, adults)
        else:
            joined.append((start, end, adults))
    return joined


def shortages_of(day: date, present: Stretches, needed: Stretches) -> list[Shortage]:
    """The runs of minutes with fewer adults than needed, each with its largest gap, the earliest of equal ones."""
    runs: list[Shortage] = []
    for start, end, adults, need in side_by_side(present, needed):
        if adults >= need:
            continue
        one = Shortage(day=day, start=start, end=end, present=adults, needed=need)
        if runs and runs[-1].end == start:
            former = runs.pop()
            worst = max((former, one), key=lambda run: run.needed - run.present)
            one = Shortage(day=day, start=former.start, end=end, present=worst.present, needed=worst.needed)
        runs.append(one)
    return runs


def count_at(steps: Stretches, minute: int) -> int:
    """How many at that minute."""
    return next((count for start, end, count in steps if start <= minute < end), 0)


def side_by_side(present: Stretches, needed: Stretches) -> Iterable[tuple[int, int, int, int]]:
    """(start, end, present, needed) where somebody is needed."""
    for start, end, need in needed:
        cuts = {start, end} | {cut for piece in present for cut in piece[:2] if start < cut < end}
        for first, last in pairwise(sorted(cuts)):
            yield first, last, count_at(present, first), need


def _staffing(facts: MonthFacts, day: date, children: Iterable[Heads]) -> DayStaffing:
    present = present_on(facts, day)
    needed = needed_for(facts, day, children)
    known = known_on(facts, day)
    return DayStaffing(
        day=day,
        known=known,
        present=present,
        needed=needed,
        shortages=tuple(shortages_of(day, present, needed)) if known else (),
    )
