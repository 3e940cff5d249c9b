"""A week's load (charge de la semaine): children, agreed places and adults at every minute, and what wants a look.

Exact sweeps, from facts read once: facts in which something is only tried (other schedules, other rows) give the
load that would be, in the same way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.care.capacity import DayLoad, Stretch, attended_on, day_load, week_figures
from app.care.presence import typical
from app.care.stays import minute_of
from app.days import ONE_DAY, days_between
from app.planning.adults import Adults, adults_on
from app.planning.conflicts import ConflictRule, LoadConflict, rank
from app.report.month_facts import EnrolmentFacts, MonthFacts
from app.spans import DAY, Span
from app.structure.opening import Places

WEEK = timedelta(days=6)
LATE = 30
"""Minutes after the planned end before a departure counts as forgotten: until then the family is at the door."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadOfDay:
    """One civil day, in minutes. What happened counts up to `split`, what is planned from there on."""

    day: date
    opening: tuple[Span, ...]
    load: DayLoad
    steps: tuple[Stretch, ...]
    split: int
    """0 on a day to come, 1440 on one that is over, the minute of the clock today."""
    expected: int
    """Children with reserved spans that start that day."""
    percent: int
    """Of the agreed places: the most children permitted at once."""
    atypical: tuple[Span, ...]
    adults: Adults
    conflicts: tuple[LoadConflict, ...]

    @property
    def peak(self) -> int:
        """The most children at once, of what happened and what is to come."""
        return max((step.children for step in self.steps), default=0)

    @property
    def agreed(self) -> int:
        """The highest slot of the agreement."""
        return max((piece.places for piece in self.load.places), default=0)

    @property
    def is_today(self) -> bool:
        """Whether the clock stands in this day."""
        return 0 < self.split < DAY


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadOfWeek:
    """Seven days from a Monday; the conflicts of all, in the order of `rank`."""

    days: tuple[LoadOfDay, ...] = ()
    conflicts: tuple[LoadConflict, ...] = ()
    after: LoadOfDay | None = None
    """The Monday after: where the Sunday's night goes on."""

    def on(self, day: date) -> LoadOfDay | None:
        """That day of the week."""
        return next((one for one in self.days if one.day == day), None)

    def following(self, day: date) -> LoadOfDay | None:
        """The day after it, where its night goes on."""
        return self.on(day + ONE_DAY) or self.after


def load_of_week(facts: MonthFacts, monday: date, moment: datetime) -> LoadOfWeek:
    """The week's load at that moment, from facts that reach from its Monday to the Monday after."""
    days = tuple(load_of_day(facts, day, moment) for day in days_between(monday, monday + WEEK))
    found = [conflict for day in days for conflict in day.conflicts]
    found += _week(facts, monday, moment)
    return LoadOfWeek(
        days=days,
        conflicts=tuple(sorted(found, key=rank)),
        after=load_of_day(facts, monday + WEEK + ONE_DAY, moment),
    )


def load_of_day(facts: MonthFacts, day: date, moment: datetime) -> LoadOfDay:
    """The day's load at that moment, from facts that reach it and its eve."""
    split = _split(day, moment)
    opening = facts.calendar.on(day)
    load = day_load(facts, day, split if split < DAY else None)
    steps = [
        *(
            Stretch(step.start, min(step.end, split), step.children)
            for step in load.attended
            if step.start < split
        ),
        *(
            Stretch(max(step.start, split), step.end, step.children)
            for step in load.planned
            if step.end > split
        ),
    ]
    adults = adults_on(facts, day, split)
    found = [*_too_many(facts, load, steps, split), *adults.shortages, *_departures(facts, day, moment)]
    settings = facts.book.on(day)
    return LoadOfDay(
        day=day,
        opening=opening.spans,
        load=load,
        steps=tuple(steps),
        split=split,
        expected=_expected(facts, day),
        percent=settings.surnombre_percent,
        atypical=_atypical(typical(settings, opening)),
        adults=adults,
        conflicts=tuple(sorted(found, key=rank)),
    )


def _split(day: date, moment: datetime) -> int:
    if day == moment.date():
        return minute_of(moment)
    return 0 if day > moment.date() else DAY


def _atypical(stretch: tuple[int, int]) -> tuple[Span, ...]:
    """The civil day without its typical stretch."""
    early, late = stretch
    if early >= late:
        return (Span(0, DAY),)
    return tuple(span for span in (Span(0, early), Span(late, DAY)) if span.minutes)


def _expected(facts: MonthFacts, day: date) -> int:
    at, reserved = facts.calendar.on(day), facts.schedules.reserved
    return sum(any(reserved(one.enrolment, at).spans for one in own) for own in facts.by_child.values())


def _too_many(
    facts: MonthFacts, load: DayLoad, steps: Sequence[Stretch], split: int
) -> Iterator[LoadConflict]:
    """Runs above the agreed places; those with a minute above the limit are told by that one alone."""
    if not any(piece.places for piece in load.places):
        return  # no agreement was entered yet: the settings ask for it
    percent = facts.book.on(load.day).surnombre_percent
    over_limit = list(runs_above(steps, load.limits))
    for rule, runs in (
        (ConflictRule.OVER_LIMIT, over_limit),
        (ConflictRule.SURNOMBRE, runs_above(steps, load.places)),
    ):
        for run in runs:
            if rule is ConflictRule.SURNOMBRE and any(run.start <= one.start < run.end for one in over_limit):
                continue
            yield LoadConflict(
                day=load.day,
                start=run.start,
                end=run.end,
                rule=rule,
                children=run.children,
                places=_at(load.places, run.start),
                limit=_at(load.limits, run.start),
                percent=percent,
                happened=run.end <= split,
            )


def runs_above(steps: Iterable[Stretch], places: Sequence[Places]) -> list[Stretch]:
    """Unbroken runs of minutes with more children than these places, each with its most children.

    Where the number of places changes, another run begins: it is judged by another figure.
    """
    runs: list[Stretch] = []
    level = -1
    for start, end, children in steps:
        for piece in places:
            first, last = max(start, piece.start), min(end, piece.end)
            if first >= last or children <= piece.places:
                continue
            if runs and runs[-1].end == first and level == piece.places:
                runs[-1] = Stretch(runs[-1].start, last, max(runs[-1].children, children))
            else:
                runs.append(Stretch(first, last, children))
            level = piece.places
    return runs


def _at(places: Iterable[Places], minute: int) -> int:
    return next((piece.places for piece in places if piece.start <= minute < piece.end), 0)


def _departures(facts: MonthFacts, day: date, moment: datetime) -> Iterator[LoadConflict]:
    """Arrivals of the day whose departure should have been noted by now."""
    elapsed = (moment.date() - day).days * DAY + minute_of(moment)
    for one in facts.enrolments:
        for arrived in one.arrived.get(day.toordinal(), ()):
            end = _due(facts, one, day)
            if elapsed >= max(end, arrived) + LATE:
                yield LoadConflict(
                    day=day,
                    start=arrived,
                    end=max(end, arrived),
                    rule=ConflictRule.UNRECORDED_DEPARTURE,
                    about=one.child.name,
                    happened=True,
                )


def _due(facts: MonthFacts, one: EnrolmentFacts, day: date) -> int:
    """When the child's day ends: what is reserved, else the crèche's closing."""
    at = facts.calendar.on(day)
    spans = facts.schedules.reserved(one.enrolment, at).spans or at.spans
    return max((span.end for span in spans), default=0)


def _week(facts: MonthFacts, monday: date, moment: datetime) -> Iterator[LoadConflict]:
    """The week's attended minutes above its capacity minutes, once it has begun."""
    sunday = monday + WEEK
    if monday > moment.date():
        return
    loads = {day: attended_on(facts, day) for day in days_between(monday, sunday)}
    figures = week_figures(facts, sunday, loads)
    if figures.in_breach and figures.capacity:
        yield LoadConflict(
            day=monday,
            start=0,
            end=0,
            rule=ConflictRule.WEEK_IN_BREACH,
            attended=figures.attended,
            capacity=figures.capacity,
            happened=sunday < moment.date(),
        )
