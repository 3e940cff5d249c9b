"""What the report's paper says beyond its data (rapport mensuel): whom it is for, which days are missing."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from app.report.monthly_report import Rate

SEAL_LENGTH = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportNotes:
    """Facts that only people read; nothing here changes a figure."""

    recipient: str = "Caf"
    demonstration: bool = False
    """Prints « exemple, données fictives »."""
    in_progress: bool = False
    """The month isn't over (« mois en cours »)."""
    missing_days: tuple[date, ...] = ()
    """The days with presences not recorded, in order."""
    opening_hours: tuple[int, int] | None = None
    """First and last minute of opening, where every open day has the same and no gap."""
    weekday_opening: tuple[int, ...] = ()
    """Opening minutes of the month, Monday to Sunday; empty leaves the mean by weekday out."""
    atypical_before: int = 480
    """Atypical minutes of a weekday are those before this one…"""
    atypical_from: int = 1080
    """… and from this one on; Saturdays and Sundays are atypical whole."""
    limit_percent: int = 115
    """Most children at once, in percent of the capacity, rounded up."""
    micro: bool = False
    """A micro-crèche: the rule lets one adult care for up to three children."""
    shares: tuple[Rate, ...] = ()
    """The legal share of AVIP children in each month of the report's history, in order; the last is the quota's.

    The history's own `avip` ÷ `under_three` is not it: ages there are those of the month's last day.
    """


def seal_of(data: bytes) -> str:
    """The first 12 signs of the SHA-256 of a closed month's JSON."""
    return sha256(data).hexdigest()[:SEAL_LENGTH]
