"""Writes the demonstration's adults (équipe), all rows of a kind at once."""

from collections.abc import Iterable
from dataclasses import replace

from app.demonstration.absent import absences
from app.demonstration.contracts import Contract
from app.demonstration.frame import Frame
from app.demonstration.premises import Premises
from app.demonstration.team import Hand, team
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPatternSpan,
    StaffContract,
)
from app.store import Store


def write_team(store: Store, frame: Frame, premises: Premises, made: Iterable[Contract]) -> None:
    """Stores everybody with contracts, weeks, exceptions and leave."""
    hands = team(frame)
    absences(hands, frame, premises, made)
    members = store.add_all([hand.member for hand in hands])
    numbered = [(member.id, hand) for member, hand in zip(members, hands, strict=True)]
    store.add_all(
        [
            StaffContract(member_id=number, first_day=day, weekly_minutes=minutes)
            for number, hand in numbered
            for day, minutes in hand.contracts
        ]
    )
    _write_weeks(store, numbered)
    _write_days(store, numbered)
    store.add_all(
        [
            Leave(member_id=number, first_day=first, last_day=last, kind=kind)
            for number, hand in numbered
            for first, last, kind in sorted(hand.leaves)
        ]
    )


def _write_weeks(store: Store, numbered: list[tuple[int, Hand]]) -> None:
    dated = [(number, row, weeks) for number, hand in numbered for row, weeks in hand.patterns]
    patterns = store.add_all([replace(row, member_id=number) for number, row, _ in dated])
    store.add_all(
        [
            ShiftPatternSpan(
                shift_pattern_id=pattern.id, week=index, weekday=weekday, start=span.start, end=span.end
            )
            for pattern, (_, _, weeks) in zip(patterns, dated, strict=True)
            for index, week in enumerate(weeks)
            for weekday, span in week
        ]
    )


def _write_days(store: Store, numbered: list[tuple[int, Hand]]) -> None:
    changed = [
        (number, day, note, spans)
        for number, hand in numbered
        for day, (note, spans) in sorted(hand.exceptions.items())
    ]
    exceptions = store.add_all(
        [ShiftException(member_id=number, day=day, note=note) for number, day, note, _ in changed]
    )
    store.add_all(
        [
            ShiftExceptionSpan(shift_exception_id=row.id, start=span.start, end=span.end)
            for row, (_, _, _, spans) in zip(exceptions, changed, strict=True)
            for span in spans
        ]
    )
