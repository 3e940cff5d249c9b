"""Load against the agreement (surnombre): peaks, minutes above, weeks, the heat map (rules.md, Capacity and staff)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from app.care.presence import civil
from app.days import Month, days_between, iso_week
from app.report.month_facts import EnrolmentFacts, MonthFacts
from app.report.monthly_report import CapacityPart, HeatMap, WeekLoad
from app.spans import DAY, Span, steps
from app.structure.opening import Places

HOUR = 60


class Stretch(NamedTuple):
    """`[start, end)` in minutes of the civil day, with that many children."""

    start: int
    end: int
    children: int


def sweep(children: Iterable[Iterable[Span]]) -> list[Stretch]:
    """How many children are there, stretch by stretch; each child's spans don't overlap. Empty stretches left out."""
    return [Stretch(*step) for step in steps(span for spans in children for span in spans)]


def limit(places: int, percent: int) -> int:
    """The most children at once: ⌈percent × places⌉."""
    return -(-places * percent // 100)


def minutes_above(load: Iterable[Stretch], places: Sequence[Places], percent: int = 100) -> int:
    """Clock minutes of the day with more children than that percentage of the agreed places, rounded up."""
    above = 0
    for start, end, children in load:
        for piece in places:
            if piece.start < end and start < piece.end and children > limit(piece.places, percent):
                above += min(end, piece.end) - max(start, piece.start)
    return above


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLoad:
    """One civil day, in minutes: children planned, children who attended, agreed places, and the most allowed."""

    day: date
    planned: Sequence[Stretch]
    attended: Sequence[Stretch]
    places: Sequence[Places]
    limits: Sequence[Places]


def planned_by_child(facts: MonthFacts, day: date) -> Iterator[tuple[int, list[Span]]]:
    """Each child's reserved minutes of the civil day, those of the eve's night included."""
    today, eve = facts.calendar.on(day), facts.calendar.number(day.toordinal() - 1)
    reserved = facts.schedules.reserved
    for child_id, own in facts.by_child.items():
        yield (
            child_id,
            civil(
                [span for one in own for span in reserved(one.enrolment, eve).spans],
                [span for one in own for span in reserved(one.enrolment, today).spans],
            ),
        )


def attended_by_child(
    facts: MonthFacts, day: date, until: int | None = None
) -> Iterator[tuple[int, list[Span]]]:
    """Each child's raw attended minutes of the civil day, those of the eve's night included; see `attended_on`."""
    number = day.toordinal()
    for child_id, own in facts.by_child.items():
        eve = [span for one in own for span in one.attended.get(number - 1, ())]
        spans = [span for one in own for span in one.attended.get(number, ())]
        if until is not None:
            spans += [(at, until) for one in own for at in one.arrived.get(number, ()) if at < until]
            eve += [
                (at, DAY + until)
                for one in own
                for at in one.arrived.get(number - 1, ())
                if _goes_on(facts, one, number - 1, until)
            ]
        if eve or spans:
            yield child_id, civil(eve, spans)


def _goes_on(facts: MonthFacts, one: EnrolmentFacts, eve: int, minute: int) -> bool:
    """Whether a night of the eve without departure may still go on: open or reserved; later, somebody forgot it."""
    at = facts.calendar.number(eve)
    spans = [*at.spans, *facts.schedules.reserved(one.enrolment, at).spans]
    return any(span.end > DAY + minute for span in spans)


def planned_on(facts: MonthFacts, day: date) -> list[Stretch]:
    """Children by reserved spans, those of the eve's night included."""
    return sweep(spans for _, spans in planned_by_child(facts, day))


def attended_on(facts: MonthFacts, day: date, until: int | None = None) -> list[Stretch]:
    """Children by raw attended spans, those of the eve's night included.

    An arrival without departure counts nothing, or, for today's screen, up to the minute `until`.
    """
    return sweep(spans for _, spans in attended_by_child(facts, day, until))


def day_load(facts: MonthFacts, day: date, until: int | None = None) -> DayLoad:
    """The day's load against the agreement, for the home page. `until`: now, in minutes, where the day is today."""
    places = facts.calendar.civil_places(day)
    percent = facts.book.on(day).surnombre_percent
    return DayLoad(
        day=day,
        planned=planned_on(facts, day),
        attended=attended_on(facts, day, until),
        places=places,
        limits=[Places(piece.start, piece.end, limit(piece.places, percent)) for piece in places],
    )


def planned_over_limit(facts: MonthFacts, day: date) -> Stretch | None:
    """The first stretch of the day planned above the limit: a plan that makes one is refused."""
    load = day_load(facts, day)
    for stretch in load.planned:
        for piece in load.limits:
            start, end = max(stretch.start, piece.start), min(stretch.end, piece.end)
            if start < end and stretch.children > piece.places:
                return Stretch(start, end, stretch.children)
    return None


def capacity_part(facts: MonthFacts, month: Month, loads: Mapping[date, Sequence[Stretch]]) -> CapacityPart:
    """The month's peak and its earliest minute, clock minutes above, and its weeks. `loads`: attended, by day."""
    peak, peak_at = 0, None
    over_capacity = over_limit = 0
    percent = facts.book.on(month.first).surnombre_percent
    for day in month.days():
        load = loads[day]
        for start, _, children in load:
            if children > peak:
                peak, peak_at = children, f"{day.isoformat()}T{start // HOUR:02}:{start % HOUR:02}"
        if load:
            places = facts.calendar.civil_places(day)
            over_capacity += minutes_above(load, places)
            over_limit += minutes_above(load, places, percent)
    return CapacityPart(
        peak_children=peak,
        peak_at=peak_at,
        over_capacity_minutes=over_capacity,
        over_limit_minutes=over_limit,
        weeks=tuple(week_figures(facts, sunday, loads) for sunday in month.days() if sunday.weekday() == 6),
    )


def week_figures(facts: MonthFacts, sunday: date, loads: Mapping[date, Sequence[Stretch]]) -> WeekLoad:
    """The week that ends that Sunday. `loads`: attended, by day, of its seven days at least."""
    monday = sunday - timedelta(days=6)
    numbers = range(monday.toordinal(), sunday.toordinal() + 1)
    attended = sum(
        end - start
        for one in facts.enrolments
        for number in numbers
        for start, end in one.attended.get(number, ())
    )
    capacity = sum(facts.calendar.number(number).capacity_minutes for number in numbers)
    return WeekLoad(
        week=iso_week(sunday),
        attended=attended,
        capacity=capacity,
        peak=max(
            (stretch.children for day in days_between(monday, sunday) for stretch in loads[day]), default=0
        ),
        in_breach=attended > capacity,
    )


def heat_map(month: Month, loads: Mapping[date, Sequence[Stretch]]) -> HeatMap:
    """7 weekdays × 24 hours: attended child-minutes over the month, and the most children at once."""
    minutes = [[0] * 24 for _ in range(7)]
    peaks = [[0] * 24 for _ in range(7)]
    for day in month.days():
        row, top = minutes[day.weekday()], peaks[day.weekday()]
        for start, end, children in loads[day]:
            for hour in range(start // HOUR, (end - 1) // HOUR + 1):
                row[hour] += children * (min(end, (hour + 1) * HOUR) - max(start, hour * HOUR))
                top[hour] = max(top[hour], children)
    return HeatMap(
        child_minutes=tuple(tuple(row) for row in minutes), peak=tuple(tuple(row) for row in peaks)
    )
