"""The families of the year (typologie des familles): the parents by code, at the entry and as last known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.days import Month
from app.families.records import Parent
from app.insertion.paths import InsertionPath
from app.insertion.quota import ChildMonth
from app.insertion.seniority import seniority_of
from app.insertion.situations import Situation, situation_at_entry
from app.report.account.counts import UNKNOWN, Parts, Ratio
from app.report.account.yearly import Aspect, FamiliesPart, Subject
from app.report.insertion_part import avip_of_single_parents, is_under_26, parents_between
from app.report.month_facts import MonthFacts

YES, NO = "yes", "no"
UNDER_26, FROM_26 = "under_26", "from_26"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stand:
    """How a parent stood on a day; the situation is None where none was noted."""

    parent: Parent
    day: date
    situation: Situation | None


Read = Callable[[Stand], str | None]
"""The code of a stand, None where it is not known."""


def _gender(one: Stand) -> str | None:
    return None if one.parent.gender is None else one.parent.gender.value


def _age(one: Stand) -> str | None:
    if one.parent.birth_day is None:
        return None
    return UNDER_26 if is_under_26(one.parent, one.day) else FROM_26


def _seniority(one: Stand) -> str | None:
    return None if one.situation is None else seniority_of(one.situation)


def _noted(subject: Subject) -> Read:
    """What the situation says in the field of that name: a yes, a no, or a code."""

    def read(one: Stand) -> str | None:
        value = None if one.situation is None else getattr(one.situation, subject.value)
        if isinstance(value, bool):
            return YES if value else NO
        return None if value is None else str(value)

    return read


READ: Mapping[Subject, Read] = {
    **{subject: _noted(subject) for subject in Subject},
    Subject.GENDER: _gender,
    Subject.AGE: _age,
    Subject.JOBLESS: _seniority,
}


def families_of(facts: MonthFacts, children: Iterable[ChildMonth], first: date, last: date) -> FamiliesPart:
    """The families with a path open on a day from first to last; `children` are those of each month."""
    parents = parents_between(facts, first, last)
    path_of = _latest_paths(facts.paths, last)
    entry, latest, left = [], [], []
    for parent in parents:
        path = path_of[parent.id]
        noted = facts.insertion.situations.get(parent.id, ())
        entry.append(
            Stand(parent=parent, day=path.entry_day, situation=situation_at_entry(noted, path, last))
        )
        latest.append(Stand(parent=parent, day=last, situation=facts.insertion.situation(parent.id, last)))
        if _left(facts.paths, parent, first, last):
            left.append(latest[-1])
    avip = _each_once(children)
    alone = avip_of_single_parents(facts, avip, Month.of(last))
    return FamiliesPart(
        parents=len(parents),
        homes=len({parent.home_id for parent in parents}),
        avip_children=len(avip),
        single_parent=Ratio(numerator=alone, denominator=len(avip)),
        aspects=tuple(
            Aspect(
                subject=subject,
                at_entry=parts_of(map(READ[subject], entry)),
                latest=parts_of(map(READ[subject], latest)),
                left=parts_of(map(READ[subject], left)),
            )
            for subject in Subject
        ),
    )


def _latest_paths(paths: Iterable[InsertionPath], last: date) -> dict[int, InsertionPath]:
    """By parent: the path entered last, on that day at the latest."""
    found: dict[int, InsertionPath] = {}
    for path in sorted(paths, key=lambda one: (one.entry_day, one.id)):
        if path.entry_day <= last:
            found[path.parent_id] = path
    return found


def _left(paths: Iterable[InsertionPath], parent: Parent, first: date, last: date) -> bool:
    return any(
        path.parent_id == parent.id and path.exit_day is not None and first <= path.exit_day <= last
        for path in paths
    )


def _each_once(children: Iterable[ChildMonth]) -> list[ChildMonth]:
    """The children that were AVIP on a day, with the days of all their months together."""
    found: dict[int, ChildMonth] = {}
    for child in children:
        known = found.get(child.child.id, child)
        found[child.child.id] = (
            child
            if known is child
            else replace(
                child,
                enrolled=[*known.enrolled, *child.enrolled],
                young=[*known.young, *child.young],
                avip=[*known.avip, *child.avip],
            )
        )
    return [child for child in found.values() if child.avip]


def parts_of(codes: Iterable[str | None]) -> Parts:
    """How many of each code; None is what was not noted."""
    listed: Sequence[str] = [UNKNOWN if code is None else str(code) for code in codes]
    return Parts(total=len(listed), of={code: listed.count(code) for code in sorted(set(listed))})
