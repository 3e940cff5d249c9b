"""The adults of a day (encadrement du jour): present by their shifts, needed for the children who are there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.care.capacity import attended_by_child, planned_by_child
from app.planning.conflicts import ConflictRule, LoadConflict
from app.report.month_facts import MonthFacts
from app.report.monthly_report import Shortage
from app.settings_catalogue import StaffRule
from app.spans import DAY, Span, common, merged
from app.staff.staffing import (
    Heads,
    Stretches,
    count_at,
    heads,
    known_on,
    needed_for,
    present_on,
    shortages_of,
)

NONE = Heads(0, 0, 0, 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Adults:
    """One civil day. `shortages` is empty where no shift is known of it: a rota that nobody wrote says nothing."""

    known: bool
    present: Stretches
    needed: Stretches
    shortages: tuple[LoadConflict, ...]


def adults_on(facts: MonthFacts, day: date, split: int) -> Adults:
    """The adults against the children: those who came up to minute `split`, those planned from there on."""
    crowd = heads(facts, day, _children(facts, day, split))
    present, needed = present_on(facts, day), needed_for(facts, day, crowd)
    known = known_on(facts, day)
    runs = shortages_of(day, present, needed) if known else []
    return Adults(
        known=known,
        present=present,
        needed=needed,
        shortages=tuple(
            _told(run, _worst(run, crowd, present, needed), facts.book.on(day).staff_rule, split)
            for run in runs
        ),
    )


def _children(facts: MonthFacts, day: date, split: int) -> Iterator[tuple[int, list[Span]]]:
    """Each child's minutes: what happened up to `split`, what is planned from there on."""
    happened = dict(attended_by_child(facts, day, split if split < DAY else None)) if split else {}
    planned = dict(planned_by_child(facts, day)) if split < DAY else {}
    past, future = [Span(0, split)], [Span(split, DAY)]
    for child_id in happened.keys() | planned.keys():
        before = common(happened.get(child_id, ()), past) if split else []
        after = common(planned.get(child_id, ()), future) if split < DAY else []
        yield child_id, merged([*before, *after])


def _told(run: Shortage, there: Heads, rule: StaffRule, split: int) -> LoadConflict:
    """The shortage with the children of its worst minute."""
    return LoadConflict(
        day=run.day,
        start=run.start,
        end=run.end,
        rule=ConflictRule.SHORT_STAFF,
        children=there.non_walkers + there.walkers,
        non_walkers=there.non_walkers,
        present=run.present,
        needed=run.needed,
        staff_rule=rule,
        happened=run.end <= split,
    )


def _worst(run: Shortage, crowd: Sequence[Heads], present: Stretches, needed: Stretches) -> Heads:
    """The children at the first minute of the run with that many adults present and needed."""
    cuts = sorted(
        {cut for steps in (crowd, present, needed) for step in steps for cut in step[:2]} | {run.start}
    )
    for minute in cuts:
        inside = run.start <= minute < run.end
        if inside and (count_at(present, minute), count_at(needed, minute)) == (run.present, run.needed):
            return next((one for one in crowd if one.start <= minute < one.end), NONE)
    return NONE
