"""Arrivals and departures of the demonstration (pointages): raw minutes, some early, late, twice a day, or missing."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from app.days import ONE_DAY, days_between
from app.demonstration.away import Away
from app.demonstration.contracts import Contract
from app.demonstration.frame import Frame, dice
from app.demonstration.premises import EARLY, LATE, Premises
from app.spans import DAY, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    """A stay noted: `left` is None where the departure was forgotten."""

    contract: Contract
    day: date
    arrived: int
    left: int | None


class Twist(Enum):
    """What went otherwise than reserved."""

    OVERRUN = "overrun"
    EARLY_DEPARTURE = "early_departure"
    EARLY_ARRIVAL = "early_arrival"
    OUTING = "outing"
    UNRESERVED_DAY = "unreserved_day"
    AFTER_CLOSING = "after_closing"


TWISTS = {
    ("Oskar Żółć", 3): Twist.OVERRUN,
    ("Noé Marchand", 4): Twist.EARLY_DEPARTURE,
    ("Éloïse Giraud", 5): Twist.EARLY_ARRIVAL,
    ("Anaïs Chevallier", 6): Twist.OUTING,
    ("Ousmane Traoré", 5): Twist.AFTER_CLOSING,
    ("Zoé Marchand", 0): Twist.UNRESERVED_DAY,
}
"""By child and number of the day attended in the last complete month."""


def presences(contract: Contract, aways: Sequence[Away], frame: Frame, premises: Premises) -> list[Presence]:
    """Every stay of a contract up to yesterday."""
    throw = dice("presences", contract.number)
    found: list[Presence] = []
    nth = 0
    absent = {day for one in aways for day in days_between(one.first, one.last)}
    for day in days_between(contract.first, min(contract.last, frame.today - ONE_DAY)):
        if day in absent:
            continue
        twist = TWISTS.get((contract.stay.kid.name, nth)) if day in frame.stage else None
        reserved = contract.reserved(day, premises)
        if twist is Twist.UNRESERVED_DAY and not reserved and _ordinary(premises.opening(day)):
            reserved = [Span(9 * 60 + 10, 12 * 60 + 5)]
            nth += 1
        if reserved:
            nth += day in frame.stage and twist is not Twist.UNRESERVED_DAY
            spans = _twisted(_noted(throw, reserved, premises.opening(day)), twist, premises.opening(day))
            found += [Presence(contract=contract, day=day, arrived=one.start, left=one.end) for one in spans]
    return found


def _ordinary(opening: tuple[Span, ...]) -> bool:
    return bool(opening) and opening[0].start < EARLY and opening[-1].end >= LATE


def _noted(throw: random.Random, reserved: list[Span], opening: tuple[Span, ...]) -> list[Span]:
    """What the door wrote down for the spans reserved: a few minutes either side, sometimes more."""
    first, last = (opening[0].start, opening[-1].end) if opening else (0, DAY)
    spans = []
    before = 0
    for span in reserved:
        hit = throw.randrange(100)
        arrived = span.start + throw.randint(-6, 6) + throw.randint(-3, 6)
        left = span.end + throw.randint(-8, 4) + throw.randint(-5, 3)
        if hit < 3:
            left -= throw.randint(40, 130) if span.minutes > 300 else 10
        elif hit < 6 and span.end < LATE - 60:
            left += throw.randint(12, 40)
        elif hit < 9:
            arrived += throw.randint(20, 70) if span.minutes > 300 else 8
        arrived = max(arrived, before, *_bounds(span.start, first))
        if span.end <= DAY:
            left = min(left, LATE if span.end <= LATE else last)
        spans.append(Span(arrived, max(left, arrived + 20)))
        before = spans[-1].end + 5
    return spans


def _bounds(start: int, opens: int) -> tuple[int, int]:
    """Nobody arrives before the doors open, nor before the hour from which all the places are agreed."""
    return min(start, opens), EARLY if EARLY <= start < LATE else 0


def _twisted(spans: list[Span], twist: Twist | None, opening: tuple[Span, ...]) -> list[Span]:
    first, last = spans[0], spans[-1]
    match twist:
        case Twist.OVERRUN:
            return [*spans[:-1], Span(last.start, last.end + 47)]
        case Twist.EARLY_DEPARTURE:
            return [*spans[:-1], Span(last.start, last.end - 134)]
        case Twist.EARLY_ARRIVAL:
            return [Span(first.start - 28, first.end), *spans[1:]]
        case Twist.OUTING:
            return [Span(first.start, 10 * 60 + 22), Span(11 * 60 + 41, first.end), *spans[1:]]
        case Twist.AFTER_CLOSING:
            return [*spans[:-1], Span(last.start, opening[-1].end + 9)]
    return spans


def forgotten(noted: list[Presence], frame: Frame) -> list[Presence]:
    """The same, but that a few days of this month were never noted, and one departure."""
    throw = dice("forgotten")
    noted = sorted(noted, key=lambda one: (one.day, one.contract.number, one.arrived))
    recent = [one for one in noted if one.day in frame.month and one.contract.patterns]
    times = Counter((one.contract.number, one.day) for one in recent)
    once = [one for one in recent if times[one.contract.number, one.day] == 1]
    if not once:
        return noted
    open_one = next((one for one in reversed(once) if one.contract.stay.kid.name == "Abel Kouassi"), once[-1])
    lost = _some(throw, [one for one in once if one is not open_one])
    gone = {(one.contract.number, one.day) for one in lost}
    return [
        replace(one, left=None) if one is open_one else one
        for one in noted
        if (one.contract.number, one.day) not in gone
    ]


def _some(throw: random.Random, days: list[Presence]) -> list[Presence]:
    """Up to four days, each of another child."""
    found: dict[str, Presence] = {}
    for one in throw.sample(days, len(days)):
        if len(found) < min(4, len(days) // 8):
            found.setdefault(one.contract.stay.kid.name, one)
    return list(found.values())
