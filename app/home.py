"""The home page (accueil): who is here, is today within the agreement, what waits for an answer, the share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from app.care.capacity import DayLoad, Stretch, attended_by_child, day_load
from app.care.door import Door, door
from app.care.presence import typical
from app.days import ONE_DAY, Month
from app.insertion.care_desk import Asked, CareCase, asked_care, care_rows
from app.insertion.home_part import InsertionHome, insertion_home
from app.insertion.quota import quota_of
from app.planning.adults import Adults, adults_on
from app.planning.conflicts import LoadConflict
from app.report.building import avip_hours
from app.report.missing_days import MissingDay, missing_days, open_arrivals
from app.report.month_facts import MonthFacts, facts_between
from app.report.month_figures import figures_of
from app.report.monthly_report import QuotaPart, Rate
from app.session import Session
from app.spans import Span
from app.staff.staffing import count_at, heads, needed_for, present_on
from app.structure.opening import DayOpening, Places
from app.users import Right

SOON = timedelta(days=21)
"""How far the next open day is looked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """Today, read from the file at once. `quota` and `insertion` are None for who may not see them."""

    door: Door
    day: date
    """The day of the load: today, or the next open one while the crèche is closed."""
    now: int | None
    """The minute, where the load is today's."""
    opening: tuple[Span, ...]
    typical: tuple[int, int]
    """The stretch of the day that is not atypical."""
    load: DayLoad
    adults: Adults
    """Against the children of the load: those who came up to now, those planned after it."""
    at_work: "AtWork | None"
    """At this minute, where the load is today's and a rota is known of it."""
    short: tuple[LoadConflict, ...]
    """Too few adults, later today, tomorrow and on the next open day: what can still be mended."""
    planned: int
    """Children with reserved hours on the load's day."""
    verdict: "Verdict"
    missing: tuple[MissingDay, ...]
    """Of this month and the one before, departures forgotten first."""
    asked: tuple[Asked, ...]
    """Care requests that wait for this person's answer, the nearest first."""
    withdrawn: tuple[CareCase, ...]
    """Those taken back after they were accepted."""
    insertion: InsertionHome | None
    quota: QuotaPart | None
    month: Month


class AtWork(NamedTuple):
    """At one minute: children who are there, adults whom these children need, adults present by their shifts."""

    children: int
    needed: int
    present: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The day against the agreement: what happened up to now, what is planned after it."""

    agreed: int
    """The highest slot of the day; 0 while the agreement is missing."""
    peak: Stretch | None
    over: Stretch | None
    """The first stretch above the agreed places (surnombre)."""
    over_limit: Stretch | None
    """The first stretch above the percentage that is allowed."""


def home(session: Session) -> Home:
    """The day's page. Two months of facts, never the history: it stands right after the log-in."""
    session.require(Right.SEE_CHILDREN)
    today = session.clock.day()
    month = Month.of(today)
    requests = care_rows(session)
    last = max(month.last, today + SOON + ONE_DAY, requests.until(today))
    facts = facts_between(session.store, month.plus(-1).first, last)
    at_door = door(session)
    day = today if at_door.lines else _next_open(facts, today)
    now = at_door.minute if day == today else None
    load = day_load(facts, day, now)
    adults = adults_on(facts, day, now or 0)
    opening = facts.calendar.on(day)
    return Home(
        door=at_door,
        day=day,
        now=now,
        opening=opening.spans,
        typical=typical(facts.book.on(day), opening),
        load=load,
        adults=adults,
        at_work=_at_work(facts, day, now) if now is not None and adults.known else None,
        short=tuple(_short(facts, today, at_door.minute)),
        planned=_planned(facts, opening),
        verdict=verdict_of(load, now or 0),
        missing=tuple(_missing(facts, month, today)),
        asked=tuple(asked_care(requests, facts, today)),
        withdrawn=requests.withdrawn,
        insertion=insertion_home(session, facts.book.on(today)) if session.can(Right.SEE_INSERTION) else None,
        quota=_quota(facts, month, today) if session.can(Right.SEE_REPORTS) else None,
        month=month,
    )


def _next_open(facts: MonthFacts, today: date) -> date:
    """That day where it is open, else the next open one; itself again where none is near."""
    days = facts.calendar.between(today, today + SOON)
    return next((one.day for one in days if one.open), today)


def _at_work(facts: MonthFacts, day: date, minute: int) -> AtWork:
    there = heads(facts, day, attended_by_child(facts, day, minute + 1))
    return AtWork(
        children=sum(one.non_walkers + one.walkers for one in there if one.start <= minute < one.end),
        needed=count_at(needed_for(facts, day, there), minute),
        present=count_at(present_on(facts, day), minute),
    )


def _short(facts: MonthFacts, today: date, minute: int) -> Iterator[LoadConflict]:
    tomorrow = today + ONE_DAY
    for day in sorted({today, tomorrow, _next_open(facts, tomorrow)}):
        found = adults_on(facts, day, minute if day == today else 0).shortages
        yield from (one for one in found if not one.happened)


def _planned(facts: MonthFacts, at: DayOpening) -> int:
    reserved = facts.schedules.reserved
    return sum(any(reserved(one.enrolment, at).spans for one in own) for own in facts.by_child.values())


def _missing(facts: MonthFacts, month: Month, today: date) -> list[MissingDay]:
    found = [one for each in (month.plus(-1), month) for one in missing_days(facts, each, today)]
    known = {(one.enrolment.id, one.day) for one in found}
    for each in (month.plus(-1), month):
        for enrolment, child, day, minute in open_arrivals(facts, each, today):
            if (enrolment.id, day) not in known:
                known.add((enrolment.id, day))
                found.append(
                    MissingDay(enrolment=enrolment, child=child, day=day, reserved=(), arrived=(minute,))
                )
    return sorted(found, key=lambda one: (not one.arrived, one.day, one.child.name, one.enrolment.id))


def _quota(facts: MonthFacts, month: Month, today: date) -> QuotaPart:
    figures = figures_of(facts, month, today)
    places = facts.calendar.on(month.last).places
    return quota_of(figures.children, month, places, avip_hours(figures), figures.settings)


def verdict_of(load: DayLoad, minute: int) -> Verdict:
    """`minute`: now; before it what happened counts, from it on what is planned."""
    steps = [
        *(Stretch(start, min(end, minute), count) for start, end, count in load.attended if start < minute),
        *(Stretch(max(start, minute), end, count) for start, end, count in load.planned if end > minute),
    ]
    return Verdict(
        agreed=max((piece.places for piece in load.places), default=0),
        peak=max(steps, key=lambda one: (one.children, -one.start), default=None),
        over=_above(steps, load.places),
        over_limit=_above(steps, load.limits),
    )


def _above(steps: Iterable[Stretch], places: Sequence[Places]) -> Stretch | None:
    """The first run of stretches above these places, with the most children of it."""
    found: Stretch | None = None
    for start, end, children in steps:
        for piece in places:
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last and children > piece.places:
                if found is None:
                    found = Stretch(first, last, children)
                elif first <= found.end:
                    found = Stretch(found.start, last, max(found.children, children))
    return found


def after_one_departure(children: Rate) -> Rate | None:
    """The share by children if one Avip child left; None where there is none to leave."""
    if not children.numerator:
        return None
    return Rate(numerator=children.numerator - 1, denominator=children.denominator - 1)


def wanting(children: Rate, threshold_percent: int) -> int:
    """How many more Avip children reach the threshold; 0 where it is kept."""
    threshold = Fraction(threshold_percent, 100)
    more = 0
    while threshold < 1 and children.numerator + more < threshold * (children.denominator + more):
        more += 1
    return more
