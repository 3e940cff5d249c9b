"""Reserved spans (heures réservées): a day's exception, else the week's pattern (rules.md, Children, care…)."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.enrolments import Enrolment
from app.opening import DayOpening
from app.schedules import DayException, ExceptionSpan, PatternSpan, Turn, WeekPattern
from app.spans import Span, common, merged

MONDAY_1 = 1
"""The ordinal of a Monday: weeks are counted from it."""


class Reserved(NamedTuple):
    """What is reserved of a day: spans merged and in order, and their minutes."""

    spans: tuple[Span, ...]
    minutes: int


NOTHING = Reserved((), 0)


def reserved_of(spans: Iterable[Span]) -> Reserved:
    """The spans, merged."""
    disjoint = tuple(merged(spans))
    return Reserved(disjoint, sum(span.minutes for span in disjoint))


def week_of(pattern: WeekPattern, at: DayOpening) -> int:
    """Which of the pattern's weeks that day falls in, 0 to 9; the anchor may lie in the past or the future."""
    if pattern.turn is Turn.ISO_PARITY:
        return (at.day.isocalendar().week - 1) % 2 % pattern.weeks
    weeks = (at.number - MONDAY_1) // 7 - (pattern.anchor.toordinal() - MONDAY_1) // 7
    return weeks % pattern.weeks


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleRows:
    """The rows that schedules are built from."""

    patterns: Sequence[WeekPattern] = ()
    pattern_spans: Sequence[PatternSpan] = ()
    exceptions: Sequence[DayException] = ()
    exception_spans: Sequence[ExceptionSpan] = ()


class _Weeks:
    """One pattern with its spans by (week, weekday), and what the days' openings leave of them."""

    def __init__(self, pattern: WeekPattern, spans: Iterable[PatternSpan]) -> None:
        self.pattern = pattern
        self._spans: dict[int, list[Span]] = {}
        for span in spans:
            self._spans.setdefault(span.week * 7 + span.weekday, []).append(Span(span.start, span.end))
        self._cut: dict[tuple[int, int], Reserved] = {}

    def on(self, at: DayOpening) -> Reserved:
        """The day's spans, cut to its opening."""
        pattern = self.pattern
        slot = at.weekday if pattern.weeks == 1 else week_of(pattern, at) * 7 + at.weekday
        cut = self._cut.get((slot, at.shape))
        if cut is None:
            cut = reserved_of(common(self._spans.get(slot, ()), at.spans))
            self._cut[slot, at.shape] = cut
        return cut


class Schedules:
    """When each enrolment's child is expected; the pattern in force is the latest that has begun."""

    def __init__(self, rows: ScheduleRows) -> None:
        by_pattern: dict[int, list[PatternSpan]] = {}
        for span in rows.pattern_spans:
            by_pattern.setdefault(span.pattern_id, []).append(span)
        self._weeks: dict[int, list[_Weeks]] = {}
        self._starts: dict[int, list[int]] = {}
        for pattern in sorted(rows.patterns, key=lambda pattern: (pattern.first_day, pattern.id)):
            weeks = _Weeks(pattern, by_pattern.get(pattern.id, ()))
            self._weeks.setdefault(pattern.enrolment_id, []).append(weeks)
            self._starts.setdefault(pattern.enrolment_id, []).append(pattern.first_day.toordinal())
        by_exception: dict[int, list[Span]] = {}
        for piece in rows.exception_spans:
            by_exception.setdefault(piece.exception_id, []).append(Span(piece.start, piece.end))
        self._exceptions: dict[int, dict[int, Reserved]] = {}
        for exception in rows.exceptions:
            days = self._exceptions.setdefault(exception.enrolment_id, {})
            days[exception.day.toordinal()] = reserved_of(by_exception.get(exception.id, ()))

    def exceptions(self, enrolment_id: int) -> dict[int, Reserved]:
        """The enrolment's exceptions, by the day's ordinal; each is the day's whole list."""
        return self._exceptions.get(enrolment_id, {})

    def reserved(self, enrolment: Enrolment, at: DayOpening) -> Reserved:
        """What is reserved that day; nothing outside the enrolment."""
        if not enrolment.covers(at.day):
            return NOTHING
        exception = self.exceptions(enrolment.id).get(at.number)
        return self.pattern(enrolment.id, at) if exception is None else exception

    def pattern(self, enrolment_id: int, at: DayOpening) -> Reserved:
        """What the reference weeks alone say of that day."""
        starts = self._starts.get(enrolment_id)
        if not at.spans or starts is None:
            return NOTHING
        position = len(starts) if starts[-1] <= at.number else bisect_right(starts, at.number)
        return self._weeks[enrolment_id][position - 1].on(at) if position else NOTHING
