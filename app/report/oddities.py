"""What is odd in a month (à vérifier avant la clôture): nothing that blocks, but a control would ask.

What is missing blocks the closing and is listed by `missing_days` and `missing_interviews` (rules.md, Closing a month).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from app.care.enrolments import Enrolment, Kind
from app.dated import latest
from app.days import Month, birthday
from app.families.records import Child, Parent
from app.insertion.paths import InsertionPath
from app.insertion.quota import children_of
from app.report.missing_days import missing_days, open_arrivals
from app.report.month_facts import MonthFacts
from app.report.monthly_report import MonthlyReport
from app.search import name_order
from app.spans import DAY, Span, merged, total, without
from app.structure.opening import DayOpening

OUTSIDE_MINUTES = 60
"""A stay may overlap the closed hours by as much: a late parent, an early one, are no typing error."""


class Oddity(StrEnum):
    """Which kind of thing wants a look, in the order of the list."""

    OPEN_ARRIVAL = "open_arrival"
    """An arrival without departure that no reserved hours make missing: it counts for 0 minutes."""
    CLOSED_DAY = "closed_day"
    """Attended on a day on which the crèche is closed and nothing was reserved: it counts."""
    OUTSIDE_OPENING = "outside_opening"
    """There for long while the crèche is closed and nothing was reserved: often an hour typed wrong."""
    OVER_THREE = "over_three"
    """Counted among the enrolled, no longer among the under three."""
    NOTHING_RESERVED = "nothing_reserved"
    """A regular contract without one reserved hour on the month's open days."""
    NO_SITUATION = "no_situation"
    NO_ENGAGEMENT = "no_engagement"
    """A path open without an engagement, or whose last one ended early."""
    PAST_TERM = "past_term"
    """Past its engagement's term, without renewal, exit or place kept."""
    SHORT = "short"
    NO_SHIFT = "no_shift"
    """An open day without any shift: the shortage leaves it out."""
    NO_ROTA = "no_rota"
    """No shift in the whole month."""
    NO_PLACES = "no_places"
    """An open day that no agreement covers."""
    NO_NUMBER = "no_number"
    """The crèche's number at the CAF is empty."""
    NOT_OPENED = "not_opened"
    NO_CHILD = "no_child"
    NO_HOURS = "no_hours"
    """Denominators of 0: rates that the report can't give."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Odd:
    """One line: what, when, whose. `day` is where it shows, or since when."""

    kind: Oddity
    day: date
    child: Child | None = None
    enrolment: Enrolment | None = None
    parent: Parent | None = None
    path: InsertionPath | None = None
    minute: int = 0
    """The hour of the day at which it begins."""
    minutes: int = 0
    """How long: of a shortage, of a stay."""
    days: int = 1
    """How many days are alike, from `day` on."""


def oddities(facts: MonthFacts, report: MonthlyReport, month: Month, today: date) -> list[Odd]:
    """The month's, by kind, then day, then name; `report` is the month's own, made from these facts on that day."""
    asked = min(month.last, today)
    opened = [at for at in facts.calendar.between(month.first, month.last) if at.open]
    past = [at for at in opened if at.day < today]
    found = [
        *_arrivals(facts, month, today),
        *_closed_days(facts, month),
        *_outside_opening(facts, month),
        *_over_three(facts, month),
        *_nothing_reserved(facts, month, opened),
        *_paths(facts, month, asked),
        *_short(report),
        *_unstaffed(facts, past),
        *_structure(facts, month, past),
        *(_empty(report, month, opened) if today > month.last else ()),
    ]
    order = list(Oddity)
    return sorted(found, key=lambda one: (order.index(one.kind), one.day, _name(one)))


def _name(one: Odd) -> tuple[str, ...]:
    person = one.child or one.parent
    return name_order(person) if person is not None else ()


def _arrivals(facts: MonthFacts, month: Month, today: date) -> Iterator[Odd]:
    """Those of a day that is missing are listed there, and block."""
    missing = {(one.enrolment.id, one.day) for one in missing_days(facts, month, today)}
    for enrolment, child, day, minute in open_arrivals(facts, month, today):
        if (enrolment.id, day) not in missing:
            yield Odd(kind=Oddity.OPEN_ARRIVAL, day=day, child=child, enrolment=enrolment, minute=minute)


def _closed_days(facts: MonthFacts, month: Month) -> Iterator[Odd]:
    for one in facts.touching(month.first, month.last):
        for number, stays in one.attended.items():
            day = date.fromordinal(number)
            if day not in month or facts.calendar.number(number).open:
                continue
            if not facts.schedules.reserved(one.enrolment, facts.calendar.number(number)).spans:
                yield Odd(
                    kind=Oddity.CLOSED_DAY,
                    day=day,
                    child=one.child,
                    enrolment=one.enrolment,
                    minute=min(stays)[0],
                )


def _outside_opening(facts: MonthFacts, month: Month) -> Iterator[Odd]:
    """Those of a closed day without reserved hours are told as such."""
    for one in facts.touching(month.first, month.last):
        for number, stays in one.attended.items():
            day = date.fromordinal(number)
            if day not in month:
                continue
            at = facts.calendar.number(number)
            reserved = facts.schedules.reserved(one.enrolment, at).spans
            if not at.spans and not reserved:
                continue
            night = [Span(start - DAY, end - DAY) for start, end in facts.calendar.number(number - 1).spans]
            allowed = merged([*night, *at.spans, *reserved])
            for start, end in sorted(stays):
                if total(without([Span(start, end)], allowed)) > OUTSIDE_MINUTES:
                    yield Odd(
                        kind=Oddity.OUTSIDE_OPENING,
                        day=day,
                        child=one.child,
                        enrolment=one.enrolment,
                        minute=start,
                        minutes=end - start,
                    )


def _over_three(facts: MonthFacts, month: Month) -> Iterator[Odd]:
    for one in children_of(facts, month, facts.book.on(month.first)):
        third = birthday(one.child.birth_day, 3)
        if any(last >= third for _, last in one.enrolled):
            yield Odd(kind=Oddity.OVER_THREE, day=third, child=one.child)


def _nothing_reserved(facts: MonthFacts, month: Month, opened: Sequence[DayOpening]) -> Iterator[Odd]:
    for one in facts.touching(month.first, month.last):
        enrolment = one.enrolment
        own = [at for at in opened if enrolment.covers(at.day)]
        if enrolment.kind is not Kind.REGULAR or not own:
            continue
        if not any(facts.schedules.reserved(enrolment, at).spans for at in own):
            yield Odd(
                kind=Oddity.NOTHING_RESERVED,
                day=own[0].day,
                child=one.child,
                enrolment=enrolment,
                days=len(own),
            )


def _paths(facts: MonthFacts, month: Month, asked: date) -> Iterator[Odd]:
    known = {one.path_id for one in facts.insertion.rows.situations if one.day <= month.last}
    for path in facts.paths:
        if path.entry_day > asked or (path.exit_day is not None and path.exit_day < month.first):
            continue
        parent = facts.parents[path.parent_id]
        if path.id not in known:
            yield Odd(kind=Oddity.NO_SITUATION, day=path.entry_day, path=path, parent=parent)
        if path.exit_day is None and path.place_kept_on is None:
            yield from _engagement(facts, path, parent, asked)


def _engagement(facts: MonthFacts, path: InsertionPath, parent: Parent, asked: date) -> Iterator[Odd]:
    """As known today: an exit, a place kept or an engagement signed for later mends it, whatever its day."""
    own = facts.insertion.engagements.get(path.id, ())
    last = max(own, key=lambda one: one.first_day, default=None)
    if last is None:
        yield Odd(kind=Oddity.NO_ENGAGEMENT, day=path.entry_day, path=path, parent=parent)
    elif last.until < asked:
        kind = Oddity.PAST_TERM if last.ended_on is None else Oddity.NO_ENGAGEMENT
        yield Odd(kind=kind, day=last.until, path=path, parent=parent)


def _short(report: MonthlyReport) -> Iterator[Odd]:
    """A line a day: its minutes together, from the first."""
    by_day: dict[date, list[tuple[int, int]]] = {}
    for one in report.staff.shortages:
        by_day.setdefault(one.day, []).append((one.start, one.end - one.start))
    for day, short in by_day.items():
        yield Odd(kind=Oddity.SHORT, day=day, minute=min(short)[0], minutes=sum(long for _, long in short))


def _unstaffed(facts: MonthFacts, past: Sequence[DayOpening]) -> Iterator[Odd]:
    """Days that follow each other, whatever is closed between them, make one line."""
    without = [at.day for at in past if not facts.staff.shifts.known(at.day)]
    if without and len(without) == len(past):
        yield Odd(kind=Oddity.NO_ROTA, day=without[0], days=len(without))
        return
    runs: list[list[date]] = []
    followed = {before.day: at.day for before, at in pairwise(past)}
    for day in without:
        if runs and followed.get(runs[-1][-1]) == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    for run in runs:
        yield Odd(kind=Oddity.NO_SHIFT, day=run[0], days=len(run))


def _structure(facts: MonthFacts, month: Month, past: Sequence[DayOpening]) -> Iterator[Odd]:
    bare = [at.day for at in past if not at.places]
    if bare:
        yield Odd(kind=Oddity.NO_PLACES, day=bare[0], days=len(bare))
    identity = latest(facts.identities, month.last)
    if identity is None or not identity.caf_number:
        yield Odd(kind=Oddity.NO_NUMBER, day=month.first)


def _empty(report: MonthlyReport, month: Month, opened: Sequence[DayOpening]) -> Iterator[Odd]:
    """A month that is over and never opened has no other rate either: one line says it."""
    if not opened:
        yield Odd(kind=Oddity.NOT_OPENED, day=month.first)
        return
    if not report.quota.children.denominator:
        yield Odd(kind=Oddity.NO_CHILD, day=month.first)
    if not report.hours.realised:
        yield Odd(kind=Oddity.NO_HOURS, day=opened[0].day, days=len(opened))
