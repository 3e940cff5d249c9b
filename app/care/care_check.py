"""Can this child be cared for then? (vérification d'un accueil): the one function that every request goes through.

It looks at the opening, the agreed places, the 115 %, and the adults on the days whose shifts are known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.care.capacity import limit, planned_by_child, sweep
from app.care.presence import civil
from app.days import ONE_DAY
from app.families.records import Child
from app.report.month_facts import MonthFacts, facts_between
from app.session import Session
from app.spans import DAY, Span, common, merged, without
from app.staff.staffing import Heads, heads, needed_for, shortages_of
from app.structure.opening import Places
from app.users import Right
from app.wording import WEEKDAYS, counted, spoken_day, spoken_span

Days = Mapping[date, Sequence[Span]]
"""The spans wanted, by the day they start."""


class Rule(StrEnum):
    """What a wanted care runs into."""

    CLOSED = "closed"
    OUTSIDE_OPENING = "outside_opening"
    SURNOMBRE = "surnombre"
    OVER_LIMIT = "over_limit"
    SHORT = "short"
    """Fewer adults than needed: it warns, the director decides (rules.md, Capacity and staff)."""


REFUSES = frozenset({Rule.CLOSED, Rule.OUTSIDE_OPENING, Rule.OVER_LIMIT})
"""The rules that need another hour, or the director's explicit word; a surnombre and a lack of adults are told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing to know: on which day, from when to when, against which rule."""

    day: date
    start: int
    end: int
    rule: Rule
    children: int = 0
    places: int = 0
    """Those of the rule: the agreed ones, or the most allowed."""
    present: int = 0
    needed: int = 0
    """Adults, at the worst of those minutes."""

    @property
    def sentence(self) -> str:
        """« Mardi 24 novembre 2026, 6 h 30–7 h : la crèche n’est pas ouverte »."""
        when = f"{WEEKDAYS[self.day.weekday()].capitalize()} {spoken_day(self.day)}"
        hours = spoken_span(self.start, self.end)
        match self.rule:
            case Rule.CLOSED:
                return f"{when} : la crèche est fermée ce jour-là."
            case Rule.OUTSIDE_OPENING:
                return f"{when}, {hours} : la crèche n’est pas ouverte."
            case Rule.SURNOMBRE:
                return (
                    f"{when}, {hours} : {counted(self.children, 'enfant')} pour {counted(self.places, 'place')}, "
                    "surnombre permis."
                )
            case Rule.OVER_LIMIT:
                return (
                    f"{when}, {hours} : {counted(self.children, 'enfant')}, "
                    f"au-delà de {self.places} au plus en surnombre."
                )
            case Rule.SHORT:
                adults = counted(self.needed, "adulte nécessaire", "adultes nécessaires")
                there = counted(self.present, "prévu") if self.present else "aucun prévu"
                return f"{when}, {hours} : {counted(self.children, 'enfant')}, {adults}, {there}."


@dataclass(frozen=True, kw_only=True, slots=True)
class CareCheck:
    """What was found, in order; empty when all is well."""

    findings: tuple[Finding, ...]
    staffed: bool = False
    """Whether the shifts of every day looked at are known, so that the adults were judged too."""

    def refusals(self) -> list[Finding]:
        """Those that stand against it."""
        return [one for one in self.findings if one.rule in REFUSES]

    @property
    def fits(self) -> bool:
        """Whether nothing stands against it."""
        return not self.refusals()


def check_care(session: Session, child: Child, days: Days) -> CareCheck:
    """What the child's care on these days, beside what is reserved already, would run into."""
    session.require(Right.SEE_CHILDREN)
    wanted = [day for day, spans in days.items() if spans]
    if not wanted:
        return CareCheck(findings=())
    return check_on(facts_between(session.store, min(wanted), max(wanted) + ONE_DAY), child, days)


def check_on(facts: MonthFacts, child: Child, days: Days) -> CareCheck:
    """As `check_care`, on facts that reach from the first of these days to the morrow of the last."""
    wanted = {day: list(spans) for day, spans in days.items() if spans}
    return CareCheck(
        findings=tuple(_findings(facts, child, wanted)),
        staffed=bool(wanted) and all(facts.staff.shifts.known(day) for day in _civil_days(wanted)),
    )


def _findings(facts: MonthFacts, child: Child, wanted: Days) -> Iterable[Finding]:
    for day, spans in sorted(wanted.items()):
        opening = facts.calendar.on(day).spans
        if not opening:
            yield Finding(day=day, start=0, end=DAY, rule=Rule.CLOSED)
            continue
        for span in without(spans, opening):
            yield Finding(day=day, start=span.start, end=span.end, rule=Rule.OUTSIDE_OPENING)
    for day in _civil_days(wanted):
        own = civil(wanted.get(day - ONE_DAY, ()), wanted.get(day, ()))
        children = list(_with(facts, child, day, own))
        yield from _load(facts, day, own, [spans for _, spans in children])
        yield from _short(facts, day, own, heads(facts, day, children))


def _civil_days(wanted: Days) -> list[date]:
    """The days whose minutes are wanted, the morrows of nights among them."""
    nights = {day + ONE_DAY for day, spans in wanted.items() if any(span.end > DAY for span in spans)}
    return sorted(nights | set(wanted))


def _load(
    facts: MonthFacts, day: date, own: Sequence[Span], children: Iterable[Sequence[Span]]
) -> Iterator[Finding]:
    """The stretches of the wanted minutes of that civil day with more children than places."""
    places = facts.calendar.civil_places(day)
    percent = facts.book.on(day).surnombre_percent
    limits = [Places(piece.start, piece.end, limit(piece.places, percent)) for piece in places]
    load = sweep(children)
    over_limit = _above(load, limits, own)
    yield from (Finding(day=day, rule=Rule.OVER_LIMIT, **one) for one in over_limit)
    if not over_limit:
        yield from (Finding(day=day, rule=Rule.SURNOMBRE, **one) for one in _above(load, places, own))


def _short(facts: MonthFacts, day: date, own: Sequence[Span], children: Sequence[Heads]) -> Iterator[Finding]:
    """The runs of the wanted minutes of that civil day with fewer adults than needed, where shifts are known."""
    if not facts.staff.shifts.known(day):
        return
    there = [
        Heads(span.start, span.end, one.non_walkers, one.walkers)
        for one in children
        for span in common([Span(one.start, one.end)], own)
    ]
    needed = [(one, needed_for(facts, day, [one])[0]) for one in there]
    for short in shortages_of(day, facts.staff.shifts.present(day), [stretch for _, stretch in needed]):
        worst = next(
            one
            for one, (start, end, adults) in needed
            if start < short.end and short.start < end and adults == short.needed
        )
        yield Finding(
            day=day,
            start=short.start,
            end=short.end,
            rule=Rule.SHORT,
            children=worst.non_walkers + worst.walkers,
            present=short.present,
            needed=short.needed,
        )


def _with(
    facts: MonthFacts, child: Child, day: date, own: Sequence[Span]
) -> Iterator[tuple[int, Sequence[Span]]]:
    """Every child's minutes of the civil day; those of the child asked for with the wanted ones."""
    known = False
    for child_id, spans in planned_by_child(facts, day):
        if child_id == child.id:
            known = True
            yield child_id, merged([*spans, *own])
        else:
            yield child_id, spans
    if not known:
        yield child.id, own


def _above(
    load: Iterable[tuple[int, int, int]], places: Sequence[Places], own: Sequence[Span]
) -> list[dict[str, int]]:
    """Runs of stretches above the places, inside the wanted minutes, each with its most children."""
    runs: list[dict[str, int]] = []
    for start, end, children in load:
        for piece in places:
            for span in own:
                first, last = max(start, piece.start, span.start), min(end, piece.end, span.end)
                if first >= last or children <= piece.places:
                    continue
                if runs and runs[-1]["end"] == first and runs[-1]["places"] == piece.places:
                    runs[-1] |= {"end": last, "children": max(runs[-1]["children"], children)}
                else:
                    runs.append({"start": first, "end": last, "children": children, "places": piece.places})
    return runs
