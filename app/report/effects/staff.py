"""What the adults' shifts change in the reports (effets de l'équipe): who is there, minute by minute."""

from collections.abc import Iterator
from datetime import date

from app.report.effects.care import turn_of
from app.report.effects.look import EVER, Effects, Look, Looks, Subject, in_turn, is_night, over
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffMember,
)


def member_effects(one: StaffMember, look: Look) -> Effects:
    """Works for the crèche, and counts with the children or not."""
    what = ("adult", one.id, one.qualification.is_counted)
    yield from over(what, one.first_day, one.last_day or EVER, night=_works_by_night(look, one.id))


def pattern_subjects(one: ShiftPattern, _looks: Looks) -> Iterator[Subject]:
    yield shift_effects, one.member_id


def pattern_span_subjects(one: ShiftPatternSpan, looks: Looks) -> Iterator[Subject]:
    pattern = looks.get(ShiftPattern, one.shift_pattern_id)
    if pattern is not None:
        yield shift_effects, pattern.member_id


def shift_effects(look: Look, member_id: int) -> Effects:
    """Somebody's weeks, inside the time at work."""
    member = look.get(StaffMember, member_id)
    if member is None:
        return
    for pattern, until in in_turn(look.find(ShiftPattern, member_id=member_id)):
        first, last = max(pattern.first_day, member.first_day), min(until, member.last_day or EVER)
        for span in look.find(ShiftPatternSpan, shift_pattern_id=pattern.id):
            what = ("shift", member_id, *turn_of(pattern), span.week, span.weekday, span.start, span.end)
            yield from over(what, first, last, night=is_night(span.end))


def exception_subjects(one: ShiftException, _looks: Looks) -> Iterator[Subject]:
    yield exception_effects, one.member_id, one.day


def exception_span_subjects(one: ShiftExceptionSpan, looks: Looks) -> Iterator[Subject]:
    exception = looks.get(ShiftException, one.shift_exception_id)
    if exception is not None:
        yield exception_effects, exception.member_id, exception.day


def exception_effects(look: Look, member_id: int, day: date) -> Effects:
    """The whole list of that day's shifts."""
    for one in look.find(ShiftException, member_id=member_id, day=day):
        spans = sorted(
            (span.start, span.end) for span in look.find(ShiftExceptionSpan, shift_exception_id=one.id)
        )
        night = any(is_night(end) for _, end in spans) or _works_by_night(look, member_id)
        yield from over(("shifts of a day", member_id, tuple(spans)), day, day, night=night)


def leave_effects(one: Leave, look: Look) -> Effects:
    """Away, whatever the reason."""
    night = _works_by_night(look, one.member_id)
    yield from over(("leave", one.member_id), one.first_day, one.last_day, night=night)


def _works_by_night(look: Look, member_id: int) -> bool:
    patterns = [pattern.id for pattern in look.find(ShiftPattern, member_id=member_id)]
    exceptions = [one.id for one in look.find(ShiftException, member_id=member_id)]
    return any(is_night(span.end) for span in look.find(ShiftPatternSpan, shift_pattern_id=patterns)) or any(
        is_night(span.end) for span in look.find(ShiftExceptionSpan, shift_exception_id=exceptions)
    )
