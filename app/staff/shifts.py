"""Shifts (horaires de l'équipe): a day's exception, else the week's pattern; none on leave or outside the period."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.care.presence import civil
from app.care.reserved import week_of
from app.days import ONE_DAY
from app.spans import Span, merged, steps
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffMember,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftRows:
    """The rows that shifts are built from."""

    members: Sequence[StaffMember] = ()
    patterns: Sequence[ShiftPattern] = ()
    pattern_spans: Sequence[ShiftPatternSpan] = ()
    exceptions: Sequence[ShiftException] = ()
    exception_spans: Sequence[ShiftExceptionSpan] = ()
    leaves: Sequence[Leave] = ()


Slots = Mapping[tuple[int, int], tuple[Span, ...]]
"""A pattern's spans, merged, by (week, weekday)."""


class Shifts:
    """When each adult is with the children; each day is worked out once."""

    def __init__(self, rows: ShiftRows) -> None:
        self.members: Mapping[int, StaffMember] = {member.id: member for member in rows.members}
        self._patterns: dict[int, list[tuple[ShiftPattern, Slots]]] = {}
        slots = _slots(rows.pattern_spans)
        for pattern in sorted(rows.patterns, key=lambda pattern: (pattern.first_day, pattern.id)):
            own = self._patterns.setdefault(pattern.member_id, [])
            own.append((pattern, slots.get(pattern.id, {})))
        self._starts = {
            member_id: [pattern.first_day for pattern, _ in own] for member_id, own in self._patterns.items()
        }
        self._exceptions = _exceptions(rows)
        self._leaves: dict[int, list[Leave]] = {}
        for leave in rows.leaves:
            self._leaves.setdefault(leave.member_id, []).append(leave)
        self._days: dict[tuple[int, date], tuple[Span, ...]] = {}

    def on(self, member_id: int, day: date) -> tuple[Span, ...]:
        """That person's shifts that start on that day, merged and in order."""
        known = self._days.get((member_id, day))
        if known is None:
            known = self._days[member_id, day] = self._worked(member_id, day)
        return known

    def is_away(self, member_id: int, day: date) -> bool:
        """Whether a leave of that person covers the day."""
        return any(leave.first_day <= day <= leave.last_day for leave in self._leaves.get(member_id, ()))

    def known(self, day: date) -> bool:
        """Whether a shift of an adult who counts starts on that day; the others' days say nothing of a shortage."""
        return any(
            member.qualification.is_counted and self.on(member.id, day) for member in self.members.values()
        )

    def present(self, day: date) -> list[tuple[int, int, int]]:
        """(start, end, adults) of the civil day, the eve's nights included; the stretches without any left out."""
        eve = day - ONE_DAY
        return list(
            steps(
                span
                for member in self.members.values()
                if member.qualification.is_counted
                for span in civil(self.on(member.id, eve), self.on(member.id, day))
            )
        )

    def _worked(self, member_id: int, day: date) -> tuple[Span, ...]:
        member = self.members.get(member_id)
        if member is None or not member.covers(day) or self.is_away(member_id, day):
            return ()
        exception = self._exceptions.get((member_id, day))
        return self.planned(member_id, day) if exception is None else exception

    def planned(self, member_id: int, day: date) -> tuple[Span, ...]:
        """What that person's weeks alone say of the day: what an exception stands in place of."""
        position = bisect_right(self._starts.get(member_id, ()), day)
        if not position:
            return ()
        pattern, slots = self._patterns[member_id][position - 1]
        return slots.get((week_of(pattern, day), day.weekday()), ())


def _slots(spans: Iterable[ShiftPatternSpan]) -> dict[int, dict[tuple[int, int], tuple[Span, ...]]]:
    found: dict[int, dict[tuple[int, int], list[Span]]] = {}
    for span in spans:
        own = found.setdefault(span.shift_pattern_id, {})
        own.setdefault((span.week, span.weekday), []).append(Span(span.start, span.end))
    return {
        pattern_id: {slot: tuple(merged(own)) for slot, own in slots.items()}
        for pattern_id, slots in found.items()
    }


def _exceptions(rows: ShiftRows) -> dict[tuple[int, date], tuple[Span, ...]]:
    spans: dict[int, list[Span]] = {}
    for piece in rows.exception_spans:
        spans.setdefault(piece.shift_exception_id, []).append(Span(piece.start, piece.end))
    return {
        (exception.member_id, exception.day): tuple(merged(spans.get(exception.id, ())))
        for exception in rows.exceptions
    }
