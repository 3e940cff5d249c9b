"""What a contract's month comes to in the annex (chiffres de l'annexe): days by state, minutes, absences by reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.care.attendance import AbsenceReason


@dataclass(frozen=True, kw_only=True, slots=True)
class AbsenceSum:
    """The absent enrolment-days of one reason: reserved, deducted and billed minutes."""

    reason: AbsenceReason
    days: int
    minutes: int
    deducted_days: int
    deducted: int
    billed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Enrolment-days by state, and minutes; reserved, deducted and atypical are unrounded."""

    expected: int = 0
    """Days with reserved spans: attended, absent, missing or to come."""
    attended: int = 0
    absent: int = 0
    missing: int = 0
    """Not recorded, before the day of asking."""
    to_come: int = 0
    """Not recorded, from the day of asking on."""
    unreserved: int = 0
    """Days attended without reservation, apart from the expected ones."""
    reserved: int = 0
    missing_minutes: int = 0
    realised: int = 0
    billed: int = 0
    deducted: int = 0
    atypical_reserved: int = 0
    atypical_realised: int = 0
    absences: tuple[AbsenceSum, ...] = ()
    """By reason, in the reasons' own order."""


COUNTS = (
    *("expected", "attended", "absent", "missing", "to_come", "unreserved"),
    *("reserved", "missing_minutes", "realised", "billed", "deducted"),
    *("atypical_reserved", "atypical_realised"),
)


def total(parts: Iterable[Figures]) -> Figures:
    """The sum, each reason of absence once."""
    figures = list(parts)
    by_reason: dict[AbsenceReason, list[AbsenceSum]] = {}
    for one in figures:
        for absence in one.absences:
            by_reason.setdefault(absence.reason, []).append(absence)
    return Figures(
        **{name: sum(getattr(one, name) for one in figures) for name in COUNTS},
        absences=tuple(
            _absences(reason, by_reason[reason]) for reason in AbsenceReason if reason in by_reason
        ),
    )


def _absences(reason: AbsenceReason, parts: Iterable[AbsenceSum]) -> AbsenceSum:
    found = list(parts)
    return AbsenceSum(
        reason=reason,
        days=sum(one.days for one in found),
        minutes=sum(one.minutes for one in found),
        deducted_days=sum(one.deducted_days for one in found),
        deducted=sum(one.deducted for one in found),
        billed=sum(one.billed for one in found),
    )
