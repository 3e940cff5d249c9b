"""Absences of the demonstration (absences): each reason, in time and late, over waiting days, weekends, month ends."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.days import ONE_DAY, days_between, monday_of
from app.demonstration.contracts import Contract
from app.demonstration.frame import Frame, dice
from app.demonstration.premises import Premises
from app.spans import DAY

WINTER = (11, 12, 1, 2, 3)


@dataclass(frozen=True, kw_only=True, slots=True)
class Away:
    """An absence foreseen for a contract."""

    first: date
    last: date
    reason: AbsenceReason
    announced: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, kw_only=True, slots=True)
class HandMade:
    """An absence written by hand: `after` days from the first of the last complete month, or from today."""

    child: str
    reason: AbsenceReason
    after: int
    days: int
    notice: int | None = 0
    """Days between the family's word and the first day; None: nobody said anything."""
    from_today: bool = False


EXPECTED_FIRST = (AbsenceReason.UNANNOUNCED, AbsenceReason.OTHER_ANNOUNCED, AbsenceReason.HOLIDAY)
"""Their first day is one on which the child was expected; an illness begins when it begins."""

HAND_MADE = (
    # Waiting days before a weekend and the end of the month before.
    HandMade(child="Hugo Péron", reason=AbsenceReason.ILLNESS_CERTIFIED, after=-3, days=9),
    # A certificate, then its prolongation on the next calendar day: one illness.
    HandMade(child="Lina Kaddour", reason=AbsenceReason.ILLNESS_CERTIFIED, after=4, days=3),
    HandMade(child="Lina Kaddour", reason=AbsenceReason.ILLNESS_CERTIFIED, after=7, days=5),
    HandMade(child="Rose Lacroix", reason=AbsenceReason.HOLIDAY, after=21, days=7, notice=12),
    HandMade(child="Timéo Fernandes", reason=AbsenceReason.HOLIDAY, after=21, days=5, notice=1),
    HandMade(child="Maëlle O’Connor", reason=AbsenceReason.HOSPITAL, after=9, days=4),
    HandMade(child="Gaël Le Goff", reason=AbsenceReason.EXCLUDED_BY_DOCTOR, after=23, days=3),
    HandMade(child="Léonie D’Août-Lefèvre", reason=AbsenceReason.UNANNOUNCED, after=6, days=1, notice=None),
    HandMade(child="Léonie D’Août-Lefèvre", reason=AbsenceReason.UNANNOUNCED, after=12, days=2, notice=None),
    HandMade(child="Éloïse Giraud", reason=AbsenceReason.OTHER_ANNOUNCED, after=8, days=1, notice=1),
    HandMade(child="Oskar Żółć", reason=AbsenceReason.ILLNESS_CERTIFIED, after=26, days=10),
    # As the counsellor noted it: their parents could not come either.
    HandMade(
        child="Minh Anh Nguyễn", reason=AbsenceReason.OTHER_ANNOUNCED, after=-5, days=1, from_today=True
    ),
    HandMade(child="Inaya Benali", reason=AbsenceReason.OTHER_ANNOUNCED, after=-6, days=1, from_today=True),
    HandMade(
        child="Jules Roussel", reason=AbsenceReason.HOLIDAY, after=12, days=6, notice=18, from_today=True
    ),
    HandMade(
        child="Anaïs Chevallier", reason=AbsenceReason.HOLIDAY, after=24, days=14, notice=40, from_today=True
    ),
    HandMade(
        child="Zoé Marchand", reason=AbsenceReason.OTHER_ANNOUNCED, after=3, days=1, notice=6, from_today=True
    ),
)


def away(contract: Contract, frame: Frame, premises: Premises, full_days: list[date]) -> list[Away]:
    """The absences of a contract, in order and apart from one another; none on the days when all come."""
    found = list(_hand_made(contract, frame, premises))
    throw = dice("away", contract.number)
    until = min(contract.last, frame.today + timedelta(days=45))
    busy_until = contract.first - ONE_DAY
    for day in days_between(contract.first, until):
        if day <= busy_until or not _may_be_away(contract, day, premises):
            continue
        drawn = _draw(throw, day, contract, premises)
        if drawn is None or (day >= frame.today and (drawn.announced or day) >= frame.today):
            continue
        drawn = _shortened(replace(drawn, last=min(drawn.last, contract.last)), full_days, found)
        if drawn is not None:
            found.append(drawn)
            busy_until = drawn.last
    return sorted(found, key=lambda one: one.first)


def _may_be_away(contract: Contract, day: date, premises: Premises) -> bool:
    """A day of ordinary care: neither a first day nor a night."""
    settling = contract.adaptation is not None and day <= contract.adaptation[1]
    reserved = contract.reserved(day, premises)
    return bool(reserved) and not settling and reserved[-1].end <= DAY


def _hand_made(contract: Contract, frame: Frame, premises: Premises) -> Iterator[Away]:
    if contract.kind is not Kind.REGULAR:
        return
    for one in HAND_MADE:
        first = (frame.today if one.from_today else frame.stage.first) + timedelta(days=one.after)
        last = min(first + timedelta(days=one.days - 1), contract.last)
        first = max(first, contract.first)
        known = one.from_today or (first < frame.today and frame.first <= first)
        if one.child != contract.stay.kid.name or last < first or not known:
            continue
        while one.reason in EXPECTED_FIRST and not contract.reserved(first, premises) and first < last:
            first += ONE_DAY
        said = None if one.notice is None else first - timedelta(days=one.notice)
        if not one.from_today or (said is not None and said <= frame.today):
            yield Away(first=first, last=last, reason=one.reason, announced=said)


def _draw(throw: random.Random, day: date, contract: Contract, premises: Premises) -> Away | None:
    """What happens that day, out of a thousand."""
    hit = throw.randrange(1000)
    if any(row.day == day for row in premises.rows.holidays) and throw.randrange(10) < 6:
        return Away(first=day, last=day, reason=AbsenceReason.HOLIDAY, announced=day - timedelta(days=20))
    if contract.kind is not Kind.REGULAR:
        return Away(first=day, last=day, reason=AbsenceReason.UNANNOUNCED) if hit < 15 else None
    ill = 13 if day.month in WINTER else 7
    holiday = ill + _holiday_odds(day)
    drawn: Away | None = None
    if hit < ill:
        drawn = _illness(throw, day)
    elif hit < holiday:
        drawn = _holiday(throw, day, premises)
    elif hit < holiday + 6:
        drawn = Away(first=day, last=day, reason=AbsenceReason.UNANNOUNCED)
    elif hit < holiday + 17:
        drawn = Away(first=day, last=day, reason=AbsenceReason.OTHER_ANNOUNCED, announced=day - ONE_DAY)
    elif hit < holiday + 19:
        drawn = _lasting(day, throw.randint(2, 4), AbsenceReason.EXCLUDED_BY_DOCTOR)
    return drawn


def _holiday_odds(day: date) -> int:
    if day.month in (7, 8):
        return 24
    if day.month == 12 and day.day > 14:
        return 50
    return 16 if day.weekday() == 0 and day.month in (2, 4, 10, 11) else 3


def _illness(throw: random.Random, day: date) -> Away:
    length = throw.choice((1, 1, 2, 2, 3, 4, 5, 6, 7, 9))
    if length > 2 or throw.randrange(2):
        return _lasting(day, length, AbsenceReason.ILLNESS_CERTIFIED)
    return _lasting(day, length, AbsenceReason.OTHER_ANNOUNCED)


def _holiday(throw: random.Random, day: date, premises: Premises) -> Away:
    last = day + timedelta(days=throw.choice((0, 1, 4, 4, 7, 11, 11)))
    if last - day > timedelta(days=3):
        last = monday_of(last) + timedelta(days=4)
    notice = throw.randint(0, 1) if throw.randrange(9) == 0 else throw.randint(3, 40)
    said = max(premises.identity.first_day, day - timedelta(days=notice))
    return Away(first=day, last=last, reason=AbsenceReason.HOLIDAY, announced=said)


def _lasting(day: date, length: int, reason: AbsenceReason) -> Away:
    return Away(first=day, last=day + timedelta(days=length - 1), reason=reason, announced=day)


def _shortened(drawn: Away, full_days: list[date], others: list[Away]) -> Away | None:
    """The absence cut where another one begins or all come; None where nothing is left."""
    if any(one.covers(drawn.first) for one in others) or drawn.first in full_days:
        return None
    ahead = [*full_days, *(one.first for one in others)]
    last = min([drawn.last, *(day - ONE_DAY for day in ahead if day > drawn.first)])
    return replace(drawn, last=last)
