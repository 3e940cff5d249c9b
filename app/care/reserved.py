"""Reserved spans (heures réservées): a day's exception, else the week's pattern (rules.md, Children, care…)."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, Turn, Turning, WeekPattern
from app.spans import Span, common, merged
from app.structure.opening import DayOpening

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


def week_of(pattern: Turning, day: date) -> int:
    """Which of the pattern's weeks that day falls in, 0 to 9; the anchor may lie in the past or the future."""
    if pattern.turn is Turn.ISO_PARITY:
        return (day.isocalendar().week - 1) % 2 % pattern.weeks
    weeks = (day.toordinal() - MONDAY_1) // 7 - (pattern.anchor.toordinal() - MONDAY_1) // 7
    return weeks % pattern.weeks


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleRows:
    """The rows that schedules are built from."""

    patterns: Sequence[WeekPattern] = ()
    pattern_spans: Sequence[PatternSpan] = ()
    exceptions: Sequence[DayException] = ()
    exception_spans: Sequence[ExceptionSpan] = ()


class ReferenceWeeks(NamedTuple):
    """The reference weeks in force from a day on: minutes of each, in turn, not cut to the opening."""

    first_day: date
    minutes: tuple[int, ...]


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
        slot = at.weekday if pattern.weeks == 1 else week_of(pattern, at.day) * 7 + at.weekday
        cut = self._cut.get((slot, at.shape))
        if cut is None:
            cut = reserved_of(common(self._spans.get(slot, ()), at.spans))
            self._cut[slot, at.shape] = cut
        return cut

    def minutes(self) -> tuple[int, ...]:
        """Each week's minutes."""
        return tuple(
            sum(reserved_of(self._spans.get(week * 7 + weekday, ())).minutes for weekday in range(7))
            for week in range(self.pattern.weeks)
        )


class Schedule:
    """One enrolment's reference weeks and exceptions. It does not look at the enrolment's bounds."""

    def __init__(self, weeks: Sequence[_Weeks], exceptions: Mapping[int, Reserved]) -> None:
        self._weeks = weeks
        self._starts = [one.pattern.first_day.toordinal() for one in weeks]
        self._latest = self._starts[-1] if weeks else 0
        self._exceptions = exceptions

    def on(self, at: DayOpening) -> Reserved:
        """The day's exception, else what the pattern in force and the opening leave."""
        exception = self._exceptions.get(at.number)
        if exception is not None:
            return exception
        if not at.spans or not self._weeks:
            return NOTHING
        if at.number >= self._latest:
            return self._weeks[-1].on(at)
        position = bisect_right(self._starts, at.number)
        return self._weeks[position - 1].on(at) if position else NOTHING

    def reference_weeks(self, first: date, last: date) -> list[ReferenceWeeks]:
        """Those in force on a day from first to last, the oldest first."""
        begun = bisect_right(self._starts, first.toordinal())
        return [
            ReferenceWeeks(one.pattern.first_day, one.minutes())
            for one in self._weeks[max(0, begun - 1) : bisect_right(self._starts, last.toordinal())]
        ]

    def instead(self, days: Mapping[int, Reserved]) -> "Schedule":
        """The same with other spans on these days, by the day's ordinal."""
        return Schedule(self._weeks, {**self._exceptions, **days})


class Schedules:
    """When each enrolment's child is expected; the pattern in force is the latest that has begun."""

    def __init__(self, rows: ScheduleRows) -> None:
        by_pattern: dict[int, list[PatternSpan]] = {}
        for span in rows.pattern_spans:
            by_pattern.setdefault(span.pattern_id, []).append(span)
        weeks: dict[int, list[_Weeks]] = {}
        for pattern in sorted(rows.patterns, key=lambda pattern: (pattern.first_day, pattern.id)):
            one = _Weeks(pattern, by_pattern.get(pattern.id, ()))
            weeks.setdefault(pattern.enrolment_id, []).append(one)
        exceptions = _exceptions(rows)
        self._schedules = {
            enrolment_id: Schedule(weeks.get(enrolment_id, ()), exceptions.get(enrolment_id, {}))
            for enrolment_id in weeks.keys() | exceptions.keys()
        }
        self._none = Schedule((), {})

    def of(self, enrolment_id: int) -> Schedule:
        """The schedule of that enrolment; an empty one where nothing was ever planned."""
        return self._schedules.get(enrolment_id, self._none)

    def reserved(self, enrolment: Enrolment, at: DayOpening) -> Reserved:
        """What is reserved that day; nothing outside the enrolment."""
        return self.of(enrolment.id).on(at) if enrolment.covers(at.day) else NOTHING

    def instead(self, days: Mapping[int, Mapping[int, Reserved]]) -> "Schedules":
        """The same with other spans on some days, by enrolment and ordinal: a plan tried before it is written."""
        made = Schedules(ScheduleRows())
        made._schedules = self._schedules | {one: self.of(one).instead(own) for one, own in days.items()}
        return made


def _exceptions(rows: ScheduleRows) -> dict[int, dict[int, Reserved]]:
    spans: dict[int, list[Span]] = {}
    for piece in rows.exception_spans:
        spans.setdefault(piece.exception_id, []).append(Span(piece.start, piece.end))
    result: dict[int, dict[int, Reserved]] = {}
    for exception in rows.exceptions:
        days = result.setdefault(exception.enrolment_id, {})
        days[exception.day.toordinal()] = reserved_of(spans.get(exception.id, ()))
    return result
