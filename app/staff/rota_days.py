"""Setting shifts (horaires): somebody's weeks from a day on, or the whole list of one day; never twice at one time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.care.weeks import Weeks, WeekSpan, check_weeks
from app.days import ONE_DAY, monday_of
from app.errors import Conflict, InvalidEntry
from app.fields import tidy
from app.session import Session
from app.spans import DAY, Span, check_span, overlapping
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffMember,
)
from app.staff.shifts import ShiftRows, Shifts
from app.users import Right
from app.wording import WEEKDAYS, spoken_day, spoken_period, spoken_span


def set_shift_weeks(
    session: Session, member: StaffMember, first_day: date, weeks: Weeks, *, drop_later: bool = False
) -> ShiftPattern:
    """Somebody's weeks from that day on; before it, the past stays. Weeks that begin the same day are replaced.

    Those that begin later still follow, unless `drop_later`. Raises InvalidEntry or Conflict.
    """
    session.require(Right.EDIT_STAFF)
    check_weeks(weeks)
    inside(member, first_day, field="first_day")
    with session.store.atomic("set_shift_weeks", about=member.name):
        for former in session.store.find(ShiftPattern, member_id=member.id):
            if drop_later and former.first_day > first_day:
                _remove_pattern(session, former)
        pattern = _put_pattern(session, member, first_day, weeks)
        refuse_twice(session, member)
        return pattern


def remove_shift_weeks(session: Session, pattern: ShiftPattern) -> None:
    """Takes weeks away: those before hold again. Raises Conflict where somebody would be twice at work."""
    session.require(Right.EDIT_STAFF)
    member = session.store.get(StaffMember, pattern.member_id)
    with session.store.atomic("remove_shift_weeks", about=member.name):
        _remove_pattern(session, pattern)
        refuse_twice(session, member)


def shift_weeks_of(session: Session, member: StaffMember) -> list[tuple[ShiftPattern, Weeks]]:
    """Somebody's patterns with their weeks, the oldest first."""
    session.require(Right.SEE_STAFF)
    patterns = session.store.find(ShiftPattern, member_id=member.id)
    spans: dict[int, list[WeekSpan]] = {}
    for piece in session.store.find(ShiftPatternSpan, shift_pattern_id=[one.id for one in patterns]):
        own = spans.setdefault(piece.shift_pattern_id, [])
        own.append(WeekSpan(piece.week, piece.weekday, piece.start, piece.end))
    return [
        (
            one,
            Weeks(
                spans=tuple(sorted(spans.get(one.id, ()))), weeks=one.weeks, turn=one.turn, anchor=one.anchor
            ),
        )
        for one in sorted(patterns, key=lambda one: one.first_day)
    ]


def set_shift_day(
    session: Session, member: StaffMember, day: date, spans: Sequence[Span], note: str | None = None
) -> ShiftException:
    """The shifts of that day, in place of the weeks and of a former exception; an empty list is a day off.

    Raises InvalidEntry or Conflict, field "spans".
    """
    session.require(Right.EDIT_STAFF)
    inside(member, day, field="day")
    for span in spans:
        check_span(span)
    clash = overlapping(spans)
    if clash is not None:
        raise _twice(member, day, clash[0], day, clash[1])
    with session.store.atomic("set_shift_day", about=f"{member.name}, {spoken_day(day)}"):
        wanted = tidy(ShiftException(member_id=member.id, day=day, note=note))
        former = session.store.find(ShiftException, member_id=member.id, day=day)
        if former:
            _remove_spans(session, former[0])
            stored = session.store.change(replace(wanted, id=former[0].id))
        else:
            stored = session.store.add(wanted)
        session.store.add_all(
            ShiftExceptionSpan(shift_exception_id=stored.id, start=span.start, end=span.end)
            for span in sorted(spans)
        )
        refuse_twice(session, member)
        return stored


def drop_shift_day(session: Session, member: StaffMember, day: date) -> None:
    """The day follows the weeks again; nothing is done where it does already.

    Raises Conflict where somebody would be twice at work.
    """
    session.require(Right.EDIT_STAFF)
    former = session.store.find(ShiftException, member_id=member.id, day=day)
    if not former:
        return
    with session.store.atomic("drop_shift_day", about=f"{member.name}, {spoken_day(day)}"):
        _remove_spans(session, former[0])
        session.store.remove(former[0])
        refuse_twice(session, member)


def inside(member: StaffMember, day: date, *, field: str) -> None:
    """Raises InvalidEntry where the person does not work for the crèche on that day."""
    if not member.covers(day):
        raise InvalidEntry(
            f"{member.name} travaille à la crèche {spoken_period(member.first_day, member.last_day)} : "
            f"le {spoken_day(day)} n’en fait pas partie.",
            field=field,
        )


def refuse_twice(session: Session, member: StaffMember) -> None:
    """Raises Conflict, field "spans", where a night of that person runs into the next day's shift.

    Inside a pattern `check_weeks` has looked; what is left are the days where something begins, ends or differs.
    """
    patterns = session.store.find(ShiftPattern, member_id=member.id)
    exceptions = session.store.find(ShiftException, member_id=member.id)
    leaves = session.store.find(Leave, member_id=member.id)
    shifts = Shifts(
        ShiftRows(
            members=[member],
            patterns=patterns,
            pattern_spans=session.store.find(ShiftPatternSpan, shift_pattern_id=[one.id for one in patterns]),
            exceptions=exceptions,
            exception_spans=session.store.find(
                ShiftExceptionSpan, shift_exception_id=[one.id for one in exceptions]
            ),
            leaves=leaves,
        )
    )
    days = {one.first_day for one in patterns}
    for one in exceptions:
        days |= {one.day, one.day + ONE_DAY}
    for day in sorted(days):
        eve = day - ONE_DAY
        for night in shifts.on(member.id, eve):
            for morning in shifts.on(member.id, day):
                if morning.start + DAY < night.end:
                    raise _twice(member, eve, night, day, morning)


def _twice(member: StaffMember, first: date, before: Span, second: date, after: Span) -> Conflict:
    said = [
        f"{WEEKDAYS[day.weekday()]} {spoken_day(day)}, {spoken_span(*span)}"
        for day, span in ((first, before), (second, after))
    ]
    return Conflict(
        f"{member.name} serait deux fois au travail en même temps : {said[0]} et {said[1]}. "
        "Raccourcissez l’un des deux horaires.",
        field="spans",
    )


def _put_pattern(session: Session, member: StaffMember, first_day: date, weeks: Weeks) -> ShiftPattern:
    pattern = ShiftPattern(
        member_id=member.id,
        first_day=first_day,
        weeks=weeks.weeks,
        turn=weeks.turn,
        anchor=weeks.anchor or monday_of(first_day),
    )
    same_day = session.store.find(ShiftPattern, member_id=member.id, first_day=first_day)
    if same_day:
        for span in session.store.find(ShiftPatternSpan, shift_pattern_id=same_day[0].id):
            session.store.remove(span)
        pattern = session.store.change(replace(pattern, id=same_day[0].id))
    else:
        pattern = session.store.add(pattern)
    session.store.add_all(
        ShiftPatternSpan(
            shift_pattern_id=pattern.id, week=span.week, weekday=span.weekday, start=span.start, end=span.end
        )
        for span in sorted(weeks.spans)
    )
    return pattern


def _remove_pattern(session: Session, pattern: ShiftPattern) -> None:
    for span in session.store.find(ShiftPatternSpan, shift_pattern_id=pattern.id):
        session.store.remove(span)
    session.store.remove(pattern)


def _remove_spans(session: Session, exception: ShiftException) -> None:
    for span in session.store.find(ShiftExceptionSpan, shift_exception_id=exception.id):
        session.store.remove(span)
