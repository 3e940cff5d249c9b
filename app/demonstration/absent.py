"""The team's absences in the demonstration (congés, remplacements): who is away, who steps in, who sleeps there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import ONE_DAY, days_between, monday_of
from app.demonstration.contracts import Contract
from app.demonstration.frame import Frame
from app.demonstration.premises import Premises
from app.demonstration.team import Hand
from app.spans import DAY, Span, without
from app.staff.records import LeaveKind

REST = 11 * 60
FULL_TIME = 35 * 60
ROUND_NIGHT = 15
"""Minutes that the adults of a night come before and stay after."""
UNREPLACED = ((0, 16, True), (4, 9, False))
"""Somebody who closes, then somebody who opens, ill and not replaced: months before the last complete one, a day."""
QUIET = timedelta(days=12)
"""Around today everybody works, so that the coming week is the one that was planned."""
FIRE = "Formation incendie, 7\u00a0h\u00a030–8\u00a0h"
GAP = Span(7 * 60 + 30, 8 * 60)


def absences(hands: list[Hand], frame: Frame, premises: Premises, made: Iterable[Contract]) -> None:
    """Leave, illness and training, replaced as well as can be; two days nobody stepped in."""
    crew = [hand for hand in hands if hand.patterns]
    calendar = _Calendar(frame=frame, premises=premises)
    for hand in hands:
        hand.leaves += _closures(hand, calendar)
    for number, month in enumerate(frame.all_months()):
        _leave_week(crew, number, monday_of(month.first + timedelta(days=13)), calendar)
        _illness(crew, number, month.first + timedelta(days=5 + number % 3), calendar)
    _ahead(crew, calendar)
    slept = _nights(crew, frame, made)
    _replace(crew, slept)
    for back, day, closes in UNREPLACED:
        _unreplaced(crew, premises.open_day(frame.stage.plus(-back).first.replace(day=day)), calendar, closes)
    _coming_gap(crew, calendar)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Calendar:
    """The days that count."""

    frame: Frame
    premises: Premises


def _closures(hand: Hand, calendar: _Calendar) -> Iterator[tuple[date, date, LeaveKind]]:
    """Everybody's holidays are those of the crèche."""
    for closure in sorted(calendar.premises.rows.closures, key=lambda one: one.first_day):
        if closure.start is None and closure.last_day > closure.first_day:
            inside = hand.member.covers(closure.first_day) and hand.member.covers(closure.last_day)
            if inside and closure.last_day >= calendar.frame.first:
                yield closure.first_day, closure.last_day, LeaveKind.PAID


def _leave_week(crew: list[Hand], number: int, monday: date, calendar: _Calendar) -> None:
    """A week of each month belongs to somebody in turn."""
    hand = crew[number % len(crew)]
    _away(hand, (monday, monday + timedelta(days=5), LeaveKind.PAID), calendar)


def _illness(crew: list[Hand], number: int, day: date, calendar: _Calendar) -> None:
    """Some days of each month somebody is ill, or learns."""
    hand = crew[(number * 3 + 1) % len(crew)]
    kind = LeaveKind.TRAINING if number % 4 == 2 else LeaveKind.SICK
    day = calendar.premises.open_day(day)
    _away(hand, (day, day + ONE_DAY * (number % 3), kind), calendar)


def _ahead(crew: list[Hand], calendar: _Calendar) -> None:
    """A week asked for already, and a day of training."""
    monday = monday_of(calendar.frame.in_days(25))
    _away(crew[-1], (monday, monday + timedelta(days=4), LeaveKind.PAID), calendar)
    day = calendar.premises.open_day(calendar.frame.in_days(18))
    _away(crew[min(4, len(crew) - 1)], (day, day, LeaveKind.TRAINING), calendar)


def _away(hand: Hand, leave: tuple[date, date, LeaveKind], calendar: _Calendar) -> bool:
    """Notes a leave, where it meets no other, no closure and not the days around today."""
    first, last, _ = leave
    today = calendar.frame.today
    free = not any(hand.away(day) or calendar.premises.closed(day) for day in days_between(first, last))
    fits = free and not (first < today + QUIET and last > today - QUIET)
    if fits:
        hand.leaves.append(leave)
    return fits


def _unreplaced(crew: list[Hand], day: date, calendar: _Calendar, closes: bool) -> None:
    """One of those who open or close that day is ill, and nobody could come."""
    there = [hand for hand in crew if hand.opens and day not in hand.exceptions and hand.planned(day)]
    for hand in sorted(there, key=lambda hand: hand.planned(day)[0].start, reverse=closes):
        if _away(hand, (day, day, LeaveKind.SICK), calendar):
            return


def _replace(crew: list[Hand], slept: Iterable[tuple[Hand, date]]) -> None:
    """Whoever is missing is replaced by somebody of the middle of the day; those who open and close first."""
    middle = [hand for hand in crew if not hand.opens]
    missing = [
        (not hand.opens, place, day, hand)
        for place, hand in enumerate(crew)
        for first, last, _ in hand.leaves
        for day in days_between(first, last)
    ]
    missing += [(True, crew.index(hand), day, hand) for hand, day in slept]
    for _, _, day, hand in sorted(missing, key=lambda one: one[:3]):
        if any(other.on(day) for other in crew):
            _step_in(middle, hand, day)


def _step_in(middle: list[Hand], missing: Hand, day: date) -> None:
    """Somebody free that day comes in addition; else one of the part-timers, then others, change hours."""
    wanted = missing.planned(day)
    if not wanted:
        return
    able = [
        hand
        for hand in middle
        if hand is not missing and day not in hand.exceptions and _may(hand, day, wanted)
    ]
    if not missing.opens:
        able = [hand for hand in able if hand.contracts[-1][1] < FULL_TIME]
    if able:
        substitute = min(able, key=lambda hand: (_hours(hand.on(day)), -middle.index(hand)))
        substitute.exceptions[day] = f"Remplace {missing.member.name}", wanted


def _may(hand: Hand, day: date, spans: Sequence[Span]) -> bool:
    """Whether the person is there and rests eleven hours before and after."""
    before = max((span.end - DAY for span in hand.on(day - ONE_DAY)), default=-DAY)
    after = min((span.start + DAY for span in hand.on(day + ONE_DAY)), default=2 * DAY)
    rested = spans[0].start - before >= REST and after - spans[-1].end >= REST
    return rested and not hand.away(day)


def _hours(spans: Iterable[Span]) -> int:
    return sum(span.minutes for span in spans)


def _nights(crew: list[Hand], frame: Frame, made: Iterable[Contract]) -> list[tuple[Hand, date]]:
    """Two adults sleep at the crèche with the child; they are at home before and after.

    Returns who is missing on which day because of it.
    """
    nights = {
        (day, span)
        for contract in made
        for day, (_, spans) in contract.exceptions.items()
        for span in spans
        if span.end > DAY
    }
    middle = [hand for hand in crew if not hand.opens]
    missing = []
    for day, night in sorted(nights):
        wanted = Span(night.start - ROUND_NIGHT, night.end + ROUND_NIGHT)
        able = [hand for hand in middle if day not in hand.exceptions and not hand.away(day)]
        able.sort(key=lambda hand: (_hours(hand.on(day + ONE_DAY)), _hours(hand.on(day))))
        for hand in able[: 1 if frame.places <= 3 else 2]:
            missing += [(hand, one) for one in (day, day + ONE_DAY) if hand.on(one)]
            if hand.on(day + ONE_DAY):
                hand.exceptions[day + ONE_DAY] = "Repos après la nuit", ()
            hand.exceptions[day] = "Accueil de nuit", (wanted,)
    return missing


def _coming_gap(crew: list[Hand], calendar: _Calendar) -> None:
    """The coming Tuesday, one of those who open is taken from the children for half an hour."""
    day = calendar.frame.in_days(1)
    while day.weekday() != 1:
        day += ONE_DAY
    opens = [hand for hand in crew if any(span.start < GAP.start for span in hand.on(day))]
    if opens and calendar.premises.opening(day):
        opens[-1].exceptions[day] = FIRE, tuple(without(opens[-1].on(day), [GAP]))
