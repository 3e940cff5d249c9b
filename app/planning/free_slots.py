"""The nearest free hours (créneaux libres): as long as asked, with a place and enough adults as the rota stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from app.care.capacity import limit, planned_by_child
from app.planning.questions import Question, granted, reserved_in
from app.report.month_facts import MonthFacts
from app.spans import DAY, Span, common, merged, without
from app.staff.rota.shapes import QUARTER
from app.staff.staffing import heads, needed_for

FURTHEST = timedelta(days=14)
MOST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class FreeSlot:
    """Hours that would fit with nothing to change."""

    day: date
    spans: tuple[Span, ...]


def free_slots(facts: MonthFacts, question: Question, earliest: int = 0) -> tuple[FreeSlot, ...]:
    """The same day's nearest ones, on either side, then the nearest of each following day.

    `earliest`: the minute of the day that is now. The facts reach `FURTHEST` days after the day asked for.
    """
    if question.spans[-1].end > DAY:
        return ()  # A night is not slid along the day.
    found = list(_slots_on(facts, question, question.day, earliest))
    following = (question.day + timedelta(days=number) for number in range(1, FURTHEST.days + 1))
    later = (slot for day in following for slot in islice(_slots_on(facts, question, day), 1))
    return (*found, *islice(later, MOST - len(found)))


def _slots_on(facts: MonthFacts, question: Question, day: date, earliest: int = 0) -> Iterator[FreeSlot]:
    """At most one on either side of the hours asked for, the nearer first."""
    fit = common(fitting(facts, question, day), [Span(earliest, DAY)])
    if not fit:
        return
    first = question.spans[0].start
    starts = sorted(
        {
            start
            for span in fit
            for start in _starts(span, first)
            if _holds(fit, question.spans, start - first)
        },
        key=lambda start: (abs(start - first), start),
    )
    early = next((start for start in starts if start < first), None)
    late = next((start for start in starts if start >= first), None)
    for start in sorted(
        (one for one in (early, late) if one is not None), key=lambda start: (abs(start - first), start)
    ):
        spans = tuple(Span(span.start + start - first, span.end + start - first) for span in question.spans)
        if (day, spans) != (question.day, question.spans):
            yield FreeSlot(day=day, spans=spans)


def _starts(span: Span, first: int) -> Iterator[int]:
    """Quarters of an hour of the span, its own first minute, and the hour asked for."""
    yield span.start
    yield from range(-(-span.start // QUARTER) * QUARTER, span.end, QUARTER)
    if span.start <= first < span.end:
        yield first


def _holds(fit: Sequence[Span], spans: Sequence[Span], by: int) -> bool:
    return all(
        any(one.start <= span.start + by and span.end + by <= one.end for one in fit) for span in spans
    )


def fitting(facts: MonthFacts, question: Question, day: date) -> list[Span]:
    """The opening minutes of the day in which this child more keeps to the places and the adults there are."""
    opening = common(facts.calendar.on(day).spans, [Span(0, DAY)])
    if not opening:
        return []
    asked = Question(day=day, spans=tuple(opening), child=question.child, walks=question.walks)
    after = granted(facts, asked)
    crowd = heads(after, day, planned_by_child(after, day))
    percent = facts.book.on(day).surnombre_percent
    full = [
        Span(max(one.start, piece.start), min(one.end, piece.end))
        for one in crowd
        for piece in facts.calendar.civil_places(day)
        if piece.start < one.end
        and one.start < piece.end
        and one.non_walkers + one.walkers > limit(piece.places, percent)
    ]
    return without(
        opening, [*full, *reserved_in(facts, asked), *_short(after, day, needed_for(after, day, crowd))]
    )


def _short(facts: MonthFacts, day: date, needed: Sequence[tuple[int, int, int]]) -> list[Span]:
    if not facts.staff.shifts.known(day):
        return []
    present = facts.staff.shifts.present(day)
    found = []
    for start, end, adults in needed:
        enough = [Span(one[0], one[1]) for one in present if one[2] >= adults]
        found += without([Span(start, end)], enough)
    return merged(found)
