"""Building the nominative annex (annexe nominative): the month's facts in, each child's and each week's lines out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from app.care.capacity import attended_on, capacity_part
from app.care.care_days import CareDay, typical_days
from app.days import ONE_DAY, Month, days_between, is_under_three
from app.families.records import Child
from app.insertion.quota import ChildMonth
from app.report.annex.contracts import Frame, contract_part
from app.report.annex.figures import Figures
from app.report.annex.records import Annex, ChildPart, ContractPart, Part
from app.report.annex.weeks import week_parts
from app.report.building import structure_of
from app.report.month_facts import MonthFacts
from app.report.month_figures import MonthFigures, figures_of
from app.search import name_order

ALL = frozenset(Part)


def annex_of(
    facts: MonthFacts,
    month: Month,
    today: date,
    parts: frozenset[Part] = ALL,
    only: Child | None = None,
) -> Annex:
    """The month's annex, as asked on `today`; the whole of it unless told otherwise."""
    figures = figures_of(facts, month, today)
    loads = {
        day: attended_on(facts, day) for day in days_between(month.first - timedelta(days=6), month.last)
    }
    return Annex(
        month=month,
        asked_on=today,
        status=figures.status,
        parts=parts,
        only=only,
        structure=structure_of(facts, month),
        settings=figures.settings,
        missing_interviews=figures.missing_interviews,
        children=tuple(_children(facts, figures, today, only)),
        capacity_minutes=figures.capacity,
        capacity=capacity_part(facts, month, loads),
        weeks=tuple(week_parts(facts, month, loads)),
    )


def _children(facts: MonthFacts, figures: MonthFigures, today: date, only: Child | None) -> list[ChildPart]:
    counted = {one.child.id: one for one in figures.children}
    contracts = _contracts(facts, figures, today)
    named = {
        child_id: facts.by_child[child_id][0].child
        for child_id in contracts.keys() | counted.keys()
        if only is None or child_id == only.id
    }
    return [
        _child(child, counted.get(child.id), contracts.get(child.id, ()), figures.month)
        for child in sorted(named.values(), key=lambda child: (name_order(child), child.id))
        if only is not None or child.id in counted or any(map(_says, contracts[child.id]))
    ]


def _child(
    child: Child, counted: ChildMonth | None, contracts: Sequence[ContractPart], month: Month
) -> ChildPart:
    return ChildPart(
        child=child,
        counted=counted is not None,
        under_three=counted is not None and is_under_three(child.birth_day, month.last),
        avip=counted is not None and bool(counted.avip),
        contracts=tuple(contracts),
    )


def _says(contract: ContractPart) -> bool:
    """Whether anything happened or was reserved under it in the month."""
    return bool(contract.days) or contract.figures != Figures()


def _contracts(facts: MonthFacts, figures: MonthFigures, today: date) -> dict[int, list[ContractPart]]:
    """By child: the contracts of the month, and one that ended on its eve with a night into its first day."""
    month = figures.month
    care = _by_enrolment(figures.care)
    frame = Frame(month, today, typical_days(facts, month))
    found: dict[int, list[ContractPart]] = {}
    for one in facts.touching(month.first - ONE_DAY, month.last):
        part = contract_part(facts, one, care.get(one.enrolment.id, ()), frame)
        if one.enrolment.last_day >= month.first or _says(part):
            found.setdefault(one.child.id, []).append(part)
    for parts in found.values():
        parts.sort(key=lambda part: (part.enrolment.first_day, part.enrolment.id))
    return found


def _by_enrolment(care: Iterable[Sequence[CareDay]]) -> Mapping[int, Sequence[CareDay]]:
    return {own[0].enrolment.id: own for own in care}
