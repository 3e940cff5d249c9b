"""The demonstration's days out of the common (journées hors norme): nights, crowded Thursdays, urgent care."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from app.care.enrolments import Kind
from app.days import ONE_DAY, Month, monday_of
from app.demonstration.contracts import Contract
from app.demonstration.frame import Frame
from app.demonstration.premises import extension
from app.demonstration.roster import Roster
from app.spans import Span

NIGHT = Span(22 * 60, 30 * 60)
CROWD = Span(9 * 60, 17 * 60)
CROWDED = (1, 3, 6, 10, 14)
"""Months before today's with one Thursday above the agreed places."""


def nights(found: Roster, made: Iterable[Contract]) -> None:
    """Exceptional nights for the child whose mother works at night; the day after is at home."""
    for contract in made:
        if not contract.stay.kid.nights:
            continue
        for day in _night_days(found.frame):
            morrow = day + ONE_DAY
            inside = contract.first <= day and morrow <= contract.last
            if inside and not found.premises.closed(day) and not found.premises.closed(morrow):
                contract.exceptions[day] = "Accueil de nuit", (NIGHT,)
                if contract.reserved(morrow, found.premises):
                    contract.exceptions[morrow] = "Au repos après la nuit", ()


def _night_days(frame: Frame) -> Iterator[date]:
    """The last complete month's last day, the nights the clock changes, a third Friday now and then, one ahead."""
    found = {frame.stage.last, frame.back(-1, 1) + timedelta(days=4)}
    for month in Month.of(extension(frame)).until(frame.month):
        if month.month in (3, 10):
            found.add(month.last - timedelta(days=(month.last.weekday() + 1) % 7) - ONE_DAY)
        if month.month % 3 == 0:
            found.add(monday_of(month.first + timedelta(days=2)) + timedelta(days=18))
    for day in sorted(found):
        if day + ONE_DAY < frame.today or day > frame.today:
            yield day


def crowds(found: Roster, made: list[Contract]) -> list[date]:
    """Thursdays on which families exchanged their Wednesday or Friday, until the crèche is above its places.

    Never beyond 115 %. Returns the days: nobody is away then.
    """
    days = []
    for back in CROWDED:
        day = _thursday(found, back)
        if day is None:
            continue
        days.append(day)
        here = [contract for contract in made if contract.first <= day <= contract.last]
        count = sum(_at_ten(contract, day, found) for contract in here)
        most = -(-found.frame.places * 115 // 100) - 1
        for contract in here:
            if count < most and contract.kind is Kind.REGULAR and _moves(contract, day, found):
                count += 1
    return days


def _thursday(found: Roster, back: int) -> date | None:
    """The month's third Thursday, where it is an ordinary open one."""
    month = found.frame.month.plus(-back)
    day = monday_of(month.first + timedelta(days=3)) + timedelta(days=17)
    inside = day >= found.frame.first + timedelta(days=7)
    full = len(found.premises.opening(day)) == 1 and found.premises.opening(day)[0].minutes >= 720
    return day if inside and full else None


def _at_ten(contract: Contract, day: date, found: Roster) -> bool:
    return any(span.start <= 630 < span.end for span in contract.reserved(day, found.premises))


def _moves(contract: Contract, thursday: date, found: Roster) -> bool:
    """Comes on the Thursday in exchange for another day of that week, or besides; False where it can't be."""
    settling = contract.adaptation is not None and thursday <= contract.adaptation[1]
    if settling or thursday in contract.exceptions or contract.reserved(thursday, found.premises):
        return False
    contract.exceptions[thursday] = "Journée en plus", (CROWD,)
    for day in (thursday + ONE_DAY, thursday - ONE_DAY):
        free = day not in contract.exceptions and contract.first <= day <= contract.last
        if free and contract.reserved(day, found.premises):
            contract.exceptions[thursday] = "Journée échangée", (CROWD,)
            contract.exceptions[day] = "Journée échangée", ()
            break
    return True
