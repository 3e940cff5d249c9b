"""Hours (heures réservées, réalisées, facturées): rounding, billing, absences deducted (rules.md, Children, care…)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app.care.attendance import Absence, AbsenceReason
from app.care.enrolments import Enrolment, Kind
from app.days import ONE_DAY
from app.settings import Settings
from app.settings_catalogue import AdaptationBilling, Rounding
from app.spans import total

HALF_HOUR = 30


def rounded(spans: Sequence[tuple[int, int]], rounding: Rounding) -> int:
    """Minutes of one enrolment and day: overlapping or touching spans merged, then rounded as the crèche set."""
    if rounding is Rounding.OUTER_HALF_HOURS:
        return total(
            [(start // HALF_HOUR * HALF_HOUR, -(-end // HALF_HOUR) * HALF_HOUR) for start, end in spans]
        )
    if len(spans) == 1:
        ((start, end),) = spans
        minutes = end - start
    else:
        minutes = total(spans)
    return minutes if rounding is Rounding.MINUTE else -(-minutes // HALF_HOUR) * HALF_HOUR


def together(
    reserved: Sequence[tuple[int, int]], attended: Sequence[tuple[int, int]]
) -> Sequence[tuple[int, int]]:
    """Both lists as one; one span of each that meet, as on most days, are made one at once."""
    if len(reserved) == len(attended) == 1:
        ((start, end),), ((arrived, left),) = reserved, attended
        if arrived <= end and start <= left:
            return ((start if start < arrived else arrived, end if end > left else left),)  # noqa: FURB136
    return (*reserved, *attended)


class Illness(NamedTuple):
    """An absence with the first day of the illness it continues; for other reasons, its own first day."""

    absence: Absence
    since: date


def illnesses(absences: Iterable[Absence]) -> list[Illness]:
    """One child's absences, each certified illness that resumes on the next calendar day tied to the one before."""
    result = []
    since: date | None = None
    until = date.min
    for absence in sorted(absences, key=lambda absence: (absence.first_day, absence.id)):
        if absence.reason is not AbsenceReason.ILLNESS_CERTIFIED:
            result.append(Illness(absence, absence.first_day))
            continue
        if since is None or absence.first_day > until + ONE_DAY:
            since = absence.first_day
        until = max(until, absence.last_day)
        result.append(Illness(absence, since))
    return result


def deducted(illness: Illness, day: date, settings: Settings, announced_days: int) -> bool:
    """Whether that day of the absence is not billed (rules.md, Absence reasons).

    `announced_days` is the setting on the absence's first day, so that a holiday is deducted whole or not at all.
    """
    absence = illness.absence
    if absence.reason not in settings.deductible:
        return False
    if absence.reason is AbsenceReason.ILLNESS_CERTIFIED:
        return (day - illness.since).days >= settings.waiting_days
    if absence.reason is AbsenceReason.HOLIDAY:
        announced = absence.announced_on
        return announced is not None and (absence.first_day - announced).days >= announced_days
    return True


def billed(
    enrolment: Enrolment, day: date, settings: Settings, realised: int, expected: Sequence[tuple[int, int]]
) -> int:
    """Billed minutes of a day that is attended, or whose absence is not deducted.

    `expected`: the reserved spans and the attended ones. Occasional and emergency care, and adaptation at real
    hours, are billed as realised.
    """
    if enrolment.adaptation_first_day is not None and enrolment.adapts(day):
        if settings.adaptation is AdaptationBilling.FREE:
            return 0
        if settings.adaptation is AdaptationBilling.REAL_HOURS:
            return realised
    if enrolment.kind is not Kind.REGULAR:
        return realised
    return rounded(expected, settings.rounding)
